"""Numbers nobody writes are answered at once and never become infinite."""

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Segment, Span
from checker.quantities import read


def answer(text):
    return read(text, Segment(0, "paragraph", Span(0, len(text))))


HOSTILE = {
    "a digit run": "1" * 10**6,
    "comma groups": "1" + ",000" * 10**5,
    "space groups": "1" + " 000" * 10**5,
    "one hundred": "one hundred " * 5000,
    "an exponent": "1e999999999 people",
    "a power": "10^999999999 people",
    "million": "million " * 2000,
    "spaces": "5" + " " * 10**5 + "men",
    "dots": "1." * 10**5,
    "unseen characters": "1" + "\u200b" * 10**5 + "2",
    "brackets": "(" * 10**5 + "5",
    "dollars": "$" * 10**5 + "5",
    "an endless address": "a" * 10**6 + "@",
    "a lone surrogate": "\ud800 5 men",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_numbers_are_answered_within_a_second(text):
    start = time.process_time()
    found, _ = answer(text)
    assert time.process_time() - start < 1
    assert all(v is None or v.is_finite() for q in found for v in (q.low, q.high))


def test_twice_the_text_takes_no_more_than_about_twice_the_time():
    def seconds(count):
        text = "Some 5 of 12 men, or 40%, won 3-1 and lost $5 million in two of 7 days. " * count
        gc.collect()
        start = time.process_time()
        answer(text)
        return time.process_time() - start

    answer("warm up: 5 men")
    assert seconds(400) < 4 * seconds(200) + 0.1


PIECES = st.sampled_from(
    (
        *("one", "two", "a", "an", "and", "half", "of", "in", "to", "from", "between", "about", "over", "5", "12"),
        *("3.5", "1,200", "$", "£", "%", "-", "–", "(", ")", ".", ",", "million", "dozen", "percent", "km", "years"),
        *("old", "The", "No", "Flight", "third", "no", "none", "twice", "points", "per", "100,000", "May", "2019"),
        *("pm", "10:42", "US$", "“", "”", "'", "hundred", "thousand", "few"),
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=25), st.sampled_from([" ", ""]))
def test_spans_are_ordered_and_inside_and_the_answer_is_the_same_twice(pieces, gap):
    text = gap.join(pieces)
    found, skipped = answer(text)
    spans = sorted([q.span for q in found] + [s.span for s in skipped])
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert list(found) == sorted(found, key=lambda q: q.span)
    for quantity in found:
        assert quantity.span.contains(quantity.numeral) or quantity.span.overlaps(quantity.numeral)
        if quantity.low is not None and quantity.high is not None and quantity.kind != "score":
            assert quantity.low <= quantity.high
    assert answer(text) == (found, skipped)
