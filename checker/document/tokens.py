"""Parsed paragraph -> tokens with a tree, free of the parser that made them.

Stages walk these instead of the parser's own objects: they survive its memory zone and can be kept in a cache.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.model import Span


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A word of the article; `i` counts within its paragraph, `start` and `end` within the article's text.

    `pos`, `tag` and `dep` are the Universal, Penn Treebank and ClearNLP labels of spaCy's English models; the head of
    a root is itself. `entity` is the label of the named entity the token belongs to, or "".
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    entity: str
    sentence: int
    head: Token = field(init=False)
    children: list[Token] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.text!r}, {self.dep}<-{self.head.text!r})"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def lefts(self) -> list[Token]:
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list[Token]:
        return [c for c in self.children if c.i > self.i]

    def ancestors(self) -> Iterator[Token]:
        """Heads from the nearest up to the root of the sentence."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def subtree(self) -> list[Token]:
        """This token and all that depends on it, in order of the text."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        return sorted(found, key=lambda t: t.i)


@dataclass(slots=True, frozen=True)
class Entity:
    """A named entity as the parser labels it (PERSON, ORG, GPE ...); the label is a hint, never a gate."""

    label: str
    span: Span
    first: int
    last: int


@dataclass(slots=True, frozen=True)
class Sentence:
    """A sentence of a paragraph: its span and the numbers of its first and last token (inclusive)."""

    span: Span
    first: int
    last: int


@dataclass(slots=True, frozen=True)
class Parse:
    """The parse of one segment."""

    segment: int
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that overlap `span`."""
        return tuple(t for t in self.tokens if t.start < span.end and span.start < t.end)

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence a token stands in."""
        return self.sentences[token.sentence]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence of this parse."""
        return self.tokens[sentence.first : sentence.last + 1]
