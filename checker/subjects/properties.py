"""Place -> what an amount measures: the property noun (fine, turnout) and the predicate (raise, weigh)."""

from __future__ import annotations

from checker.document import Token
from checker.lexicon.vocabulary import synonyms, topic, words
from checker.subjects import told
from checker.subjects.reading import CLIMB, Place, clause, climb, nominal, subject_of
from checker.subjects.roles import lemma

_MANY = {"income", "price", "tax", "share", "sale", "cost", "loss", "fee", "budget", "fund", "value", "bill"}
_OBJECT = {"dobj", "obj"}


def canonical(of: str, word: str) -> str:
    """The word that stands for this one's class of synonyms."""
    return synonyms(of).get(word, word)


def predicate(place: Place) -> str:
    """The verb that says what is done with the amount; "" for verbs that only say how it stands or moves."""
    verb = place.verb
    if verb is None and not place.after:
        return ""
    attained = told.attained(place)
    if attained is not None:
        arrives = attained.lemma.lower() == "get" and any(
            c.lower == "to" and c.dep == "prep" for c in attained.children
        )
        return canonical("predicate", "arrive" if arrives else attained.lemma.lower())
    participle = next((c for c in place.top.children if c.dep == "acl" and c.tag in {"VBN", "VBD"}), None)
    if participle is not None and participle.i > place.last:
        verb = participle
    elif place.after and place.after[0].tag == "VBN" and place.relation in {"subject", "passive", "of", ""}:
        verb = place.after[0]
    if verb is None:
        return ""
    word = verb.lemma.lower()
    if word == "raise" and place.quantity.kind == "money":
        return word if verb is not place.verb or place.relation in {"object", "passive"} else ""
    if word == "take" and place.quantity.kind != "money":
        return ""
    word = canonical("predicate", word)
    if word in words("moves") or word in words("gives"):
        return ""
    return word


_FINITE = {
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "will",
    "would",
    "may",
    "might",
    "could",
    "to",
}


def said(place: Place) -> str:
    """What the verb says of the counted, without its finite auxiliaries: `being prepared`, `shipped`."""
    verb = place.verb
    if verb is None or not predicate(place):
        return ""
    parts = [c for c in verb.children if c.dep in {"aux", "auxpass"} and c.i < verb.i and c.lower not in _FINITE]
    return " ".join(t.lower for t in [*parts, verb])


def find(place: Place) -> tuple[str, Token | None]:
    """The property an amount measures, in canonical form, and its token."""
    if place.quantity.kind == "duration" and _deadline(place):
        return "deadline", None
    word, noun = told.find(place)
    if word:
        return word, noun
    for token in _candidates(place):
        word = lemma(token)
        if word in words("carrier") or token.entity in {"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL"}:
            continue
        if (
            (_names(token, place) and (token.entity == "PERSON" or place.quantity.kind == "percent"))
            or token.pos == "PRON"
            or (not word.isalpha() and "-" not in word)
        ):
            continue
        return _kind(token, word), token
    return "", None


def _names(token: Token, place: Place) -> bool:
    """`Biden led Trump by 47.4 percent`: a name within a sentence of the text is nothing that is measured."""
    return token.pos == "PROPN" and not place.headline and token.i != place.sentence.first


def _kind(token: Token, word: str) -> str:
    """`net interest income` is no net income: a noun that many things have is taken with the one before."""
    if word in _MANY:
        for child in token.children:
            if child.dep == "compound" and child.i < token.i and child.pos == "NOUN":
                return f"{lemma(child)} {word}"
    return canonical("property", word)


def _deadline(place: Place) -> bool:
    """`within 10 days`, `in the next ten days`."""
    before = [t.lower for t in place.before[-3:]]
    return before[-1:] == ["within"] or before[-2:] == ["the", "next"] or "within" in before


def _candidates(place: Place) -> list[Token]:
    out: list[Token] = []
    top, verb, relation = place.top, place.verb, place.relation
    if top.dep in {"nummod", "compound", "amod", "nmod", "quantmod", "npadvmod"} and top.head.i > place.last:
        noun = top.head
        if nominal(noun):
            out.append(noun)
            out += [c for c in noun.children if c.dep in {"compound", "nmod"} and c.i > place.last]
    if place.quantity.kind != "count":
        out += [
            g for c in top.children if c.dep == "prep" and c.lower in {"in", "of", "for"} and c.i == place.last + 1
            for g in c.children if g.dep == "pobj" and nominal(g) and place.quantity.kind != "percent"
        ]  # fmt: skip
    start = climb(top)
    if start.dep == "pobj" and nominal(start.head.head):
        above = start.head.head
        out += _expanded(above)
    if verb is not None and relation not in {"subject", "passive"}:
        subject = subject_of(verb)
        moves = verb.lemma.lower() in words("moves") and not _agent(verb, subject)
        moves = moves or _fixed(verb, relation)
        if subject is not None and subject.i != top.i and moves:
            out += _expanded(subject)
    elif verb is not None and place.noun is None and verb.lemma.lower() == "be":
        out += [c for c in verb.children if c.dep == "attr" and nominal(c)]
    if verb is not None and relation in {"to", "at", "by", "from"} and verb.dep in {"acl", "relcl"}:
        out += _expanded(verb.head)
    if verb is not None and place.quantity.kind != "count":
        out += [e for c in verb.children if c.dep in _OBJECT and nominal(c) and c.i < place.first for e in _expanded(c)]
    if place.quantity.kind in {"measure", "percent", "money", "duration"}:
        out += _nearby(place)
    return [t for t in out if not place.first <= t.i <= place.last]


