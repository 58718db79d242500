"""Masked lines -> totals and their parts: lists the text says make up a total, single parts, and known sums.

A list of parts is tied to a total only by words that say so (made up of, in all, of them ... the other, on board:
passengers and crew). Without such words a sum is taken only if it holds: it then explains why figures differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from checker.model import Evidence, Parts, Quantity
from checker.subjects.comparable import comparable
from checker.subjects.grammar import matches, words
from checker.subjects.masking import FIGURE, STOP, Given, Line

_LONGEST = 12  # figures of one list
_BETWEEN = 75  # characters from one figure of a list to the next
_ASIDES = 3  # figures between two of a list that only explain the first of them
_CROWD = 120  # figures nearby among which a sum holds by chance
_JOINED = re.compile(
    r",|;|\b(?:and|plus|in addition to|on top of|followed by|along with|together with|as well as"
    r"|with|but|while|against)\b"
)
_APART = re.compile(r"\b(?:up|down|than|compared|including)\b|\bfrom\s*$|(?<!addition )\bto\s*$|\b(?:of the|or|of)\s*$")
_ASIDE = re.compile(rf"\s*(?:\([^()]{{0,30}}\)|,?\s*or\s+{FIGURE},?)")

Run = tuple[int, ...]


def stated(line: Line, runs: Sequence[Run]) -> Iterator[Parts]:
    """The totals of a line with the parts the words give them."""
    for run in runs:
        yield from _listed(line, run)
    yield from _single(line, {place: run[at:] for run in runs for at, place in enumerate(run[:-1])})


def lists(line: Line) -> Iterator[Run]:
    """Figures of one unit standing in a row (places in the line): 4,700 men, 3,200 women and 40 children."""
    places = line.places
    at = 0
    while at < len(places):
        run, asides, following = [places[at]], 0, at + 1
        while following < len(places) and len(run) < _LONGEST:
            first, second = line.figures[run[-1]].quantity, line.figures[places[following]].quantity
            between = line.text[run[-1] + 1 : places[following]]
            if len(between) > _BETWEEN or STOP in between:
                break
            if comparable(first, second) and _in_a_row(between):
                run.append(places[following])
                asides = -1
            elif asides == _ASIDES or not _aside(line, run[-1], places[following]):
                break
            asides += 1
            following += 1
        if len(run) >= 2:
            yield tuple(run)
            at = places.index(run[-1], at) if len(run) < _LONGEST else following
        at += 1


def _in_a_row(between: str) -> bool:
    plain = _ASIDE.sub(" ", between)
    return bool(_JOINED.search(plain)) and not _APART.search(plain) and not re.search(FIGURE, plain)


def _aside(line: Line, last: int, place: int) -> bool:
    """Whether a figure only explains the one before it: 803, or 61%; 8 (4 per cent)."""
    between = line.text[last + 1 : place]
    return bool(re.search(r"(?:\(|,?\s*\bor)\s*(?:about\s+)?$", between)) or line.figures[place].quantity.kind in (
        "age",
        "percent",
    )


@cache
def _before() -> re.Pattern[str]:
    """What may stand between a total and the first of its parts; the group that matched says how they hang together."""
    modifier = rf"(?:{words('modifier')}\s+){{0,3}}"
    word = r"[\w'&/-]+"
    return re.compile(
        rf"(?P<total>{FIGURE})(?:-\w+)*(?P<noun>(?:\s+{word}){{0,8}}?)"
        rf"(?:\s*,?\s*(?P<composed>{words('composed')})"
        rf"|\s*(?P<colon>:|\u2014|\s--?(?=\s))"
        rf"|\s*[,(]\s*(?:\w+\s+)?(?P<which>{words('of_which')})(?:\s+{word}){{0,6}}?"
        rf"|\s*(?P<comma>[,(]))\s*{modifier}$"
    )


@cache
def _after() -> re.Pattern[str]:
    modifier = rf"(?:{words('modifier')}\s+){{0,3}}"
    word = r"[\w'&/-]+"
    return re.compile(
        rf"(?P<noun>(?:\s+{word}){{0,11}}?)\s*[,;:(\u2014-]*\s*"
        rf"(?:(?:or|and|which\s+is|that\s+is|which\s+are)\s+)?"
        rf"(?:(?P<making>{words('totalling')})\s+{modifier}(?P<made>{FIGURE})"
        rf"|{modifier}(?P<total>{FIGURE})(?:\s+{word}){{0,3}}?\s+(?P<all>{words('in_all')})"
        rf"|(?:\w+\s+){{1,3}}(?P<combined>a\s+combined|a\s+total\s+of)\s+{modifier}(?P<joint>{FIGURE})"
        rf"|(?:of|from|in)\s+(?:its|their|the|a|all)?\s*(?P<body>{FIGURE})(?P<seats>-(?:seat|member|strong)|\s+(?:games|matches|outings|fixtures))"
        rf"|all\s+(?:of\s+the\s+)?(?P<every>{FIGURE}))"
    )


def _listed(line: Line, run: Run) -> Iterator[Parts]:
    text = line.text
    start, end = next((s for s in line.sentences if s[0] <= run[0] < s[1]), (0, len(text)))
    for last in range(len(run), 1, -1):
        after = _after().match(text, run[last - 1] + 1, min(end, run[last - 1] + 120))
        if not after:
            continue
        group = next(name for name in ("made", "total", "joint", "body", "every") if after[name])
        place = after.start(group)
        if place in run[:last] or not fits(line, place, run[:last]):
            continue
        if after["making"] == "for" or (group == "every" and "," not in after.group() and ";" not in after.group()):
            continue
        played = group == "body" and "-" not in after["seats"]
        if played and not all(_is(_around(line, p), "played") for p in run[:last]):
            continue
        complete = group != "body" or (played and last >= 3)
        yield tied(line, place, run[:last], "which" if group == "body" and not played else "in_all", complete=complete)
        return
    for first in range(len(run) - 1):
        head = _before().search(text, max(start, run[first] - 110), run[first])
        if not head:
            continue
        members = run[first:]
        place = head.start("total")
        how = _manner(line, head, members, end)
        if how and place not in members and fits(line, place, members) and len(members) >= 2:
            yield tied(line, place, members, how, complete=how not in ("which",), exclusive=True)
            return


def _manner(line: Line, head: re.Match[str], members: Run, end: int) -> str:
    """How the words before a list hang it on its total: "" if they do not claim it to be the parts."""
    text = line.text
    tail = text[members[-1] + 1 : end]
    if head["composed"]:
        return "composed"
    if head["which"]:
        whole = line.figures[head.start("total")].quantity
        return "composed" if whole.kind == "money" and len(members) == 2 and not re.search(r"\w,", tail) else "which"
    if is_rest(line, members[-1]):
        return "rest"
    nouns = [_noun(line, p) for p in members]
    if head["colon"]:
        joined = re.search(r"\band\b", text[members[-2] : members[-1]])
        return "colon" if joined and _whole_clause(tail) else ""
    if all(_is(n, "hyponym") for n in nouns) and re.search(rf"\b{words('superordinate')}", head["noun"]):
        return "kinds" if len(set(nouns)) == len(nouns) and _whole_clause(tail) else ""
    own = bool(head["noun"].strip()) and not _bare(line, head.start("total")) and not _verb().search(head["noun"])
    if own and all(_bare(line, p) for p in members) and len(head["noun"].split()) <= 3 and _whole_clause(tail):
        return "elided"
    return ""


@cache
def _verb() -> re.Pattern[str]:
    """A verb between a figure and a list: then the figure is one of the list's own kind, not its total."""
    return re.compile(rf"\b(?:will|would|have|has|had|can|may|{words('be')})\b")


