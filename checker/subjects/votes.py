"""Masked lines -> the shares of a poll and the two sides of a vote: each is a part of all who were asked or voted."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from checker.model import Evidence, Parts
from checker.subjects.comparable import elided
from checker.subjects.grammar import matches, words
from checker.subjects.masking import FIGURE, SIGNS, STOP, Line
from checker.subjects.parts import Run

_BASE = re.compile(r"\b(?:up|down)\b[^.;]{0,24}\bfrom\s+$")  # `52 percent, down from 58; 41 are against`
_PAIRS = tuple(
    (frozenset(one.split("|")), frozenset(two.split("|")))
    for one, two in (
        (
            "in favour|in favor|for|support|supported|backed|back|agree|agreed|yes|approve|approved",
            "against|opposed|oppose|disagree|disagreed|no|disapprove|disapproved|rejected",
        ),
        ("men|male|boys", "women|female|girls"),
        ("leave", "remain"),
        ("survived", "died"),
    )
)
_BY = re.compile(
    rf"\bby\s+(?:about\s+)?(?P<one>{SIGNS['percent']})(?:\s+[\w'-]+){{0,2}}\s+to\s+(?P<two>{SIGNS['percent']})"
)


def polls(line: Line, runs: Sequence[Run]) -> Iterator[Parts]:
    """Shares of one question, with the undecided among them, whose total is 100 percent."""
    for run in runs:
        quantities = [line.figures[p].quantity for p in run]
        if len(run) < 3 or not any(q.kind == "percent" for q in quantities):
            continue
        based = _BASE.search(line.text, max(0, run[0] - 40), run[0])
        if based or any(q.kind != "percent" and not elided(q, quantities[0]) for q in quantities):
            continue
        if re.search(rf"^[^\ue000-\uf8ff]{{0,40}}{words('residual')}", line.text[run[-1] + 1 :]) or re.search(
            rf"{words('residual')}\s*(?:\w+\s+){{0,3}}$", line.text[max(0, run[-1] - 40) : run[-1]]
        ):
            evidence = Evidence("subjects.ties.parts.poll", line.span(run[0], run[-1] + 1))
            yield Parts("", tuple(line.figures[p].id for p in run), True, (evidence,), exclusive=True)


def sides(line: Line, runs: Sequence[Run]) -> Iterator[Parts]:
    """Two opposed shares, which cannot exceed 100 percent, and two opposed counts out of a stated number."""
    yield from _shared_out(line)
    for run in runs:
        for first, second in itertools.pairwise(run):
            one, two = line.figures[first], line.figures[second]
            if not _opposed(line, first, second):
                continue
            evidence = Evidence("subjects.ties.parts.opposed", line.span(first, second + 1))
            if one.quantity.kind == two.quantity.kind == "percent":
                yield Parts("", (one.id, two.id), False, (evidence,), exclusive=True)
                continue
            for match in matches(line, "part"):
                total = match.figure("total")
                if total and match.place("part") == first and "^" in match.entry.pattern:
                    yield Parts(total.id, (one.id, two.id), False, (evidence,), exclusive=True)


def _shared_out(line: Line) -> Iterator[Parts]:
    """Two sides of one vote: by 58 percent to 42."""
    for found in _BY.finditer(line.text):
        evidence = Evidence("subjects.ties.parts.opposed", line.span(found.start(), found.end()))
        ids = (line.figures[found.start("one")].id, line.figures[found.start("two")].id)
        yield Parts("", ids, False, (evidence,), exclusive=True)


def _opposed(line: Line, first: int, second: int) -> bool:
    """Whether two figures stand for opposite camps: 3,204 in favour, 911 against."""
    pattern = re.compile(rf"\b{words('opposed')}")
    one = pattern.search(line.text, first + 1, second)
    two = pattern.search(line.text, second + 1, min(len(line.text), second + 50))
    if (
        not one
        or not two
        or STOP in line.text[second : two.start()]
        or re.search(FIGURE, line.text[second + 1 : two.start()])
    ):
        return False
    return any((one[0] in a and two[0] in b) or (one[0] in b and two[0] in a) for a, b in _PAIRS)
