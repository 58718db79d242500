"""What the endpoint is, for people: its addresses and values at /docs, its problems at /problems/."""

from __future__ import annotations

from typing import Any

import flask
from flask import current_app

from checker.service.openapi import TAGS
from checker.service.page.frame import blueprint
from checker.service.problems import BY_NAME, TYPES

EXAMPLE_ID = "fire-2041"


@blueprint.get("/docs")
def docs() -> str:
    """The documentation of the API, made from its OpenAPI document."""
    document: Any = current_app.spec  # type: ignore[attr-defined]
    families: dict[str, list[tuple[str, str, Any]]] = {tag: [] for tag in TAGS}
    for path, operations in sorted(document["paths"].items()):
        for method, operation in operations.items():
            families[operation["tags"][0]].append((method.upper(), path, operation))
    return flask.render_template("docs.html", document=document, families=families, example=EXAMPLE_ID)


@blueprint.get("/problems/")
def problem_types() -> str:
    """All types of problems."""
    return flask.render_template("problems.html", types=TYPES, one=None)


@blueprint.get("/problems/<name>")
def problem_type(name: str) -> str:
    """One type of problem, for whoever follows its address."""
    found = BY_NAME.get(name)
    if found is None:
        flask.abort(404)
    return flask.render_template("problems.html", types=(), one=found)
