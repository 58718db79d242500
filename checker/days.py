"""When a figure holds, and the day of publication -> the day that is meant, as far as the article tells. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from checker.model import Time

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1}
_WEEK = timedelta(days=7)
# "last Friday" is the day before yesterday to one reader and a week before it to another
_TURNED = re.compile(r"\b(?:last|next|following|previous)\s$", re.IGNORECASE)
_LONGEST = 12  # characters of these with a space on either side
_TURNED_AFTER = re.compile(r",?\s(?:last|next)\s+week\b", re.IGNORECASE)
_AHEAD = frozenset({"plan", "forecast", "target", "offer", "demand"})


def meant(time: Time | None, published: date | None, text: str, stage: str = "fact") -> str | None:
    """The day in ISO 8601, or the month or year where no more is told; None where it cannot be said.

    A weekday is the last one up to the day of publication, or the next one from it for what is planned or forecast.
    """
    if time is None:
        return None
    if time.year is not None:
        return _given(time)
    if published is None:
        return None
    if time.month is not None and time.day is not None:
        return _without_year(time.month, time.day, published, stage)
    return _named(time, published, text, stage)


def _given(time: Time) -> str | None:
    if time.month is None:
        return f"{time.year:04d}"
    if time.day is None:
        return f"{time.year:04d}-{time.month:02d}"
    return _iso(time.year or 0, time.month, time.day)


def _without_year(month: int, day: int, published: date, stage: str) -> str | None:
    """The nearest year in which it lies behind the day of publication, or before it for what is to come."""
    ahead = stage in _AHEAD
    years = range(published.year, published.year + 9) if ahead else range(published.year, published.year - 9, -1)
    days = (found for year in years if (found := _iso(year, month, day)))
    here = published.isoformat()
    return next((found for found in days if (found >= here if ahead else found <= here)), None)


def _named(time: Time, published: date, text: str, stage: str) -> str | None:
    """The day of a weekday, of today or of yesterday."""
    if time.span is None or _TURNED_AFTER.match(text, time.span.end):
        return None
    if _TURNED.search(text, max(0, time.span.start - _LONGEST), time.span.start):
        return None
    words = set(time.text.casefold().split())
    for word, distance in _NEAR.items():
        if word in words:
            return (published + timedelta(days=distance)).isoformat()
    number = next((n for n, name in enumerate(_WEEKDAYS) if name in words), None)
    if number is None:
        return None
    day = published - timedelta(days=(published.weekday() - number) % 7)
    if stage in _AHEAD and day < published:
        day += _WEEK
    return day.isoformat() if time.month in (None, day.month) else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
