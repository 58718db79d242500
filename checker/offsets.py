"""Place in the article's text -> the same place in UTF-16, and in the input field it came from. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from checker.model import Article, Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """Code point offsets -> UTF-16 code unit offsets, the ones browsers count in."""

    def __init__(self, text: str) -> None:
        self._astral = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]

    def of(self, offset: int) -> int:
        """The code units before this code point."""
        return offset + bisect_left(self._astral, offset)

    def place(self, start: int, end: int) -> dict[str, int]:
        """A range in code units."""
        return {"start": self.of(start), "end": self.of(end)}


class Inputs:
    """Where the places of an article's text stood in the fields that came in."""

    def __init__(self, article: Article) -> None:
        self._passages = article.passages
        self._starts = [passage.span.start for passage in article.passages]
        self._inputs = dict(article.inputs) or {"text": article.text}
        self._utf16: dict[str, Utf16] = {}

    def place(self, span: Span) -> dict[str, object]:
        """The field a range of the text came from, and its range there, from its first character to its last.

        In HTML that takes in the tags between: `<b>10</b>,000` for `10,000`.
        """
        field, start, end = self._range(span)
        if field not in self._utf16:
            self._utf16[field] = Utf16(self._inputs[field])
        return {"field": field, "start": start, "end": end, "utf16": self._utf16[field].place(start, end)}

    def _range(self, span: Span) -> tuple[str, int, int]:
        if not self._passages:
            return "text", span.start, span.end
        first = self._passages[max(0, bisect_right(self._starts, span.start) - 1)]
        last = self._passages[max(0, bisect_left(self._starts, span.end) - 1)]
        if last.field != first.field:
            last = first
        start = first.start
        if first.end - first.start == first.span.end - first.span.start:
            start += span.start - first.span.start
        end = last.end
        if last.end - last.start == last.span.end - last.span.start:
            end -= max(0, last.span.end - span.end)
        return first.field, start, end
