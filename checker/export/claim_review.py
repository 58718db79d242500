"""Answers -> drafts of ClaimReview (schema.org), one for each figure a source vouches for and a finding doubts.

A draft says what was claimed, by whom and where; the rating is left to the desk, since Checker never decides who is
right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from checker.export import wording
from checker.export.answer import Answer, Values


def write(answers: Sequence[Answer]) -> str:
    """A graph of the drafts; empty where no source's figure is in a finding."""
    graph = {"@context": "https://schema.org", "@graph": [d for a in answers for d in _drafts(a)]}
    return json.dumps(graph, ensure_ascii=False, indent=1) + "\n"


def _drafts(answer: Answer) -> Iterator[dict[str, Any]]:
    for figure in answer.figures.values():
        doubts = [f for f in answer.findings_of.get(figure["id"], ()) if answer.is_open(f)]
        if figure["source"] and doubts:
            yield _draft(answer, figure, doubts)


def _draft(answer: Answer, figure: Values, doubts: Sequence[Values]) -> dict[str, Any]:
    sentence = " ".join(answer.text[slice(*answer.sentence(figure))].split())
    group = answer.group_of.get(figure["id"])
    return {
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "claimReviewed": f"{group['label']}: {wording.value(figure)}" if group else sentence,
        "itemReviewed": {
            "@type": "Claim",
            "text": sentence,
            "author": {"@type": "Thing", "name": figure["source"]["name"]},
            "appearance": {"@type": "CreativeWork", "name": answer.name},
        },
        "reviewRating": {"@type": "Rating", "alternateName": "Not rated yet"},
        "reviewBody": " ".join(f["message"] for f in doubts),
    }
