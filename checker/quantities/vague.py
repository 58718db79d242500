"""Vague numbers (dozens, a few hundred) -> their published bands; `no`, `none`, `no one` -> zero."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from checker.lexicon import load
from checker.quantities import numerals, units
from checker.quantities.cues import cues
from checker.quantities.words import Words


@dataclass(frozen=True, slots=True)
class VagueWord:
    """A vague number and the band it is read as."""

    words: tuple[str, ...]
    low: int
    high: int
    example: str


@dataclass(frozen=True, slots=True)
class Band:
    """A vague number in the text: tokens and band."""

    first: int
    last: int
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun or participle whose `no` reports a count."""

    word: str
    example: str


@cache
def _bands() -> dict[str, tuple[VagueWord, ...]]:
    """Vague phrases by their first word, the longest first."""
    found: dict[str, list[VagueWord]] = {}
    for entry in load("numerals", "vague", VagueWord):
        first = entry.words[0].split("-")[0]
        found.setdefault(first, []).append(entry)
    return {k: tuple(sorted(v, key=lambda e: -len(e.words))) for k, v in found.items()}


@cache
def starts() -> frozenset[str]:
    """The words a vague number may begin with (articles apart)."""
    return frozenset(k for k in _bands() if k not in ("a",)) | {"couple", "handful", "small"}


def _persons(w: Words, i: int, entry: VagueWord) -> bool:
    """`A couple from Florida` are two people; `a couple hours`, `a couple more` a number."""
    after = w.lower[i + 1]
    return (
        entry.words == ("a", "couple")
        and not after.endswith("s")
        and after not in ("dozen", "hundred", "more", "thousand")
    )


_NOT_FEW = frozenset({"very", "so", "too", "how", "as", "relatively"})
_FEW_BEFORE = cues("vague_few_before")


def read(w: Words, i: int) -> Band | None:
    """The vague number that holds token i (its article stands before i)."""
    for entry in _bands().get(w.lower[i - 1], ()) if w.lower[i - 1] == "a" else ():
        if w.match(i - 1, entry.words) and not _persons(w, i, entry):
            return _of(
                w, _scaled(w, Band(i - 1, i + len(entry.words) - 2, Decimal(entry.low), Decimal(entry.high))), entry
            )
    for entry in _bands().get(w.lower[i], ()):
        words = entry.words
        if "-" in words[0]:
            left, right = words[0].split("-")
            if w.lower[i] == left and w.hyphen(i + 1) and w.lower[i + 2] == right:
                return Band(i, i + 2, Decimal(entry.low), Decimal(entry.high))
            continue
        if w.match(i, words) and _stands(w, i, entry):
            last = i + len(words) - 1
            return _of(w, _scaled(w, Band(i, last, Decimal(entry.low), Decimal(entry.high))), entry)
    return None


def _stands(w: Words, i: int, entry: VagueWord) -> bool:
    word, before, after = entry.words[0], w.lower[i - 1], w.lower[i + len(entry.words)]
    if word == "few":
        return before in _FEW_BEFORE and w.lower[i - 2] not in ("very",)
    if word == "scores":
        if after == "of" and (w.kind[i + 2] == "number" or w.lower[i + 2] in numerals.number_words()):
            return False
        counts = after in (
            "of",
            "more",
            "were",
            "dead",
            "killed",
            "injured",
            "wounded",
            "missing",
            "feared",
            "are",
            "others",
            "hurt",
            "have",
        )
        return counts and before not in (
            "test",
            "exam",
            "credit",
            "their",
            "his",
            "her",
            "the",
            "its",
            "final",
            "high",
            "box",
            "average",
            "music",
            "film",
        )
    if word in ("tens", "couple"):
        return before != "the" or word != "couple" or w.lower[i - 1] in ("last", "past", "next")
    return before not in ("per", "the") or word in (
        "dozens",
        "hundreds",
        "thousands",
        "tens",
        "several",
        "double",
        "triple",
    )


def _of(w: Words, band: Band, entry: VagueWord) -> Band:
    """Drop a closing `of` from the span; take up `dozens and dozens`."""
    last = band.last
    if w.lower[last] == "of":
        last -= 1
    if w.lower[last + 1] == "and" and w.lower[last + 2] == entry.words[-1] and len(entry.words) == 1:
        last += 2
    return Band(band.first, last, band.low, band.high)


