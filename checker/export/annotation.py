"""Answers -> W3C Web Annotation (JSON-LD), which annotation tools lay over the article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from checker.export import wording
from checker.export.answer import Answer, Values

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32


def write(answers: Sequence[Answer]) -> str:
    """One page of annotations: a tag on each figure, an assessment on the figures of each finding."""
    items = [item for answer in answers for item in _items(answer)]
    page = {"@context": CONTEXT, "id": "urn:checker:annotations", "type": "AnnotationPage", "items": items}
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _items(answer: Answer) -> Iterator[dict[str, Any]]:
    for finding in answer.findings:
        words = " ".join(filter(None, (finding["message"], finding["question"], finding["explanation"])))
        yield {
            "id": _urn(answer, finding["id"]),
            "type": "Annotation",
            "motivation": "assessing",
            "body": [_words(words), {"type": "TextualBody", "purpose": "tagging", "value": finding["severity"]}],
            "target": [_target(answer, answer.figures[f]) for f in finding["figures"]],
        }
    for figure in answer.figures.values():
        yield {
            "id": _urn(answer, figure["id"]),
            "type": "Annotation",
            "motivation": "describing",
            "body": [_words(f"{wording.value(figure)}, {wording.speaker(figure)}")],
            "target": _target(answer, figure),
        }


def _urn(answer: Answer, part: str) -> str:
    return f"urn:checker:{answer.body['document']['sha256'][:16]}:{part}"


def _words(words: str) -> dict[str, str]:
    return {"type": "TextualBody", "format": "text/plain", "value": words}


def _target(answer: Answer, figure: Values) -> dict[str, Any]:
    start, end = figure["start"], figure["end"]
    quoted = {
        "type": "TextQuoteSelector",
        "exact": answer.text[start:end],
        "prefix": answer.text[max(start - AROUND, 0) : start],
        "suffix": answer.text[end : end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"source": quote(answer.name), "selector": [position, quoted]}
