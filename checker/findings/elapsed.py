"""Durations and ages against the years and dates they run between."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.findings import amounts
from checker.findings.amounts import Interval
from checker.findings.rule import Desk, Rule
from checker.findings.wording import cited, plain, severity, value
from checker.model import Considered, Elapsed, Finding, Moment

_LEEWAY = Decimal("0.6")


def _durations(desk: Desk) -> Iterator[Finding | Considered]:
    """A number of years that does not fit the two years it runs between: eight years earlier, in 1972 ... in 1984."""
    yield from _judged(desk, "duration")


def _ages(desk: Desk) -> Iterator[Finding | Considered]:
    """An age that does not fit the year or date of birth: born in 1950, dead in 2019 at 79."""
    yield from _judged(desk, "age")


def _judged(desk: Desk, of: str) -> Iterator[Finding | Considered]:
    for tie in desk.ties.elapsed:
        if tie.of != of:
            continue
        figure = desk.by_id[tie.figure]
        between = _between(tie)
        stated = amounts.of(figure)
        loose = Decimal(0) if of == "age" else _LEEWAY
        if between.meets(Interval(stated.low - loose, stated.high + loose)):
            yield Considered((tie.figure,), "composition", tie.evidence)
            continue
        years = tie.end.year - tie.start.year
        exact = between.low == between.high
        shown = f"{between.low if exact else years}"
        noun = "age" if of == "age" else "time"
        yield Finding(
            "",
            "",
            "arithmetic",
            severity([figure]),
            (tie.figure,),
            f"From {_when(tie.start)} to {_when(tie.end)} the {noun} is {'' if exact else 'about '}{shown} years, "
            f"not {cited(figure)}.",
            f"Is {figure.text} wrong, or one of the years?",
            "The years may belong to something other than what the figure counts.",
            grave=False,
            confidence=0.8,
            computed={"from": f"{tie.start.year}", "to": f"{tie.end.year}"}
            | {"years": f"{tie.end.year} - {tie.start.year} = {years}", "stated years": plain(value(figure))}
            | ({"full years": shown} if exact else {}),
            evidence=tie.evidence,
        )


def _when(moment: Moment) -> str:
    return moment.text if moment.span is not None else f"{moment.text} (publication)"


def _between(tie: Elapsed) -> Interval:
    """The full years that may lie between two moments, as exactly as both are known."""
    start, end = tie.start, tie.end
    years = Decimal(end.year - start.year)
    if start.month and end.month:
        if start.month != end.month:
            passed = end.month > start.month
        elif start.day and end.day:
            passed = end.day >= start.day
        else:
            return Interval(years - 1, years)
        full = years if passed else years - 1
        return Interval(full, full) if tie.of == "age" else Interval(full, full + 1)
    return Interval(years - 1, years) if tie.of == "age" else Interval(years - 1, years + 1)


DURATION = Rule("findings.duration_against_years", "A number of years that does not fit its years", _durations)
AGE = Rule("findings.age_against_birth", "An age that does not fit the birth", _ages)
