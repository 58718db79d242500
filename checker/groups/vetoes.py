"""Figures -> what forbids two of them, or two clusters of them, to answer one question, whatever else agrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from checker.lexicon.vocabulary import roles
from checker.model import Figure, Ties

Sentence = tuple[int, int]
_APART = {"change", "increment", "hypothetical", "part", "base"}


@dataclass(slots=True)
class Cluster:
    """Figures held to answer one question so far, with what a merge must respect."""

    members: list[int]
    sentences: dict[Sentence, list[int]]
    roles: set[str]
    forms: set[str]
    events: set[str]
    forbidden: set[int] = field(default_factory=set)


def cluster(number: int, figure: Figure, forbidden: set[int], converted: bool, linked: bool) -> Cluster:
    """A cluster of one. A converted or linked figure brings no form or event of its own."""
    subject = figure.subject
    strong = {subject.role} if subject.role and roles()[subject.role].strong and not converted else set()
    return Cluster(
        [number],
        {(figure.segment.index, figure.sentence): [number]},
        strong,
        set() if converted or linked else {subject.form if subject.form in _APART else "level"},
        set() if converted or linked else {event(figure)},
        forbidden,
    )


def event(figure: Figure) -> str:
    """The event a figure is of, where its clause says it is another than the article's own."""
    return figure.subject.event


def apart(one: Cluster, two: Cluster, licensed: set[tuple[int, int]]) -> bool:
    """Whether two clusters must not be merged."""
    if len(one.roles | two.roles) > 1 and one.roles and two.roles:
        return True
    if one.forms and two.forms and one.forms != two.forms:
        return True
    if one.events and two.events and one.events != two.events:
        return True
    small, large = (one, two) if len(one.members) <= len(two.members) else (two, one)
    if any(m in large.forbidden for m in small.members) or any(m in small.forbidden for m in large.members[:200]):
        return True
    for sentence, members in small.sentences.items():
        others = large.sentences.get(sentence, ())
        for member in members[:8]:
            for other in list(others)[:8]:
                if (min(member, other), max(member, other)) not in licensed:
                    return True
    return False


def merge(one: Cluster, two: Cluster) -> Cluster:
    """The two as one; the larger one takes the smaller one in."""
    small, large = (one, two) if len(one.members) <= len(two.members) else (two, one)
    large.members.extend(small.members)
    for sentence, members in small.sentences.items():
        large.sentences.setdefault(sentence, []).extend(members)
    large.roles |= small.roles
    large.forms |= small.forms
    large.events |= small.events
    large.forbidden |= small.forbidden
    return large


def forbidden(figures: Sequence[Figure], ties: Ties, numbers: Mapping[str, int]) -> dict[int, set[int]]:
    """For each figure those it cannot stand beside: a part its whole, a change its ends."""
    out: dict[int, set[int]] = defaultdict(set)

    def forbid(a: int, b: int) -> None:
        out[a].add(b)
        out[b].add(a)

    for n, figure in enumerate(figures):
        whole = figure.subject.part_of
        if whole is not None and whole < len(figures) and whole != n:
            forbid(n, whole)
    for tie in ties.parts:
        for part in tie.parts:
            if part in numbers and tie.total in numbers:
                forbid(numbers[part], numbers[tie.total])
    for link in ties.links:
        if link.kind in {"change_of", "part_of"} and link.first in numbers and link.second in numbers:
            forbid(numbers[link.first], numbers[link.second])
    return out
