"""Place -> whose, where and of which event: population, contrasts, holder, place, event."""

from __future__ import annotations

from checker.document import Entity, Token
from checker.lexicon.vocabulary import classes, synonyms, words
from checker.subjects.reading import CLIMB, Place, subject_of
from checker.subjects.roles import lemma

_PLACES = {"GPE", "LOC", "FAC"}
_NAMED = {"ORG", "PERSON", "GPE", "NORP", "PRODUCT", "WORK_OF_ART", "FAC"}
_OTHER = {"another", "previous", "earlier", "separate", "similar", "second", "third", "last", "former", "different"}
_NAME = 4  # words of a name, and words between a number and the name of its place
_BACK = 60  # words of the paragraph before the sentence in which it can turn to another event
_IN = {"in", "at", "near", "across", "throughout", "off", "outside", "inside", "within", "around", "on", "for"}


def population(place: Place) -> tuple[str, ...]:
    """The class of persons counted, where it is narrower than people, and their nationality."""
    noun = place.noun
    if noun is None:
        return ()
    word = lemma(noun)
    found: list[str] = []
    kind = classes().get(word, "")
    if kind and kind != "person":
        found.append(kind)
    if noun.entity == "NORP" or (noun.tag == "NNPS" and not kind):
        found.append(_people(noun))
    for child in noun.children:
        if child.i >= noun.i or (child.i <= place.last and child.i >= place.first):
            continue
        if child.entity == "NORP" or child.lower in words("population adjective"):
            found.append(_people(child))
        elif child.dep in {"compound", "nmod"} and classes().get(lemma(child), "person") != "person":
            found.append(classes()[lemma(child)])
    return tuple(dict.fromkeys(found))


def _people(token: Token) -> str:
    word = token.lower
    return word[:-1] if word.endswith("s") and len(word) > 4 else word


