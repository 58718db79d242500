"""Place -> the role of what is counted in the event: dead, injured, missing, in the crowd ..."""

from __future__ import annotations

import re

from checker.document import Token
from checker.lexicon import vocabulary as lists
from checker.lexicon.vocabulary import Role, by_ending, classes, frames, role_words, synonyms, words
from checker.model import Evidence, Span
from checker.subjects.reading import Place, nominal, subject_of

_ADJACENT = 5  # words after the number in which an elided predicate is looked for
_STOPS = {"who", "which", "that", "and", "or", "but", "to", "by", "in", "at", "of", "for", "with", "from", "as"}
_COPULAR = {"be", "remain", "become", "stay", "leave", "report", "feel", "find", "list", "believe", "confirm", "fear"}
Found = tuple[str, str, Evidence | None]
NONE: Found = ("", "", None)


def find(place: Place) -> Found:
    """The role, how it was found (noun, predicate, frame) and the words that gave it."""
    if place.quantity.kind != "count":
        return NONE
    weak = NONE
    for candidate in (_by_frame, _by_neighbour, _by_noun, _by_verb, _by_property, _by_misread_verb):
        for name, how, evidence in candidate(place):
            role = lists.roles()[name]
            if how != "frame" and not _may(role, place):
                continue
            if role.strong:
                return name, how, evidence
            if not weak[0]:
                weak = name, how, evidence
    return weak


def lemma(token: Token) -> str:
    """The lemma in lower case; the parser leaves the plural on capitalised and unknown nouns."""
    word = token.lemma.lower()
    if token.tag in {"NNPS", "NNP"} and word.endswith("s") and word[:-1] in classes():
        return word[:-1]
    return word


def of_persons(noun: Token | None) -> bool:
    """Whether a noun names persons: from the lists, a nationality, or by its ending."""
    if noun is None:
        return True
    word = lemma(noun)
    if word in classes() or noun.entity == "NORP":
        return True
    return by_ending(noun.lower) and noun.pos == "NOUN"


def _may(role: Role, place: Place) -> bool:
    noun = place.noun
    if role.of == "jobs":
        if noun is None:
            return False
        word = lemma(noun)
        return synonyms("counted").get(word, word) == "job" or classes().get(word) == "worker" or word in role.nouns
    if role.of == "things":
        return noun is not None and (not of_persons(noun) or lemma(noun) in role.nouns)
    return True


def _evidence(how: str, token: Token) -> Evidence:
    return Evidence(f"subjects.role_{how}", token.span)


def _by_frame(place: Place) -> list[Found]:
    for frame in frames():
        match = frame.search.search(place.window)
        if match and ("#" in match.group() or _toll(match, place)):
            return [(frame.value, "frame", Evidence("subjects.role_frame", _around(place)))]
    return []


_TOLL = re.compile(
    r"(?:(?! (?:in|after|since|but|while|,) \d)[^.;#]){0,110}?"
    r"(?:\bto|\bat|\bof|\bis|\bwas|reach\w*|stands?|from|exceed\w*|pass\w*|hit|around|about|than)(?: [\w-]+){0,2} #"
)


def _toll(match: re.Match[str], place: Place) -> bool:
    """`The death toll from flooding along the river rose to 28`: the noun stands before, the number closes it."""
    return (place.noun is None or of_persons(place.noun)) and bool(_TOLL.match(place.window, match.end()))


def _around(place: Place) -> Span:
    return Span(place.before[0].start if place.before else place.quantity.span.start, place.quantity.span.end)


def _by_neighbour(place: Place) -> list[Found]:
    """`three seriously injured`, `22 others wounded`: the predicate right after, its auxiliary dropped or not."""
    known = role_words()["adjectives"]
    for token in place.after[:_ADJACENT]:
        word = token.lower
        if word in known and _passive(token):
            return [(name, "predicate", _evidence("neighbour", token)) for name in known[word]]
        if word in _STOPS or token.tag == "CD" or token.text in {",", ";", ":", ".", "(", ")", "—", "–"}:
            break
        if token.pos == "VERB" and token.tag in {"VBD", "VBZ", "VBP", "VB"} and token.lemma not in _COPULAR:
            break
    return []


def _passive(token: Token) -> bool:
    """`12 killed` and `12 people killed in the raid`, not `12 rebels killed four men`."""
    if token.tag in {"VBD", "VBN", "VB"} or token.pos == "VERB":
        return not any(c.dep in {"dobj", "obj"} for c in token.children)
    return True


