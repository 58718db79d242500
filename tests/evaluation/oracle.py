"""Annotated articles -> the report made from the annotators' own figures and sources, to measure what comes after them.

    python -m tests.evaluation.oracle FOLDER [-v]

FOLDER holds sets of annotated articles (`<id>.txt` beside `<id>.json`) and the scorer `score.py`.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
from decimal import Decimal
from pathlib import Path

from checker import document, pipeline
from checker.document.article import read
from checker.model import Attribution, Canonical, Mention, Quantity, Source, Span
from tests.evaluation.numerals import WORDS

# to the base unit of the dimension: factor, and the offset added first
BASE = {
    "mile": ("length", "1609.344"), "kilometer": ("length", "1000"), "meter": ("length", "1"),
    "foot": ("length", "0.3048"), "yard": ("length", "0.9144"), "inch": ("length", "0.0254"),
    "centimeter": ("length", "0.01"), "millimeter": ("length", "0.001"), "micrometer": ("length", "0.000001"),
    "nautical mile": ("length", "1852"), "pound": ("mass", "0.45359237"), "kilogram": ("mass", "1"),
    "tonne": ("mass", "1000"), "mile per hour": ("speed", "0.44704"), "meter per second": ("speed", "1"),
    "hectare": ("area", "10000"), "acre": ("area", "4046.8564224"), "hectoliter": ("volume", "0.1"),
    "degree celsius": ("temperature", "1"), "degree fahrenheit": ("temperature", "0.5555555556"),
    "year": ("time", "31557600"), "month": ("time", "2629800"), "week": ("time", "604800"), "day": ("time", "86400"),
    "hour": ("time", "3600"), "minute": ("time", "60"),
}  # fmt: skip
_NUMERAL = re.compile(r"\d[\d,.\s]*\d|\d|[A-Za-z]+(?:-[a-z]+)*")
_SCALE = {"million": 6, "m": 6, "billion": 9, "bn": 9, "b": 9, "thousand": 3, "trillion": 12}


def quantity(doc: document.Document, figure: dict) -> Quantity:
    """An annotated figure as the quantity the reading stage would give."""
    span = Span(figure["start"], figure["end"])
    text = doc.surface(span)
    match = re.search(r"\d[\d,.]*\d|\d", text) or _NUMERAL.search(text)
    low, high = (None if figure[k] is None else Decimal(str(figure[k])) for k in ("low", "high"))
    unit = figure["unit"]
    return Quantity(
        span,
        doc.segment_at(span.start).index,
        figure["kind"],
        low,
        high,
        unit,
        figure["modifier"],
        Span(span.start + match.start(), span.start + match.end()) if match else span,
        step=_step(text),
        per=unit if unit.startswith("per ") else "",
        canonical=_canonical(unit, low, high) if figure["kind"] in ("measure", "duration", "age") else None,
    )


def _step(text: str) -> Decimal | None:
    match = re.search(r"(\d[\d,]*)(?:\.(\d+))?\s*([A-Za-z]*)", text)
    if not match:
        return None
    scale = _SCALE.get(match[3].lower(), 0)
    return Decimal(1).scaleb(scale - len(match[2] or ""))


def _canonical(unit: str, low: Decimal | None, high: Decimal | None) -> Canonical | None:
    if unit not in BASE:
        return None
    dimension, factor = BASE[unit]
    shift = Decimal(-32) if unit == "degree fahrenheit" else Decimal(0)
    ends = (None if v is None else (v + shift) * Decimal(factor) for v in (low, high))
    return Canonical(dimension, "", *ends)


def attribution(figure: dict) -> Attribution:
    """An annotated source as the attribution stage would give it."""
    given = figure.get("source")
    if not given:
        return Attribution()
    span = Span(given.get("start") or 0, given.get("end") or 0)
    mention = Mention(given["text"], span)
    return Attribution(Source(given["name"], mention, None, "indirect"))


def report(text: str, gold: dict) -> dict:
    """The report on an article whose figures and sources are given."""
    doc = document.Document(read(text))
    found = []
    figures = sorted((f for f in gold["figures"] if f.get("start") is not None), key=lambda f: f["start"])
    for figure in figures:
        try:
            found.append((quantity(doc, figure), attribution(figure)))
        except IndexError:
            continue
    doc.parse({q.segment for q, _ in found})
    return pipeline.judge(doc, [q for q, _ in found], [a for _, a in found]).as_dict()


def repeated(inject: object, docs: list) -> tuple[int, int, int, int]:
    """Cases, caught, quiet, both: one of two equal figures is changed, then both."""
    cases = caught = quiet = both = 0
    for text, gold, group, same, new in inject.cases(docs):
        cases += 1
        hits = []
        for changed in (same[-1:], same):
            changes = {(f["start"], f["end"]): new[f["id"]] for f in changed}
            edited, at = inject.edit(text, changes)
            moved = [_moved(f, at, new[f["id"]] if f in changed else None) for f in gold["figures"]]
            held = [
                f
                for f in moved
                if f["id"] in {s["id"] for s in same} or (f.get("group") == group and len(changed) == 1)
            ]
            spans = [(f["start"], f["end"]) for f in held]
            hits.append(inject.firm_pairs(report(edited, {"figures": moved}), spans) is not None)
        as_is = inject.firm_pairs(report(text, gold), [(f["start"], f["end"]) for f in same]) is not None
        caught += hits[0]
        silent = not hits[1] and not as_is
        quiet += silent
        both += hits[0] and silent
        if not (hits[0] and silent):
            print(
                "not caught" if not hits[0] else "not quiet", gold["id"], [f["text"] for f in same], new[same[-1]["id"]]
            )
    return cases, caught, quiet, both


def _moved(figure: dict, at: object, new: str | None) -> dict:
    start = at(figure["start"])
    end = start + len(new) if new else at(figure["end"] - 1) + 1
    moved = {**figure, "start": start, "end": end}
    if new:
        factor = _number(new) / _number(figure["text"])
        for side in ("low", "high"):
            if figure[side] is not None:
                moved[side] = round(figure[side] * factor, 6)
        moved["text"] = new
    source = figure.get("source")
    if source and source.get("start") is not None:
        moved["source"] = {**source, "start": at(source["start"]), "end": at(source["end"] - 1) + 1}
    return moved


def _number(surface: str) -> float:
    match = re.search(r"\d[\d,]*(?:\.\d+)?", surface)
    return float(match.group().replace(",", "")) if match else float(WORDS[surface.lower()])


def _module(path: Path):
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print the scorer's table for each set, and how many repeated figures are caught."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("-v", "--verbose", action="store_true")
    options.add_argument("--set", action="append")
    options.add_argument("--inject", action="store_true")
    given = options.parse_args()
    scorer = _module(given.folder / "score.py")
    everything = []
    for folder in sorted(p for p in given.folder.iterdir() if p.is_dir() and (not given.set or p.name in given.set)):
        docs = list(scorer.load(folder))
        everything += docs
        by_text = dict(docs)
        table = scorer.score(docs, lambda text, by_text=by_text: report(text, by_text[text]), given.verbose)
        print(f"== {folder.name}")
        for name in TABLE:
            print(f"  {name:32} {table[name]}")
    if given.inject:
        inject = _module(given.folder / "inject.py")
        print("repeats: cases, caught, quiet, both:", repeated(inject, everything))


TABLE = (
    "groups P", "groups R", "groups F1", "findings P", "findings R", "findings F1", "strong findings P",
    "strong findings R", "strong findings F1", "false alarms per clean article",
)  # fmt: skip

if __name__ == "__main__":
    main()
