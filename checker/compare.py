"""Reports on several texts -> Comparison: the questions they share, their figures side by side, what they disagree on.

The texts are put behind one another, so that groups and findings see one long article; what they say of figures that
stand in the same text has been said in that text's own report and is left out here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any, TypeVar

import checker
from checker import findings, groups
from checker.findings import disagreement, voices
from checker.findings.comparison import Clash, bounds
from checker.findings.wording import listed
from checker.model import Figure, Finding, Group, InputError, Link, Parts, Severity, Ties, figure_id
from checker.moving import moved
from checker.report import Report

LEAST, MOST = 2, 20
RULE = "compare.texts_disagree"
NAMED = 4  # texts of one value that a message names; more of them are counted
_DISAGREEMENTS = ("sources_disagree", "self_contradiction")
_GAP = 1_000  # figures of two texts are never neighbours
Value = TypeVar("Value")
Named = TypeVar("Named", Group, Finding)


@dataclass(frozen=True, slots=True)
class Text:
    """One of the texts that are compared: what it is called, and its report."""

    name: str
    report: Report

    @property
    def published(self) -> date | None:
        return self.report.article.published


@dataclass(frozen=True, slots=True)
class Comparison:
    """What several texts say to the same questions. Ids of figures are `text.figure`, texts counted from 1."""

    texts: tuple[Text, ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]

    def as_dict(self) -> dict[str, Any]:
        """The comparison as plain JSON values, the answer of `POST /v1/compare`."""
        bodies = [text.report.as_dict() for text in self.texts]
        figures = {f"{n}.{f['id']}": (n, f) for n, body in enumerate(bodies, 1) for f in _list(body["figures"])}
        shared = [i for g in self.groups for i in g.figures]
        return {
            "engine": bodies[0]["engine"],
            "texts": [
                {
                    "name": text.name,
                    "published": text.published.isoformat() if text.published else None,
                    "document": {k: v for k, v in dict(_mapping(body["document"])).items() if k != "segments"},
                    "verdict": body["verdict"],
                    "figures": len(_list(body["figures"])),
                    "findings": len(_list(body["findings"])),
                }
                for text, body in zip(self.texts, bodies, strict=True)
            ],
            "figures": [self._figure(i, *figures[i]) for i in shared],
            "groups": [{"id": g.id, "label": g.label, "figures": list(g.figures)} for g in self.groups],
            "findings": [
                {
                    "id": f.id,
                    "rule": f.rule,
                    "kind": f.kind,
                    "severity": f.severity,
                    "grave": f.grave,
                    "figures": list(f.figures),
                    "message": f.message,
                    "question": f.question,
                    "explanation": f.explanation,
                    "confidence": f.confidence,
                    "computed": dict(f.computed),
                }
                for f in self.findings
            ],
        }

    def _figure(self, name: str, number: int, figure: dict[str, Any]) -> dict[str, Any]:
        text = self.texts[number - 1].report.article.text
        start, end = figure["sentence"]["start"], figure["sentence"]["end"]
        before, itself = (" ".join(text[start:e].split()) for e in (figure["start"], figure["end"]))
        first = len(before) + itself[len(before) :].startswith(" ")
        words = {"words": " ".join(text[start:end].split()), "in_words": {"start": first, "end": len(itself)}}
        return {**figure, "id": name, "document": number, **words}


def read(texts: Sequence[tuple[str, Mapping[str, Any]]], deadline: float | None = None) -> Comparison:
    """Check texts, each given by its name and the arguments of `checker.check`, and compare their reports."""
    share = deadline / max(len(texts), 1) if deadline else None
    return compare([Text(name, checker.check(**given, deadline=share)) for name, given in texts])


def compare(texts: Sequence[Text]) -> Comparison:
    """What the texts say to the same questions; InputError for fewer than two texts or more than twenty."""
    if not LEAST <= len(texts) <= MOST:
        raise InputError(f"two to twenty texts are compared; these are {len(texts)}")
    figures, ties = _joined(texts)
    grouped = groups.group(figures, ties)
    flagged, _ = findings.judge(figures, grouped, ties)
    names = [f"{n}.{f.id}" for n, text in enumerate(texts, 1) for f in text.report.figures]
    name = {figure.id: named for figure, named in zip(figures, names, strict=True)}
    by_name = {name[f.id]: f for f in figures}
    shared = tuple(g for g in (_renamed(g, name) for g in grouped) if len({_number(f) for f in g.figures}) > 1)
    differences = tuple(_between(texts, shared, [_renamed(f, name) for f in flagged], by_name))
    return Comparison(tuple(texts), tuple(replace(g, id=f"g{n}") for n, g in enumerate(shared, 1)), differences)


def _joined(texts: Sequence[Text]) -> tuple[tuple[Figure, ...], Ties]:
    """The figures and ties of all texts as those of one article."""
    figures: list[Figure] = []
    links: list[Link] = []
    parts: list[Parts] = []
    offset = segments = 0
    for text in texts:
        report, base = text.report, len(figures)
        name = {f.id: figure_id(base + n) for n, f in enumerate(report.figures)}
        for figure in report.figures:
            shifted = moved(figure, offset)
            quantity = replace(shifted.quantity, segment=shifted.quantity.segment + segments)
            segment = replace(shifted.segment, index=shifted.segment.index + segments)
            subject = replace(
                shifted.subject,
                part_of=_later(shifted.subject.part_of, base),
                handed_on_from=_later(shifted.subject.handed_on_from, base),
            )
            figures.append(replace(shifted, id=name[figure.id], quantity=quantity, segment=segment, subject=subject))
        ties = moved(report.ties, offset)
        links += [replace(t, first=name[t.first], second=name[t.second]) for t in ties.links]
        parts += [replace(t, total=name[t.total], parts=tuple(name[p] for p in t.parts)) for t in ties.parts]
        offset += len(report.article.text) + _GAP
        segments += len(report.article.segments) + 1
    return tuple(figures), Ties(tuple(links), tuple(parts))


def _renamed(value: Named, name: Mapping[str, str]) -> Named:
    return replace(value, figures=tuple(name[f] for f in value.figures))


def _later(position: int | None, by: int) -> int | None:
    return None if position is None else position + by


def _number(figure: str) -> int:
    return int(figure.partition(".")[0])


def _between(
    texts: Sequence[Text], shared: Sequence[Group], flagged: Sequence[Finding], by_name: dict[str, Figure]
) -> Iterator[Finding]:
    """The disagreements of figures that stand in different texts: each clash of two values is said once."""
    group_of = {name: group for group in shared for name in group.figures}
    clashes: dict[object, list[Finding]] = {}
    for finding in flagged:
        if finding.kind not in _DISAGREEMENTS:
            continue
        for first, second in combinations(sorted(finding.figures, key=_number), 2):
            group = group_of.get(first)
            if group is None or _number(first) == _number(second) or _said_within(group, first, second, by_name):
                continue
            values = frozenset((bounds(by_name[first]), bounds(by_name[second])))
            clashes.setdefault((group.id, values), []).append(replace(finding, figures=(first, second)))
    for number, pairs in enumerate(clashes.values(), 1):
        yield replace(_disagreement(texts, group_of[pairs[0].figures[0]], pairs, by_name), id=f"d{number}")


def _said_within(group: Group, first: str, second: str, by_name: dict[str, Figure]) -> bool:
    """Whether one of two voices speaks in the other's text too: then it is the one text that has them differ."""
    one, other = by_name[first], by_name[second]
    if voices.same(one, other):
        return False
    return any(
        voices.same(by_name[name], one if _number(name) == _number(second) else other)
        for name in group.figures
        if _number(name) in (_number(first), _number(second)) and name not in (first, second)
    )


