"""What the rules hand on: a frame says that a speaker vouches for a stretch of a segment, and by which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from checker.attributions.cues import Stance
from checker.attributions.nominals import Nominal
from checker.document import Parse, Token
from checker.model import Span

How = Literal["direct", "indirect", "mixed", "according_to", "carrier", "continued"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution in the text. `clause` is the reporting clause itself (Austin said), `regions` what it holds.

    `weak` frames (police counted 40) give way to one around them; `agent` frames come from a passive.
    """

    rule: str
    segment: int
    speaker: Nominal
    cue: Span
    clause: Span
    regions: tuple[Span, ...]
    how: How = "indirect"
    stance: Stance = "asserts"
    weak: bool = False
    carrier: Nominal | None = None
    via: tuple[Nominal, ...] = ()
    open_left: bool = False
    open_right: bool = False

    def holds(self, span: Span) -> Span | None:
        """The region that holds a span, if any."""
        return next((r for r in self.regions if r.start <= span.start and span.end <= r.end), None)


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence as the rules see it: its tokens, and where it begins and ends."""

    parse: Parse
    tokens: Sequence[Token]
    first: int
    last: int


def edges(token: Token) -> tuple[int, int]:
    """Numbers of the first and last token of a subtree."""
    numbers = [t.i for t in token.subtree()]
    return min(numbers), max(numbers)


def span_of(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    """The span from one token to another, None when there is nothing between them."""
    if first > last or first >= len(tokens) or last < 0:
        return None
    return Span(tokens[first].start, tokens[last].end)
