"""The article as it is shown: every word once and in order, whatever overlaps whatever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.export import Answer
from checker.export.chart import chart
from checker.export.marks import blocks, extents
from checker.export.view import View
from tests.stories import flood


def shown(answer):
    return "".join(run.text for block in blocks(answer) for stretch in block.stretches for run in stretch.runs)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12), st.sampled_from(["figure", "source", "cue"]))))
def test_marks_never_lose_or_repeat_a_word(places):
    text = "one two three four five six seven eight nine ten"
    body = flood().as_dict()
    sample = body["figures"][1]
    figures = []
    for number, (start, length, kind) in enumerate(places):
        end = min(start + length, len(text))
        place = {"start": start, "end": end}
        source = {**sample["source"], **place, "cue": place} if kind != "figure" else None
        figures.append({**sample, "id": f"f{number}", **place, "source": source})
    answer = Answer({**body, "document": {"segments": []}, "figures": figures}, text)
    assert shown(answer) == text
    firsts = [s.figure for b in blocks(answer) for s in b.stretches if s.first]
    assert len(firsts) == len(set(firsts))


def test_a_dateline_stands_in_its_paragraphs_line():
    text = "Title\n\nROME — Ten died.\n\nPARIS\n\nMore."
    places = [
        ("headline", 0, 5),
        ("dateline", 7, 13),
        ("paragraph", 14, 23),
        ("dateline", 25, 30),
        ("paragraph", 32, 37),
    ]
    segments = [{"kind": k, "start": s, "end": e, "field": "text"} for k, s, e in places]
    answer = Answer({**flood().as_dict(), "document": {"segments": segments}, "figures": []}, text)
    assert [(k, text[s:e]) for k, s, e in extents(answer)] == [
        ("headline", "Title"),
        ("paragraph", "ROME — Ten died."),
        ("dateline", "PARIS"),
        ("paragraph", "More."),
    ]


def test_paragraphs_are_counted_as_they_are_shown():
    view = View(Answer.of(flood()))
    for name, entry in view.entries.items():
        block = view.blocks[entry.block - 1]
        assert name in {s.figure for s in block.stretches}


def figure(low, high=..., **rest):
    row = {
        "id": "f",
        "low": low,
        "high": low if high is ... else high,
        "unit": "",
        "kind": "count",
        "modifier": "exact",
    }
    return {**row, "text": str(low), "source": None, **rest}


@pytest.mark.parametrize(
    ("values", "logarithmic"), [((20, 22), False), ((1_500, 10_000), False), ((12, 1_000_000), True), ((0, 900), False)]
)
def test_a_scale_holds_its_figures(values, logarithmic):
    drawn = chart([figure(v) for v in values], "dead")
    assert drawn.logarithmic is logarithmic
    dots = [m.dot for m in drawn.marks]
    assert dots == sorted(dots)
    assert all(0 < d < drawn.width for d in dots)
    assert 2 <= len(drawn.ticks) <= 12


@pytest.mark.parametrize("values", [(5, 5), (0, 0), (-3, 2), (1e300, 2), (0.0001, 0.0002)])
def test_a_scale_bears_any_values(values):
    drawn = chart([figure(v) for v in values], "dead")
    assert all(0 <= m.dot <= drawn.width for m in drawn.marks)


def test_units_are_not_mixed_unless_they_convert():
    mile, kilometre = figure(40, unit="mile"), figure(64, unit="kilometer")
    assert chart([mile, kilometre], "road") is None
    length = {"dimension": "length", "unit": "meter"}
    drawn = chart(
        [
            {**mile, "canonical": {**length, "low": 64_374, "high": 64_374}},
            {**kilometre, "canonical": {**length, "low": 64_000, "high": 64_000}},
        ],
        "road",
    )
    assert drawn.unit == "miles"
    assert all(30 < float(tick.label) < 50 for tick in drawn.ticks)
    assert abs(drawn.marks[0].dot - drawn.marks[1].dot) < drawn.width
