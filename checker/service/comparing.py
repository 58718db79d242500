"""POST /v1/compare: two to twenty texts in, what they say to the same questions out."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint
from flask import Response, current_app

from checker.service import limits
from checker.service.api import deadline, values_response
from checker.service.bodies import too_large
from checker.service.checking import Desk
from checker.service.requests import CompareRequest
from checker.service.schemas import ComparisonValue

blueprint = APIBlueprint("comparing", __name__, url_prefix="/v1", tag="Checks")


@blueprint.post("/compare")
@blueprint.input(CompareRequest, location="json")
@blueprint.output(ComparisonValue)
def compare(json_data: CompareRequest) -> Response:
    """Compare two to twenty texts

    Versions of a story, or several outlets' reports on one event: the questions they share, the figures of each side by
    side, and what they disagree on, never as more than something to check. Nothing is kept.
    """
    limits.charge(len(json_data.texts) - 1)
    return values_response(compared(current_app.extensions["desk"], json_data, deadline()))


def compared(desk: Desk, request: CompareRequest, seconds: float) -> dict[str, Any]:
    """The comparison as values; raises CheckerError or Problem."""
    limit = desk.settings.max_characters
    texts = []
    for number, text in enumerate(request.texts, 1):
        given = text.model_dump(exclude_none=True, exclude={"name"})
        size = sum(len(part) for part in given.values() if isinstance(part, str))
        if size > limit:
            raise too_large("characters of a text", limit, size)
        texts.append((text.name or f"Text {number}", given))
    return desk.read({"texts": texts, "deadline": seconds}).answer
