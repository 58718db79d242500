"""Figures -> the intervals in which their true values may lie, given what is printed, and sums of such intervals.

All arithmetic rules work with these, so that rounding, `about` and `more than` never make a false alarm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext

from checker.model import Figure, Quantity

OPEN = Decimal("Infinity")
_ROUND = Decimal("0.025")
_LOOSE = Decimal(5)
_APPROX = Decimal("0.05")
_WORD = Decimal("0.06")
_DIGITS = Decimal("0.01")
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval; either end may be open (infinite)."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        low = -OPEN if OPEN in (-self.low, other.high) else self.low - other.high
        high = OPEN if OPEN in (self.high, -other.low) else self.high - other.low
        return Interval(low, high)

    def times(self, other: Interval) -> Interval:
        """The product of two intervals of amounts that are not negative."""
        low, high = max(self.low, Decimal(0)) * max(other.low, Decimal(0)), _product(self.high, other.high)
        return Interval(low, high)

    def over(self, other: Interval) -> Interval:
        """The quotient of two intervals of amounts that are not negative."""
        low = Decimal(0) if other.high == OPEN else _quotient(max(self.low, Decimal(0)), other.high)
        high = OPEN if self.high == OPEN or other.low <= 0 else self.high / other.low
        return Interval(low, high)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def wider(self, share: Decimal) -> Interval:
        """The interval stretched by this share of its ends."""
        return Interval(self.low - abs(self.low) * share if self.low.is_finite() else self.low,
                        self.high + abs(self.high) * share if self.high.is_finite() else self.high)  # fmt: skip


def of(figure: Figure) -> Interval:
    """Where the true value of a figure may lie."""
    return reach(figure.quantity, figure.text)


def reach(quantity: Quantity, text: str) -> Interval:
    """The interval of a quantity: its bounds as worded, widened by the rounding of what is printed."""
    low = -OPEN if quantity.low is None else quantity.low
    high = OPEN if quantity.high is None else quantity.high
    slack = rounding(quantity, text)
    if quantity.kind == "score" and quantity.low is not None and quantity.high is not None:
        return Interval(low + high, low + high)
    if quantity.modifier == "approx":
        slack = max(slack, min(_APPROX * abs(quantity.value or Decimal(0)), _LOOSE * _precision(quantity)))
    if quantity.modifier == "min":
        return Interval(low - slack, OPEN)
    if quantity.modifier == "max":
        return Interval(Decimal(0) if low == -OPEN else low, high + slack)
    return Interval(low - slack, high + slack)


def rounding(quantity: Quantity, text: str) -> Decimal:
    """How far the true value may lie from the one printed, by its last digit, its zeros, or its being a word."""
    value = abs(quantity.value or Decimal(0))
    if quantity.kind in ("percent", "multiplier") and not re.search(r"\d", text):
        if quantity.unit == "percentage point" or re.search(r"per\s?cent|percent", text):
            return Decimal("0.5")
        return _WORD * value
    step = quantity.step if quantity.step is not None else Decimal(1)
    if quantity.kind in ("percent", "measure", "duration", "rate", "multiplier"):
        return step / 2
    if step > 1:
        return min(step / 2, _ROUND * value)
    bare = step / 2 if quantity.kind == "money" else Decimal(0)
    place = zeros(value)
    if value < _THOUSAND or place < _HUNDRED:
        return bare
    return max(bare, min(place / 2, (_ROUND if place * 10 > value else _DIGITS) * value))


def _precision(quantity: Quantity) -> Decimal:
    """The place to which a figure is printed: about 67.3 is closer than about 70."""
    step = quantity.step if quantity.step is not None else Decimal(1)
    return max(step, zeros(abs(quantity.value or Decimal(0))) if step == 1 else step)


def zeros(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 1,200 -> 100."""
    if value == 0 or value != value.to_integral_value():
        return Decimal(1)
    number, place = int(value), 1
    while number % 10 == 0:
        number //= 10
        place *= 10
    return Decimal(place)


def printed(value: Decimal, places: int | None = None) -> str:
    """A number as an article prints it: 12,345; 0.4; with at most so many decimal places."""
    with localcontext() as context:
        context.prec = 40
        if places is None:
            places = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
        rounded = value.quantize(Decimal(1).scaleb(-places))
        if rounded == rounded.to_integral_value():
            return f"{rounded.to_integral_value():,}"
        return f"{rounded.normalize():,f}"


def _product(first: Decimal, second: Decimal) -> Decimal:
    return OPEN if OPEN in (first, second) else first * second


def _quotient(first: Decimal, second: Decimal) -> Decimal:
    return first / second if second else OPEN
