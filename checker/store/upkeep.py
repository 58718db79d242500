"""Keeping the file: erase, retention, backup, restore, verify."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from checker.store.database import Store, StoreError

# answers to a request that is sent again are remembered for a day
_REQUEST_HOURS = 24


def erase_article(store: Store, article: str) -> bool:
    """Erase an article and all that came from it, in the log and in free pages too; whether there was one."""
    with store.writing() as db:
        found = db.execute("DELETE FROM articles WHERE id = ?", [article]).rowcount > 0
    if found:
        scrub(store)
    return found


def erase_check(store: Store, check_id: str) -> bool:
    """Erase one check; whether there was one."""
    with store.writing() as db:
        found = db.execute("DELETE FROM checks WHERE id = ?", [check_id]).rowcount > 0
    if found:
        scrub(store)
    return found


def erase_older(store: Store, days: float) -> int:
    """Erase checks older than so many days, and articles that have none left; how many checks went."""
    before = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    with store.writing() as db:
        gone = db.execute("DELETE FROM checks WHERE created < ?", [before]).rowcount
        db.execute(
            "DELETE FROM articles WHERE updated < ? AND NOT EXISTS (SELECT 1 FROM checks WHERE article = articles.id)",
            [before],
        )
    if gone:
        scrub(store)
    return gone


def forget_requests(store: Store, hours: float = _REQUEST_HOURS) -> None:
    """Forget idempotency keys older than this."""
    before = (datetime.now(UTC) - timedelta(hours=hours)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    with store.writing() as db:
        db.execute("DELETE FROM requests WHERE created < ?", [before])


def scrub(store: Store) -> None:
    """Overwrite what was erased: deleted rows are zeroed as they go (secure_delete); this empties the log of them.

    Raises StoreError when others read so long that the log cannot be emptied; it is, at the next erasure.
    """
    with store.outside_transactions() as db:
        for _attempt in range(3):
            busy, _log, _done = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                return
    raise StoreError("locked", "erased, but the log could not be emptied yet: another program is reading")


def backup(store: Store, to: Path) -> int:
    """Copy the database as it is at one moment, while it is in use; the bytes written. `to` must not exist."""
    if to.exists():
        raise StoreError("failed", f"{to} is there already; a backup never overwrites")
    part = to.with_name(to.name + ".part")
    try:
        # nobody but the owner reads a backup
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with store.reading() as db, contextlib.closing(sqlite3.connect(part)) as copy:
            db.conn.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        problems = verify(part)
        if problems:
            raise StoreError("corrupt", "the copy is damaged, so is the database: " + "; ".join(problems[:3]))
        part.rename(to)
    except OSError as error:
        raise StoreError("failed", f"the backup cannot be written: {error.strerror}") from None
    except sqlite3.Error as error:
        raise StoreError("failed", f"the backup cannot be made ({error.sqlite_errorname})") from None
    finally:
        part.unlink(missing_ok=True)
    return to.stat().st_size


def restore(store: Store, source: Path) -> Path | None:
    """Put a backup in the database's place; the former file is kept aside, and its path returned.

    A running service takes the new file up at its next request.
    """
    problems = verify(source)
    if problems:
        raise StoreError("corrupt", f"{source} is no sound backup: " + "; ".join(problems[:3]))
    fresh = store.path.with_name(store.path.name + ".restored")
    aside: Path | None = None
    try:
        shutil.copyfile(source, fresh)
        fresh.chmod(0o600)
        if store.path.exists():
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
            aside = store.path.with_name(f"{store.path.name}.{stamp}")
            for suffix in ("-wal", "-shm"):
                beside = store.path.with_name(store.path.name + suffix)
                if beside.exists():
                    beside.rename(aside.with_name(aside.name + suffix))
            store.path.rename(aside)
        fresh.rename(store.path)
    except OSError as error:
        raise StoreError("failed", f"the backup cannot be put in place: {error.strerror}") from None
    finally:
        fresh.unlink(missing_ok=True)
    store.prepare()
    return aside


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is kept."""

    articles: int
    checks: int
    dismissals: int
    keys: int
    bytes: int


def counts(store: Store) -> Counts:
    """How much is kept."""
    tables = ("articles", "checks", "dismissals", "keys")
    with store.reading() as db:
        articles, checks, dismissals, keys = (db.table(name).count for name in tables)
        return Counts(articles, checks, dismissals, keys, store.size())


def verify(path: Path) -> list[str]:
    """What is wrong with a database file: its pages, its references, its tables. Empty: it is sound."""
    if not path.is_file():
        return ["there is no such file"]
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            db = Database(connection, execute_plugins=False)
            found = [str(row[0]) for row in db.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
            found += [f"a row of {row[0]} refers to nothing" for row in db.execute("PRAGMA foreign_key_check")][:20]
            missing = {"articles", "checks", "findings", "dismissals", "keys"} - set(db.table_names())
            return found + [f"there is no table {name}" for name in sorted(missing)]
    except sqlite3.Error as error:
        return [f"it cannot be read ({getattr(error, 'sqlite_errorname', '') or 'no database'})"]