def _disagreement(texts: Sequence[Text], group: Group, pairs: Sequence[Finding], by_name: dict[str, Figure]) -> Finding:
    """The clash of two values as a finding: a figure for each text and value, rather one that has a source."""

    def place(name: str) -> tuple[int, int]:
        return _number(name), by_name[name].span.start

    told: dict[tuple[object, int], str] = {}
    for name in sorted(
        {f for pair in pairs for f in pair.figures}, key=lambda f: (by_name[f].source is None, place(f))
    ):
        told.setdefault((bounds(by_name[name]), _number(name)), name)
    figures = sorted(told.values(), key=place)
    one = by_name[figures[0]]
    sides = [[f for f in figures if (bounds(by_name[f]) == bounds(one)) is same] for same in (True, False)]
    other = by_name[sides[1][0]]
    # a later text may have newer figures: what differs from one day to the next is no more than a note
    apart = all(_days_apart(*(texts[_number(f) - 1] for f in pair.figures)) for pair in pairs)
    severity: Severity = "note" if apart or all(pair.severity == "note" for pair in pairs) else "check"
    clash = Clash(group, (one, other), ((one, other),), severity, voices.same(one, other))
    label = f"{group.label[:1].upper()}{group.label[1:]}: " if group.label else ""
    said = ", ".join(_said(texts, side, by_name) for side in sides)
    return replace(
        disagreement.finding(clash, "texts_disagree"),
        rule=RULE,
        figures=tuple(figures),
        message=f"{label}{said}.",
        question=f"Which of the two holds now: {one.text} or {other.text}?",
        explanation="The later text may give a newer figure." if apart else "One text may be older than the other.",
    )


def _days_apart(one: Text, other: Text) -> bool:
    return None not in (one.published, other.published) and one.published != other.published


def _said(texts: Sequence[Text], names: Sequence[str], by_name: dict[str, Figure]) -> str:
    """Which texts have a value, and who vouches for it: Noon and Evening have 15 (the police)."""
    where = [texts[_number(name) - 1].name for name in names]
    row = listed(where) if len(where) <= NAMED else f"{len(where)} texts"
    figures = [by_name[name] for name in names]
    vouching = _source(figures[0]) if all(voices.same(figures[0], f) for f in figures) else ""
    return f"{row} {'has' if len(where) == 1 else 'have'} {figures[0].text}{vouching}"


def _source(figure: Figure) -> str:
    if figure.source is None:
        return ""
    name = figure.source.name
    return f" ({'the ' + name[4:] if name.startswith('The ') else name})"


def _list(value: object) -> list[dict[str, Any]]:
    return list(value)  # type: ignore[call-overload, no-any-return]


def _mapping(value: object) -> dict[str, Any]:
    return dict(value)  # type: ignore[call-overload, no-any-return]
