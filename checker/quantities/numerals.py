"""Digits and number words -> exact values with their place. Knows nothing of units, bounds or what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from checker.lexicon import load
from checker.quantities import money
from checker.quantities.cues import cues
from checker.quantities.words import Words, ascii_digits

LONGEST = 40  # characters of a digit run; anything longer is an identifier, not a quantity
LIMIT = Decimal(10) ** 24


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number below one hundred, written as one word."""

    word: str
    value: int
    example: str


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A word that multiplies by a power of ten; `glued` ones stand at a digit only, `money` ones after money only."""

    word: str
    power: int
    example: str
    glued: bool = False
    money: bool = False


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number of the text: tokens `first` to `last`, its value, and the place value of its last printed digit."""

    first: int
    last: int
    value: Decimal
    step: Decimal
    digits: bool
    scale: Decimal = Decimal(1)

    def scaled(self, scale: Decimal) -> Numeral:
        """The same numeral with a magnitude it shares with a neighbour ($3 to $5 million)."""
        return replace(self, value=self.value * scale, step=self.step * scale, scale=scale)


@cache
def number_words() -> dict[str, int]:
    """The words below one hundred and their values."""
    return {entry.word: entry.value for entry in load("numerals", "number", NumberWord)}


@cache
def magnitudes() -> dict[str, Magnitude]:
    """The words and letters that multiply by a power of ten."""
    return {entry.word: entry for entry in load("numerals", "magnitude", Magnitude)}


VULGAR = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6",
    "⅘": "0.8", "⅙": "0.1667", "⅚": "0.8333", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875",
}  # fmt: skip
_PART = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal("0.3333")}

_WELL_FORMED = (
    re.compile(r"(?P<whole>\d+)(?:\.(?P<rest>\d+))?"),
    re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+)(?:\.(?P<rest>\d+))?"),
    re.compile(r"(?P<whole>\d{1,3}(?: \d{3})+)(?:[.,](?P<rest>\d+))?"),
    re.compile(r"(?P<whole>\d{1,3}(?:'\d{3})+)(?:[.,](?P<rest>\d+))?"),
    re.compile(r"(?P<whole>\d{1,2}(?:,\d{2})+,\d{3})(?:\.(?P<rest>\d+))?"),  # lakh and crore
    re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3}){2,})(?:,(?P<rest>\d+))?"),  # 1.414.021.100
    re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+),(?P<rest>\d{1,2})"),
    re.compile(r"(?P<whole>\d+),(?P<rest>\d{1,2})"),
)


def digit_value(surface: str) -> tuple[Decimal, Decimal] | None:
    """Value and step of a run of digits with separators; None when it is not one number (192.168.1.2, 0044 ...)."""
    if len(surface) > LONGEST:
        return None
    plain = ascii_digits(surface)
    for form in _WELL_FORMED:
        match = form.fullmatch(plain)
        if match:
            whole = re.sub(r"\D", "", match["whole"])
            rest = match["rest"] or ""
            if len(whole) > 1 and whole[0] == "0":
                return None
            return Decimal(f"{whole}.{rest}" if rest else whole), Decimal(1).scaleb(-len(rest))
    return None


def place(value: Decimal) -> Decimal:
    """The place value of the last digit that is not zero: 500 -> 100, 25 -> 1."""
    if not value:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def read(w: Words, i: int, joined: bool = True) -> Numeral | None:
    """The numeral that begins at token i; `joined` False keeps `and` from tying two (between one hundred and two)."""
    if w.kind[i] == "number":
        return _from_digits(w, i)
    if w.text[i] in VULGAR:
        return _with_magnitudes(w, Numeral(i, i, Decimal(VULGAR[w.text[i]]), Decimal("0.01"), True))
    if w.lower[i] in ("a", "an", "one") and (part := _part_of_magnitude(w, i, i + 1)):
        return part
    if w.lower[i] in ("half", "quarter", "three"):
        part = _part_of_magnitude(w, i, i)
        if part:
            return part
    return _from_words(w, i, joined)


