"""Two values -> the slip of the pen that would make one of the other: digits swapped, a scale word lost."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Figure

_SCALES = {Decimal(10): "a digit", Decimal(1000): "a thousand", Decimal(1000000): "a million"}


def _digits(value: Decimal) -> str:
    return "".join(str(d) for d in value.normalize().as_tuple().digits).rstrip("0")


def swapped(first: Figure, second: Figure) -> bool:
    """Whether the numbers have the same digits in another order and the same length: 1,284 and 1,248."""
    one, two = first.quantity.value, second.quantity.value
    if one is None or two is None or one == two or first.quantity.unit != second.quantity.unit:
        return False
    a, b = _digits(one), _digits(two)
    if len(a) < 2 or sorted(a) != sorted(b) or one.adjusted() != two.adjusted():
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 2


def scale(first: Figure, second: Figure) -> Decimal | None:
    """The power of ten between two numbers with the same digits: 1000 for $3.78 billion and $3.78 million."""
    one, two = first.quantity.value, second.quantity.value
    if not one or not two or first.quantity.unit != second.quantity.unit:
        return None
    ratio = max(one, two) / min(one, two)
    few = len(_digits(one)) < 2
    for power in _SCALES:
        if ratio == power and not (power == 10 and few) and not (power == 1000 and few and min(one, two) < 10):
            return power
    return None


def likely(first: Figure, second: Figure) -> bool:
    """Whether a slip of the pen would make one of the two of the other."""
    return swapped(first, second) or scale(first, second) is not None
