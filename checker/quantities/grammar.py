"""Words of one segment -> its quantities and the numbers that are none, in one pass. Spans count within the segment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from checker.model import Kind, Modifier
from checker.quantities import ages, amounts, dates, exclusions, modifiers, numerals, parts, ranges, scales, vague
from checker.quantities import money as currencies
from checker.quantities.amounts import Amount
from checker.quantities.units import Measure
from checker.quantities.words import Words

LONGEST_RUN = 30  # number words in one run; nobody writes a number in more


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity as read: tokens of its span and numeral, interval in its unit, and what told so."""

    first: int
    last: int
    numeral_first: int
    numeral_last: int
    low: Decimal | None
    high: Decimal | None
    kind: Kind
    unit: str
    modifier: Modifier
    rule: str
    step: Decimal | None = None
    measure: Measure | None = None
    per: str = ""
    open: bool = False
    bound: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """A number left out, and why."""

    first: int
    last: int
    why: str


@cache
def _starts() -> frozenset[str]:
    """Words at which a quantity may begin; all others are passed over at the cost of one look-up."""
    folds = {f"{word}fold" for word in numerals.number_words()} | {"hundredfold"}
    large = {m.word for m in numerals.magnitudes().values() if not m.glued and len(m.word) > 3}
    zeros = {"no", "none", "nobody", "not"}
    words = frozenset(numerals.number_words()) | frozenset(parts.parts()) | parts.FACTOR_WORDS | vague.starts()
    return words | ages.DECADES | zeros | folds | large | {"dozen", "one's"} | frozenset(numerals.VULGAR)


def read(w: Words) -> Iterator[Reading | Left]:
    """Every quantity and every other number of the segment, in order."""
    starts = _starts()
    i = w.first
    named = -1
    taken = i
    while i < w.stop:
        if w.kind[i] != "number" and w.lower[i] not in starts:
            i += 1
            continue
        again = exclusions.goes_on(w, i, named) if w.kind[i] == "number" and 0 < i - named < 4 else None
        found = Left(*again) if again else _at(w, i)
        if found is None:
            i += 1
            continue
        if isinstance(found, Left) and found.why == "name" and w.kind[found.last] == "number":
            named = found.last
        yield _behind(found, taken)
        i = taken = max(i, found.last) + 1


def _behind(found: Reading | Left, taken: int) -> Reading | Left:
    """What one number has taken is not taken again: in `33$3` the sign is of the first."""
    if found.first >= taken:
        return found
    if isinstance(found, Left):
        return replace(found, first=taken)
    return replace(found, first=taken, numeral_first=max(taken, found.numeral_first))


def _at(w: Words, i: int) -> Reading | Left | None:
    if w.kind[i] == "number":
        return _digits(w, i)
    run = _run(w, i)
    if run > LONGEST_RUN:
        return Left(i, i + run - 1, "number too long")
    return _word(w, i)


def _run(w: Words, i: int) -> int:
    small, large = numerals.number_words(), numerals.magnitudes()
    j = i
    while j - i < 5000 and (w.lower[j] in small or w.lower[j] in large or (w.lower[j] in ("and", "-") and j > i)):
        j += 1
    return j - i


def _digits(w: Words, i: int) -> Reading | Left | None:
    decade = ages.decade(w, i)
    if decade:
        first, last, low, high = decade
        return Reading(first, last, first, last, low, high, "age", "year", "range", "quantities.age.decade")
    skip = dates.find(w, i) or exclusions.digits(w, i)
    if skip:
        return Left(*skip)
    if w.lower[i - 1] == "per":
        return Left(i, i, "rate")
    return _amount(w, i)


