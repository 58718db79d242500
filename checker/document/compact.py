"""A parse in columns, small and free of its place in an article -> the tokens of a segment."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from checker.document.tokens import Entity, Parse, Sentence, Token
from checker.model import Segment, Span


@dataclass(frozen=True, slots=True)
class Compact:
    """The parse of a text by itself, about 60 bytes a token. Offsets count in that text; `strings` are shared.

    A column of `labels` each for lemma, part of speech, tag, dependency and entity. `sentences` are first and last
    token; `entities` label, first and last token.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    heads: Sequence[int]
    labels: tuple[tuple[str, ...], ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[tuple[str, int, int], ...]

    def __len__(self) -> int:
        return len(self.starts)

    def expand(self, words: str, segment: Segment) -> Parse:
        """The parse as that of a segment with these words."""
        base = segment.span.start
        tokens: list[Token] = []
        number, last = 0, self.sentences[0][1] if self.sentences else -1
        for i, (start, end, lemma, pos, tag, dep, entity) in enumerate(
            zip(self.starts, self.ends, *self.labels, strict=True)
        ):
            if i > last:
                number += 1
                last = self.sentences[number][1]
            surface = words[start:end]
            tokens.append(
                Token(i, base + start, base + end, surface, surface.lower(), lemma, pos, tag, dep, entity, number)
            )
        for token, head in zip(tokens, self.heads, strict=True):
            token.head = tokens[head]
            if head != token.i:
                token.head.children.append(token)
        sentences = tuple(
            Sentence(Span(tokens[first].start, tokens[last].end), first, last) for first, last in self.sentences
        )
        entities = tuple(
            Entity(label, Span(tokens[first].start, tokens[last].end), first, last)
            for label, first, last in self.entities
        )
        return Parse(segment.index, tuple(tokens), sentences, entities)


def joined(pieces: Sequence[tuple[int, Compact]]) -> Compact:
    """The parse of a text that was parsed in pieces, each given with the offset at which it begins."""
    if len(pieces) == 1 and not pieces[0][0]:
        return pieces[0][1]
    starts, ends, heads = array("I"), array("I"), array("I")
    labels: tuple[list[str], ...] = ([], [], [], [], [])
    sentences: list[tuple[int, int]] = []
    entities: list[tuple[str, int, int]] = []
    for offset, piece in pieces:
        first = len(starts)
        starts.extend(start + offset for start in piece.starts)
        ends.extend(end + offset for end in piece.ends)
        heads.extend(head + first for head in piece.heads)
        for column, more in zip(labels, piece.labels, strict=True):
            column.extend(more)
        sentences.extend((a + first, b + first) for a, b in piece.sentences)
        entities.extend((label, a + first, b + first) for label, a, b in piece.entities)
    columns = tuple(tuple(column) for column in labels)
    return Compact(starts, ends, heads, columns, tuple(sentences), tuple(entities))
