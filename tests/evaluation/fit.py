"""Fits the weights of checker/groups/likeness.toml to annotated articles.

python -m tests.evaluation.fit FOLDER ... [--plain FOLDER ...]     (needs scikit-learn)

FOLDER holds sets of annotated articles in the format of tests/gold, which are always read as well; a plain folder holds
news as it was published, nearly clean: what differs there is taken as innocent. Two logistic regressions over the same
signals of a pair of figures: whether both answer one question, and, of the pairs that do not fit and have no hard
explanation, whether an annotator called them a discrepancy. Errors put into clean articles are examples of both.
New examples move the weights that stand, so that what was learnt from articles no longer at hand is kept.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checker import pipeline
from checker.document.article import read
from checker.findings import compatibility, explanations
from checker.findings.rule import Desk
from checker.groups import candidates, signals
from checker.groups.article import survey
from checker.groups.side import view
from checker.model import Figure, Group
from checker.report import Report
from tests.evaluation import edits, gold
from tests.evaluation.matching import match, overlap

Weights = dict[str, dict[str, tuple[float, float]]]

WEIGHTS = Path(pipeline.__file__).with_name("groups") / "likeness.toml"
STRENGTH = (220.0, 30.0)  # of the pull towards the standing weights, for likeness and for discrepancies
LEARNT = {"": (1.0, 1.0), "by hand": (0.3, 1.0), "slip": (0.1, 0.5)}  # what an example counts for each of the two
BALANCE = 0.165  # added to likeness: where as many pairs are grouped wrongly as are missed
OWN = 0.7  # what is particular to one kind of figure is regularised more than what holds for all
HEARD = 100  # pairs of one article that count in full; of a longer one all count, the less each
LEAST = 3  # pairs that must show a signal
BESIDE = 25  # characters each side by which a figure is known to be told anew
SMALL = 0.02  # weights below this are left out
HEAD = """# The weights of the signals of two figures: [that both answer one question, that they are a discrepancy].
# Log odds, added up; [all] holds for every kind of figure, the other tables add what is particular to one kind.
# Fitted to the articles of tests/gold, to edits of them, and to some 300 more, annotated likewise or plain, that are
# not part of the project; `python -m tests.evaluation.fit` does it. signals.py says what each name means.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of figures: its kind, its signals, and what an annotator says of it (None: nothing).

    `made`: how an edited text was made, by hand or by a random slip; "" for a text as it was written.
    """

    kind: str
    signals: tuple[str, ...]
    same: bool | None
    clash: bool | None
    weight: float = 1.0
    made: str = ""


def of_case(case: gold.Case) -> Iterator[Example]:
    """The pairs of an annotated article."""
    report = pipeline.check_article(read(case.text))
    found = [{"start": f.span.start, "end": f.span.end, "low": _number(f.quantity.low)} for f in report.figures]
    partner = match(case.figures, found)
    back = {report.figures[j].id: i for i, j in partner.items()}
    grouped = case.grouped_pairs()
    clashing = {pair for cluster in case.clusters() for pair in cluster.pairs}
    for first, second, kind, told, open_ in _pairs(report):
        if first.id in back and second.id in back:
            pair = frozenset((back[first.id], back[second.id]))
            yield Example(kind, told, pair in grouped, pair in clashing if open_ else None)


def of_edit(edit: edits.Edit) -> Iterator[Example]:
    """The pairs of figures that an edit made clash."""
    report = pipeline.check_article(read(edit.broken))
    places = [{"start": start, "end": end} for start, end in edit.clash]
    held = {f.id for f in report.figures if any(overlap(_place(f), place) > 0 for place in places)}
    for first, second, kind, told, open_ in _pairs(report):
        if {first.id, second.id} <= held:
            yield Example(kind, told, True, True if open_ else None)


def of_harmless(edit: edits.Edit) -> Iterator[Example]:
    """The pairs of figures of which a harmless edit told one anew: whatever differs there is innocent."""
    for text, _ in edit.harmless:
        for first, second, kind, told, open_ in _pairs(pipeline.check_article(read(text))):
            if open_ and any(_beside(text, f) not in edit.original for f in (first, second)):
                yield Example(kind, told, None, False)


def _beside(text: str, figure: Figure) -> str:
    return text[max(0, figure.span.start - BESIDE) : figure.span.end + BESIDE]


def of_plain(text: str) -> Iterator[Example]:
    """The pairs of a published article that do not fit: innocent, all but a few."""
    for _, _, kind, told, open_ in _pairs(pipeline.check_article(read(text))):
        if open_:
            yield Example(kind, told, None, False)


def _pairs(report: Report) -> Iterator[tuple[Figure, Figure, str, tuple[str, ...], bool]]:
    """The pairs compared, their signals, and whether they differ and nothing hard explains it."""
    figures = report.figures
    article, told, desk = survey(figures), signals.hints(report.ties), Desk(figures, (), report.ties)
    sides = view(figures, article)
    for a, b in candidates.pairs(figures, article):
        first, second = figures[a], figures[b]
        if first.quantity.kind == "multiplier":
            continue
        alone = Group("g0", "", (first.id, second.id))
        open_ = not compatibility.fits(first, second) and not explanations.hard(first, second, desk, alone)
        kind = signals.CLASSES.get(first.quantity.kind, "count")
        yield first, second, kind, tuple(signals.signals(sides[a], sides[b], article, told)), open_


def _place(figure: Figure) -> dict[str, int]:
    return {"start": figure.span.start, "end": figure.span.end}


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def examples(roots: list[Path], plain: list[Path]) -> list[Example]:
    """All examples; a plain article that is annotated as well counts as annotated."""
    found: list[Example] = []
    known: set[str] = set()
    for root in roots:
        for case in gold.cases(root):
            known.add(case.text)
            found += _heard(of_case(case))
            for edit in (*edits.injected(case), *edits.slips(case)):
                found += (replace(e, made="slip") for e in of_edit(edit))
        for folder in sorted(p for p in root.iterdir() if p.is_dir()):
            for edit in edits.pairs(folder):
                found += (replace(e, made="by hand") for e in (*of_edit(edit), *of_harmless(edit)))
    for file in sorted(file for folder in plain for file in folder.rglob("*.txt")):
        text = file.read_bytes().decode("utf-8")
        if text not in known:
            found += _heard(of_plain(text))
    return found


def _heard(article: Iterator[Example]) -> list[Example]:
    told = list(article)
    return [replace(e, weight=min(1.0, HEARD / len(told))) for e in told]


def standing() -> Weights:
    """The weights as they are."""
    tables = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    return {kind: {name: (same, clash) for name, (same, clash) in rows.items()} for kind, rows in tables.items()}


def fit(found: list[Example], standing: Weights) -> Weights:
    """The weights by kind of figure and signal: the standing ones, moved as far as the examples ask for it."""
    from sklearn.feature_extraction import DictVectorizer

    rows = [
        {key: scale for name in e.signals for key, scale in (((f"all\t{name}"), 1.0), (f"{e.kind}\t{name}", OWN))}
        for e in found
    ]
    vectoriser = DictVectorizer()
    matrix = vectoriser.fit_transform(rows)
    often = ((matrix > 0).sum(axis=0) >= LEAST).A1
    matrix, names = matrix[:, often], vectoriser.get_feature_names_out()[often]
    weights = {kind: dict(rows) for kind, rows in standing.items()}
    for side, labels in enumerate(([e.same for e in found], [e.clash for e in found])):
        told = [n for n, label in enumerate(labels) if label is not None]
        moves = _moves(
            matrix[told],
            [bool(labels[n]) for n in told],
            [_odds(found[n], standing, side) for n in told],
            [found[n].weight * LEARNT[found[n].made][side] for n in told],
            STRENGTH[side],
        )
        for name, move in zip(names, moves, strict=True):
            kind, signal = name.split("\t")
            pair = list(weights.setdefault(kind, {}).get(signal, (0.0, 0.0)))
            pair[side] += (1.0 if kind == "all" else OWN) * float(move)
            weights[kind][signal] = (pair[0], pair[1])
    same, clash = weights["all"]["any"]
    weights["all"]["any"] = (same + BALANCE, clash)
    return weights


def _odds(example: Example, standing: Weights, side: int) -> float:
    """What the standing weights say of an example."""
    tables = [standing.get(kind, {}) for kind in ("all", example.kind)]
    return sum(table[name][side] for table in tables for name in example.signals if name in table)


def _moves(matrix: Any, labels: list[bool], odds: list[float], weights: list[float], strength: float) -> Any:
    """By how much to move each weight: logistic regression beside given odds, regularised towards no move."""
    import numpy as np
    from scipy.optimize import minimize

    y, start, w = np.array(labels, float), np.array(odds), np.array(weights)

    def loss(moves: Any) -> tuple[float, Any]:
        z = start + matrix @ moves
        off = 1 / (1 + np.exp(-z)) - y
        cost = np.logaddexp(0, -z) * y + np.logaddexp(0, z) * (1 - y)
        return float(w @ cost + strength / 2 * moves @ moves), matrix.T @ (w * off) + strength * moves

    return minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


def written(weights: Weights) -> str:
    """The weights as TOML."""
    out = [HEAD]
    for kind in sorted(weights, key=lambda k: (k != "all", k)):
        rows = [
            f'"{name}" = [{same:.2f}, {clash:.2f}]'
            for name, (same, clash) in sorted(weights[kind].items())
            if max(abs(same), abs(clash)) >= SMALL
        ]
        if rows:
            out.append("\n".join([f"[{kind}]", *rows, ""]))
    return "\n".join(out)


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.fit", description="Fit the likeness of figures.")
    parser.add_argument("folders", nargs="*", type=Path, help="folders of sets of annotated articles")
    parser.add_argument("--plain", nargs="*", type=Path, default=[], help="folders of published articles")
    parser.add_argument("--afresh", action="store_true", help="start from nothing, not from the standing weights")
    options = parser.parse_args()
    found = examples([gold.GOLD, *options.folders], options.plain)
    WEIGHTS.write_text(written(fit(found, {} if options.afresh else standing())), encoding="utf-8")
    for what, labels in (("one question", [e.same for e in found]), ("discrepancy", [e.clash for e in found])):
        print(f"{what}: {labels.count(True)} pairs are, {labels.count(False)} are not")


if __name__ == "__main__":
    main()
