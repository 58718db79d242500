"""Hostile texts and pages are answered, in time, and the answer keeps its promises."""

import time

import pytest

import checker
from tests.robustness import hostile, invariants

pytestmark = pytest.mark.slow
TEXTS = hostile.texts()
PAGES = hostile.pages()
DEADLINE = 10


@pytest.fixture(scope="module", autouse=True)
def _warm():
    checker.check(hostile.SENTENCE)


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_answered_in_time(name):
    in_time(text=TEXTS[name]())


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_answered_in_time(name):
    in_time(html=PAGES[name]())


def in_time(**given):
    start = time.process_time()
    report = invariants.answered(**given, deadline=DEADLINE)
    assert time.process_time() - start < DEADLINE * 1.2
    if report is not None:
        invariants.hold(report.article.text, report)


@pytest.mark.parametrize("first", ["paragraphs", "one sentence again", "quotes unbalanced"])
def test_the_next_article_is_read_as_if_nothing_had_been(first):
    plain = checker.check(hostile.SENTENCE).as_dict()
    checker.check(TEXTS[first](), deadline=5)
    assert checker.check(hostile.SENTENCE).as_dict() == plain
