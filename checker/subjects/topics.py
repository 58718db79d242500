"""Subjects in the order of the text -> the same, with what a bare number takes over from the figure told before.

`A year earlier it was $3.5 billion.`, `The clerk counted 2,114.`, `By evening the toll had reached 40.`
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.document import Token
from checker.lexicon.vocabulary import words
from checker.model import Evidence, Quantity, Subject
from checker.subjects.reading import Place, subject_of
from checker.subjects.roles import lemma

_BACK = 2  # sentences a topic is carried on over


def hand_on(places: Sequence[Place | None], subjects: Sequence[Subject]) -> tuple[Subject, ...]:
    """Subjects in which bare numbers have the topic of the figure they take up."""
    out = list(subjects)
    for number, place in enumerate(places):
        if place is None or not _bare(place, out[number]):
            continue
        previous = _topic(places, out, number)
        if previous is None:
            continue
        out[number] = _taken_over(out[number], out[previous], previous, place)
    return tuple(out)


def shared(places: Sequence[Place | None], subjects: Sequence[Subject]) -> tuple[Subject, ...]:
    """`six Mexican nationals were killed and seven more were injured`: the second number is of the same people."""
    out = list(subjects)
    for number in range(1, len(out)):
        place, before = places[number], places[number - 1]
        if place is None or before is None or place.sentence is not before.sentence or place.quantity.kind != "count":
            continue
        one, two = out[number - 1], out[number]
        if two.role and not two.head and one.role and one.population and not two.population and one.role != two.role:
            out[number] = replace(two, population=one.population)
    return tuple(out)


def changes(places: Sequence[Place | None], subjects: Sequence[Subject]) -> tuple[Subject, ...]:
    """`net profit of €2.3bn, up 15%`: a share that tells a change is of what the figure before it measures."""
    out = list(subjects)
    for number in range(1, len(out)):
        place, before = places[number], places[number - 1]
        if place is None or before is None or place.sentence is not before.sentence:
            continue
        subject = out[number]
        if subject.form == "change" and place.quantity.kind == "percent" and not subject.property:
            out[number] = replace(subject, property=out[number - 1].property, head=subject.head or out[number - 1].head)
    return tuple(out)


def _bare(place: Place, subject: Subject) -> bool:
    """A number with no noun and no role of its own, in a sentence whose subject only stands for a figure."""
    if subject.role or subject.head or place.headline or place.quantity.kind in {"age", "score", "multiplier"}:
        return False
    if subject.form in {"increment", "change", "compound", "part", "hypothetical"}:
        return False
    said_of = _meant(place)
    if said_of is not None and said_of.i != place.top.i:
        if _stands_for_a_figure(said_of) and not _names_something(said_of):
            return place.verb is not None and place.verb.lemma.lower() in words("moves") | words("gives")
        verb = place.verb.lemma.lower() if place.verb is not None else ""
        if place.relation != "object" or place.top.dep == "conj":
            return False
        if subject.stage == "forecast":
            return verb in words("gives") and not subject.property
        return verb in words("tallies") and place.quantity.kind == "count"
    return False


def _stands_for_a_figure(said_of: Token) -> bool:
    """`it`, `the figure`, `the rate`: nothing is named that could be counted or measured anew."""
    word = lemma(said_of)
    return word in words("anaphor") or (word in words("carrier") and any(c.lower == "the" for c in said_of.children))


def _meant(place: Place) -> Token | None:
    """What the number is said of: `the figure` in `the agency put the figure at 12,400`, else the verb's subject."""
    if place.verb is None:
        return None
    for child in place.verb.children:
        if child.dep in {"dobj", "obj"} and child.i < place.first and lemma(child) in words("anaphor"):
            return child
    return subject_of(place.verb)


def _names_something(said_of: object) -> bool:
    children = getattr(said_of, "children", [])
    return any((c.dep == "prep" and c.lower == "of") or c.dep in {"compound", "nmod"} for c in children)


def _topic(places: Sequence[Place | None], subjects: Sequence[Subject], number: int) -> int | None:
    """The nearest figure before that can be meant: the same measure, told at most two sentences back."""
    place = places[number]
    assert place is not None  # noqa: S101
    quantity = place.quantity
    for back in range(number - 1, max(-1, number - 7), -1):
        other = places[back]
        if other is None or other.headline or place.segment.index - other.segment.index > 1:
            return None
        if other.segment.index == place.segment.index:
            if place.sentence.first == other.sentence.first:
                continue
            if _distance(place, other) > _BACK:
                return None
        if not alike(quantity, other.quantity) or subjects[back].form in {"compound", "increment", "change"}:
            continue
        if subjects[back].role or subjects[back].head or subjects[back].property:
            return back
    return None


def _distance(place: Place, other: Place) -> int:
    return place.parse.tokens[place.first].sentence - other.parse.tokens[other.first].sentence


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can measure one thing: counts with counts, money with money ..."""
    return one.kind == other.kind and (one.unit == other.unit or one.kind == "measure")


def _taken_over(subject: Subject, topic: Subject, number: int, place: Place) -> Subject:
    return replace(
        subject,
        counted=subject.counted or topic.counted,
        head=topic.head,
        role=topic.role,
        role_how="inherited" if topic.role else "",
        population=topic.population,
        modifiers=topic.modifiers,
        contrasts=tuple(dict.fromkeys((*topic.contrasts, *subject.contrasts))),
        property=topic.property or subject.property,
        predicate=subject.predicate or topic.predicate,
        holder=subject.holder or topic.holder,
        place=subject.place or topic.place,
        handed_on_from=number,
        evidence=(*subject.evidence, Evidence("subjects.handed_on", place.quantity.span)),
    )
