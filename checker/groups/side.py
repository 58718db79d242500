"""Figures and their article -> the sides of pairs: what every comparison asks of a figure, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from checker.groups.article import Article, dimension, elided
from checker.lexicon.vocabulary import by_ending, person, roles, synonyms, topic, words
from checker.model import Figure, Subject

When = tuple[int | None, int | None, int | None, str]
_SOFT = {"confirmed", "total", "overall", "final", "possible", "latest", "estimated"}


class Topics(NamedTuple):
    """What is counted, measured and done, each as a topic or ""."""

    head: str
    property: str
    predicate: str


@dataclass(frozen=True, slots=True)
class Side:
    """A figure as one side of a pair.

    `subject`: its own, or for an elided figure that of the one it takes up. `thing`: it counts things, and no role is
    told. `who`: the population that sets the counted apart. `names`: the names beside it, its source's left out.
    `contrasts`, `modifiers`: without the soft ones that set nothing apart. `nouns`: what it measures as nouns.
    `topics`: what is counted, measured and done with it, as topics; `own`: those of them that do not suit nearly any
    figure. `digits`: the significant ones of its value.
    """

    figure: Figure
    subject: Subject
    dimension: str
    strong: bool
    things: bool
    thing: bool
    who: frozenset[str]
    contrasts: frozenset[str]
    modifiers: frozenset[str]
    names: frozenset[str]
    nouns: frozenset[str]
    topics: Topics
    own: frozenset[str]
    outside: bool
    passing: bool
    elided: bool
    when: When | tuple[()]
    value: Decimal | None
    canonical: Decimal | None
    digits: tuple[int, ...]
    source: str


def view(figures: Sequence[Figure], article: Article) -> list[Side]:
    """The sides of all figures of an article."""
    return [_side(figure, article) for figure in figures]


def _side(figure: Figure, article: Article) -> Side:
    subject, quantity, time = article.subject(figure), figure.quantity, figure.subject.time
    role = roles()[subject.role] if subject.role else None
    value, canonical = quantity.value, quantity.canonical
    return Side(
        figure,
        subject,
        dimension(figure),
        strong=bool(role and role.strong),
        things=bool(role and role.of in {"things", "any"}),
        thing=not role and _is_thing(subject),
        who=_who(subject, article),
        contrasts=frozenset(subject.contrasts) - _SOFT,
        modifiers=frozenset(subject.modifiers) - _SOFT,
        names=_names(figure),
        nouns=frozenset(nouns(subject)),
        topics=_topics(subject),
        own=_own(subject),
        outside=article.outside(figure),
        passing=article.passing(figure),
        elided=elided(figure),
        when=(time.year, time.month, time.day, time.relation) if time else (),
        value=value,
        canonical=(canonical.low if canonical.low is not None else canonical.high) if canonical else None,
        digits=value.normalize().as_tuple().digits if value else (),
        source=figure.source.name if figure.source else "",
    )


def _who(subject: Subject, article: Article) -> frozenset[str]:
    """The population, if it is not the one that the role implies, nor the one the article is about."""
    found = frozenset(subject.population)
    if subject.role and roles()[subject.role].strong:
        found -= {*roles()[subject.role].who, *article.populations.get(subject.role, ())}
    return found


def _is_thing(subject: Subject) -> bool:
    """Whether the noun counted names no person: ten motorcycles, nine ballots."""
    head = subject.head
    return bool(head) and not person(head) and not by_ending(head) and not subject.population


def _names(figure: Figure) -> frozenset[str]:
    source = figure.source
    told = {*source.name.lower().split(), *source.mention.text.lower().split()} if source else set()
    return frozenset(figure.subject.names) - told


def nouns(subject: Subject) -> set[str]:
    """What a figure measures as a noun, whether told by noun or verb: `to save £41m`, `£41m savings drive`."""
    known = synonyms("nominal")
    return {known[w] for w in (subject.property, subject.predicate, subject.head, *subject.modifiers) if w in known}


def _topics(subject: Subject) -> Topics:
    return Topics(*(topic(word) if word else "" for word in (subject.head, subject.property, subject.predicate)))


def _own(subject: Subject) -> frozenset[str]:
    told = [
        w for w in (subject.head, *subject.property.split()) if w != "person" and w not in words("generic property")
    ]
    if subject.predicate and subject.predicate not in words("generic predicate"):
        told.append(subject.predicate)
    return frozenset(topic(w) for w in told if w)
