"""Two figures of one group -> whether their values fit, and if so why: equal, overlap, bound, rounding, conversion."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Figure, Quantity

Interval = tuple[Decimal, Decimal]
OPEN = Decimal("1e30")
APPROX = Decimal("0.10")
CONVERTED = Decimal("0.06")
ROUND = Decimal("0.12")  # a last digit coarser than this share of the value is no rounding
CLEARLY = Decimal("1.2")
BEYOND = 2  # a vague word is passed by more than this factor before it is firmly contradicted


def fits(first: Figure, second: Figure) -> str:
    """Why the two values can both hold, or "" if they cannot."""
    one, two = first.quantity, second.quantity
    if _ends(one) == _ends(two) and one.unit == two.unit:
        return "equal"
    if {one.modifier, two.modifier} <= {"min"} or {one.modifier, two.modifier} <= {"max"}:
        return "rounding" if _close(_level(one), _level(two), APPROX) else ""
    if not meet(_reach(first), _reach(second)):
        return ""
    if {one.modifier, two.modifier} & {"min", "max"}:
        return "bound"
    if one.unit != two.unit:
        return "conversion"
    if meet(_ends(one), _ends(two)):
        return "overlap"
    return "rounding"


def meet(one: Interval, two: Interval) -> bool:
    """Whether two closed intervals share a value."""
    return one[0] <= two[1] and two[0] <= one[1]


def apart(first: Figure, second: Figure) -> Decimal:
    """By which factor the nearer ends of two values that do not fit are apart; 1 when they touch."""
    one, two = _ends(first.quantity), _ends(second.quantity)
    low, high = (one, two) if one[1] <= two[0] else (two, one)
    near, far = abs(low[1]), abs(high[0])
    if min(near, far) == 0:
        return Decimal(100) if max(near, far) else Decimal(1)
    return max(near, far) / min(near, far)


def _ends(quantity: Quantity) -> Interval:
    """The stated interval in the base unit where there is one, open sides far out."""
    given = quantity.canonical or quantity
    low = -OPEN if given.low is None else given.low
    high = OPEN if given.high is None else given.high
    return low, high


def _level(quantity: Quantity) -> Decimal:
    low, high = _ends(quantity)
    return high if low == -OPEN else low


def _close(one: Decimal, two: Decimal, share: Decimal) -> bool:
    return abs(one - two) <= share * max(abs(one), abs(two))


def _reach(figure: Figure) -> Interval:
    """The values a figure allows once `about` and the rounding of what is printed are granted."""
    quantity = figure.quantity
    low, high = _ends(quantity)
    slack = Decimal(0)
    value = max(abs(low) if low != -OPEN else Decimal(0), abs(high) if high != OPEN else Decimal(0))
    if quantity.modifier == "approx":
        slack = APPROX * value
    elif quantity.canonical is not None and quantity.kind == "measure":
        slack = CONVERTED * value / 2
    step = _coarse(quantity)
    if step is not None and quantity.value:
        scale = value / abs(quantity.value) if quantity.canonical else Decimal(1)
        slack = max(slack, step * scale / 2)
    return (low if low == -OPEN else low - slack), (high if high == OPEN else high + slack)


def _coarse(quantity: Quantity) -> Decimal | None:
    """The place value of the last digit, where it is fine enough for the number to be a rounded one: 1.5 million."""
    step, value = quantity.step, quantity.value
    if step is None or value is None or quantity.kind in {"age", "score"}:
        return None
    if quantity.kind == "count" and step <= 1:
        step = _round_number(value)
    if quantity.unit == "magnitude" or step is None or step > ROUND * abs(value):
        return None
    return step


def _round_number(value: Decimal) -> Decimal | None:
    """Trailing zeros of a large count are rounding: 12,000 can stand for 12,400."""
    if value < 1000 or value != value.to_integral_value():
        return None
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(10) ** zeros if zeros >= 2 else None
