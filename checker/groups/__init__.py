"""Figures and their ties -> groups of figures that answer the same question. Pure: no text is read here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.groups import labels, likeness, vetoes
from checker.groups.article import Article, dimension, survey
from checker.groups.candidates import pairs
from checker.groups.vetoes import Cluster
from checker.model import Figure, Group, Link, Ties

JOINS = {"from_to", "up_from", "compared", "conversion", "or", "then_now"}
import os
LICENCE=float(os.environ.get('LIC','0'))
MEAN=float(os.environ.get('MEAN','-99'))
LINKED = 9.0  # the words between the two say it
_NEVER = {"multiplier"}


def group(figures: Sequence[Figure], ties: Ties) -> tuple[Group, ...]:
    """The groups of two or more figures, in the order of their first figure."""
    numbers = {f.id: n for n, f in enumerate(figures)}
    links = [k for k in ties.links if k.kind in JOINS and k.first in numbers and k.second in numbers]
    article = survey(figures)
    scored, joined = _scored(figures, article, links, numbers)
    licensed = {frozenset((numbers[k.first], numbers[k.second])) for k in links} | set(_two_voices(figures, scored))
    clusters = _merge(figures, ties, links, numbers, scored, licensed)
    return tuple(_groups(figures, clusters, joined))


def grouped(figures, ties, scored_pairs, thr, firm_at):
    numbers = {f.id: n for n, f in enumerate(figures)}
    links = [k for k in ties.links if k.kind in JOINS and k.first in numbers and k.second in numbers]
    best: dict[tuple[int, int], float] = {}
    firm: dict[tuple[int, int], float] = {}
    for link in links:
        a, b = sorted((numbers[link.first], numbers[link.second]))
        best[a, b] = firm[a, b] = LINKED
    for a, b, odds, sig in scored_pairs:
        if (a, b) in best: continue
        if odds >= thr:
            best[a, b] = odds
            if odds >= firm_at: firm[a, b] = odds
    scored = sorted(((s, a, b) for (a, b), s in best.items()), key=lambda x: (-x[0], x[1], x[2]))
    licensed = {frozenset((numbers[k.first], numbers[k.second])) for k in links} | set(_two_voices(figures, scored))
    licensed |= {frozenset((a, b)) for (a, b), o in best.items() if o >= LICENCE}
    allodds = {(a, b): o for a, b, o, _ in scored_pairs}
    allodds.update(best)
    clusters = _merge(figures, ties, links, numbers, scored, licensed, allodds)
    return tuple(_groups(figures, clusters, firm))


def _scored(
    figures: Sequence[Figure], article: Article, links: Sequence[Link], numbers: dict[str, int]
) -> tuple[list[tuple[float, int, int]], dict[tuple[int, int], float]]:
    """The pairs over the bar, best first, and those of them sure enough for a finding."""
    best: dict[tuple[int, int], float] = {}
    firm: dict[tuple[int, int], float] = {}
    for link in links:
        a, b = sorted((numbers[link.first], numbers[link.second]))
        best[a, b] = firm[a, b] = LINKED
    for a, b in pairs(figures, article):
        if (a, b) in best or figures[a].quantity.kind in _NEVER:
            continue
        pair = likeness.compare(figures[a], figures[b], article)
        if pair.score >= likeness.bar(figures[a]):
            best[a, b] = pair.score
            if likeness.firm(pair, figures[a]):
                firm[a, b] = pair.score
    return sorted(((s, a, b) for (a, b), s in best.items()), key=lambda x: (-x[0], x[1], x[2])), firm


def _two_voices(figures: Sequence[Figure], scored: Sequence[tuple[float, int, int]]) -> Iterator[frozenset[int]]:
    """In one sentence two named voices can answer one question: `police said 20, the union 60`."""
    for _, a, b in scored:
        first, second = figures[a], figures[b]
        if (first.segment.index, first.sentence) != (second.segment.index, second.sentence):
            continue
        one, two = first.source, second.source
        if one and two and one.name != two.name and dimension(first) == dimension(second):
            yield frozenset((a, b))


def _merge(
    figures: Sequence[Figure],
    ties: Ties,
    links: Sequence[Link],
    numbers: dict[str, int],
    scored: Sequence[tuple[float, int, int]],
    licensed: set[frozenset[int]],
    allodds=None,
) -> list[Cluster]:
    """Clusters merged by falling score, each merge subject to the vetoes of all members."""
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

    for _, a, b in scored:
        one, two = root(a), root(b)
        if one == two or vetoes.apart(clusters[one], clusters[two], licensed):
            continue
        if allodds and MEAN > -99:
            between = [allodds[p] for p in ((min(x, y), max(x, y)) for x in clusters[one].members[-30:] for y in clusters[two].members[-30:]) if p in allodds]
            if sum(between) / len(between) < MEAN:
                continue
        merged = vetoes.merge(clusters[one], clusters[two])
        kept, gone = (one, two) if merged is clusters[one] else (two, one)
        owner[gone] = kept
        del clusters[gone]
    return [c for c in clusters.values() if len(c.members) > 1]


def _poorer(figures: Sequence[Figure], a: int, b: int) -> int:
    """Of two linked figures the one of which less is said: `up from 23`; it goes by the other."""
    told = [sum(map(bool, (f.subject.role, f.subject.head, f.subject.property))) for f in (figures[a], figures[b])]
    return max(a, b) if told[0] == told[1] else a if told[0] < told[1] else b


def _groups(
    figures: Sequence[Figure], clusters: Sequence[Cluster], firm: dict[tuple[int, int], float]
) -> Iterator[Group]:
    of = {n: k for k, c in enumerate(clusters) for n in c.members}
    joined: dict[int, list[tuple[str, str, float]]] = {}
    for (a, b), score in firm.items():
        if a in of and of[a] == of.get(b):
            joined.setdefault(of[a], []).append((figures[a].id, figures[b].id, round(score, 2)))
    order = sorted(range(len(clusters)), key=lambda k: min(clusters[k].members))
    for number, k in enumerate(order, 1):
        members = [figures[n] for n in sorted(clusters[k].members)]
        yield Group(f"g{number}", labels.label(members), tuple(f.id for f in members), tuple(joined.get(k, ())))