def _whole_clause(tail: str) -> bool:
    """Whether nothing but a few words follows a list, so that it is not cut out of a longer one."""
    return not re.match(r"(?:\s+[\w'-]+){0,8}\s*,\s*(?:and|including|as well as|plus)\b", tail)


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(rf"\b{words('rest')}\s+(?:of\s+)?$")


def is_rest(line: Line, place: int) -> bool:
    """Whether a figure is said to be the rest: and the other 800."""
    return bool(_rest().search(line.text, max(0, place - 20), place))


@cache
def _following() -> re.Pattern[str]:
    return re.compile(r"(?:-\w+)*((?:\s+[\w'-]+){0,3})")


def _is(noun: str, name: str) -> bool:
    return bool(re.search(rf"\b{words(name)}", noun))


def _noun(line: Line, place: int) -> str:
    found = _following().match(line.text, place + 1)
    return found[1].strip() if found else ""


def _around(line: Line, place: int) -> str:
    """The word before a figure and those after it: drew 4; four draws."""
    before = re.search(r"([\w'-]+)\s+$", line.text[max(0, place - 20) : place])
    return f"{before[1] if before else ''} {_noun(line, place)}"


def _bare(line: Line, place: int) -> bool:
    """Whether a figure has no noun of its own, since the total's is meant: 800 in its branches."""
    return bool(
        re.match(
            r"\s+(?:in|at|on|from|to|for|by|of them|of those|among|under|over|aged|via|through|abroad|overseas"
            r"|elsewhere)\b",
            line.text[place + 1 : place + 14],
        )
    )


