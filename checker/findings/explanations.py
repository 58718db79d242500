"""Two figures that do not fit -> the innocent explanation the article gives for it, hard (silence) or soft (a note)."""

from __future__ import annotations

from decimal import Decimal

from checker.findings import compatibility, slips, voices
from checker.findings.rule import Desk
from checker.model import Figure, Group, Time

SERIES = frozenset(("dead", "injured", "missing", "rescued", "arrested", "infected", "displaced", "crowd"))
_DECADE = 6  # years that an age told as a part of life spans: in his teens
_SELF = frozenset(("i", "we"))  # two speakers, each of whom tells of himself
_NOT_FACT = {"target", "demand", "offer", "forecast", "limit", "capacity", "past_record"}
_TOLD = {"from_to": "update", "up_from": "update", "then_now": "update", "compared": "different_time"}
_LINKED = {**_TOLD, "or": "range", "conversion": "conversion", "change_of": "update", "part_of": "part_of"}


def hard(first: Figure, second: Figure, desk: Desk, group: Group) -> str:
    """The reason to keep quiet about the pair, or ""."""
    told = desk.settled.get(frozenset((first.id, second.id)))
    if told:
        return told
    link = desk.link_of.get(frozenset((first.id, second.id)))
    if link:
        return _LINKED.get(link, "update")
    if desk.parts_of(first.id, second.id):
        return "part_of"
    one, two = first.subject, second.subject
    if one.stage != two.stage and {one.stage, two.stage} & _NOT_FACT:
        return "plan_against_fact"
    if one.form != two.form and {one.form, two.form} & {"change", "increment", "threshold", "hypothetical"}:
        return "threshold" if "threshold" in {one.form, two.form} else "other_measure"
    if one.event != two.event:
        return "other_event"
    if {one.actor, two.actor} <= _SELF and first.source and second.source and not voices.same(first, second):
        return "other_event"
    if first.quantity.kind == "age" and (_both_earlier(one.time, two.time) or _younger_once(first, second)):
        return "different_time"
    when = times(one.time, two.time)
    if when and not (when == "update" and (_falls(first, second) or slips.likely(first, second))):
        return when
    if _told_together(first, second, desk):
        return "update"
    return _step(first, second, desk, group)


def _both_earlier(one: Time | None, two: Time | None) -> bool:
    """`At the age of 19 she moved; at the age of 13 she stopped`: two years of one life."""
    return one is not None and two is not None and one.relation == two.relation == "earlier"


def _younger_once(first: Figure, second: Figure) -> bool:
    """`Dead at 80 ... in his teens he drummed`: a decade of life before the age that is told."""
    for decade, other in ((first.quantity, second.quantity), (second.quantity, first.quantity)):
        low, high = decade.low, decade.high
        if low is not None and high is not None and high - low >= _DECADE and other.low and other.low > high:
            return True
    return False


def _told_together(first: Figure, second: Figure, desk: Desk) -> bool:
    """`The toll was given as four, rose to 11 and stood at 19`: one voice tells both values in one sentence."""
    for mine, other in ((first, second), (second, first)):
        for figure in desk.in_sentence(mine):
            known = figure.id not in {mine.id, other.id} and figure.quantity.value == other.quantity.value
            alike = figure.quantity.kind == other.quantity.kind and figure.quantity.unit == other.quantity.unit
            grouped = desk.group_of.get(figure.id) is desk.group_of.get(mine.id)
            if known and alike and grouped and voices.same(figure, mine):
                return True
    return False


def _falls(first: Figure, second: Figure) -> bool:
    """Whether the figure said to have risen is the smaller of the two: then the rise explains nothing."""
    for risen, other in ((first, second), (second, first)):
        if risen.subject.time is not None and risen.subject.time.relation == "later":
            a, b = risen.quantity.value, other.quantity.value
            return a is not None and b is not None and a < b
    return False


def times(one: Time | None, two: Time | None) -> str:
    """Whether the two hold at different times by the words beside them."""
    relations = {t.relation if t else "" for t in (one, two)}
    if "earlier" in relations and len(relations) == 2:
        return "update"
    if "later" in relations and len(relations) == 2:
        return "update"
    if _only_year(one) != _only_year(two) and (_year(one) is None or _year(two) is None):
        return "different_time"
    if one is None or two is None:
        return ""
    for unit in ("year", "month", "day"):
        a, b = getattr(one, unit), getattr(two, unit)
        if a is not None and b is not None and a != b:
            return "different_time"
    if one.text and two.text and one.year is None and two.year is None and one.month is None and two.month is None:
        return "different_time" if _days(one) and _days(two) and not _days(one) & _days(two) else ""
    return ""


