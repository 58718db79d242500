"""Folder of annotated articles -> cases. A case is a text and what an annotator marked in it.

Any folder will do that holds sets (folders) of ID.txt beside ID.json, and perhaps a pairs.json of edits, in the format
of tests/gold; the terms are those of tests/gold/README.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent.parent / "gold"


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated article."""

    group: str
    name: str
    text: str
    figures: tuple[dict[str, Any], ...]
    discrepancies: tuple[dict[str, Any], ...]

    @property
    def place(self) -> str:
        return f"{self.group}/{self.name}"

    def grouped_pairs(self) -> set[frozenset[int]]:
        """Pairs of positions of figures that answer the same question."""
        by: dict[str, list[int]] = {}
        for position, figure in enumerate(self.figures):
            if figure.get("group"):
                by.setdefault(figure["group"], []).append(position)
        return {frozenset(pair) for members in by.values() for pair in combinations(members, 2)}

    def clusters(self) -> list[Cluster]:
        """The discrepancies that share a figure, joined."""
        position = {figure["id"]: n for n, figure in enumerate(self.figures)}
        clusters: list[Cluster] = []
        for found in self.discrepancies:
            members = frozenset(position[i] for i in found["figures"])
            joined = Cluster(
                members, {frozenset(p) for p in combinations(members, 2)}, found["strength"] == "conflict", found["why"]
            )
            for other in [c for c in clusters if c.members & members]:
                clusters.remove(other)
                joined = other.with_(joined)
            clusters.append(joined)
        return clusters


@dataclass(frozen=True, slots=True)
class Cluster:
    """Discrepancies about one group of figures: hit by a finding that holds both figures of one of its pairs."""

    members: frozenset[int]
    pairs: set[frozenset[int]]
    strong: bool
    why: str

    def with_(self, other: Cluster) -> Cluster:
        return Cluster(self.members | other.members, self.pairs | other.pairs, self.strong or other.strong, self.why)


def cases(root: Path = GOLD, only: str | None = None) -> Iterator[Case]:
    """All annotated articles below `root`, or those of one set."""
    for path in sorted(root.glob("*/*.json")):
        text = path.with_suffix(".txt")
        if not text.exists() or (only and path.parent.name != only):
            continue
        annotation = json.loads(path.read_text(encoding="utf-8"))
        yield Case(
            path.parent.name,
            path.stem,
            text.read_bytes().decode("utf-8"),
            tuple(annotation["figures"]),
            tuple(annotation.get("discrepancies", ())),
        )
