"""Span of a block -> spans of bounded length, so that no stage's work within a block can grow without bound.

A paragraph of a newspaper has some hundred characters, an article pasted as one line some thousand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Span

LONGEST = 6_000  # characters of one segment
LONGEST_WORD = 300  # characters without a space; an address on the web may have as many
_LAST_SENTENCE = re.compile(r"(?s).*[.!?…][\"'”’)\]]*(?=\s)")
_LAST_WORD = re.compile(r"(?s).*\S(?=\s)")
_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_BLANK = re.compile(r"\s*")


def pieces(text: str, span: Span) -> Iterator[Span]:
    """The span itself if it is no longer than others; else its pieces, cut after a sentence, a word, or anywhere."""
    for start, end in _words(text, span):
        at = start
        while end - at > LONGEST:
            limit = at + LONGEST
            cut = _LAST_SENTENCE.match(text, at, limit) or _LAST_WORD.match(text, at, limit)
            upto = cut.end() if cut else limit
            if text[at:upto].strip():
                yield Span(at, upto)
            blank = _BLANK.match(text, upto, end)
            at = blank.end() if blank else upto
        if at < end:
            yield Span(at, end)


def _words(text: str, span: Span) -> Iterator[tuple[int, int]]:
    start = span.start
    for match in _WORD.finditer(text, span.start, span.end):
        yield start, match.end()
        start = match.end()
    yield start, span.end
