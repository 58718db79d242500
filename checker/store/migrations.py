"""The tables, as steps that are taken once each. A step that has shipped is never changed; add another."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("checker")

_FIRST = """
CREATE TABLE articles (
    id TEXT PRIMARY KEY, checks INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL, updated TEXT NOT NULL
);
CREATE TABLE checks (
    id TEXT PRIMARY KEY, article TEXT REFERENCES articles (id) ON DELETE CASCADE, number INTEGER NOT NULL,
    revision TEXT, created TEXT NOT NULL, input TEXT NOT NULL, sha256 TEXT NOT NULL, engine TEXT NOT NULL,
    verdict TEXT NOT NULL, desk TEXT, by TEXT, previous TEXT, characters INTEGER NOT NULL, text TEXT NOT NULL,
    answer TEXT NOT NULL, UNIQUE (article, number)
);
CREATE INDEX checks_created ON checks (created);
CREATE TABLE figures (
    check_id TEXT NOT NULL REFERENCES checks (id) ON DELETE CASCADE, id TEXT NOT NULL, start INTEGER NOT NULL,
    end INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, low NUMERIC, high NUMERIC, unit TEXT NOT NULL,
    modifier TEXT NOT NULL, source TEXT, group_id TEXT, PRIMARY KEY (check_id, id)
) WITHOUT ROWID;
CREATE TABLE groups (
    check_id TEXT NOT NULL REFERENCES checks (id) ON DELETE CASCADE, id TEXT NOT NULL, label TEXT NOT NULL,
    PRIMARY KEY (check_id, id)
) WITHOUT ROWID;
CREATE TABLE findings (
    check_id TEXT NOT NULL REFERENCES checks (id) ON DELETE CASCADE, id TEXT NOT NULL, fingerprint TEXT NOT NULL,
    rule TEXT NOT NULL, kind TEXT NOT NULL, severity TEXT NOT NULL, grave INTEGER NOT NULL, confidence REAL NOT NULL,
    message TEXT NOT NULL, figures TEXT NOT NULL, status TEXT, dismissed INTEGER NOT NULL,
    PRIMARY KEY (check_id, id)
) WITHOUT ROWID;
CREATE TABLE dismissals (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, fingerprint TEXT NOT NULL,
    reason TEXT NOT NULL, by TEXT NOT NULL, created TEXT NOT NULL, PRIMARY KEY (article, fingerprint)
) WITHOUT ROWID;
CREATE TABLE requests (
    key TEXT PRIMARY KEY, body TEXT NOT NULL, status INTEGER NOT NULL, outcome TEXT NOT NULL, created TEXT NOT NULL
);
CREATE TABLE keys (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, hash TEXT NOT NULL, scopes TEXT NOT NULL,
    rate INTEGER, created TEXT NOT NULL, revoked TEXT
);
CREATE TABLE probe (id INTEGER PRIMARY KEY, times INTEGER NOT NULL);
"""


@migrations()
def first(db: Database) -> None:
    # statement by statement: executescript would commit the transaction that holds the lock
    for statement in _FIRST.split(";"):
        if statement.strip():
            db.execute(statement)
