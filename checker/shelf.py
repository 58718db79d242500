"""What was made last, kept by the digest of what it was made from, up to a bound. Pure; any thread may use it."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Generic, TypeVar
from weakref import WeakSet

Value = TypeVar("Value")
_shelves: WeakSet[Shelf[Any]] = WeakSet()


@dataclass(slots=True, weakref_slot=True, eq=False)
class Shelf(Generic[Value]):
    """Values with their sizes; those not used for longest go first when together they exceed `room`."""

    room: int
    _kept: OrderedDict[bytes, tuple[Value, int]] = field(default_factory=OrderedDict)
    _size: int = 0
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Every shelf is known, so that all can be cleared."""
        _shelves.add(self)

    def get(self, key: bytes) -> Value | None:
        """What is kept under this key, or None."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def keep(self, key: bytes, value: Value, size: int) -> None:
        """Keep a value; one larger than a quarter of the room is not kept."""
        if 4 * size > self.room:
            return
        with self._lock:
            before = self._kept.pop(key, None)
            self._size += size - (before[1] if before else 0)
            self._kept[key] = value, size
            while self._size > self.room:
                self._size -= self._kept.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._kept.clear()
            self._size = 0


def clear() -> None:
    """Forget all that is on any shelf."""
    for shelf in [*_shelves]:
        shelf.clear()


def digest(words: str) -> bytes:
    """A key for these words, from which they cannot be read."""
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest()
