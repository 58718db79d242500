"""Totals against their parts: sums that fail, parts that exceed their whole; sums that hold explain a difference."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from operator import add

from checker.findings import amounts
from checker.findings.amounts import Interval, printed
from checker.findings.rule import Desk, Rule
from checker.findings.wording import cited, cited_all, plain, severity, shaped, value
from checker.model import Considered, Figure, Finding, Parts

_HUNDRED = Decimal(100)
_UNSURE = ("colon", "kinds", "elided", "which")
_NEAR = Decimal("0.6")
_GRAVE = Decimal(5)


def _sums(desk: Desk) -> Iterator[Finding | Considered]:
    """A total that is not the sum of the parts the article says it is made up of.

    Fires only where the text claims the parts to be the whole (made up of; in all; 12 of them ... and the other 8;
    people on board: passengers and crew). Lists opened by "including" are never added up. Rounded and approximate
    figures are given their room.
    """
    for tie in desk.ties.parts:
        if not tie.total or len(tie.parts) < 2:
            continue
        total, parts = desk.by_id[tie.total], [desk.by_id[p] for p in tie.parts]
        whole, together = amounts.of(total), reduce(add, map(amounts.of, parts))
        figures = (tie.total, *tie.parts)
        if tie.complete and whole.meets(together):
            yield Considered(figures, "composition", tie.evidence)
        elif tie.how == "stated" and _fails(tie, whole, together) and _plausible(tie, total, parts):
            yield _finding(tie, total, parts, figures)


def _fails(tie: Parts, whole: Interval, together: Interval) -> bool:
    if tie.complete:
        return not whole.meets(together)
    return tie.exclusive and together.low > whole.high


def _plausible(tie: Parts, total: Figure, parts: list[Figure]) -> bool:
    """A list tied by weaker words must come near its total, or it was a list of something else."""
    if not _unsure(tie):
        return True
    made = reduce(add, map(value, parts))
    return made > 0 and value(total) > 0 and _NEAR <= made / value(total) <= 1 / _NEAR


def _unsure(tie: Parts) -> bool:
    return any(e.rule.rsplit(".", 1)[-1] in _UNSURE for e in tie.evidence)


def _finding(tie: Parts, total: Figure, parts: list[Figure], figures: tuple[str, ...]) -> Finding:
    made = reduce(add, map(value, parts))
    stated = value(total)
    verb = "make" if tie.complete else "already make"
    against = "not the" if tie.complete else "more than the"
    exact = printed(made, _places(parts))
    shown = shaped(made, total)
    return Finding(
        "",
        "",
        "arithmetic",
        severity([total, *parts]),
        figures,
        f"{cited_all(parts)} {verb} {shown}, {against} {cited(total)} given as the total.",
        f"Which is right, the total of {total.text} or its parts?",
        "A part may be left out, counted twice or rounded, or the total may be older than its parts.",
        grave=bool(made and stated) and max(made / stated, stated / made) >= _GRAVE if made and stated else False,
        confidence=0.9 if tie.complete else 0.8,
        computed={
            "sum": f"{' + '.join(plain(value(p)) for p in parts)} = {exact}",
            "sum as printed": shown,
            "stated total": plain(stated),
        },
        evidence=tie.evidence,
    )


def _places(parts: list[Figure]) -> int:
    return max(max(0, -int(value(p).normalize().as_tuple().exponent)) for p in parts)


def _polls(desk: Desk) -> Iterator[Finding | Considered]:
    """Shares of one question, with the undecided or the rest among them, that do not make about 100 percent."""
    for tie in desk.ties.parts:
        if tie.total:
            continue
        parts = [desk.by_id[p] for p in tie.parts]
        together = reduce(add, map(amounts.of, parts))
        slack = Decimal(1)
        if together.low <= _HUNDRED + slack and (together.high >= _HUNDRED - slack or not tie.complete):
            yield Considered(tie.parts, "composition", tie.evidence)
            continue
        made = reduce(add, map(value, parts))
        if not Decimal(80) <= made <= Decimal(160):
            continue
        shown = printed(made, _places(parts))
        yield Finding(
            "",
            "",
            "arithmetic",
            severity(parts),
            tie.parts,
            f"The shares {cited_all(parts)} make {shown} percent together, not 100.",
            "Is a share wrong or left out?",
            "Answers may have been allowed more than once, or a small share may be left out.",
            confidence=0.8,
            computed={"sum": f"{' + '.join(plain(value(p)) for p in parts)} = {shown}", "whole": "100"},
            evidence=tie.evidence,
        )


def _part_exceeds(desk: Desk) -> Iterator[Finding | Considered]:
    """A part that is larger than the whole it is said to be part of: 35 of the 12 victims."""
    seen: set[tuple[str, str]] = set()
    for tie in desk.ties.parts:
        for part_id in tie.parts if tie.total and tie.how == "stated" else ():
            if (tie.total, part_id) in seen:
                continue
            seen.add((tie.total, part_id))
            total, part = desk.by_id[tie.total], desk.by_id[part_id]
            if amounts.of(part).low <= amounts.of(total).high:
                if len(tie.parts) == 1:
                    yield Considered((tie.total, part_id), "part_of", tie.evidence)
                continue
            if len(tie.parts) > 1 and _unsure(tie):
                continue
            if desk.settled.get(frozenset((tie.total, part_id)), "").startswith("findings."):
                continue
            yield Finding(
                "",
                "",
                "arithmetic",
                severity([total, part]),
                (part_id, tie.total),
                f"{cited(part)} is said to be part of {cited(total)}, which is smaller.",
                f"Is {part.text} or {total.text} wrong, or are they not part and whole?",
                "The larger figure may be newer, or count something wider than the whole it is set against.",
                grave=amounts.of(part).low >= 5 * value(total),
                confidence=0.8,
                computed={"part": plain(value(part)), "whole": plain(value(total))},
                evidence=tie.evidence,
            )


PARTS_DO_NOT_ADD_UP = Rule("findings.parts_do_not_add_up", "Parts that do not add up", _sums)
SHARES_DO_NOT_ADD_UP = Rule("findings.shares_do_not_add_up", "Shares that do not make 100 percent", _polls)
PART_EXCEEDS_WHOLE = Rule("findings.part_exceeds_whole", "A part larger than its whole", _part_exceeds)
