"""A block's words -> whether they are a dateline, a byline, a caption or a note, and how much of them.

Datelines and bylines say when, where and by whom an article was written: no figure of the story stands in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checker import lexicon

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_CLOCK = r"\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?"
_ZONE = r"(?:[ECMP][SD]?T|[A-Z]{0,2}ST|GMT|UTC|CES?T|BST|Z)(?:[+-]\d{1,2}(?::?\d\d)?)?"
_ISO = r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
_DAY = rf"{_ISO}|{_WEEKDAY}|{_MONTH}|\d{{1,2}}(?:st|nd|rd|th)?|\d{{4}}"
_STAMP = r"(?:first |last )?(?:published|updated|posted|modified)|date|on|at|ago"
# each word whole and for good: adjacent digits read in every possible way would take exponential time
_DATE_LINE = re.compile(rf"(?>(?:{_STAMP}|{_CLOCK}|{_DAY}|(?-i:{_ZONE}))(?!\w)|[\s,|·•–—:/()-]++)++", re.IGNORECASE)
_HOLDS_A_DATE = re.compile(rf"{_ISO}|\b{_MONTH}(?![a-z])|\b{_WEEKDAY}(?![a-z])", re.IGNORECASE)
_DATE_BEFORE_BYLINE = re.compile(rf"(?:date:?\s+)?(?:{_ISO})[\s,|·•–—-]+(?=(?:by|from)\s)", re.IGNORECASE)
_STAFF = re.compile(
    r"(?:by|from)\s(?:(?:our|a|the)\s)?(?:own\s)?(?:[^\W\d_][\w’'-]*\s){0,3}"
    r"(?:staff|team|desk|correspondents?|reporters?|writers?|newsroom|agenc(?:y|ies)|wires?)(?:\sin\s[^\W\d_][\w\s’'-]*)?",
    re.IGNORECASE,
)

_NAME = r"[^\W\d_][\w.’'-]*"
_PLACE = rf"{_NAME}(?:[ -]{_NAME}){{0,3}}(?:,\s{_NAME}(?:\s{_NAME}){{0,3}}){{0,2}}"
_SHORT_DATE = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_DESK = r"\([^\W\d][^()\n]{1,40}\)"
_DASH = r"\s*(?:--|[—–_]|(?<=\s)-(?=\s))\s*"
_OPENING = re.compile(
    rf"(?P<place>{_PLACE}(?:/{_PLACE})?)?(?:(?P<date>,?\s{_SHORT_DATE}))?(?P<desk>\s?{_DESK})?{_DASH}(?-i:(?=[^\sa-z]))",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]+(?:[ -][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]+)*(?:/[A-Z]+)?(?=,|$)")
_CREDITED = re.compile(r"(?:[^\W\d_][\w.’'/-]*+|[&,;|()\s])++")

LONGEST_DATELINE = 90
LONGEST_BYLINE = 240


@dataclass(frozen=True, slots=True)
class Opening:
    """Words by which a block is known, with an article line in which they do so."""

    words: str
    example: str


@cache
def _words(section: str) -> str:
    entries = lexicon.load("segments", section, Opening)
    alternatives = sorted((re.escape(e.words).replace("'", "['’]") for e in entries), key=len, reverse=True)
    return "|".join(alternatives).replace(r"\ ", r"\s+")


@cache
def _pattern(section: str) -> re.Pattern[str]:
    words = _words(section)
    rule = {
        "caption": rf"\(?(?:{words})(?:\s+\d{{1,2}})?(?::|\s[-–—]\s)",
        "caption_close": rf"[(.\s](?:{words})\b[^.\n]{{0,60}}\)?\.?$",
        "byline": rf"[(\[]?(?:{words}):?\s+",
        "note": rf"(?:{words})(?::|(?<=\s\w\w\w\w)\b|(?<=\s\w\w\w)\b)",
    }[section]
    return re.compile(rule, re.IGNORECASE)


def is_dateline(block: str) -> bool:
    """Whether a block consists of nothing but a date: `Friday, January 4, 2019`, `Updated 10:15 GMT, 3 May 2024`."""
    return (
        len(block) <= LONGEST_DATELINE
        and _DATE_LINE.fullmatch(block) is not None
        and _HOLDS_A_DATE.search(block) is not None
    )


def dateline_before(block: str) -> int:
    """How many characters of a paragraph are its dateline (`Rome (Wire) — `, `KYIV, 3 May - `), or 0.

    Without an agency in brackets or a date, only a place in capitals counts: `Smith — a baker — said` is no dateline.
    """
    head = block[: LONGEST_DATELINE + 1]
    match = _OPENING.match(head)
    if not match or not (match["place"] or match["desk"]):
        return 0
    place = match["place"] or ""
    capitals = _CAPITALS.match(place) is not None
    if not (match["desk"] or match["date"] or capitals) or (place and not place[0].isupper()):
        return 0
    if match["desk"] and place and not capitals and any(w.islower() for w in re.findall(r"\w{4,}", place)):
        return 0
    return match.end()


def date_before_byline(block: str) -> int:
    """How many characters before a byline are a date: `date 2024-10-23 By Ana Lima`, `2024-10-23, by our staff`."""
    match = _DATE_BEFORE_BYLINE.match(block[:LONGEST_DATELINE])
    return match.end() if match else 0


def is_byline(block: str) -> bool:
    """Whether a block only names those who wrote it: `By Ana Lima and Tom Okoro`, `By our regional staff`."""
    if len(block) > LONGEST_BYLINE:
        return False
    if _STAFF.fullmatch(block.rstrip(" .")):
        return True
    match = _pattern("byline").match(block)
    if not match or match.end() == len(block):
        return False
    names = block[match.end() :].rstrip(" .)]")
    words = re.findall(r"[^\W\d_][\w’'-]*", names)
    if not words or not _CREDITED.fullmatch(names):
        return False
    # names may hold small words: `Zoë van der Berg`
    capitals = sum(w[0].isupper() for w in words)
    return (words[0][0].isupper() or len(words) > 2) and 2 * capitals >= len(words) and not is_dateline(words[0])


def is_caption(block: str) -> bool:
    """Whether a block is the caption of a picture: `Photo: ...`, `... (AP Photo/...)`."""
    if _pattern("caption").match(block[:60]):
        return True
    return len(block) <= 400 and _pattern("caption_close").search(block[-90:]) is not None


def is_note(block: str) -> bool:
    """Whether a block speaks of the article itself: a correction, an editor's note."""
    return _pattern("note").match(block[:60]) is not None
