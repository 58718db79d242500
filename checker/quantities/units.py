"""Words beside a number -> unit of measurement or of time. The only caller of quantulum3.

Our word list says whether a unit stands there and which one; quantulum3 reads the short phrase ("1 kilometre per hour",
"1 milligram per litre"), gives its canonical form and takes compounds apart, so that all of one dimension compare.
"""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from checker.lexicon import load
from checker.quantities.cues import cues
from checker.quantities.words import Words


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: one of it is `factor` of the base of `dimension` (plus `offset`, for temperatures)."""

    name: str
    dimension: str
    factor: str
    words: tuple[str, ...]
    ask: str
    example: str
    symbols: tuple[str, ...] = ()
    offset: str = "0"


@dataclass(frozen=True, slots=True)
class TimeUnit:
    """A unit of time; `value`: how many of `name` it stands for (a decade is ten years)."""

    name: str
    value: int
    dimension: str
    factor: str
    words: tuple[str, ...]
    example: str
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit found beside a number: its last token, its name, and how many of that name it stands for."""

    last: int
    name: str
    dimension: str
    factor: Decimal
    offset: Decimal = Decimal(0)
    value: Decimal = Decimal(1)
    time: bool = False


BASES = {
    "length": "meter", "area": "square meter", "volume": "cubic meter", "mass": "kilogram", "speed": "meter per second",
    "temperature": "kelvin", "power": "watt", "energy": "joule", "time": "second", "calendar time": "month",
    "pressure": "pascal", "frequency": "hertz", "data": "bit", "data rate": "bit per second",
}  # fmt: skip
_LONGEST = 4  # words of a unit's name


@cache
def units() -> tuple[Unit, ...]:
    """The curated units of measurement."""
    return load("units", "unit", Unit)


@cache
def time_units() -> tuple[TimeUnit, ...]:
    """The units of time."""
    return load("units", "time", TimeUnit)


def _all() -> Iterator[Unit | TimeUnit]:
    yield from units()
    yield from time_units()


@cache
def _by_words() -> dict[tuple[str, ...], Unit | TimeUnit]:
    found: dict[tuple[str, ...], Unit | TimeUnit] = {}
    for unit in _all():
        for phrase in unit.words:
            words = Words(phrase)
            found[tuple(words.lower[words.first : words.stop])] = unit
    return found


@cache
def _by_symbol() -> dict[tuple[str, ...], Unit | TimeUnit]:
    found: dict[tuple[str, ...], Unit | TimeUnit] = {}
    for unit in _all():
        for symbol in unit.symbols:
            words = Words(symbol)
            found[tuple(words.text[words.first : words.stop])] = unit
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(k[0] for k in _by_words()) | frozenset(k[0].lower() for k in _by_symbol())


# symbols that are also words or initials; they count as units only directly at the digits, or before a clear end
_RISKY = cues("units_risky")
_GLUED_ONLY = cues("units_glued_only")
# a unit word that is something else when a singular noun phrase follows: two yard signs, five bar owners
_NOUNS = cues("units_nouns")


@cache
def year() -> Measure:
    """The unit of an age that is told as a bare number."""
    unit = next(u for u in time_units() if u.name == "year" and u.value == 1)
    return Measure(0, unit.name, unit.dimension, Decimal(unit.factor), time=True)


def find(w: Words, i: int, digits: bool) -> Measure | None:
    """The unit that begins at token i, right after a number (perhaps behind a hyphen: 190-km)."""
    if w.hyphen(i):
        i += 1
    elif w.text[i] in ("(", "[", "{") and w.text[i + 2] in (")", "]", "}") and w.kind[i + 1] == "word":
        return None
    if w.lower[i] not in _first_words():
        return None
    found = _listed(w, i, digits)
    if found is None:
        return None
    unit, last = found
    if isinstance(unit, TimeUnit):
        return Measure(last, unit.name, unit.dimension, Decimal(unit.factor), value=Decimal(unit.value), time=True)
    compound = _compound(w, unit, last)
    return compound or _measure(unit, last)


