"""The word lists -> every unit that is read, with its base, spellings and an example."""

from __future__ import annotations

from dataclasses import dataclass

from checker.quantities import money
from checker.quantities import units as measures


@dataclass(frozen=True, slots=True)
class Listed:
    """A unit as it stands in answers; `base` is what amounts of its dimension are brought to ("" if to nothing)."""

    name: str
    kind: str
    dimension: str
    base: str
    spellings: tuple[str, ...]
    example: str


def units() -> tuple[Listed, ...]:
    """Measures, units of time, currencies and percent, each with a sentence in which it is read."""
    found = [
        Listed(
            u.name, "measure", u.dimension, measures.BASES.get(u.dimension, u.dimension), u.words + u.symbols, u.example
        )
        for u in measures.units()
    ]
    found += [
        Listed(t.name, "duration", t.dimension, measures.BASES[t.dimension], t.words + t.symbols, t.example)
        for t in measures.time_units()
    ]
    found += [
        Listed(
            c.code, "money", "money", c.code, c.signs + c.words + tuple(f"{n} {c.name}" for n in c.nations), c.example
        )
        for c in money.currencies()
    ]
    found.append(
        Listed("percent", "percent", "share", "percent", ("%", "percent", "per cent"), "Turnout was 74 percent.")
    )
    points = ("percentage points", "pp")
    found.append(
        Listed("percentage point", "percent", "share", "percentage point", points, "It fell by 2 percentage points.")
    )
    basis = ("basis points", "bps")
    found.append(Listed("basis point", "percent", "share", "percentage point", basis, "Rates rose by 25 basis points."))
    return tuple(found)
