"""Place -> how the figure is meant (level, change, increment ...), at which stage, and when it holds."""

from __future__ import annotations

import re
from typing import Literal, cast

from checker.document import Token
from checker.lexicon.vocabulary import cues
from checker.model import Evidence, Span, Time
from checker.subjects.reading import Place

_YEAR = re.compile(r"(?:19|20)\d\d$")
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_MONTHS = {m: n for n, m in enumerate(_MONTH_NAMES, 1)}
_MONTHS |= {m[:3]: n for m, n in _MONTHS.items()} | {"sept": 9}
_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "tonight"}
_EDGES = {",", ";", ":", "—", "–", "(", ")"}
_NEAR = 7  # words each side in which a date is taken as the figure's own
_CUT = re.compile(r"[;.]| (?:but|while|and|that|said|told|telling) ")
_CUT_SPOKEN = re.compile(r"[;.]| (?:but|while|and) ")
_SHORT = 4  # words of a first phrase that need no preposition: `Last year,`
_PHRASES = 3  # phrases before the main clause in which a date is looked for
_NOT_OWN = {"since", "until", "till", "before", "after", "from"}


def form(place: Place) -> tuple[str, tuple[Evidence, ...]]:
    """How the figure is meant: a level unless words beside it say otherwise."""
    kind = place.quantity.kind
    after = place.token(place.last + 1)
    if kind == "count" and after is not None and after.text == "-":
        return "compound", (_evidence("compound", place),)
    if kind == "multiplier":
        return "change", ()
    for cue in cues("form"):
        if cue.value == "increment" and kind not in {"count", "money", "measure"}:
            continue
        if cue.kinds and kind not in cue.kinds:
            continue
        if cue.search.search(place.window):
            return cue.value, (_evidence(cue.value, place),)
    if part(place):
        return "part", (_evidence("part", place),)
    return "level", ()


def stage(place: Place) -> tuple[str, tuple[Evidence, ...]]:
    """Whether it is a fact, or a target, demand, offer, forecast, plan, limit, capacity or a record of the past."""
    found = ""
    for cue in cues("stage"):
        match = cue.search.search(place.window)
        if match and not re.search(r"\d", match.group()) and _same_clause(match.group(), cue.value):
            found = cue.value
            break
    if found:
        return found, (_evidence(found, place),)
    return "fact", ()


def _same_clause(words: str, value: str) -> bool:
    return not re.search(r" (?:who|which|but|while|;|after|because) ", words) or value == "plan"


def scope(place: Place) -> tuple[str, ...]:
    """The words beside the number that widen or narrow what is counted: worldwide, a year, alone."""
    return tuple(c.value for c in cues("scope") if c.search.search(place.window))


def part(place: Place) -> bool:
    """Whether words beside the number make it a part of another: `including 8 women`, `of whom 12`."""
    return any(cue.search.search(place.window) for cue in cues("part"))


def time(place: Place, spoken: bool = False) -> Time | None:
    """When the figure holds, from the words next to it; `spoken`: the day on which it was told counts, too."""
    relation, year, month, day = "", None, None, None
    words: list[Token] = []
    for cue in cues("time"):
        if cue.kinds and place.quantity.kind not in cue.kinds:
            continue
        match = cue.search.search(place.window)
        if match and not (_CUT_SPOKEN if spoken else _CUT).search(match.group()):
            relation = cue.value
            break
    own = _own(place, spoken)
    for n, token in enumerate(own):
        word = token.lower.rstrip(".")
        previous = own[n - 1].lower if n else ""
        if _YEAR.match(word) and previous not in _NOT_OWN:
            year = year or int(word)
        elif word in _MONTHS and (token.text[:1].isupper() and (word != "may" or token.pos == "PROPN")):
            month = month or _MONTHS[word]
            day = day or _day(own, n)
        elif word not in _DAYS:
            continue
        words.append(token)
    if not words and not relation:
        return None
    text = " ".join(t.text for t in words)
    span = Span(words[0].start, words[-1].end) if words else None
    return Time(text, span, year, month, day, cast("Literal['', 'earlier', 'now', 'later']", relation))


def _day(tokens: list[Token], n: int) -> int | None:
    for token in (tokens[n + 1] if n + 1 < len(tokens) else None, tokens[n - 1] if n else None):
        if token is not None and token.text.isdigit() and 0 < int(token.text) < 32:
            return int(token.text)
    return None


def _own(place: Place, spoken: bool) -> list[Token]:
    """The words around the number, up to the next clause mark or number's noun on each side."""
    left: list[Token] = []
    for token in reversed(place.before[-_NEAR:]):
        if token.text in _EDGES or token.lower in {"but", "while"} or (token.lower == "that" and not spoken):
            break
        left.append(token)
    if left and left[-1].i > place.sentence.first and not any(t.text in _EDGES for t in left):
        opening = place.parse.tokens[place.sentence.first : place.sentence.first + 4]
        left += [t for t in reversed(opening) if t.i < left[-1].i]
    elif place.before:
        left += [t for t in reversed(_fronted(place)) if t not in left]
    right: list[Token] = []
    for token in place.after[: _NEAR + 3]:
        if token.text in _EDGES or token.lower in {"but", "while", "and"}:
            break
        right.append(token)
    return left[::-1] + right


def _fronted(place: Place) -> list[Token]:
    """The phrases before the main clause: `According to the study, in 2014 in the whole country, roughly 16,000`."""
    before = place.parse.tokens[place.sentence.first : place.first]
    commas = [n for n, token in enumerate(before) if token.text == ","][:_PHRASES]
    found: list[Token] = []
    for first, comma in zip((0, *(n + 1 for n in commas)), commas, strict=False):
        phrase = before[first:comma]
        opens = phrase and (phrase[0].pos in {"ADP", "ADV", "SCONJ"} or phrase[0].lower == "according")
        if not opens and not (first == 0 and len(phrase) <= _SHORT):
            break
        found += phrase
    return found


def _evidence(rule: str, place: Place) -> Evidence:
    return Evidence(f"subjects.{rule}", place.quantity.span)
