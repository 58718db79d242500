"""Word lists -> compiled expressions over masked lines: the small language in which ties are written.

A pattern is a row of items separated by blanks:

    {total}            a figure of a kind that can be counted with, called `total`; modifiers may stand before it
    {part:count}       a figure of these kinds only (several: {part:count,money}); {start:moment} is a year or a date
    <rise>             a word of the class `rise`
    ..4                up to four words, with no figure, comma or end of sentence between them
    ,,9                the same, but commas, brackets and dashes may stand between them
    of|from            one of these words; a blank inside a word is written _
    the?               an item that may be missing
    ; , ( ) : -        these signs
    || ^               the end of a sentence; its beginning
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker.lexicon import load
from checker.model import Evidence
from checker.shelf import Shelf, digest
from checker.subjects.masking import FIGURE, MOMENT, SIGNS, STOP, Given, Line

_COUNTABLE = "count,money,percent,measure,duration,rate"
_GAP = re.compile(r"(\.\.|,,)(\d+)")
_ROLE = re.compile(r"\{(\w+)(?::([\w,]+))?\}")
_SIGNS = frozenset(",;:()-")
_WORD = r"[^\W_\ue000-\uf8ff][\w'&/$.+-]*(?<!\.)|\ue009|\ue00a|&"
_TOKEN = re.compile(r"\w+|[\ue000-\uf8ff]")
_BREAKS = r"[,()\":]|--?|\u2014"


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words that do the same work in a pattern; a blank stands for any white space."""

    name: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a text ties figures together: which tie it makes, in which words, and a sentence that shows it."""

    tie: str
    pattern: str
    example: str
    direction: str = ""


Found = dict[str, list[tuple[Pattern, re.Match[str]]]]
shelf: Shelf[Found] = Shelf(100_000)  # characters of masked lines: about 1 MB


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a line: the figures by role, the moments by role, and the words that showed it."""

    entry: Pattern
    line: Line
    found: re.Match[str]
    evidence: Evidence

    def figure(self, role: str) -> Given | None:
        """The figure in this role, if the pattern has it."""
        if role not in self.found.re.groupindex or self.found.start(role) < 0:
            return None
        return self.line.figures.get(self.found.start(role))

    def place(self, role: str) -> int:
        """Where in the line the figure of this role stands."""
        return self.found.start(role)


@cache
def words(name: str) -> str:
    """An expression for any word of a class."""
    for entry in load("ties", "class", WordClass):
        if entry.name == name:
            return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in _longest_first(entry.words)) + r")\b"
    raise KeyError(name)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the small language as a regular expression."""
    expression = ""
    for number, item in enumerate(pattern.split()):
        expression += _item(item, first=number == 0)
    return re.compile(expression)


@cache
def patterns() -> tuple[Pattern, ...]:
    """The patterns of the word lists, in their order."""
    return load("ties", "pattern", Pattern)


@cache
def _needs(pattern: str) -> tuple[frozenset[str], ...]:
    """Sets of words and signs of each of which a line must hold one, or the pattern cannot be found in it."""
    needs = []
    for item in pattern.split():
        role = _ROLE.fullmatch(item)
        if role and role[2] not in ("moment", "any"):
            needs.append(frozenset(SIGNS[kind] for kind in (role[2] or _COUNTABLE).split(",")))
        elif not (role or item.endswith("?") or _GAP.fullmatch(item) or item in ("||", "^")):
            needs.append(_first_words(item))
    return tuple(need for need in needs if need)


def _first_words(item: str) -> frozenset[str]:
    """The words with which an item can begin; none if it may begin with a sign."""
    found: set[str] = set()
    for word in item.split("|"):
        name = word.strip("<>") if word.startswith("<") else ""
        spelt = [w for e in load("ties", "class", WordClass) if e.name == name for w in e.words] if name else [word]
        for one in spelt:
            first = _TOKEN.match(one.replace("_", " "))
            if not first:
                return frozenset()
            found.add(first.group())
    return frozenset(found)


def matches(line: Line, tie: str) -> Iterator[Match]:
    """Every place of the line where a pattern of this tie is found, pattern by pattern."""
    if not line.figures:
        return
    if not line.matched:
        line.matched.update(_found(line.text))
    for entry, found in line.matched[tie]:
        evidence = Evidence(f"subjects.ties.{entry.tie}", line.span(found.start(), found.end()))
        yield Match(entry, line, found, evidence)


def _found(text: str) -> Found:
    """By tie, every pattern in a masked text and where it stands."""
    key = digest(text)
    known = shelf.get(key)
    if known is not None:
        return known
    tokens = frozenset(_TOKEN.findall(text))
    found: Found = {entry.tie: [] for entry in patterns()}
    for entry in patterns():
        if any(need.isdisjoint(tokens) for need in _needs(entry.pattern)):
            continue
        for match in compiled(entry.pattern).finditer(text):
            found[entry.tie].append((entry, match))
    shelf.keep(key, found, len(text))
    return found


def _item(item: str, first: bool) -> str:
    optional = item.endswith("?")
    item = item.removesuffix("?")
    if gap := _GAP.fullmatch(item):
        step = rf"\s+(?:{_WORD})" if gap[1] == ".." else rf"(?:\s+(?:{_WORD})|\s*(?:{_BREAKS})(?:\s*(?:{_WORD}))?)"
        return f"(?:{step}){{0,{gap[2]}}}?"
    if item == "||":
        return rf"[\s.!?\"')]*{STOP}[\s\"'(]*"
    if item == "^":
        return rf"(?:^|{STOP})[\s\"'(]*"
    if role := _ROLE.fullmatch(item):
        body = _joint(first) + _figure(role[1], role[2] or _COUNTABLE)
    else:
        body = "|".join(_word(word, first) for word in item.split("|"))
    return f"(?:{body})?" if optional else f"(?:{body})"


def _word(word: str, first: bool) -> str:
    if word in _SIGNS:
        return r"\s*(?:--?|\u2014)" if word == "-" else rf"\s*{re.escape(word)}"
    if word.startswith("<"):
        return rf"{_joint(first)}\b{words(word.strip('<>'))}"
    return rf"{_joint(first)}\b{re.escape(word).replace('_', chr(92) + 's+')}(?!\w)"


def _joint(first: bool) -> str:
    """What stands between two items: white space, or nothing after a bracket, a quotation mark or a dash."""
    return "" if first else rf"(?:\s+|(?<=[(\"':{STOP}\u2014-])|^)"


def _figure(role: str, kinds: str) -> str:
    if kinds == "moment":
        return rf"(?:the\s+|about\s+)?(?P<{role}>{MOMENT})"
    if kinds == "year":
        return rf"(?P<{role}>{SIGNS['year']})"
    signs = "".join(SIGNS[k] for k in kinds.split(",")) if kinds != "any" else FIGURE[1:-1]
    return rf"(?:{words('modifier')}\s+){{0,3}}(?P<{role}>[{signs}])(?:-[a-z]+)*"


def _longest_first(entries: tuple[str, ...]) -> list[str]:
    return sorted(entries, key=len, reverse=True)
