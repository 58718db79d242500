"""The answer, and its form as plain JSON values (the published contract)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal

from checker import days
from checker.model import (
    Article,
    Canonical,
    Considered,
    Evidence,
    Figure,
    Finding,
    Group,
    Mention,
    Skipped,
    Source,
    Span,
    Subject,
    Ties,
)
from checker.offsets import Inputs, Utf16


@dataclass(frozen=True, slots=True)
class Report:
    """The answer: figures, groups, findings, and what was left alone."""

    article: Article
    figures: tuple[Figure, ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]
    considered: tuple[Considered, ...]
    skipped: tuple[Skipped, ...]
    engine: dict[str, str]
    unread: tuple[int, ...] = ()  # positions of the segments a deadline left unread
    ties: Ties = field(default=Ties(), compare=False)  # what groups and findings were told; no part of the answer
    seconds: dict[str, float] = field(default_factory=dict, compare=False)  # time by stage; no part of the answer

    def as_dict(self) -> dict[str, object]:
        """The report as plain JSON values, as described by `checker schema`."""
        return as_dict(self)


def as_dict(report: Report) -> dict[str, object]:
    """The answer of `POST /v1/check`: keys may be added, never renamed or dropped within /v1."""
    text = report.article.text
    offsets, inputs = Utf16(text), Inputs(report.article)
    group_of = {f: g.id for g in report.groups for f in g.figures}
    return {
        "engine": dict(report.engine),
        "document": {
            "id": report.article.id,
            "revision": report.article.revision,
            "sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            "characters": len(text),
            "language": report.article.language,
            "segments": [
                {"kind": s.kind, "start": s.span.start, "end": s.span.end, "field": s.field}
                for s in report.article.segments
            ],
            "unread": list(report.unread),
            # put together from other fields or seen through markup: no client could know it otherwise
            **({"text": text} if report.article.passages else {}),
        },
        "incomplete": bool(report.unread),
        "verdict": verdict(report),
        "figures": [_figure(f, group_of.get(f.id), report.article, offsets, inputs) for f in report.figures],
        "groups": [_group(g) for g in report.groups],
        "findings": [_finding(f) for f in report.findings],
        "considered": [{"figures": list(c.figures), "why_not": c.why_not} for c in report.considered],
        "skipped": [{**_place(s.span), "text": s.span.of(text), "why": s.why} for s in report.skipped],
    }


def verdict(report: Report) -> str:
    """What the findings say without any desk's own policy: an error blocks, a check warns."""
    severities = {f.severity for f in report.findings}
    return "block" if "error" in severities else "warn" if "check" in severities else "pass"


def _figure(figure: Figure, group: str | None, article: Article, offsets: Utf16, inputs: Inputs) -> dict[str, object]:
    quantity, span, time = figure.quantity, figure.span, figure.subject.time
    return {
        "id": figure.id,
        **_place(span),
        "text": figure.text,
        "kind": quantity.kind,
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": quantity.unit,
        "modifier": quantity.modifier,
        "canonical": _canonical(quantity.canonical),
        "counted": _mention(figure.subject.counted),
        "segment": figure.segment.kind if figure.segment.kind != "paragraph" else "body",
        "sentence": _place(figure.sentence_span),
        "source": _source(figure.attribution.source),
        "possible_source": _source(figure.attribution.possible),
        "stance": figure.attribution.stance,
        "subject": _subject(figure.subject),
        "as_of": time.text if time else None,
        "as_of_day": days.meant(time, article.published, article.text, figure.subject.stage),
        "group": group,
        "utf16": offsets.place(span.start, span.end),
        "input": inputs.place(span),
        "evidence": [_evidence(e) for e in quantity.evidence],
    }


def _canonical(canonical: Canonical | None) -> dict[str, object] | None:
    if canonical is None:
        return None
    low, high = _number(canonical.low), _number(canonical.high)
    return {"dimension": canonical.dimension, "unit": canonical.unit, "low": low, "high": high}


def _source(source: Source | None) -> dict[str, object] | None:
    if source is None:
        return None
    return {
        "name": source.name,
        "text": source.mention.text,
        **_place(source.mention.span),
        "cue": _place(source.cue) if source.cue else None,
        "how": source.how,
        "via": [_mention(m) for m in source.via],
        "resolved_by": source.resolved_by,
        "anonymity": source.anonymity,
        "stance": source.stance,
        "confidence": source.confidence,
        "evidence": [_evidence(e) for e in source.evidence],
    }


def _subject(subject: Subject) -> dict[str, object]:
    return {
        "head": subject.head,
        "role": subject.role,
        "population": list(subject.population),
        "property": subject.property,
        "holder": subject.holder,
        "place": list(subject.place),
        "event": subject.event,
        "form": subject.form,
        "stage": subject.stage,
        "evidence": [_evidence(e) for e in subject.evidence],
    }


def _group(group: Group) -> dict[str, object]:
    return {"id": group.id, "label": group.label, "figures": list(group.figures)}


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity,
        "grave": finding.grave,
        "figures": list(finding.figures),
        "message": finding.message,
        "question": finding.question,
        "explanation": finding.explanation,
        "confidence": finding.confidence,
        "computed": dict(finding.computed),
        "fingerprint": finding.fingerprint,
    }


def _mention(mention: Mention | None) -> dict[str, object] | None:
    return {"text": mention.text, **_place(mention.span)} if mention else None


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {"rule": evidence.rule, **(_place(evidence.span) if evidence.span else {})}


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
