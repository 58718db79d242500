"""Values of the answer -> the few words a person reads: amounts, bounds, how a source speaks, why a pair was left."""

from __future__ import annotations

import re
from datetime import datetime

from checker.export.answer import Answer, Values

SEVERITY = {"error": "Error", "check": "To check", "note": "Note"}
BOUND = {
    "exact": "exact",
    "approx": "approximate",
    "min": "lower bound",
    "max": "upper bound",
    "range": "range",
    "vague": "vague words",
}
HOW = {
    "direct": "direct quotation",
    "indirect": "indirect speech",
    "mixed": "partly quoted",
    "according_to": "“according to”",
    "carrier": "document or survey",
    "continued": "speech going on from an earlier sentence",
}
WHY_NOT = {
    "update": "the article tells it as an update",
    "part_of": "one is a part of the other",
    "different_time": "they are of different times",
    "different_place": "they are of different places",
    "overlap": "both can be true at once",
    "rounding": "they agree once rounded",
    "conversion": "one is the other in another unit",
    "different_stage": "one is a plan or a forecast, the other a fact",
    "different_event": "they are of different events",
    "threshold": "one is a limit, not a count",
    "same_value": "they are the same",
    "bound": "the one lies within the bound of the other",
    "composition": "the text adds them up, and the sum holds",
    "plan_against_fact": "one is a plan or a forecast, the other what came of it",
    "weak_link": "it is not certain that they answer the same question",
}
WHY_SKIPPED = {
    "date": "a date",
    "year": "a year",
    "time": "a time of day",
    "ordinal": "an ordinal",
    "name": "part of a name",
    "age": "an age",
    "list number": "a list number",
    "decade": "a decade",
    "id": "an identifier",
    "idiom": "a turn of phrase",
    "note": "the number of a note",
    "rate": "a rate that is told in words",
    "phone": "a telephone number",
    "address": "an address",
    "pronoun": "a pronoun, not a number",
}
# plurals that are not made with an s, and units that have none
_PLURAL = {"foot": "feet", "inch": "inches", "acre-foot": "acre-feet", "century": "centuries"}
_NAMES = {"celsius": "Celsius", "fahrenheit": "Fahrenheit"}
_NO_PLURAL = ("hertz", "horsepower", "electric", "stone")
STAGE = {
    "base": "what a change starts from",
    "compound": "part of a compound",
    "hypothetical": "supposed",
    "past_record": "an earlier record",
}
KIND = {
    "sources_disagree": "sources disagree",
    "self_contradiction": "contradicts itself",
    "arithmetic": "does not add up",
    "texts_disagree": "texts disagree",
}


def plain(term: str, words: dict[str, str]) -> str:
    """The words for a term of the contract; terms that are new here are shown as they are, without underscores."""
    return words.get(term, term.replace("_", " "))


def amount(value: float | None) -> str:
    """A number as a newspaper prints it: 1,200 or 2.5 or 2.24 billion."""
    if value is None:
        return ""
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if size <= abs(value) < 1000 * size and round(value / size, 3) == value / size:
            return f"{amount(value / size)} {name}"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.4f}".rstrip("0")


def with_unit(value: str, unit: str) -> str:
    """A number and its unit: 64 kilometers, 12 %, USD 1,500,000, magnitude 6.1."""
    if not unit:
        return value
    if unit == "percent":
        return f"{value} %"
    return f"{unit} {value}" if _goes_first(unit) else f"{value} {units(unit, value)}"


def _goes_first(unit: str) -> bool:
    return unit == "magnitude" or (len(unit) == 3 and unit.isupper())


def units(unit: str, value: str = "") -> str:
    """The name of a unit beside a number: 1 foot, 12 feet, 90 kilometers per hour, 21 degrees Celsius."""
    if not unit or unit == "percent" or unit.startswith("per ") or _goes_first(unit):
        return unit
    # what is measured comes first: milligrams per liter, pounds per square inch, millimeters of mercury
    head, joint, rest = re.split(r"( per | of |$)", unit, maxsplit=1)
    words = [_NAMES.get(word, word) for word in head.split(" ")]
    at = 0 if words[0] == "degree" else -1
    if value != "1" and not words[at].endswith(_NO_PLURAL):
        words[at] = _PLURAL.get(words[at], f"{words[at]}s")
    return " ".join(words) + joint + rest


