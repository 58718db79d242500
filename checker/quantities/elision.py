"""Quantities of a segment -> the same with the units that the text left out: from 2.5 million, now takes seven."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from checker.quantities.cues import cues
from checker.quantities.grammar import Left, Reading
from checker.quantities.words import DASHES, Words

_UNITS = frozenset({"percent", "money", "measure", "duration", "age", "rate"})
_LINKS = cues("elision_links")
_PREPOSITIONS = frozenset({"on", "at", "for", "to", "from", "by"})
_MONEY_NOUNS = cues("elision_money_nouns")
_CHANGE = cues("ranges_change")
_PEOPLE = frozenset({"people", "residents", "inhabitants", "population"})
_SMALL = frozenset(
    {
        "the",
        "its",
        "a",
        "an",
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "just",
        "only",
        "next",
        "last",
        "another",
        "other",
    }
)
_TAKES = frozenset({"takes", "take", "took", "taking", "needs", "need", "needed", "lasts", "lasted", "lasting"})


def fill(w: Words, items: list[Reading | Left]) -> list[Reading | Left]:
    """Each bare count that leans on an earlier quantity takes its unit; all others stay as they are."""
    filled: list[Reading | Left] = []
    earlier: deque[Reading] = deque(maxlen=6)
    money: Reading | None = None
    for number, item in enumerate(items):
        if isinstance(item, Reading) and item.kind == "count" and not item.unit and item.modifier != "vague":
            following = items[number + 1] if number + 1 < len(items) else None
            sum_of = _like(item, money) if money and _is_sum(w, item) else None
            item = sum_of or _from_before(w, item, earlier) or _from_after(w, item, following) or item
        if isinstance(item, Reading):
            earlier.append(item)
            money = item if item.kind == "money" else money
        filled.append(item)
    return filled


def _like(item: Reading, model: Reading) -> Reading:
    return replace(
        item, kind=model.kind, unit=model.unit, measure=model.measure, open=model.open, rule="quantities.elided"
    )


def _from_before(w: Words, item: Reading, earlier: Iterable[Reading]) -> Reading | None:
    if not _bare(w, item.last + 1):
        return None
    start, _ = w.sentence(item.first, 60)
    models = [r for r in earlier if r.first >= start and r.kind in _UNITS and not r.per]
    if not models:
        return None
    last = models[-1]
    if _linked(w, last, item) or _takes(w, last, item) or _term(w, last, item):
        return _like(item, last)
    preposition = _governor(w, item.first)
    for model in reversed(models):
        if preposition and _governor(w, model.first) == preposition and _parallel(w, model, item):
            return _like(item, model)
    return None


def _bare(w: Words, i: int) -> bool:
    """Whether nothing that could be counted follows."""
    return (w.kind[i] != "word" and w.text[i] not in DASHES) or w.lower[i] in _LINKS


def _linked(w: Words, model: Reading, item: Reading) -> bool:
    """`1.9 million hectoliters from 2.5 million`, `from 62 to 65`: only words of comparison in between."""
    between = w.lower[model.last + 1 : item.first]
    if not 0 < len(between) <= 4:
        return False
    tie = next((word for word in between if word in ("from", "to", "against", "than", "versus", "vs")), "")
    if tie == "to" and _governor(w, model.first) != "from" and not _reached(w, model):
        return False  # it fell 0.7 percent, to 34,500
    if model.kind == "rate":
        between = [word for word in between if word not in _PEOPLE]
    if model.kind == "percent" and (item.low or item.high or 0) > 100:
        return False
    plain = all(
        word
        in (
            "from",
            "to",
            "against",
            "compared",
            "with",
            "than",
            "versus",
            "vs",
            "up",
            "down",
            ",",
            "about",
            "over",
            "just",
            "nearly",
            "or",
            "a",
            "more",
            "less",
        )
        for word in between
    )
    return bool(tie) and plain


def _reached(w: Words, model: Reading) -> bool:
    """`dropped by 1.5 years, to 77.3`, `rose 4 degrees to 31`: the level is told in the unit of the change."""
    start, _ = w.sentence(model.first, 8)
    changes = not _CHANGE.isdisjoint(w.lower[max(start, model.first - 4) : model.first])
    return changes and model.kind in ("measure", "duration")


def _takes(w: Words, model: Reading, item: Reading) -> bool:
    return model.kind == "duration" and w.lower[item.first - 1] in _TAKES


def _term(w: Words, model: Reading, item: Reading) -> bool:
    """`14 years with a minimum term of 12`: a term or a wait is told in the unit of the one before."""
    return model.kind == "duration" and w.lower[item.first - 1] == "of" and w.lower[item.first - 2] in _TERMS


_TERMS = cues("elision_terms")


def _governor(w: Words, first: int) -> str:
    """The preposition that governs the number, past articles and bounds."""
    j = first - 1
    while w.lower[j] in _SMALL:
        j -= 1
    return w.lower[j] if w.lower[j] in _PREPOSITIONS else ""


def _parallel(w: Words, model: Reading, item: Reading) -> bool:
    """`the Democrats on 37 percent, the Greens on nine`, `for 45 minutes and frightening for the next 45`."""
    between = range(model.last + 1, item.first)
    if len(between) > 9 or not any(w.lower[j] in (",", "and", ";", "but") for j in between):
        return False
    if model.kind == "duration":
        return w.lower[item.first - 1] in ("next", "last", "first", "final", "other")
    return model.kind == "percent" and all(
        w.capital(j) or w.lower[j] in ("the", ",", "and", "'", "’", "of", "on", "at", "with", ";") for j in between
    )


def _is_sum(w: Words, item: Reading) -> bool:
    """`a 107 million loss`: a million of what can only be money."""
    scaled = item.low is not None and item.low >= 100_000 and w.kind[item.last] == "word"
    return scaled and w.lower[item.last + 1] in _MONEY_NOUNS


_SERVED = cues("elision_served")


def _from_after(w: Words, item: Reading, following: Reading | Left | None) -> Reading | None:
    """`50.1 to 42.9 percent`, `20, 30 or 40 percent`: the unit stands at the last of them."""
    if not isinstance(following, Reading) or following.kind not in ("percent", "measure", "duration"):
        return None
    between = w.lower[item.last + 1 : following.first]
    if following.kind == "duration" and between[:1] == ["of"] and between[1:] in (["a"], ["his"], ["her"], ["their"]):
        return _like(item, following) if w.lower[item.first - 1] in _SERVED else None
    return _like(item, following) if between in (["to"], ["or"], ["and"], ["/"], ["versus"]) else None
