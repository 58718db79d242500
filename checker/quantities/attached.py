"""Digits with letters and signs at them -> the name, id or notation they are part of: F-16, COVID-19, 5G, 10^9."""

from __future__ import annotations

from checker.quantities import money, numerals, units
from checker.quantities.cues import cues
from checker.quantities.dates import Skip
from checker.quantities.words import DASHES, Words

_TIED = cues("exclusions_tied")
_ID_SIGNS = frozenset({"#", "№", "_", "^", "\\", "&", "@"})
_MODEL = frozenset({"D", "G", "C", "B", "X", "A", "E", "H", "P", "F", "J", "N", "S"})


def find(w: Words, i: int) -> Skip | None:
    """The name, id or notation that the digits at token i are stuck to."""
    return _behind(w, i) or _hyphened(w, i) or _notation(w, i) or _before(w, i)


def _behind(w: Words, i: int) -> Skip | None:
    """A320, v2.0, R0, #3, @4711: letters or signs right before the digits."""
    if not w.glued[i]:
        return None
    if w.kind[i - 1] == "word":
        money_sign = money.is_prefix(w, i - 1) and not (w.text[i - 1] in ("R", "S") and len(w.text[i]) < 3)
        return None if money_sign else (i - 1, tail(w, i), "name")
    if w.text[i - 1] in _ID_SIGNS:
        return i, tail(w, i), "id"
    return None


def _hyphened(w: Words, i: int) -> Skip | None:
    """F-16, COVID-19, MVX-20, carbon-14: a word, a hyphen, digits; not mid-60s, under-21."""
    if not (w.text[i - 1] in DASHES and w.glued[i] and w.glued[i - 1]) or w.text[i - 1] in "–—~":
        return None
    if w.kind[i - 2] != "word" or w.lower[i - 2] in _TIED or money.is_prefix(w, i - 2):
        return None
    if not w.capital(i - 2) and w.lower[i - 2] in numerals.number_words():
        return None
    return i - 2, tail(w, i), "name"


def _notation(w: Words, i: int) -> Skip | None:
    """10^9, 4x4, 3×10: a formula."""
    sign = w.text[i + 1] in ("^", "×", "*") or (w.lower[i + 1] == "x" and w.kind[i + 2] == "number")
    if not sign or not w.glued[i + 1]:
        return None
    last = i + 1
    while (
        w.glued[last + 1]
        and last < i + 9
        and (w.kind[last + 1] in ("number", "word") or w.text[last + 1] in ("+", "-", "^"))
    ):
        last += 1
    return i, last, "notation"


def _before(w: Words, i: int) -> Skip | None:
    """14C, 737s, 49ers, 5G, 24703L202, 1e999, 8chan: letters right behind the digits that are no unit or magnitude."""
    last = i + 1
    if w.kind[last] != "word" or not w.glued[last]:
        return None
    suffix = w.text[last]
    if w.hyphen(last + 1) and suffix.isupper() and w.text[last + 2].isupper() and len(w.text[last + 2]) > 1:
        return i, last + 2, "id"  # the registration 9V-ABC
    if w.kind[last + 1] == "number" and w.glued[last + 1]:
        return None if units.find(w, last, True) else (i, tail(w, i), "id")
    if suffix in ("e", "E") and w.text[last + 1] in ("+", "-") and w.glued[last + 2]:
        return i, last + 2, "notation"
    if suffix in _MODEL:
        degrees = suffix in ("C", "F") and (w.kind[i + 2] != "word" or w.text[i + 2][0].islower())
        scaled = suffix == "B" and not w.capital(last + 1)
        return None if degrees or scaled else (i, last, "name")
    if suffix in ("s", "ers", "er"):
        return None if w.text[i].endswith("0") else (i, last, "name")
    return (i, last, "name") if len(suffix) > 3 and suffix.isascii() and not units.find(w, last, True) else None


def tail(w: Words, i: int) -> int:
    """Last token of the name that goes on behind a number: F-16s, 737-800, A320neo."""
    last = i
    for _ in range(6):
        j = last + 1
        if not w.glued[j] or not w.text[j]:
            break
        if w.kind[j] in ("word", "number"):
            last = j
        elif w.text[j] in ("-", "/") and w.glued[j + 1] and w.kind[j + 1] in ("word", "number"):
            last = j + 1
        else:
            break
    return last
