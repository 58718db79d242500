"""Fractions (a third of, two in five, half) -> percent; factors (twice, doubled, fivefold) -> multipliers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from checker.lexicon import load
from checker.model import Kind
from checker.quantities import numerals, units
from checker.quantities.cues import cues
from checker.quantities.words import Words


@dataclass(frozen=True, slots=True)
class Part:
    """A word for a part of a whole: one divided by `parts`."""

    word: str
    parts: int
    example: str


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction or factor in the text: tokens, value, kind and unit (a fraction of an hour is a duration)."""

    first: int
    last: int
    value: Decimal
    kind: Kind
    unit: str
    rule: str
    measure: units.Measure | None = None
    step: Decimal | None = None


@cache
def parts() -> dict[str, int]:
    """Fraction words, singular and plural, and what one is divided by."""
    found = {e.word: e.parts for e in load("numerals", "part", Part)}
    return found | {f"{word}s": n for word, n in found.items() if word != "half"} | {"halves": 2}


def _percent(first: int, last: int, above: Decimal, below: int, rule: str) -> Share:
    return Share(first, last, round(100 * above / below, 4), "percent", "percent", rule)


def _of_magnitude(w: Words, share: Share) -> Share:
    """`two-thirds of a million`: a count after all."""
    j = share.last + 1
    if w.lower[j : j + 2] != ["of", "a"] or w.lower[j + 2] not in ("thousand", "million", "billion", "trillion"):
        return share
    scale = Decimal(10) ** numerals.magnitudes()[w.lower[j + 2]].power
    return replace(
        share, last=j + 2, value=Decimal(round(share.value * scale / 100)), kind="count", unit="", step=scale / 100
    )


def after_number(w: Words, numeral: numerals.Numeral) -> Share | None:
    """Two-thirds, three quarters, one in five, four out of five: the share that a numeral begins."""
    j = numeral.last + 1
    if w.hyphen(j):
        j += 1
    below = parts().get(w.lower[j])
    if below and numeral.value < below and numeral.value == numeral.value.to_integral_value():
        plural = w.lower[j].endswith("s") or w.lower[j] == "halves"
        if plural and numeral.value > 1 and not (below == 4 and numeral.value == 2):
            return _of_magnitude(w, _percent(numeral.first, j, numeral.value, below, "quantities.fraction"))
        if not plural and numeral.value == 1 and not _noun_after(w, j, below):
            return _percent(numeral.first, j, numeral.value, below, "quantities.fraction")
    written = w.text[numeral.last - 1] == "/" or w.text[numeral.last] in numerals.VULGAR
    if numeral.digits and 0 < numeral.value < 1 and written and w.lower[numeral.last + 1] == "of":
        return Share(numeral.first, numeral.last, numeral.value * 100, "percent", "percent", "quantities.fraction")
    return _in(w, numeral)


def _noun_after(w: Words, j: int, below: int) -> bool:
    """`one third party`, `one quarter mile`: the ordinal or another unit."""
    return w.kind[j + 1] == "word" and w.lower[j + 1] not in _AFTER_PART and below not in (2,)


_TIMES = cues("parts_times")
_WHOLES = frozenset(
    map(Decimal, (*range(2, 11), 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 10**3, 10**4, 10**5, 10**6))
)


def _in(w: Words, numeral: numerals.Numeral) -> Share | None:
    j = numeral.last + 1
    hyphened = w.hyphen(j)
    if hyphened:
        j += 1
    out = w.lower[j : j + 2] == ["out", "of"]
    if not out and w.lower[j] != "in":
        return None
    start = j + (2 if out else 1)
    if w.text[start] in ("-", "–") and hyphened:
        start += 1
    if w.lower[start] == "every" and not out:
        start += 1
    below = numerals.read(w, start)
    if below is None or below.value not in _WHOLES or not 0 < numeral.value < below.value:
        return None
    after = w.lower[below.last + 1]
    if after in _TIMES or (below.value > 12 and (out or numeral.value > 10) and below.value != 100):
        return None
    if (
        units.find(w, below.last + 1, below.digits)
        or w.kind[below.last + 1] == "number"
        or numeral.value != numeral.value.to_integral_value()
    ):
        return None
    if not out and ((w.text[below.last + 1] == "-" and not hyphened) or _place_or_time(w, below)):
        return None
    return Share(
        numeral.first, below.last, round(100 * numeral.value / below.value, 4), "percent", "percent", "quantities.share"
    )


def _place_or_time(w: Words, below: numerals.Numeral) -> bool:
    """`killed two in three attacks`: events and places in which something was counted, not people asked."""
    return w.lower[below.last + 1] in _OCCASIONS


