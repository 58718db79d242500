"""Path -> Store: connections, transactions and the errors of one SQLite file.

Every write is a BEGIN IMMEDIATE transaction: a deferred one fails with "database is locked" as soon as two
writers meet, because neither may wait for the other while it holds a read lock.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from checker.model import CheckerError
from checker.store.migrations import migrations

BUSY_SECONDS = 5.0
_ROOM = 1_000_000  # bytes free; with less a row may fit into the log, and a check not
_REASONS = {
    "SQLITE_FULL": ("full", "the disk holding the database is full"),
    "SQLITE_READONLY": ("read_only", "the database cannot be written"),
    "SQLITE_PERM": ("read_only", "the database cannot be written"),
    "SQLITE_BUSY": ("locked", "the database is locked by another program"),
    "SQLITE_LOCKED": ("locked", "the database is locked by another program"),
    "SQLITE_CORRUPT": ("corrupt", "the database file is damaged; `checker restore` brings a backup back"),
    "SQLITE_NOTADB": ("corrupt", "the database file is damaged; `checker restore` brings a backup back"),
    "SQLITE_CANTOPEN": ("missing", "the database file is not there or cannot be opened"),
    "SQLITE_IOERR": ("failed", "the disk holding the database reports errors"),
}


class StoreError(CheckerError):
    """The database cannot be used now. `reason` is one of full, read_only, locked, corrupt, missing, failed."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class Store:
    """One database file, shared by threads and processes. A connection belongs to one thread of one process."""

    def __init__(self, path: Path, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self._busy_seconds = busy_seconds
        self._local = threading.local()
        self._writers = threading.Lock()

    def prepare(self) -> None:
        """Create the file if it is not there and bring its tables up to date; safe when many processes start at once.

        The connection is closed afterwards, so that a process may fork.
        """
        with _errors(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            folder = os.open(self.path.parent, os.O_RDONLY)
            try:
                # turning WAL on takes a lock that knows no waiting; the folder's lock makes starters queue
                fcntl.flock(folder, fcntl.LOCK_EX)
                # nobody but the owner reads it, nor its log, which takes its mode; what stops it SQLite says below
                with suppress(OSError):
                    self.path.touch(mode=0o600, exist_ok=False)
                db = self._open("rwc")
                try:
                    db.execute("PRAGMA journal_mode = WAL").fetchone()
                    with _immediate(db):
                        migrations.apply(db)
                finally:
                    db.close()
            finally:
                os.close(folder)

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """A connection for reading."""
        with _errors(self.path):
            yield self._connection()

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """A connection inside a transaction that holds the write lock from its start and is durable at its end."""
        with _errors(self.path), self._writers:
            db = self._connection()
            with _immediate(db):
                yield db

    @contextmanager
    def outside_transactions(self) -> Iterator[Database]:
        """A connection for what SQLite does outside transactions (checkpoints)."""
        with _errors(self.path), self._writers:
            yield self._connection()

    def probe(self) -> None:
        """Write a row, and look for room; raises StoreError when checks cannot be kept now."""
        with _errors(self.path):
            disk = os.statvfs(self.path.parent)
            if disk.f_bavail * disk.f_frsize < _ROOM:
                raise StoreError(*_REASONS["SQLITE_FULL"])
        with self.writing() as db:
            db.execute("INSERT INTO probe (id, times) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET times = times + 1")

    def size(self) -> int:
        """Bytes on disk, with the write-ahead log."""
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        return sum(f.stat().st_size for f in files if f.exists())

    def close(self) -> None:
        """Close this thread's connection, if it has one."""
        held: _Held | None = getattr(self._local, "held", None)
        if held:
            held.db.close()
            self._local.held = None

    def _connection(self) -> Database:
        """This thread's connection; a new one after a fork, or when another file has taken the path."""
        try:
            status = self.path.stat()
        except OSError:
            self.close()
            raise StoreError(*_REASONS["SQLITE_CANTOPEN"]) from None
        same = (os.getpid(), status.st_dev, status.st_ino)
        held: _Held | None = getattr(self._local, "held", None)
        if held and held.file == same:
            return held.db
        self.close()
        db = self._open("rw")
        self._local.held = held = _Held(same, db)
        weakref.finalize(held, db.close)
        return db

    def _open(self, mode: str) -> Database:
        uri = f"{self.path.absolute().as_uri()}?mode={mode}"
        # no implicit transactions: each begins where it is written
        # only its own thread uses it, but whichever thread lets go of the store may have to close it
        connection = sqlite3.connect(
            uri, uri=True, timeout=self._busy_seconds, isolation_level=None, check_same_thread=False
        )
        db = Database(connection, execute_plugins=False)
        try:
            db.execute("PRAGMA foreign_keys = ON")
            # what is acknowledged survives a power cut; what is erased is overwritten
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA secure_delete = ON")
            db.execute("PRAGMA temp_store = MEMORY")
        except sqlite3.Error:
            db.close()
            raise
        return db


@dataclass(frozen=True)
class _Held:
    """A thread's connection to one file in one process; closed when the thread ends or the store is let go of."""

    file: tuple[int, int, int]
    db: Database


@contextmanager
def _immediate(db: Database) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


@contextmanager
def _errors(path: Path) -> Iterator[None]:
    """sqlite3's errors -> StoreError; the message is ours, since sqlite3's may quote values."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        primary = "_".join(name.split("_")[:2])
        if primary == "SQLITE_CANTOPEN" and path.exists() and not os.access(path.parent, os.W_OK):
            primary = "SQLITE_READONLY"
        reason, message = _REASONS.get(primary, ("failed", f"the database cannot be used ({primary or 'closed'})"))
        raise StoreError(reason, message) from None
    except OSError as error:
        raise StoreError("failed", f"the database's folder cannot be used ({error.strerror})") from None
