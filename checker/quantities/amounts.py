"""A numeral and the signs and words at it -> an amount: a count, money, percent, a measure or a duration."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from checker.model import Kind
from checker.quantities import money as currencies
from checker.quantities import numerals, units
from checker.quantities.cues import cues
from checker.quantities.numerals import Numeral
from checker.quantities.words import Words


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: tokens `first` to `last`. `worth`: what the number is multiplied by to be in `unit`."""

    first: int
    last: int
    numeral: Numeral
    kind: Kind = "count"
    unit: str = ""
    worth: Decimal = Decimal(1)
    measure: units.Measure | None = None
    negative: bool = False
    open: bool = False

    @property
    def value(self) -> Decimal:
        value = self.numeral.value * self.worth
        return -value if self.negative else value

    @property
    def step(self) -> Decimal:
        return self.numeral.step * self.worth

    def with_unit_of(self, other: Amount) -> Amount:
        """The same number in the unit of another (from 5 to 17 months), its magnitude too when both need it."""
        worth = other.worth
        return replace(self, kind=other.kind, unit=other.unit, worth=worth, measure=other.measure, open=other.open)


def read(w: Words, i: int, joined: bool = True) -> Amount | None:
    """The amount whose number begins at token i."""
    numeral = numerals.read(w, i, joined)
    if numeral is None:
        return None
    return dress(w, numeral)


def dress(w: Words, numeral: Numeral) -> Amount:
    """The amount a numeral belongs to: its currency sign before, its unit after."""
    amount = _money(w, numeral) or _percent(w, numeral) or _measured(w, numeral)
    if amount is None:
        amount = Amount(numeral.first, numeral.last, numeral)
    return _signed(w, amount)


def _signed(w: Words, amount: Amount) -> Amount:
    """Minus signs and `minus`, `negative`; a dash at a word (SCP-173) or after a number is none."""
    j = amount.first - 1
    if w.text[amount.numeral.first - 1] in ("-", "−") and amount.kind == "money":
        return replace(amount, negative=True)
    if w.lower[j] in ("minus", "negative") and w.lower[j - 1] != "or":
        return replace(amount, first=j, negative=True)
    alone = not w.glued[j] or w.text[j - 1] in ("<", ">", "=", "(", "≤", "≥")
    if w.text[j] in ("-", "−", "–") and w.glued[amount.first] and alone and amount.numeral.digits:
        spaced = w.kind[j - 1] == "number"
        return amount if spaced else replace(amount, first=j, negative=True)
    return amount


def _money(w: Words, numeral: Numeral) -> Amount | None:
    found = currencies.before(w, numeral.first)
    scaled = numeral.scale > 1
    if found is None:
        found = currencies.after(w, numeral.last, scaled)
        if found is None:
            return None
        scale = numerals.magnitudes().get(w.lower[found.last + 1])
        if scale is not None and not scale.glued and not scaled and w.text[found.last].isupper():  # 75 USD million
            numeral = replace(numeral.scaled(Decimal(10) ** scale.power), last=found.last + 1)
            return Amount(numeral.first, numeral.last, numeral, "money", found.code)
        amount = Amount(numeral.first, found.last, numeral, "money", found.code, found.worth, open=found.open)
        return _with_minor(w, amount)
    last = numeral.last
    named = currencies.after(w, last, scaled)
    if named is not None and (named.code == found.code or found.open) and w.kind[named.last] == "word":
        return Amount(found.first, named.last, numeral, "money", named.code, open=named.open and found.open)
    return Amount(found.first, last, numeral, "money", found.code, open=found.open)


def _with_minor(w: Words, amount: Amount) -> Amount:
    """`3 dollars 50 cents`, `thirteen dollars and forty-five cents` are one amount."""
    j = amount.last + 1
    if w.lower[j] == "and":
        j += 1
    if amount.worth != 1 or (w.kind[j] != "number" and w.lower[j] not in numerals.number_words()):
        return amount
    small = numerals.read(w, j)
    if small is None or small.value >= 100:
        return amount
    cents = currencies.after(w, small.last, False)
    if cents is None or cents.worth == 1:
        return amount
    total = amount.numeral.value + small.value * cents.worth
    return replace(amount, last=cents.last, numeral=replace(amount.numeral, value=total, step=Decimal("0.01")))


_PERCENT = {
    ("%",): "percent", ("％",): "percent", ("percent",): "percent", ("per", "cent"): "percent", ("pct",): "percent",
    ("percents",): "percent", ("percentage",): "percent", ("percentage", "point"): "percentage point",
    ("percentage", "points"): "percentage point", ("pp",): "percentage point", ("ppt",): "percentage point",
    ("%", "points"): "percentage point", ("percent", "points"): "percentage point",
    ("per", "cent", "points"): "percentage point", ("basis", "points"): "basis point",
    ("basis", "point"): "basis point",
    ("bps",): "basis point", ("percentage", "-", "point"): "percentage point",
    ("basis", "-", "point"): "basis point",
}  # fmt: skip


def _percent(w: Words, numeral: Numeral) -> Amount | None:
    j = numeral.last + 1
    if w.hyphen(j):
        j += 1
    for length in (3, 2, 1):
        unit = _PERCENT.get(tuple(w.lower[j : j + length]))
        if unit:
            return Amount(numeral.first, j + length - 1, numeral, "percent", unit)
    return None