def _scaled(w: Words, band: Band) -> Band:
    """`several hundred`, `a few thousand`, `a couple dozen`: the band times the magnitude."""
    j = band.last + 1
    larger = _bands().get(w.lower[j], ()) if w.lower[j] in ("dozens", "tens", "hundreds") else ()
    for wider in larger:  # several tens of thousands
        if w.match(j, wider.words):
            return Band(band.first, j + len(wider.words) - 1, Decimal(wider.low), Decimal(wider.high))
    if w.lower[j] == "dozen":
        return Band(band.first, j, band.low * 12, band.high * 12)
    entry = numerals.magnitudes().get(w.lower[j])
    if entry is None or entry.glued or len(entry.word) < 4:
        return band
    scale = Decimal(10) ** entry.power
    last = j
    if w.lower[j + 1] in ("thousand", "million", "billion") and entry.word == "hundred":
        scale *= Decimal(10) ** numerals.magnitudes()[w.lower[j + 1]].power
        last = j + 1
    high = (band.high + 1) * scale - 1
    return Band(band.first, last, band.low * scale, high)


def unit_after(w: Words, band: Band) -> units.Measure | None:
    """The unit after a vague number, perhaps behind `of`: millions of years, a few weeks, a couple of points."""
    j = band.last + 1
    if w.lower[j] == "of":
        j += 1
    if w.lower[j] in ("more", "other", "further"):
        j += 1
    return units.find(w, j, False)


@cache
def _reported() -> frozenset[str]:
    return frozenset(e.word for e in load("zeros", "counted", Counted))


@cache
def _outcomes() -> frozenset[str]:
    return frozenset(e.word for e in load("zeros", "outcome", Counted))


def zero(w: Words, i: int) -> tuple[int, int] | None:
    """First and last token of a `no`, `none`, `no one`, `not a single` that reports a count of people or cases."""
    word, after = w.lower[i], w.lower[i + 1]
    if word == "none":
        return (i, i) if _none(w, i) else None
    if word == "nobody":
        return (i, i) if _outcome(w, i + 1) else None
    if word == "not":
        if w.lower[i + 1 : i + 3] in (["a", "single"], ["one", "single"]) and _counted_noun(w, i + 3):
            return i, i + 2
        return None
    if word != "no":
        return None
    if after == "one" or (w.hyphen(i + 1) and w.lower[i + 2] == "one"):
        last = i + 1 if after == "one" else i + 2
        within = w.lower[last + 1] in ("was", "were") and w.lower[last + 2] in (
            "in",
            "on",
            "at",
            "inside",
            "aboard",
            "home",
        )
        return (i, last) if within or _outcome(w, last + 1) else None
    return (i, i) if _counted_noun(w, i + 1) else None


def _none(w: Words, i: int) -> bool:
    if w.lower[i + 1] == "of":
        start, stop = i + 2, i + 14
        return bool(_reported() & set(w.lower[start : start + 5])) or bool(_outcomes() & set(w.lower[start:stop]))
    if w.lower[i + 1] in ("was", "were", "has", "have", "had") and _outcome(w, i + 1):
        return True
    return w.lower[i - 1] in ("'s", "is", "was", "it's", "were") and w.text[i + 1] in (
        ",",
        ".",
        "'",
        "’",
        ";",
        '"',
        "”",
    )


def _outcome(w: Words, i: int) -> bool:
    """`was hurt`, `had died`, `has been charged`, `in the car was injured` within reach of token i."""
    _, stop = w.sentence(i, 9)
    return bool(_outcomes() & set(w.lower[i : min(stop, i + 7)]))


def _counted_noun(w: Words, i: int) -> bool:
    """Up to three words after `no`: a noun that is counted in reports, or any noun that something befell."""
    for j in range(i, i + 4):
        if w.kind[j] != "word" or w.lower[j] in (
            "of",
            "in",
            "to",
            "for",
            "on",
            "at",
            "cause",
            "reason",
            "risk",
            "from",
        ):
            return False
        if w.lower[j] in _reported():
            return w.lower[j] not in ("case", "sign") or w.lower[j + 1] != "for"
        if (
            w.lower[j] in ("longer", "more", "doubt", "matter", "one", "way", "other", "such", "single", "further")
            and j == i
        ):
            if w.lower[j] not in ("other", "further", "single", "more"):
                return False
            continue
        if w.lower[j].endswith("s") and w.lower[j + 1] in ("were", "was", "are", "have", "had") and _outcome(w, j + 1):
            return True
        if w.lower[j].endswith("s") and w.lower[j + 1] in _outcomes():
            return True
    return False
