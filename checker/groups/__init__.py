"""Figures and their ties -> groups of figures that answer the same question. Pure: no text is read here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.groups import labels, likeness, signals, vetoes
from checker.groups.article import dimension, survey
from checker.groups.candidates import pairs
from checker.groups.likeness import Likeness
from checker.groups.side import view
from checker.groups.vetoes import Cluster
from checker.model import Figure, Group, Link, Ties

JOINS = {"from_to", "up_from", "compared", "conversion", "or", "then_now"}
LINKED = Likeness(9.0, 9.0)  # the words between the two say it
TOGETHER = -1.5  # the mean odds between the members of two groups below which they stay two
WEIGHED = 30  # members of a group that are asked when two groups meet
_NEVER = {"multiplier"}

Pair = tuple[int, int]


def group(figures: Sequence[Figure], ties: Ties) -> tuple[Group, ...]:
    """The groups of two or more figures, in the order of their first figure."""
    numbers = {f.id: n for n, f in enumerate(figures)}
    links = [k for k in ties.links if k.kind in JOINS and k.first in numbers and k.second in numbers]
    alike = _compared(figures, ties) | _linked(links, numbers)
    clusters = _merge(figures, ties, links, numbers, alike)
    return tuple(_groups(figures, clusters, alike))


def _compared(figures: Sequence[Figure], ties: Ties) -> dict[Pair, Likeness]:
    article, told = survey(figures), signals.hints(ties)
    sides = view(figures, article)
    return {
        (a, b): likeness.compare(sides[a], sides[b], article, told)
        for a, b in pairs(figures, article)
        if figures[a].quantity.kind not in _NEVER
    }


def _linked(links: Sequence[Link], numbers: Mapping[str, int]) -> dict[Pair, Likeness]:
    return {_pair(numbers[k.first], numbers[k.second]): LINKED for k in links}


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def _licensed(figures: Sequence[Figure], alike: Mapping[Pair, Likeness], scored: Sequence[Pair]) -> set[Pair]:
    """The pairs of one sentence that may answer one question: `police said 20, the union 60`, `up to 11 from nine`."""
    return {p for p in scored if alike[p].same >= likeness.LICENSED or _two_voices(figures[p[0]], figures[p[1]])}


def _two_voices(first: Figure, second: Figure) -> bool:
    one, two = first.source, second.source
    return bool(one and two and one.name != two.name and dimension(first) == dimension(second))


def _lesser(figures: Sequence[Figure], licensed: set[Pair]) -> set[int]:
    """The figures beside a larger one of their role in their sentence: `put the toll at 24, saying that four had died`.

    Where both cannot answer one question, the larger one is the likelier to be the total.
    """
    beside: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for n, figure in enumerate(figures):
        if figure.quantity.kind == "count" and figure.subject.role:
            beside[figure.segment.index, figure.sentence, figure.subject.role].append(n)
    found = set()
    for members in beside.values():
        largest = max(members, key=lambda n: figures[n].quantity.value or 0)
        for n in members:
            if figures[n].quantity.value != figures[largest].quantity.value and _pair(n, largest) not in licensed:
                found.add(n)
    return found


def _merge(
    figures: Sequence[Figure],
    ties: Ties,
    links: Sequence[Link],
    numbers: Mapping[str, int],
    alike: Mapping[Pair, Likeness],
) -> list[Cluster]:
    """Clusters merged by falling odds, each merge subject to the vetoes of all members."""
    scored = [p for p, how in alike.items() if how.same >= likeness.GROUPED]
    licensed = _licensed(figures, alike, scored)
    lesser = _lesser(figures, licensed) | {numbers[p] for t in ties.parts if t.total for p in t.parts if p in numbers}
    scored.sort(key=lambda p: (bool(lesser & {*p}), -alike[p].same, p))
    banned = vetoes.forbidden(figures, ties, numbers)
    converted = {max(numbers[k.first], numbers[k.second]) for k in links if k.kind == "conversion"}
    linked = {_poorer(figures, numbers[k.first], numbers[k.second]) for k in links}
    clusters = {
        n: vetoes.cluster(n, f, banned.get(n, set()), n in converted, n in linked) for n, f in enumerate(figures)
    }
    owner = list(range(len(figures)))

    def root(n: int) -> int:
        while owner[n] != n:
            owner[n] = owner[owner[n]]
            n = owner[n]
        return n

    for a, b in scored:
        one, two = root(a), root(b)
        if one == two or vetoes.apart(clusters[one], clusters[two], licensed):
            continue
        if _between(clusters[one], clusters[two], alike) < TOGETHER:
            continue
        merged = vetoes.merge(clusters[one], clusters[two])
        kept, gone = (one, two) if merged is clusters[one] else (two, one)
        owner[gone] = kept
        del clusters[gone]
    return [c for c in clusters.values() if len(c.members) > 1]


def _between(one: Cluster, two: Cluster, alike: Mapping[Pair, Likeness]) -> float:
    """The mean odds of the pairs with a member on either side, of those that were compared."""
    pairs_ = (_pair(a, b) for a in one.members[-WEIGHED:] for b in two.members[-WEIGHED:])
    odds = [alike[p].same for p in pairs_ if p in alike]
    return sum(odds) / len(odds) if odds else 0.0


def _poorer(figures: Sequence[Figure], a: int, b: int) -> int:
    """Of two linked figures the one of which less is said: `up from 23`; it goes by the other."""
    told = [sum(map(bool, (f.subject.role, f.subject.head, f.subject.property))) for f in (figures[a], figures[b])]
    return max(a, b) if told[0] == told[1] else a if told[0] < told[1] else b


def _groups(figures: Sequence[Figure], clusters: Sequence[Cluster], alike: Mapping[Pair, Likeness]) -> Iterator[Group]:
    of = {n: k for k, c in enumerate(clusters) for n in c.members}
    joined: dict[int, list[tuple[str, str, float]]] = {}
    for (a, b), how in sorted(alike.items()):
        if how.clash >= likeness.FIRM and a in of and of[a] == of.get(b):
            joined.setdefault(of[a], []).append((figures[a].id, figures[b].id, round(how.clash, 2)))
    order = sorted(range(len(clusters)), key=lambda k: min(clusters[k].members))
    for number, k in enumerate(order, 1):
        members = [figures[n] for n in sorted(clusters[k].members)]
        yield Group(f"g{number}", labels.label(members), tuple(f.id for f in members), tuple(joined.get(k, ())))
