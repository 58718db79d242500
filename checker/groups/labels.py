"""Figures of one group -> a label in the reader's words: what is counted or measured, and in which role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.lexicon.vocabulary import roles
from checker.model import Figure


def label(figures: Sequence[Figure]) -> str:
    """`North Korean soldiers`, `people killed`, `homes destroyed`, `turnout`, `age of Hale`."""
    kinds = {f.quantity.kind for f in figures}
    holder = _most(f.subject.holder for f in figures)
    if kinds == {"age"}:
        return f"age of {holder.title()}" if holder else "age"
    role = _most(f.subject.role for f in figures)
    noun = _noun(figures)
    measured = _most(f.subject.property for f in figures)
    if role:
        said = roles()[role].label
        if not noun:
            noun = "people" if roles()[role].of == "people" else "number"
        if role == "troops" or said in noun:
            return noun
        return f"{noun} {said}"
    if kinds & {"count"}:
        return noun or measured or "number"
    name = measured or noun or _most(f.subject.predicate for f in figures) or next(iter(sorted(kinds)))
    if kinds == {"percent"} and noun and noun != name:
        name = f"{name}, percent of {noun}" if measured else f"percent of {noun}"
    return f"{name} ({holder.title()})" if holder else name


def _most(words: object) -> str:
    counted = Counter(w for w in words if w)  # type: ignore[attr-defined]
    return counted.most_common(1)[0][0] if counted else ""


def _noun(figures: Sequence[Figure]) -> str:
    """The commonest counted noun as printed, with the qualifiers that stand with it anywhere in the group."""
    printed = [f.subject.counted.text.split() for f in figures if f.subject.counted]
    if not printed:
        return ""
    noun = _most(_lowered(p[-1]) for p in printed)
    qualifiers = _most(" ".join(p[:-1]) for p in printed)
    named = _most(" ".join(w for w in p[:-1] if w[:1].isupper()) for p in printed)
    return f"{named or (qualifiers if len(printed) < 3 else '')} {noun}".strip()


def _lowered(word: str) -> str:
    return word if word[1:].isupper() else word.lower()
