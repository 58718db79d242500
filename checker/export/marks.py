"""Answer -> the article as blocks of marked runs: the figure, source mention and cue each stretch of it belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from checker.export.answer import Answer, Values


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the same marks all over: ids of the figures whose source or cue it is."""

    text: str
    sources: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs that stand inside one figure, or (figure "") between figures; `first` on a figure's first stretch."""

    figure: str
    first: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the article, as its segment says: headline, paragraph ...; `number` counts from 1."""

    kind: str
    number: int
    stretches: tuple[Stretch, ...]


def blocks(answer: Answer) -> Iterator[Block]:
    """The whole text in its blocks; text that lies in no segment is shown as a paragraph of its own."""
    cuts = _cuts(answer)
    seen: set[str] = set()
    for number, (kind, start, end) in enumerate(extents(answer), 1):
        yield Block(kind, number, tuple(_stretches(answer, cuts, start, end, seen)))


def excerpt(answer: Answer, figure: Values) -> tuple[str, str, str]:
    """The sentence of a figure: what stands before it, its words, and what follows."""
    start, end = answer.sentence(figure)
    first, last = figure["start"], figure["end"]
    return answer.text[min(start, first) : first], answer.text[first:last], answer.text[last : max(end, last)]


def extents(answer: Answer) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of each block of the article, without a gap that holds words."""
    at = 0
    lead: int | None = None
    for segment in answer.segments:
        start, end = max(int(segment["start"]), at), int(segment["end"])
        between = answer.text[at:start]
        if lead is not None and "\n" in between:
            yield "dateline", lead, at
            lead = None
        elif between.strip():
            yield "paragraph", at, start
        at = max(at, end)
        if segment["kind"] == "dateline":
            # the place before a paragraph stands in the paragraph's own line
            lead = start if lead is None else lead
            continue
        yield segment["kind"], start if lead is None else lead, end
        lead = None
    if lead is not None:
        yield "dateline", lead, at
    if answer.text[at:].strip():
        yield "paragraph", at, len(answer.text)


@dataclass(slots=True)
class _Cuts:
    """Where marks begin and end, in order of their beginnings, and what each is."""

    places: list[tuple[int, int, str, str]]
    longest: int

    def within(self, start: int, end: int) -> list[tuple[int, int, str, str]]:
        first = bisect_left(self.places, (start - self.longest,))
        return [p for p in self.places[first : bisect_left(self.places, (end,))] if start < p[1]]


def _cuts(answer: Answer) -> _Cuts:
    places: list[tuple[int, int, str, str]] = []
    taken = 0
    for figure in sorted(answer.figures.values(), key=lambda f: int(f["start"])):
        if figure["start"] >= taken:
            places.append((figure["start"], figure["end"], "figure", figure["id"]))
            taken = figure["end"]
        if source := figure["source"]:
            places.append((source["start"], source["end"], "source", figure["id"]))
            if cue := source["cue"]:
                places.append((cue["start"], cue["end"], "cue", figure["id"]))
    return _Cuts(sorted(places), max((p[1] - p[0] for p in places), default=0))


def _stretches(answer: Answer, cuts: _Cuts, start: int, end: int, seen: set[str]) -> Iterator[Stretch]:
    places = cuts.within(start, end)
    edges = {start, end} | {max(start, min(end, e)) for p in places for e in p[:2]}
    pieces = [(a, [p for p in places if p[0] <= a < p[1]], b) for a, b in pairwise(sorted(edges))]

    def figure_at(piece: tuple[int, list[tuple[int, int, str, str]], int]) -> str:
        return next((p[3] for p in piece[1] if p[2] == "figure"), "")

    for figure, group in groupby(pieces, key=figure_at):
        runs = tuple(Run(answer.text[a:b], _ids(here, "source"), _ids(here, "cue")) for a, here, b in group)
        yield Stretch(figure, bool(figure) and figure not in seen, runs)
        seen.add(figure)


def _ids(places: list[tuple[int, int, str, str]], kind: str) -> tuple[str, ...]:
    return tuple(p[3] for p in places if p[2] == kind)
