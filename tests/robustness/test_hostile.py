"""Hostile texts are answered, in time, and the answer keeps its promises."""

import time

import pytest

import checker
from tests.robustness import hostile, invariants

pytestmark = pytest.mark.slow
TEXTS = hostile.texts()
SECONDS = 20


@pytest.fixture(scope="module", autouse=True)
def _warm():
    checker.check(hostile.SENTENCE)


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_answered_in_time(name):
    text = TEXTS[name]()
    start = time.process_time()
    report = invariants.answered(text, deadline=SECONDS / 2)
    assert time.process_time() - start < SECONDS
    if report is not None:
        invariants.hold(text, report)


@pytest.mark.parametrize("first", ["paragraphs", "one sentence again", "quotes unbalanced"])
def test_the_next_article_is_read_as_if_nothing_had_been(first):
    plain = checker.check(hostile.SENTENCE).as_dict()
    checker.check(TEXTS[first](), deadline=5)
    assert checker.check(hostile.SENTENCE).as_dict() == plain
