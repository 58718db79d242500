"""Figures of one group -> the geometry of a chart: each figure a dot, a bar or an arrow on one scale.

The scale is logarithmic when the largest value is more than twenty times the smallest. Drawing is the templates' part.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.export import wording
from checker.export.answer import Values

WIDTH = 440.0
MARGIN = 16.0
ROW = 40.0
SPREAD = 20.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: a dot at `dot`, a bar from `left` to `right`; an end without a bound runs into an arrow."""

    figure: str
    label: str
    value: str
    y: float
    dot: float | None
    left: float
    right: float
    open_left: bool = False
    open_right: bool = False
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on the axis and where it stands."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All that is needed to draw; lengths in the units of the view box."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    width: float
    height: float
    axis: float
    logarithmic: bool
    unit: str
    title: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Values -> places between the margins."""

    low: float
    high: float
    logarithmic: bool

    def share(self, value: float) -> float:
        """How far up the scale a value is, from 0 to 1."""
        low, high, at = self.low, self.high, value
        if self.logarithmic:
            at = math.log10(max(at, low))
            low, high = math.log10(low), math.log10(high)
        return min(max((at - low) / (high - low), 0.0), 1.0)

    def __call__(self, value: float) -> float:
        return round(MARGIN + self.share(value) * (WIDTH - 2 * MARGIN), 2)


def chart(figures: Sequence[Values], title: str) -> Chart | None:
    """The chart of these figures, or None where fewer than two can stand on one scale."""
    rows, unit = _comparable(figures)
    if len(rows) < 2:
        return None
    scale = scale_of([v for _, low, high in rows for v in (low, high) if v is not None])
    marks = tuple(_mark(scale, n, *row) for n, row in enumerate(rows))
    axis = ROW * len(rows) + 6
    return Chart(
        marks,
        tuple(Tick(scale(float(value)), label) for value, label in ticks_of(scale)),
        WIDTH,
        axis + 22,
        axis,
        scale.logarithmic,
        unit,
        title,
    )


def _comparable(figures: Sequence[Values]) -> tuple[list[tuple[Values, float | None, float | None]], str]:
    """The figures of the most frequent unit with their bounds; where units differ, all in the unit of the first."""
    countable = [f for f in figures if f["kind"] != "score"]
    differ = len({f["unit"] for f in countable}) > 1
    read = [(f, (f.get("canonical") if differ else None) or f) for f in countable]
    units = [str(place["unit"]) for _, place in read]
    if not units:
        return [], ""
    unit = max(units, key=units.count)
    shown = [(f, place) for f, place in read if place["unit"] == unit]
    size, unit = _size(shown) if differ else (1.0, unit)
    rows = [(f, _float(place["low"], size), _float(place["high"], size)) for f, place in shown]
    return [row for row in rows if row[1:] != (None, None)], wording.units(unit)


def _size(shown: Sequence[tuple[Values, Values]]) -> tuple[float, str]:
    """What to multiply canonical values by to have them in the unit of the first figure, and that unit.

    370 millimeters and 12.2 inches stand on a scale of millimeters, not of 0.37 meters. Degrees stay as they are, since
    their scales begin at different noughts.
    """
    for figure, place in shown:
        for end in ("low", "high"):
            if figure[end] and place[end] and place.get("dimension") != "temperature":
                return float(figure[end]) / float(place[end]), str(figure["unit"])
    return 1.0, str(shown[0][1]["unit"]) if shown else ""


def _float(value: float | None, size: float) -> float | None:
    return None if value is None else float(value) * size


def scale_of(values: Sequence[float]) -> Scale:
    """A scale that holds all these values with some room: logarithmic where they are far apart."""
    low, high = min(values), max(values)
    if low > 0 and high / low > SPREAD:
        return Scale(low / 1.4, high * 1.4, True)
    if low == high:
        room = abs(low) * 0.5 or 1.0
    else:
        room = (high - low) * 0.12
    first = low - room
    return Scale(0.0 if low >= 0 > first or 0 <= low < high * 0.4 else first, high + room, False)


def _mark(scale: Scale, number: int, figure: Values, low: float | None, high: float | None) -> Mark:
    left = MARGIN if low is None else scale(low)
    right = WIDTH - MARGIN if high is None else scale(high)
    point = low if high is None else high if low is None else low if low == high else None
    told = (wording.label(wording.speaker(figure)), wording.when(figure), wording.stage(figure))
    label = " · ".join(filter(None, told))
    return Mark(
        figure["id"],
        label if len(label) <= 44 else f"{label[:43].rstrip()}…",
        wording.value(figure),
        number * ROW + 28,
        None if point is None else scale(point),
        left,
        right,
        open_left=low is None,
        open_right=high is None,
        hollow=figure["modifier"] != "exact",
    )


def ticks_of(scale: Scale) -> list[tuple[Decimal, str]]:
    """Round values along a scale, and how they are written."""
    return [(v, _short(v)) for v in (_powers(scale) if scale.logarithmic else _steps(scale))]


def _steps(scale: Scale) -> list[Decimal]:
    rough = (scale.high - scale.low) / 4
    magnitude = math.floor(math.log10(rough))
    unit = Decimal(1).scaleb(magnitude)
    step = next((unit * m for m in (1, 2, 5, 10) if float(unit * m) >= rough), unit * 10)
    first = math.ceil(scale.low / float(step))
    return [step * n for n in range(first, math.floor(scale.high / float(step)) + 1)]


def _powers(scale: Scale) -> list[Decimal]:
    first, last = math.floor(math.log10(scale.low)), math.ceil(math.log10(scale.high))
    every = max(1, (last - first) // 5)
    steps = (1, 3) if last - first <= 3 else (1,)
    values = [Decimal(m).scaleb(p) for p in range(first, last + 1, every) for m in steps]
    return [v for v in values if scale.low <= float(v) <= scale.high]


def _short(value: Decimal) -> str:
    for power, name in ((12, "tn"), (9, "bn"), (6, "m")):
        if abs(value) >= 10**power:
            return f"{wording.amount(float(value.scaleb(-power)))}{name}"
    return wording.amount(float(value)) or "0"
