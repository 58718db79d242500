"""Quantities of the whole article -> without the numbers that are names elsewhere in it, and with one kind of dollar.

The only step that looks beyond a segment: a reader who has met the Boeing 707 reads "the 707" as the aircraft, and one
who has met CDN$11,000 reads "$10,000" as Canadian.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.model import Quantity, Skipped

PLAIN_DOLLARS = "quantities.money.plain_dollars"
_DOLLARS = frozenset({"CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "JMD", "TTD", "FJD", "NAD", "ZWL"})
_JOINING = frozenset({"and", "or", "to"})  # on routes 5 and 12: the second number stands after no name of its own
_WORD_BEFORE = re.compile(r"(\w+)\s$")


def names(text: str, found: Sequence[Quantity], skipped: Sequence[Skipped]) -> tuple[list[Quantity], list[Skipped]]:
    """Counts that repeat a number skipped as a name: the same digits after the same word, or three digits alone."""
    known = {s.span.of(text): _before(text, s.span.start) for s in skipped if s.why == "name"}
    digits = {t for t in known if t.isdigit()}
    kept: list[Quantity] = []
    left = list(skipped)
    for quantity in found:
        surface = quantity.span.of(text)
        if quantity.kind == "count" and surface in digits and _is_name(text, quantity, surface, known):
            left.append(Skipped(quantity.span, "name"))
        else:
            kept.append(quantity)
    return kept, sorted(left, key=lambda s: s.span)


def _before(text: str, start: int) -> str:
    match = _WORD_BEFORE.search(text, max(0, start - 40), start)
    return match.group(1) if match else ""


def _is_name(text: str, quantity: Quantity, surface: str, known: dict[str, str]) -> bool:
    before = _before(text, quantity.span.start)
    if before and before == known[surface] and before.lower() not in _JOINING:
        return True
    after = text[quantity.span.end : quantity.span.end + 20].split()
    counts = bool(after) and after[0].rstrip(".,;").isalpha() and after[0].rstrip(".,;").endswith("s")
    return (
        len(surface) >= 3
        and before.lower() in ("the", "a", "and", "or")
        and (not counts or after[0] in ("was", "has", "is"))
    )


def dollars(found: Sequence[Quantity]) -> list[Quantity]:
    """Plain dollars and cents in the one kind of dollar that the article names, unless it names the American."""
    clear = {q.unit for q in found if q.kind == "money" and not _plain(q)}
    named = clear & _DOLLARS
    if len(named) != 1 or "USD" in clear:
        return list(found)
    unit = named.pop()
    return [replace(q, unit=unit) if _plain(q) else q for q in found]


def _plain(quantity: Quantity) -> bool:
    return any(e.rule == PLAIN_DOLLARS for e in quantity.evidence)
