"""Totals against a count and what each of it gets; distances against times and speeds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.findings import amounts
from checker.findings.amounts import Interval, printed
from checker.findings.rule import Desk, Rule
from checker.findings.wording import cited, plain, severity, value
from checker.model import Considered, Figure, Finding, Product

_SLACK = Decimal("0.03")
_GRAVE = Decimal(5)


def _products(desk: Desk) -> Iterator[Finding | Considered]:
    """A total that is not the count times what each gets: 400 families, 30,000 dollars each, 9 million in all.

    Also a distance, a time and an average speed that do not fit.
    """
    for tie in desk.ties.products:
        total, count, each = (desk.by_id[i] for i in (tie.total, tie.count, tie.each))
        figures = (tie.total, tie.count, tie.each)
        if tie.of == "period":
            yield from _periods(tie, total, each)
            continue
        one, many, single = (_base(f, tie) for f in (total, count, each))
        if not one or not many or not single:
            continue
        if many.times(single).wider(_SLACK).meets(one):
            yield Considered(figures, "composition", tie.evidence)
            continue
        yield _finding(tie, total, count, each)


def _base(figure: Figure, tie: Product) -> Interval | None:
    """The interval of a figure, for speeds in base units."""
    own = amounts.of(figure)
    canonical = figure.quantity.canonical
    if tie.of != "speed":
        return own
    if canonical is None or not figure.quantity.low or canonical.low is None:
        return None
    factor = canonical.low / figure.quantity.low
    return Interval(own.low * factor, own.high * factor)


_PERIODS: dict[tuple[str, str], tuple[int, ...]] = {
    ("day", "week"): (7, 6, 5),
    ("day", "month"): (28, 29, 30, 31, 20, 21, 22),
    ("day", "year"): (365, 366, 250, 260, 360),
    ("week", "month"): (4,),
    ("week", "year"): (52, 50, 48),
    ("month", "year"): (12, 11),
    ("hour", "day"): (8, 24, 10, 12, 7),
    ("hour", "week"): (40, 35, 36, 37, 38, 39),
    ("minute", "hour"): (60,),
}


def _periods(tie: Product, total: Figure, each: Figure) -> Iterator[Finding | Considered]:
    factors = _PERIODS.get((each.quantity.per, total.quantity.per), ())
    if not factors:
        return
    single, whole = amounts.of(each), amounts.of(total)
    if any(single.times(Interval(Decimal(n), Decimal(n))).wider(_SLACK * 2).meets(whole) for n in factors):
        yield Considered((tie.each, tie.total), "conversion", tie.evidence)
        return
    shown = printed(value(each) * factors[0], 0)
    yield Finding(
        "",
        "",
        "arithmetic",
        severity([total, each]),
        (tie.each, tie.total),
        f"{cited(each)} a {each.quantity.per} is about {shown} a {total.quantity.per}, not {cited(total)}.",
        "Which of the two sums is wrong?",
        "The two may not cover the same charges or the same days.",
        confidence=0.7,
        computed={"product": f"{plain(value(each))} × {factors[0]} = {shown}", "stated": plain(value(total))},
        evidence=tie.evidence,
    )


def _finding(tie: Product, total: Figure, count: Figure, each: Figure) -> Finding:
    many, single, whole = value(count), value(each), value(total)
    if tie.of == "speed":
        message = f"{cited(each)} does not fit {cited(total)} in {cited(count)}."
        computed = {"distance": plain(whole), "time": plain(many), "speed": plain(single)}
        grave = False
    else:
        made = many * single
        shown = printed(made, 0)
        message = f"{cited(count)} times {cited(each)} is {shown}, not {cited(total)}."
        computed = {"product": f"{plain(many)} × {plain(single)} = {shown}", "stated total": plain(whole)}
        grave = bool(made and whole) and max(made / whole, whole / made) >= _GRAVE if made and whole else False
    return Finding(
        "",
        "",
        "arithmetic",
        severity([total, count, each]),
        (tie.total, tie.count, tie.each),
        message,
        "Which of the three figures is wrong?",
        "What each gets may differ, or the total may cover more than those counted here.",
        grave=grave,
        confidence=0.8,
        computed=computed,
        evidence=tie.evidence,
    )


RATE = Rule("findings.rate_against_total", "A total that is not count times share", _products)
