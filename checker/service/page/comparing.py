"""Several texts in, what they say to the same questions out, for people."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import zip_longest

import flask
from flask import request
from pydantic import ValidationError

from checker.document import files
from checker.export.compared import ComparisonView
from checker.model import CheckerError, InputError
from checker.service import comparing
from checker.service.page.answers import title_of
from checker.service.page.frame import blueprint, desk, problem_of, words_for
from checker.service.problems import Problem
from checker.service.requests import CompareRequest
from checker.store import checks

LEAST, MOST = 2, 20


@dataclass(frozen=True, slots=True)
class Slot:
    """A text of the form: what it is called, its day, its words."""

    name: str = ""
    published: str = ""
    text: str = ""
    origin: str = "text"


@blueprint.get("/compare")
def compare() -> str:
    """The form; with `check` given twice or more, filled with the texts of kept checks."""
    slots = [_kept(check) for check in request.args.getlist("check")[:MOST]]
    wanted = request.args.get("texts", type=int) or LEAST
    return _form(slots, max(LEAST, min(wanted, MOST)))


@blueprint.post("/compare")
def compared() -> str | tuple[str, int]:
    """The comparison of what the form holds."""
    slots: list[Slot] = []
    try:
        slots = _slots()
        values = {
            "texts": [
                {s.origin: s.text, "name": s.name or f"Text {n}", **({"published": s.published} if s.published else {})}
                for n, s in enumerate(slots, 1)
            ]
        }
        if not LEAST <= len(slots) <= MOST:
            raise InputError(f"Two to twenty texts are compared; these are {len(slots)}.")
        asked = CompareRequest.model_validate(values)
        body = comparing.compared(desk(), asked, desk().settings.deadline)
    except ValidationError:
        return _form(slots, LEAST, "A day of publication cannot be used."), 422
    except (CheckerError, Problem) as error:
        return _form(slots, LEAST, words_for(error)), problem_of(error).type.status
    return flask.render_template("compared.html", v=ComparisonView(body), slots=slots)


def _form(slots: list[Slot], wanted: int, problem: str = "") -> str:
    shown = [*slots, *[Slot()] * max(wanted - len(slots), 0)]
    return flask.render_template("compare.html", slots=[asdict(s) for s in shown], most=MOST, problem=problem)


def _slots() -> list[Slot]:
    """The texts of the form and of the files chosen, those that are empty left out."""
    columns = (request.form.getlist(key) for key in ("name", "published", "text", "origin"))
    filled = [
        Slot(name.strip()[:100], day, text.replace("\r\n", "\n"), "html" if origin == "html" else "text")
        for name, day, text, origin in zip_longest(*columns, fillvalue="")
        if text.strip()
    ]
    for upload in request.files.getlist("files"):
        if upload.filename and (data := upload.read()):
            origin, text = next(iter(files.arguments(upload.filename, data).items()))
            filled.append(Slot(upload.filename[:100], "", text, origin))
    return filled


def _kept(check: str) -> Slot:
    store = desk().store
    kept = checks.get(store, check) if store else None
    if store is None or kept is None:
        flask.abort(404)
    text = checks.text_of(store, check) or ""
    name = f"Revision {kept.revision or kept.number}" if kept.article else title_of(text)
    return Slot(name, "", text)