# words of degree that may stand between number and unit: three more years, two full days
_BETWEEN = cues("amounts_between")


def _measured(w: Words, numeral: Numeral) -> Amount | None:
    j = numeral.last + 1
    if w.text[j] == "]" and w.text[numeral.first - 1] == "[":
        j += 1
    found = units.find(w, j, numeral.digits)
    if found is None and w.lower[j] in _BETWEEN and w.kind[j] == "word":
        found = units.find(w, j + 1, False)
        if found is not None and not found.time:
            found = None
    if found is None:
        return None
    if found.time:
        return _duration(w, numeral, found)
    amount = Amount(numeral.first, found.last, numeral, "measure", found.name, found.value, found)
    return _with_smaller(w, amount)


# units of length and mass that are told in two: 5 ft 2 in, 16st 3lb
_IN_TWO = {"foot": ("inch", 12), "stone": ("pound", 14)}


def _with_smaller(w: Words, amount: Amount) -> Amount:
    """`5 ft 2 in`, `six feet and four inches`, `16st 3lb`: one length, one weight."""
    if amount.unit not in _IN_TWO:
        return amount
    name, many = _IN_TWO[amount.unit]
    small = _smaller_number(w, amount.last + 1)
    if small is None or small.value >= many:
        return amount
    unit = units.find(w, small.last + 1, small.digits)
    if unit is None or unit.name != name:
        inches = name == "inch" and w.lower[small.last + 1] == "in"
        if not inches or w.text[small.last + 2] not in (".", ",", ")", ""):
            return amount
    total = amount.numeral.value + small.value / many
    return replace(amount, last=small.last + 1, numeral=replace(amount.numeral, value=round(total, 4)))


def _smaller_number(w: Words, i: int) -> Numeral | None:
    """The number that goes on at token i, perhaps behind `and` or a comma."""
    j = i + 1 if w.lower[i] in ("and", ",") else i
    if w.kind[j] != "number" and w.lower[j] not in numerals.number_words():
        return None
    return numerals.read(w, j, False)


def _duration(w: Words, numeral: Numeral, found: units.Measure) -> Amount | None:
    if found.last == numeral.last + 1 and _no_duration(w, numeral, found):
        return None
    last = found.last
    if w.lower[last + 1 : last + 4] in (["and", "a", "half"], ["and", "one", "half"]):
        numeral = replace(numeral, value=numeral.value + Decimal("0.5"))
        last += 3
    first = numeral.first - 1 if w.text[numeral.last + 1] == "]" else numeral.first
    amount = Amount(first, last, numeral, "duration", found.name, found.value, found)
    return _with_shorter(w, amount) if last == found.last else amount


# how many of the shorter unit one of the longer holds, as far as a term told in two units needs it
_HOLDS = {
    ("year", "month"): 12, ("year", "week"): 52, ("year", "day"): 365, ("month", "week"): 4, ("month", "day"): 30,
    ("week", "day"): 7, ("day", "hour"): 24, ("hour", "minute"): 60, ("hour", "second"): 3600, ("minute", "second"): 60,
}  # fmt: skip


def _with_shorter(w: Words, amount: Amount) -> Amount:
    """`14 years and six months`, `2 hours 1 minute 39 seconds`: one time, in the longer unit.

    A comma alone does not join (he served 12 years, six months of them alone), but in brackets of their own it does.
    """
    shorter = _shorter(w, amount)
    if shorter is None or w.hyphen(amount.numeral.last + 1) or amount.worth != 1:
        return amount
    goes_on = w.lower[shorter.last + 1] in ("and", ",") or _smaller_number(w, shorter.last + 1) is not None
    further = _shorter(w, shorter) if goes_on else None
    bracketed = w.text[amount.numeral.first - 1] == "(" and w.text[shorter.last + 1] == ")"
    if w.text[amount.last + 1] == "," and further is None and not bracketed:
        return amount
    many = _HOLDS[amount.unit, shorter.unit]
    below = _with_shorter(w, shorter) if further else shorter
    total = amount.numeral.value + below.numeral.value / many
    numeral = replace(amount.numeral, value=round(total, 6), step=below.numeral.step / many)
    return replace(amount, last=below.last, numeral=numeral)


def _shorter(w: Words, amount: Amount) -> Amount | None:
    """The time in a shorter unit right behind, less than one of the longer."""
    small = _smaller_number(w, amount.last + 1)
    if small is None or w.hyphen(small.last + 1):
        return None
    unit = units.find(w, small.last + 1, small.digits)
    if unit is None or not unit.time or unit.value != 1 or small.value >= _HOLDS.get((amount.unit, unit.name), 0):
        return None
    return Amount(small.first, unit.last, small, "duration", unit.name, unit.value, unit)


def _no_duration(w: Words, numeral: Numeral, found: units.Measure) -> bool:
    """`one second-hand car`, `2 min`: an ordinal, or an abbreviation of something else."""
    unit = w.lower[found.last]
    if unit == "second" and not w.hyphen(numeral.last + 1) and numeral.value != 1:
        return True
    return unit == "second" and w.hyphen(found.last + 1)
