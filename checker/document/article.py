"""What a caller hands in (text, HTML, a ninjs item, a headline beside it) -> Article: one text, and where it stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypedDict, Unpack

from checker.document import bounds, ninjs
from checker.document.blocks import Block, blocks
from checker.document.english import language_of
from checker.document.markup import Rendered, render
from checker.document.segments import kinds_of
from checker.model import Article, InputError, Passage, Segment, SegmentKind, Span

BETWEEN = "\n\n"  # stands between the fields of which a text is put together


class Given(TypedDict, total=False):
    """What may be known of an article beside its plain text; `checker.check` says what each means."""

    html: str | None
    article: Mapping[str, Any] | None
    headline: str | None
    standfirst: str | None
    published: date | None
    article_id: str | None
    revision: str | None
    language: str | None


def read(text: str | None = None, **given: Unpack[Given]) -> Article:
    """An article from exactly one of plain text, HTML and a ninjs item, and from what is known beside it.

    Raises InputError when the input is no article, LanguageError when it is not in English.
    """
    html, article = given.get("html"), given.get("article")
    headline, standfirst = given.get("headline"), given.get("standfirst")
    if sum(source is not None for source in (text, html, article)) != 1:
        raise InputError("exactly one of text, html and article is needed")
    item = ninjs.read(article) if article is not None else None
    parts = _Parts()
    parts.line("headline", headline, "headline")
    parts.line("standfirst", standfirst, "standfirst")
    if text is not None:
        parts.plain("text", text)
    if html is not None:
        parts.html("html", html)
    for part in item.parts if item else ():
        if (headline and part.kind == "headline") or (standfirst and part.kind == "standfirst"):
            continue  # a field of the request goes before the item's own
        if part.is_html:
            parts.html(part.name, part.value, part.kind)
        elif part.kind:
            parts.line(part.name, part.value, part.kind)
        else:
            parts.plain(part.name, part.value)
    return parts.article(
        given.get("language") or (item.language if item else None),
        given.get("published") or (item.published if item else None),
        given.get("article_id") or (item.id if item else None),
        given.get("revision") or (item.revision if item else None),
    )


@dataclass(slots=True)
class _Parts:
    """The text as it is put together from the fields of the input."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    segments: list[Segment] = field(default_factory=list)
    inputs: list[tuple[str, str]] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    headed: bool = False
    composed: bool = False

    def line(self, name: str, value: str | None, kind: SegmentKind) -> None:
        """A field that is one block: a headline, a standfirst, a caption."""
        if value is None or not _checked(name, value).strip():
            return  # an empty field is no field
        start = self._begin(name, value)
        bare = value.strip()
        at = start + value.index(bare[0])
        self._add(kind, Span(at, at + len(bare)), name)
        self.headed |= kind == "headline"
        self._whole(start, name, value)

    def plain(self, name: str, value: str) -> None:
        """A field of plain text."""
        start = self._begin(name, _checked(name, value))
        for kind, span in kinds_of(value, list(blocks(value)), self.headed):
            self._pieces(kind, value, span, start, name)
        self._whole(start, name, value)

    def html(self, name: str, value: str, whole: SegmentKind | None = None) -> None:
        """A field of HTML; the text holds what a reader sees of it. `whole`: what all of it is."""
        rendered = render(_checked(name, value), name)
        start = self._begin(name, value, len(rendered.text))
        found = list(_inner(rendered, whole))
        for kind, span in kinds_of(rendered.text, found, self.headed):
            self._pieces(kind, rendered.text, span, start, name)
        self.composed = True
        self.pieces.append(rendered.text)
        self.passages += [
            Passage(Span(start + p.span.start, start + p.span.end), name, p.start, p.end) for p in rendered.passages
        ]

    def _begin(self, name: str, value: str, size: int | None = None) -> int:
        if self.pieces:
            self.pieces.append(BETWEEN)
            self.length += len(BETWEEN)
            self.composed = True
        start = self.length
        self.length += len(value) if size is None else size
        self.inputs.append((name, value))
        return start

    def _whole(self, start: int, name: str, value: str) -> None:
        self.pieces.append(value)
        self.passages.append(Passage(Span(start, start + len(value)), name, 0, len(value)))

    def _pieces(self, kind: SegmentKind, value: str, span: Span, start: int, name: str) -> None:
        for piece in bounds.pieces(value, span):
            self._add(kind, Span(start + piece.start, start + piece.end), name)

    def _add(self, kind: SegmentKind, span: Span, name: str) -> None:
        self.segments.append(Segment(len(self.segments), kind, span, name))

    def article(
        self, language: str | None, published: date | None, article_id: str | None, revision: str | None
    ) -> Article:
        """The article of all that was put together."""
        text = "".join(self.pieces)
        alone = not self.composed and [name for name, _ in self.inputs] == ["text"]
        return Article(
            text,
            tuple(self.segments),
            language_of(text, language),
            published,
            article_id,
            revision,
            () if alone else tuple(self.inputs),
            () if alone else tuple(self.passages),
        )


def _inner(rendered: Rendered, whole: SegmentKind | None) -> Iterator[Block]:
    """The blocks of the markup, and within them those divided by line breaks."""
    for marked in rendered.blocks:
        words, start = marked.span.of(rendered.text), marked.span.start
        if "\n" not in words or marked.kind == "headline":
            yield Block(marked.span, whole or marked.kind, True)
            continue
        for block in blocks(words):
            span = Span(start + block.span.start, start + block.span.end)
            yield Block(span, whole or marked.kind or block.kind, block.apart)


def _checked(name: str, value: str) -> str:
    if not isinstance(value, str):
        raise InputError(f"{name} must be a string")
    return value