def _word(w: Words, i: int) -> Reading | Left | None:
    word = w.lower[i]
    if word in ("no", "none", "nobody", "not"):
        return _zero(w, i)
    decade = ages.decade(w, i)
    if decade:
        first, last, low, high = decade
        return Reading(first, last, first, last, low, high, "age", "year", "range", "quantities.age.decade")
    if word in parts.FACTOR_WORDS and (share := parts.factor(w, i)):
        return _share(w, share)
    if word.endswith("fold") and (share := parts.fold(w, i)):
        return _share(w, share)
    band = vague.read(w, i)
    if band:
        return _vague(w, band)
    skip = exclusions.words(w, i)
    if skip:
        return Left(*skip)
    found = _amount(w, i)
    if found is None and word in parts.parts() and (share := parts.single(w, i)):
        return _share(w, share)
    return found


def _zero(w: Words, i: int) -> Reading | None:
    found = vague.zero(w, i)
    if found is None:
        return None
    zero = Decimal(0)
    return Reading(
        found[0], found[1], found[0], found[1], zero, zero, "count", "", "exact", "quantities.zero", Decimal(1)
    )


def _bound(w: Words, first: int, last: int, time: bool, plain: bool) -> modifiers.Found | None:
    """The bound before or after; before and after in conflict (up to 20 days or longer) leave an approximation."""
    before = modifiers.find_before(w, first, time=time, plain=plain)
    after = modifiers.find_after(w, last)
    if before is None or before.reads == "exact":
        return after
    if after is None or after.reads == before.reads:
        return before
    if {before.reads, after.reads} == {"min", "max"}:
        return modifiers.Found("approx", before.first, before.last)
    return after if before.reads == "approx" and after.reads in ("min", "max") else before


def _bounded(value: Decimal, found: modifiers.Found | None) -> tuple[Decimal | None, Decimal | None, Modifier]:
    if found is None or found.reads == "exact":
        return value, value, "exact"
    if found.reads == "min":
        return value, None, "min"
    return (None, value, "max") if found.reads == "max" else (value, value, "approx")


def _share(w: Words, share: parts.Share) -> Reading:
    found = _bound(w, share.first, share.last, share.kind == "duration", True)
    low, high, modifier = _bounded(share.value, found)
    step = share.step or Decimal(1)
    bound = (found.first, found.last) if found else None
    return Reading(share.first, share.last, share.first, share.last, low, high, share.kind, share.unit, modifier,
                   share.rule, step, share.measure, bound=bound)  # fmt: skip


_RELATIVE = frozenset({"poll", "percent", "%", "behind", "ahead", "lead"})


def _vague(w: Words, band: vague.Band) -> Reading:
    last, low, high = band.last, band.low, band.high
    kind: Kind = "count"
    unit, measure = "", vague.unit_after(w, band)
    money = currencies.after(w, band.last + 1 if w.lower[band.last + 1] == "of" else band.last, True)
    if measure is not None:
        last, unit, kind = measure.last, measure.name, "duration" if measure.time else "measure"
        low, high = low * measure.value, high * measure.value
    elif money is not None and w.kind[money.last] == "word":
        last, unit, kind = money.last, money.code, "money"
    elif (
        w.lower[band.last + 1 : band.last + 3] == ["of", "points"] and not _RELATIVE.isdisjoint(w.vocabulary())
    ) or w.lower[band.last + 1 : band.last + 3] == ["percentage", "points"]:
        last, unit, kind = band.last + 2, "percentage point", "percent"
    if kind == "duration" and w.hyphen(last + 1) and w.lower[last + 2] == "old":
        kind, last = "age", last + 2
    return Reading(band.first, last, band.first, band.last, low, high, kind, unit, "vague", "quantities.vague",
                   None, measure, open=bool(money and money.open))  # fmt: skip


def _amount(w: Words, i: int) -> Reading | Left | None:
    joined = not ranges.between(w, i)
    numeral = numerals.read(w, _article(w, i), joined) if _article(w, i) != i else None
    numeral = numeral or numerals.read(w, i, joined)
    if numeral is None:
        return None
    share = parts.after_number(w, numeral) or parts.times(w, numeral)
    if share:
        return _share(w, share)
    a = amounts.dress(w, numeral)
    skip = exclusions.amount(w, a)
    if skip:
        return Left(*skip)
    found = ranges.pair(w, a)
    if found:
        return _pair(w, found)
    return _single(w, a)


