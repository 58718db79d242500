"""Text of the segments -> quotations, their marks paired; never fails on unbalanced marks, linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.model import Segment, Span

_MARK = re.compile(r"[\"“”„«»‘’']|``|''")
_DOUBLE = {'"': '"', "“": "”", "„": "“”", "«": "»", "``": "''"}
_OPENS_AFTER = re.compile(r"[\s(\[–—:\-]")
_SPOKEN = ("paragraph", "list_item", "caption", "standfirst", "note")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation inside one segment, marks included; `previous` is the one of an earlier paragraph it goes on from."""

    span: Span
    segment: int
    closed: bool
    number: int = 0
    previous: int | None = None


def pair(text: str, segments: Sequence[Segment]) -> tuple[Quote, ...]:
    """The outermost quotations in order of the text; one left open at a paragraph's end may go on in the next."""
    found: list[Quote] = []
    open_before = None
    for segment in segments:
        if segment.kind not in _SPOKEN:
            continue
        here = list(_in_segment(text, segment))
        for quote in here:
            goes_on = open_before is not None and quote.span.start == segment.span.start
            number = len(found)
            found.append(replace(quote, number=number, previous=open_before if goes_on else None))
            open_before = None
        open_before = found[-1].number if here and not here[-1].closed else None
    return tuple(found)


def _in_segment(text: str, segment: Segment) -> Iterator[Quote]:
    start, end = segment.span.start, segment.span.end
    marks = list(_MARK.finditer(text, start, end))
    unclosed: set[str] = set()
    position = 0
    while position < len(marks):
        opening = marks[position]
        mark = opening.group()
        closers = None if mark in unclosed else _closers(text, opening, start, end)
        close = None if closers is None else _closing(text, marks, position, closers, mark in "‘'", end)
        if close is not None:
            yield Quote(Span(opening.start(), marks[close].end()), segment.index, True)
            position = close + 1
            continue
        if closers is not None and mark != "'":
            yield Quote(Span(opening.start(), end), segment.index, False)
            return
        if closers is not None:
            unclosed.add(mark)  # no mark further on can close a later one either
        position += 1


def _closers(text: str, opening: re.Match[str], start: int, end: int) -> str | None:
    """The marks that may close a quotation opened here; None when this mark opens nothing."""
    mark, at = opening.group(), opening.start()
    after = text[opening.end() : opening.end() + 1] if opening.end() < end else ""
    if mark in _DOUBLE:
        return _DOUBLE[mark] if after else None
    if mark in "‘'":
        before = text[at - 1] if at > start else " "
        if not _OPENS_AFTER.match(before) or not after or after.isspace():
            return None
        if re.match(r"\d0s\b|n['’]|em\b|til\b|tis\b|twas\b", text[opening.end() : opening.end() + 5]):
            return None
        return "’" if mark == "‘" else "'"
    return None


def _closing(
    text: str, marks: Sequence[re.Match[str]], position: int, closers: str, single: bool, end: int
) -> int | None:
    """Number of the mark that closes; an apostrophe of a plural owner (the workers' union) gives way to a later one."""
    doubtful = None
    for number in range(position + 1, len(marks)):
        mark = marks[number]
        if mark.group() == marks[position].group() == "“":
            return None
        if mark.group() not in closers and mark.group() != closers:
            if single and doubtful is not None and mark.group() == marks[position].group():
                return doubtful
            continue
        if not single:
            return number
        before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1] if mark.end() < end else ""
        if after.isalnum() or before.isspace():
            if before.isspace() and doubtful is not None:
                return doubtful
            continue
        if before == "s" and re.match(r"\s[a-z]", text[mark.end() : mark.end() + 2]):
            doubtful = number if doubtful is None else doubtful
            continue
        return number
    return doubtful
