"""What is kept, for people: the last checks, and the revisions of a story with what is new, fixed and unchanged."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import flask

from checker.export.wording import SEVERITY
from checker.service.page.answers import title_of
from checker.service.page.frame import blueprint, desk
from checker.store import Store, checks

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A kept check as a line of a list; `new`, `fixed`, `unchanged` count findings against the revision before."""

    id: str
    article: str | None
    number: int
    revision: str | None
    created: str
    title: str
    verdict: str
    counts: dict[str, int]
    new: list[dict[str, Any]] | None
    fixed: list[dict[str, Any]]
    unchanged: int


@blueprint.get("/history")
def history() -> str:
    """The last checks, the newest of each story first."""
    store = _store()
    seen: set[str] = set()
    rows = []
    for kept in checks.latest(store, SHOWN * 3):
        if kept.article is None or kept.article not in seen:
            rows.append(_row(store, kept))
            seen.add(kept.article or kept.id)
    return flask.render_template("history.html", rows=rows[:SHOWN])


@blueprint.get("/history/<path:article>")
def story(article: str) -> str:
    """The revisions of one story, newest first."""
    store = _store()
    found = checks.of_article(store, article, SHOWN)
    if not found:
        flask.abort(404)
    kept = [k for k in (checks.get(store, row["id"]) for row in found) if k is not None]
    rows = [_row(store, k) for k in kept]
    return flask.render_template("story.html", rows=rows, title=rows[0].title, article=article)


def _store() -> Store:
    store = desk().store
    if store is None:
        flask.abort(404)
    return store


def _row(store: Store, kept: checks.Kept) -> Row:
    body = json.loads(kept.answer)
    changes = body.get("changes") or {}
    by_id = {f["id"]: f for f in body["findings"]}
    counts = {name: sum(f["severity"] == name for f in body["findings"]) for name in SEVERITY}
    return Row(
        kept.id,
        kept.article,
        kept.number,
        kept.revision,
        kept.created[:16].replace("T", " "),
        title_of(checks.text_of(store, kept.id) or ""),
        kept.verdict,
        counts,
        [by_id[i] for i in changes["new"] if i in by_id] if changes.get("previous") else None,
        list(changes.get("fixed", ())),
        len(changes.get("unchanged", ())),
    )
