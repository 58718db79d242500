"""Comparing texts: one group over several texts, disagreements between them only, and never an error."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count

import pytest

from checker import compare
from checker.compare import Text
from checker.export.compared import ComparisonView, lines
from checker.export.timeline import timeline
from checker.findings.rule import Desk
from checker.model import Finding, Group, InputError, Link, Parts, Ties
from tests.stories import flood


@pytest.fixture(autouse=True)
def judged(monkeypatch):
    """All deaths answer one question, and every pair of different values is a contradiction."""

    def group(figures, ties):
        dead = tuple(f.id for f in figures if f.subject.role == "dead")
        road = tuple(f.id for f in figures[:9] if f.quantity.kind == "measure")
        return Group("g1", "length of road", road), Group("g2", "people killed", dead)

    def judge(figures, groups, ties):
        by_id = Desk(figures, groups, ties).by_id
        found = [
            Finding("", "findings.made_up", kind, severity, (a, b), "", "", fingerprint="x")
            for g in groups
            for kind, severity in (("self_contradiction", "error"), ("arithmetic", "error"))
            for a in g.figures
            for b in g.figures
            if a < b and by_id[a].quantity.low != by_id[b].quantity.low
        ]
        return tuple(found), ()

    monkeypatch.setattr(compare.groups, "group", group)
    monkeypatch.setattr(compare.findings, "judge", judge)


def with_headline(value):
    """The report, its headline with another number of dead."""
    report = flood()
    first, *others = report.figures
    told = replace(first, text=str(value), quantity=replace(first.quantity, low=Decimal(value), high=Decimal(value)))
    return replace(report, figures=(told, *others))


def texts(*days, headlines=()):
    ties = Ties((Link("f5", "f6", "conversion"),), (Parts("f2", ("f1", "f4"), True),))
    for number, day in enumerate(days, 1):
        report = with_headline(headlines[number - 1]) if headlines else flood()
        article = replace(report.article, published=date.fromisoformat(day) if day else None)
        yield Text(f"Version {number}", replace(report, article=article, ties=ties))


def test_texts_stand_behind_one_another():
    one, two = texts(None, None)
    figures, ties = compare._joined((one, two))
    seen = {f.id: f for f in figures}
    assert list(seen)[8:10] == ["f9", "f10"]
    shift = seen["f10"].span.start - seen["f1"].span.start
    assert shift > len(one.report.article.text)
    assert seen["f11"].source.mention.span.start - seen["f2"].source.mention.span.start == shift
    assert seen["f10"].segment.index > seen["f9"].segment.index
    assert ties.links == (Link("f5", "f6", "conversion"), Link("f14", "f15", "conversion"))
    assert ties.parts[1] == Parts("f11", ("f10", "f13"), True)


def test_only_what_stands_between_texts_is_said_and_never_as_an_error():
    comparison = compare.compare(tuple(texts(None, None, headlines=(20, 21))))
    assert [g.label for g in comparison.groups] == ["people killed"]
    # the sources of both texts say the same in both: that the headline does not fit them is each text's own business
    (finding,) = comparison.findings
    assert (finding.kind, finding.severity, finding.figures) == ("texts_disagree", "check", ("1.f1", "2.f1"))
    assert finding.message == "People killed: Version 1 has 20, Version 2 has 21."
    assert finding.computed == {"first": "20", "second": "21", "difference": "1", "ratio": "1.05"}


def test_texts_that_say_the_same_do_not_differ():
    assert compare.compare(tuple(texts(None, None))).findings == ()


def test_a_clash_of_two_values_is_said_once_with_all_its_texts():
    comparison = compare.compare(tuple(texts(None, None, None, headlines=(20, 21, 21))))
    (finding,) = comparison.findings
    assert finding.figures == ("1.f1", "2.f1", "3.f1")
    assert finding.message == "People killed: Version 1 has 20, Version 2 and Version 3 have 21."
    many = compare.compare(tuple(texts(*[None] * 6, headlines=(20, 21, 21, 21, 21, 21))))
    assert many.findings[0].message == "People killed: Version 1 has 20, 5 texts have 21."


def test_a_source_that_speaks_in_one_text_only_is_set_against_the_other():
    one, two = texts(None, None)
    quiet = replace(two, report=replace(two.report, figures=two.report.figures[:1], ties=Ties()))
    messages = [f.message for f in compare.compare((one, quiet)).findings]
    assert messages == []  # the headline speaks in both, and the sources contradict it in the first already
    mute = replace(one, report=replace(one.report, figures=one.report.figures[1:2], ties=Ties()))
    (finding,) = compare.compare((mute, quiet)).findings
    assert finding.message == "People killed: Version 1 has 22 (Ilse Marten), Version 2 has 20."


def test_a_later_text_makes_a_note():
    comparison = compare.compare(tuple(texts("2024-10-21", "2024-10-23", headlines=(20, 21))))
    assert {f.severity for f in comparison.findings} == {"note"}


@pytest.mark.parametrize("count", [0, 1, 21])
def test_two_to_twenty_texts(count):
    with pytest.raises(InputError, match=f"these are {count}"):
        compare.compare(tuple(texts(*[None] * count)))


def test_the_values_hold_what_is_shown():
    body = compare.compare(tuple(texts("2024-10-21", None, "2024-10-23"))).as_dict()
    assert [t["published"] for t in body["texts"]] == ["2024-10-21", None, "2024-10-23"]
    assert {f["id"] for f in body["figures"]} == set(body["groups"][0]["figures"])
    first = body["figures"][1]
    assert (first["id"], first["document"]) == ("1.f2", 1)
    assert first["words"].startswith("At least 22 people died")
    for figure in body["figures"]:
        assert figure["words"][figure["in_words"]["start"] : figure["in_words"]["end"]] == figure["text"]
    view = ComparisonView(body)
    (question,) = view.questions
    assert [r.figure["id"] for r in question.rows][:5] == ["1.f1", "1.f2", "1.f3", "1.f4", "2.f1"]
    assert question.timeline is not None
    assert not question.timeline.dated
    written = "\n".join("".join(p.text for p in line) for line in lines(body))
    assert "3 texts, 1 shared question" in written


def test_the_timeline_goes_by_day_and_keeps_inside_its_frame():
    body = compare.compare(tuple(texts("2024-10-01", "2024-10-03", "2024-12-01"))).as_dict()
    drawn = timeline(body["figures"], body["texts"], "people killed")
    assert drawn.dated
    assert [t.label for t in drawn.across] == ["1 Oct", "1 Dec"]  # 3 Oct would stand in the way of 1 Oct
    assert all(drawn.left < p.x < drawn.width for p in drawn.points)
    assert all(0 < p.high <= p.low <= drawn.axis for p in drawn.points)
    assert [s.name for s in drawn.series] == ["The article itself", "Ilse Marten", "Rescue services", "Tomas Eller"]
    xs = [p.x for p in drawn.points if p.series == 1]
    assert xs == sorted(xs)


@pytest.fixture
def growing(monkeypatch):
    """Every text that is read has one more dead in its headline than the text before."""
    numbers = count(20)
    monkeypatch.setattr("checker.check", lambda *_, **__: with_headline(next(numbers)))


def test_the_page_compares_texts_and_files(client, growing):
    page = client.get("/compare").text
    assert page.count("<textarea") == 2
    assert client.get("/compare?texts=99").text.count("<textarea") == 20
    form = {"text": ["one", "two"], "name": ["Monday", ""], "published": ["2024-10-21", ""]}
    page = client.post("/compare", data=form).text
    assert "Monday has 20, Text 2 has 21." in page
    assert page.count("<textarea") == 2  # the texts again, to be edited
    assert "<mark>20</mark> dead as the Varn" in page
    assert re.search(r'class="changed".*Text 2 </td><td class="number">21</td><td class="number"><s>20</s>', page)
    assert 'class="chart timeline"' in page


def test_a_text_that_was_not_read_to_its_end_says_so(client, monkeypatch):
    monkeypatch.setattr("checker.check", lambda *_, **__: replace(flood(), unread=(3,)))
    page = client.post("/compare", data={"text": ["one", "two"], "name": ["", ""], "published": ["", ""]}).text
    assert page.count("not read to its end in time") == 2


def test_a_file_of_html_is_still_html_when_the_texts_are_compared_again(client, monkeypatch):
    asked = []
    monkeypatch.setattr("checker.check", lambda *_, **given: (asked.append(given), flood())[1])
    form = {"text": ["<p>one", "two"], "name": ["", ""], "published": ["", ""], "origin": ["html", ""]}
    assert '<input type="hidden" id="origin-1" name="origin" value="html">' in client.post("/compare", data=form).text
    assert [sorted(given) for given in asked] == [["deadline", "html"], ["deadline", "text"]]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"text": ["one", " "], "name": ["", ""], "published": ["", ""]}, "these are 1"),
        ({"text": ["one", "two"], "name": ["", ""], "published": ["soon", ""]}, "day of publication"),
    ],
)
def test_what_cannot_be_compared_is_said(client, form, words):
    answer = client.post("/compare", data=form)
    assert answer.status_code == 422
    assert words in answer.text


def test_the_service_compares(client, growing):
    answer = client.post("/v1/compare", json={"texts": [{"text": "one"}, {"name": "B", "html": "<p>two"}]})
    assert answer.status_code == 200
    assert [t["name"] for t in answer.json["texts"]] == ["Text 1", "B"]
    assert {f["kind"] for f in answer.json["findings"]} == {"texts_disagree"}
    assert client.post("/v1/compare", json={"texts": [{"text": "one"}]}).status_code == 422
    assert client.post("/v1/compare", json={"texts": [{"text": "one"}, {}]}).status_code == 422


def test_what_all_texts_tell_alike_is_one_row_without_a_chart(client, monkeypatch):
    monkeypatch.setattr(compare.findings, "judge", lambda *_: ((), ()))
    page = client.post("/compare", data={"text": ["one", "two"], "name": ["", ""], "published": ["", ""]}).text
    assert "The texts agree" in page
    assert "The same in every text that tells it" in page
    assert "Text 1, Text 2" in page
    assert 'class="chart timeline"' not in page


def test_a_line_breaks_where_a_text_has_its_source_say_several_things():
    body = compare.compare(tuple(texts("2024-10-01", "2024-10-03", "2024-10-05"))).as_dict()
    figures = [f for f in body["figures"] if f["source"] and f["source"]["name"] == "Ilse Marten"]
    whole = timeline(figures, body["texts"], "people killed")
    assert [step[0] for step in whole.series[0].path.split(" ")[::2]] == ["M", "L", "L"]
    twice = timeline([*figures, {**figures[1], "low": 40, "high": 40}], body["texts"], "people killed")
    assert twice.series[0].path == ""


def test_a_source_is_one_line_whatever_its_name_begins_with():
    body = compare.compare(tuple(texts("2024-10-01", "2024-10-09"))).as_dict()
    for figure in body["figures"]:
        if figure["source"] and figure["source"]["name"] == "Rescue services" and figure["document"] == 2:
            figure["source"]["name"] = "The rescue services"
    drawn = timeline(body["figures"], body["texts"], "people killed")
    assert [s.name for s in drawn.series].count("Rescue services") == 1
    assert "The rescue services" not in [s.name for s in drawn.series]
