"""The plain reading of a numeral as an annotator marks it: "$1.5 million" -> money, 1500000, USD.

Deliberately naive and apart from the checker: what it cannot read, the annotator writes out.
"""

from __future__ import annotations

import re

UNITS = [
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: n for n, word in enumerate(UNITS, 1)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
WORDS |= {f"{t}-{u}": WORDS[t] + WORDS[u] for t in TENS for u in UNITS[:9]}
WORDS |= {"no": 0, "none": 0, "no one": 0, "nobody": 0, "zero": 0, "a dozen": 12, "a hundred": 100, "a thousand": 1000}
WORDS |= {"a million": 1_000_000, "half a dozen": 6, "two dozen": 24, "half a million": 500_000, "three dozen": 36}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9}
SCALES |= {"trillion": 10**12, "dozen": 12, "k": 1000}
VAGUE = {
    "a couple": (2, 3),
    "several": (3, 9),
    "a few": (3, 9),
    "a handful": (3, 9),
    "a small number": (3, 9),
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "millions": (2_000_000, 9_999_999),
}
FRACTIONS = {"half": 50, "a half": 50, "one-half": 50, "a third": 33.3333, "one-third": 33.3333, "one third": 33.3333}
FRACTIONS |= {"two-thirds": 66.6667, "two thirds": 66.6667, "a quarter": 25, "one-quarter": 25, "three-quarters": 75}
FRACTIONS |= {"a fifth": 20, "one-fifth": 20, "a tenth": 10, "three quarters": 75, "four-fifths": 80, "two-fifths": 40}
CURRENCIES = {"$": "USD", "US$": "USD", "£": "GBP", "€": "EUR", "dollars": "USD", "pounds": "GBP", "euros": "EUR"}
CURRENCIES |= {"C$": "CAD", "A$": "AUD", "crowns": "", "cents": "USD", "pence": "GBP", "p": "GBP"}
DURATIONS = ("year", "month", "week", "day", "hour", "minute", "second", "decade")
SPELLINGS = {
    **{"km": "kilometer", "kilometre": "kilometer", "metre": "meter", "m": "meter", "feet": "foot", "ft": "foot"},
    **{"centimetre": "centimeter", "cm": "centimeter", "millimetre": "millimeter", "mm": "millimeter"},
    **{"inches": "inch", "kg": "kilogram", "litre": "liter", "lb": "pound"},
    **{"mph": "mile per hour", "miles per hour": "mile per hour", "km/h": "kilometer per hour"},
    **{"kilometers per hour": "kilometer per hour", "kilometers per second": "kilometer per second"},
    **{"degrees Celsius": "degree celsius", "°C": "degree celsius", "C": "degree celsius"},
    **{"degrees Fahrenheit": "degree fahrenheit", "°F": "degree fahrenheit", "F": "degree fahrenheit"},
}
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SPELT = "|".join(sorted((re.escape(w) for w in WORDS), key=len, reverse=True))

_SCALE = r"hundred|thousand|million|billion|trillion|dozen|bn\b|m\b|k\b"
_RANGED = re.compile(
    rf"(?i)({_NUMBER}|{_SPELT})(?:\s?({_SCALE}))?"
    rf"(?:(?:-| to | and |–)(?:US\$|[$£€])?({_NUMBER}|{_SPELT})(?:\s?({_SCALE}))?)?[\s-]?(.*)$"
)


def read(surface: str) -> dict[str, object]:
    """Kind, low, high, unit and modifier of a numeral with its currency, percent sign or unit; or ValueError."""
    text = surface.casefold().removeprefix("the ")
    if text in VAGUE:
        low, high = VAGUE[text]
        return _figure("count", low, high, "", "vague")
    if text in FRACTIONS:
        return _figure("percent", FRACTIONS[text], FRACTIONS[text], "percent")
    if aged := re.fullmatch(rf"({_NUMBER}|{_SPELT})[- ](year|month|week|day)s?[- ]old", text):
        value = _value(aged[1])
        return _figure("age", value, value, aged[2])
    prefix = re.match(r"(US\$|C\$|A\$|[$£€])", surface)
    body = surface[prefix.end() :] if prefix else surface
    unit = CURRENCIES[prefix[0]] if prefix else None
    body = re.sub(r"(?:%| per ?cent)(?= (?:to|and) |[-–])", "", body)
    ends = _RANGED.match(body)
    if not ends:
        raise ValueError(f"cannot read {surface!r}: write the value out")
    first, scale, second, scale2, rest = ends.groups()
    if scale == "m" and not prefix:
        scale, rest = None, "m"
    low = _value(first) * SCALES.get((scale or (scale2 if second else "") or "").casefold(), 1)
    high = _value(second) * SCALES.get((scale2 or scale or "").casefold(), 1) if second else low
    modifier = "range" if second else "exact"
    if unit is not None and not rest:
        return _figure("money", low, high, unit, modifier)
    return _figure_with_unit(surface, low, high, rest.strip(), modifier)


def _figure_with_unit(surface: str, low: float, high: float, rest: str, modifier: str) -> dict[str, object]:
    if rest in ("", "times"):
        return _figure("count", low, high, "", modifier)
    if rest in ("%", "percent", "per cent"):
        return _figure("percent", low, high, "percent", modifier)
    if rest in ("percentage points", "percentage point", "points"):
        return _figure("percent", low, high, "percentage point", modifier)
    if rest in CURRENCIES:
        factor = 0.01 if rest in ("cents", "pence", "p") else 1
        return _figure("money", low * factor, high * factor, CURRENCIES[rest], modifier)
    single = SPELLINGS.get(rest) or SPELLINGS.get(rest.removesuffix("s")) or rest.removesuffix("s")
    if single in DURATIONS:
        return _figure("duration", low, high, single, modifier)
    if " " in single and not single.startswith(("square", "nautical", "mile", "kilometer", "degree")):
        raise ValueError(f"cannot read the unit of {surface!r}: write the value out")
    return _figure("measure", low, high, single, modifier)


def _value(word: str) -> float:
    plain = word.casefold()
    return WORDS[plain] if plain in WORDS else float(plain.replace(",", ""))


def _figure(kind: str, low: float, high: float, unit: str, modifier: str = "exact") -> dict[str, object]:
    return {"kind": kind, "low": _tidy(low), "high": _tidy(high), "unit": unit, "modifier": modifier}


def _tidy(value: float) -> float:
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
