"""Groups -> clashes: figures of one question whose values do not fit, and the pairs left alone with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from checker.findings import compatibility, explanations, voices
from checker.findings.rule import Desk
from checker.model import Considered, Figure, Group, Severity

DISTINCT = 40  # different values of one group that are compared pair by pair
SILENT = 30  # reasons for silence given for one group


@dataclass(frozen=True, slots=True)
class Clash:
    """Figures of one group that do not fit: those of one voice, or those of several."""

    group: Group
    figures: tuple[Figure, ...]
    pairs: tuple[tuple[Figure, Figure], ...]
    severity: Severity
    one_voice: bool
    why_soft: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that do not fit, weighed."""

    first: Figure
    second: Figure
    severity: Severity
    one_voice: bool
    soft: str


def compare(desk: Desk) -> tuple[Clash | Considered, ...]:
    """All clashes of the article and all reasons for silence; worked out once, read by every rule of disagreement."""
    if desk.clashes is None:
        desk.clashes = tuple(c for group in desk.groups for c in _group(desk, group))
    return desk.clashes


def _group(desk: Desk, group: Group) -> Iterator[Clash | Considered]:
    members = [desk.by_id[i] for i in group.figures]
    told = _told(members)
    firm = _firm(group, members)
    spread = len({bounds(f) for f in members})
    weighed: list[Pair] = []
    silent = 0
    for first, second in combinations(told[:DISTINCT], 2):
        verdict = _weigh(desk, group, first, second, firm, spread)
        if isinstance(verdict, Pair):
            weighed.append(verdict)
        elif verdict not in {"", "equal"} and silent < SILENT:
            silent += 1
            yield Considered((first.id, second.id), verdict)
    yield from _clashes(group, weighed)


def _told(members: Sequence[Figure]) -> list[Figure]:
    """The first mention of each value in each voice; headline and text are apart, and conversions stay out."""
    seen: set[tuple[object, ...]] = set()
    out: list[Figure] = []
    for figure in members:
        quantity = figure.quantity
        voice = figure.source.name.casefold() if figure.source else ""
        key = (quantity.low, quantity.high, quantity.unit, voice)
        if key not in seen:
            seen.add(key)
            out.append(figure)
    return out


def bounds(figure: Figure) -> tuple[object, ...]:
    """What a figure amounts to; figures of one value never clash."""
    quantity = figure.quantity
    return quantity.low, quantity.high, quantity.unit


def _firm(group: Group, members: Sequence[Figure]) -> set[frozenset[tuple[object, ...]]]:
    """The pairs of values that are tied directly by some pair of their mentions."""
    by_id = {f.id: f for f in members}
    return {frozenset((bounds(by_id[a]), bounds(by_id[b]))) for a, b, _ in group.joined}


def _weigh(
    desk: Desk, group: Group, first: Figure, second: Figure, firm: set[frozenset[tuple[object, ...]]], spread: int
) -> Pair | str:
    """The pair as a clash, or why it is none."""
    if first.quantity.kind == "score" or bounds(first) == bounds(second):
        return "equal"
    fit = compatibility.fits(first, second)
    if fit and not (fit == "bound" and _at_most_claimed(first, second)):
        return fit
    innocent = explanations.hard(first, second, desk, group)
    if innocent:
        return innocent
    if frozenset((bounds(first), bounds(second))) not in firm:
        return "weak_link"
    one_voice = voices.same(first, second)
    why = explanations.unlikely(first, second, one_voice, spread)
    if why:
        return why
    soft = "`as many as` is an upper bound" if fit else explanations.soft(first, second)
    severity: Severity = "note" if soft else "error" if one_voice else "check"
    return Pair(first, second, severity, one_voice, soft)


def _at_most_claimed(first: Figure, second: Figure) -> bool:
    """`24 in hospital, the agency said as many as 32`: the second voice claims clearly more, bound or not."""
    if voices.same(first, second) or first.source is None or second.source is None:
        return False
    for bound, other in ((first, second), (second, first)):
        high, value = bound.quantity.high, other.quantity.value
        if "many" in bound.subject.modifiers and high is not None and value and other.quantity.modifier == "exact":
            return high > value * compatibility.CLEARLY
    return False


def _clashes(group: Group, pairs: Sequence[Pair]) -> Iterator[Clash]:
    """One clash of each weight: the same voice twice, several voices, and what may be explained."""
    spoken: set[str] = set()
    for severity in ("error", "check", "note"):
        held = [p for p in pairs if p.severity == severity]
        figures = sorted({f for p in held for f in (p.first, p.second)}, key=lambda f: f.span)
        if not held or (spoken and all(f.id in spoken for f in figures)):
            continue
        spoken |= {f.id for f in figures}
        yield Clash(
            group,
            tuple(figures),
            tuple((p.first, p.second) for p in held),
            held[0].severity,
            all(p.one_voice for p in held),
            held[0].soft,
        )