_OCCASIONS = cues("parts_occasions")
_AFTER_PART = cues("parts_after_part")
_CUED = cues("parts_cued")


def single(w: Words, i: int) -> Share | None:
    """A third, a quarter, a fifth, with the part word at token i and its article before it."""
    below = parts()[w.lower[i]]
    if w.capital(i) and not w.opens(i) and not w.headline:
        return None
    if w.lower[i] == "half":
        return half(w, i)
    if w.lower[i - 1] not in ("a", "an") or w.lower[i].endswith("s"):
        return None
    if (measure := _of_unit(w, i, "quarter")) is not None:
        return Share(
            i - 1, measure.last, measure.value / below, _kind(measure), measure.name, "quantities.fraction", measure
        )
    after, cue = w.lower[i + 1], w.lower[i - 2]
    if after == "of" or (
        after in ("more", "less", "fewer", "higher", "lower", "cheaper", "larger", "smaller")
        and w.lower[i + 2] != "time"
    ):
        return _percent(i - 1, i, Decimal(1), below, "quantities.fraction")
    if cue in _CUED and (w.kind[i + 1] != "word" or after in _AFTER_PART):
        return _percent(i - 1, i, Decimal(1), below, "quantities.fraction")
    if below == 4 and (after in ("were", "are", "have", "said", "say")):
        return _percent(i - 1, i, Decimal(1), below, "quantities.fraction")
    return None


def _kind(measure: units.Measure) -> Kind:
    return "duration" if measure.time else "measure"


def _of_unit(w: Words, i: int, word: str) -> units.Measure | None:
    """`half an hour`, `half a mile`, `a quarter of an hour`: the unit that a part is taken of."""
    if w.lower[i] not in ("half", word):
        return None
    j = i + 1
    if w.lower[j] == "of":
        j += 1
    if w.lower[j] not in ("a", "an") and not w.hyphen(j):
        if j > i + 1 or w.lower[i] != "half" or w.lower[j] not in ("hour", "mile"):
            return None
        return units.find(w, j, False)
    return units.find(w, j if w.hyphen(j) else j + 1, False)


_NOT_HALF_AFTER = cues("parts_not_half_after")
_NOT_HALF_BEFORE = cues("parts_not_half_before")


def half(w: Words, i: int) -> Share | None:
    """Half of the seats, more than half, in half, half the size; half an hour, a year and a half."""
    before, after = w.lower[i - 1], w.lower[i + 1]
    if (late := _and_a_half(w, i)) is not None:
        return late
    if before in _NOT_HALF_BEFORE or after in _NOT_HALF_AFTER or (w.capital(i) and not w.opens(i) and not w.headline):
        return None
    measure = _of_unit(w, i, "half")
    if measure is not None:
        first = i - 1 if before == "a" and w.hyphen(i + 1) else i
        value = measure.value * Decimal("0.5")
        return Share(
            first, measure.last, value, _kind(measure), measure.name, "quantities.fraction", measure, Decimal("0.1")
        )
    if w.hyphen(i + 1) and w.lower[i + 2] != "of":
        return None
    first = i - 1 if before in ("a", "one") and w.lower[i - 2] not in ("and",) else i
    if before in ("a", "one") and w.kind[i + 1] == "word" and after not in ("of", "percent"):
        return None
    if after == "of" and w.lower[i - 2 : i] == ["the", "other"]:
        return None
    if before in ("the", "and") and after != "of" and w.lower[i - 1] == "the":
        return None
    governed = after in (
        "of",
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "all",
        "that",
        "those",
        "these",
        "this",
        "as",
        "were",
        "are",
        "have",
        "had",
        "said",
        "say",
    )
    ended = w.kind[i + 1] != "word" or after in (
        "in",
        "by",
        "from",
        "since",
        "to",
        "and",
        "on",
        "at",
        "for",
        "over",
        "a",
        "an",
        "with",
        "before",
        "after",
        "when",
    )
    cued = before in _CUED or before in ("in", "cut", "lost")
    if governed or (ended and cued) or (cued and before == "than") or w.opens(i):
        return _percent(first, i, Decimal(1), 2, "quantities.fraction")
    return None


def _and_a_half(w: Words, i: int) -> Share | None:
    """`a year and a half`, `the past year and a half`, `an hour and a half`: the unit before, one and a half of it."""
    if w.lower[i - 2 : i] not in (["and", "a"], ["and", "one"]):
        return None
    measure = units.find(w, i - 3, False)
    if (
        measure is None
        or measure.last != i - 3
        or w.lower[i - 4] not in ("a", "an", "past", "last", "next", "the", "first", "another")
    ):
        return None
    first = i - 4 if w.lower[i - 4] in ("a", "an") else i - 3
    value = measure.value * Decimal("1.5")
    return Share(first, i, value, _kind(measure), measure.name, "quantities.fraction", measure, Decimal("0.5"))