def _from_digits(w: Words, i: int) -> Numeral | None:
    parsed = digit_value(w.text[i])
    if parsed is None:
        return None
    value, step = parsed
    first = last = i
    if w.text[i - 1] == "." and w.glued[i] and not w.glued[i - 1] and step == 1 and w.kind[i - 2] != "number":
        value, step, first = Decimal(f"0.{value}"), Decimal(1).scaleb(-len(w.text[i])), i - 1
    if w.text[last + 1] in VULGAR and step == 1:
        last += 1
        value, step = value + Decimal(VULGAR[w.text[last]]), Decimal("0.25")
    elif fraction := _slashed(w, last + 1):
        value, step, last = value + fraction, Decimal("0.25"), last + 3
    elif w.text[last + 1] == "/" and (fraction := _slashed(w, last)):
        value, step, last = fraction, Decimal("0.25"), last + 2
    elif extra := _and_a_part(w, last + 1):
        value, step, last = value + extra[0], Decimal("0.5"), extra[1]
    return _with_magnitudes(w, Numeral(first, last, value, step, True))


def _slashed(w: Words, i: int) -> Decimal | None:
    """Value of a fraction such as 1/2 that begins at i: a small numerator below a usual denominator."""
    above, below = w.text[i], w.text[i + 2]
    if w.kind[i] != "number" or w.text[i + 1] != "/" or not w.glued[i + 1] or not w.glued[i + 2]:
        return None
    if not (above.isdigit() and below in ("2", "3", "4", "5", "6", "8", "10", "16", "32") and len(above) < 3):
        return None
    if w.text[i + 3] == "/" or int(above) >= int(below):
        return None
    return round(Decimal(int(above)) / Decimal(int(below)), 4)


def _and_a_part(w: Words, i: int) -> tuple[Decimal, int] | None:
    """`and a half`, `-and-a-half` from token i: the part and its last token."""
    j = i
    while w.lower[j] in ("and", "a", "one") or (w.hyphen(j) and j < i + 6):
        j += 1
    if j == i or "and" not in w.lower[i:j] or w.lower[j] not in _PART or j > i + 5:
        return None
    return (_PART[w.lower[j]], j) if w.lower[j - 1] in ("a", "one") or w.hyphen(j - 1) else None


def _part_of_magnitude(w: Words, first: int, i: int) -> Numeral | None:
    """`half a million`, `a quarter of a million`, `three quarters of a billion`, `half a dozen` from token `first`."""
    word = w.lower[i]
    above = Decimal(1)
    if word == "three" and w.lower[i + 1] in ("quarters", "-"):
        i += 2 if w.hyphen(i + 1) else 1
        word, above = w.lower[i], Decimal(3)
        if word != "quarters":
            return None
        word = "quarter"
    if word not in ("half", "quarter"):
        return None
    j = i + 1
    while w.lower[j] in ("of", "a", "an", "-"):
        j += 1
    parts = above * _PART[word]
    if w.lower[j] == "dozen" and j <= i + 3:
        return Numeral(first, j, parts * 12, Decimal(1), False)
    if w.lower[j] not in ("million", "billion", "trillion", "thousand") or j > i + 3:
        return None
    scale = Decimal(10) ** magnitudes()[w.lower[j]].power
    value = parts * scale
    return Numeral(first, j, value, place(value), False, scale)


def _from_words(w: Words, i: int, joined: bool) -> Numeral | None:
    small, large = number_words(), magnitudes()
    total, current, last = Decimal(0), None, None
    lowest = LIMIT
    first, j = i, i
    if w.lower[i] in ("a", "an") and w.lower[i + 1] in (
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "dozen",
    ):
        current, j = 1, i + 1
    elif w.lower[i] == "hundred" and w.lower[i + 1] in ("thousand", "million", "billion", "crore"):
        current = 1
    while True:
        word = w.lower[j]
        if last is not None and w.hyphen(j) and (w.lower[j + 1] in small or w.lower[j + 1] in large):
            j += 1
            word = w.lower[j]
        value = small.get(word)
        if value is not None and _extends(current, value):
            current = (current or 0) + value
        elif word == "hundred" and current is not None and 0 < current < 100:
            current *= 100
        elif word in ("dozen", "dozens") and current is not None and current < 100:
            return Numeral(first, j, total + current * 12, Decimal(1), False)
        elif word in large and not large[word].glued and word != "hundred" and current is not None:
            scale = Decimal(10) ** large[word].power
            if scale >= lowest:
                break
            if word in _INDIAN and w.lower[j + 1] in _INDIAN and large[w.lower[j + 1]].power > large[word].power:
                j += 1
                scale *= Decimal(10) ** large[w.lower[j]].power
            total, current, lowest = total + current * scale, None, scale
        elif word == "and" and joined and _joins(w, j, current, total):
            j += 1
            continue
        else:
            break
        last = j
        j += 1
    if last is None:
        return None
    if extra := _and_a_part(w, last + 1):
        return _and_a_half(w, Numeral(first, last, total + (current or 0), Decimal(1), False), extra, lowest)
    return _pointed(w, _worded(first, last, total, current, lowest))