def modifiers(place: Place) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words beside the counted noun, and those among them that make another set of it (new, active, total)."""
    noun = place.noun if place.noun is not None else place.top
    found: list[str] = []
    for child in noun.children:
        if place.first <= child.i <= place.last or child.dep not in {"amod", "compound", "nmod", "advmod"}:
            continue
        found.append(lemma(child) if child.pos != "ADJ" else child.lower)
    contrasts = tuple(m for m in dict.fromkeys(found) if m in words("contrast"))
    return tuple(m for m in dict.fromkeys(found) if m not in contrasts), contrasts


def cause(place: Place) -> tuple[str, ...]:
    """`no one had died of it`: the dead of one cause are others than all the dead."""
    verb = place.verb
    if verb is None or verb.lemma.lower() != "die":
        return ()
    return tuple(
        f"of {lemma(noun)}"
        for prep in verb.children
        if prep.dep == "prep" and prep.lower in {"of", "from"}
        for noun in prep.children
        if noun.dep == "pobj"
    )


def definite(place: Place) -> bool:
    """`the two schools`: the number takes up something told before."""
    before = place.token(place.first - 1)
    return before is not None and before.lower in {"the", "these", "those", "its", "their", "all"}


def partitive(place: Place) -> bool:
    """`six of the murders`, `two of his aides`: so many of a set that is known."""
    of, whole = place.token(place.last + 1), place.token(place.last + 2)
    if of is None or whole is None or of.lower != "of" or place.quantity.kind != "count":
        return False
    return whole.lower in {"the", "these", "those", "them"} or whole.dep == "poss"


def holder(place: Place, property_noun: Token | None) -> str:
    """Whose amount it is: the possessor of the property, or the named subject of the verb that takes the amount."""
    for noun in (property_noun, place.noun):
        if noun is None:
            continue
        for child in noun.children:
            if child.dep == "poss" and (child.entity in _NAMED or child.pos == "PROPN"):
                return lemma(child)
    verb = place.verb
    if verb is not None and place.relation not in {"subject", "passive", "root"}:
        subject = subject_of(verb)
        if subject is not None and subject.entity in _NAMED and subject.pos == "PROPN":
            return lemma(subject)
    return ""


def actor(place: Place) -> str:
    """Who or what the ruling verb is said of, where that is not the figure itself: `it` in `it had won 44`."""
    subject = subject_of(place.verb) if place.verb is not None else None
    if subject is None or place.first <= subject.i <= place.last or subject is place.noun:
        return ""
    return subject.lower if subject.pos == "PRON" else lemma(subject)


def where(place: Place, entities: tuple[Entity, ...]) -> tuple[str, ...]:
    """The places named beside the number: `in Toowoomba`, `at the Kunduz hospital`; nearest first."""
    found: list[tuple[int, str]] = []
    for entity in entities:
        if entity.label not in _PLACES:
            continue
        if not place.sentence.first <= entity.first <= place.sentence.last:
            continue
        distance = entity.first - place.last if entity.first > place.last else place.first - entity.last
        if distance > 12 or not _governed(place, entity):
            continue
        words_ = [
            t.lower for t in place.parse.tokens[entity.first : entity.last + 1] if t.lower not in {"the", "’s", "'s"}
        ]
        if words_ and not _speaks(place, entity):
            name = " ".join(words_)
            found.append((distance, synonyms("place").get(name, name)))
    return tuple(name for _, name in sorted(found)) or _listed(place) or _antecedent(place)


def _speaks(place: Place, entity: Entity) -> bool:
    """`The health minister for Biobio in Chile reported 21`: the place belongs to who gives the figure."""
    token = place.parse.tokens[entity.first]
    for _ in range(CLIMB):
        if token.dep == "nsubj":
            return token.i < place.first < token.head.i + 20 and token.head.lemma.lower() in words("gives")
        if token.head is token or token.pos == "VERB":
            return False
        token = token.head
    return False


def _listed(place: Place) -> tuple[str, ...]:
    """`21 hurt in Davao del Sur, 36 in North Cotabato`: a name right behind, whether it is known as a place or not."""
    for at, token in enumerate(place.after[:_NAME]):
        if token.lower in {"in", "at"}:
            name: list[str] = []
            for word in place.after[at + 1 : at + 1 + _NAME]:
                small = word.pos == "ADP" or word.lower in {"del", "de", "el", "al", "the"}
                if word.pos != "PROPN" and not (small and (name or word.lower == "the")):
                    break
                name.append(word.lower)
            dated = place.after[at + 1].entity in {"DATE", "TIME"} if at + 1 < len(place.after) else True
            return (" ".join(name).removeprefix("the "),) if name and not dated else ()
        if token.pos not in {"NOUN", "ADJ", "PROPN"} and token.tag not in {"VBN", "VBD"}:
            return ()
    return ()


def enumerated(place: Place) -> tuple[str, ...]:
    """`21 hurt in Davao, 36 in Cotabato and 29 in Surallah`: of a list by places each figure is of its place alone."""
    own = _listed(place)
    if not own:
        return ()
    last = own[0].split()[-1]
    at = next((n for n, t in enumerate(place.after) if t.lower == last), None)
    rest = place.after[at + 1 : at + 6] if at is not None else ()
    if len(rest) < 3 or rest[0].lower not in {",", "and"}:
        return ()
    number = rest[2] if rest[1].lower == "and" else rest[1]
    goes_on = number.tag == "CD" and any(
        t.lower in {"in", "at"} for t in place.parse.tokens[number.i + 1 : number.i + 3]
    )
    return (f"in {own[0]}",) if goes_on else ()


def _antecedent(place: Place) -> tuple[str, ...]:
    """`and another in Chippewa Falls, Wisconsin, where at least five died`: the place that `where` takes up."""
    for number in range(len(place.before) - 1, max(-1, len(place.before) - 8), -1):
        token = place.before[number]
        if token.lower == "where":
            name = [t.lower for t in place.before[max(0, number - 6) : number] if t.pos == "PROPN"]
            return (" ".join(name),) if name else ()
        if token.text in {";", ":"} or token.tag == "CD":
            return ()
    return ()


def _governed(place: Place, entity: Entity) -> bool:
    """A place counts when a preposition of place brings it in and no other number stands between."""
    before = entity.first - 1
    while before >= place.sentence.first and (
        place.parse.tokens[before].pos in {"DET", "ADJ", "PROPN", "NOUN"} or place.parse.tokens[before].lower == "of"
    ):
        before -= 1
        if entity.first - before > 6:
            return False
    if before < place.sentence.first or place.parse.tokens[before].lower not in _IN:
        return False
    lower, upper = (
        sorted((place.last + 1, entity.first)) if entity.first > place.last else (entity.last + 1, place.first)
    )
    between = place.parse.tokens[lower:upper]
    return not any(t.tag == "CD" or t.text in {";", "."} or t.lower in {"while", "but"} for t in between)


def other_event(place: Place) -> str:
    """`another crash`, `an earlier earthquake`: the clause is of an event apart from the article's own.

    A headline is of the article's own event: `first outbreak in Antarctica, 58 infected`.
    """
    if place.headline:
        return ""
    for token in _clause(place):
        if lemma(token) not in words("event") or token.i - place.last > 8:
            continue
        for child in token.children:
            if child.lower in _OTHER and child.i < token.i:
                return lemma(token)
            if child.lower == "first" and child.i < token.i and place.quantity.kind == "count":
                return f"first {lemma(token)}"
    verb = place.verb
    for _ in range(CLIMB):
        if verb is None:
            break
        for child in verb.children:
            if child.dep in {"nsubj", "nsubjpass"} and lemma(child) in words("event"):
                for grand in child.children:
                    if grand.lower in _OTHER:
                        return lemma(child)
        if verb.dep not in {"conj", "advcl", "xcomp"}:
            break
        verb = verb.head
    return _numbered(place) or _told_before(place)


def _numbered(place: Place) -> str:
    """`The first attack left 42 dead. The second left eight`: the figure is of the one event of several."""
    for token in place.parse.tokens[place.sentence.first : place.first]:
        if token.lower != "first" or lemma(token.head) not in words("event") or token.head.i <= token.i:
            continue
        event = lemma(token.head)
        if any(t.lower == "second" and lemma(t.head) == event for t in place.parse.tokens):
            return f"first {event}"
    return ""


def _clause(place: Place) -> list[Token]:
    """The words around the number up to a semicolon on either side."""
    before = list(place.before)
    for n in range(len(before) - 1, -1, -1):
        if before[n].text == ";":
            before = before[n + 1 :]
            break
    after = next((n for n, t in enumerate(place.after) if t.text == ";"), len(place.after))
    return [*before, *place.after[:after]]


def _told_before(place: Place) -> str:
    """`Another explosion hit a minibus. Officials said three died.`: the paragraph has turned to another event."""
    for token in place.parse.tokens[max(0, place.sentence.first - _BACK) : place.sentence.first]:
        if token.lower in {"another", "separate"} and lemma(token.head) in words("event") and token.head.i > token.i:
            return lemma(token.head)
    return ""
