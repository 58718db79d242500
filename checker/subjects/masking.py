"""A segment with its figures -> the same words in lower case with one sign for each figure, so that rules read easily.

Each figure becomes one private-use character that tells its kind; years and dates (no figures) get signs of their own.
Nothing is lost: every place of the masked text maps back to the article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from checker.document import Document
from checker.model import Moment, Quantity, Skipped, Span
from checker.subjects.moments import read

SIGNS = {
    "count": "\ue000",
    "money": "\ue001",
    "percent": "\ue002",
    "measure": "\ue003",
    "duration": "\ue004",
    "age": "\ue005",
    "score": "\ue006",
    "rate": "\ue007",
    "multiplier": "\ue008",
    "year": "\ue009",
    "date": "\ue00a",
}
STOP = "\ue00b"
FIGURE = f"[{SIGNS['count']}-{SIGNS['multiplier']}]"
MOMENT = f"[{SIGNS['year']}{SIGNS['date']}]"
_SIGN = re.compile(f"[{SIGNS['count']}-{STOP}]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "–": "-"})


@dataclass(frozen=True, slots=True)
class Given:
    """A figure of the article as the ties see it: its position among all figures, its id and its quantity."""

    number: int
    id: str
    quantity: Quantity


@dataclass(frozen=True)
class Line:
    """One segment, masked. `text` holds a STOP after each sentence; `figures` maps a place to its figure.

    `matched` is where grammar puts the patterns it has found, by tie, when it is first asked for one.
    """

    segment: int
    text: str
    figures: dict[int, Given]
    moments: dict[int, Moment]
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    matched: dict[str, list[Any]] = field(default_factory=dict, compare=False, repr=False)

    def original(self, place: int) -> int:
        """The offset in the article of a place in the masked text."""
        piece = bisect_right(self.starts, place) - 1
        return self.origins[piece] + place - self.starts[piece]

    def span(self, start: int, end: int) -> Span:
        """The words in the article that stand behind a stretch of the masked text."""
        return Span(self.original(start), max(self.original(start) + 1, self.original(end - 1) + 1))

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The places of the figures, in order."""
        return tuple(sorted(self.figures))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each sentence in the masked text."""
        found, start = [], 0
        for match in re.finditer(STOP, self.text):
            found.append((start, match.start()))
            start = match.end()
        if start < len(self.text):
            found.append((start, len(self.text)))
        return tuple(found)

    def figures_in(self, start: int, end: int) -> tuple[tuple[int, Given], ...]:
        """The figures between two places, in order."""
        first = bisect_right(self.places, start - 1)
        last = bisect_right(self.places, end - 1)
        return tuple((p, self.figures[p]) for p in self.places[first:last])


def mask(document: Document, segment: int, given: Sequence[Given], skipped: Sequence[Skipped]) -> Line:
    """The masked line of a segment; `given` and `skipped` are those inside it, in order."""
    text, whole = document.text, document.segments[segment].span
    marks: list[tuple[int, int, str, Given | Skipped | None]] = [
        (g.quantity.span.start, g.quantity.span.end, SIGNS[g.quantity.kind], g) for g in given
    ]
    marks += [(s.span.start, s.span.end, SIGNS[s.why], s) for s in skipped if s.why in ("year", "date")]
    marks += [(s.span.end, s.span.end, STOP, None) for s in document.parsed(segment).sentences]
    pieces: list[str] = []
    starts, origins = [0], [whole.start]
    figures: dict[int, Given] = {}
    moments: dict[int, Moment] = {}
    place, last = 0, whole.start
    for start, end, sign, meant in sorted(marks, key=lambda m: (m[0], m[1])):
        if start < last or end > whole.end:
            continue
        words = _PRIVATE.sub(" ", _lowered(text[last:start]))
        pieces += [words, sign]
        place += len(words)
        starts += [place, place + 1]
        origins += [start, end]
        if isinstance(meant, Skipped):
            if moment := read(text[start:end], meant.span):
                moments[place] = moment
        elif meant is not None:
            figures[place] = meant
        place += 1
        last = end
    pieces.append(_PRIVATE.sub(" ", _lowered(text[last : whole.end])))
    return Line(segment, "".join(pieces), figures, moments, tuple(starts), tuple(origins))


def _lowered(words: str) -> str:
    lowered = words.translate(_PLAIN).lower()
    return lowered if len(lowered) == len(words) else "".join(c.lower() if len(c.lower()) == 1 else c for c in words)
