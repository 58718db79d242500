"""Segments of an interview or a transcript -> the speaker whose label opens each: WALLACE: ..., ((Aparna Garg)) ..."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Segment, Span

_MARKED = re.compile(r"\(\(([^()\n]{2,40})\)\)\s*")
_CAPITALS = re.compile(r"([A-Z][A-Z.’'\-]+(?:\s[A-Z][A-Z.’'\-]+){0,4})(?:\s\([^()\n]{2,30}\))?\s*:\s")
_NAMED = re.compile(r"((?:[A-Z][\w’'\-]+\.?\s){1,3}[A-Z][\w’'\-]+|[A-Z][a-z]{2,})\s*:\s")
_NO_SPEAKER = frozenset({"NOTE", "UPDATE", "CORRECTION", "BREAKING", "WARNING", "PHOTO", "VIDEO", "SOURCE", "MORE"})


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's label at the head of a segment; all of the segment after it is the speaker's."""

    name: str
    span: Span


def labels(text: str, segments: Sequence[Segment]) -> dict[int, Label]:
    """The labels by segment. Names in small letters count only when two paragraphs at least are labelled."""
    found: dict[int, Label] = {}
    named: dict[int, Label] = {}
    for segment in segments:
        if segment.kind not in ("paragraph", "list_item"):
            continue
        for pattern, into in ((_MARKED, found), (_CAPITALS, found), (_NAMED, named)):
            match = pattern.match(text, segment.span.start, segment.span.end)
            if match and match.group(1) not in _NO_SPEAKER:
                into[segment.index] = Label(match.group(1), Span(*match.span(1)))
                break
    names = [label.name for label in named.values()]
    repeated = {i: label for i, label in named.items() if names.count(label.name) > 1}
    return _carried(found | repeated, segments)


def _carried(found: dict[int, Label], segments: Sequence[Segment]) -> dict[int, Label]:
    """Between two labelled paragraphs of an interview, one without a label goes on with the last speaker."""
    if len(found) < 3:
        return found
    carried, current, end = dict(found), None, max(found)
    for segment in segments:
        current = found.get(segment.index, current)
        if current is not None and segment.index < end and segment.kind == "paragraph":
            carried[segment.index] = current
    return carried
