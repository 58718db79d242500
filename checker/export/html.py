"""Answers -> an HTML report in one file, which opens anywhere, prints well and runs no script."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from checker.export import wording
from checker.export.answer import Answer
from checker.export.view import View


def write(answers: Sequence[Answer]) -> str:
    """All answers in one document, with its style sheet in it."""
    # the style sheet is ours and holds no words of an article
    style = Markup(stylesheet())  # noqa: S704
    return _environment().get_template("report.html").render(views=[View(a) for a in answers], style=style) + "\n"


def stylesheet() -> str:
    """The style sheet of the answer, for the report and the page."""
    return resources.files(__package__ or "").joinpath("report.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(loader=PackageLoader("checker.export"), autoescape=True, undefined=StrictUndefined)
    environment.globals["words"] = wording
    return environment
