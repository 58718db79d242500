"""A number at token i -> the date, year, decade or clock time it belongs to, if any."""

from __future__ import annotations

import re

from checker.quantities.cues import cues
from checker.quantities.words import DASHES, MONTHS, Words

Skip = tuple[int, int, str]  # first token, last token, why

_TITLED = frozenset({"may", "march", "mar", "jan", "sep", "dec"})
_CLOCK = cues("dates_clock")
_ZONES = cues("dates_zones")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}|2100")
_DAY = re.compile(r"[1-9]|[12][0-9]|3[01]")
_TAILS = frozenset({"st", "nd", "rd", "th"})


def find(w: Words, i: int) -> Skip | None:
    """The date or time in which the number at token i stands."""
    text = w.text[i]
    return _written(w, i) or _day_of_month(w, i) or _clock(w, i) or _decade(w, i, text) or _year(w, i, text)


def month(w: Words, i: int) -> bool:
    """Whether token i names a month (`may` and `march` only with a capital)."""
    return w.lower[i] in MONTHS and (w.lower[i] not in _TITLED or w.capital(i))


def _written(w: Words, i: int) -> Skip | None:
    """2019-01-04, 4/1/2019, 4.1.2019, 2019/20, 2019-20, 1939–1945, 2000 - 2050, 24/7, 9/11."""
    text = w.text[i]
    if _YEAR.fullmatch(text) and w.text[i + 1] in DASHES and not w.glued[i + 2] and _spaced_years(w, i):
        return i, i + 2, "year"
    if re.fullmatch(r"\d{1,2}\.\d{1,2}\.(\d{4}|\d\d)", text):
        return i, i, "date"
    sign = w.text[i + 1]
    if w.kind[i + 2] != "number" or not (w.glued[i + 1] and w.glued[i + 2]) or not (sign == "/" or sign in DASHES):
        return None
    second, third = w.text[i + 2], w.text[i + 4]
    if w.text[i + 3] == sign and w.kind[i + 4] == "number" and w.glued[i + 3] and w.glued[i + 4]:
        if len(text) == 4 and len(second) <= 2 and len(third) <= 2:
            return i, i + 4, "date"
        if len(text) <= 2 and len(second) <= 2 and len(third) in (2, 4):
            return i, i + 4, "date"
        return None
    if (text, sign, second) in (("24", "/", "7"), ("9", "/", "11"), ("7", "/", "7"), ("50", "/", "50")):
        return i, i + 2, "name"
    if _YEAR.fullmatch(text):
        if _YEAR.fullmatch(second) and int(second) >= int(text) and not _counted(w, i, i + 2):
            return i, i + 2, "year"
        if (len(second) == 2 and int(second) == (int(text[2:]) + 1) % 100) or (len(second) == 2 and sign == "/"):
            return i, i + 2, "year"
        if len(second) == 2 and int(second) > int(text[2:]) and int(text) > 1800:
            return i, i + 2, "year"
    return None


def _spaced_years(w: Words, i: int) -> bool:
    """`over 2000 - 2050`: two years with a spaced dash, unless what follows is counted."""
    second = w.text[i + 2]
    if not _YEAR.fullmatch(second) or second <= w.text[i]:
        return False
    return w.kind[i + 3] != "word" or w.lower[i + 3] in _AFTER_YEAR or w.lower[i - 1] in _YEAR_BEFORE


_AFTER_YEAR = frozenset(
    {"on", "in", "and", "for", "at", "to", "of", "the", "was", "were", "with", "by", "as", "but", "when"}
)


def _day_of_month(w: Words, i: int) -> Skip | None:
    """March 8, 8 March, 8th of March, 3-5 May, May 3 and 4 (with the year after it)."""
    text = w.text[i]
    if not _DAY.fullmatch(text) and not re.fullmatch(r"0[1-9]", text):
        return _month_year(w, i)
    last = i
    if w.lower[i + 1] in _TAILS and w.glued[i + 1]:
        last = i + 1
    if month(w, i - 1) or (w.text[i - 1] == "." and month(w, i - 2)):
        if w.kind[last + 1] == "word" and w.glued[last + 1]:
            return None
        j = last + 1
        ties = w.text[j] in DASHES or w.lower[j] in ("and", "to", "through")
        free = w.kind[j + 2] != "word" or w.text[j] in DASHES or w.lower[j + 2] in ("and", "in", "at", "to", "for")
        if ties and free and _DAY.fullmatch(w.text[j + 1] or "x"):
            last = j + 1
        return i, _with_year(w, last), "date"
    j = last + 1
    if (w.text[j] in DASHES or w.lower[j] in ("and", "to", "or")) and _DAY.fullmatch(w.text[j + 1] or "x"):
        k = j + 2 + (w.lower[j + 2] in _TAILS)
        if month(w, k):
            return i, _with_year(w, k), "date"
    if w.lower[j] == "of" and month(w, j + 1):
        return i, _with_year(w, j + 1), "date"
    if w.hyphen(j) and month(w, j + 1):
        return i, _with_year(w, j + 1), "date"
    if month(w, j) and w.text[j][0].isupper():
        return i, _with_year(w, j), "date"
    return None


def _month_year(w: Words, i: int) -> Skip | None:
    year = _YEAR.fullmatch(w.text[i])
    if year and (month(w, i - 1) or (w.text[i - 1] in (",", ".", "of") and month(w, i - 2))):
        return i, i, "date"
    return None


def _with_year(w: Words, last: int) -> int:
    j = last + 1
    if w.text[j] == "," or w.lower[j] == "of":
        j += 1
    return j if _YEAR.fullmatch(w.text[j] or "x") else last


