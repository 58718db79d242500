"""Edited articles -> caught or not, quiet or not. Two kinds:

pairs      written by hand (pairs.json of a set): an edit that breaks the article, so that the two figures named must be
           in one error or check finding, and a like edit that is harmless and must bring no new one
injected   made here: where one value stands twice or more in a group, one mention gets another value (must be caught);
           when all mentions get it, and when none does, nothing may be said
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from tests.evaluation.gold import Case
from tests.evaluation.numerals import UNITS
from tests.evaluation.scoring import FIRM, Answer, Score

Check = Callable[[str], Answer]
Place = tuple[int, int]
WORDS = [*UNITS, "twenty"]
MENTIONS = 8  # of a figure told more often than that the article is about itself
COMPARABLE = ("count", "money", "percent", "measure")


@dataclass(frozen=True, slots=True)
class Edit:
    """A broken text with the places of its clash, and texts in which nothing new may be said."""

    name: str
    what: str
    broken: str
    clash: tuple[Place, ...]
    harmless: tuple[tuple[str, tuple[Place, ...] | None], ...]
    original: str


def score(edits: Sequence[Edit], check: Check, kind: str) -> Score:
    """How many edits were caught, how many were left in peace, and how many of them both."""
    out = Score()
    for edit in edits:
        caught = _holds(check(edit.broken), edit.clash)
        quiet = all(_quiet(edit, text, places, check) for text, places in edit.harmless)
        out.counts.update({kind: 1, f"{kind} caught": caught, f"{kind} quiet": quiet, f"{kind} both": caught and quiet})
        if not caught:
            out.faults.append(f"{edit.name}: not caught: {edit.what}")
        if not quiet:
            out.faults.append(f"{edit.name}: not quiet: {edit.what}")
    return out


def _quiet(edit: Edit, text: str, places: tuple[Place, ...] | None, check: Check) -> bool:
    if places is not None:
        return not _holds(check(text), places)
    return not _firm(check(text)) - _firm(check(edit.original))


def _firm(answer: Answer) -> Counter[tuple[str, tuple[str, ...]]]:
    text = {f["id"]: f["text"] for f in answer["figures"]}
    firm = [f for f in answer["findings"] if f["severity"] in FIRM]
    return Counter((f["kind"], tuple(sorted(text[i] for i in f["figures"]))) for f in firm)


def _holds(answer: Answer, places: Sequence[Place]) -> bool:
    """Whether an error or check finding holds figures at two of these places."""
    on = {
        f["id"]: (f["start"], f["end"])
        for f in answer["figures"]
        if any(min(end, f["end"]) > max(start, f["start"]) for start, end in places)
    }
    firm = [f for f in answer["findings"] if f["severity"] in FIRM]
    return any(len({on[i] for i in f["figures"] if i in on}) > 1 for f in firm)


def pairs(folder: Path) -> Iterator[Edit]:
    """The edits written by hand for the articles of a set."""
    listed = folder / "pairs.json"
    for pair in json.loads(listed.read_text(encoding="utf-8")) if listed.exists() else ():
        text = (folder / f"{pair['doc']}.txt").read_bytes().decode("utf-8")
        broken = _applied(text, pair["break"])
        clash = tuple(_place(broken, figure) for figure in pair["figures"])
        name, harmless = f"{folder.name}/{pair['doc']} {pair['id']}", _applied(text, pair["harmless"])
        yield Edit(name, pair["what"], broken, clash, ((harmless, None),), text)


def _applied(text: str, changes: list[dict[str, Any]]) -> str:
    for change in changes:
        if "at" in change:
            start, end = change["at"]
        else:
            start = _only(text, change["find"])
            end = start + len(change["find"])
        text = text[:start] + change["replace"] + text[end:]
    return text


def _place(text: str, snippet: str | list[int]) -> Place:
    if not isinstance(snippet, str):
        return snippet[0], snippet[1]
    before, figure, after = re.split(r"\[\[|\]\]", snippet)
    start = _only(text, before + figure + after) + len(before)
    return start, start + len(figure)


def _only(text: str, words: str) -> int:
    if text.count(words) != 1:
        raise ValueError(f"{words!r} stands {text.count(words)} times")
    return text.index(words)


def injected(case: Case) -> Iterator[Edit]:
    """One edit for each group in which one value, and no other, stands at least twice."""
    disputed = {i for found in case.discrepancies for i in found["figures"]}
    taken = {f["low"] for f in case.figures if f["low"] is not None}
    for group in {f.get("group"): None for f in case.figures if f.get("group")}:
        fit = [f for f in case.figures if f.get("group") == group and _repeatable(f)]
        values = {(f["low"], f["unit"]) for f in fit}
        if len(fit) < 2 or len(values) > 1 or any(f["id"] in disputed for f in fit):
            continue
        new = [another_value(f, taken - {f["low"]}) for f in fit]
        if None in new or len({_plain(n or "") for n in new}) > 1:
            continue
        yield _injection(case, group, fit, [n or "" for n in new])


def _repeatable(figure: dict[str, Any]) -> bool:
    stated = figure["modifier"] in ("exact", "approx", "min") and figure["low"] is not None
    return stated and figure["kind"] in COMPARABLE


def _plain(surface: str) -> str:
    return surface.lower() if surface.isalpha() else re.sub(r"[^\d.]", "", surface)


def _injection(case: Case, group: str | None, fit: list[dict[str, Any]], new: list[str]) -> Edit:
    last = fit[-1]
    others = [f for f in case.figures if f.get("group") == group and f not in fit]
    broken, moved = _replaced(case.text, {(last["start"], last["end"]): new[-1]})
    places = [moved(f["start"], len(new[-1]) if f is last else f["end"] - f["start"]) for f in (*fit, *others)]
    twin, moved_twin = _replaced(case.text, {(f["start"], f["end"]): n for f, n in zip(fit, new, strict=True)})
    twins = tuple(moved_twin(f["start"], len(n)) for f, n in zip(fit, new, strict=True))
    same = tuple((f["start"], f["end"]) for f in fit)
    what = f"{last['text']!r} at {last['start']} becomes {new[-1]!r}"
    return Edit(case.place, what, broken, tuple(places), ((twin, twins), (case.text, same)), case.text)


def _replaced(text: str, changes: dict[Place, str]) -> tuple[str, Callable[[int, int], Place]]:
    """The text with its new surfaces, and where a place of a given length starts and ends in it."""
    out, last, shifts = "", 0, []
    for (start, end), new in sorted(changes.items()):
        out += text[last:start] + new
        shifts.append((end, len(new) - (end - start)))
        last = end

    def moved(start: int, length: int) -> Place:
        at = start + sum(shift for end, shift in shifts if start >= end)
        return at, at + length

    return out + text[last:], moved


def another_value(figure: dict[str, Any], taken: set[float]) -> str | None:
    """The surface with a value far from its own and from those taken; None where that cannot be written."""
    surface, bound = figure["text"], figure["modifier"] == "min"
    if surface.lower() in (words := WORDS[1:]):
        n = words.index(surface.lower()) + 2
        for other in (n // 3, n * 3, n * 2 + 1, n // 2):
            apart = 2 <= other <= len(WORDS) and max(n, other) >= 2 * min(n, other)
            if apart and other not in taken and not (bound and other > n):
                return WORDS[other - 1].capitalize() if surface[0].isupper() else WORDS[other - 1]
        return None
    numbers = list(re.finditer(r"\d[\d,]*(\.\d+)?", surface))
    if len(numbers) != 1:
        return None
    written = numbers[0].group()
    value, places = float(written.replace(",", "")), len(written.partition(".")[2])
    top = {"percent": 100.0, "magnitude": 9.9}.get(figure["unit"], float("inf"))
    for factor in (0.4, 2.5, 0.3, 4):
        other = round(value * factor, places)
        far = all(other != t and abs(other - t) / max(abs(t), 1) > 0.1 for t in taken)
        if value > 1 and 2 <= other <= top and far and not (bound and other > value):
            number = f"{other:,.{places}f}" if "," in written else f"{other:.{places}f}"
            return surface[: numbers[0].start()] + number + surface[numbers[0].end() :]
    return None


def slips(case: Case, most: int = 4) -> Iterator[Edit]:
    """Slips put into an article, for learning from: of two mentions of one value in a group one gets another value,
    its digits swapped, or million for billion; at most so many pairs, two slips each.
    """
    told = {i for found in case.discrepancies for i in found["figures"]}
    alike: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for figure in case.figures:
        if (
            figure.get("group")
            and figure["modifier"] in {"exact", "approx", "min", "max"}
            and figure["kind"] != "score"
        ):
            key = (figure["group"], figure["low"], figure["high"], figure["unit"])
            alike.setdefault(key, []).append(figure)
    pairs_ = [
        pair
        for same in alike.values()
        if len(same) < MENTIONS
        for pair in combinations(same, 2)
        if not told & {f["id"] for f in pair}
    ]
    chance = random.Random(case.name)
    chance.shuffle(pairs_)
    for pair in pairs_[:most]:
        kept, slipped = pair if chance.random() < 0.5 else pair[::-1]
        for new in slipped_values(slipped)[:2]:
            broken, moved = _replaced(case.text, {(slipped["start"], slipped["end"]): new})
            places = (moved(kept["start"], kept["end"] - kept["start"]), moved(slipped["start"], len(new)))
            yield Edit(case.place, f"{slipped['text']!r} becomes {new!r}", broken, places, (), case.text)


def slipped_values(figure: dict[str, Any]) -> list[str]:
    """The surface with another value, with its first digits swapped, with another scale word; what can be had."""
    surface = figure["text"]
    found = [another_value({**figure, "modifier": "exact"}, {figure["low"] or figure["high"]})]
    numbers = list(re.finditer(r"\d[\d,.]*", surface))
    for first, second in pairwise(re.finditer(r"\d", surface) if len(numbers) == 1 else ()):
        one, two = first.group(), second.group()
        if one != two and not (first.start() == numbers[0].start() and two == "0"):
            between = surface[first.end() : second.start()]
            found.append(surface[: first.start()] + two + between + one + surface[second.end() :])
            break
    for scale, other in (("million", "billion"), ("billion", "million")):
        if scale in surface:
            found.append(surface.replace(scale, other))
            break
    return [new for new in found if new]
