"""Figures of one question in several texts -> the geometry of a timeline: a count by date (or by text) and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from checker.export import wording
from checker.export.answer import Values
from checker.export.chart import Scale, Tick, scale_of, ticks_of

WIDTH = 560.0
HEIGHT = 240.0
LEFT, RIGHT, TOP, BOTTOM = 64.0, 24.0, 16.0, 34.0
SERIES = 8


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at its day; `low` and `high` are the ends of its interval, the same for a single value."""

    figure: str
    x: float
    low: float
    high: float
    series: int
    title: str
    hollow: bool


@dataclass(frozen=True, slots=True)
class Series:
    """What one source says over time, as a line."""

    name: str
    number: int
    path: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that is needed to draw; lengths in the units of the view box."""

    points: tuple[Point, ...]
    series: tuple[Series, ...]
    across: tuple[Tick, ...]
    upward: tuple[Tick, ...]
    dated: bool
    logarithmic: bool
    title: str
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT
    axis: float = HEIGHT - BOTTOM


def timeline(figures: Sequence[Values], texts: Sequence[Values], title: str) -> Timeline | None:
    """The timeline of these figures, by day of publication where every text has one, else by the order of the texts."""
    units = [f["unit"] for f in figures if f["kind"] != "score"]
    unit = max(units, key=units.count) if units else ""
    shown = [f for f in figures if f["unit"] == unit and f["kind"] != "score" and _ends(f) is not None]
    if len(shown) < 2:
        return None
    scale = scale_of([v for f in shown for v in _ends(f) or ()])
    places, across, dated = _days(texts)
    names: dict[str, str] = {}
    for figure in shown:
        names.setdefault(voice(figure), wording.label(wording.speaker(figure)))
    points = tuple(_point(f, places, scale, list(names)) for f in shown)
    upward = tuple(Tick(_height(scale, float(value)), label) for value, label in ticks_of(scale))
    series = tuple(
        Series(name, n % SERIES + 1, _path(spoken, shown, points)) for n, (spoken, name) in enumerate(names.items())
    )
    return Timeline(points, series, across, upward, dated, scale.logarithmic, title)


def voice(figure: Values) -> str:
    """What a source is known by in several texts: its name without its article, whatever it begins with."""
    return wording.speaker(figure).casefold().removeprefix("the ")


def _ends(figure: Values) -> tuple[float, float] | None:
    low, high = figure["low"], figure["high"]
    if low is None and high is None:
        return None
    return float(high if low is None else low), float(low if high is None else high)


def _days(texts: Sequence[Values]) -> tuple[list[float], tuple[Tick, ...], bool]:
    """Where each text stands on the axis, and the axis."""
    days = [date.fromisoformat(t["published"]) for t in texts if t["published"]]
    dated = len(days) == len(texts) and len(set(days)) > 1
    # texts of one day stand apart in their order: the day is divided among them
    values = [d.toordinal() + days[:n].count(d) / days.count(d) for n, d in enumerate(days)]
    values = values if dated else [float(n) for n in range(len(texts))]
    low, high = min(values), max(values)
    room = (high - low) * 0.06 or 1.0
    span = (WIDTH - LEFT - RIGHT) / (high - low + 2 * room)
    places = [round(LEFT + (v - low + room) * span, 2) for v in values]
    labels = [f"{d.day} {d:%b}" for d in days] if dated else _names(texts, span)
    ticks: list[Tick] = []
    for x, label in sorted(zip(places, labels, strict=True)):
        if not ticks or (x - ticks[-1].x > 44 and not (dated and label == ticks[-1].label)):
            ticks.append(Tick(x, label))
    return places, tuple(ticks), dated


def _names(texts: Sequence[Values], room: float) -> list[str]:
    """The texts by name where their names fit below the axis, else by number."""
    longest = int(room / 6.4)
    if longest < 10:
        return [str(n) for n in range(1, len(texts) + 1)]
    names = [str(text["name"]) for text in texts]
    return [name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…" for name in names]


def _height(scale: Scale, value: float) -> float:
    return round(HEIGHT - BOTTOM - scale.share(value) * (HEIGHT - TOP - BOTTOM), 2)


def _point(figure: Values, places: Sequence[float], scale: Scale, voices: Sequence[str]) -> Point:
    low, high = _ends(figure) or (0.0, 0.0)
    number = voices.index(voice(figure))
    # sources of one day stand a little apart, so that equal figures do not hide one another
    x = places[figure["document"] - 1] + (number - (len(voices) - 1) / 2) * min(6.0, 30 / len(voices))
    return Point(
        figure["id"],
        round(x, 2),
        _height(scale, low),
        _height(scale, high),
        number % SERIES + 1,
        f"{wording.label(wording.speaker(figure))}: {wording.value(figure)}",
        figure["modifier"] != "exact",
    )


def _path(spoken: str, figures: Sequence[Values], points: Sequence[Point]) -> str:
    """The line through what one voice says, from text to text; broken where a text has it say several things."""
    said: dict[int, set[tuple[float, float]]] = {}
    for figure, point in zip(figures, points, strict=True):
        if voice(figure) == spoken:
            said.setdefault(figure["document"], set()).add((point.x, (point.low + point.high) / 2))
    steps: list[str] = []
    before = False
    for _, places in sorted(said.items(), key=lambda item: min(item[1])):
        if single := len(places) == 1:
            steps += [f"{'L' if before else 'M'}{x} {y}" for x, y in places]
        before = single
    return " ".join(steps) if any(step[0] == "L" for step in steps) else ""
