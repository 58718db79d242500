"""Cases and answers -> scores. The measures, each over all articles of a set:

figures    a found figure that overlaps an annotated one and has no better partner counts: precision, recall, F1; of the
           matched ones: the share with the exact span, the value (low and high), the unit, the modifier
sources    of the matched figures: precision is right source of source given, recall right source of annotated source;
           `silent` is the share of figures with nobody named that were left without a source
groups     pairs of matched figures in one group: precision, recall, F1
findings   discrepancies that share a figure make a cluster. Recall: clusters hit by a finding that holds both figures
           of one of their pairs. Precision: findings that hit one. `firm` is the same for clusters that hold a
           conflict, and findings of severity error or check only
alarms     error and check findings an article, among the articles without any discrepancy
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from tests.evaluation.gold import Case
from tests.evaluation.matching import match, near, same_source, same_unit

Answer = Mapping[str, Any]
FIRM = ("error", "check")


@dataclass(slots=True)
class Score:
    """What was counted, and what went wrong: one line a fault, the same line whenever it is the same fault."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Take in another score."""
        self.counts.update(other.counts)
        self.faults += other.faults

    def share(self, part: str, whole: str) -> float | None:
        """In percent; None where there was nothing to count."""
        return round(100 * self.counts[part] / self.counts[whole], 1) if self.counts[whole] else None

    def measures(self) -> dict[str, float | None]:
        """The table: measure -> percent (alarms: findings an article)."""
        table = {
            **_precision_recall(self, "figures", "figure found right", "figure found", "figure"),
            "figures exact span": self.share("span right", "figure matched"),
            "figures value": self.share("value right", "figure matched"),
            "figures unit": self.share("unit right", "figure matched"),
            "figures modifier": self.share("modifier right", "figure matched"),
            **_precision_recall(self, "sources", "source right", "source found", "source"),
            "sources silent": self.share("silent right", "silent"),
            **_precision_recall(self, "groups", "pair right", "pair found", "pair"),
            **_precision_recall(self, "findings", "finding right", "finding", "cluster", "cluster hit"),
            **_precision_recall(
                self, "firm findings", "firm finding right", "firm finding", "strong cluster", "strong cluster hit"
            ),
        }
        clean = self.counts["clean article"]
        return {**table, "alarms a clean article": round(self.counts["alarm"] / clean, 3) if clean else None}


def _precision_recall(
    score: Score, name: str, right: str, found: str, annotated: str, hit: str | None = None
) -> dict[str, float | None]:
    precision, recall = score.share(right, found), score.share(hit or right, annotated)
    both = 0.0 if precision is not None or recall is not None else None
    if precision and recall:
        both = round(2 * precision * recall / (precision + recall), 1)
    return {f"{name} P": precision, f"{name} R": recall, f"{name} F1": both}


def score(cases: Iterable[Case], check: Callable[[str], Answer]) -> Score:
    """The score of a checker over these articles."""
    total = Score()
    for case in cases:
        total.add(score_article(case, check(case.text)))
    return total


def score_article(case: Case, answer: Answer) -> Score:
    """The score of one answer."""
    out = Score()
    found = answer["figures"]
    partner = match(case.figures, found)
    out.counts.update({"article": 1, "figure": len(case.figures), "figure found": len(found)})
    out.counts.update({"figure found right": len(partner), "figure matched": len(partner)})
    for position, figure in enumerate(case.figures):
        if position not in partner:
            out.faults.append(f"{case.place}: missed {_named(figure)}")
            out.counts["source"] += figure["source"] is not None
    for position, figure in enumerate(found):
        if position not in partner.values():
            out.faults.append(f"{case.place}: no figure {_named(figure)}")
    for i, j in partner.items():
        _score_figure(out, case, case.figures[i], found[j])
    back = {j: i for i, j in partner.items()}
    _score_groups(out, case, found, back)
    _score_findings(out, case, answer, {f["id"]: back.get(j) for j, f in enumerate(found)})
    return out


def _named(figure: Mapping[str, Any]) -> str:
    return f"{figure['text']!r} at {figure['start']}"


def _score_figure(out: Score, case: Case, gold: Mapping[str, Any], figure: Mapping[str, Any]) -> None:
    right = {
        "span": (gold["start"], gold["end"]) == (figure["start"], figure["end"]),
        "value": near(gold["low"], figure["low"]) and near(gold["high"], figure["high"]),
        "unit": same_unit(gold["unit"], figure["unit"]),
        "modifier": gold["modifier"] == figure["modifier"],
    }
    for what, fits in right.items():
        out.counts[f"{what} right"] += fits
        if not fits:
            out.faults.append(f"{case.place}: {what} of {_named(gold)}")
    source, given = gold["source"], figure["source"]
    out.counts["source" if source else "silent"] += 1
    out.counts["source found"] += given is not None
    fits = given is None if source is None else given is not None and same_source(source, given)
    out.counts["source right" if source else "silent right"] += fits
    if not fits:
        out.faults.append(f"{case.place}: source of {_named(gold)}")


def _score_groups(out: Score, case: Case, found: list[Any], back: Mapping[int, int]) -> None:
    members: dict[str, list[int]] = {}
    for position, figure in enumerate(found):
        if figure["group"] is not None:
            members.setdefault(figure["group"], []).append(back.get(position, -1 - position))
    pairs = {frozenset(pair) for positions in members.values() for pair in combinations(positions, 2)}
    gold = case.grouped_pairs()
    out.counts.update({"pair": len(gold), "pair found": len(pairs), "pair right": len(gold & pairs)})
    figures = case.figures
    for missed in sorted(gold - pairs, key=sorted):
        one, other = sorted(missed)
        out.faults.append(f"{case.place}: not in one group {_named(figures[one])}, {_named(figures[other])}")
    for pair in sorted(pairs - gold, key=sorted):
        if min(pair) >= 0:
            one, other = sorted(pair)
            out.faults.append(f"{case.place}: wrongly in one group {_named(figures[one])}, {_named(figures[other])}")


def _score_findings(out: Score, case: Case, answer: Answer, position: Mapping[str, int | None]) -> None:
    clusters = case.clusters()
    hit, hit_firmly = set(), set()
    text = {f["id"]: f["text"] for f in answer["figures"]}
    for finding in answer["findings"]:
        members = {position[i] for i in finding["figures"]} - {None}
        pairs = {frozenset(pair) for pair in combinations(members, 2)}
        hits = {n for n, cluster in enumerate(clusters) if cluster.pairs & pairs}
        firm = finding["severity"] in FIRM
        hit |= hits
        hit_firmly |= hits if firm else set()
        out.counts.update({"finding": 1, "finding right": bool(hits), "firm finding": firm})
        out.counts.update({"firm finding right": firm and bool(hits), "alarm": firm and not clusters})
        if not hits:
            held = ", ".join(text[i] for i in finding["figures"])
            out.faults.append(f"{case.place}: false {finding['severity']} {finding['kind']} of {held}")
    for n, cluster in enumerate(clusters):
        out.counts.update({"cluster": 1, "cluster hit": n in hit, "strong cluster": cluster.strong})
        out.counts["strong cluster hit"] += cluster.strong and n in hit_firmly
        if n not in hit or (cluster.strong and n not in hit_firmly):
            how = "noted only" if n in hit else "not found"
            out.faults.append(f"{case.place}: {how}: {cluster.why}")
    out.counts["clean article"] += not clusters
