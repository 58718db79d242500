"""Quantity -> where it stands in its sentence: its words, its neighbours, its clause and the verb that rules it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.document import Document, Parse, Sentence, Token
from checker.model import Quantity, Segment, Span

WINDOW = 14  # words each side that cues and frames may look at
CLIMB = 12  # steps up a list or a chain of heads; longer ones are tables or abuse
CLAUSE = 80  # words of a clause that are looked at
_NOMINAL = {"NOUN", "PROPN"}
_CLAUSE_EDGES = {"ccomp", "advcl", "relcl", "parataxis", "csubj"}


@dataclass(slots=True)
class Place:
    """A quantity in its sentence. `top` is the token of the quantity that hangs outside it."""

    number: int
    quantity: Quantity
    segment: Segment
    parse: Parse
    sentence: Sentence
    first: int
    last: int
    top: Token
    before: tuple[Token, ...] = ()
    after: tuple[Token, ...] = ()
    window: str = ""
    noun: Token | None = None
    measured: Token | None = None
    verb: Token | None = None
    relation: str = ""

    @property
    def headline(self) -> bool:
        return self.segment.kind == "headline"

    def token(self, i: int) -> Token | None:
        """The token of this sentence at position `i`, if it is one."""
        return self.parse.tokens[i] if self.sentence.first <= i <= self.sentence.last else None


def places(document: Document, found: Sequence[Quantity]) -> tuple[Place | None, ...]:
    """Where each quantity stands; None where no token of the parse covers it."""
    starts: dict[int, list[int]] = {}
    out: list[Place | None] = []
    for number, quantity in enumerate(found):
        parse = document.parsed(quantity.segment)
        if quantity.segment not in starts:
            starts[quantity.segment] = [t.start for t in parse.tokens]
        out.append(_place(document, number, quantity, parse, starts[quantity.segment]))
    return tuple(out)


def _place(document: Document, number: int, quantity: Quantity, parse: Parse, starts: list[int]) -> Place | None:
    if not parse.tokens:
        return None
    first = max(0, bisect_right(starts, quantity.span.start) - 1)
    last = max(first, bisect_right(starts, quantity.span.end - 1) - 1)
    top = next(
        (t for t in parse.tokens[first : last + 1] if not first <= t.head.i <= last or t.head is t), parse.tokens[last]
    )
    sentence = parse.sentences[parse.tokens[first].sentence]
    place = Place(number, quantity, document.segments[quantity.segment], parse, sentence, first, last, top)
    place.before = parse.tokens[max(sentence.first, first - WINDOW) : first]
    place.after = parse.tokens[last + 1 : min(sentence.last, last + WINDOW) + 1]
    place.window = _window(place)
    return place


def _window(place: Place) -> str:
    """The words around the quantity in lower case with `#` in its place; a hyphen after it is kept with it."""
    before = [_word(t) for t in place.before if not t.text.isspace()]
    after = [_word(t) for t in place.after if not t.text.isspace()]
    return " ".join(w for w in [*before, "#", *after] if w)


def _word(token: Token) -> str:
    if token.lower in {'"', "“", "”", "‘", "'"}:
        return ""
    return token.lower.replace("'", "’")


def climb(token: Token) -> Token:
    """Up a list to its first member, so that `12 men and 3 women were killed` gives both the same verb."""
    for _ in range(CLIMB):
        if token.dep not in {"conj", "appos"} or token.head is token or token.head.pos in {"VERB", "AUX"}:
            break
        token = token.head
    return token


def clause(verb: Token) -> Iterator[Token]:
    """The words of a verb's own clause, without those of the clauses inside it; at most CLAUSE of them."""
    stack, seen = [verb], 0
    while stack and seen < CLAUSE:
        token = stack.pop()
        seen += 1
        yield token
        for child in token.children:
            if child.dep in _CLAUSE_EDGES or (child.dep == "conj" and child.pos in {"VERB", "AUX"}):
                continue
            stack.append(child)


def subject_of(verb: Token) -> Token | None:
    """The nominal a verb is said of: its own subject, or that of the verb it is joined to or depends on."""
    for _ in range(CLIMB):
        for child in verb.children:
            if child.dep in {"nsubj", "nsubjpass"}:
                return child
        if verb.dep in {"relcl", "acl"} and verb.head.pos in _NOMINAL:
            return verb.head
        if verb.dep not in {"conj", "xcomp", "advcl", "aux", "auxpass", "ccomp"} or verb.head is verb:
            return None
        if verb.dep == "ccomp" and verb.i > verb.head.i:
            return None
        verb = verb.head
    return None


def nominal(token: Token | None) -> bool:
    """Whether a token is a noun or a name."""
    return token is not None and token.pos in _NOMINAL


def span_of(tokens: Sequence[Token]) -> Span:
    """The range from the first of these tokens to the last."""
    return Span(tokens[0].start, tokens[-1].end)
