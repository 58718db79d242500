"""POST /v1/export and GET /v1/checks/{id}/export: the answer in the forms other tools and people read."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response, current_app, g

from checker.export import FORMATS, Answer
from checker.service.api import deadline
from checker.service.checking import Desk, Outcome
from checker.service.problems import Problem
from checker.service.requests import CheckRequest, ExportQuery
from checker.service.schemas import CheckAnswer
from checker.store import checks

blueprint = APIBlueprint("exporting", __name__, url_prefix="/v1", tag="Checks")


@blueprint.post("/export")
@blueprint.input(CheckRequest, location="json")
@blueprint.input(ExportQuery, location="query")
@blueprint.output(CheckAnswer)
def export(json_data: CheckRequest, query_data: ExportQuery) -> Response:
    """Check one article and answer in a format

    The body is that of POST /v1/check; nothing is kept.
    """
    outcome = _desk().without_store().check(json_data, g.get("key_name"), deadline())
    return written(answer_of(outcome), query_data.format)


@blueprint.get("/checks/<check_id>/export")
@blueprint.input(ExportQuery, location="query")
@blueprint.output(CheckAnswer)
@blueprint.doc(responses={404: "No such check"})
def export_kept(check_id: str, query_data: ExportQuery) -> Response:
    """A check as it was answered, in a format"""
    store = _desk().store
    if store is None:
        raise Problem("store_off")
    found = checks.get(store, check_id)
    if found is None:
        raise Problem("not_found", "No check has this id.")
    outcome = Outcome(found.answer, checks.text_of(store, check_id) or "", found.id)
    return written(answer_of(outcome), query_data.format)


def answer_of(outcome: Outcome) -> Answer:
    """The outcome as exports and the page read it, with what was dismissed when it was checked."""
    body = outcome.values()
    dismissed = {f["fingerprint"]: f["dismissed"]["reason"] for f in body["findings"] if f.get("dismissed")}
    return Answer(body, outcome.text, body["document"]["id"] or "article", dismissed)


def written(answer: Answer, name: str) -> Response:
    """The answer in the format of this name, as a file."""
    form = FORMATS[name]
    response = Response(form.write([answer]), content_type=f"{form.media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="checker-report.{form.extension}"'
    return response


def _desk() -> Desk:
    desk: Desk = current_app.extensions["desk"]
    return desk
