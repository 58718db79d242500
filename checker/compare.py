"""Reports on several texts -> Comparison: the questions they share, their figures side by side, what they disagree on.

The texts are put behind one another, so that groups and findings see one long article; what they say of figures that
stand in the same text has been said in that text's own report and is left out here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any, TypeVar

import checker
from checker import findings, groups
from checker.model import Figure, Finding, Group, InputError, Link, Parts, Span, Ties, figure_id
from checker.report import Report

LEAST, MOST = 2, 20
RULE = "compare.texts_disagree"
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
        return {**figure, "id": name, "document": number, "words": " ".join(text[start:end].split())}


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
            moved = _moved(figure, offset)
            quantity = replace(moved.quantity, segment=moved.quantity.segment + segments)
            segment = replace(moved.segment, index=moved.segment.index + segments)
            subject = replace(
                moved.subject,
                part_of=_later(moved.subject.part_of, base),
                handed_on_from=_later(moved.subject.handed_on_from, base),
            )
            figures.append(replace(moved, id=name[figure.id], quantity=quantity, segment=segment, subject=subject))
        ties = _moved(report.ties, offset)
        links += [replace(t, first=name[t.first], second=name[t.second]) for t in ties.links]
        parts += [replace(t, total=name[t.total], parts=tuple(name[p] for p in t.parts)) for t in ties.parts]
        offset += len(report.article.text) + _GAP
        segments += len(report.article.segments) + 1
    return tuple(figures), Ties(tuple(links), tuple(parts))


def _renamed(value: Named, name: Mapping[str, str]) -> Named:
    return replace(value, figures=tuple(name[f] for f in value.figures))


def _later(position: int | None, by: int) -> int | None:
    return None if position is None else position + by


def _moved(value: Value, by: int) -> Value:
    """The value with every span in it moved."""
    moved: Any = value
    if isinstance(value, Span):
        moved = Span(value.start + by, value.end + by)
    elif isinstance(value, tuple):
        moved = tuple(_moved(v, by) for v in value)
    elif is_dataclass(value) and not isinstance(value, type):
        moved = replace(value, **{f.name: _moved(getattr(value, f.name), by) for f in fields(value)})
    return moved  # type: ignore[no-any-return]


def _number(figure: str) -> int:
    return int(figure.partition(".")[0])


def _between(
    texts: Sequence[Text], shared: Sequence[Group], flagged: Sequence[Finding], by_id: dict[str, Figure]
) -> Iterator[Finding]:
    """The disagreements of figures that stand in different texts, each said once."""
    labels = {figure: f"{g.label[:1].upper()}{g.label[1:]}: " for g in shared for figure in g.figures if g.label}
    said: set[frozenset[object]] = set()
    number = 0
    for finding in flagged:
        if finding.kind not in _DISAGREEMENTS:
            continue
        for pair in combinations(finding.figures, 2):
            first, second = sorted(pair, key=_number)
            key = frozenset((_told(first, by_id), _told(second, by_id)))
            if _number(first) == _number(second) or key in said:
                continue
            said.add(key)
            number += 1
            pair_of = replace(finding, id=f"d{number}", figures=(first, second))
            found = _disagreement(texts, pair_of, by_id[first], by_id[second])
            yield replace(found, message=f"{labels.get(first, '')}{found.message}")


def _told(name: str, by_id: dict[str, Figure]) -> object:
    figure = by_id[name]
    source = figure.source.name if figure.source else ""
    return _number(name), figure.quantity.low, figure.quantity.high, figure.quantity.unit, source


def _disagreement(texts: Sequence[Text], finding: Finding, first: Figure, second: Figure) -> Finding:
    one, other = (texts[_number(name) - 1] for name in finding.figures)
    days = {one.published, other.published}
    apart = len(days) == 2 and None not in days
    return replace(
        finding,
        rule=RULE,
        kind="texts_disagree",
        severity="note" if apart or finding.severity == "note" else "check",
        message=f"{one.name} has {_words(first)}, {other.name} {_words(second)}.",
        question=f"Which of the two holds now: {first.text} or {second.text}?",
        explanation="The later text may give a newer figure." if apart else "One text may be older than the other.",
        fingerprint="",
    )


def _words(figure: Figure) -> str:
    if figure.source is None:
        return figure.text
    name = figure.source.name
    return f"{figure.text} ({'the ' + name[4:] if name.startswith('The ') else name})"


def _list(value: object) -> list[dict[str, Any]]:
    return list(value)  # type: ignore[call-overload, no-any-return]


def _mapping(value: object) -> dict[str, Any]:
    return dict(value)  # type: ignore[call-overload, no-any-return]
