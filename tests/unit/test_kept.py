"""What is kept of paragraphs read before changes no answer, wherever the paragraph stands now."""

from datetime import date

import pytest

import checker
from checker import moving, shelf
from checker.model import Evidence, Mention, Span
from tests.evaluation.benchmark import edited, own

NEW = "Officials in Port Ansel gave a new toll of 12 on Monday, 3 of them children."


def _edits(text):
    paragraphs = text.split("\n\n")
    yield "a word more", edited(text)
    yield "a paragraph more", f"{paragraphs[0]}\n\n{NEW}\n\n" + "\n\n".join(paragraphs[1:])
    yield "a paragraph less", "\n\n".join([*paragraphs[:1], *paragraphs[2:]])
    yield "turned round", "\n\n".join(paragraphs[::-1])
    # words that are common now may no longer open a name
    yield "other small words", text + "\n\nthe " + " ".join(w.lower() for w in text.split() if w.isalpha()) + "."


@pytest.mark.parametrize("text", own()[::3], ids=lambda text: text[:30])
def test_an_edited_article_is_answered_as_if_it_were_the_first(text):
    for what, changed in _edits(text):
        shelf.clear()
        checker.check(text, language="en")
        after = checker.check(changed, language="en").as_dict()
        shelf.clear()
        assert after == checker.check(changed, language="en").as_dict(), what


def test_the_year_of_publication_counts_though_the_words_are_the_same():
    text = "Flooding in 2019 left 61 people dead, officials said."
    events = [
        checker.check(text, published=day).figures[0].subject.event for day in (date(2019, 7, 1), date(2024, 7, 1))
    ]
    assert events == ["", "2019"]


def test_a_value_is_moved_with_all_that_stands_in_it():
    evidence = Evidence("rule", Span(1, 2))
    mention = Mention("12", Span(0, 2))
    assert moving.moved((mention, (evidence,), "12", None), 5) == (
        Mention("12", Span(5, 7)), (Evidence("rule", Span(6, 7)),), "12", None,
    )  # fmt: skip
    assert moving.moved(mention, 0) is mention
