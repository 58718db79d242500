"""What all pages share: the blueprint, its protection, its words for what went wrong."""

from __future__ import annotations

import flask
from apiflask import APIBlueprint
from flask import Response, current_app, request
from jinja2 import ChoiceLoader, PackageLoader
from werkzeug.exceptions import HTTPException

import checker
from checker.export import FORMATS, wording
from checker.model import CheckerError
from checker.service import problems
from checker.service.checking import Desk
from checker.service.problems import Problem
from checker.settings import Settings

blueprint = APIBlueprint(
    "page", "checker.service", static_folder="static", static_url_path="/assets", enable_openapi=False
)
blueprint.jinja_loader = ChoiceLoader([PackageLoader("checker.service"), PackageLoader("checker.export")])

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)


def desk() -> Desk:
    """The desk of this application."""
    found: Desk = current_app.extensions["desk"]
    return found


@blueprint.before_request
def _allow_long_articles() -> None:
    settings: Settings = current_app.extensions["settings"]
    request.max_form_memory_size = settings.max_body


@blueprint.after_request
def _protect(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    # under "no-referrer" a browser calls the origin of our own forms "null", and the guard would refuse them
    response.headers.setdefault("Referrer-Policy", "same-origin")
    if request.endpoint not in ("page.static", "page.style"):
        response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.context_processor
def _everywhere() -> dict[str, object]:
    return {
        "version": checker.__version__,
        "storing": desk().store is not None,
        "formats": FORMATS.values(),
        "words": wording,
    }


@blueprint.errorhandler(HTTPException)
def _http(error: HTTPException) -> tuple[str, int]:
    status = error.code or 500
    told = {
        404: "There is no such page here, or what was kept under this address has been erased.",
        405: "This address is only reached through a form of the page.",
        413: "That is more than a check may hold.",
    }
    return flask.render_template("message.html", told=told.get(status, f"{error.name}.")), status


@blueprint.errorhandler(CheckerError)
@blueprint.errorhandler(Problem)
def _failed(error: CheckerError | Problem) -> tuple[str, int]:
    return flask.render_template("message.html", told=words_for(error)), problem_of(error).type.status


def words_for(error: CheckerError | Problem) -> str:
    """What went wrong, as a sentence for the page, which names no field of the endpoint."""
    words = problem_of(error).detail.replace(' (language "en" overrules this)', "").strip()
    words = words if words.endswith((".", "?", "!")) else f"{words}."
    return words[:1].upper() + words[1:]


def problem_of(error: CheckerError | Problem) -> Problem:
    """What to say, and with which status."""
    return error if isinstance(error, Problem) else problems.of(error)