def _year(time: Time | None) -> int | None:
    return time.year if time else None


def _only_year(time: Time | None) -> bool:
    """`In the 2019 election it was 66 percent`: dated by a year and nothing finer."""
    return time is not None and time.year is not None and time.month is None


_NAMES = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"}


def _days(time: Time) -> set[str]:
    return {w for w in time.text.lower().split() if w in _NAMES}


def _step(first: Figure, second: Figure, desk: Desk, group: Group) -> str:
    """Where the article itself tells how the count went up, its steps and what comes after them are updates."""
    if first.subject.role not in SERIES and second.subject.role not in SERIES:
        return ""
    steps = desk.steps_of(group)
    if not steps:
        return ""
    low, high = min(steps), max(steps)
    values = [f.quantity.value for f in (first, second)]
    for mine, other, figure in ((values[0], values[1], second), (values[1], values[0], first)):
        if mine is None or other is None or mine not in steps:
            continue
        if other > high or other in steps or (other < low and figure.segment.kind != "headline"):
            return "update"
    return ""


SHOCK = Decimal("0.6")  # magnitudes that agencies give for one earthquake differ by no more
FEW = 3  # of a thing that nothing befell: two levers, three levers; a story has many such sets
LIST = 4  # different values from which a group without a role is a list of like things


def unlikely(first: Figure, second: Figure, one_voice: bool, spread: int) -> str:
    """Why the pair is rather of two things than of one told twice: a list, an individual case, one passage."""
    headline = "headline" in {first.segment.kind, second.segment.kind}
    one, _two = first.subject, second.subject
    aside = (first.segment.index, first.sentence) == (second.segment.index, second.sentence)
    if first.quantity.unit == "category" and not aside and not headline:
        return "update"
    of_one = headline and spread < LIST and not _other_shock(first, second)
    if first.quantity.unit in {"category", "magnitude"} and one_voice and not of_one:
        return "other_event"
    own = one_voice and (first.source is None or not first.source.name or first.sentence == second.sentence)
    if own and not headline and first.quantity.kind in {"duration", "rate"} and not slips.likely(first, second):
        return "weak_link"
    if not one.role and spread >= LIST and not slips.likely(first, second):
        return "other_measure"
    single = [f for f in (first, second) if f.quantity.value == 1 and f.segment.kind != "headline"]
    if len(single) == 1 and one.role:
        return "part_of"
    if one_voice and not headline and first.segment.index == second.segment.index and not slips.likely(first, second):
        return "same_passage"
    return ""


def _other_shock(first: Figure, second: Figure) -> bool:
    """Two measures of one earthquake lie close together; one shock and another do not."""
    one, two = first.quantity.value, second.quantity.value
    alike = one is None or two is None or abs(one - two) <= SHOCK
    return first.quantity.unit == "magnitude" and not alike and not slips.likely(first, second)


def soft(first: Figure, second: Figure) -> str:
    """What may well explain the difference though the article does not say so, or ""."""
    one, two = first.quantity, second.quantity
    if "vague" in {one.modifier, two.modifier} and compatibility.apart(first, second) <= compatibility.BEYOND:
        return "a vague word is set against a number"
    a, b = first.subject, second.subject
    relations = {s.time.relation if s.time else "" for s in (a, b)}
    if "now" in relations and len(relations) == 2:
        return "the figures may be of different times"
    if _dated(a.time) != _dated(b.time) and (a.role in SERIES) and first.source and second.source:
        return "only one of them is given a date"
    if a.stage != b.stage and a.role in {"", "jobs cut"} and not (first.source and second.source):
        return ""
    few = FEW if not a.role and not b.role and "headline" not in {first.segment.kind, second.segment.kind} else 1
    if one.kind == "count" and max(one.value or Decimal(0), two.value or Decimal(0)) <= few:
        return "both are small"
    if _of_them(first, second):
        return "the smaller one may be a part of the other"
    return ""


def _of_them(first: Figure, second: Figure) -> bool:
    """`Four stabbed to death`, over `the three officers were stabbed`: a headline counts people of any sort."""
    one, two = first.quantity.value, second.quantity.value
    if first.quantity.kind != "count" or one is None or two is None or one == two:
        return False
    less, more = (first, second) if one < two else (second, first)
    whole = more.segment.kind == "headline" and not more.subject.population and more.subject.head in {"", "person"}
    return whole and bool(less.subject.population)


def _dated(time: Time | None) -> bool:
    return time is not None and bool(time.year or time.month)
