"""The words of a superscript or subscript -> how they are read: a footnote's mark, raised digits, or plain words."""

from __future__ import annotations

import re

LONGEST_MARK = 12  # characters; nothing longer is a mark or an exponent
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶#]+|[a-z]|note \d{1,3})(?:[,–-] ?(?:\d{1,3}|[a-z]))*[\])]?", re.IGNORECASE)
_POWER = re.compile(r"[-−+]?\d{1,3}")
_UNIT_BEFORE = re.compile(r"(?:^|[\s\d(/.·])(?:[kcdmµ]?m|ft|mi|in|yd|sq|metres?|meters?|miles?|feet|s)$", re.IGNORECASE)
_TEN_BEFORE = re.compile(r"(?:^|[^\d.,])10$")
_SUPERSCRIPT = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def raised_form(name: str, words: str, before: str, linked: bool) -> str | None:
    """How a superscript or subscript is read: "" for a footnote's mark, its digits as raised ones, None for as it is.

    `1,500<sup>2</sup>` has a footnote, `40 km<sup>2</sup>` an exponent, `1<sup>st</sup>` neither.
    """
    if name == "sub":
        return words.translate(_SUBSCRIPT) if words.isascii() and words.isdigit() and before[-1:].isdigit() else None
    if _POWER.fullmatch(words) and not linked:
        signed = not words[0].isdigit()
        if signed or _TEN_BEFORE.search(before) or (words in ("2", "3") and _UNIT_BEFORE.search(before)):
            return words.translate(_SUPERSCRIPT)
    if not _MARK.fullmatch(words):
        return None
    lettered = words.isalpha()
    return "" if linked or not lettered else None
