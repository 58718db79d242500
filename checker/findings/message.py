"""A clash -> the sentence an editor reads, the question to ask, and the numbers behind both."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.findings import slips, voices
from checker.findings.comparison import Clash
from checker.findings.wording import PRONOUNS, listed
from checker.model import Canonical, Figure, Quantity

_ARTICLES = frozenset(("The", "A", "An", "Its", "His", "Her", "Their"))
_PLACES = {"headline": "the headline", "standfirst": "the standfirst", "caption": "a caption", "heading": "a heading"}
_STAGES = {
    "plan": "planned",
    "target": "a target",
    "forecast": "a forecast",
    "offer": "an offer",
    "demand": "a demand",
    "limit": "a limit",
    "capacity": "a capacity",
    "past_record": "a former mark",
}


def voice(figure: Figure) -> str:
    """Who gives a figure, as a message names them."""
    source = figure.source
    if source is None:
        return _PLACES.get(figure.segment.kind, "the article")
    name = source.name if source.name.lower() not in PRONOUNS else f"the source ({source.name})"
    return name


_PLURAL = re.compile(r"(?:[^\Wsui]s|ies|police|[a-z]men|people)$")


def _gives(who: str) -> str:
    """The verb for a voice: `officials give`, `the chief of police gives`, `Human Rights Watch gives`."""
    head = re.split(r",| (?:of|in|at|for|from|with|on|who|close) ", who)[0]
    name = head.rsplit(" ", 1)[-1]
    return "give" if name.islower() and _PLURAL.search(name) else "gives"


def _inside(who: str, number: int) -> str:
    """A voice inside a sentence: an article begins with a small letter there."""
    first, _, rest = who.partition(" ")
    return f"{first.lower()} {rest}" if number and rest and first in _ARTICLES else who


def text(clash: Clash) -> str:
    """Both figures, both voices, what differs beside the number, and the innocent explanation that was weighed."""
    shown = clash.figures[:6]
    if clash.one_voice:
        who = voice(next((f for f in shown if f.source), shown[0]))
        places = {voice(f) for f in shown}
        if len(places) > 1:
            said = listed([f"{_inside(voice(f), n)} has {f.text}" for n, f in enumerate(shown)])
        else:
            said = f"{who} {_gives(who)} {listed([f.text for f in shown])}"
    else:
        said = listed([f"{_inside(voice(f), n)} {_gives(voice(f))} {f.text}" for n, f in enumerate(shown)])
    parts = [f"{clash.group.label[:1].upper()}{clash.group.label[1:]}: {said}"]
    parts += [part for part in (differs(clash), slip(clash)) if part]
    return "; ".join(parts) + "."


def differs(clash: Clash) -> str:
    """What stands with the one figure and not with the other: stage, date, place, population."""
    first, second = clash.pairs[0]
    one, two = first.subject, second.subject
    noun = clash.group.label.rsplit(" ", 1)[-1] if first.quantity.kind == "count" and one.role != "dead" else ""
    told = one.said and two.said and first.quantity.kind != "age" and one.role not in {"dead", "injured"}
    if told and one.said != two.said:
        of = f"{noun} " if noun and noun.isalpha() else ""
        return f"one is of {of}{one.said}, the other of {of}{two.said}"
    if one.stage != two.stage:
        named = [_STAGES.get(s.stage, "told as fact") for s in (one, two)]
        return f"{first.text} is {named[0]}, {second.text} {named[1]}"
    for name in ("place", "population"):
        a, b = getattr(one, name), getattr(two, name)
        worded = not any(c.isdigit() for w in (*a, *b) for c in w)
        if a != b and a and b and worded:
            return f"{first.text} is told of {', '.join(a)}, {second.text} of {', '.join(b)}"
    times = [s.time.text if s.time else "" for s in (one, two)]
    if all(t.replace(" ", "").isalpha() for t in times) and times[0] != times[1]:
        return f"{first.text} is told with {times[0]}, {second.text} with {times[1]}"
    return ""


def slip(clash: Clash) -> str:
    """The slip that would turn one of the figures into the other."""
    for first, second in clash.pairs:
        if slips.swapped(first, second):
            return "two digits may have changed places"
        power = slips.scale(first, second)
        if power is not None:
            return f"they differ by a factor of exactly {int(power):,}, so a scale word or a zero may be wrong"
    return ""


def explanation(clash: Clash) -> str:
    """The innocent explanation that was considered."""
    if clash.why_soft:
        return clash.why_soft
    first, second = clash.pairs[0]
    if first.subject.stage != second.subject.stage or (
        first.subject.said and second.subject.said and first.subject.said != second.subject.said
    ):
        return "they may be of different stages; the article does not say so"
    if not voices.same(first, second):
        return "the sources may count at different times or count different things; the article does not say so"
    return "the article tells no update or change that would explain it"


def question(clash: Clash) -> str:
    """What to ask the desk."""
    what = clash.group.label
    if clash.one_voice and clash.figures[0].source is None:
        return f"Which figure for {what} is meant, and does the other need a word on time or scope?"
    if clash.one_voice:
        return f"Did {voice(clash.figures[0])} give two figures for {what}, or is one misquoted?"
    return f"Do the sources mean the same {what} at the same time, and can the text say how they differ?"


def computed(clash: Clash) -> dict[str, str]:
    """The arithmetic: the nearest ends of the pair furthest apart, their difference and ratio."""
    best: dict[str, str] = {}
    widest = Decimal(-1)
    for first, second in clash.pairs:
        alike = first.quantity.unit == second.quantity.unit
        one, two = (_value(f.quantity if alike else f.quantity.canonical or f.quantity) for f in (first, second))
        if one is None or two is None:
            continue
        difference = abs(one - two)
        if difference > widest:
            widest = difference
            best = {"first": _plain(one), "second": _plain(two), "difference": _plain(difference)}
            if one and two:
                ratio = max(abs(one), abs(two)) / min(abs(one), abs(two))
                best["ratio"] = _plain(ratio.quantize(Decimal("0.01")))
    return best


def _value(given: Quantity | Canonical) -> Decimal | None:
    if given.low is None or given.high is None:
        return given.high if given.low is None else given.low
    return (given.low + given.high) / 2


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
