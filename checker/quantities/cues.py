"""Word lists of cues -> sets, by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.lexicon import load


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that decide one question about a number, and a sentence in which one of them does."""

    name: str
    note: str
    example: str
    words: tuple[str, ...]


@cache
def _all() -> dict[str, frozenset[str]]:
    return {cue.name: frozenset(cue.words) for cue in load("contexts", "cue", Cue)}


def cues(name: str) -> frozenset[str]:
    """The words of one list."""
    return _all()[name]
