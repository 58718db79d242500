"""A number that is a name elsewhere in the article is a name only after the same naming word."""

import pytest

import checker


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Buses on routes 5 and 12 are running. The storm flooded 67 homes and 12 in spring.", ["67", "12"]),
        ("The Boeing 707 landed. Two people saw the 707 burn.", ["Two"]),
    ],
)
def test_digits_after_a_joining_word_are_counts(text, counts):
    assert [f["text"] for f in checker.check(text).as_dict()["figures"]] == counts