def _article(w: Words, i: int) -> int:
    """`a` before hundred, thousand, dozen, `half a million`: where the numeral really begins."""
    return i - 1 if w.lower[i - 1] in ("a", "an") and w.kind[i] == "word" else i


def _single(w: Words, a: Amount) -> Reading | Left:
    last, kind, unit = a.last, a.kind, a.unit
    age = ages.old(w, a)
    rule = f"quantities.{kind}"
    if age is not None:
        last, kind, unit = age, "age", unit or "year"
    elif ages.bare(w, a) or (kind in ("count", "duration") and ages.before(w, a.first) and a.numeral.scale == 1):
        kind, unit = "age", unit or "year"
    else:
        a = scales.find(w, a)
        last, kind, unit = a.last, a.kind, a.unit
    per, step = "", a.step
    if kind == "count":
        rate = scales.rate(w, last)
        if rate:
            kind, unit, last = "rate", rate[0], rate[1]
        elif ahead := scales.rate_ahead(w, last):
            kind, unit = "rate", ahead
    if kind != "rate":
        each = scales.per(w, last)
        per = each[0] if each else ""
        if each and kind == "count" and w.lower[last + 1] == "per":
            kind, unit, last = "rate", f"per {per}", each[1]
    found = _bound(w, a.first, last, kind in ("duration",), kind == "count")
    if found is None and kind == "age" and (over := ages.bound(w, a.first)):
        found = modifiers.Found(*over)
    found = found or _inherited(w, a)
    low, high, modifier = _bounded(a.value, found)
    bound = (found.first, found.last) if found and found.reads != "exact" else None
    return Reading(a.first, last, a.numeral.first, a.numeral.last, low, high, kind, unit, modifier, rule, step,
                   a.measure, per, a.open, bound)  # fmt: skip


def _inherited(w: Words, a: Amount) -> modifiers.Found | None:
    """In `about 50 miles (80 km)` the conversion in brackets is as approximate as what it converts."""
    if w.text[a.first - 1] != "(" or w.text[a.last + 1] not in (")", ";", ",") or a.kind not in ("measure", "money"):
        return None
    for j in range(a.first - 2, a.first - 7, -1):
        if w.kind[j] == "number" or w.lower[j] in numerals.number_words():
            before = amounts.read(w, j)
            if before is None or before.kind != a.kind or before.unit == a.unit or before.last != a.first - 2:
                continue
            found = modifiers.find_before(w, before.first, time=False, plain=False)
            return found if found and found.reads == "approx" else None
    return None


def _pair(w: Words, pair: ranges.Pair) -> Reading:
    low, high = pair.low, pair.high
    last = high.last
    kind, unit = high.kind, high.unit
    if pair.reads == "score":
        return Reading(
            low.first, last, low.first, last, low.value, high.value, "score", "", "exact", pair.rule, Decimal(1)
        )
    age = ages.old(w, high)
    often = parts.times(w, high.numeral) if kind == "count" else None
    if often:
        last, kind = often.last, often.kind
    elif age is not None:
        last, kind, unit = age, "age", unit or "year"
    elif kind in ("count", "duration") and (
        ages.before(w, low.first) or (kind == "count" and ages.group(w, low.first))
    ):
        kind, unit = "age", unit or "year"
    else:
        scaled = scales.find(w, high)
        last, kind, unit = scaled.last, scaled.kind, scaled.unit
    rate = scales.rate(w, last) if kind == "count" else None
    if rate:
        kind, unit, last = "rate", rate[0], rate[1]
    each = scales.per(w, last)
    values = low.value, high.value
    if low.unit != high.unit and low.measure and high.measure:
        values = values[0] * low.measure.factor / high.measure.factor, values[1]
    return Reading(low.first, last, low.numeral.first, high.numeral.last, *values, kind, unit, "range", pair.rule,
                   ranges.shared_step(low, high), high.measure, each[0] if each else "", high.open)  # fmt: skip
