"""POST /v1/check and POST /v1/checks: articles in, answers out."""

from __future__ import annotations

import hashlib
from typing import Any

from apiflask import APIBlueprint
from flask import Response, current_app, g, request

from checker.model import CheckerError
from checker.service import bodies, checking, idempotency, limits, problems
from checker.service.checking import Desk, Outcome
from checker.service.problems import Problem
from checker.service.requests import BatchRequest, CheckQuery, CheckRequest, View
from checker.service.schemas import Batch, CheckAnswer
from checker.store import checks

blueprint = APIBlueprint("api", __name__, url_prefix="/v1", tag="Checks")
DEADLINE = "X-Deadline"


def desk() -> Desk:
    """The desk of this application."""
    found: Desk = current_app.extensions["desk"]
    return found


@blueprint.post("/check")
@blueprint.input(CheckRequest, location="json")
@blueprint.input(CheckQuery, location="query")
@blueprint.output(CheckAnswer)
def check(json_data: CheckRequest, query_data: CheckQuery) -> Response:
    """Check one article

    The body is JSON, or the article itself as text/plain or text/html; then its id, revision and the like may stand
    in the query. With `article_id` the findings are compared with those of the last different revision.
    """
    before = idempotency.before(desk())
    outcome = _stored(before[0]) if before else None
    if outcome is None:
        outcome = desk().check(_beside(json_data, query_data), g.get("key_name"), deadline())
        stands = idempotency.after(desk(), [{"check": outcome.check}])
        outcome = (_stored(stands[0]) if stands[0].get("check") != outcome.check else None) or outcome
    return answered(outcome, query_data.view)


@blueprint.post("/checks")
@blueprint.input(BatchRequest, location="json")
@blueprint.input(View, location="query")
@blueprint.output(Batch)
def check_batch(json_data: BatchRequest, query_data: View) -> Response:
    """Check several articles

    Each item is answered for itself: one that cannot be read has a problem in its place, the others their answers.
    """
    limit, count = desk().settings.max_items, len(json_data.items)
    if count > limit:
        raise bodies.too_large("articles of a batch", limit, count)
    outcome = idempotency.before(desk())
    if outcome is None:
        limits.charge(count - 1)
        outcomes = [_item(values) for values in json_data.items]
        outcome = idempotency.after(desk(), outcomes)
    return values_response({"items": [_shown(entry, query_data.view) for entry in outcome]})


def deadline() -> float:
    """The seconds the caller gives, within the service's own."""
    longest, given = desk().settings.deadline, request.headers.get(DEADLINE)
    if given is None:
        return longest
    try:
        seconds = float(given)
    except ValueError:
        seconds = -1
    if not 0 < seconds < 86400:
        raise Problem("invalid", f"{DEADLINE} is a number of seconds above 0.")
    return min(seconds, longest)


def answered(outcome: Outcome, view: str) -> Response:
    """The outcome as a response; the headers say where it is kept, or why not."""
    response = json_response(checking.short(outcome.answer) if view == "findings" else outcome.answer)
    if outcome.check:
        response.headers["Location"] = f"/v1/checks/{outcome.check}"
        response.headers["X-Check-Id"] = outcome.check
    response.headers["X-Checker-Store"] = outcome.unkept or "kept"
    return response


def json_response(text: str, status: int = 200) -> Response:
    """JSON text as a response with its ETag; 304 when the caller has it already."""
    data = text.encode()
    response = Response(data, status, content_type="application/json")
    response.set_etag(hashlib.sha256(data).hexdigest()[:32])
    tags = request.if_none_match
    if status == 200 and tags and tags.contains_weak(response.get_etag()[0] or ""):
        response.status_code = 304
        response.set_data(b"")
        del response.headers["Content-Type"]
    return response


def values_response(values: Any, status: int = 200) -> Response:
    """Plain values as a JSON response."""
    return json_response(checking.as_json(values), status)


def _beside(body: CheckRequest, query: CheckQuery) -> CheckRequest:
    names = ("article_id", "revision", "published", "language", "desk")
    return body.model_copy(update={name: getattr(query, name) for name in names if getattr(body, name) is None})


def _stored(entry: dict[str, Any]) -> Outcome | None:
    """The outcome of a check that is kept; None when it has been erased since."""
    store = desk().store
    kept = checks.get(store, str(entry["check"])) if store and entry.get("check") else None
    return Outcome(kept.answer, "", kept.id) if kept else None


def _item(values: dict[str, Any]) -> dict[str, Any]:
    """One item of a batch: {check} or {answer} or {problem}."""
    try:
        outcome = desk().check(bodies.validated(CheckRequest, values), g.get("key_name"), deadline())
    except Problem as problem:
        return {"problem": problem.as_dict()}
    except CheckerError as error:
        return {"problem": problems.of(error).as_dict()}
    return {"check": outcome.check, "answer": outcome.answer}


def _shown(entry: dict[str, Any], view: str) -> dict[str, Any]:
    if "problem" in entry:
        return {"status": entry["problem"]["status"], "check": None, "answer": None, "problem": entry["problem"]}
    if "answer" in entry:
        outcome: Outcome | None = Outcome(entry["answer"], "", entry["check"])
    else:
        outcome = _stored(entry)
    if outcome is None:
        gone = Problem("not_found", "The check of this item has been erased.").as_dict()
        return {"status": 404, "check": None, "answer": None, "problem": gone}
    answer = outcome.values()
    if view == "findings":
        answer = checking.shortened(answer)
    return {"status": 200, "check": outcome.check, "answer": answer, "problem": None}
