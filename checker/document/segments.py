"""Plain text -> segments: headline, standfirst, dateline, byline, headings, paragraphs, list items, captions, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.document import datelines
from checker.document.blocks import Block, blocks
from checker.model import Segment, SegmentKind, Span

LONGEST_HEADLINE = 200
LONGEST_HEADING = 100
# what plain text and markup say of these is not looked into further
_SETTLED: frozenset[SegmentKind] = frozenset(("table_cell", "caption", "note", "byline", "dateline"))
_STOPS = ".!?:;,…"
_HEADING_OPENS = "0123456789\"'“‘"  # a dash opens the name below a quotation: `—Ana Lima, mayor`
_QUOTES = "\"'”’)]"


@dataclass(slots=True)
class _Front:
    """How far the reading has come: what stands before the first paragraph of the story is read differently."""

    headline: bool
    paragraphs: int = 0
    datelines: int = 0


def segments_of(text: str, *, headed: bool = False) -> tuple[Segment, ...]:
    """The blocks of an article's text, each with what it is.

    `headed`: the headline came in a field of its own, so that the first line here is none.
    """
    return tuple(Segment(n, kind, span) for n, (kind, span) in enumerate(kinds_of(text, list(blocks(text)), headed)))


def kinds_of(text: str, found: Sequence[Block], headed: bool = False) -> Iterator[tuple[SegmentKind, Span]]:
    """What each block is, with the span that is so; a paragraph's dateline is a piece of its own."""
    front = _Front(headed)
    for number, block in enumerate(found):
        yield from _read(text, found, number, block, front)


def _read(
    text: str, found: Sequence[Block], number: int, block: Block, front: _Front
) -> Iterator[tuple[SegmentKind, Span]]:
    span = block.span
    words = span.of(text)
    date = datelines.date_before_byline(words)
    if date and datelines.is_byline(words[date:]):
        yield "dateline", Span(span.start, span.start + len(words[:date].rstrip()))
        yield "byline", Span(span.start + date, span.end)
        return
    kind = _kind(text, found, number, block, front)
    before = datelines.dateline_before(words) if kind == "paragraph" and front.datelines < 1 else 0
    if before:
        front.datelines += 1
        yield "dateline", Span(span.start, span.start + len(words[:before].rstrip()))
        span = Span(span.start + before, span.end)
    if kind == "headline":
        front.headline = True
    elif kind == "paragraph":
        front.paragraphs += 1
    yield kind, span


def _kind(text: str, found: Sequence[Block], number: int, block: Block, front: _Front) -> SegmentKind:
    words = block.span.of(text)
    if block.kind is not None and block.kind in _SETTLED:
        return block.kind
    if datelines.is_dateline(words):
        return "dateline"
    if datelines.is_byline(words):
        return "byline"
    if datelines.is_note(words):
        return "note"
    if datelines.is_caption(words):
        return "caption"
    if block.kind == "headline":  # a second <h1>, or one below the story's beginning
        return "heading" if front.headline or front.paragraphs else "headline"
    if block.kind is not None:
        return block.kind
    if number == len(found) - 1:
        return "paragraph"
    if not front.headline and not front.paragraphs and _may_head(words, block.apart):
        return "headline"
    if not _is_open(words) or len(words) > LONGEST_HEADLINE:
        return "paragraph"
    if not front.paragraphs and front.headline and len(words) > LONGEST_HEADING // 2:
        return "standfirst"
    after = found[number + 1]
    longer = after.span.end - after.span.start > len(words)
    heads = len(words) <= LONGEST_HEADING and longer and after.kind is None
    return "heading" if heads and (words[0].isupper() or words[0] in _HEADING_OPENS) else "paragraph"


def _may_head(words: str, apart: bool) -> bool:
    """Whether these words can be a headline: short, and not closed like a sentence of the story.

    A headline may end in a question mark or a quotation when an empty line sets it apart.
    """
    if len(words) > LONGEST_HEADLINE or "\n" in words.strip():
        return len(words) <= LONGEST_HEADLINE and apart and _is_open(words)
    if _is_open(words):
        return True
    bare = words.rstrip(_QUOTES)
    return apart and len(words) <= LONGEST_HEADLINE // 2 and not bare.endswith((".", ":", ";", ","))


def _is_open(words: str) -> bool:
    """Whether no full stop or other mark closes these words."""
    return words[-1] not in _STOPS and words.rstrip(_QUOTES)[-1:] not in _STOPS
