"""Properties told by other words than a noun: by an adjective, an anchor or an office."""

from __future__ import annotations

import pytest

from checker.pipeline import check


@pytest.mark.parametrize(
    ("sentence", "number", "measured"),
    [
        ("The new wall is 40 feet high.", "40 feet", "height"),
        ("The hut stands 30 yards away from the road.", "30 yards", "distance from road"),
        ("The vote was held two weeks before the deadline.", "two weeks", "time before deadline"),
        ("She served as mayor for twelve years.", "twelve years", "time as mayor"),
        ("The fine was set at $500.", "$500", "fine"),
    ],
)
def test_property(sentence: str, number: str, measured: str) -> None:
    figures = {f.text: f.subject.property for f in check(sentence).figures}
    assert figures[number] == measured
