"""When a found figure, source or unit counts as the annotated one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

Figures = Sequence[Mapping[str, Any]]

NOT_NAMES = {
    *("the", "a", "an", "of", "and", "for", "in", "on", "at", "to", "from", "by", "with", "’s", "its", "their", "his"),
    *("her", "this", "that", "one", "two", "mr", "mrs", "ms", "dr", "senior", "top", "former", "new", "us"),
}
UNITS = {
    **{"%": "percent", "percentage": "percent", "per cent": "percent", "percentage point": "percent"},
    **{"count": "", "dimensionless": "", "point": "", "£": "gbp", "$": "usd", "€": "eur", "years": "year"},
    **{"km": "kilometer", "kilometre": "kilometer", "metre": "meter"},
    **{"celsius": "degree celsius", "fahrenheit": "degree fahrenheit"},
}


def overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """How many code points two places share; 0 or less: none."""
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def match(gold: Figures, found: Figures) -> dict[int, int]:
    """Each annotated figure's partner among the found ones, where there is one: best overlap first, then the value."""
    candidates = []
    for i, annotated in enumerate(gold):
        for j, figure in enumerate(found):
            shared = overlap(annotated, figure)
            if shared > 0:
                spanned = max(annotated["end"], figure["end"]) - min(annotated["start"], figure["start"])
                candidates.append((shared / spanned, near(annotated["low"], figure["low"]), -i, i, j))
    partners: dict[int, int] = {}
    for *_, i, j in sorted(candidates, reverse=True):
        if i not in partners and j not in partners.values():
            partners[i] = j
    return partners


def near(one: float | None, other: float | None) -> bool:
    """Whether two bounds are the same but for the noise of floating point; None is an open bound."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units are the same but for spelling, number and symbol."""
    return _unit(one) == _unit(other)


def same_source(gold: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    """Whether the names agree (one's words hold the other's head word) or the mention is the annotated one."""
    name = found.get("name") or found.get("text")
    if _same_name(gold["name"], name) or _same_name(gold["text"], name):
        return True
    return found.get("start") is not None and gold.get("start") is not None and overlap(gold, found) > 0


def _unit(written: str | None) -> str:
    unit = (written or "").strip().casefold()
    unit = UNITS.get(unit, unit)
    plural = len(unit) > 3 and unit.endswith("s") and not unit.endswith("us") and unit != "celsius"
    return unit[:-1] if plural else unit


def _same_name(one: str | None, other: str | None) -> bool:
    first, second = _words(one), _words(other)
    if not first or not second or not set(first) & set(second):
        return False
    return first[-1] in second or second[-1] in first or set(first) <= set(second) or set(second) <= set(first)


def _words(name: str | None) -> list[str]:
    return [word for word in re.findall(r"\w+", (name or "").casefold()) if word not in NOT_NAMES]
