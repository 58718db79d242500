"""Plain text -> its blocks, each the span of a paragraph, heading or list item; lines that were wrapped are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from checker.model import SegmentKind, Span

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LIST_MARK = re.compile(r"(?:[•●▪◦‣·*]|[■█]+|[-–—](?=\s)|\(?(?:\d{1,2}|[a-z])[.)](?=\s))\s*")
_CLOSED = re.compile(r"""[.!?:;…]["'”’)\]]*$""")

NARROWEST, WIDEST = 40, 110  # the widths, in characters, at which mail programs and agencies wrap lines


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its span without the mark of a list item, what its form says it is, and whether it stands apart."""

    span: Span
    kind: SegmentKind | None
    apart: bool  # an empty line follows, or the block ends by its markup


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    indented: bool
    first_word: int
    after_blank: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text in their order; a block holds line breaks only where its lines had been wrapped."""
    lines = list(_lines(text))
    width = _width(text, lines)
    first = 0
    for number in range(1, len(lines) + 1):
        if number < len(lines) and _goes_on(text, lines[number - 1], lines[number], width):
            continue
        start, end = lines[first].start, lines[number - 1].end
        mark = _LIST_MARK.match(text, start, end)
        if mark and mark.end() == end:
            mark = None
        apart = number == len(lines) or lines[number].after_blank
        yield Block(Span(mark.end() if mark else start, end), "list_item" if mark else None, apart)
        first = number


def _lines(text: str) -> Iterator[_Line]:
    last = None
    for match in _LINE.finditer(text):
        line = match.group()
        bare = line.strip()
        if not bare:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        after_blank = last is not None and len(_BREAKS.findall(text, last, match.start())) > 1
        space = re.search(r"\s", bare[: WIDEST + 1])
        yield _Line(
            start, start + len(bare), line[0] in " \t\u3000", space.start() if space else len(bare), after_blank
        )
        last = match.end()


def _width(text: str, lines: list[_Line]) -> int:
    """The width at which this text was wrapped, or 0.

    In wrapped text no line has room left for the first word of the next one, except at the end of a paragraph.
    """
    followed = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    width = max((max(a.length, b.length) for a, b in followed), default=0)
    if len(followed) < 2 or not NARROWEST <= width <= WIDEST:
        return 0
    full = sum(a.length + 1 + b.first_word > width for a, b in followed)
    open_ended = sum(not _CLOSED.search(text, max(a.start, a.end - 5), a.end) for a, _ in followed)
    return width if full >= 0.6 * len(followed) and open_ended >= 0.5 * len(followed) else 0


def _goes_on(text: str, line: _Line, after: _Line, width: int) -> bool:
    """Whether `after` continues the paragraph of `line`."""
    if after.after_blank or (after.indented and not line.indented) or _LIST_MARK.match(text, after.start, after.end):
        return False
    if width and line.length + 1 + after.first_word > width:
        return True
    # "... said on Monday that\nthe bridge was closed": a paragraph does not begin in the middle of a sentence
    return (
        NARROWEST <= line.length <= WIDEST
        and text[after.start].islower()
        and not _CLOSED.search(text, max(line.start, line.end - 5), line.end)
    )