def fits(line: Line, total: int, members: Sequence[int]) -> bool:
    """Whether each member can be a part of the total; all by their places in the line."""
    whole = line.figures[total].quantity
    return all(_addable(whole, line.figures[m].quantity) for m in members)


def _addable(whole: Quantity, part: Quantity) -> bool:
    """Whether one can be a part of the other: of one unit, and no percentage among counts."""
    return comparable(whole, part) and (whole.kind == "percent") == (part.kind == "percent")


def tied(line: Line, total: int, members: Sequence[int], how: str, complete: bool, exclusive: bool = True) -> Parts:
    """The members as parts of the total, all by their places in the line; `how` names the words that tie them."""
    evidence = Evidence(f"subjects.ties.parts.{how}", line.span(min(total, members[0]), max(total, members[-1]) + 1))
    ids = tuple(line.figures[m].id for m in members for _ in range(_times(line, m)))
    return Parts(line.figures[total].id, ids, complete, (evidence,), exclusive=exclusive)


def _times(line: Line, place: int) -> int:
    """How often a part counts: two each from the coast guard and the police."""
    found = re.match(
        r"\s+each\s+(?:from|in|at|for|by)\s+([^\ue000-\uf8ff;:.\u2014-]{3,80})", line.text[place + 1 : place + 110]
    )
    return 1 + len(re.findall(r",\s*(?!and\b)|\band\b", found[1])) if found else 1


def _out_of(line: Line, place: int, begun: dict[int, Run]) -> Run:
    """The list that begins with this part of a stated total, if nothing says that its members overlap."""
    run = begun.get(place, ())
    end = next((e for s, e in line.sentences if s <= place < e), len(line.text))
    return (
        () if re.search(r"\b(?:also|too|both|of whom|of which|of them|of those|some)\b", line.text[place:end]) else run
    )


def _single(line: Line, begun: dict[int, Run]) -> Iterator[Parts]:
    """One part of a total, or one part and the rest of it."""
    for match in matches(line, "part"):
        total, part = match.figure("total"), match.figure("part")
        if total is None or part is None or not comparable(total.quantity, part.quantity):
            continue
        if _needed().match(line.text, match.found.end()):
            continue
        yield Parts(total.id, (part.id,), False, (match.evidence,))
        run = _out_of(line, match.place("part"), begun) if "^" in match.entry.pattern else ()
        if run and fits(line, match.place("total"), run):
            yield tied(line, match.place("total"), run, "which", complete=False)
        rest = _the_rest(line, match.place("part"))
        if rest is not None and rest.id != total.id and comparable(rest.quantity, total.quantity):
            yield Parts(total.id, (part.id, rest.id), True, (match.evidence,), exclusive=True)


@cache
def _needed() -> re.Pattern[str]:
    """Two polls, of which four are needed: the second is no part."""
    return re.compile(r"(?:\s+[\w'-]+){0,3}\s+(?:needed|required|necessary|wanted|sought|planned|ordered)\b")


@cache
def _the_rest_after() -> re.Pattern[str]:
    return re.compile(rf"\b(?:the\s+other|the\s+remaining|the\s+rest,|the\s+remainder,)\s+(?P<figure>{FIGURE})")


def _the_rest(line: Line, place: int) -> Given | None:
    """The figure said to be the rest, with no other figure between."""
    found = _the_rest_after().search(line.text, place + 1, place + 160)
    if not found or line.figures_in(place + 1, found.start("figure")):
        return None
    return line.figures[found.start("figure")]


