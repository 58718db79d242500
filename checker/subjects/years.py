"""Masked lines -> durations and ages set against the years and dates the text gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from checker.model import Elapsed, Moment
from checker.subjects.grammar import matches
from checker.subjects.masking import Line


def find(lines: Sequence[Line], published: date | None) -> Iterator[Elapsed]:
    """The durations whose two ends are given by explicit words."""
    for line in lines:
        if not line.moments:
            continue
        for match in matches(line, "elapsed"):
            figure = match.figure("figure")
            start = line.moments.get(match.found.start("start"))
            roles = match.found.re.groupindex
            end = line.moments.get(match.found.start("end")) if "end" in roles else _today(published)
            if figure and start and end and figure.quantity.unit == "year":
                yield Elapsed(figure.id, start, end, "duration", (match.evidence,))
        yield from _ages(line, published)


def _ages(line: Line, published: date | None) -> Iterator[Elapsed]:
    """An age and a birth of one person, with the day of death or of the article."""
    for tie in ("age", "age_today"):
        for match in matches(line, tie):
            figure = match.figure("figure")
            start = line.moments.get(match.found.start("start"))
            end = line.moments.get(match.found.start("end")) if tie == "age" else _today(published)
            if figure and start and end and figure.quantity.low is not None:
                yield Elapsed(figure.id, start, end, "age", (match.evidence,))


def _today(published: date | None) -> Moment | None:
    if published is None:
        return None
    return Moment(published.isoformat(), published.year, published.month, published.day)
