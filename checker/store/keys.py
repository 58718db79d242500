"""Keys: made, listed, revoked, and found again by what a caller sends. Only their digests are kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from checker.store.checks import now
from checker.store.database import Store

SCOPES = ("read", "check", "admin")
_NOBODY = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True)
class Key:
    """A caller's key. `rate` is requests a minute (None: the service's limit)."""

    number: int
    id: str
    name: str
    scopes: tuple[str, ...]
    rate: int | None
    created: str
    revoked: str | None

    def may(self, scope: str) -> bool:
        """Whether the key reaches this scope; admin reaches all."""
        return scope in self.scopes or "admin" in self.scopes


def add(store: Store, name: str, scopes: Iterable[str], rate: int | None = None) -> str:
    """Make a key; the text returned is shown once and cannot be had again."""
    wanted = tuple(sorted(set(scopes)))
    if not wanted or set(wanted) - set(SCOPES):
        raise ValueError(f"scopes are {', '.join(SCOPES)}")
    key_id, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    with store.writing() as db:
        db.table("keys").insert(
            {
                "id": key_id,
                "name": name,
                "hash": _digest(secret),
                "scopes": ",".join(wanted),
                "rate": rate,
                "created": now(),
                "revoked": None,
            }
        )
    return f"ck_{key_id}_{secret}"


def listed(store: Store) -> list[Key]:
    """All keys, revoked ones too, oldest first."""
    with store.reading() as db:
        return [_key(row) for row in db.query(f"{_SELECT} ORDER BY number")]


def any_in_force(store: Store) -> bool:
    """Whether a key was ever made; revoking the last one closes the service, it does not open it."""
    with store.reading() as db:
        return bool(list(db.query("SELECT 1 FROM keys LIMIT 1")))


def revoke(store: Store, key_id: str) -> bool:
    """Revoke a key by its id; whether there was one in force."""
    with store.writing() as db:
        changed = db.execute("UPDATE keys SET revoked = ? WHERE id = ? AND revoked IS NULL", [now(), key_id])
        return changed.rowcount > 0


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys as they were at one moment: those in force with their digests, and whether any was ever made."""

    any: bool
    in_force: dict[str, tuple[str, Key]]

    def find(self, text: str) -> Key | None:
        """The key a caller sent. Compares in constant time, and compares also when there is no such key."""
        parts = text.split("_", 2)
        key_id, secret = (parts[1], parts[2]) if len(parts) == 3 and parts[0] == "ck" else ("", "")
        digest, key = self.in_force.get(key_id, (_NOBODY, None))
        return key if hmac.compare_digest(digest, _digest(secret)) else None


NONE = Keys(False, {})


def held(store: Store) -> Keys:
    """The keys as they are now."""
    with store.reading() as db:
        rows = list(db.query(_SELECT))
    return Keys(bool(rows), {row["id"]: (row["hash"], _key(row)) for row in rows if row["revoked"] is None})


_SELECT = "SELECT number, id, name, hash, scopes, rate, created, revoked FROM keys"


def _digest(secret: str) -> str:
    # the secret is 256 random bits: there is nothing a slow hash could protect
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _key(row: dict[str, object]) -> Key:
    number, rate = row["number"], row["rate"]
    return Key(
        int(str(number)),
        str(row["id"]),
        str(row["name"]),
        tuple(str(row["scopes"]).split(",")),
        None if rate is None else int(str(rate)),
        str(row["created"]),
        None if row["revoked"] is None else str(row["revoked"]),
    )
