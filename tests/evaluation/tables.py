"""Scores -> the table of `make evaluate` and of the README."""

from __future__ import annotations

from collections.abc import Mapping

from tests.evaluation.scoring import Score


def measures(score: Score) -> dict[str, float | None]:
    """Every measure of a set: those of its articles, and those of its edits."""
    table = score.measures()
    for kind in ("pair", "injected"):
        for what in ("caught", "quiet", "both"):
            table[f"{EDITS[kind]} {what}"] = score.share(f"edit {kind} {what}", f"edit {kind}")
    return table


EDITS = {"pair": "edited pairs", "injected": "injected errors"}


def table(scores: Mapping[str, Score]) -> str:
    """One row a measure, one column a set."""
    columns = {name: measures(score) for name, score in scores.items()}
    counted = {name: score.counts for name, score in scores.items()}
    rows = [
        ["", *columns],
        ["articles", *(str(c["article"]) for c in counted.values())],
        ["annotated figures", *(str(c["figure"]) for c in counted.values())],
        ["discrepancies (strong)", *(f"{c['cluster']} ({c['strong cluster']})" for c in counted.values())],
    ]
    rows += [[what, *(_shown(column[what]) for column in columns.values())] for what in next(iter(columns.values()))]
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "\n".join("  ".join(_cell(word, n, widths[n]) for n, word in enumerate(row)).rstrip() for row in rows)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"


def _cell(word: str, column: int, width: int) -> str:
    return word.rjust(width) if column else word.ljust(width)
