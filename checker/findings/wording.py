"""Figures -> the words of messages: each figure as printed, with its source; and how severe a failed sum is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from checker.findings.amounts import printed
from checker.model import Figure, Severity

PRONOUNS = frozenset(("it", "he", "she", "they", "we", "i", "who", "which", "that"))


def cited(figure: Figure) -> str:
    """A figure as the article prints it, with its source if it has one: 1,200 (Ana Prado)."""
    name = _name(figure)
    return f"{figure.text} ({name})" if name else figure.text


def _name(figure: Figure) -> str:
    """The source of a figure, unless only a pronoun stands for it."""
    name = figure.source.name if figure.source else ""
    return "" if name.lower() in PRONOUNS else name


def cited_all(figures: Sequence[Figure]) -> str:
    """Figures in a row; a source common to all is named once."""
    names = {_name(f) for f in figures}
    if len(names) == 1:
        source = names.pop()
        return listed([f.text for f in figures]) + (f" ({source})" if source else "")
    return listed([cited(f) for f in figures])


def listed(words: Sequence[str]) -> str:
    """Words in a row: a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def plain(value: Decimal) -> str:
    """A figure's own value in a calculation, unrounded."""
    return printed(value, max(0, -int(value.normalize().as_tuple().exponent)))


_SCALES = (
    (Decimal(10) ** 12, re.compile(r"trillion|(?<=\d)\s?(?:tn|trn)\b", re.IGNORECASE)),
    (Decimal(10) ** 9, re.compile(r"billion|(?<=\d)\s?(?:bn|b)\b", re.IGNORECASE)),
    (Decimal(10) ** 6, re.compile(r"million|(?<=\d)\s?(?:mn|m)\b", re.IGNORECASE)),
)
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")


def shaped(amount: Decimal, like: Figure) -> str:
    """An amount in the shape of a figure: 25,000,000,000 like "€27 billion" is "€25 billion"."""
    places = max(0, -int(amount.normalize().as_tuple().exponent))
    if not _NUMERAL.search(like.text) or like.quantity.kind not in ("count", "money"):
        return printed(amount, min(places, 2))
    for scale, word in _SCALES:
        if word.search(like.text):
            return _NUMERAL.sub(printed(amount / scale, 2), like.text, count=1)
    return _NUMERAL.sub(printed(amount, min(places, 2)), like.text, count=1)


def value(figure: Figure) -> Decimal:
    """The single value a calculation shows for a figure; of a score, all its votes."""
    quantity = figure.quantity
    if quantity.kind == "score" and quantity.low is not None and quantity.high is not None:
        return quantity.low + quantity.high
    return quantity.value or Decimal(0)


def severity(figures: Sequence[Figure]) -> Severity:
    """An error where one voice says it all, something to check where several do."""
    voices = {f.source.name if f.source else "" for f in figures}
    return "error" if len(voices) == 1 else "check"
