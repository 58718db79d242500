"""What a rule is, and the desk it works at: the figures, groups and ties, and what earlier rules have settled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from typing import Any

from checker.model import Considered, Figure, Finding, Group, Ties


@dataclass(slots=True)
class Desk:
    """All that rules may look at. `settled` grows as rules speak: pairs flagged, or left alone for a reason."""

    figures: Sequence[Figure]
    groups: Sequence[Group]
    ties: Ties
    by_id: dict[str, Figure] = field(init=False)
    group_of: dict[str, Group] = field(init=False)
    settled: dict[frozenset[str], str] = field(default_factory=dict)
    link_of: dict[frozenset[str], str] = field(init=False)
    clashes: tuple[Any, ...] | None = None
    _sentences: dict[tuple[int, int], list[Figure]] = field(init=False)
    _steps: dict[str, set[Decimal]] = field(init=False)
    _parts: set[frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_id = {f.id: f for f in self.figures}
        self.group_of = {f: g for g in self.groups for f in g.figures}
        self.link_of = {frozenset((k.first, k.second)): k.kind for k in self.ties.links}
        self._sentences = {}
        for figure in self.figures:
            self._sentences.setdefault((figure.segment.index, figure.sentence), []).append(figure)
        self._steps = self._told_steps()
        self._parts = {frozenset((p.total, part)) for p in self.ties.parts for part in p.parts}

    def in_sentence(self, figure: Figure) -> Sequence[Figure]:
        """The figures of the sentence in which this one stands."""
        return self._sentences[figure.segment.index, figure.sentence]

    def parts_of(self, first: str, second: str) -> bool:
        """Whether the text makes one of the two a part of the other."""
        return frozenset((first, second)) in self._parts

    def steps_of(self, group: Group) -> set[Decimal]:
        """The values between which the text says that this group's count moved: from 14 to 31."""
        return self._steps.get(group.id, set())

    def _told_steps(self) -> dict[str, set[Decimal]]:
        found: dict[str, set[Decimal]] = {}
        for link in self.ties.links:
            first, second = self.group_of.get(link.first), self.group_of.get(link.second)
            if first is None or first is not second or link.kind not in {"from_to", "up_from", "then_now"}:
                continue
            values = (self.by_id[i].quantity.value for i in (link.first, link.second))
            found.setdefault(first.id, set()).update(v for v in values if v is not None)
        return found

    def settle(self, spoken: Finding | Considered) -> None:
        """Remember what a rule said, pair by pair, so that later rules do not say it again; the first word stands."""
        why = spoken.rule if isinstance(spoken, Finding) else spoken.why_not
        for first, second in combinations(spoken.figures, 2):
            self.settled.setdefault(frozenset((first, second)), why)


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with a dotted id. Its docstring is what editors read; its cases stand in tests/cases.

    `check` yields findings without `id`, `rule` and `fingerprint`, which the driver fills in, and the pairs it looked
    at and left alone.
    """

    id: str
    title: str
    check: Callable[[Desk], Iterator[Finding | Considered]]

    @property
    def description(self) -> str:
        """What the rule looks for, in an editor's words."""
        return " ".join((self.check.__doc__ or "").split())