def value(figure: Values) -> str:
    """What a figure may be, in numerals: at least 22; 24 to 99; about 1,200; 3–1."""
    low, high, unit = figure["low"], figure["high"], figure["unit"]
    if figure["kind"] == "score":
        return f"{amount(low)}–{amount(high)}"
    if low is None and high is None:
        return str(figure["text"])
    if low is None:
        return f"at most {with_unit(amount(high), unit)}"
    if high is None:
        return f"at least {with_unit(amount(low), unit)}"
    if low == high:
        about = "about " if figure["modifier"] == "approx" else ""
        return about + with_unit(amount(low), unit)
    return with_unit(f"{amount(low)} to {amount(high)}", unit)


def reading(figure: Values) -> str:
    """What the words of a figure come to, where a reader does not see it: at least 22 for 22, but not 4 for four."""
    small = figure["low"] is not None and figure["low"] == figure["high"] and 0 <= figure["low"] <= 12
    if (small and figure["modifier"] == "exact") or value(figure).casefold() == str(figure["text"]).casefold():
        return ""
    return value(figure)


def speaker(figure: Values) -> str:
    """Who vouches for a figure, or that the article itself does."""
    source = figure["source"]
    return str(source["name"]) if source else "the article itself"


def label(words: str) -> str:
    """Words as they begin a row, a line or a legend: A senior official, The health ministry; names like eBay stay."""
    return words if words[1:2].isupper() else words[:1].upper() + words[1:]


def day(written: str) -> str:
    """A day or a moment in UTC as a reader says it: 2024-10-21 is 21 October 2024; what is no day stays as it is."""
    try:
        moment = datetime.fromisoformat(written.replace(" ", "T"))
    except ValueError:
        return written
    clock = f", {moment:%H:%M} UTC" if len(written) > 10 else ""
    return f"{moment.day} {moment:%B %Y}{clock}"


def when(figure: Values) -> str:
    """When the figure holds, in the article's words and as a day: Friday (27 February 2026)."""
    told, meant = figure.get("as_of") or "", figure.get("as_of_day") or ""
    named = day(meant) if len(meant) == len("2026-02-27") else ""
    return f"{told} ({named})" if told and named else told or named


def stage(figure: Values) -> str:
    """What the figure states beside a plain fact: a forecast, a target, a change ...; empty for a fact."""
    subject = figure.get("subject") or {}
    words = [subject.get("stage", "fact"), subject.get("form", "level")]
    return ", ".join(plain(w, STAGE) for w in words if w not in ("", "fact", "level"))


def tally(answer: Answer) -> str:
    """One line about an answer: 9 figures, 1 error, 1 to check, 1 note."""
    open_ones = [f for f in answer.findings if answer.is_open(f)]
    known = sum(not answer.is_new(f) and not answer.is_dismissed(f) for f in answer.findings)
    counted = {s: sum(f["severity"] == s for f in open_ones) for s in SEVERITY}
    dismissed = len(answer.findings) - len(open_ones) - known
    words = [plural(len(answer.figures), "figure")]
    words += [plural(counted["error"], "error")] if counted["error"] else []
    words += [f"{counted['check']} to check"] if counted["check"] else []
    words += [plural(counted["note"], "note")] if counted["note"] else []
    words += ["nothing to check"] if len(words) == 1 else []
    words += [f"{known} already known"] if known else []
    words += [f"{dismissed} dismissed"] if dismissed else []
    words += ["not read to its end in time"] if answer.body.get("incomplete") else []
    return ", ".join(words)


def unread(answer: Answer) -> str:
    """Where reading ended for want of time: line and first words of what was not read; empty where all was."""
    if answer.read_until is None:
        return ""
    words = " ".join(answer.text[answer.read_until : answer.read_until + 90].split())
    opening = f"{words[:60].rsplit(' ', 1)[0]}…" if len(words) > 60 else words
    return f"Not read in time: all from line {answer.line(answer.read_until)[0]} on, “{opening}”"


def plural(number: int, noun: str) -> str:
    """1 figure, 2 figures."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
