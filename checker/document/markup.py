"""HTML source -> the text a reader sees, its blocks, and the exact place of each stretch of it in the source."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from checker.document.elements import BLOCKS, Element, Elements
from checker.document.raised import LONGEST_MARK, raised_form
from checker.document.tags import Tag, references, scan
from checker.model import Passage, SegmentKind, Span

_STRETCH = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
_MOST_BLOCKS_OF_A_CLASS = 2


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the text and what the markup says it is (None: nothing)."""

    span: Span
    kind: SegmentKind | None


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text as it is seen; `passages` cover all of it but the separators between blocks."""

    text: str
    blocks: tuple[MarkedBlock, ...]
    passages: tuple[Passage, ...]


def render(source: str, name: str = "html") -> Rendered:
    """The text of an HTML source that came in the input field `name`.

    White space is folded as a browser folds it; blocks are an empty line apart, cells of a table row a tab. What is
    hidden, struck out or mere script is left out, and so are footnote marks: `1,500<sup>2</sup>` is no 15,002.
    """
    page = _Page(source)
    for token in scan(source):
        if isinstance(token, Tag):
            page.tag(token)
        else:
            page.words(token.start, token.end, token.raw)
    page.end_block()
    return page.rendered(name)


@dataclass(slots=True)
class _Block:
    start: int
    end: int
    kind: SegmentKind | None
    classed: Element | None


@dataclass(slots=True)
class _Raised:
    """A superscript or subscript being read: where its words begin, and what stood before it."""

    name: str
    pieces: int
    passages: int
    length: int
    before: str
    linked: bool


@dataclass(slots=True)
class _Page:
    source: str
    elements: Elements = field(default_factory=Elements)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    passages: list[list[int]] = field(default_factory=list)  # text start, text length, source start, source end
    blocks: list[_Block] = field(default_factory=list)
    block: _Block | None = None
    space: tuple[int, int] | None = None
    breaks: list[tuple[int, int]] = field(default_factory=list)
    raised: _Raised | None = None
    tail: str = ""
    rows: int = 0
    row_of_last: int = -1
    fresh: bool = True  # the next words begin a passage of their own

    def tag(self, tag: Tag) -> None:
        """Take in a tag."""
        name, elements = tag.name, self.elements
        seen = elements.seen
        if name in ("sub", "sup") and seen:
            self._lower(name) if tag.closing else self._raise(tag)
        if tag.closing and name != "br":
            elements.close(name)
        else:
            elements.open(tag)
            if name == "br" and elements.seen:
                self._break(tag)
            elif name == "a" and self.raised:
                self.raised.linked = True
            elif name == "q" and elements.seen:
                self._put("“", tag.start, tag.end)
            self.rows += name == "tr"
        if name == "q" and tag.closing and seen:
            self._put("”", tag.start, tag.end)
        if elements.ended or (name in BLOCKS and not tag.closing and elements.seen):
            self.end_block()

    def words(self, start: int, end: int, raw: bool) -> None:
        """Take in the text between two tags."""
        if self.elements.is_open("head") and self.source[start:end].strip(" \t\n\r\f"):
            self.elements.leave_head()
        if not self.elements.seen:
            return
        stretches = [(self.source[start:end], start, end)] if raw else references(self.source, start, end)
        for text, at, until in stretches:
            if until - at != len(text) or text != self.source[at:until]:
                self._put_reference(text, at, until)
            elif self.elements.preformatted:
                self._put_lines(text, at)
            else:
                for match in _STRETCH.finditer(text):
                    if match.group()[0] in " \t\n\r\f":
                        self.space = self.space or (at + match.start(), at + match.end())
                    else:
                        self._put(match.group(), at + match.start(), at + match.end())

    def _put_reference(self, text: str, start: int, end: int) -> None:
        if text in (" ", "\t", "\n", "\r", "\f"):
            self.space = self.space or (start, end)
        elif text:
            self.fresh = True
            self._put(text, start, end)
            self.fresh = True

    def _put_lines(self, text: str, at: int) -> None:
        for match in re.finditer(r"(\r\n|\r|\n)|[^\r\n]+", text):
            start, end = at + match.start(), at + match.end()
            if match[1]:
                self.breaks.append((start, end))
            elif match.group().isspace():
                self.space = (start, end)
            else:
                self._put(match.group(), start, end)

    def _break(self, tag: Tag) -> None:
        self.breaks.append((tag.start, tag.end))

    def _put(self, text: str, start: int, end: int) -> None:
        if self.block is None:
            self._begin_block()
        elif self.breaks:
            for at, until in self.breaks[:2]:
                self._append("\n", at, until)
        elif self.space:
            self._append(" ", *self.space)
        self.breaks, self.space = [], None
        self._append(text, start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        last = self.passages[-1] if self.passages else None
        size = len(text)
        alike = end - start == size
        if last and alike and not self.fresh and last[3] == start and last[3] - last[2] == last[1]:
            last[1] += size
            last[3] = end
        else:
            self.passages.append([self.length, size, start, end])
        self.fresh = not alike
        self.pieces.append(text)
        self.length += size
        self.tail = (self.tail + text[-16:])[-16:]

    def _begin_block(self) -> None:
        elements = self.elements
        if self.blocks:
            last, kind = self.blocks[-1].kind, elements.kind
            between = "\n\n"
            if last == kind == "table_cell":
                between = "\t" if self.row_of_last == self.rows else "\n"
            elif last == kind == "list_item":
                between = "\n"
            self.pieces.append(between)
            self.length += len(between)
        self.fresh, self.tail, self.row_of_last = True, "", self.rows
        self.block = _Block(self.length, self.length, elements.kind, elements.classed)

    def end_block(self) -> None:
        """End the block that is being read; what follows begins another."""
        if self.block:
            self.block.end = self.length
            self.blocks.append(self.block)
        self.block = self.raised = self.space = None
        self.breaks = []

    def _raise(self, tag: Tag) -> None:
        if self.raised is None:
            self.fresh = True
            self.raised = _Raised(
                tag.name, len(self.pieces), len(self.passages), self.length, self.tail, self.elements.is_open("a")
            )

    def _lower(self, name: str) -> None:
        raised, self.raised = self.raised, None
        if raised is None or raised.name != name or not 0 < self.length - raised.length <= LONGEST_MARK:
            return
        words = "".join(self.pieces[raised.pieces :])
        form = raised_form(name, words.strip(), raised.before, raised.linked)
        if form is None:
            return
        del self.pieces[raised.pieces :]
        kept = self.passages[raised.passages :]
        del self.passages[raised.passages :]
        self.length, self.tail, self.fresh = raised.length, raised.before, True
        lead = words[: len(words) - len(words.lstrip())]
        if form:
            self._append(lead + form, kept[0][2], kept[-1][3])
        elif self.block and self.block.start == self.length:
            self._unbegin_block()
        elif lead:
            self.space = (kept[0][2], kept[0][3])

    def _unbegin_block(self) -> None:
        """A block of which nothing is left but a footnote's mark has not begun."""
        self.block = None
        if self.blocks:
            self.length -= len(self.pieces.pop())

    def rendered(self, name: str) -> Rendered:
        """What has been read, as values."""
        by_class = Counter(id(b.classed) for b in self.blocks if b.classed)
        marked = [
            MarkedBlock(
                Span(b.start, b.end),
                None if b.kind != "note" and by_class[id(b.classed)] > _MOST_BLOCKS_OF_A_CLASS else b.kind,
            )
            for b in self.blocks
        ]
        passages = tuple(Passage(Span(at, at + size), name, start, end) for at, size, start, end in self.passages)
        return Rendered("".join(self.pieces), tuple(marked), passages)
