"""Margins, majorities and the seats a majority needs, against the tallies they come from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.findings import amounts
from checker.findings.amounts import Interval
from checker.findings.rule import Desk, Rule
from checker.findings.wording import cited, plain, severity, value
from checker.model import Considered, Figure, Finding, Margin

_LEEWAY = Decimal(1)


def _margins(desk: Desk) -> Iterator[Finding | Considered]:
    """A margin, lead or majority that is not the difference of its tallies: 230 to 198, carried by 42.

    A majority in a house may be counted above all others together or above half of the seats; both are accepted.
    """
    for tie in desk.ties.margins:
        tallies = [desk.by_id[t] for t in tie.tallies]
        amount = desk.by_id[tie.amount]
        figures = (*tie.tallies, tie.amount)
        claims = list(_claims(tie, tallies))
        if not claims:
            continue
        if any(span.meets(_stated(amount)) for span, _, _ in claims):
            yield Considered(figures, "composition", tie.evidence)
            continue
        _, made, how = claims[0]
        shown = plain(made)
        name = "the majority needed" if tie.of == "needed" else "the majority" if tie.of == "house" else "the margin"
        yield Finding(
            "",
            "",
            "arithmetic",
            severity([*tallies, amount]),
            figures,
            f"By {' and '.join(cited(t) for t in tallies)} {name} is {shown}, not {cited(amount)}.",
            f"Is {amount.text} right, or one of the tallies?",
            "The margin may be counted in another way, or over other tallies than those beside it.",
            grave=False,
            confidence=0.85,
            computed={"margin": f"{how} = {shown}", "stated margin": plain(value(amount))},
            evidence=tie.evidence,
        )


def _stated(amount: Figure) -> Interval:
    return amounts.of(amount)


def _claims(tie: Margin, tallies: list[Figure]) -> Iterator[tuple[Interval, Decimal, str]]:
    """The margins the tallies allow: as an interval, as a value, and how it is reckoned."""
    if len(tallies) == 1 and tallies[0].quantity.kind == "score":
        low, high = tallies[0].quantity.low, tallies[0].quantity.high
        if low is not None and high is not None:
            made = abs(low - high)
            yield Interval(made, made), made, f"{plain(max(low, high))} - {plain(min(low, high))}"
        return
    first = value(tallies[0])
    if tie.of == "needed":
        half = (first // 2) + 1
        yield Interval(half, half), half, f"{plain(first)} / 2 + {plain(half - first / 2)}"
        return
    second = value(tallies[1])
    one, two = amounts.of(tallies[0]), amounts.of(tallies[1])
    if tie.of == "house":
        made = 2 * first - second
        yield Interval(made - _LEEWAY, made + _LEEWAY), made, f"2 × {plain(first)} - {plain(second)}"
        over = first - second // 2
        yield Interval(over - _LEEWAY, over + _LEEWAY), over, f"{plain(first)} - {plain(second)} / 2"
        return
    gap = one - two if first >= second else two - one
    made = abs(first - second)
    yield gap, made, f"{plain(max(first, second))} - {plain(min(first, second))}"


MARGIN = Rule("findings.margin", "A margin that does not match its tallies", _margins)