_INDIAN = frozenset({"lakh", "lac", "lakhs", "crore", "crores", "thousand"})


def _extends(current: int | None, value: int) -> bool:
    """Whether a word below one hundred continues the number so far: twenty + five, two hundred + fifty."""
    if current is None or (current >= 100 and current % 100 == 0):
        return current is None or value > 0
    return current % 100 >= 20 and current % 10 == 0 and 0 < value < 10


def _joins(w: Words, i: int, current: int | None, total: Decimal) -> bool:
    """`and` joins after hundred, thousand or million, when a smaller number follows that is not counted for itself."""
    after = w.lower[i + 1]
    if after not in number_words() or number_words()[after] == 0 or w.lower[i + 2] in ("a", "and"):
        return False
    if w.lower[i + 2] == "hundred" and current is not None:
        return False
    return (current is not None and current >= 100 and current % 100 == 0) or (current is None and total > 0)


def _worded(first: int, last: int, total: Decimal, current: int | None, lowest: Decimal) -> Numeral:
    value = total + (current or 0)
    scale = lowest if current is None and lowest < LIMIT else Decimal(1)
    step = scale if scale > 1 and value // scale % 10 else place(value) if value >= 100 else Decimal(1)
    return Numeral(first, last, value, step, False, scale)


def _and_a_half(w: Words, numeral: Numeral, extra: tuple[Decimal, int], lowest: Decimal) -> Numeral:
    """`two and a half`, `three-and-a-half million`, `a million and a half`."""
    part, last = extra
    if lowest < LIMIT:
        return replace(numeral, last=last, value=numeral.value + part * lowest, step=lowest / 10, scale=lowest)
    return _with_magnitudes(w, replace(numeral, last=last, value=numeral.value + part, step=Decimal("0.5")))


def _pointed(w: Words, numeral: Numeral) -> Numeral:
    """`five point two`, `nine point nought four` (and a magnitude after it)."""
    small = number_words()
    j = numeral.last + 1
    if w.lower[j] != "point" or w.lower[j + 1] not in small:
        return numeral
    digits = ""
    j += 1
    while w.lower[j] in small and len(digits) < 8:
        digits += str(small[w.lower[j]])
        j += 1
    value = numeral.value + Decimal(f"0.{digits}")
    return _with_magnitudes(w, Numeral(numeral.first, j - 1, value, Decimal(1).scaleb(-len(digits)), False))


def _with_magnitudes(w: Words, numeral: Numeral) -> Numeral:
    """The numeral with the magnitude words after it: 1.5 million, 61bn, 3 lakh crore, 5-million."""
    large = magnitudes()
    last, scale = numeral.last, Decimal(1)
    for _ in range(2):
        j = last + 2 if w.hyphen(last + 1) else last + 1
        entry = large.get(w.lower[j])
        if entry is None or not _magnitude_stands(w, numeral, j, entry):
            break
        scale *= Decimal(10) ** entry.power
        last = j
    if scale == 1 and w.lower[last + 1] in ("dozen", "dozens"):
        return Numeral(numeral.first, last + 1, numeral.value * 12, Decimal(1), numeral.digits)
    scaled = replace(numeral.scaled(scale), last=last)
    if scale > 1 and numeral.scale == 1 and (extra := _and_a_part(w, last + 1)):
        return replace(scaled, last=extra[1], value=scaled.value + extra[0] * scale, step=scale / 10)
    return scaled


_SHORT = frozenset({"k", "m", "mm", "b", "t"})
# after these a glued m is the meter: a 30m wide hole, 48m away, 100m race
_METER_AFTER = cues("numerals_meter_after")


def _magnitude_stands(w: Words, numeral: Numeral, i: int, entry: Magnitude) -> bool:
    if entry.word in _SHORT and not (w.glued[i] and numeral.digits):
        return False
    if not entry.glued:
        return True
    money = _after_money(w, numeral.first)
    if entry.money:
        return money
    if entry.word == "m" and not money and numeral.value >= 1000:
        return False  # the 5,000m final
    if entry.word == "m" and w.text[i] == "m" and not money:
        after = w.lower[i + 1]
        return w.kind[i + 1] == "word" and after not in _METER_AFTER and not w.glued[i + 1]
    return not (w.kind[i + 1] == "number" and w.glued[i + 1])


def _after_money(w: Words, i: int) -> bool:
    """Whether a currency sign or code stands directly before."""
    return money.is_prefix(w, i - 1)
