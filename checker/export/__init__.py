"""Answers -> the formats other tools and people read. One module a format; `FORMATS` names them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.export import annotation, claim_review, data, github, html, markdown, sarif, text
from checker.export.answer import Answer

__all__ = ["FORMATS", "Answer", "Format", "export"]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of the report: what it is called, what it is for, and how it is written."""

    name: str
    title: str
    media_type: str
    extension: str
    write: Callable[[Sequence[Answer]], str]


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("text", "Plain text report", "text/plain", "txt", text.write),
        Format("json", "JSON, as the service answers", "application/json", "json", data.write_json),
        Format("csv", "CSV of the figures", "text/csv", "csv", data.write_csv),
        Format("markdown", "Markdown report", "text/markdown", "md", markdown.write),
        Format("html", "HTML report in one file", "text/html", "html", html.write),
        Format("sarif", "SARIF 2.1.0", "application/sarif+json", "sarif", sarif.write),
        Format("annotation", "W3C Web Annotation", "application/ld+json", "annotation.jsonld", annotation.write),
        Format("claimreview", "ClaimReview draft", "application/ld+json", "claimreview.jsonld", claim_review.write),
        Format("github", "GitHub annotations", "text/plain", "github.txt", github.write),
    )
}


def export(answers: Sequence[Answer], name: str) -> str:
    """These answers in the format of this name; KeyError for a name FORMATS does not hold."""
    return FORMATS[name].write(answers)
