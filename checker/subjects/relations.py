"""Masked lines -> links, shares, factors, margins and products, by the patterns of the word list `ties`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, cast

from checker.model import Change, Evidence, Link, Margin, Parts, Product, Share
from checker.subjects.comparable import comparable, same_dimension
from checker.subjects.grammar import Match, matches, words
from checker.subjects.masking import SIGNS, Given, Line

LinkKind = Literal["from_to", "up_from", "compared", "conversion", "or", "then_now", "change_of", "part_of"]
Direction = Literal["up", "down", ""]


_TIES: tuple[LinkKind, ...] = ("or", "compared", "then_now")


def links(line: Line) -> Iterator[Link]:
    """Two figures of one question: converted into another unit, compared, or given as alternatives."""
    for match in matches(line, "conversion"):
        first, second = _both(match, "first", "second")
        if first and second and same_dimension(first.quantity, second.quantity) and _units_differ(first, second):
            yield Link(first.id, second.id, "conversion", (match.evidence,))
    for tie in _TIES:
        for match in matches(line, tie):
            first, second = _both(match, "first", "second")
            if not first or not second or not _plain(match, first, second):
                continue
            for one, two in _parallel(match, first, second):
                if comparable(one.quantity, two.quantity):
                    yield Link(one.id, two.id, tie, (match.evidence,))


_OTHERWISE = re.compile(r"\s*(?:,\s*or|\()\s*(?:about|some|nearly)?\s*")


def _parallel(match: Match, first: Given, second: Given) -> tuple[tuple[Given, Given], ...]:
    """`$412 million, or $1.37 a share, compared with $365 million, or $1.21 a share`: each with its like."""
    text, places = match.line.text, sorted(match.line.figures)
    here, there = places.index(match.place("first")), places.index(match.place("second"))
    if here == 0 or there + 1 >= len(places):
        return ((first, second),)
    before, after = places[here - 1], places[there + 1]
    doubled = (
        _OTHERWISE.fullmatch(text[before + 1 : places[here]]),
        _OTHERWISE.fullmatch(text[places[there] + 1 : after]),
    )
    if not all(doubled):
        return ((first, second),)
    return (match.line.figures[before], second), (first, match.line.figures[after])


def _units_differ(first: Given, second: Given) -> bool:
    return first.quantity.unit != second.quantity.unit and first.quantity.per == second.quantity.per


def _plain(match: Match, first: Given, second: Given) -> bool:
    """No change word stands between: the two are levels, not a level and the amount of its change."""
    between = match.line.text[match.place("first") : match.place("second")]
    return first.id != second.id and not re.search(r"\b(?:by|up|down|rise|fall)\b", between)


def shares(line: Line) -> Iterator[Share]:
    """A ratio with its part and its whole."""
    for match in matches(line, "share"):
        ratio, part, whole = match.figure("ratio"), match.figure("part"), match.figure("whole")
        if ratio and part and whole and comparable(part.quantity, whole.quantity) and not _of_another(match):
            yield Share(ratio.id, part.id, (whole.id,), (match.evidence,))
    for match in matches(line, "majority_share"):
        ratio, part, rest = match.figure("ratio"), match.figure("part"), match.figure("rest")
        if ratio and part and rest and comparable(part.quantity, rest.quantity):
            yield Share(ratio.id, part.id, (part.id, rest.id), (match.evidence,))


_OWN_WHOLE = re.compile(r"\s+of\s+(?!them\b|those\b|these\b|the\s+total\b|all\b|that\b)")


def _of_another(match: Match) -> bool:
    """Whether the percentage is said to be of something else: 39 of 54 delegates with 48% of the vote."""
    ratio, whole = match.place("ratio"), match.place("whole")
    return whole < ratio and bool(_OWN_WHOLE.match(match.line.text, ratio + 1))


def factors(line: Line) -> Iterator[Change]:
    """Two figures set side by side with a factor or a difference between them."""
    for tie in ("factor", "difference"):
        for match in matches(line, tie):
            after, before = _both(match, "after", "before")
            after = _first_of(match.line, match.place("after")) or after
            amount = match.figure("amount")
            if not after or not before or not comparable(after.quantity, before.quantity):
                continue
            if tie == "difference" and (not amount or not _difference(amount, after, before)):
                continue
            direction = _direction(match, after)
            yield Change(before.id, after.id, amount.id if amount else "", direction, True, (match.evidence,))


_SPEED = re.compile(r"\b(?:faster|quicker|slower)\s+than\b")


def _direction(match: Match, after: Given) -> Direction:
    """The direction of a pattern; of times the faster one is the less."""
    direction = cast(Direction, match.entry.direction)
    timed = after.quantity.kind == "duration" and _SPEED.search(match.line.text, match.found.start(), match.found.end())
    return cast(Direction, {"up": "down", "down": "up"}.get(direction, "")) if timed else direction


def _first_of(line: Line, place: int) -> Given | None:
    """In `152 of the 300 seats, two more than`, the figure that is compared: the part."""
    for earlier, given in reversed(line.figures_in(max(0, place - 30), place)):
        return given if re.search(r"\s(?:out\s+)?of\s+(?:the|its|their)\s*$", line.text[earlier:place]) else None
    return None


def _difference(amount: Given, after: Given, before: Given) -> bool:
    kinds = {amount.quantity.kind, after.quantity.kind}
    return comparable(amount.quantity, before.quantity) or kinds <= {"percent", after.quantity.kind}


def margins(line: Line) -> Iterator[Margin]:
    """Two tallies, or a score, and the margin between them."""
    for tie, of in (("margin", "lead"), ("house", "house"), ("needed", "needed"), ("needed_of", "needed")):
        for match in matches(line, tie):
            first, amount = _both(match, "first", "amount")
            second = match.figure("second")
            if not first or not amount or (first.quantity.kind != "score" and tie == "margin" and not second):
                continue
            tallies = (first, second) if second else (first,)
            if second and not comparable(first.quantity, second.quantity):
                continue
            yield Margin(
                tuple(t.id for t in tallies if t),
                amount.id,
                cast(Literal["lead", "house", "needed"], of),
                (match.evidence,),
            )


_BY_MARGIN = re.compile(
    rf"\b(?:carried|passed|approved|adopted|won|rejected|defeated|cleared|lost)\s+by\s+a\s+(?:margin|majority)\s+of\s+"
    rf"(?:{words('modifier')}\s+)?(?P<amount>{SIGNS['count']})"
)
_VOTE = re.compile(r"\bvot|\bpass|\bapprov|\breject|\bballot|\bmotion\b|\bbill\b|\bresolution\b")


def far_margins(lines: Sequence[Line]) -> Iterator[Margin]:
    """The margin of a vote, told away from the only tally of the article."""
    tallies = [
        (at, given)
        for at, line in enumerate(lines)
        for place, given in line.figures.items()
        if given.quantity.kind == "score" and _VOTE.search(line.text, max(0, place - 120), place + 60)
    ]
    if len(tallies) != 1:
        return
    home, tally = tallies[0]
    for at, line in enumerate(lines):
        for found in _BY_MARGIN.finditer(line.text):
            if at != home:
                evidence = Evidence("subjects.ties.far_margin", line.span(found.start(), found.end()))
                yield Margin((tally.id,), line.figures[found.start("amount")].id, "lead", (evidence,))


def products(line: Line) -> Iterator[Product]:
    """A total, a count and what each of them gets; a distance, a time and a speed."""
    told: set[tuple[str, str, str]] = set()
    for match in matches(line, "each"):
        total, count = _both(match, "total", "count")
        each = match.figure("each")
        if not total or not count or not each or (total.id, count.id, each.id) in told:
            continue
        if total.quantity.unit == each.quantity.unit and _per(each, count):
            told.add((total.id, count.id, each.id))
            yield Product(total.id, count.id, each.id, "each", (match.evidence,))
    for match in matches(line, "speed"):
        total, count = _both(match, "total", "count")
        each = match.figure("each")
        if total and count and each and _is_speed(each, total):
            yield Product(total.id, count.id, each.id, "speed", (match.evidence,))

    for match in matches(line, "period"):
        total, each = _both(match, "total", "each")
        if total and each and total.quantity.unit == each.quantity.unit and _periods(total, each):
            yield Product(total.id, each.id, each.id, "period", (match.evidence,))


def _per(each: Given, count: Given) -> bool:
    """Whether what each gets is told for the unit that is counted: `over three years, 30 million a year`."""
    return count.quantity.kind != "duration" or each.quantity.per == count.quantity.unit


def _periods(total: Given, each: Given) -> bool:
    """Whether both are prices of a span of time, the first of the longer."""
    return bool(total.quantity.per and each.quantity.per and total.quantity.per != each.quantity.per)


def bodies(line: Line) -> Iterator[Parts]:
    """Votes in a body of so many members: they cannot be more than its members."""
    for match in matches(line, "body"):
        total, first = _both(match, "total", "first")
        second = match.figure("second")
        if total and first:
            voted = tuple(g.id for g in (first, second) if g)
            yield Parts(total.id, voted, False, (match.evidence,), exclusive=True)


def _is_speed(each: Given, total: Given) -> bool:
    speed, distance = each.quantity.canonical, total.quantity.canonical
    return bool(speed and distance and speed.dimension == "speed" and distance.dimension == "length")


def _both(match: Match, one: str, other: str) -> tuple[Given | None, Given | None]:
    return match.figure(one), match.figure(other)
