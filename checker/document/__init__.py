"""Article -> Document: the text, its segments, and the parse of those segments a stage asks for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from checker.document.language import ModelError, load, parse, version
from checker.document.tokens import Entity, Parse, Sentence, Token
from checker.model import Article, Segment, Span

__all__ = ["Document", "Entity", "ModelError", "Parse", "Sentence", "Token", "load", "version"]


class Document:
    """An article being read. Segments are parsed only when asked for, and once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.segments = article.segments
        self._parses: dict[int, Parse] = {}

    def parse(self, indices: Iterable[int]) -> None:
        """Parse these segments, all in one batch; those already parsed are passed over."""
        wanted = [self.segments[i] for i in sorted(set(indices) - self._parses.keys())]
        for segment, parsed in zip(wanted, parse(self.text, wanted), strict=True):
            self._parses[segment.index] = parsed

    def parsed(self, index: int) -> Parse:
        """The parse of a segment, made now if it was not asked for before."""
        if index not in self._parses:
            self.parse([index])
        return self._parses[index]

    def is_parsed(self, index: int) -> bool:
        """Whether a segment's parse is at hand already."""
        return index in self._parses

    def segment_at(self, offset: int) -> Segment:
        """The segment that holds an offset of the text."""
        position = bisect_right(self.segments, offset, key=lambda s: s.span.start) - 1
        if position >= 0 and offset < self.segments[position].span.end:
            return self.segments[position]
        raise IndexError(f"no segment holds offset {offset}")

    def sentence_at(self, index: int, span: Span) -> tuple[int, Span]:
        """Number (within its segment) and span of the sentence in which `span` begins."""
        sentences = self.parsed(index).sentences
        number = bisect_right(sentences, span.start, key=lambda s: s.span.end)
        if number < len(sentences):
            return number, sentences[number].span
        return max(0, len(sentences) - 1), self.segments[index].span

    def surface(self, span: Span) -> str:
        """The words of a span."""
        return span.of(self.text)
