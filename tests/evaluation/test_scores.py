"""The scores committed are held, the gold is built from its marks, and the scorer counts as it says."""

import json

import pytest

from tests.evaluation import annotate, edits, gold, record, scoring, tables


@pytest.mark.slow
def test_no_measure_falls_below_the_scores_committed():
    scores = record.measure()
    change = record.compare(scores, record.committed())
    print(tables.table(scores))
    print(change.told())
    assert not change.dropped, change.told()


def test_texts_and_annotations_are_those_of_the_marked_articles():
    built = {f"{group}/{name}": (text, annotation) for group, name, text, annotation in annotate.articles()}
    for place, (text, annotation) in built.items():
        path = gold.GOLD / f"{place}.json"
        assert path.with_suffix(".txt").read_text(encoding="utf-8") == text, place
        assert json.loads(path.read_text(encoding="utf-8")) == annotation, place
    assert {case.place for case in gold.cases()} == set(built)


def test_annotations_keep_their_promises():
    for case in gold.cases():
        ends = [figure["end"] for figure in case.figures]
        assert ends == sorted(ends), case.place
        for figure in case.figures:
            assert case.text[figure["start"] : figure["end"]] == figure["text"]
            if source := figure["source"]:
                assert case.text[source["start"] : source["end"]] == source["text"]
                assert source["name"] in case.text, (case.place, source["name"])


def test_every_edit_can_be_made():
    for folder in sorted(path for path in gold.GOLD.iterdir() if path.is_dir()):
        for edit in edits.pairs(folder):
            assert edit.broken != edit.original != edit.harmless[0][0]
            assert len(edit.clash) >= 2


@pytest.fixture
def case():
    text, marked = annotate.build(
        "[12|dead|s=chief g=dead #a] dead, <chief:the chief> said. The mayor has [15|dead|s=mayor g=dead #b].\n---\n"
        "@mayor = mayor\ng dead = dead\n! a b | conflict sources_disagree | twelve and fifteen".replace(
            "The mayor", "<mayor:The mayor>"
        ),
        "example",
    )
    return gold.Case("set", "example", text, tuple(marked["figures"]), tuple(marked["discrepancies"]))


def answer(case, **changes):
    figures = [
        {k: f[k] for k in ("id", "start", "end", "text", "low", "high", "unit", "modifier", "source")} | {"group": "g1"}
        for f in case.figures
    ]
    finding = {"figures": ["f1", "f2"], "severity": "check", "kind": "sources_disagree"}
    return {"figures": figures, "findings": [finding]} | changes


def test_the_annotation_itself_scores_full_marks(case):
    measures = scoring.score([case], lambda _: answer(case)).measures()
    assert {what: value for what, value in measures.items() if value not in (100.0, None)} == {}


def test_an_empty_answer_scores_nothing(case):
    score = scoring.score([case], lambda _: answer(case, figures=[], findings=[]))
    assert score.measures()["figures R"] == 0
    assert score.measures()["firm findings R"] == 0
    assert score.counts["source"] == 2


def test_a_note_is_no_firm_finding(case):
    note = {"figures": ["f1", "f2"], "severity": "note", "kind": "sources_disagree"}
    measures = scoring.score([case], lambda _: answer(case, findings=[note])).measures()
    assert (measures["findings R"], measures["firm findings R"]) == (100, 0)


def test_a_wrong_source_counts_against_precision_and_recall(case):
    given = answer(case)
    given["figures"][0]["source"] = {"name": "Red Cross", "text": "Red Cross", "start": 90, "end": 99}
    measures = scoring.score([case], lambda _: given).measures()
    assert (measures["sources P"], measures["sources R"]) == (50, 50)


def test_a_drop_is_told_with_what_was_lost(case):
    good, bad = (
        scoring.score([case], lambda _: answer(case)),
        scoring.score([case], lambda _: answer(case, findings=[])),
    )
    held = {"measures": {"together": tables.measures(good)}, "faults": good.faults}
    assert record.compare({"together": good}, held).told() == ""
    change = record.compare({"together": bad}, held)
    assert "findings F1 100 -> 0" in change.dropped
    assert change.lost == ("set/example: not found: twelve and fifteen",)
    assert record.compare({"together": good}, {"measures": held["measures"], "faults": bad.faults}).gained


def test_an_injected_error_is_far_from_the_value_it_replaces():
    figure = {"text": "1,200", "low": 1200, "unit": "", "modifier": "exact"}
    assert edits.another_value(figure, {480}) == "3,000"
    assert edits.another_value({"text": "Six", "low": 6, "unit": "", "modifier": "exact"}, set()) == "Two"
    assert edits.another_value({"text": "dozens", "low": 24, "unit": "", "modifier": "vague"}, set()) is None
