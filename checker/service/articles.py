"""What is kept of articles: their checks, and the findings an editor has dismissed."""

from __future__ import annotations

from dataclasses import asdict

from apiflask import APIBlueprint
from flask import Response

from checker.service.api import answered, desk, values_response
from checker.service.checking import Outcome
from checker.service.problems import Problem
from checker.service.requests import DismissalRequest, Page, View
from checker.service.schemas import CheckAnswer, Checks, Dismissals, DismissalValue
from checker.store import Store, checks, upkeep

blueprint = APIBlueprint("articles", __name__, url_prefix="/v1", tag="Articles")


@blueprint.get("/checks/<check_id>")
@blueprint.input(View, location="query")
@blueprint.output(CheckAnswer)
@blueprint.doc(responses={404: "No such check"})
def kept(check_id: str, query_data: View) -> Response:
    """A check as it was answered"""
    found = checks.get(_store(), check_id)
    if found is None:
        raise Problem("not_found", "No check has this id.")
    return answered(Outcome(found.answer, "", found.id), query_data.view)


@blueprint.get("/articles/<path:article_id>/checks")
@blueprint.input(Page, location="query")
@blueprint.output(Checks)
@blueprint.doc(responses={404: "No such article"})
def history(article_id: str, query_data: Page) -> Response:
    """The checks of an article, newest first"""
    found = checks.of_article(_store(), article_id, query_data.limit, query_data.before)
    if found is None:
        raise Problem("not_found", "No article of this id has been checked.")
    return values_response({"article": article_id, "checks": found})


@blueprint.get("/articles/<path:article_id>/dismissals")
@blueprint.output(Dismissals)
@blueprint.doc(responses={404: "No such article"})
def dismissed(article_id: str) -> Response:
    """The dismissals of an article, oldest first"""
    found = checks.dismissals(_store(), article_id)
    if found is None:
        raise Problem("not_found", "No article of this id has been checked.")
    return values_response({"article": article_id, "dismissals": [asdict(dismissal) for dismissal in found]})


@blueprint.post("/articles/<path:article_id>/dismissals")
@blueprint.input(DismissalRequest, location="json")
@blueprint.output(DismissalValue, status_code=201)
@blueprint.doc(responses={404: "No such article, or no such finding in it"})
def dismiss(article_id: str, json_data: DismissalRequest) -> Response:
    """Dismiss a finding

    It stays in later answers, marked, and no longer counts in the verdict. When one of its figures changes, it is
    another finding with another fingerprint, and is not dismissed.
    """
    made = checks.dismiss(_store(), article_id, json_data.fingerprint, json_data.reason, json_data.by)
    if made is None:
        raise Problem("not_found", "No check of this article has a finding of this fingerprint.")
    return values_response(asdict(made), 201)


@blueprint.delete("/articles/<path:article_id>/dismissals/<fingerprint>")
@blueprint.output({}, status_code=204)
@blueprint.doc(responses={404: "No such dismissal"})
def reopen(article_id: str, fingerprint: str) -> Response:
    """Take a dismissal back"""
    if not checks.reopen(_store(), article_id, fingerprint):
        raise Problem("not_found", "This finding is not dismissed.")
    return Response(status=204)


@blueprint.delete("/articles/<path:article_id>")
@blueprint.output({}, status_code=204)
@blueprint.doc(responses={404: "No such article"})
def erase(article_id: str) -> Response:
    """Erase an article and all that came from it"""
    if not upkeep.erase_article(_store(), article_id):
        raise Problem("not_found", "No article of this id has been checked.")
    return Response(status=204)


def _store() -> Store:
    store = desk().store
    if store is None:
        raise Problem("store_off")
    return store
