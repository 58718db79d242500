"""seeds/*.txt -> the example articles the page offers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import checker

SHORT = 60  # a line of no more is a byline or a date


@dataclass(frozen=True, slots=True)
class Example:
    """An article to try: the name in its address, its headline, its first sentences, its text."""

    name: str
    title: str
    lead: str
    text: str


@cache
def load() -> tuple[Example, ...]:
    """The examples there are, from the folder `seeds` beside the package or in the working directory."""
    return tuple(_example(path) for path in sorted(found.glob("*.txt"))) if (found := folder()) else ()


def find(name: str) -> Example | None:
    """The example of this name."""
    return next((e for e in load() if e.name == name), None)


def folder() -> Path | None:
    """The folder the examples lie in, or None where they were not installed."""
    beside = Path(checker.__file__).parent.parent / "seeds"
    return next((place for place in (beside, Path("seeds")) if place.is_dir()), None)


def _example(path: Path) -> Example:
    text = path.read_text(encoding="utf-8")
    title, *rest = [line.strip() for line in text.splitlines() if line.strip()]
    lead = next((line for line in rest if len(line) > SHORT), "")
    return Example(path.stem, title, lead, text)
