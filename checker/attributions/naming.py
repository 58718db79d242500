"""Token -> the run of capitalised words that is a name, without the titles before it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.attributions import cues
from checker.document import Token

_JOINS = ("of", "for", "on")


def is_name(token: Token) -> bool:
    """Whether a token is (part of) a name; the tagger's word is not enough, since it misses acronyms and rare names."""
    if token.text.isupper() and len(token.text) > 2 and token.pos in ("NOUN", "ADJ", "X"):
        return True
    if token.text[:1].isupper() and token.pos == "ADV" and token.lower not in cues.words("opener"):
        return True
    return (token.pos == "PROPN" and any(c.isupper() for c in token.text)) or (
        token.text[:1].isupper() and token.pos in ("NOUN", "ADJ", "X") and token.entity != ""
    )


def _in_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos not in ("DET", "PRON", "ADP", "SCONJ", "CCONJ", "VERB", "AUX", "ADV")


def run(head: Token, tokens: Sequence[Token]) -> tuple[int, int, str, bool] | None:
    """First and last token of the name around `head`, the gender its title tells, and whether it had a title."""
    first, last = _first(head, tokens), _last(head, tokens)
    if _is_post(first, last, tokens):
        return None
    for i in range(first, last):
        if not _is_title(i, first, last, tokens):
            continue
        start = i + 1
        while start < last and tokens[start].text == ".":
            start += 1
        if not any(_word(tokens[j]) in cues.titles() for j in range(start, last + 1)):
            return start, last, cues.titles().get(_word(tokens[i]), ""), True
    if first > 0 and _word(tokens[first - 1]) in cues.titles():
        return first, last, cues.titles()[_word(tokens[first - 1])], True
    return first, last, "", False


def _word(token: Token) -> str:
    return token.lower.rstrip(".")


def _is_post(first: int, last: int, tokens: Sequence[Token]) -> bool:
    """Whether the words name a post and nobody who holds it: Prime Minister, Director General of Health."""
    plain = [t for t in tokens[first : last + 1] if t.text != "."]
    if all(_word(t) in cues.titles() for t in plain):
        return True
    if len(plain) > 2 and _word(plain[0]) in cues.titles() and plain[1].lower in _JOINS:
        return True
    closing = _word(plain[-1])
    return len(plain) > 1 and closing in cues.titles() and closing not in cues.words("surname_too")


def _is_title(i: int, first: int, last: int, tokens: Sequence[Token]) -> bool:
    word = _word(tokens[i])
    if word not in cues.titles() and cues.speakers().get(word) != "person":
        return False
    if tokens[i + 1].lower in _JOINS or tokens[i + 1].lower in cues.words("body_name"):
        return False
    part = i == first and tokens[i].entity == tokens[last].entity and tokens[last].entity in ("ORG", "GPE", "FAC")
    return not (part and word in cues.words("title_or_name"))


def _first(head: Token, tokens: Sequence[Token]) -> int:
    first = head.i
    while first > 0 and tokens[first - 1].sentence == head.sentence:
        before = tokens[first - 1]
        joins = before.lower in cues.words("particle") or before.text in ("-", "–", "&", ".", "/")
        if not (_in_name(before) or (joins and first > 1 and _in_name(tokens[first - 2]))):
            break
        first -= 1
    return first


def _last(head: Token, tokens: Sequence[Token]) -> int:
    first = last = head.i
    while last + 1 < len(tokens) and tokens[last + 1].sentence == head.sentence:
        after = tokens[last + 1]
        if _in_name(after):
            last += 1
            continue
        step = 2 if after.lower in _JOINS and last + 3 < len(tokens) and tokens[last + 2].lower == "the" else 1
        following = tokens[last + 1 + step] if last + 1 + step < len(tokens) else None
        if (
            following is None
            or following.lower in cues.words("opener")
            or not _in_name(following)
            or not _joins(after, tokens[first : last + 1])
        ):
            break
        last += 1 + step
    return last


def _joins(word: Token, name: Sequence[Token]) -> bool:
    """Whether a small word carries a name on: Andrés de la Cruz, Bank of England, Institute of Allergy and Disease."""
    if word.lower == "on":
        return name[-1].lower in cues.words("body_on")
    if word.lower in _JOINS:
        return cues.names_institution(name[-1].text)
    if word.lower == "and":
        return any(t.lower == "of" for t in name)
    return word.lower in cues.words("particle") or word.text in ("-", "–", "&", "/")
