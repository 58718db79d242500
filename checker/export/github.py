"""Answers -> workflow commands that make GitHub show findings as annotations beside the lines of a file."""

from __future__ import annotations

from collections.abc import Sequence

from checker.export import wording
from checker.export.answer import Answer, Values

COMMAND = {"error": "error", "check": "warning", "note": "notice"}


def write(answers: Sequence[Answer]) -> str:
    """A line a finding, placed at its last figure; dismissed and known ones are left out."""
    return "".join(_command(a, f) for a in answers for f in a.findings if a.is_open(f))


def _command(answer: Answer, finding: Values) -> str:
    figure = answer.figures[finding["figures"][-1]]
    (line, column), (last_line, last_column) = answer.line(figure["start"]), answer.line(figure["end"])
    properties = {
        "file": answer.name,
        "line": str(line),
        "endLine": str(last_line),
        "col": str(column),
        "endColumn": str(last_column),
        "title": wording.plain(finding["kind"], wording.KIND).capitalize(),
    }
    places = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{COMMAND[finding['severity']]} {places}::{_data(finding['message'])}\n"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