def _listed(w: Words, i: int, digits: bool) -> tuple[Unit | TimeUnit, int] | None:
    by_symbol, by_words = _by_symbol(), _by_words()
    for length in range(_LONGEST, 0, -1):
        unit = by_words.get(tuple(w.lower[i : i + length]))
        if unit is not None and not _is_noun(w, i, i + length - 1, unit):
            return unit, i + length - 1
        symbol = tuple(w.text[i : i + length])
        if not digits and (symbol[0] in _RISKY or len(symbol[0]) == 1):
            continue
        unit = by_symbol.get(symbol)
        if length > 1 and symbol[0] != "°" and not all(w.glued[i + 1 : i + length]):
            continue
        if unit is not None and _symbol_stands(w, i, i + length - 1, symbol[0] if length == 1 else ""):
            return unit, i + length - 1
    return None


def _symbol_stands(w: Words, i: int, last: int, symbol: str) -> bool:
    if w.glued[last + 1] and w.kind[last + 1] in ("word", "number") and w.kind[last] == "word":
        return False
    if symbol in _GLUED_ONLY and not w.glued[i]:
        return False
    if symbol in ("C", "F"):
        return not _WEATHER.isdisjoint(w.vocabulary())
    if symbol in _RISKY and not w.glued[i]:
        return w.kind[i + 1] != "word" or w.lower[i + 1] in _AFTER_SYMBOL
    return True


# a letter right at the digits is a temperature where the paragraph speaks of heat: 30C, but not the 13F filing
_WEATHER = cues("units_weather")
_AFTER_SYMBOL = cues("units_after_symbol")


def _is_noun(w: Words, i: int, last: int, unit: Unit | TimeUnit) -> bool:
    """`two second graders`, `both degree courses`, `two Stone Age sites`: the word is no unit there."""
    if last != i or w.lower[i] not in _NOUNS or w.hyphen(i - 1):
        return False
    if w.capital(i) and w.capital(i + 1):
        return True
    return (
        w.lower[i] in ("second", "bar", "yard")
        and w.lower[i + 1] != "long"
        and w.kind[i + 1] == "word"
        and w.lower[i - 1] not in ("one", "a")
    )


def _compound(w: Words, unit: Unit, last: int) -> Measure | None:
    """`milligrams per litre`, `tonnes/hectare`: two listed units with "per" between them."""
    if (w.text[last + 1] == "/" and w.glued[last + 1]) or w.lower[last + 1] == "per":
        j = last + 2
    else:
        return None
    other = _listed(w, j, True)
    if other is None or (isinstance(other[0], TimeUnit) and other[0].name not in ("second", "hour", "minute")):
        return None
    below, end = other
    phrase = f"{unit.ask or unit.name} per {below.ask if isinstance(below, Unit) and below.ask else below.name}"
    name = f"{unit.name} per {below.name}"
    read = reading(phrase)
    factor = Decimal(unit.factor) / Decimal(below.factor)
    dimension = read.entity if read and read.entity != "unknown" else f"{unit.dimension} per {below.dimension}"
    return Measure(end, name, dimension, factor)


def _measure(unit: Unit, last: int) -> Measure:
    read = reading(unit.ask) if unit.ask else None
    dimension = unit.dimension
    if read and read.entity in BASES:
        dimension = read.entity
    return Measure(last, unit.name, dimension, Decimal(unit.factor), Decimal(unit.offset))


@dataclass(frozen=True, slots=True)
class Reading:
    """What quantulum3 says of a unit phrase: its canonical name and the kind of quantity."""

    name: str
    entity: str


_lock = threading.Lock()


@lru_cache(maxsize=2048)
def reading(phrase: str) -> Reading | None:
    """quantulum3's reading of one of `phrase`; None when it knows none. The first call takes about two seconds."""
    with _lock:
        parser = _parser()
        try:
            found = parser.parse(f"1 {phrase}")
        except Exception:  # whatever a library of regular expressions may meet, a unit unread is no reason to fail
            return None
    if len(found) != 1 or found[0].unit.name == "dimensionless" or found[0].surface.strip() != f"1 {phrase}":
        return None
    return Reading(found[0].unit.name, found[0].unit.entity.name)


@cache
def _parser() -> Any:
    """quantulum3's parser, loaded on first use, its classifier off and its hand kept from the root logger.

    The classifier fails with some versions of scikit-learn and would make the answer depend on what is installed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import classifier, parser

    classifier.USE_CLF = False
    parser.logging = _Silent()
    return parser


class _Silent:
    """Stands in for the logging module inside quantulum3's parser, which calls basicConfig each time it parses."""

    DEBUG = logging.DEBUG
    root = logging.getLogger("quantulum3")

    @staticmethod
    def basicConfig(**_: object) -> None:  # noqa: N802  the name the library calls
        return None
