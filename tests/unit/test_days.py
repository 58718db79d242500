"""The day that "on Friday" is: published is what it is read against."""

from datetime import date

import pytest

import checker
from checker import days
from checker.model import Span, Time

MONDAY = date(2026, 3, 2)


def at(text, words, **known):
    start = text.index(words)
    return Time(words, Span(start, start + len(words)), **known)


@pytest.mark.parametrize(
    ("text", "words", "known", "stage", "day"),
    [
        ("on Friday that", "Friday", {}, "fact", "2026-02-27"),
        ("on Monday that", "Monday", {}, "fact", "2026-03-02"),
        ("on Tuesday", "Tuesday", {}, "plan", "2026-03-03"),
        ("on Monday", "Monday", {}, "forecast", "2026-03-02"),
        ("last Friday", "Friday", {}, "fact", None),
        ("Friday next week", "Friday", {}, "plan", None),
        ("Yesterday", "Yesterday", {}, "fact", "2026-03-01"),
        ("today", "today", {}, "fact", "2026-03-02"),
        ("Tuesday February", "Tuesday February", {"month": 2}, "fact", "2026-02-24"),
        ("Tuesday June", "Tuesday June", {"month": 6}, "fact", None),
        ("March 1", "March", {"month": 3, "day": 1}, "fact", "2026-03-01"),
        ("March 3", "March", {"month": 3, "day": 3}, "fact", "2025-03-03"),
        ("March 3", "March", {"month": 3, "day": 3}, "plan", "2026-03-03"),
        ("29 February", "February", {"month": 2, "day": 29}, "fact", "2024-02-29"),
        ("30 February", "February", {"month": 2, "day": 30}, "fact", None),
        ("2024", "2024", {"year": 2024}, "fact", "2024"),
        ("May 2024", "May 2024", {"year": 2024, "month": 5}, "fact", "2024-05"),
        ("May 9 2024", "May 9 2024", {"year": 2024, "month": 5, "day": 9}, "fact", "2024-05-09"),
    ],
)
def test_the_day_that_is_meant(text, words, known, stage, day):
    assert days.meant(at(text, words, **known), MONDAY, text, stage) == day


def test_without_a_day_of_publication_only_what_is_written_is_known():
    assert days.meant(at("Friday", "Friday"), None, "Friday") is None
    assert days.meant(at("2024", "2024", year=2024), None, "2024") == "2024"
    assert days.meant(None, MONDAY, "") is None
    assert days.meant(Time("", None, relation="earlier"), MONDAY, "") is None


def test_an_answer_tells_the_day():
    (figure,) = checker.check("Police said on Friday that 12 people died.", published=MONDAY).as_dict()["figures"]
    assert (figure["as_of"], figure["as_of_day"]) == ("Friday", "2026-02-27")
