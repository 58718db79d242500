"""Figures -> what is known of the article as a whole: how common each word is, which places it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.model import Figure, Subject

OFTEN = 3  # figures told with one place from which it is the article's own
LEAD = 3  # paragraphs after the headline that count as its opening


def dimension(figure: Figure) -> str:
    """What two figures must share before they can be compared at all."""
    quantity = figure.quantity
    if quantity.kind in {"measure", "duration"}:
        base = quantity.canonical.dimension if quantity.canonical else quantity.unit
        return f"{quantity.kind} {base}"
    return f"{quantity.kind} {quantity.unit}"


def elided(figure: Figure) -> bool:
    """Whether nothing beside the number says what it counts or measures: `In 2020 it had won 44`."""
    subject = figure.subject
    return not (subject.role or subject.head or subject.property)


@dataclass(frozen=True, slots=True)
class Article:
    """Counts over all figures, and the places and segments of the opening.

    `populations`: for each role whose dead, hurt ... the article is about, as the opening first names them.
    """

    words: Counter[str]
    heads: Counter[tuple[str, str]]
    properties: Counter[tuple[str, str]]
    predicates: Counter[tuple[str, str]]
    dimensions: Counter[str]
    main_places: frozenset[str]
    lead: frozenset[int]
    figures: int
    populations: dict[str, frozenset[str]]
    places: Counter[str]
    order: dict[str, int]
    taken_up: dict[str, Figure]

    def subject(self, figure: Figure) -> Subject:
        """What a figure is of; of an elided one (`In 2020 it had won 44`) what the figure before it is of."""
        own = figure.subject
        told = self.taken_up.get(figure.id)
        if told is None:
            return own
        of = told.subject
        return replace(
            own,
            head=of.head,
            role=of.role,
            population=of.population,
            property=of.property,
            predicate=own.predicate or of.predicate,
            modifiers=own.modifiers or of.modifiers,
            contrasts=own.contrasts or of.contrasts,
            holder=own.holder or of.holder,
            place=own.place or of.place,
            context=own.context | of.context,
        )

    def between(self, first: Figure, second: Figure) -> int:
        """How many figures of their dimension stand between the two."""
        return self.order[second.id] - self.order[first.id] - 1

    def rare(self, word: str) -> bool:
        """Whether a word stands in the clauses of few figures, so that sharing it tells something."""
        return self.words[word] <= max(3, self.figures // 6)

    def outside(self, figure: Figure) -> bool:
        """Whether a figure is of a place that the article's opening does not speak of."""
        places = figure.subject.place
        return bool(places) and not any(self._main(p) for p in places)

    def passing(self, figure: Figure) -> bool:
        """Whether a figure is of a place that hardly any other figure is told with."""
        places = figure.subject.place
        return bool(places) and figure.segment.kind != "headline" and all(self.places[p] < OFTEN for p in places)

    def _main(self, place: str) -> bool:
        return any(word in self.main_places for word in place.split() if len(word) > 2)


def survey(figures: Sequence[Figure]) -> Article:
    """The article as its figures show it."""
    words: Counter[str] = Counter()
    heads: Counter[tuple[str, str]] = Counter()
    dimensions: Counter[str] = Counter()
    properties: Counter[tuple[str, str]] = Counter()
    predicates: Counter[tuple[str, str]] = Counter()
    paragraphs = sorted({f.segment.index for f in figures if f.segment.kind in {"paragraph", "standfirst"}})
    lead = frozenset(paragraphs[:LEAD])
    main: set[str] = set()
    populations: dict[str, frozenset[str]] = {}
    places: Counter[str] = Counter()
    order: dict[str, int] = {}
    taken_up: dict[str, Figure] = {}
    told: dict[str, Figure] = {}
    for figure in figures:
        if not elided(figure):
            told[dimension(figure)] = figure
        elif (before := told.get(dimension(figure))) and figure.segment.index - before.segment.index <= 1:
            taken_up[figure.id] = before
        order[figure.id] = dimensions[dimension(figure)]
        words.update(figure.subject.context)
        places.update(figure.subject.place)
        dimensions[dimension(figure)] += 1
        heads[dimension(figure), figure.subject.head] += 1
        properties[dimension(figure), figure.subject.property] += 1
        predicates[dimension(figure), figure.subject.predicate] += 1
        if figure.subject.role and (figure.segment.kind == "headline" or figure.segment.index in lead):
            populations.setdefault(figure.subject.role, frozenset(figure.subject.population))
        if figure.segment.kind == "headline" or figure.segment.index in paragraphs[:2]:
            main.update(w for w in figure.subject.context)
            main.update(w for p in figure.subject.place for w in p.split())
    return Article(
        words,
        heads,
        properties,
        predicates,
        dimensions,
        frozenset(main),
        lead,
        len(figures),
        populations,
        places,
        order,
        taken_up,
    )