def apart(line: Line, runs: Sequence[Run], earlier: Sequence[Line]) -> Iterator[Parts]:
    """Lists whose total stands in another sentence: the field was made up of ...; 168 passengers and six crew."""
    for run in runs:
        start = next((s for s, e in line.sentences if s <= run[0] < e), 0)
        lead = line.text[start : run[0]]
        if re.search(
            rf"\b{words('the_whole')}\s+(?:[\w']+\s+){{0,3}}?{words('composed')}\s*(?:[\w']+\s+){{0,2}}$", lead
        ):
            total = _nearest(line, run, start, earlier)
            if total:
                yield _across(line, total, run, "composed")
        elif _passengers_and_crew(line, run):
            total = _aboard(line, run, earlier)
            if total:
                yield _across(line, total, run, "aboard")


def _passengers_and_crew(line: Line, run: Run) -> bool:
    nouns = [_noun(line, p) for p in run]
    return (
        len(run) == 2
        and bool(re.match(r"(?:\w+\s+)?passengers?\b", nouns[0]))
        and bool(re.match(r"(?:\w+\s+)?crew\b", nouns[1]))
    )


def _across(line: Line, total: Given, run: Run, how: str) -> Parts:
    evidence = (Evidence(f"subjects.ties.parts.{how}", line.span(run[0], run[-1] + 1)),)
    return Parts(total.id, tuple(line.figures[p].id for p in run), True, evidence, exclusive=True)


def _nearest(line: Line, run: Run, start: int, earlier: Sequence[Line]) -> Given | None:
    """The figure a definite whole most likely means: of the parts' unit and size, the nearest before."""
    values = [line.figures[p].quantity.value or Decimal(0) for p in run]
    candidates = [g for _, g in reversed(line.figures_in(0, start))]
    candidates += [g for other in reversed(earlier) for _, g in reversed(other.figures_in(0, len(other.text)))]
    likely = [
        g
        for g in candidates
        if _addable(g.quantity, line.figures[run[0]].quantity)
        and (value := g.quantity.value) is not None
        and max(values) < value
        and Decimal("0.6") * sum(values) <= value <= Decimal("1.67") * sum(values)
    ]
    return next((g for g in likely if g.quantity.value == sum(values)), likely[0] if likely else None)


@cache
def _people_aboard() -> re.Pattern[str]:
    return re.compile(rf"(?P<total>{FIGURE})(?:\s+[\w'-]+){{0,3}}?\s+{words('aboard')}")


def _aboard(line: Line, run: Run, earlier: Sequence[Line]) -> Given | None:
    for other in (line, *reversed(earlier[-3:])):
        for found in _people_aboard().finditer(other.text):
            given = other.figures[found.start("total")]
            inside = other is line and found.start("total") in run
            if given.quantity.kind == "count" and not inside:
                return given
    return None


def by_sum(lines: Sequence[Line], rows: Sequence[Sequence[Run]], reach: int = 2) -> Iterator[Parts]:
    """Lists that add up to another figure nearby: nothing says so, but the sum explains why the figures differ."""
    for at, line in enumerate(lines):
        if not rows[at]:
            continue
        near = [g for other in lines[max(0, at - reach) : at + reach + 1] for g in other.figures.values()]
        if len(near) > _CROWD:
            continue
        totals: dict[Decimal, list[Given]] = {}
        for given in near:
            value = given.quantity.value
            if value is not None and value > 2:
                totals.setdefault(value, []).append(given)
        for run in rows[at]:
            yield from _known(line, run, totals)


def _known(line: Line, run: Run, totals: dict[Decimal, list[Given]]) -> Iterator[Parts]:
    values = [line.figures[p].quantity.value for p in run]
    for first in range(len(run) - 1):
        total = values[first]
        for last in range(first + 1, len(run)):
            value = values[last]
            if total is None or value is None or value == 0 or values[first] == 0:
                break
            total += value
            members = run[first : last + 1]
            ids = tuple(line.figures[p].id for p in members)
            for given in totals.get(total, ()):
                if given.id not in ids and all(_addable(given.quantity, line.figures[p].quantity) for p in members):
                    evidence = Evidence("subjects.ties.parts.sum", line.span(members[0], members[-1] + 1))
                    yield Parts(given.id, ids, True, (evidence,), exclusive=True, how="sum")
