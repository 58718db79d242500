"""Checker reads a news article and says which of its figures do not fit together, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from checker.model import CheckerError

if TYPE_CHECKING:
    from checker.report import Report

__version__ = "0.1.0"
__all__ = ["CheckerError", "Report", "__version__", "check"]


def check(
    text: str | None = None,
    *,
    html: str | None = None,
    article: Mapping[str, Any] | None = None,
    headline: str | None = None,
    standfirst: str | None = None,
    published: date | None = None,
    article_id: str | None = None,
    revision: str | None = None,
    language: str | None = None,
    deadline: float | None = None,
) -> Report:
    """Find the figures of an article, their sources, and those that do not fit together.

    The article is exactly one of `text` (plain text, its paragraphs divided by line breaks), `html` (a fragment or a
    whole page) and `article` (an IPTC ninjs object). `headline` and `standfirst`, when they are no part of it, are read
    as its first blocks. All offsets of the report count in one text: `text` itself if nothing else was given, else
    `Report.article.text`; each figure also names its place in the field it came from.

    `published` is what as-of times are read against; `article_id` and `revision` are given back. Only English is read:
    `language` (a BCP 47 tag) says that it is, else the text is looked at. After about `deadline` seconds the answer is
    given for what has been read by then; `Report.unread` tells the rest.

    Raises `checker.CheckerError` with a message a person can act on. Makes no network call and keeps nothing.
    """
    from checker.pipeline import check as run

    return run(
        text,
        html=html,
        article=article,
        headline=headline,
        standfirst=standfirst,
        published=published,
        article_id=article_id,
        revision=revision,
        language=language,
        deadline=deadline,
    )


def __getattr__(name: str) -> object:
    if name == "Report":  # loaded when it is asked for, so that `import checker` costs next to nothing
        from checker.report import Report

        return Report
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