_FACTORS = {
    "doubled": Decimal(2), "doubling": Decimal(2), "doubles": Decimal(2), "tripled": Decimal(3), "tripling": Decimal(3),
    "triples": Decimal(3), "trebled": Decimal(3), "trebling": Decimal(3), "quadrupled": Decimal(4),
    "quadrupling": Decimal(4), "quintupled": Decimal(5), "halved": Decimal("0.5"), "halving": Decimal("0.5"),
    "halves": Decimal("0.5"),
}  # fmt: skip
FACTOR_WORDS = frozenset(_FACTORS) | {"twice", "thrice", "once", "double", "triple", "treble", "quadruple", "halve"}
_THAN = cues("parts_than")


def factor(w: Words, i: int) -> Share | None:
    """Doubled, halved, twice, once: a factor where something is multiplied, else a count of times."""
    word, after, before = w.lower[i], w.lower[i + 1], w.lower[i - 1]
    if word in _FACTORS:
        if word in ("doubles", "halves") and (
            before in ("the", "two", "men's", "women's", "mixed", "in", "both") or after in ("of", "match", "title")
        ):
            return None
        if word in ("doubled", "doubles", "doubling") and after in ("down", "over", "as", "back"):
            return None
        return Share(i, i, _FACTORS[word], "multiplier", "", "quantities.multiplier")
    if word in ("double", "triple", "treble", "quadruple", "halve"):
        if before not in ("to", "will", "would", "could", "may", "might", "should", "than", "can", "not"):
            return None
        if before == "than" or (w.kind[i + 1] == "word" and after in ("standards", "check", "down", "up")):
            return None
        value = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}.get(word)
        return Share(i, i, Decimal(value) if value else Decimal("0.5"), "multiplier", "", "quantities.multiplier")
    if w.hyphen(i + 1) or w.hyphen(i - 1):
        return None
    if word == "once":
        counted = before in ("only", "just", "least", "than") or (
            after == "in" and _number_at(w, i + 2) and w.lower[i + 2] != "a"
        )
        return Share(i, i, Decimal(1), "count", "", "quantities.times") if counted and after != "again" else None
    often = Decimal(3 if word == "thrice" else 2)
    if _compares(w, i + 1):
        return Share(i, i, often, "multiplier", "", "quantities.multiplier")
    return Share(i, i, often, "count", "", "quantities.times")


def _number_at(w: Words, i: int) -> bool:
    return w.kind[i] == "number" or w.lower[i] in numerals.number_words()


def _compares(w: Words, i: int) -> bool:
    """Whether the word at i, right after `times` or `twice`, makes it a factor: three times as many, twice the size."""
    word, after = w.lower[i], w.lower[i + 1]
    if word == "as":
        return "as" in w.lower[i + 2 : i + 6] or after in ("many", "much", "likely", "high", "big", "large", "often")
    ago = after in ("year", "week", "month", "day", "past", "previous", "last")
    return word in _THAN and not (word in ("the", "this", "last") and ago)


def times(w: Words, numeral: numerals.Numeral) -> Share | None:
    """`three times`, `five-fold`, `tenfold`: a factor or a count of times."""
    j = numeral.last + 1
    if w.lower[j] in ("times", "x") and (w.lower[j] == "times" or w.glued[j]) and not w.capital(j):
        if _compares(w, j + 1):
            return Share(numeral.first, j, numeral.value, "multiplier", "", "quantities.multiplier", step=numeral.step)
        return Share(numeral.first, j, numeral.value, "count", "", "quantities.times", step=numeral.step)
    if w.hyphen(j) and w.lower[j + 1] == "fold":
        return Share(numeral.first, j + 1, numeral.value, "multiplier", "", "quantities.multiplier")
    if w.lower[j] == "fold" and w.glued[j]:
        return Share(numeral.first, j, numeral.value, "multiplier", "", "quantities.multiplier")
    return None


def fold(w: Words, i: int) -> Share | None:
    """`fivefold`, `tenfold` as one word at token i."""
    value = 100 if w.lower[i] == "hundredfold" else numerals.number_words().get(w.lower[i].removesuffix("fold"), 0)
    predicate = w.lower[i - 1] in ("is", "are", "was", "were")  # the reason is twofold
    if value < 2 or predicate or not w.lower[i].endswith("fold"):
        return None
    return Share(i, i, Decimal(value), "multiplier", "", "quantities.multiplier")
