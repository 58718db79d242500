"""Requests a minute, counted over all workers: a shared page of memory, a row a process, a column a key."""

from __future__ import annotations

import mmap
import os
import struct
import threading
import time

from flask import Response, current_app, g

from checker.service.problems import Problem

_ROWS, _COLUMNS = 64, 1024
_CELL = struct.Struct("=II")  # the minute, and the requests in it


class Window:
    """A fixed window of a minute. Each process writes its own row only, so no lock is shared and none can be left held.

    Make it before the workers are forked. Rows are taken by process id, columns by key number, both modulo.
    """

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _ROWS * _COLUMNS * _CELL.size)
        self._lock = threading.Lock()

    def hit(self, key: int, cost: int, limit: int) -> tuple[bool, int, int]:
        """Count a request: whether it is within the limit, how many are left, and the seconds until the next window."""
        now = time.time()
        minute, reset = int(now // 60), 60 - int(now % 60)
        with self._lock:
            used = sum(self._get(row, key, minute) for row in range(_ROWS))
            if used + cost > limit:
                return False, max(0, limit - used), reset
            row = os.getpid() % _ROWS
            place = self._place(row, key)
            _CELL.pack_into(self._memory, place, minute, self._get(row, key, minute) + cost)
            return True, limit - used - cost, reset

    def _get(self, row: int, key: int, minute: int) -> int:
        when, count = _CELL.unpack_from(self._memory, self._place(row, key))
        return count if when == minute else 0

    @staticmethod
    def _place(row: int, key: int) -> int:
        return (row * _COLUMNS + key % _COLUMNS) * _CELL.size


def charge(cost: int) -> None:
    """Charge the caller for `cost` requests; raises Problem when the minute's are used up."""
    window: Window = current_app.extensions["rates"]
    allowed, left, reset = window.hit(g.slot, cost, g.rate)
    g.rate_left, g.rate_reset = left, reset
    if not allowed:
        raise Problem(
            "rate",
            f"The limit is {g.rate} requests a minute; {left} are left and this request counts as {cost}.",
            {"Retry-After": str(reset)},
            limit=g.rate,
            actual=g.rate - left + cost,
        )


def add_headers(response: Response) -> None:
    """Say how many requests are left, as the IETF's draft of RateLimit headers writes it."""
    if "rate_left" in g:
        response.headers["RateLimit-Policy"] = f'"minute";q={g.rate};w=60'
        response.headers["RateLimit"] = f'"minute";r={g.rate_left};t={g.rate_reset}'
