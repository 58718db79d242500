"""Masked lines -> totals accounted for in full, over sentences: of these 97 ..., 27 ... and the remaining 12 ..."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checker.model import Parts
from checker.subjects.grammar import words
from checker.subjects.masking import FIGURE, Line
from checker.subjects.parts import fits, is_rest, tied

_FEWEST = 2
_LIKELY = (Decimal("0.6"), Decimal("1.67"))  # of the total, what a list tied to it only by a colon must come to
_OF_THESE = re.compile(rf"\s*(?:out\s+)?(?:of|among)\s+(?:these|those|them|the\s+(?:{FIGURE}\b|\w+))\s*,")
_OF_ALL = re.compile(rf"\s*of\s+(?:the|its|their|all|[\w' -]{{3,30}}'s?)\s+[^,]{{0,40}}{FIGURE}[^,]{{0,60}},")
_AND = re.compile(r"(?:,|\band\b)[^\ue000-\uf8ff]*$")

Places = list[int]


def find(line: Line) -> Iterator[Parts]:
    """The accounts of a line."""
    for number, (start, end) in enumerate(line.sentences):
        places = [p for p in line.places if start <= p < end]
        if number and _OF_THESE.match(line.text, start):
            before = line.sentences[number - 1]
            yield from _with_rest(line, [p for p in line.places if before[0] <= p < before[1]], places)
        elif _OF_ALL.match(line.text, start) and number + 1 < len(line.sentences):
            after = line.sentences[number + 1]
            yield from _with_rest(line, places[:1], places[1:] + [p for p in line.places if after[0] <= p < after[1]])
        yield from _after_colon(line, places, start, end)


def _with_rest(line: Line, totals: Places, places: Places) -> Iterator[Parts]:
    """A list the last of which is said to be the rest, after the total it is of."""
    for total in totals:
        whole = line.figures[total].quantity
        parts = [p for p in places if line.figures[p].quantity.kind == whole.kind]
        rest = next((n for n, p in enumerate(parts) if is_rest(line, p)), None)
        if rest is None or rest + 1 < _FEWEST or whole.kind not in {"count", "money"}:
            continue
        parts = parts[: rest + 1]
        if len(parts) >= _FEWEST and fits(line, total, parts) and not _aside(line, parts):
            yield tied(line, total, parts, "rest", complete=True)
            return


def _after_colon(line: Line, places: Places, start: int, end: int) -> Iterator[Parts]:
    """`Some 420 of the homes, or 37 percent, will be affordable: 180 ..., 150 ... and 70 ...`."""
    colon = line.text.find(":", start, end)
    before = [p for p in places if p < colon and line.figures[p].quantity.kind != "percent"]
    after = [p for p in places if p > colon]
    if colon < 0 or len(before) != 1 or len(after) <= _FEWEST or not fits(line, before[0], after):
        return
    joined = [line.text[a + 1 : b] for a, b in pairwise(after)]
    opens = not line.text[colon + 1 : after[0]].strip(" abouteysmn")
    if opens and all(_AND.search(words_) for words_ in joined) and re.search(r"\band\b", joined[-1]):
        together = sum(line.figures[p].quantity.value or 0 for p in after)
        whole = line.figures[before[0]].quantity.value
        if whole and _LIKELY[0] <= together / whole <= _LIKELY[1]:
            yield tied(line, before[0], after, "colon", complete=True)


def _aside(line: Line, parts: Places) -> bool:
    """Whether one part is told inside another (`97 left, six of them hurt`), or only adds to what was told."""
    within = line.text[parts[0] : parts[-1]]
    return bool(re.search(rf"\b{words('of_which')}|\b{words('including')}|\b(?:also|both|another|further)\b", within))
