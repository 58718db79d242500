"""Articles in, answers out: the start page, the answer, its permalink, its exports, its dismissals, the rules.

It works without a script; nothing of an article ever stands in an address.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

import flask
from flask import Response, g, request
from pydantic import ValidationError
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from checker.document import files
from checker.export import FORMATS, Answer, html
from checker.export.view import View
from checker.model import CheckerError, InputError, LanguageError
from checker.rules import described
from checker.service import examples
from checker.service.checking import Outcome
from checker.service.exporting import answer_of, written
from checker.service.page.frame import blueprint, desk, problem_of, words_for
from checker.service.problems import Problem
from checker.service.requests import CheckRequest
from checker.store import checks


@blueprint.get("/")
def start() -> str:
    """An empty form, and the examples."""
    return _form()


@blueprint.get("/assets/report.css")
def style() -> Response:
    """The style sheet of the answer, which the report in one file carries too."""
    return Response(html.stylesheet(), mimetype="text/css", headers={"Cache-Control": "max-age=3600"})


@blueprint.post("/")
def check() -> AnyResponse | tuple[str, int]:
    """Check what the form holds: to the permalink where checks are kept, else the answer itself."""
    try:
        values, origin = _given()
        outcome = desk().check(_request(values, origin), g.get("key_name"))
    except (CheckerError, Problem) as error:
        return _refused(error)
    if outcome.check:
        return flask.redirect(flask.url_for("page.kept", check_id=outcome.check), 303)
    return Response(_answer(_read(outcome), values))


@blueprint.get("/examples/<name>")
def example(name: str) -> str:
    """The answer for one of the examples; examples are never kept."""
    seed = examples.find(name)
    if seed is None:
        flask.abort(404)
    outcome = desk().without_store().check(CheckRequest.model_validate({"text": seed.text}))
    return _answer(_read(outcome), {"text": seed.text})


@blueprint.post("/export/<name>")
def export(name: str) -> AnyResponse | tuple[str, int]:
    """The answer for what the form holds, as a file in one of the formats."""
    if name not in FORMATS:
        flask.abort(404)
    try:
        values, origin = _given()
        outcome = desk().without_store().check(_request(values, origin))
    except (CheckerError, Problem) as error:
        return _refused(error)
    return written(_read(outcome), name)


@blueprint.get("/checks/<check_id>")
def kept(check_id: str) -> str:
    """A check that is kept."""
    answer, row = _kept(check_id)
    values = {"text": answer.text, "article_id": row.article or ""}
    return _answer(answer, values, row)


@blueprint.get("/checks/<check_id>/export/<name>")
def export_kept(check_id: str, name: str) -> Response:
    """A check that is kept, as a file in one of the formats."""
    if name not in FORMATS:
        flask.abort(404)
    return written(_kept(check_id)[0], name)


@blueprint.post("/checks/<check_id>/dismiss")
def dismiss(check_id: str) -> AnyResponse:
    """Dismiss a finding of a kept check, with a reason, or take that back."""
    _, row = _kept(check_id)
    store = desk().store
    fingerprint, reason = request.form.get("fingerprint", "")[:100], " ".join(request.form.get("reason", "").split())
    if store is None or row.article is None:
        flask.abort(404)
    if request.form.get("reopen"):
        checks.reopen(store, row.article, fingerprint)
    elif reason:
        checks.dismiss(store, row.article, fingerprint, reason[:1000], g.get("key_name") or "page")
    return flask.redirect(flask.url_for("page.kept", check_id=check_id, _anchor="findings"), 303)


@blueprint.get("/rules")
def rules() -> str:
    """The rules, in an editor's words."""
    return flask.render_template("rules.html", rules=described())


def _given() -> tuple[dict[str, str], str]:
    """The fields of the form, a chosen file read into them; the second value names the field the article is in."""
    try:
        values = {name: value for name, value in request.form.items() if value}
        upload = request.files.get("file")
        data = upload.read() if upload else b""
    except RequestEntityTooLarge:
        raise Problem("too_large", "That is more than a check may hold.") from None
    if upload and data:
        read = files.arguments(upload.filename or "", data)
        values["text"] = next(iter(read.values()))
        return values, next(iter(read))
    # a browser sends every line break of a text box as CR LF
    values["text"] = values.get("text", "").replace("\r\n", "\n")
    return values, "html" if values.get("markup") == "html" else "text"


def _request(values: dict[str, str], origin: str) -> CheckRequest:
    text = values["text"]
    if not text.strip():
        raise InputError("There is nothing to check yet: paste an article, or choose a file.")
    fields = {origin: text, "published": values.get("published"), "language": values.get("language")}
    if desk().store is not None:
        fields["article_id"] = values.get("article_id") or _story(text)
    try:
        return CheckRequest.model_validate({k: v for k, v in fields.items() if v})
    except ValidationError:
        raise InputError("The day of publication or the name of the story cannot be used.") from None


def _story(text: str) -> str:
    """The name a story is kept under when none is given: a digest of its first line, which says nothing of it."""
    first = next(line for line in text.splitlines() if line.strip())
    return f"story-{hashlib.sha256(first.strip().encode('utf-8', 'replace')).hexdigest()[:12]}"


def _read(outcome: Outcome) -> Answer:
    return replace(answer_of(outcome), name=title_of(outcome.text))


def _kept(check_id: str) -> tuple[Answer, checks.Kept]:
    """A kept check with what has been dismissed by now."""
    store = desk().store
    row = checks.get(store, check_id) if store else None
    if store is None or row is None:
        flask.abort(404)
    answer = _read(Outcome(row.answer, checks.text_of(store, check_id) or "", check_id))
    said = checks.dismissals(store, row.article) if row.article else None
    return replace(answer, dismissed={d.fingerprint: d.reason for d in said or ()}), row


def title_of(text: str) -> str:
    """What an article is called on the page: its first line, or the beginning of it."""
    first = next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "article")
    return first if len(first) <= 90 else f"{first[:89].rstrip()}…"


def _form(values: dict[str, str] | None = None, problem: str = "", *, foreign: bool = False) -> str:
    """The form; `foreign` lets it be said that a text is English all the same."""
    given = {"given": values or {}, "problem": problem, "foreign": foreign}
    return flask.render_template("start.html", **given, examples=examples.load())


def _refused(error: CheckerError | Problem) -> tuple[str, int]:
    """The form again, with what was in it and why it was not taken."""
    problem = problem_of(error)
    given = {} if problem.type.name == "too_large" else dict(request.form.items())
    foreign = isinstance(error, LanguageError) or problem.type.name == "language"
    return _form(given, words_for(error), foreign=foreign), problem.type.status


def _answer(answer: Answer, values: dict[str, str], row: checks.Kept | None = None) -> str:
    return flask.render_template("result.html", v=View(answer), given=values, row=row)