def _clock(w: Words, i: int) -> Skip | None:
    """10:42, 10.42am, 6 p.m., 0040 UTC, 9:40:12, 11am to 2pm."""
    text = w.text[i]
    last = i
    if (
        w.text[i + 1] in (":", "h")
        and w.glued[i + 1]
        and w.glued[i + 2]
        and re.fullmatch(r"\d\d(\.\d+)?", w.text[i + 2])
    ):
        last = i + 2
        if w.text[i + 3] == ":" and w.kind[i + 4] == "number" and w.glued[i + 4]:
            last = i + 4
        return i, _with_zone(w, last), "time"
    hour = re.fullmatch(r"(\d{1,2})(\.[0-5]\d)?", text)
    if hour and int(hour[1]) <= 24:
        j = i + 1
        if w.lower[j] in _CLOCK:
            return i, _with_zone(w, j), "time"
        if w.text[j] in DASHES or w.lower[j] in ("to", "and", "or"):
            after = re.fullmatch(r"(\d{1,2})([.:][0-5]\d)?", w.text[j + 1])
            if after and (w.lower[j + 2] in _CLOCK or (w.text[j + 2] == ":" and w.glued[j + 2])):
                return i, i, "time"
        if (
            hour[2]
            and w.lower[i - 1] in ("at", "until", "till", "by")
            and w.lower[j] in ("on", "in", ",", ".", "local")
        ):
            return i, i, "time"
        if w.lower[i - 2 : i] in (["half", "past"], ["quarter", "past"], ["quarter", "to"]):
            return i, i, "time"
    if re.fullmatch(r"[0-2]\d[0-5]\d", text):
        if w.lower[i + 1] in _ZONES or (w.lower[i + 1] == "local" and w.lower[i + 2] == "time"):
            return i, i + 1, "time"
        if w.lower[i + 1] == "hours" and (text[0] == "0" or w.lower[i - 1] in ("at", "by", "about", "around")):
            return i, i + 1, "time"
    return None


def _with_zone(w: Words, last: int) -> int:
    if w.lower[last + 1] in _CLOCK:
        last += 1
    return last + 1 if w.lower[last + 1] in _ZONES else last


def _decade(w: Words, i: int, text: str) -> Skip | None:
    if not (w.lower[i + 1] in ("s", "'s") and w.glued[i + 1]):
        if w.lower[i - 1] in ("'", "’", "‘") and re.fullmatch(r"\d\ds?", text) and w.glued[i] and not w.glued[i - 1]:
            return i, i, "year"
        return None
    if re.fullmatch(r"1\d\d0|20\d0", text) or (re.fullmatch(r"\d0", text) and w.lower[i - 1] not in _POSSESSIVE):
        return i, i + 1, "decade"
    return None


_POSSESSIVE = cues("dates_possessive")
# before a year
_YEAR_BEFORE = cues("dates_year_before")
# before a count
_COUNT_BEFORE = cues("dates_count_before")
_PEOPLE = cues("dates_people")
_PLURAL_VERB = frozenset({"were", "are", "have", "others", "more"})


def _year(w: Words, i: int, text: str) -> Skip | None:
    if not _YEAR.fullmatch(text) or w.lower[i + 1] in ("%", "percent") or w.text[i + 1] in ("°", "/"):
        return None
    if w.text[i - 1] in ("$", "£", "€", "¥", "₹") or (w.hyphen(i - 1) and w.kind[i - 2] == "number"):
        return None
    ranged = w.text[i + 1] in DASHES and w.kind[i + 2] == "number" and not _YEAR.fullmatch(w.text[i + 2])
    measured = ranged and len(w.text[i + 2]) > 2
    return None if measured or _counted(w, i, i) else (i, i, "year")


def _counted(w: Words, i: int, last: int) -> bool:
    """Whether four digits that could be a year count something: 1885 aftershocks had occurred, a total of 1720."""
    before, after = w.lower[i - 1], w.lower[last + 1]
    noun = w.kind[last + 1] == "word" and w.text[last + 1][0].islower()
    if before == "over" and w.headline and not after.endswith("s") and after not in _PEOPLE:
        return False  # Jailed Over 2019 Riot
    if before in ("about", "over", "around", "some", "nearly", "almost", "roughly", "approximately", "least", "than"):
        return after not in (",", ".", ")", "and", "when") or before not in ("about", "around", "than", "some")
    if before == "of" and w.lower[i - 2] in (
        "total",
        "number",
        "toll",
        "maximum",
        "minimum",
        "average",
        "excess",
        "crowd",
    ):
        return True
    if before in ("above", "below", "exceed", "exceeds", "exceeding"):
        return True
    if before == "to" and w.lower[i - 2] in ("up", "close"):
        return noun and after not in _AFTER_YEAR
    if after in ("million", "billion", "thousand", "bn", "m", "k") or _unit(w, last + 1):
        return True
    if before in _YEAR_BEFORE and not (before in ("of", "the", "and", "to", "or") and after in _PEOPLE and noun):
        return before == "and" and after in _PLURAL_VERB | {"had"} and int(w.text[i]) < 1900
    if noun and (after in _PEOPLE or after in _PLURAL_VERB):
        return True
    plural = (
        noun
        and after.endswith("s")
        and not after.endswith(("ss", "us", "is"))
        and after not in ("was", "has", "as", "does")
    )
    described = w.kind[last + 2] == "word" and w.lower[last + 2].endswith("s") and w.text[last + 2][0].islower()
    if before in _COUNT_BEFORE and (plural or described):
        return True
    return plural and (not w.capital(i - 1) or w.opens(i - 1)) and before not in (")", "’", "'")


_UNITS_AFTER = cues("dates_units_after")


def _unit(w: Words, i: int) -> bool:
    return w.lower[i] in _UNITS_AFTER
