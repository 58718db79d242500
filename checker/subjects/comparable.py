"""Two quantities -> whether they can be put into one sum or one comparison."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Quantity

_ELIDED = Decimal(30)


def comparable(first: Quantity, second: Quantity) -> bool:
    """Whether both are amounts of one unit, read as they stand (kilometres against miles are not)."""
    if (first.per and second.per and first.per != second.per) or "score" in (first.kind, second.kind):
        return False
    if first.kind == second.kind:
        return first.unit == second.unit or elided(first, second)
    return elided(first, second)


def elided(first: Quantity, second: Quantity) -> bool:
    """Whether one of them left out the unit of the other: from 2.5 million to 1.9 million hectolitres."""
    bare, full = (first, second) if first.unit == "" else (second, first)
    if (
        bare.kind != "count"
        or bare.unit
        or full.kind not in ("money", "percent", "measure", "duration")
        or not full.unit
    ):
        return False
    one, two = bare.value, full.value
    return bool(one and two and max(abs(one), abs(two)) <= _ELIDED * min(abs(one), abs(two)))


def same_dimension(first: Quantity, second: Quantity) -> bool:
    """Whether both measure the same thing in units that convert into one another."""
    if first.canonical and second.canonical:
        return first.canonical.dimension == second.canonical.dimension
    return first.kind == second.kind == "money" and first.unit != second.unit
