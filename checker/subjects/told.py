"""Place -> the property told by other words than a noun: `11 mm wide`, `80 miles off Okinawa`, `N years as X`."""

from __future__ import annotations

from checker.document import Token
from checker.lexicon.vocabulary import synonyms
from checker.subjects.reading import Place, nominal, subject_of
from checker.subjects.roles import lemma

_COMPASS = {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
_LASTS = {"last", "take", "continue"}


def find(place: Place) -> tuple[str, Token | None]:
    """The property, and the noun that names it; "" where the words beside the amount tell none."""
    kind = place.quantity.kind
    if kind == "measure":
        return _extent(place)
    if kind == "duration":
        return _span(place)
    return "", None


def _following(place: Place) -> tuple[Token, ...]:
    """The words after the amount, without a conversion in brackets."""
    after = place.after
    if after and after[0].text == "(":
        closed = next((n for n, t in enumerate(after) if t.text == ")"), len(after))
        return after[closed + 1 :]
    return after


def _extent(place: Place) -> tuple[str, Token | None]:
    after = _following(place)
    if not after:
        return "", None
    known = synonyms("extent")
    if after[0].lower in known and after[0].pos in {"ADJ", "ADV"}:
        return known[after[0].lower], None
    start = 1 if after[0].lower == "away" else 0
    words = [t.lower for t in after[start : start + 2]]
    far = bool(words) and words[0] in {"from", "off"}
    compass = len(words) == 2 and words[0].replace("-", "") in _COMPASS and words[1] in {"of", "from"}
    if not far and not compass:
        return "", None
    noun = _of(after[start + (1 if compass else 0)])
    return (f"distance from {_name(noun)}", noun) if noun is not None else ("", None)


def _of(preposition: Token) -> Token | None:
    return next((c for c in preposition.children if c.dep == "pobj" and nominal(c)), None)


def _name(noun: Token) -> str:
    """A name as it is written, a common noun in its base form."""
    return noun.text if noun.pos == "PROPN" and noun.entity else lemma(noun)


def _span(place: Place) -> tuple[str, Token | None]:
    after = _following(place)
    if after and after[0].lower == "before":
        noun = _of(after[0])
        if noun is not None and not noun.entity.startswith(("DATE", "TIME")):
            return f"time before {_name(noun)}", noun
    if after and after[0].lower == "as" and (noun := _of(after[0])) is not None:
        return f"time as {_name(noun)}", noun
    verb = place.verb
    if verb is not None and place.relation == "for":
        for child in verb.children:
            if child.lower == "as" and (noun := _of(child)) is not None:
                return f"time as {_name(noun)}", noun
    if place.relation == "for" and verb is None and (noun := _office(place)) is not None:
        return f"time as {_name(noun)}", noun
    if verb is not None and verb.lemma.lower() in _LASTS and not any(c.dep == "xcomp" for c in verb.children):
        subject = subject_of(verb)
        if nominal(subject) and subject is not None and subject.i < place.first and subject.entity != "PERSON":
            return synonyms("property").get(lemma(subject), lemma(subject)), subject
    return "", None


def _office(place: Place) -> Token | None:
    """`president of France for 12 years`: the office held, by a noun with an `of`."""
    preposition = place.top.head
    noun = preposition.head
    if preposition.lower != "for" or not nominal(noun):
        return None
    if noun.dep == "pobj" and noun.head.lower == "of" and nominal(noun.head.head):
        return noun.head.head
    return noun if any(c.lower == "of" and c.i < place.first for c in noun.children) else None


def attained(place: Place) -> Token | None:
    """`it took officers 16 minutes to arrive`, `he needs 60 days to present it`: what is done in that time."""
    verb = place.verb
    if place.quantity.kind != "duration" or verb is None or verb.lemma.lower() not in {"take", "need"}:
        return None
    for parent in (verb, place.top, place.top.head):
        for child in parent.children:
            if (
                child.i > place.last
                and child.pos == "VERB"
                and child.dep in {"xcomp", "relcl", "acl", "advcl", "ccomp"}
            ):
                to = any(c.dep == "aux" and c.lower == "to" for c in child.children)
                if to:
                    return child
    return None
