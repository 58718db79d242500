"""Document, quantities and attributions -> which question each quantity answers, and what ties them together."""

from __future__ import annotations

from collections.abc import Sequence

from checker.document import Document
from checker.model import Attribution, Quantity, Skipped, Subject, Ties
from checker.subjects import alone, persons, ties, topics
from checker.subjects.reading import places


def describe(
    document: Document,
    found: Sequence[Quantity],
    attributed: Sequence[Attribution],
    skipped: Sequence[Skipped] = (),
) -> tuple[tuple[Subject, ...], Ties]:
    """The subject of each quantity, in their order, and the links and parts among them (by `figure_id`)."""
    where = places(document, found)
    by_paragraph = alone.subjects(document, where, persons.holders(document, where))
    subjects = topics.hand_on(where, topics.shared(where, topics.changes(where, by_paragraph)))
    return subjects, ties.find(document, found, attributed, subjects, skipped)
