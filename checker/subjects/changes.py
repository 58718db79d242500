"""Masked lines -> changes: what rose or fell, from what, to what, by how much.

A change is read around its word (rose, a drop of, up, doubled): the amount beside it, `from` and `to` after it, and
for `up from` and nouns the figure before it. Words of one sentence complete one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from checker.model import Change, Evidence
from checker.subjects.comparable import comparable
from checker.subjects.grammar import words
from checker.subjects.masking import FIGURE, SIGNS, Given, Line

_REACH = 150
_BACK = 110
_PERCENT = SIGNS["percent"]
_MULTIPLIER = SIGNS["multiplier"]
_NOUNS = frozenset(
    ("increase", "rise", "drop", "fall", "decline", "decrease", "reduction", "jump", "growth", "gain", "cut", "surge")
)
_COMMON = frozenset(
    ("years", "year", "months", "last", "than", "with", "from", "more", "after", "over", "this", "that")
)
_CLAUSE = re.compile(r";|\bwhile\b|\bwhereas\b|\bbut\b|\bafter\b|\balthough\b")


@dataclass(slots=True)
class _Move:
    """A word of change in a line and what was found around it, by place."""

    start: int
    end: int
    direction: Literal["up", "down", ""]
    word: str
    amount: int = -1
    loose: int = -1
    before: int = -1
    after: int = -1


@cache
def _move() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<up>{words('rise')})|\b(?P<down>{words('fall')})|(?P<factor>{_MULTIPLIER})")


@cache
def _ahead(word: str) -> re.Pattern[str]:
    modifier = words("modifier")
    adjective = r"(?:(?:record|high|low|new|peak|current|seasonally|adjusted|annual|previous|last|year's|month's)\s+)"
    return re.compile(rf"\b{word}\s+(?:{modifier}\s+){{0,3}}{adjective}{{0,3}}(?P<figure>{FIGURE})")


@cache
def _beside() -> re.Pattern[str]:
    inner = r"(?:\w+ly\s+|sharply\s+|again\s+|further\s+|another\s+)"
    return re.compile(rf"\s+{inner}?(?P<by>(?:by|of)\s+)?{inner}?(?:{words('modifier')}\s+){{0,3}}(?P<figure>{FIGURE})")


@cache
def _preceding() -> re.Pattern[str]:
    return re.compile(rf"(?P<figure>[{_PERCENT}{_MULTIPLIER}])(?:-?\s+[\w-]+){{0,3}}\s+$")


def find(line: Line) -> Iterator[Change]:
    """The changes a line tells, as far as both of their ends, or one end and the amount, are given."""
    if len(line.figures) < 2:
        return
    for start, end in line.sentences:
        moves = [_around(line, m, start, end) for m in _move().finditer(line.text, start, end)]
        kept = list(_completed(line, [m for m in moves if m], start))
        yield from (_change(line, m) for m in kept if (m.before >= 0) + (m.after >= 0) + (m.amount >= 0) >= 2)


def unfinished(line: Line) -> Iterator[tuple[Given, Change]]:
    """Amounts of change with neither end, as in a headline: `Crime has doubled in two years`."""
    for start, end in line.sentences:
        for found in _move().finditer(line.text, start, end):
            move = _around(line, found, start, end)
            if move and move.amount >= 0 and move.before < 0 and move.after < 0:
                amount = line.figures[move.amount]
                if amount.quantity.kind in ("percent", "multiplier"):
                    yield amount, _change(line, move)


def topic(line: Line, figure: str = "") -> frozenset[str]:
    """The longer words of a line, or of the sentence in which a figure stands: what it speaks of."""
    text = line.text
    if figure:
        place = next(p for p, g in line.figures.items() if g.id == figure)
        text = next((line.text[s:e] for s, e in line.sentences if s <= place < e), text)
    return frozenset(w for w in re.findall(r"[a-z]{4,}", text) if w not in _COMMON and not _move().fullmatch(w))


def _around(line: Line, found: re.Match[str], start: int, end: int) -> _Move | None:
    text = line.text
    factor = found["factor"] is not None
    direction: Literal["up", "down", ""] = "" if factor else "up" if found["up"] else "down"
    move = _Move(found.start(), found.end(), direction, found.group())
    limit = min(end, move.end + _REACH)
    if stop := _CLAUSE.search(text, move.end, limit):
        limit = stop.start()
    if following := _move().search(text, move.end, limit):
        limit = following.start()
    if factor:
        move.amount = move.start
    elif beside := _beside().match(text, move.end, limit):
        if _is_amount(line, beside):
            move.amount = beside.start("figure")
        else:
            move.loose = beside.start("figure")
    elif (ahead := _preceding().search(text, max(start, move.start - 40), move.start)) and move.word in _NOUNS:
        move.amount = ahead.start("figure")
    if move.amount < 0 and (fresh := _fresh(line, move, start)) >= 0:
        move.loose = fresh
    taken = {move.amount, move.loose}
    for word in ("from", "to"):
        for met in _ahead(word).finditer(text, move.end, limit):
            place = met.start("figure")
            if place in taken:
                continue
            if word == "from":
                move.before = place
            else:
                move.after = place
            taken.add(place)
            break
    if move.amount < 0 and move.before >= 0 and move.after >= 0:
        move.amount = _trailing(line, max(move.before, move.after), end)
    _compared(line, move, start, limit, end)
    ends = [line.figures[p].quantity for p in (move.before, move.after) if p >= 0]
    if len(ends) == 2 and not comparable(*ends):
        return None
    if any(q.kind in ("duration", "age", "score", "multiplier") for q in ends):
        return None
    return move


@cache
def _standing() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:at|to\s+stand\s+at|to\s+reach)\s+(?:{words('modifier')}\s+){{0,2}}(?P<figure>{FIGURE})")


@cache
def _against() -> re.Pattern[str]:
    near = r"(?:[\s,]+[\w'-]+){0,6}?[\s,]+"
    return re.compile(
        rf"(?P<after>{FIGURE}){near}{words('against')}\s+(?:{words('modifier')}\s+){{0,2}}(?P<before>{FIGURE})"
    )


def _compared(line: Line, move: _Move, start: int, limit: int, end: int) -> None:
    """Both ends where they are compared: up 8% at 540, against 500; 54, against 45 a year ago, a 20% increase."""
    if move.amount < 0 or move.before >= 0 or line.figures[move.amount].quantity.kind not in ("percent", "multiplier"):
        return
    text = line.text
    if move.after < 0 and (standing := _standing().match(text, max(move.end, move.amount + 1), limit)):
        move.after = standing.start("figure")
    if move.after >= 0:
        if (met := _against().match(text, move.after, end)) and _alike(line, met):
            move.before = met.start("before")
        return
    opening = min(move.start, move.amount)
    if not re.search(r"[,\u2014-]\s*(?:\S+\s+){0,3}$", text[max(start, opening - 30) : opening]):
        points = line.figures[move.amount].quantity.kind == "percent"
        met = _against().search(text, max(move.end, move.amount + 1), min(end, move.end + _REACH))
        if met and points and _alike(line, met) and line.figures[met.start("after")].quantity.kind == "percent":
            move.after, move.before = met.start("after"), met.start("before")
        return
    for met in _against().finditer(text, start, opening):
        if _alike(line, met) and not re.search(FIGURE, text[met.end() : opening]):
            move.after, move.before = met.start("after"), met.start("before")


def _alike(line: Line, met: re.Match[str]) -> bool:
    return comparable(line.figures[met.start("after")].quantity, line.figures[met.start("before")].quantity)


@cache
def _trailing_more() -> re.Pattern[str]:
    more = r"(?:more|higher|less|lower|fewer|larger|smaller|greater)"
    return re.compile(
        rf"(?:\s+[\w'-]+){{0,4}}\s*[,(]\s*(?:or\s+)?(?:{words('modifier')}\s+)?(?P<figure>[{_PERCENT}])\s+{more}\b"
    )


def _trailing(line: Line, place: int, end: int) -> int:
    """The percentage said after both ends: to 66 from 60, 10% more than a year earlier."""
    found = _trailing_more().match(line.text, place + 1, end)
    return found.start("figure") if found else -1


def _fresh(line: Line, move: _Move, start: int) -> int:
    """What was added, for `bringing the total to`: 120 new deaths."""
    if not re.match(r"(?:tak|bring|brought|took|push)", move.word):
        return -1
    for place, _ in reversed(line.figures_in(max(start, move.start - 90), move.start)):
        near = line.text[max(0, place - 24) : place] + " " + line.text[place + 1 : place + 20]
        return place if re.search(r"\b(?:new|more|further|additional|another|extra|fresh)\b", near) else -1
    return -1


def _is_amount(line: Line, beside: re.Match[str]) -> bool:
    quantity = line.figures[beside.start("figure")].quantity
    return quantity.kind in ("percent", "multiplier") or beside["by"] is not None


def _completed(line: Line, moves: list[_Move], start: int) -> Iterator[_Move]:
    """Join what several words of one sentence say of one change, and find the figure that `up from` looks back to."""
    kept: list[_Move] = []
    for move in moves:
        earlier = kept[-1] if kept else None
        if earlier and _leads_to(line, earlier, move):
            move.loose = earlier.loose
        if earlier and _continues(line, earlier, move):
            if earlier.amount < 0 or earlier.amount == move.amount:
                kept[-1] = _joined(earlier, move)
                continue
            if earlier.before >= 0 and earlier.after >= 0 and move.before < 0 and move.after < 0:
                move.before, move.after = earlier.before, earlier.after
            elif earlier.before < 0 or earlier.after < 0:
                kept[-1] = _joined(earlier, move)
                continue
        if move.after < 0 and move.before >= 0:
            move.after = _looked_back_to(line, move, start)
        elif move.after < 0 and move.amount >= 0 and move.word in _NOUNS | {"up", "down"}:
            pass
        kept.append(move)
    for move in kept:
        if move.amount < 0 <= move.loose and move.before >= 0 and move.after >= 0:
            ends = [line.figures[p].quantity for p in (move.before, move.after)]
            loose = line.figures[move.loose].quantity
            points = "point" in loose.unit and all(e.kind == "percent" for e in ends)
            if move.loose not in (move.before, move.after) and (points or all(comparable(loose, e) for e in ends)):
                move.amount = move.loose
    yield from kept


def _leads_to(line: Line, earlier: _Move, move: _Move) -> bool:
    """Whether the earlier word gives the amount of this change: it lost 20 seats, dropping from 60 to 40."""
    if earlier.loose < 0 or move.loose >= 0 or move.before < 0 or move.after < 0:
        return False
    alike = earlier.direction == move.direction and earlier.before < 0 and earlier.after < 0
    return alike and bool(re.search(r",\s*$", line.text[earlier.loose : move.start]))


def _continues(line: Line, earlier: _Move, move: _Move) -> bool:
    """Whether the later word tells the rest of the same change: fell from 3.1 to 2.4, a drop of 23 percent."""
    if {earlier.direction, move.direction} == {"up", "down"} or move.start - earlier.end > 2 * _REACH:
        return False
    if move.before >= 0 and move.after >= 0:
        return False
    if move.before < 0 and move.after < 0:
        between = line.text[earlier.end : move.start]
        return (
            earlier.before >= 0 and earlier.after >= 0 and bool(re.search(r"[,(\u2014-]\s*(?:\S+\s+){0,3}$", between))
        )
    given = [line.figures[p].quantity for p in (earlier.before, earlier.after, move.before, move.after) if p >= 0]
    return bool(
        earlier.after >= 0
        and earlier.before < 0
        and move.before >= 0
        and len(given) == 2
        and comparable(*given)
        and move.direction
    )


def _joined(earlier: _Move, move: _Move) -> _Move:
    return replace(
        earlier,
        amount=earlier.amount if earlier.amount >= 0 else move.amount,
        before=earlier.before if earlier.before >= 0 else move.before,
        after=earlier.after if earlier.after >= 0 else move.after,
    )


def _looked_back_to(line: Line, move: _Move, start: int) -> int:
    """The figure that `up from 312` speaks of: the nearest of its unit before it, in this sentence or, for `that was
    a rise of`, in the one before."""
    before = line.figures[move.before].quantity
    text = line.text
    floor = max(start, move.start - _BACK)
    opening = re.match(r"[\s\"'(]*(?:that|this|it|which)\s", text[start : start + 12])
    if opening and not line.figures_in(start, move.start - 20 if move.amount < 0 else max(start, move.start - 40)):
        sentences = [s for s in line.sentences if s[1] < start]
        floor = sentences[-1][0] if sentences else start
    for place, given in reversed(line.figures_in(floor, move.start)):
        if place == move.amount:
            continue
        between = text[place + 1 : move.start]
        if comparable(given.quantity, before) and ";" not in between:
            return place
        if given.quantity.kind == before.kind and given.quantity.unit == before.unit:
            break
    return -1


def _change(line: Line, move: _Move) -> Change:
    def name(place: int) -> str:
        return line.figures[place].id if place >= 0 else ""

    places = [p for p in (move.start, move.amount, move.before, move.after) if p >= 0]
    evidence = Evidence("subjects.ties.change", line.span(min(places), max(max(places) + 1, move.end)))
    return Change(name(move.before), name(move.after), name(move.amount), move.direction, False, (evidence,))
