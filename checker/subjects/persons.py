"""Places of ages -> whose age each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.document import Document, Token
from checker.model import Span
from checker.subjects import counted, roles
from checker.subjects.reading import Place, subject_of

_AFTER = 8  # words from an age within which its person's full name stands
_NEAR = 4  # words between a name and the age told of it


def holders(document: Document, places: Sequence[Place | None]) -> dict[int, str]:
    """The person of each age, by the number of the quantity: named beside it, or the one spoken of last."""
    found: dict[int, str] = {}
    unnamed: Counter[str] = Counter()
    told: dict[str, str] = {}
    last = ""
    for number, place in enumerate(places):
        if place is None or place.quantity.kind != "age" or _thing(place):
            continue
        name = (
            (_meant(document, place, last) if _definite(place) else "")
            or _named(place)
            or _apposed(place)
            or _unnamed(place, unnamed)
            or (_before(document, place) if _taken_up(place) else "")
            or (last if _taken_up(place) else "")
        )
        if name:
            full = _full(place, name, told)
            found[number] = full
            last = name
    return found


def _full(place: Place, name: str, told: dict[str, str]) -> str:
    """The name with the given name that stands before it, here or where the person was named before."""
    for entity in place.parse.entities:
        tokens = place.parse.tokens[entity.first : entity.last + 1]
        near = entity.last < place.last + _AFTER and place.sentence.first <= entity.first <= place.sentence.last
        if entity.label == "PERSON" and near and len(tokens) > 1 and name in {t.lower for t in tokens[1:]}:
            first = tokens[0].lower
            if abs(entity.last - place.first) <= _AFTER and first.isalpha():
                told[name] = f"{first} {name}"
    return told.get(name, name)


def _apposed(place: Place) -> str:
    """`The driver, Eusebio Lanza, 38`, `Lanza, a 47-year-old father`: the capitalised name right before the comma."""
    near = list(place.before[-3:])
    while near and near[-1].lower in {"a", "an", "the", "now", "about"}:
        near.pop()
    if len(near) < 2 or near[-1].text != "," or near[-2].pos != "PROPN" or near[-2].entity in {"DATE", "GPE"}:
        return ""
    return near[-2].lower if near[-2].lower.isalpha() else ""


_ANY = {"a", "an", "another", "one"}


def _unnamed(place: Place, told: Counter[str]) -> str:
    """`a 6-year-old girl`, `the girl, 8`: one told of by a noun only; an article that brings in a second is another."""
    noun, first = _person(place)
    if noun is None:
        return ""
    article = place.token(first - 1)
    word = roles.lemma(noun)
    if article is not None and article.lower in _ANY:
        told[word] += 1
    number = max(1, told[word])
    return f"the {word}" if number == 1 else f"the {word} ({number})"


def _person(place: Place) -> tuple[Token | None, int]:
    """The noun of one person that the age is told of, and where its noun phrase begins."""
    comma, noun = place.token(place.first - 1), place.token(place.first - 2)
    if comma is not None and noun is not None and comma.text == "," and noun.tag == "NN" and roles.of_persons(noun):
        return noun, noun.i
    for token in place.after[:3]:
        if token.tag == "NN" and roles.of_persons(token):
            return token, place.first
        if token.pos not in {"ADJ", "NOUN", "PUNCT"} or token.text == ",":
            break
    return None, 0


def _definite(place: Place) -> bool:
    """`told the 54-year-old that`: no name follows, so somebody spoken of before is meant."""
    before, after = place.token(place.first - 1), place.after[:3]
    return before is not None and before.lower == "the" and not any(t.entity == "PERSON" for t in after)


def _meant(document: Document, place: Place, last: str) -> str:
    """The person named last before in the paragraph, other than who speaks or acts; else the last with an age."""
    said_of = subject_of(counted.rule(place)[0] or place.top)
    acting = {said_of.lower} if said_of is not None else set()
    for entity in reversed(place.parse.entities):
        word = place.parse.tokens[entity.last].lower
        if entity.label == "PERSON" and entity.last < place.first and word.isalpha() and word not in acting:
            return word
    return last


def _thing(place: Place) -> bool:
    """`the 92-year-old magazine`: no person's age."""
    for token in place.after[:3]:
        if token.pos == "NOUN":
            return not roles.of_persons(token)
        if token.pos not in {"ADJ", "PROPN"}:
            break
    return False


def _named(place: Place) -> str:
    """`Janet Hale, 52`, `Doris Day dies at 97`, `64-year-old Park Won-soon`: the nearest name in the sentence."""
    said_of = subject_of(counted.rule(place)[0] or place.top)
    if said_of is not None and said_of.lower in {"he", "she"} and said_of.i < place.first:
        return ""
    best = ""
    nearest = _NEAR
    for entity in place.parse.entities:
        if (
            entity.label != "PERSON"
            or not place.parse.tokens[entity.last].lower.replace("’s", "s").isalpha()
            or not place.sentence.first <= entity.first <= place.sentence.last
        ):
            continue
        if entity.last < place.first:
            distance = place.first - entity.last
            if any(t.lower in {"and", ";"} for t in place.parse.tokens[entity.last + 1 : place.first]):
                distance += 3
        else:
            distance = (entity.first - place.last) + (0 if entity.first - place.last <= 3 else 4)
        if distance < nearest:
            nearest, best = distance, surname(place.parse.tokens[entity.last].lower, place, entity.last)
    if not best and said_of is not None and said_of.pos == "PROPN":
        return said_of.lower
    return best


def surname(word: str, place: Place, last: int) -> str:
    """The last word of a name without its possessive."""
    if word in {"’s", "'s"} and last:
        word = place.parse.tokens[last - 1].lower
    return word.removesuffix("’s").removesuffix("'s")


def _taken_up(place: Place) -> bool:
    """`the 54-year-old`, `He was 86`: the age of somebody spoken of before."""
    words = [t.lower for t in place.before[-4:]]
    return bool({"the", "he", "she", "his", "her"} & set(words))


def _before(document: Document, place: Place) -> str:
    """The person named last before the sentence, in this paragraph or the one before it."""
    limit = place.sentence.span.start
    for index in (place.segment.index, place.segment.index - 1):
        if index < 0 or not document.is_parsed(index):
            continue
        parse = document.parsed(index)
        for entity in reversed(parse.entities):
            if entity.label == "PERSON" and Span(entity.span.start, entity.span.end).end <= limit:
                word = parse.tokens[entity.last].lower
                if word in {"’s", "'s"} and entity.last:
                    word = parse.tokens[entity.last - 1].lower
                return word.removesuffix("’s").removesuffix("'s")
    return ""
