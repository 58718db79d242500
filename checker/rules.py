"""The rules of findings and of comparing -> what editors read of them, whichever door they come by."""

from __future__ import annotations

from typing import NamedTuple

from checker import compare, findings

_TEXTS_DISAGREE = (
    "Two texts give values for one question that cannot both hold: a source that changes its figure from text to text,"
    " or a source of the one against a source of the other. What a text has differ within itself is left to its own"
    " check. It is never more than something to check, and a note where the texts are of different days."
)


class Described(NamedTuple):
    """A rule in an editor's words."""

    id: str
    title: str
    description: str


def described() -> tuple[Described, ...]:
    """All rules, in the order they speak."""
    told = (Described(rule.id, rule.title, rule.description) for rule in findings.RULES)
    return *told, Described(compare.RULE, "Texts disagree", _TEXTS_DISAGREE)
