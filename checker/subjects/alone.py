"""Places -> what each quantity's own paragraph tells of its subject; a paragraph read before is not read again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, cast

from checker.document import Document, Token
from checker.lexicon import vocabulary
from checker.lexicon.vocabulary import classes
from checker.model import Evidence, Mention, Subject
from checker.moving import moved
from checker.shelf import Shelf, digest
from checker.subjects import counted, forms, properties, roles, scope
from checker.subjects.reading import Place, nominal, span_of

# tolls are told anew each day: the day on which one was told is the day for which it holds
SERIES = frozenset(("dead", "injured", "missing", "rescued", "arrested", "infected", "displaced"))


@dataclass(frozen=True, slots=True)
class _Told:
    """A subject where it was read, and the tokens it was read from, by their positions."""

    number: int
    subject: Subject
    noun: int | None
    measured: int | None
    verb: int | None
    relation: str


shelf: Shelf[tuple[int, tuple[_Told, ...]]] = Shelf(2_000)  # figures: about 3 MB


def subjects(document: Document, places: Sequence[Place | None], ages: Mapping[int, str]) -> list[Subject]:
    """The subject of each quantity; `ages`: whose age it is, by its number. Where there is no place, it is unknown."""
    found = [Subject()] * len(places)
    year = _own_year(document)
    for _, group in groupby((p for p in places if p is not None), key=lambda p: p.segment.index):
        here = list(group)
        start = here[0].segment.span.start
        key = _key(document, here, ages, year)
        known = shelf.get(key)
        if known is None:
            told = [_told(p, _subject(document, p, ages.get(p.number, ""), places, year)) for p in here]
            known = start, tuple(told)
            shelf.keep(key, known, len(here))
        for place, told_of_it in zip(here, known[1], strict=True):
            found[place.number] = _again(place, told_of_it, start - known[0])
    return found


def _key(document: Document, here: Sequence[Place], ages: Mapping[int, str], year: int | None) -> bytes:
    """All that the subjects of a paragraph hang on."""
    segment = here[0].segment
    start = segment.span.start
    quantities = [
        (q.span.start - start, q.span.end - start, q.kind, q.value, ages.get(p.number))
        for p in here
        for q in (p.quantity,)
    ]
    return digest(f"{segment.kind} {year} {quantities}\n{document.surface(segment.span)}")


def _told(place: Place, subject: Subject) -> _Told:
    noun, measured, verb = (t.i if t is not None else None for t in (place.noun, place.measured, place.verb))
    return _Told(place.number, subject, noun, measured, verb, place.relation)


def _again(place: Place, told: _Told, by: int) -> Subject:
    """What was told of a place, now or before, put where it stands now."""
    tokens = place.parse.tokens
    place.noun, place.measured, place.verb = (
        tokens[i] if i is not None else None for i in (told.noun, told.measured, told.verb)
    )
    place.relation = told.relation
    subject = moved(told.subject, by)
    if subject.part_of is not None and place.number != told.number:
        subject = replace(subject, part_of=subject.part_of + place.number - told.number)
    return subject


def _subject(
    document: Document, place: Place, person: str, all_places: Sequence[Place | None], year: int | None
) -> Subject:
    place.noun = counted.find_noun(place)
    place.verb, place.relation = counted.rule(place)
    place.measured = counted.measured(place)
    if place.measured is not None and nominal(place.measured):
        place.noun = place.measured
    role, how, evidence = roles.find(place)
    measured, noun = properties.find(place)
    form, formed = forms.form(place)
    stage, staged = forms.stage(place)
    plain, contrasts = scope.modifiers(place)
    return Subject(
        counted=_mention(document, place),
        head=_head(place),
        role=role,
        role_how=cast("Any", how),
        population=_population(place, role),
        modifiers=plain,
        contrasts=(*contrasts, *scope.cause(place), *scope.enumerated(place), *forms.scope(place)),
        property=measured if place.quantity.kind != "count" or place.noun is None else "",
        predicate=properties.predicate(place),
        said=properties.said(place),
        actor=scope.actor(place),
        holder=person or scope.holder(place, noun),
        place=scope.where(place, place.parse.entities),
        event=scope.other_event(place) or _other_year(place, role, year),
        time=forms.time(place, role in SERIES),
        form=cast("Any", form),
        stage=cast("Any", stage),
        part_of=_part_of(place, all_places),
        definite=scope.definite(place),
        partitive=scope.partitive(place),
        context=properties.context(place),
        near=properties.near(place),
        names=properties.names(place),
        evidence=tuple(e for e in (evidence, *formed, *staged) if isinstance(e, Evidence)),
    )


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _other_year(place: Place, role: str, own: int | None) -> str:
    """`Flooding in 2019 left 61 dead`: a toll of a year that is not the article's own is of another event."""
    when = forms.time(place) if role in SERIES else None
    if when is None or when.year is None:
        return ""
    return "" if when.year == own else str(when.year)


def _own_year(document: Document) -> int | None:
    """The year of the article: as given, or as its dateline says."""
    if document.article.published:
        return document.article.published.year
    for segment in document.segments[:4]:
        if segment.kind in {"dateline", "byline"}:
            match = _YEAR.search(document.surface(segment.span))
            if match:
                return int(match.group())
    return None


def _first_word(place: Place, noun: Token) -> Token:
    """Where the noun's own modifiers begin: `North` in `thousands of North Korean troops`."""
    first, stack = noun, [noun]
    for _ in range(12):
        if not stack:
            break
        for child in stack.pop().children:
            if place.last < child.i < noun.i and child.dep in {"amod", "compound", "nmod"}:
                stack.append(child)
                first = child if child.i < first.i else first
    return first


def _mention(document: Document, place: Place) -> Mention | None:
    noun = place.noun
    if noun is None:
        return None
    first = _first_word(place, noun)
    span = span_of((first, noun))
    return Mention(document.surface(span), span)


def _head(place: Place) -> str:
    """The canonical noun counted; any noun for people in general is `person`."""
    if place.noun is None:
        return ""
    word = roles.lemma(place.noun)
    if classes().get(word) == "person":
        return "person"
    return properties.canonical("counted", word)


def _population(place: Place, role: str) -> tuple[str, ...]:
    """The class of persons; for a role of persons told of something else (`killed 40 cows`), that noun."""
    found = scope.population(place)
    if role and not found and place.noun is not None and vocabulary.roles()[role].of == "people":
        word = roles.lemma(place.noun)
        given = vocabulary.roles()[role].nouns
        if not roles.of_persons(place.noun) and word not in given:
            return (word,)
    return found


def _part_of(place: Place, all_places: Sequence[Place | None]) -> int | None:
    """The number before this one of which it is a part by the words between: `12 killed, including 8 women`."""
    if not forms.part(place):
        return None
    for back in range(place.number - 1, max(-1, place.number - 6), -1):
        other = all_places[back]
        if other is None or other.quantity.kind != place.quantity.kind:
            continue
        if other.segment.index != place.segment.index:
            return None
        return back
    return None
