"""Two numbers tied by a dash, `to`, `or`, `and` -> one range or one score, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from checker.quantities import amounts, money, numerals
from checker.quantities.amounts import Amount
from checker.quantities.cues import cues
from checker.quantities.words import DASHES, Words


@dataclass(frozen=True, slots=True)
class Pair:
    """Two amounts read as one figure, and what ties them: a range, or a score (or vote)."""

    low: Amount
    high: Amount
    reads: Literal["range", "score"]
    rule: str
    first: int


# a change is told by these in the clause before: then "from 3 to 5" are two figures
_CHANGE = cues("ranges_change")
# right before "from" these span a range, whatever else the clause tells: the job cuts will cost from 3 to 5 million
_SPAN = cues("ranges_span")
_SCORE = cues("ranges_score")


def pair(w: Words, a: Amount) -> Pair | None:
    """The range or score of which `a` is the first number."""
    j = a.last + 1
    word = w.lower[j]
    if w.text[j] in DASHES:
        return _dashed(w, a, j)
    if word in ("to", "through", "or"):
        return _worded(w, a, j, word)
    if word == "votes" and w.lower[j + 1] == "to":
        return _score(w, a, j + 2)
    if (word == "for" or (word == "/" and w.glued[j] and w.glued[j + 1])) and _told_in_two(w, a, j):
        return _score(w, a, j + 1)
    if word == "and" and _between(w, a.first):
        return _closed(w, a, j + 1, "quantities.range.between", a.first)
    return None


_CRICKET = cues("ranges_cricket")
_PRESSURE = frozenset({"systolic", "diastolic", "mmhg", "hypertension"})


def _score(w: Words, a: Amount, i: int) -> Pair | None:
    """The two numbers as one score, when the second stands at i."""
    b = _second(w, i)
    if b is None or a.kind != "count" or b.kind != "count" or max(a.numeral.scale, b.numeral.scale) > 1:
        return None
    return Pair(a, b, "score", "quantities.score", a.first)


def _told_in_two(w: Words, a: Amount, j: int) -> bool:
    """`312 for 6`, `four for 32`, `187/3` where cricket is told of; `a blood pressure of 150/95`; `4/5 stars`."""
    words = w.vocabulary()
    if not _CRICKET.isdisjoint(words):
        return a.kind == "count" and w.kind[a.last + 3] != "number"
    return w.text[j] == "/" and (("blood" in words and "pressure" in words) or not _PRESSURE.isdisjoint(words))


def _between(w: Words, first: int) -> bool:
    """Whether `between` governs the number: between 3 and 5, between about 3 and 5, between the ages of 3 and 5."""
    j = first - 1
    for _ in range(4):
        if w.lower[j] in ("between", "anywhere"):
            return True
        if w.lower[j] not in ("about", "roughly", "around", "the", "ages", "age", "of", "an", "estimated", "some"):
            return False
        j -= 1
    return False


def between(w: Words, i: int) -> bool:
    """Whether the number at token i is the first after `between`, so that its `and` must not join numerals."""
    j = i - 1
    if money.is_prefix(w, j):
        j -= 1
        if w.glued[j + 1] and w.kind[j] == "word" and w.text[j].isupper():
            j -= 1
    return _between(w, j + 1)


def _second(w: Words, i: int) -> Amount | None:
    """The amount whose sign, code or number begins at token i."""
    for j in range(i, i + 4):
        if w.kind[j] == "number" or w.lower[j] in numerals.number_words() or w.lower[j] in ("half", "a"):
            found = amounts.read(w, j)
            return found if found is not None and found.first <= i else None
        if w.kind[j] == "sign" and w.text[j] not in ("-", "−", ".") and not money.is_prefix(w, j):
            return None
    return None


def _share(a: Amount, b: Amount) -> tuple[Amount, Amount] | None:
    """Both amounts in one unit and magnitude, if their words allow it: $3 to $5 million, 5 to 17 months, 5% to 8."""
    if a.kind == "count" and b.kind != "count":
        a = a.with_unit_of(b)
    elif b.kind == "count" and a.kind in ("money", "age") and a.first < a.numeral.first:
        b = replace(b.with_unit_of(a), first=b.first)
    if (a.kind, a.unit) != (b.kind, b.unit):
        if a.kind == b.kind == "money" and (a.open or b.open):
            code = b.unit if a.open else a.unit
            a, b = replace(a, unit=code), replace(b, unit=code)
        elif not (a.kind == b.kind == "duration"):
            return None
    if b.numeral.scale > 1 and a.numeral.scale == 1 and a.numeral.value < 1000:
        bare = b.numeral.value / b.numeral.scale
        if a.numeral.value < bare or (a.numeral.digits and a.numeral.value < 100 and not bare < a.numeral.value):
            a = replace(a, numeral=a.numeral.scaled(b.numeral.scale))
    return a, b


def _closed(w: Words, a: Amount, i: int, rule: str, first: int) -> Pair | None:
    b = _second(w, i)
    if b is None:
        return None
    shared = _share(a, b)
    if shared is None or shared[0].value > shared[1].value:
        return None
    return Pair(*shared, "range", rule, first)


def _worded(w: Words, a: Amount, j: int, word: str) -> Pair | None:
    found = _second(w, j + 1)
    if found is None:
        return None
    shared = _share(a, found)
    if shared is None:
        return None
    low, high = shared
    bare = low.kind == "count" and low.numeral.scale == high.numeral.scale == 1
    if word == "or":
        usual = low.value < high.value and (low.value * 10 >= high.value or low.value < 3)
        return Pair(low, high, "range", "quantities.range.or", a.first) if usual else None
    if word == "to" and bare and w.lower[a.first - 1] != "from" and _is_score(w, low, high, a.first):
        return Pair(low, high, "score", "quantities.score", a.first)
    if low.value >= high.value or _changes(w, a.first):
        return None
    if w.lower[a.first - 1] != "from" and a.kind != "count" and a.kind != low.kind:
        return None
    return Pair(low, high, "range", "quantities.range.to", a.first)


def _dashed(w: Words, a: Amount, j: int) -> Pair | None:
    glued = w.glued[j] and w.glued[j + 1]
    if w.lower[j + 1] == "to" and w.text[j + 2] in DASHES and glued:  # 230-to-198
        found = _second(w, j + 3)
        score = found is not None and found.kind == "count"
        return Pair(a, found, "score", "quantities.score", a.first) if found and score else None
    if not glued and (w.glued[j] or w.glued[j + 1] or w.text[j] == "—"):
        return None
    found = _second(w, j + 1)
    if (
        found is None
        or (found.negative and not glued)
        or (w.text[found.last + 1] in DASHES and w.kind[found.last + 2] == "number")
    ):
        return None
    found = replace(found, negative=False)
    shared = _share(a, found)
    if shared is None:
        return None
    low, high = shared
    if (
        low.kind == "count"
        and glued
        and low.numeral.scale == high.numeral.scale == 1
        and _is_score(w, low, high, a.first)
    ):
        return Pair(low, high, "score", "quantities.score", a.first)
    if low.value >= high.value:
        return None
    return Pair(low, high, "range", "quantities.range.dash", a.first)


def _is_score(w: Words, a: Amount, b: Amount, first: int) -> bool:
    """3-1, 52-48, 10 to 8: falling or equal numbers, or rising ones where a match or a vote is told."""
    whole = all(x.numeral.value == x.numeral.value.to_integral_value() and x.value < 1000 for x in (a, b))
    if not whole:
        return False
    dashed = w.text[a.last + 1] in DASHES
    start, stop = w.sentence(first, 25)
    told = not _SCORE.isdisjoint(w.lower[start:stop])
    if a.value >= b.value:
        return dashed or told
    after = w.lower[b.last + 1]
    counts = w.kind[b.last + 1] == "word" and w.text[b.last + 1][0].islower() and after not in _SCORE_AFTER
    return told and not counts


_SCORE_AFTER = cues("ranges_score_after")


def _changes(w: Words, first: int) -> bool:
    """Whether the clause before the number tells of a change, so that two values are stated."""
    start, _ = w.sentence(first, 14)
    if w.lower[first - 1] != "from":
        return w.lower[first - 1] in _CHANGE or w.lower[first - 1] == "by"
    if w.lower[first - 2] in _SPAN:
        return False
    return not _CHANGE.isdisjoint(w.lower[max(start, first - 14) : first])


def shared_step(low: Amount, high: Amount) -> Decimal:
    """The coarser of the two steps, the one that decides how far rounding may go."""
    return max(low.step, high.step)
