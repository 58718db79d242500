"""Scores <-> tests/evaluation/scores.json: what was reached, so that a drop is seen, with what was gained and lost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.evaluation import edits, gold, scoring, tables
from tests.evaluation.scoring import Answer, Score

SCORES = Path(__file__).with_name("scores.json")
# the measures that may not fall, over all sets together; precision may be traded for recall as long as F1 holds
HELD = (
    *("figures F1", "figures exact span", "figures value", "figures unit", "figures modifier", "sources F1"),
    *("groups F1", "findings F1", "firm findings F1", "alarms a clean article"),
    *("edited pairs both", "injected errors both"),
)
# less than one in a hundred
TOLERANCE = 0.7


def measure(root: Path = gold.GOLD, only: str | None = None) -> dict[str, Score]:
    """The score of every set below `root`, and of all together."""
    import checker

    answers: dict[str, Answer] = {}

    def check(text: str) -> Answer:
        if text not in answers:
            answers[text] = checker.check(text).as_dict()
        return answers[text]

    scores: dict[str, Score] = {}
    for name in dict.fromkeys(case.group for case in gold.cases(root, only)):
        cases = list(gold.cases(root, name))
        scores[name] = scoring.score(cases, check)
        scores[name].add(edits.score(list(edits.pairs(root / name)), check, "edit pair"))
        scores[name].add(edits.score([e for case in cases for e in edits.injected(case)], check, "edit injected"))
        answers.clear()
    together = Score()
    for score in scores.values():
        together.add(score)
    return {**scores, "together": together}


def commit(scores: Mapping[str, Score]) -> None:
    """Write the scores down as those to hold."""
    written = {
        "measures": {name: tables.measures(score) for name, score in scores.items()},
        "faults": sorted(scores["together"].faults),
    }
    SCORES.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def committed() -> dict[str, Any]:
    """The scores to hold."""
    return dict(json.loads(SCORES.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the scores."""

    dropped: tuple[str, ...]
    risen: tuple[str, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]

    def told(self) -> str:
        """In words, nothing where nothing changed."""
        parts = (("gained", self.gained), ("lost", self.lost), ("risen", self.risen), ("dropped", self.dropped))
        return "\n".join(line for name, lines in parts if lines for line in (f"{name}:", *_shortened(lines)))


def _shortened(lines: tuple[str, ...], most: int = 60) -> list[str]:
    more = [f"  ... and {len(lines) - most} more"] if len(lines) > most else []
    return [*(f"  {line}" for line in lines[:most]), *more]


def compare(scores: Mapping[str, Score], held: Mapping[str, Any]) -> Change:
    """The measures held that fell by more than the tolerance or rose, and the faults that went and came."""
    dropped, risen = [], []
    measures = tables.measures(scores["together"])
    for what in HELD:
        now, then = measures[what], held["measures"]["together"].get(what)
        if now is None or then is None or now == then:
            continue
        alarms = what.startswith("alarms")
        worse = now - then if alarms else then - now
        line = f"{what} {then:g} -> {now:g}"
        if worse > (0 if alarms else TOLERANCE):
            dropped.append(line)
        elif worse < 0:
            risen.append(line)
    faults, before = Counter(scores["together"].faults), Counter(held["faults"])
    return Change(tuple(dropped), tuple(risen), tuple(sorted(before - faults)), tuple(sorted(faults - before)))