def _by_noun(place: Place) -> list[Found]:
    noun = place.noun
    if noun is None:
        return []
    found: list[Found] = []
    word = lemma(noun)
    modifiers = [c for c in noun.children if c.dep in {"amod", "compound", "nmod", "acl"} and c.i != place.top.i]
    for child in modifiers:
        if child.lower in role_words()["adjectives"] and (child.i > place.last) and _passive(child):
            found += [(n, "noun", _evidence("modifier", child)) for n in role_words()["adjectives"][child.lower]]
    for key in dict.fromkeys((word, noun.lower)):
        found += [(n, "noun", _evidence("noun", noun)) for n in role_words()["nouns"].get(key, ())]
    return found


def _by_verb(place: Place) -> list[Found]:
    """The verb whose object, passive subject or subject is counted; `left five dead` is read by its adjective."""
    verb, relation = place.verb, place.relation
    found: list[Found] = []
    if verb is not None:
        word = verb.lemma.lower()
        table = ""
        if relation in {"object", "passive"} or (relation == "root" and verb.tag in {"VBN", "VBD"}):
            table = "patient"
        elif relation == "subject":
            table = "patient" if _is_passive(verb) or _bare_participle(verb) else "subject"
        elif relation == "attribute":
            table = ""
        if table:
            found += [(n, "predicate", _evidence("verb", verb)) for n in role_words()[table].get(word, ())]
            if table == "subject" and not found and place.headline and not _has_object(verb):
                found += [(n, "predicate", _evidence("verb", verb)) for n in role_words()["patient"].get(word, ())]
        if relation in {"subject", "passive"}:
            found += _complement(verb)
            for child in verb.children:
                if child.dep == "xcomp" and word == "be":
                    table = "patient" if _is_passive(child) else "subject"
                    names = role_words()[table].get(child.lemma.lower(), ())
                    found += [(n, "predicate", _evidence("verb", child)) for n in names]
    if place.noun is not None:
        for child in place.noun.children:
            if child.dep in {"acl", "relcl"} and child.tag in {"VBN", "VBD", "VBG"}:
                table = "patient" if child.tag == "VBN" or _is_passive(child) else "subject"
                found += [
                    (n, "predicate", _evidence("verb", child)) for n in role_words()[table].get(child.lemma.lower(), ())
                ]
    return found


def _bare_participle(verb: Token) -> bool:
    """A participle with no auxiliary and no object: `62 people killed`, not `no one had died`."""
    return verb.tag == "VBN" and not _has_object(verb) and not any(c.dep == "aux" for c in verb.children)


def _by_misread_verb(place: Place) -> list[Found]:
    """`Thousands march`: the parser takes the verb of a headline for a noun."""
    after = next((t for t in place.after[:2] if nominal(t)), None)
    if place.noun is not None or after is None or after.tag != "NN":
        return []
    return [(n, "predicate", _evidence("verb", after)) for n in role_words()["subject"].get(after.lower, ())]


def _has_object(verb: Token) -> bool:
    return any(c.dep in {"dobj", "obj"} for c in verb.children)


def _is_passive(verb: Token) -> bool:
    return any(c.dep in {"auxpass", "nsubjpass"} for c in verb.children)


def _complement(verb: Token) -> list[Found]:
    """`90 people were hurt`, `68 were missing`: the adjective after the copula."""
    found: list[Found] = []
    for child in [verb, *verb.children]:
        if child is verb or child.dep in {"acomp", "attr", "oprd", "xcomp"}:
            names = role_words()["adjectives"].get(child.lower, ())
            found += [(n, "predicate", _evidence("complement", child)) for n in names if _passive(child)]
    return found


def _above(place: Place) -> Token | None:
    """`a workforce of 5,000`, `an earlier toll of 27`: the noun whose of-phrase the number is."""
    top = place.top
    if top.dep == "pobj" and top.head.lower == "of" and nominal(top.head.head) and top.head.head.i < place.first:
        return top.head.head
    if place.verb is None or place.verb.lemma.lower() not in words("moves"):
        return None
    subject = subject_of(place.verb)
    return subject if subject is not None and subject.i != place.top.i else None


def _by_property(place: Place) -> list[Found]:
    """`The toll rose to 28`, `the number of injured stood at 90`: the subject of a verb of standing or moving."""
    if place.noun is not None and place.measured is None and classes().get(lemma(place.noun)) != "person":
        return []
    nouns = [n for n in (place.measured, _above(place)) if n is not None]
    found: list[Found] = []
    for noun in nouns:
        table = {**role_words()["adjectives"], **role_words()["nouns"]}
        for key in dict.fromkeys((lemma(noun), noun.lower)):
            found += [(n, "frame", _evidence("property", noun)) for n in table.get(key, ())]
        for child in noun.children:
            if child.i < noun.i and nominal(child):
                found += [(n, "frame", _evidence("property", child)) for n in table.get(lemma(child), ())]
    return found
