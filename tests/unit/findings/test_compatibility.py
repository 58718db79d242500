"""Values fit or do not, by what their words allow."""

from decimal import Decimal

import pytest

from checker.findings import compatibility, slips
from checker.model import Attribution, Figure, Quantity, Segment, Span, Subject

SPAN = Span(0, 1)


def figure(low, high=None, modifier="exact", unit="", kind="count", step=1):
    low, high = (None if v is None else Decimal(str(v)) for v in (low, low if high is None else high))
    if modifier == "min":
        high = None
    if modifier == "max":
        low = None
    quantity = Quantity(SPAN, 0, kind, low, high, unit, modifier, SPAN, step=Decimal(str(step)))
    return Figure("f1", "", quantity, Attribution(), Subject(), Segment(0, "paragraph", SPAN), 0, SPAN)


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        (figure(12), figure(12), "equal"),
        (figure(100, modifier="min"), figure(120), "bound"),
        (figure(100, modifier="min"), figure(80), ""),
        (figure(50, modifier="approx"), figure(48), "rounding"),
        (figure(50, modifier="approx"), figure(40), ""),
        (figure(24, 99, "vague"), figure(62), "overlap"),
        (figure(24, 99, "vague"), figure(9), ""),
        (figure(12000), figure(12400), "rounding"),
        (figure(12000), figure(14000), ""),
        (figure(1500000, step=100000), figure(1540000), "rounding"),
        (figure(20, modifier="min"), figure(48, modifier="min"), ""),
        (figure(12), figure(13), ""),
    ],
)
def test_values_fit(one, two, why):
    assert compatibility.fits(one, two) == why
    assert compatibility.fits(two, one) == why


def test_a_slip_is_named():
    assert slips.swapped(figure(1284), figure(1248))
    assert not slips.swapped(figure(1284), figure(1294))
    assert slips.scale(figure(3780000000), figure(3780000)) == 1000
    assert slips.scale(figure(3780), figure(1890)) is None


def test_how_far_apart():
    assert compatibility.apart(figure(24, 99, "vague"), figure(12)) == 2
    assert compatibility.apart(figure(0), figure(4)) == 100
