"""Numbers on a scale that has no unit word beside them -> magnitude, category, points, rates."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checker.quantities import numerals
from checker.quantities.amounts import Amount
from checker.quantities.cues import cues
from checker.quantities.words import Words

_QUAKE = cues("scales_quake")
_LINKS = cues("scales_links")
_INDEX = cues("scales_index")
_POLL = cues("scales_poll")
_GAP = cues("scales_gap")
_GAMES = cues("scales_games")


def find(w: Words, a: Amount) -> Amount:
    """The amount on the scale its neighbours tell of, or unchanged."""
    if a.kind != "count" or a.numeral.scale != 1:
        return a
    if _magnitude(w, a):
        return replace(a, kind="measure", unit="magnitude")
    if _category(w, a):
        return replace(a, kind="measure", unit="category")
    if _closes(w, a):
        return replace(a, kind="measure", unit="point")
    return _points(w, a)


_CLOSES = cues("scales_closes")
_NAMES = cues("scales_index_names")


def _closes(w: Words, a: Amount) -> bool:
    """`The Nifty gave up 1%, to settle at 22,055.20`: a level in points, told with the verb of the close."""
    if a.value < 100 or (w.kind[a.last + 1] == "word" and w.lower[a.last + 1] not in _AFTER_LEVEL):
        return False
    if w.lower[a.first - 1] not in ("at", "to") or w.text[a.last + 1] in ("-", "/"):
        return False
    start, _ = w.sentence(a.first, 40)
    verb = not _CLOSES.isdisjoint(w.lower[max(start, a.first - 6) : a.first])
    return verb and not _NAMES.isdisjoint(w.lower[start : a.first])


_AFTER_LEVEL = frozenset(
    {"on", "in", "at", "and", "while", "as", "after", "by", "from", "with", "for", "but", "when", "its", "points"}
)


def _magnitude(w: Words, a: Amount) -> bool:
    after = w.lower[a.last + 2] if w.hyphen(a.last + 1) else w.lower[a.last + 1]
    if after in ("magnitude", "magnitudes"):
        return True
    j = a.first - 1
    for _ in range(5):
        if w.lower[j] == "-" or w.lower[j] in _LINKS:
            j -= 1
        else:
            break
    if w.lower[j] in ("magnitude", "magnitudes"):
        return a.value < 11
    if a.step != Decimal("0.1") or not 1 <= a.value < 10:
        return False
    start, stop = w.sentence(a.first, 40)
    free = (
        w.kind[a.last + 1] != "word"
        or after in _QUAKE
        or after in ("and", "on", "at", "was", "with", "hit", "struck", "in", "by", "to", "as", "or")
    )
    return free and not _QUAKE.isdisjoint(w.lower[start:stop])


def _category(w: Words, a: Amount) -> bool:
    return w.lower[a.first - 1] in ("category", "categories") or (
        w.text[a.first - 1] == "-" and w.lower[a.first - 2] == "category"
    )


def _points(w: Words, a: Amount) -> Amount:
    """Points of an index, of a poll (percentage points), or of a game (a mere count)."""
    j = a.last + 1
    if w.hyphen(j):
        j += 1
    if w.lower[j] in ("more", "full"):
        j += 1
    if w.lower[j] not in ("points", "point") or (w.lower[j] == "point" and j == a.last + 1 and a.value != 1):
        return a
    start, stop = w.sentence(a.first, 60)
    around = set(w.lower[start:stop])
    if around & _INDEX and not around & {"poll", "polls", "voters", "error"}:
        return replace(a, last=j, kind="measure", unit="point")
    if around & _POLL or _polled(w) or (around & _GAP and not w.vocabulary() & _GAMES):
        return replace(a, last=j, kind="percent", unit="percentage point")
    return a


_SHARES = frozenset({"percent", "%", "poll", "polls"})


def _polled(w: Words) -> bool:
    """Whether the whole paragraph is about shares of votes rather than a game."""
    return not _SHARES.isdisjoint(w.vocabulary()) and _GAMES.isdisjoint(w.vocabulary())


_EACH = cues("scales_each")
_THEN = frozenset({"ago", "earlier", "before", "later", "previously", "on", "after", "from"})  # `€2bn a year earlier`


def per(w: Words, last: int) -> tuple[str, int] | None:
    """`a day`, `per head`, `each`, `apiece` behind an amount: for what each, and the last token of the phrase."""
    j = last + 1
    word = w.lower[j]
    if word in ("each", "apiece"):
        return word, j
    if word in ("annually", "yearly", "monthly", "weekly", "daily", "hourly"):
        return {
            "annually": "year",
            "yearly": "year",
            "monthly": "month",
            "weekly": "week",
            "daily": "day",
            "hourly": "hour",
        }[word], j
    if w.text[j] == "-" and w.lower[j + 1] in ("a", "per") and w.hyphen(j + 2):
        return (w.lower[j + 3], j + 3) if w.lower[j + 3] in _EACH else None
    if word in ("per", "a", "an", "every") or (word == "/" and w.glued[j]):
        unit = w.lower[j + 1]
        if w.kind[j + 1] != "word" or (word != "per" and unit not in _EACH):
            return None
        if w.lower[j + 2] in _THEN:
            return None
        return (unit, j + 1) if unit not in ("cent", "se") else None
    return None


def rate(w: Words, last: int) -> tuple[str, int] | None:
    """`per 100,000`, `for every 1,000`, `in 100,000` right behind a number: unit of the rate and its last token."""
    j = last + 1
    if w.lower[j] == "per" and (
        w.kind[j + 1] == "number" or w.lower[j + 1] in ("thousand", "million", "hundred", "billion")
    ):
        below = numerals.read(w, j + 1)
        end = below.last if below else j + 1
        return "per " + w.surface(j + 1, end), end
    return None


def rate_ahead(w: Words, last: int) -> str | None:
    """`four premature deaths per 100,000`: the rate named behind what is counted, within the next four words."""
    for j in range(last + 1, last + 6):
        if w.kind[j] != "word":
            return None
        if w.lower[j] == "per" and w.kind[j + 1] == "number":
            found = rate(w, j - 1)
            return found[0] if found else None
    return None
