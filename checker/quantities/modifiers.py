"""Words before or after a number -> its bound: at least, up to, about, or more, and counting."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from checker.lexicon import load
from checker.quantities import money
from checker.quantities.cues import cues
from checker.quantities.words import Words

Bound = Literal["exact", "approx", "min", "max"]


@dataclass(frozen=True, slots=True)
class Modifier:
    """A phrase that bounds the number beside it."""

    words: str
    reads: Bound
    example: str
    side: Literal["before", "after"] = "before"
    not_before_time: bool = False
    time_only: bool = False
    number_only: bool = False


@dataclass(frozen=True, slots=True)
class Filler:
    """A word that may stand between a bound and its number."""

    word: str
    example: str


@dataclass(frozen=True, slots=True)
class Found:
    """A bound and the tokens that say it (inclusive)."""

    reads: Bound
    first: int
    last: int


@cache
def _before() -> dict[str, tuple[tuple[tuple[str, ...], Modifier], ...]]:
    return _index("before", -1)


@cache
def _after() -> dict[str, tuple[tuple[tuple[str, ...], Modifier], ...]]:
    return _index("after", 0)


def _index(side: str, key: int) -> dict[str, tuple[tuple[tuple[str, ...], Modifier], ...]]:
    """Phrases by their word nearest the number, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Modifier]]] = {}
    for entry in load("modifiers", "modifier", Modifier):
        if entry.side == side:
            words = tuple(entry.words.split())
            found.setdefault(words[key], []).append((words, entry))
    return {k: tuple(sorted(v, key=lambda pair: -len(pair[0]))) for k, v in found.items()}


@cache
def _fillers() -> frozenset[str]:
    return frozenset(entry.word for entry in load("modifiers", "filler", Filler))


# what settles that "over" before a duration means "more than": it took over six hours, trapped for over two days
_MORE_THAN = cues("modifiers_more_than")
_OVER_WHOM = cues("modifiers_over_whom")


def find_before(w: Words, first: int, *, time: bool, plain: bool) -> Found | None:
    """The bound that ends right before token `first`; `plain`: the number has no unit."""
    j, nearest = first - 1, None
    for _ in range(4):
        found = _phrase_before(w, j, time, plain)
        if found is not None and nearest is not None and found.first == found.last:
            break  # takes over about 7,000: the verb's particle, no bound
        if found is not None:
            if found.reads != "approx" or nearest is None:
                nearest = found if nearest is None or found.reads in ("min", "max") else nearest
            j = found.first - 1
            if found.reads in ("min", "max"):
                break
        elif w.lower[j] in _fillers():
            j -= 1
        else:
            break
    return nearest


def _phrase_before(w: Words, j: int, time: bool, plain: bool) -> Found | None:
    for words, entry in _before().get(w.lower[j], ()):
        start = j - len(words) + 1
        if not w.match(start, words) or (entry.time_only and not time):
            continue
        if entry.not_before_time and time and w.lower[start - 1] not in _MORE_THAN and not w.opens(start):
            continue
        if entry.words == "over" and w.lower[start - 1] in _OVER_WHOM:
            continue  # a nomination over two other candidates
        if entry.number_only and w.text[j + 1] not in ("$", "£", "€"):
            continue
        return Found(_turned(w, start, entry), start, j)
    return None


def _turned(w: Words, start: int, entry: Modifier) -> Bound:
    """`a depth below 1,400 feet` is a minimum: what lies below a depth is deeper."""
    deep = ("depth", "depths", "deep")
    if entry.words in ("below", "under") and (w.lower[start - 1] in deep or w.lower[start - 2] in deep):
        return "min"
    return entry.reads


def find_after(w: Words, last: int) -> Found | None:
    """The bound that begins right after token `last`, perhaps behind a comma or one noun (four people or more)."""
    for skip in (1, 2):
        j = last + skip
        if skip == 2 and not (w.text[last + 1] == "," or w.hyphen(last + 1) or _plain_noun(w, last + 1)):
            break
        for words, entry in _after().get(w.lower[j], ()):
            if not w.match(j, words):
                continue
            end = j + len(words) - 1
            if (
                skip == 2
                and not w.hyphen(last + 1)
                and entry.words in ("+", "plus", "odd", "ish", "minimum", "and more")
            ):
                continue
            if entry.words in ("odd", "ish") and not w.hyphen(last + 1) and entry.words == "ish":
                continue
            if entry.words == "plus" and (w.kind[end + 1] == "number" or money.is_prefix(w, end + 1)):
                continue
            if entry.words in ("and more", "or more", "or less") and w.lower[end + 1] in ("than", "importantly"):
                continue
            if _counts(w, end + 1) or (entry.words == "at least" and skip == 2):
                continue
            if entry.words == "tops" and w.lower[last + 1] != ",":
                continue
            return Found(entry.reads, j, end)
    return None


def _plain_noun(w: Words, i: int) -> bool:
    return w.kind[i] == "word" and w.lower[i] not in ("and", "or", "to", "of", "in", "at") and w.lower[i + 1] == "or"


def _counts(w: Words, i: int) -> bool:
    """`killed 20 and at least two` : the bound belongs to the number after it."""
    from checker.quantities.numerals import number_words

    return w.kind[i] == "number" or w.lower[i] in number_words() or w.text[i] in ("$", "£", "€")
