"""Answers -> JSON, and their figures -> CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from checker.export.answer import Answer, Values

COLUMNS = (
    "article", "id", "text", "start", "end", "segment", "kind", "low", "high", "unit", "modifier", "counted",
    "source", "source_text", "how", "stance", "group", "group_label", "stage", "as_of", "as_of_day",
    "findings", "sentence",
)  # fmt: skip

# a spreadsheet reads a cell that begins with one of these as a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_json(answers: Sequence[Answer]) -> str:
    """The contract as it is: one answer an object, several a list of them."""
    bodies = [_body(a) for a in answers]
    return json.dumps(bodies[0] if len(bodies) == 1 else bodies, ensure_ascii=False, indent=1) + "\n"


def _body(answer: Answer) -> dict[str, Any]:
    return {**answer.body, "findings": [{**_said(answer, f), **f} for f in answer.findings]}


def _said(answer: Answer, finding: Values) -> dict[str, Any]:
    """What a desk said of a finding, where the service has not said it already."""
    said: dict[str, Any] = {}
    if answer.is_dismissed(finding):
        said["dismissed"] = answer.dismissed[finding["fingerprint"]]
    if answer.known is not None:
        said["new"] = answer.is_new(finding)
    return said


def write_csv(answers: Sequence[Answer]) -> str:
    """A row a figure, under a line of column names; safe to open in a spreadsheet."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for answer in answers:
        rows.writerows([_cell(c) for c in _row(answer, f)] for f in answer.figures.values())
    return out.getvalue()


def _row(answer: Answer, figure: Values) -> Iterator[Any]:
    source, subject, counted = figure["source"] or {}, figure.get("subject") or {}, figure["counted"] or {}
    group = answer.group_of.get(figure["id"], {})
    yield answer.name
    yield from (figure[k] for k in COLUMNS[1:11])
    yield counted.get("text")
    yield from (source.get("name"), source.get("text"), source.get("how"), figure.get("stance"))
    yield from (figure["group"], group.get("label"), subject.get("stage"), figure["as_of"], figure.get("as_of_day"))
    yield " ".join(f["id"] for f in answer.findings_of.get(figure["id"], ()))
    yield " ".join(answer.text[slice(*answer.sentence(figure))].split())


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
