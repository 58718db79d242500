"""Figures, groups and ties -> findings, and what was considered and left alone. Pure: no text is read here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from checker.findings import disagreement
from checker.findings.change import CHANGE, DIRECTION
from checker.findings.conversion import CONVERSION
from checker.findings.elapsed import AGE, DURATION
from checker.findings.margin import MARGIN
from checker.findings.percentage import PERCENTAGE
from checker.findings.rates import RATE
from checker.findings.rule import Desk, Rule
from checker.findings.sums import PART_EXCEEDS_WHOLE, PARTS_DO_NOT_ADD_UP, SHARES_DO_NOT_ADD_UP
from checker.model import Considered, Figure, Finding, Group, Ties

# in the order they speak: arithmetic first, since a sum that holds explains a difference
RULES: tuple[Rule, ...] = (
    PARTS_DO_NOT_ADD_UP,
    SHARES_DO_NOT_ADD_UP,
    PERCENTAGE,
    CHANGE,
    DIRECTION,
    MARGIN,
    RATE,
    CONVERSION,
    DURATION,
    AGE,
    PART_EXCEEDS_WHOLE,
    *disagreement.RULES,
)

_WEIGHT = {"error": 0, "check": 1, "note": 2}


def judge(
    figures: Sequence[Figure], groups: Sequence[Group], ties: Ties
) -> tuple[tuple[Finding, ...], tuple[Considered, ...]]:
    """The findings by importance, and the pairs that were compared and left alone, each with its reason."""
    desk = Desk(figures, groups, ties)
    flagged: list[Finding] = []
    considered: list[Considered] = []
    for rule in RULES:
        for spoken in rule.check(desk):
            desk.settle(spoken)
            if isinstance(spoken, Considered):
                considered.append(spoken)
            else:
                flagged.append(replace(spoken, rule=rule.id, fingerprint=_fingerprint(rule, spoken, desk)))
    flagged.sort(key=lambda f: (_WEIGHT[f.severity], not f.grave, -f.confidence, desk.by_id[f.figures[0]].span))
    return tuple(replace(f, id=f"d{n}") for n, f in enumerate(flagged, 1)), tuple(considered)


def _fingerprint(rule: Rule, finding: Finding, desk: Desk) -> str:
    """Stable under edits elsewhere: the rule, and each figure's words, source and subject, but no offsets."""
    figures = (desk.by_id[i] for i in finding.figures)
    parts = sorted(f"{f.text}|{f.source.name if f.source else ''}|{f.subject.head}|{f.subject.role}" for f in figures)
    return hashlib.sha256("\n".join([rule.id, *parts]).encode("utf-8", "surrogatepass")).hexdigest()[:16]