def _agent(verb: Token, subject: Token | None) -> bool:
    """`Polity raised its figure to 40`, `they increased the toll to six`: the object before the number is measured."""
    return subject is not None and any(c.dep in {"dobj", "obj"} and nominal(c) and c.i > verb.i for c in verb.children)


def _fixed(verb: Token, relation: str) -> bool:
    """`The fine was set at $500`: in the passive of a verb by which a figure is given, the subject is measured."""
    passive = any(c.dep == "nsubjpass" for c in verb.children)
    return passive and relation in {"at", "to"} and verb.lemma.lower() in words("gives")


def _expanded(noun: Token) -> list[Token]:
    """A noun, or where it only carries a number, what it is of: unemployment rate, rise in exports."""
    if lemma(noun) not in words("carrier"):
        return [noun]
    compounds = [c for c in noun.children if c.dep in {"compound", "nmod", "amod"} and c.i < noun.i and nominal(c)]
    below = [
        g for c in noun.children if c.dep == "prep" and c.lower in {"of", "in", "for"}
        for g in c.children if g.dep == "pobj" and nominal(g)
    ]  # fmt: skip
    out = [*compounds[::-1], *[e for g in below for e in ([g] if lemma(g) not in words("carrier") else [])]]
    if not out and noun.dep in {"pobj"} and nominal(noun.head.head):
        out = [noun.head.head]
    return out


def _nearby(place: Place) -> list[Token]:
    """`magnitude 6.3`, `in value, shipments`: a bare noun right before the number."""
    near = [t for t in place.before[-3:] if t.lower not in {"up", "down", "at", "by", "about", "nearly"}]
    if near and nominal(near[-1]) and near[-1].entity in {"", "ORG"}:
        return [near[-1]]
    return []


def context(place: Place) -> frozenset[str]:
    """The topics of the content words of the number's own clause, or of its sentence where that has no verb."""
    root = place.verb
    if root is None:
        root = place.top
        for _ in range(CLIMB):
            if root.head is root or root.pos in {"VERB", "AUX"}:
                break
            root = root.head
    tokens = list(clause(root))
    subject = subject_of(root)
    if subject is not None and subject not in tokens:
        tokens += list(clause(subject))[:12]
    if len(tokens) < 4:
        tokens += [*place.before, *place.after]
    return frozenset(
        _topic(t)
        for t in tokens
        if t.pos in {"NOUN", "PROPN", "ADJ", "VERB"}
        and not place.first <= t.i <= place.last
        and len(t.lower) > 2
        and lemma(t) not in words("moves")
        and lemma(t) not in words("gives")
        and lemma(t) not in words("carrier")
    )


def _topic(token: Token) -> str:
    return token.lower if token.pos == "PROPN" else topic(lemma(token))


_BESIDE = 6  # words each side that stand beside the figure


def near(place: Place) -> frozenset[str]:
    """The topics of the words beside the figure, up to the next number or the end of the clause on each side."""
    found: set[str] = set()
    for side in (place.before[: -_BESIDE - 1 : -1], place.after[:_BESIDE]):
        for token in side:
            if token.tag == "CD" or token.text in {";", ":", "(", ")", "—"}:
                break
            if token.pos in {"NOUN", "PROPN", "ADJ", "VERB", "ADV"} and len(token.lower) > 2:
                found.add(_topic(token))
    return frozenset(found)


_DATED = {"DATE", "TIME", "ORDINAL", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"}


def names(place: Place) -> frozenset[str]:
    """The words of the names beside the figure, up to the next number: `6,104 votes for Whitlock`."""
    found: set[str] = set()
    for side in (place.before[: -_BESIDE - 1 : -1], place.after[:_BESIDE]):
        for token in side:
            if token.tag == "CD" or token.text in {";", ":", "(", ")", "—"}:
                break
            if token.pos == "PROPN" and len(token.lower) > 1 and token.entity not in _DATED:
                found.add(token.lower)
    return frozenset(found)
