"""Two figures -> the odds that they answer one question, and that, differing, an editor should see them side by side.

The odds are logarithms: the sum of the weights of the signals of the pair, for its kind of figure. The weights stand in
likeness.toml and were fitted to annotated articles by `python -m tests.evaluation.fit`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from checker.groups.article import Article
from checker.groups.side import Side
from checker.groups.signals import CLASSES, Hints, scaled, signals

GROUPED = -0.3  # odds from which two figures go into one group
LICENSED = 0.0  # and from which they may do so though they stand in one sentence
PERSON = 4.0  # odds that two ages told of one person answer one question, and that those of two persons do not
FIRM = -1.0  # odds of a clash from which a finding may speak of the two; most pairs that differ are innocent
NEVER = -99.0
# signals that keep a pair from any finding: nothing in common, another place or sort, a change against a level, and
# what one voice says in one breath
INNOCENT = {
    *("nothing / nothing", "nothing / one", "nothing / much", "other form", "other place", "contrast"),
    *("persons against things", "no more than some of it", "other things", "whole against broken"),
    *("voices=one source same sentence", "voices=article same sentence"),
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two log odds of a pair: that both answer one question, and that they are a discrepancy if their values differ."""

    same: float
    clash: float


def compare(first: Side, second: Side, article: Article, told: Hints) -> Likeness:
    """The likeness of two figures of one dimension; `first` stands before `second`."""
    if first.figure.quantity.kind == "age":
        return _ages(first, second)
    weights = _weights(CLASSES.get(first.figure.quantity.kind, "count"))
    same = clash = 0.0
    names = list(signals(first, second, article, told))
    for name in names:
        weight = weights.get(name)
        if weight is not None:
            same += weight[0]
            clash += weight[1]
    if INNOCENT & set(names):
        return Likeness(same, NEVER)
    return Likeness(same, max(clash, FIRM) if scaled(first, second) else clash)


def _ages(first: Side, second: Side) -> Likeness:
    """Ages are of one question exactly where they are of one person, whom the text names."""
    one, two = first.figure.subject, second.figure.subject
    same = one.holder and one.holder == two.holder
    return Likeness(PERSON, PERSON) if same else Likeness(-PERSON, -PERSON)


@cache
def _weights(kind: str) -> dict[str, tuple[float, float]]:
    """The weights of the signals for one kind of figure: those for all kinds, and what is particular to it."""
    found: dict[str, tuple[float, float]] = {}
    for part in ("all", kind):
        for name, (same, clash) in _file().get(part, {}).items():
            before = found.get(name, (0.0, 0.0))
            found[name] = (before[0] + same, before[1] + clash)
    return found


@cache
def _file() -> Mapping[str, Mapping[str, tuple[float, float]]]:
    text = resources.files(__package__).joinpath("likeness.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, tuple[float, float]]] = {}
    for part, rows in tomllib.loads(text).items():
        if part != "all" and part not in CLASSES.values():
            raise ValueError(f"likeness.toml: no kind of figure is called {part}")
        tables[part] = {name: (float(same), float(clash)) for name, (same, clash) in rows.items()}
    return tables
