"""Percentages and fractions against the counts they are said to describe."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from operator import add

from checker.findings import amounts
from checker.findings.amounts import Interval, printed
from checker.findings.rule import Desk, Rule
from checker.findings.wording import cited, cited_all, plain, severity, value
from checker.model import Considered, Figure, Finding, Share

_HUNDRED = Interval(Decimal(100), Decimal(100))
_SLACK = Decimal("0.6")


def _percentages(desk: Desk) -> Iterator[Finding | Considered]:
    """A percentage or fraction that does not match the part and whole beside it: 908 of 2,240, or 54 percent.

    The rounding of all three is allowed for.
    """
    for tie in desk.ties.shares:
        ratio, part = desk.by_id[tie.ratio], desk.by_id[tie.part]
        whole = [desk.by_id[w] for w in tie.whole]
        figures = (tie.ratio, tie.part, *tie.whole)
        base = reduce(add, map(amounts.of, whole))
        actual = amounts.of(part).over(base).times(_HUNDRED)
        stated = amounts.of(ratio)
        wide = Interval(stated.low - _SLACK, stated.high + _SLACK)
        if actual.meets(wide) or _meant_their_total(desk, tie, base, wide):
            yield Considered(figures, "composition", tie.evidence)
            continue
        made = sum(map(value, whole))
        if not made:
            continue
        share = printed(value(part) / made * 100, 1)
        yield Finding(
            "",
            "",
            "arithmetic",
            severity([ratio, part, *whole]),
            figures,
            f"{cited(part)} of {cited_all(whole)} is {share} percent, not {cited(ratio)}.",
            "Which of the three figures is wrong?",
            "The percentage may be of another whole than the one beside it.",
            grave=_flips(value(part) / made * 100, value(ratio)),
            confidence=0.9,
            computed={
                "share": f"{plain(value(part))} / {_sum(whole)} × 100 = {share}",
                "stated share": plain(value(ratio)),
            },
            evidence=tie.evidence,
        )


def _meant_their_total(desk: Desk, tie: Share, base: Interval, stated: Interval) -> bool:
    """Whether the percentage speaks of a sum whose last part stands beside it: 800 here and 400 there, or 5 percent."""
    totals = (desk.by_id[p.total] for p in desk.ties.parts if tie.part in p.parts and p.total)
    return any(amounts.of(t).over(base).times(_HUNDRED).meets(stated) for t in totals)


def _sum(whole: list[Figure]) -> str:
    return plain(value(whole[0])) if len(whole) == 1 else f"({' + '.join(plain(value(w)) for w in whole)})"


def _flips(actual: Decimal, stated: Decimal) -> bool:
    """Whether a majority turns into a minority, or the size is another order altogether."""
    majority = (actual > 50) != (stated > 50) and abs(actual - stated) >= 5
    return majority or bool(stated and actual and max(actual / stated, stated / actual) >= 5)


PERCENTAGE = Rule("findings.percentage_against_counts", "A percentage that does not match its counts", _percentages)
