"""Document -> quantities, and the numbers skipped because they are no figures. Reads the text alone, not the parse."""

from __future__ import annotations

from decimal import Decimal

from checker.document import Document
from checker.model import Canonical, Evidence, Quantity, Segment, Skipped, Span
from checker.moving import moved, placed
from checker.quantities import elision, grammar, repeated
from checker.quantities import units as _units
from checker.quantities.grammar import Left, Reading
from checker.quantities.words import Words
from checker.shelf import Shelf, digest

shelf: Shelf[tuple[Segment, tuple[Quantity, ...], tuple[Skipped, ...]]] = Shelf(150_000)  # characters: about 2 MB
_SILENT = frozenset({"dateline", "byline"})


def find(document: Document) -> tuple[tuple[Quantity, ...], tuple[Skipped, ...]]:
    """Every stated quantity of the article in order, and every other number with the reason it was left out."""
    found: list[Quantity] = []
    skipped: list[Skipped] = []
    for segment in document.segments:
        quantities, left = _read(segment.span.of(document.text), segment)
        found.extend(quantities)
        skipped.extend(left)
    found, skipped = repeated.names(document.text, found, skipped)
    return tuple(repeated.dollars(found)), tuple(skipped)


def _read(text: str, segment: Segment) -> tuple[tuple[Quantity, ...], tuple[Skipped, ...]]:
    """As `read`, but a paragraph that was read before is only put in its place."""
    key = digest(f"{segment.kind}\n{text}")
    known = shelf.get(key)
    if known is None:
        quantities, skipped = read(text, segment)
        shelf.keep(key, (segment, quantities, skipped), len(text))
        return quantities, skipped
    before, quantities, skipped = known
    return placed(quantities, before, segment), moved(skipped, segment.span.start - before.span.start)


def read(text: str, segment: Segment) -> tuple[tuple[Quantity, ...], tuple[Skipped, ...]]:
    """The quantities of one segment, by its text and kind alone; datelines and bylines give none."""
    w = Words(text, segment.kind == "headline")
    found: list[Quantity] = []
    skipped: list[Skipped] = []
    for item in elision.fill(w, list(grammar.read(w))):
        if isinstance(item, Left):
            skipped.append(Skipped(_span(w, item.first, item.last, segment), item.why))
        elif segment.kind in _SILENT:
            skipped.append(Skipped(_span(w, item.first, item.last, segment), segment.kind))
        else:
            found.append(_quantity(w, item, segment))
    return tuple(found), tuple(skipped)


def _span(w: Words, first: int, last: int, segment: Segment) -> Span:
    return Span(segment.span.start + w.start[first], segment.span.start + w.end[last])


def _quantity(w: Words, item: Reading, segment: Segment) -> Quantity:
    span = _span(w, item.first, item.last, segment)
    numeral = _span(w, item.numeral_first, item.numeral_last, segment)
    bound = _span(w, *item.bound, segment) if item.bound else None
    evidence = [Evidence(item.rule, span)]
    if item.open and item.kind == "money":
        evidence.append(Evidence(repeated.PLAIN_DOLLARS, span))
    if bound:
        evidence.append(Evidence(f"quantities.modifier.{item.modifier}", bound))
    return Quantity(
        span, segment.index, item.kind, item.low, item.high, item.unit, item.modifier, numeral, bound, item.step,
        item.per, _canonical(item), tuple(evidence),
    )  # fmt: skip


def _canonical(item: Reading) -> Canonical | None:
    """The interval in the base unit of its dimension, for measures, durations and ages."""
    measure = item.measure or (_units.year() if item.kind == "age" and item.unit == "year" else None)
    if measure is None or item.kind not in ("measure", "duration", "age"):
        return None
    base = _units.BASES.get(measure.dimension, "")

    def convert(value: Decimal | None) -> Decimal | None:
        return None if value is None else +(value * measure.factor + measure.offset)

    return Canonical(measure.dimension, base, convert(item.low), convert(item.high))


__all__ = ["find", "read"]
