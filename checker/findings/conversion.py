"""Measures given in two units: whether they convert into one another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.findings import amounts
from checker.findings.amounts import Interval, printed
from checker.findings.rule import Desk, Rule
from checker.findings.wording import cited, plain, severity, value
from checker.model import Considered, Figure, Finding, Link

_TOLERANCE = Decimal("0.04")
_CALENDAR = Decimal("0.01")  # twelve months are a year exactly
_DOUBTFUL = Decimal("0.08")
_DEGREES = Decimal("1.2")
_RATIO = Decimal("1.8")


def _conversions(desk: Desk) -> Iterator[Finding | Considered]:
    """Two units of one measure that do not convert into one another: 40 miles (90 km).

    Both are taken with the rounding of what is printed and a few percent more; degrees within about one degree.
    Currencies are not checked, since rates move.
    """
    for tie in desk.ties.links:
        if tie.kind != "conversion":
            continue
        first, second = desk.by_id[tie.first], desk.by_id[tie.second]
        one, two = first.quantity.canonical, second.quantity.canonical
        if one is None or two is None or one.dimension != two.dimension:
            yield Considered((tie.first, tie.second), "conversion", tie.evidence)
            continue
        factor, other = _factor(first), _factor(second)
        if one.dimension == "temperature":
            doubt = Decimal(0) if _degrees_agree(first, second) else Decimal(1)
            apart = bool(doubt)
        else:
            reached, given = _scaled(first, factor), _scaled(second, other)
            slack = _CALENDAR if one.dimension == "calendar time" else _TOLERANCE
            apart = not reached.wider(slack).meets(given.wider(slack)) or _ends_apart(first, second)
            middle, there = value(first) * factor, value(second) * other
            doubt = abs(middle - there) / max(middle, there) if middle > 0 and there > 0 else Decimal(0)
        inexact = {"approx", "range"} & {first.quantity.modifier, second.quantity.modifier}
        if not apart and (doubt <= _DOUBTFUL or inexact or not other or doubt > 1):
            yield Considered((tie.first, tie.second), "conversion", tie.evidence)
            continue
        if other or one.dimension == "temperature":
            yield _finding(tie, first, second, factor, other, apart)
        else:  # 40 miles (0 km): only nought can be converted without knowing the unit
            yield _finding(tie, second, first, other, factor, apart)


def _ends_apart(first: Figure, second: Figure) -> bool:
    """Whether of two ranges one end does not convert into that of the other: 60-80 mph (75-110 km/h)."""
    one, two = first.quantity.canonical, second.quantity.canonical
    if {first.quantity.modifier, second.quantity.modifier} != {"range"} or one is None or two is None:
        return False
    slack = max(amounts.rounding(f.quantity, f.text) * _factor(f) for f in (first, second))
    for a, b in ((one.low, two.low), (one.high, two.high)):
        if a is not None and b is not None and abs(a - b) > max(2 * _DOUBTFUL * max(abs(a), abs(b)), slack):
            return True
    return False


def _factor(figure: Figure) -> Decimal:
    """How many base units one unit of the figure is; 0 where it cannot be told."""
    canonical, quantity = figure.quantity.canonical, figure.quantity
    if canonical is not None:
        for base, own in ((canonical.low, quantity.low), (canonical.high, quantity.high)):
            if base is not None and own:
                return base / own
    return Decimal(0)


def _scaled(figure: Figure, factor: Decimal) -> Interval:
    reach = amounts.of(figure)
    return Interval(reach.low * factor, reach.high * factor) if factor else reach


def _degrees_agree(first: Figure, second: Figure) -> bool:
    """Whether two temperatures, or two differences of temperature, agree."""
    one, two = first.quantity.canonical, second.quantity.canonical
    if one is None or two is None:
        return True
    low = max(x for x in (one.low, two.low, Decimal("-1E9")) if x is not None)
    high = min(x for x in (one.high, two.high, Decimal("1E9")) if x is not None)
    slack = _DEGREES + sum((amounts.rounding(f.quantity, f.text) for f in (first, second)), Decimal(0))
    if low - high <= slack:
        return True
    smaller, larger = sorted((abs(value(first)), abs(value(second))))
    return abs(larger - _RATIO * smaller) <= slack


def _finding(tie: Link, first: Figure, second: Figure, factor: Decimal, other: Decimal, apart: bool) -> Finding:
    canonical = first.quantity.canonical
    if canonical is not None and canonical.dimension == "temperature":
        shown, computed = _degrees(first, second)
    else:
        ratio = factor / other if other else Decimal(1)
        low, high = first.quantity.low, first.quantity.high
        ends = [low, high] if first.quantity.modifier == "range" and low and high else [value(first)]
        shown = " to ".join(printed(end * ratio) for end in ends)
        computed = {
            "conversion": "; ".join(
                f"{plain(e)} × {_exact(ratio if other else factor)} = {printed(e * ratio)}" for e in ends
            )
        }
    return Finding(
        "",
        "",
        "arithmetic",
        severity([first, second]) if apart else "note",
        (first.id, second.id),
        f"{cited(first)} is about {shown} {_plural(second.quantity.unit)}, not {cited(second)}.",
        f"Which of the two is the original measure, {first.text} or {second.text}?",
        "Both may have been rounded from a third figure.",
        confidence=0.9 if apart else 0.5,
        computed=computed,
        evidence=tie.evidence,
    )


def _plural(unit: str) -> str:
    """The plural of a unit's name: degrees fahrenheit, miles per hour, feet."""
    first, _, rest = unit.partition(" ")
    many = {"foot": "feet", "inch": "inches", "hertz": "hertz"}.get(first, f"{first}s")
    return f"{many} {rest}".strip()


def _exact(factor: Decimal) -> str:
    return "0" if not factor else f"{factor:.6g}" if factor < 1000 else f"{factor:.2f}"


def _degrees(first: Figure, second: Figure) -> tuple[str, dict[str, str]]:
    own = value(first)
    if "fahrenheit" in second.quantity.unit:
        shown = printed(own * 9 / 5 + 32, 0)
        return shown, {"conversion": f"{plain(own)} × 9 / 5 + 32 = {shown}"}
    if "fahrenheit" in first.quantity.unit:
        shown = printed((own - 32) * 5 / 9, 0)
        return shown, {"conversion": f"({plain(own)} - 32) × 5 / 9 = {shown}"}
    return plain(own), {}


CONVERSION = Rule("findings.conversion", "A conversion that is wrong", _conversions)
