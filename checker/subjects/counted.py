"""Place -> the noun a quantity counts or measures, and the verb and relation in which the two stand."""

from __future__ import annotations

from checker.document import Token
from checker.lexicon.vocabulary import role_words, words
from checker.subjects.reading import Place, climb, nominal, subject_of

_MODIFIES = {"nummod", "compound", "amod", "quantmod", "nmod", "npadvmod", "det", "poss", "advmod"}
_QUOTES = {'"', "“", "”", "‘", "’", "'", "-"}
_SKIPPED = {"ADJ", "ADV"}
_REACH = 6  # words after the number among which its noun is looked for
_MEASURES = {"number", "total", "dozen", "hundred", "thousand", "million", "billion", "couple", "pair", "score"}
PARTITIVE = {"of"}


def find_noun(place: Place) -> Token | None:
    """The noun after or above the number; None where it is elided (`150 were hurt`)."""
    noun = _noun(place)
    return None if noun is not None and misread(place, noun) else noun


def misread(place: Place, noun: Token) -> bool:
    """`Thousands march in London`: after a plural number a singular that can be a verb is one, most so in headlines."""
    value = place.quantity.value
    plural = value is not None and value > 1
    verbs = role_words()["subject"]
    return plural and noun.tag == "NN" and noun.lower in verbs and noun.i <= place.last + 2


def _noun(place: Place) -> Token | None:
    top, last = place.top, place.last
    if place.quantity.kind in {"age", "score"}:
        return None
    whole = _of(place, top)
    if whole is not None:
        return whole
    if top.dep in _MODIFIES and nominal(top.head) and last < top.head.i <= last + _REACH:
        return _of_carrier(top.head)
    if place.quantity.kind in {"count", "money", "measure", "duration", "rate"}:
        near = _next_noun(place)
        if near is not None:
            return _of_carrier(near)
    return None


def _of(place: Place, top: Token) -> Token | None:
    """`dozens of people`, `Ten of Wexbridge's 34 libraries`, `12 percent of voters`: the noun of the of-phrase."""
    after = place.token(place.last + 1)
    if after is None or after.lower != "of":
        return None
    for child in after.children:
        if child.dep == "pobj" and (nominal(child) or child.pos == "ADJ"):
            return child
    return None


def _next_noun(place: Place) -> Token | None:
    found: Token | None = None
    for token in place.after[:_REACH]:
        if token.text in _QUOTES:
            continue
        if nominal(token):
            found = token
            continue
        if found is not None:
            break
        participle = token.tag in {"VBN", "VBG", "VBD"} and token.dep in {"amod", "compound"}
        if token.pos not in _SKIPPED and not participle:
            break
        if token.pos == "ADJ" and token.dep in {"acomp", "oprd"}:
            break
    return found


def _of_carrier(noun: Token) -> Token:
    """`a total number of people` -> people; the noun itself where it says what is counted."""
    if noun.lemma.lower() in _MEASURES:
        for child in noun.children:
            if child.lower == "of":
                for grandchild in child.children:
                    if grandchild.dep == "pobj" and nominal(grandchild):
                        return grandchild
    return noun


def _number_of(place: Place) -> Token | None:
    """`put the number of civilians hurt at 60`: the noun of the number, whatever the parser hung `at 60` to."""
    before = place.before
    if len(before) < 4 or before[-1].lower not in {"at", "to", "as"}:
        return None
    for token in before[-2 : -_REACH * 2 : -1]:
        if token.tag == "CD" or token.text in {",", ";"}:
            return None
        if token.lower == "of" and token.head.lemma.lower() == "number":
            return next((c for c in token.children if c.dep == "pobj" and nominal(c)), None)
    return None


def measured(place: Place) -> Token | None:
    """`the number of protesters stood at 35,000`, `police put the number of dead at 12`: what a bare number counts."""
    verb = place.verb
    if place.noun is not None or place.quantity.kind != "count":
        return None
    told = _number_of(place)
    if told is not None or verb is None:
        return told
    carriers = [c for c in verb.children if c.dep in {"dobj", "obj"} and c.i < place.first]
    subject = subject_of(verb)
    if subject is not None and subject.i != place.top.i and verb.lemma.lower() in words("moves"):
        carriers.append(subject)
    for carrier in carriers:
        if carrier.lemma.lower() not in words("carrier"):
            continue
        for child in carrier.children:
            if child.lower == "of":
                found = [g for g in child.children if g.dep == "pobj"]
                if found:
                    return found[0]
    return None


def rule(place: Place) -> tuple[Token | None, str]:
    """The verb that rules the number's noun phrase and how: subject, passive, object, attribute, `to` ..."""
    start = place.top
    if start.dep in _MODIFIES and nominal(start.head) and start.head.i > place.last:
        start = start.head
    start = climb(start)
    for _ in range(4):
        head = start.head
        if start.dep == "nsubj":
            return head, "subject"
        if start.dep == "nsubjpass":
            return head, "passive"
        if start.dep in {"dobj", "obj"}:
            return head, "object"
        if start.dep in {"attr", "acomp", "oprd", "npadvmod", "ccomp", "dep", "advmod"} and head.pos in {"VERB", "AUX"}:
            return head, "attribute"
        if start.dep == "pobj":
            above = head.head
            if head.lower == "of" and nominal(above) and above.lemma.lower() in words("carrier"):
                start = climb(above)
                continue
            if above.pos in {"VERB", "AUX"}:
                return above, head.lower
            if above.dep in {"prep", "advmod", "prt"} and above.head.pos in {"VERB", "AUX"}:
                return above.head, head.lower
            return None, head.lower
        if start.dep in _MODIFIES and nominal(head):
            start = climb(head)
            continue
        if start.pos in {"VERB", "AUX"}:
            return start, "root"
        return None, ""
    return None, ""


def is_whole(place: Place) -> bool:
    """Whether the number is the whole of which another is a part: `34` in `Ten of Wexbridge's 34 libraries`."""
    noun = place.noun
    if noun is None or noun.dep != "pobj" or noun.head.lower not in PARTITIVE or noun.i <= place.last:
        return False
    of = noun.head
    if of.i > place.first:
        return False
    above = of.head
    return above.pos == "NUM" or above.tag == "CD"
