"""Answers -> rows, and back: checks of articles, what changed between them, and what an editor has dismissed."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from checker.store.database import Store

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NewCheck:
    """A check about to be kept. `input` is a digest of everything that was asked, so that repeats are known."""

    input: str
    text: str
    article: str | None = None
    revision: str | None = None
    desk: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Dismissal:
    """An editor's word that a finding is no fault, with the reason."""

    fingerprint: str
    reason: str
    by: str
    created: str


@dataclass(frozen=True, slots=True)
class Before:
    """What was known of an article before a check: the last different revision's findings, and the dismissals."""

    previous: str | None = None
    findings: tuple[Answer, ...] = ()
    dismissals: dict[str, Dismissal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """A check as it is kept; `answer` is the JSON text as it was sent."""

    id: str
    answer: str
    article: str | None
    number: int
    revision: str | None
    created: str
    verdict: str
    desk: str | None = None
    by: str | None = None


def now() -> str:
    """This moment, in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def keep(store: Store, check: NewCheck, finish: Callable[[Before], tuple[str, Answer]]) -> Kept:
    """Keep a check in one transaction: read what was before, let `finish` complete the answer, write all of it.

    `finish` returns the answer as sent (JSON text) and as values.
    """
    with store.writing() as db:
        created = now()
        number = _numbered(db, check.article, created)
        before = _before(db, check) if check.article is not None else Before()
        text, answer = finish(before)
        check_id = uuid.uuid4().hex
        db.table("checks").insert(
            {
                "id": check_id,
                "article": check.article,
                "number": number,
                "revision": check.revision,
                "created": created,
                "input": check.input,
                "sha256": answer["document"]["sha256"],
                "engine": json.dumps(answer["engine"]),
                "verdict": answer["verdict"],
                "desk": check.desk,
                "by": check.by,
                "previous": before.previous,
                "characters": answer["document"]["characters"],
                "text": check.text,
                "answer": text,
            }
        )
        _insert_parts(db, check_id, answer)
        return Kept(
            check_id, text, check.article, number, check.revision, created, answer["verdict"], check.desk, check.by
        )


def get(store: Store, check_id: str) -> Kept | None:
    """The check of this id."""
    with store.reading() as db:
        rows = list(db.query(f"{_SELECT} WHERE id = ?", [check_id]))
        return Kept(**rows[0]) if rows else None


def text_of(store: Store, check_id: str) -> str | None:
    """The article as it was checked."""
    with store.reading() as db:
        rows = list(db.query("SELECT text FROM checks WHERE id = ?", [check_id]))
        return str(rows[0]["text"]) if rows else None


def of_article(store: Store, article: str, limit: int, before: int | None = None) -> list[Answer] | None:
    """The checks of an article, newest first, without their answers; None when the article is not known."""
    with store.reading() as db:
        if not list(db.query("SELECT 1 FROM articles WHERE id = ?", [article])):
            return None
        rows = db.query(
            "SELECT id, number, revision, created, sha256, engine, verdict, desk, by, previous, characters,"
            " (SELECT count(*) FROM findings f WHERE f.check_id = c.id) AS findings FROM checks c"
            " WHERE article = ? AND number < ? ORDER BY number DESC LIMIT ?",
            [article, before if before is not None else 1 << 60, limit],
        )
        return [{**row, "engine": json.loads(row["engine"])} for row in rows]


def latest(store: Store, limit: int) -> list[Kept]:
    """The last checks of all articles, newest first."""
    with store.reading() as db:
        return [Kept(**row) for row in db.query(f"{_SELECT} ORDER BY created DESC LIMIT ?", [limit])]


def dismiss(store: Store, article: str, fingerprint: str, reason: str, by: str) -> Dismissal | None:
    """Dismiss a finding of an article; None when no check of the article has it. A second word replaces the first."""
    with store.writing() as db:
        found = db.query(
            "SELECT 1 FROM findings f JOIN checks c ON c.id = f.check_id WHERE c.article = ? AND f.fingerprint = ?"
            " LIMIT 1",
            [article, fingerprint],
        )
        if not list(found):
            return None
        dismissal = Dismissal(fingerprint, reason, by, now())
        row = {"article": article, "fingerprint": fingerprint, "reason": reason, "by": by, "created": dismissal.created}
        db.table("dismissals", pk=("article", "fingerprint")).upsert(row)
        return dismissal


def reopen(store: Store, article: str, fingerprint: str) -> bool:
    """Take a dismissal back; whether there was one."""
    with store.writing() as db:
        found = db.execute("DELETE FROM dismissals WHERE article = ? AND fingerprint = ?", [article, fingerprint])
        return found.rowcount > 0


def dismissals(store: Store, article: str) -> list[Dismissal] | None:
    """The dismissals of an article, oldest first; None when the article is not known."""
    with store.reading() as db:
        if not list(db.query("SELECT 1 FROM articles WHERE id = ?", [article])):
            return None
        return sorted(_dismissals(db, article).values(), key=lambda d: (d.created, d.fingerprint))


_SELECT = "SELECT id, answer, article, number, revision, created, verdict, desk, by FROM checks"


def _numbered(db: Database, article: str | None, created: str) -> int:
    """Count the check in its article, making the article if need be; its number, from 1 (0: no article)."""
    if article is None:
        return 0
    rows = db.query(
        "INSERT INTO articles (id, checks, created, updated) VALUES (:id, 1, :at, :at)"
        " ON CONFLICT (id) DO UPDATE SET checks = checks + 1, updated = :at RETURNING checks",
        {"id": article, "at": created},
    )
    return int(next(iter(rows))["checks"])


def _before(db: Database, check: NewCheck) -> Before:
    rows = db.query(
        "SELECT id FROM checks WHERE article = ? AND input != ? ORDER BY number DESC LIMIT 1",
        [check.article, check.input],
    )
    previous = next((row["id"] for row in rows), None)
    findings = db.query(
        "SELECT fingerprint, rule, kind, severity, message FROM findings WHERE check_id = ? ORDER BY fingerprint",
        [previous],
    )
    return Before(previous, tuple(findings), _dismissals(db, check.article or ""))


def _dismissals(db: Database, article: str) -> dict[str, Dismissal]:
    rows = db.query("SELECT fingerprint, reason, by, created FROM dismissals WHERE article = ?", [article])
    return {row["fingerprint"]: Dismissal(**row) for row in rows}


def _bound(value: float | None) -> float | str | None:
    """A bound as SQLite can hold it: its integers have 64 bits."""
    return str(value) if isinstance(value, int) and abs(value) >= 1 << 63 else value


def _insert_parts(db: Database, check_id: str, answer: Answer) -> None:
    db.table("figures").insert_all(
        {
            "check_id": check_id,
            **{key: figure[key] for key in ("id", "start", "end", "text", "kind", "unit", "modifier")},
            "low": _bound(figure["low"]),
            "high": _bound(figure["high"]),
            "source": figure["source"] and figure["source"]["name"],
            "group_id": figure["group"],
        }
        for figure in answer["figures"]
    )
    db.table("groups").insert_all(
        {"check_id": check_id, "id": group["id"], "label": group["label"]} for group in answer["groups"]
    )
    db.table("findings").insert_all(
        {
            "check_id": check_id,
            **{key: finding[key] for key in ("id", "fingerprint", "rule", "kind", "severity", "confidence", "message")},
            "grave": int(finding["grave"]),
            "figures": json.dumps(finding["figures"]),
            "status": finding["status"],
            "dismissed": int(finding["dismissed"] is not None),
        }
        for finding in answer["findings"]
    )
