"""Figures -> the pairs worth comparing: those that share a role, a noun, a property or a rare word of their clauses."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from checker.groups.article import Article, dimension
from checker.groups.side import nouns
from checker.model import Figure

BACK = 10  # figures before it that each one is compared with in a block
FIRST = 4  # and these from the top of the block: headline and lead are taken up anywhere
NEAR = 8  # and these of its dimension before it, whatever is said of them: `In 2020 it had won 44`
LONG = 1000  # figures from which a text is a collection, not an article: a quarter of that is compared in it
_RARE = 5  # figures in whose clauses a word may stand to make a block of its own

TOLD = 5  # letters that a verb and its noun share: to isolate, isolation


def pairs(figures: Sequence[Figure], article: Article) -> Iterator[tuple[int, int]]:
    """Pairs of positions, the earlier figure first, each once; linear in the number of figures."""
    share = 4 if len(figures) > LONG else 1
    top, back, close = FIRST // share, BACK // share, NEAR // share
    blocks: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    near: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=close))
    for number, figure in enumerate(figures):
        seen: set[int] = set()
        for key in _keys(figure, article):
            block = blocks[key]
            for other in [*block[:top], *block[top:][-back:]]:
                if other not in seen:
                    seen.add(other)
                    yield other, number
            block.append(number)
        last = near[dimension(figure)]
        yield from ((other, number) for other in last if other not in seen)
        last.append(number)


def _keys(figure: Figure, article: Article) -> list[tuple[str, str, str]]:
    subject = article.subject(figure)
    measure = dimension(figure)
    keys = [("head", measure, w) for w in dict.fromkeys((subject.head, *subject.modifiers)) if w and w != "person"]
    for name, word in (("role", subject.role), ("property", subject.property), ("predicate", subject.predicate)):
        if word:
            keys.append((name, measure, word))
    keys += [("noun", measure, w) for w in sorted(nouns(subject))]
    if figure.quantity.kind != "count":
        keys += [("told", measure, w[:TOLD]) for w in sorted({subject.property, subject.predicate}) if len(w) >= TOLD]
    if figure.quantity.kind == "age" and subject.holder:
        keys.append(("holder", measure, subject.holder))
    if figure.quantity.unit == "magnitude" or figure.quantity.kind == "rate":
        keys.append(("unit", measure, figure.quantity.unit))
    if subject.handed_on_from is not None:
        keys.append(("topic", measure, str(subject.handed_on_from)))
    keys.append(("topic", measure, str(int(figure.id.removeprefix("f")) - 1)))
    keys += [("context", measure, w) for w in sorted(subject.context) if 1 < article.words[w] <= _RARE]
    return keys
