"""Idempotency-Key -> the answer given before. Only ids of checks are remembered, so what is erased is erased here."""

from __future__ import annotations

import contextlib
import hashlib
from typing import Any

from flask import g, request

from checker.service import bodies
from checker.service.checking import Desk
from checker.service.problems import Problem
from checker.store import StoreError, requests

HEADER = "Idempotency-Key"


def before(desk: Desk) -> list[dict[str, Any]] | None:
    """What was answered under the request's key; None when it has none, or is new, or nothing is kept."""
    key = _key()
    if key is None or desk.store is None:
        return None
    with contextlib.suppress(StoreError):
        answered = requests.get(desk.store, key)
        return _same(answered) if answered else None
    return None


def after(desk: Desk, outcome: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Remember what is being answered, an entry {check} or {problem} an item; what stands is returned: the first."""
    key = _key()
    remembered = [{name: entry[name] for name in ("check", "problem") if entry.get(name)} for entry in outcome]
    if key is None or desk.store is None or not all(remembered):
        return outcome
    with contextlib.suppress(StoreError):
        stands = _same(requests.remember(desk.store, key, _digest(), remembered))
        return outcome if stands == remembered else stands
    return outcome


def _key() -> str | None:
    given = request.headers.get(HEADER)
    if given is None:
        return None
    if not 1 <= len(given) <= 200 or not given.isprintable():
        raise Problem("invalid", f"{HEADER} is 1 to 200 printable characters; this one has {len(given)}.", limit=200)
    parts = "\n".join((g.get("key_id", ""), request.path, given))
    return hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()


def _digest() -> str:
    # the query belongs to it: it may name the article and the desk; how the answer is viewed does not matter
    asked = sorted((name, value) for name, value in request.args.items() if name != "view")
    return hashlib.sha256(repr((request.mimetype, asked)).encode() + bodies.body(request)).hexdigest()


def _same(answered: requests.Answered) -> list[dict[str, Any]]:
    if answered.body != _digest():
        raise Problem("idempotency_mismatch")
    return answered.outcome
