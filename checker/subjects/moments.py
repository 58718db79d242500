"""The words of a year or date -> a moment: year, month and day as far as they are given."""

from __future__ import annotations

import re

from checker.model import Moment, Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)")
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\b", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)")


def read(words: str, span: Span) -> Moment | None:
    """The moment the words of a date give, or None where they name no year."""
    year = _YEAR.search(words)
    if not year or len(_YEAR.findall(words)) > 1 or re.search(r"\d\d{2}0s", words):
        return None
    month = _MONTH.search(words)
    day = _DAY.search(words) if month else None
    return Moment(
        words,
        int(year[1]),
        _MONTHS.index(month[1].lower()) + 1 if month else None,
        int(day[1]) if day and 1 <= int(day[1]) <= 31 else None,
        span,
    )
