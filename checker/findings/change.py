"""Changes against both of their ends: by how much, in which direction, by what factor."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.findings import amounts
from checker.findings.amounts import Interval, printed
from checker.findings.rule import Desk, Rule
from checker.findings.wording import cited, plain, severity, shaped, value
from checker.model import Change, Considered, Figure, Finding

_ONE = Interval(Decimal(1), Decimal(1))
_HUNDRED = Interval(Decimal(100), Decimal(100))
_POINT = Decimal(1)
_SHARE = Decimal("0.06")
_CONVERTED = Decimal("0.002")  # what is lost where a difference is told in another unit than its ends


def _changes(desk: Desk) -> Iterator[Finding | Considered]:
    """A rise, fall, factor or difference that does not match the two figures it leads from and to.

    From 312 to 548 is no doubling; from 2.5 million to 1.9 million is a fall of 24 percent, not of 12. Each figure is
    taken with the rounding of what is printed.
    """
    for tie in desk.ties.changes:
        if not (tie.before and tie.after and tie.amount):
            continue
        before, after, amount = (desk.by_id[i] for i in (tie.before, tie.after, tie.amount))
        figures = (tie.amount, tie.before, tie.after)
        held = _holds(tie, before, after, amount)
        if held is None:
            continue
        if held:
            yield Considered(figures, "update" if not tie.compared else "composition", tie.evidence)
        else:
            yield _finding(tie, before, after, amount)


def _holds(tie: Change, before: Figure, after: Figure, amount: Figure) -> bool | None:
    """Whether the amount fits both ends; None where that cannot be said."""
    first, last, stated = amounts.of(before), amounts.of(after), amounts.of(amount)
    if first.low < 0 or last.low < 0:
        return None
    kind, unit = amount.quantity.kind, amount.quantity.unit
    if not value(before) and (kind == "multiplier" or unit == "percent"):
        return None  # none at all, doubled: no share of it can be worked out
    if kind == "multiplier":
        wide = stated.wider(_SHARE)
        ratio = last.over(first)
        if tie.direction == "down":
            return first.over(last).meets(wide) or ratio.meets(wide)
        more = ratio.meets(Interval(wide.low + 1, wide.high + 1))
        return ratio.meets(wide) or (tie.compared and tie.direction == "up" and more)
    if kind == "percent" and unit == "percent":
        if tie.compared and not tie.direction:
            return last.over(first).times(_HUNDRED).meets(_slack(stated))
        gap = _gap(tie, first, last)
        relative = gap.over(first).times(_HUNDRED)
        points = before.quantity.kind == "percent" and gap.meets(stated)
        return relative.meets(_slack(stated)) or points
    scale = _in_units_of(amount, after)
    if scale is None:
        return None
    exact = Interval(stated.low * scale, stated.high * scale)
    return _gap(tie, first, last).meets(exact if scale == 1 else exact.wider(_CONVERTED))


def _in_units_of(amount: Figure, after: Figure) -> Decimal | None:
    """By what a difference is to be multiplied to be in the unit of the ends: 30 centimetres of 6.1 metres."""
    one, two = amount.quantity, after.quantity
    if one.unit == two.unit or not one.unit or not two.unit or ("point" in one.unit and two.kind == "percent"):
        return Decimal(1)
    if not one.canonical or not two.canonical or one.canonical.dimension != two.canonical.dimension:
        return None
    if not one.low or not two.low or one.canonical.low is None or not two.canonical.low:
        return None
    return (one.canonical.low / one.low) / (two.canonical.low / two.low)


def _slack(stated: Interval) -> Interval:
    wide = stated.wider(_SHARE)
    return Interval(min(wide.low, stated.low - _POINT), max(wide.high, stated.high + _POINT))


def _gap(tie: Change, first: Interval, last: Interval) -> Interval:
    """The distance between both ends, in the direction the words claim."""
    if tie.direction == "down":
        return first - last
    if tie.direction == "up":
        return last - first
    there, back = last - first, first - last
    return there if there.high >= back.high else back


def _finding(tie: Change, before: Figure, after: Figure, amount: Figure) -> Finding:
    first, last = value(before), value(after)
    kind = amount.quantity.kind
    gap = abs(last - first)
    word = "rise" if last > first else "fall"
    if kind == "multiplier":
        factor = printed(last / first, 2)
        made, computed = f"a factor of {factor}", {"factor": f"{plain(last)} / {plain(first)} = {factor}"}
    elif kind == "percent" and tie.compared and not tie.direction:
        share = printed(last / first * 100, 1)
        made, computed = f"{share} percent", {"ratio": f"{plain(last)} / {plain(first)} × 100 = {share}"}
    elif kind == "percent" and amount.quantity.unit == "percent":
        percent = printed(gap / first * 100, 1)
        made = f"a {word} of {percent} percent"
        computed = {
            "change": f"({plain(max(first, last))} - {plain(min(first, last))}) / {plain(first)} × 100 = {percent}"
        }
    else:
        computed = {"difference": f"{plain(max(first, last))} - {plain(min(first, last))} = {plain(gap)}"}
        scale = _in_units_of(amount, after) or Decimal(1)
        if scale == 1:
            shown = computed["difference as printed"] = shaped(gap, after)
        else:
            shown = f"{printed(gap / scale, 0)} {amount.quantity.unit}s"
            computed["difference in its unit"] = f"{plain(gap)} / {scale:.6g} = {printed(gap / scale, 0)}"
        made = f"a difference of {shown}"
    between = "against" if tie.compared else "to"
    pair = (
        f"{cited(after)} against {cited(before)}" if between == "against" else f"From {cited(before)} to {cited(after)}"
    )
    wrong = tie.direction and (last > first) != (tie.direction == "up")
    return Finding(
        "",
        "",
        "arithmetic",
        severity([before, after, amount]),
        (tie.amount, tie.before, tie.after),
        f"{pair} is {made}, not {cited(amount)}.",
        f"Which is wrong: {amount.text}, {before.text} or {after.text}?",
        "The change may be measured on unrounded figures, on another base or over another period.",
        grave=bool(wrong),
        confidence=0.9,
        computed=computed | {"stated change": plain(value(amount))},
        evidence=tie.evidence,
    )


def _directions(desk: Desk) -> Iterator[Finding | Considered]:
    """A rise that leads to a smaller figure, or a fall that leads to a larger one: down to 56 from 40."""
    for tie in desk.ties.changes:
        if not (tie.before and tie.after) or tie.compared:
            continue
        before, after = desk.by_id[tie.before], desk.by_id[tie.after]
        first, last = amounts.of(before), amounts.of(after)
        if before.quantity.modifier == after.quantity.modifier == "exact":
            first, last = (Interval(f, f) for f in (value(before), value(after)))
        wrong = (tie.direction == "up" and last.high < first.low) or (tie.direction == "down" and last.low > first.high)
        if not wrong:
            yield Considered((tie.before, tie.after), "update", tie.evidence)
            continue
        if any(s.startswith("findings.") for s in [desk.settled.get(frozenset((tie.before, tie.after)), "")]):
            continue
        yield Finding(
            "",
            "",
            "arithmetic",
            severity([before, after]),
            (tie.before, tie.after),
            f"The text tells of a {'rise' if tie.direction == 'up' else 'fall'}, "
            f"but {cited(after)} is {'less' if tie.direction == 'up' else 'more'} than {cited(before)}.",
            "Are the two figures in the right order, and is it a rise or a fall?",
            "A rise in rank or a fall in depth can be a smaller or larger number.",
            grave=True,
            confidence=0.8,
            computed={"before": plain(value(before)), "after": plain(value(after))},
            evidence=tie.evidence,
        )


CHANGE = Rule("findings.change_against_ends", "A change that does not match its two ends", _changes)
DIRECTION = Rule("findings.direction_of_change", "A rise that falls, or a fall that rises", _directions)
