"""Idempotency keys: what was answered to a request that may be sent again. Holds ids of checks, no words of theirs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from checker.store.checks import now
from checker.store.database import Store


@dataclass(frozen=True, slots=True)
class Answered:
    """A request that was answered: the digest of its body, and an entry an item: a check's id, or a problem."""

    body: str
    outcome: list[dict[str, Any]]


def get(store: Store, key: str) -> Answered | None:
    """What was answered under this key."""
    with store.reading() as db:
        return next((_answered(row) for row in db.query(_SELECT, [key])), None)


def remember(store: Store, key: str, body: str, outcome: list[dict[str, Any]]) -> Answered:
    """Remember an answer; of two that come at once the first stands, and is returned to both."""
    with store.writing() as db:
        db.execute(
            "INSERT INTO requests (key, body, status, outcome, created) VALUES (?, ?, 200, ?, ?)"
            " ON CONFLICT (key) DO NOTHING",
            [key, body, json.dumps(outcome), now()],
        )
        return _answered(next(iter(db.query(_SELECT, [key]))))


_SELECT = "SELECT body, outcome FROM requests WHERE key = ?"


def _answered(row: dict[str, Any]) -> Answered:
    return Answered(str(row["body"]), json.loads(row["outcome"]))
