"""Quantities and their subjects -> the links, parts and other relations the text states among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby

from checker.document import Document
from checker.model import (
    Attribution,
    Change,
    Link,
    Parts,
    Quantity,
    Skipped,
    Subject,
    Ties,
    figure_id,
)
from checker.subjects import accounts, changes, parts, relations, votes, years
from checker.subjects.masking import Given, Line, mask

_LEAD = 5


def find(
    document: Document,
    quantities: Sequence[Quantity],
    attributions: Sequence[Attribution],
    subjects: Sequence[Subject],
    skipped: Sequence[Skipped] = (),
) -> Ties:
    """What the words between figures say of how they hang together, by `figure_id`; one pass a segment."""
    lines = list(_lines(document, quantities, skipped))
    changed = [c for line in lines for c in changes.find(line)]
    changed += [c for line in lines for c in relations.factors(line)]
    changed += list(_headline_changes(document, lines, changed))
    shared = tuple(dict.fromkeys(s for line in lines for s in relations.shares(line)))
    rows = [tuple(parts.lists(line)) for line in lines]
    stated: list[Parts] = []
    for line, runs in zip(lines, rows, strict=True):
        stated += chain(parts.stated(line, runs), votes.polls(line, runs), votes.sides(line, runs))
        stated += chain(relations.bodies(line), accounts.find(line))
    for at, line in enumerate(lines):
        stated += parts.apart(line, rows[at], lines[max(0, at - 6) : at])
    known = list(parts.by_sum(lines, rows))
    linked = [link for line in lines for link in relations.links(line)]
    return Ties(
        links=tuple(dict.fromkeys((*linked, *_links_of(changed)))),
        parts=_distinct((*stated, *known)),
        shares=shared,
        changes=tuple(dict.fromkeys(changed)),
        margins=(*(m for line in lines for m in relations.margins(line)), *relations.far_margins(lines)),
        products=tuple(p for line in lines for p in relations.products(line)),
        elapsed=tuple(years.find(lines, document.article.published)),
    )


def _lines(document: Document, quantities: Sequence[Quantity], skipped: Sequence[Skipped]) -> Iterator[Line]:
    given = [Given(n, figure_id(n), q) for n, q in enumerate(quantities)]
    at = 0
    ordered = sorted(skipped, key=lambda s: s.span)
    for segment, group in groupby(given, key=lambda g: g.quantity.segment):
        span = document.segments[segment].span
        while at < len(ordered) and ordered[at].span.start < span.start:
            at += 1
        last = at
        while last < len(ordered) and ordered[last].span.end <= span.end:
            last += 1
        yield mask(document, segment, list(group), ordered[at:last])


def _links_of(changed: Sequence[Change]) -> Iterator[Link]:
    """The two ends of a change answer one question; its amount belongs to them."""
    for change in changed:
        if change.before and change.after and not change.compared:
            yield Link(change.before, change.after, "from_to", change.evidence)
        if change.amount and (change.after or change.before):
            yield Link(change.amount, change.after or change.before, "change_of", change.evidence)


def _headline_changes(document: Document, lines: Sequence[Line], changed: Sequence[Change]) -> Iterator[Change]:
    """A headline's doubling or percentage with the first ends the text gives for the same thing."""
    if not lines or document.segments[lines[0].segment].kind != "headline":
        return
    begun = [(a, c) for a, c in changes.unfinished(lines[0])]
    if not begun or len(begun) > 1 or any(c.amount == begun[0][0].id for c in changed):
        return
    amount, headline = begun[0]
    for line in lines[1:_LEAD]:
        ids = {g.id for g in line.figures.values()}
        for change in changed:
            if change.amount or not change.before or not change.after or change.after not in ids:
                continue
            if change.direction and headline.direction and change.direction != headline.direction:
                continue
            if changes.topic(lines[0]) & changes.topic(line, change.after):
                yield replace(change, amount=amount.id, direction=headline.direction or change.direction)
                return


def _distinct(found: Sequence[Parts]) -> tuple[Parts, ...]:
    """One tie for each total and its parts, the first and so the most explicit one."""
    kept: dict[tuple[str, tuple[str, ...]], Parts] = {}
    for tie in found:
        kept.setdefault((tie.total, tie.parts), tie)
    return tuple(kept.values())
