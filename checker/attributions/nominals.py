"""Token -> the nominal it heads: its words, the mention without titles, and what kind of speaker it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from checker.attributions import cues, naming
from checker.document import Token
from checker.model import Span

SpeakerKind = Literal["person", "body", "document", "unknown"]
_NO_PART = ("relcl", "appos", "cc", "conj", "preconj", "mark", "ccomp", "advcl", "nsubj", "parataxis")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """Who or what speaks, as worded here: the whole phrase, and the mention (a name without its titles)."""

    head: Token
    segment: int
    span: Span
    mention: Span
    how: Literal["pronoun", "name", "noun"]
    kind: SpeakerKind
    plural: bool
    gender: str = ""


def at(head: Token, tokens: Sequence[Token], segment: int) -> Nominal:
    """The nominal a token heads; an apposition that names it takes its place as the mention."""
    if head.lower in cues.words("personal") | cues.words("echoic") and head.pos in ("PRON", "DET"):
        return _pronoun(head, segment)
    first, last = phrase(head, tokens)
    span = Span(tokens[first].start, tokens[last].end)
    named = naming.run(head, tokens) if naming.is_name(head) else None
    named = named or _apposed_name(head, last, tokens)
    if named is None:
        gender = cues.gender(head.lemma.lower())
        return Nominal(head, segment, span, span, "noun", _noun_kind(head), head.tag in ("NNS", "NNPS"), gender)
    start, end, gender, titled = named
    mention = Span(tokens[start].start, tokens[end].end)
    words = [t.text for t in tokens[start : end + 1]]
    person = titled or any(t.entity == "PERSON" for t in tokens[start : end + 1]) or _age_follows(end, tokens)
    kind: SpeakerKind = "person" if person else "unknown"
    acronym = any(w.isupper() and len(w) > 2 for w in words)
    if not titled and (acronym or cues.words("body_name") & {w.lower() for w in words}):
        kind = "body"
    return Nominal(head, segment, Span(min(span.start, mention.start), max(span.end, mention.end)),
                   mention, "name", kind, False, gender)  # fmt: skip


def source_of(head: Token, tokens: Sequence[Token], segment: int) -> tuple[Nominal, Nominal | None]:
    """Who speaks through a nominal: the owner of a document when it has one, with the document as its carrier."""
    nominal = at(head, tokens, segment)
    if nominal.how != "noun" or nominal.kind != "document":
        return nominal, None
    maker = owner(head) or _issuer(head)
    if maker is None:
        return nominal, None
    owning = at(maker, tokens, segment)
    if maker.lemma in cues.words("time") or maker.entity in ("DATE", "TIME") or not can_speak(owning):
        return nominal, None
    return owning, nominal


def can_speak(nominal: Nominal) -> bool:
    """Whether this can vouch for something: a name, a pronoun for one, a body, persons, or a document."""
    if nominal.head.lower in cues.words("indefinite"):
        return False
    return nominal.how != "noun" or nominal.kind != "unknown"


def phrase(head: Token, tokens: Sequence[Token]) -> tuple[int, int]:
    """First and last token of the noun phrase, without relative clauses, appositions and what stands behind a comma."""
    first = head.i
    above = [c for c in head.head.lefts if c.i < head.i] if head.dep == "compound" else []
    for child in reversed([*above, *head.lefts]):
        if child.tag in ("VBD", "VBZ") or child.dep in _NO_PART:
            break
        first = min(first, _left_edge(child))
    while first < head.i and (tokens[first].text in ",;:–—-" or tokens[first].text in "\"“”‘’'"):
        first += 1
    last = head.i
    for child in head.rights:
        described = child.dep in ("amod", "acl") and child.tag in ("JJ", "VBN")
        close = child.i == last + 1 and (described or child.dep in ("prep", "compound", "nummod", "flat"))
        joined = child.dep == "conj" and _joined(head, child, tokens)
        if close or joined or child.dep == "case":
            last = max(last, _plain_right_edge(child, tokens))
    return first, last


def owner(head: Token) -> Token | None:
    """The possessor, author (by, from, of) or maker before a noun: NEOC data, Polity's survey, a report by the bank."""
    for child in head.children:
        if child.dep == "poss":
            return child
    for child in head.rights:
        if child.dep in ("prep", "agent") and child.lower in ("by", "from", "of"):
            for inner in child.children:
                if inner.dep == "pobj" and (inner.pos == "PROPN" or inner.lemma in cues.speakers()):
                    return inner
        if child.dep == "acl" and child.tag == "VBN":
            for agent in [*child.children, *(g for c in child.children if c.dep == "conj" for g in c.children)]:
                if agent.lower == "by":
                    for inner in agent.children:
                        if inner.dep == "pobj":
                            return inner
    makers = [c for c in head.lefts if c.dep in ("compound", "nmod", "amod") and c.pos == "PROPN"]
    return makers[-1] if makers and makers[-1].entity not in ("GPE", "DATE", "NORP", "LOC") else None


def _issuer(head: Token) -> Token | None:
    """Who put a document out: the ministry released a statement saying."""
    if head.dep != "dobj" or head.head.lemma not in cues.words("issuing"):
        return None
    return next((c for c in head.head.lefts if c.dep == "nsubj"), None)


def _pronoun(head: Token, segment: int) -> Nominal:
    gender = {"he": "male", "him": "male", "his": "male", "himself": "male"}.get(head.lower, "")
    gender = gender or {"she": "female", "her": "female", "herself": "female"}.get(head.lower, "")
    kind: SpeakerKind = "person" if gender else "body" if head.lower in ("it", "its") else "unknown"
    plural = head.lower in ("they", "them", "their", "we", "us", "our")
    return Nominal(head, segment, head.span, head.span, "pronoun", kind, plural, gender)


def _noun_kind(head: Token) -> SpeakerKind:
    kind = cues.speakers().get(head.lemma.lower())
    if kind == "body":
        return "body"
    if kind == "person":
        return "person"
    if {head.lemma.lower(), head.lower} & cues.documents() or head.lemma.lower() in cues.speech_nouns():
        return "document"
    if head.lower == "media":
        return "body"
    if head.lemma.lower().endswith(("man", "woman", "people", "ist", "ologist")):
        return "person"
    return "unknown"


def _apposed_name(head: Token, last: int, tokens: Sequence[Token]) -> tuple[int, int, str, bool] | None:
    """The name set beside a common noun: South Korea's spy agency, the National Intelligence Service, said."""
    for child in head.rights:
        if child.dep == "appos" and naming.is_name(child) and child.i - last <= 8:
            return naming.run(child, tokens)
    i = last + 1
    if i < len(tokens) and tokens[i].text == ",":
        i += 1
        while i < len(tokens) and (tokens[i].lower == "the" or tokens[i].lower.rstrip(".") in cues.titles()):
            i += 1
        if i < len(tokens) and tokens[i].pos == "PROPN" and tokens[i].sentence == head.sentence:
            run = naming.run(tokens[i], tokens)
            closes = run is not None and (run[1] + 1 >= len(tokens) or tokens[run[1] + 1].text in ",.(;:\"”'’")
            titled = head.lower in cues.titles()
            if closes and (titled or _noun_kind(head) in ("person", "body")):
                return run
    if i < len(tokens) and tokens[last + 1].pos == "PROPN" and tokens[last + 1].head is head:
        return naming.run(tokens[last + 1], tokens)
    return None


def _age_follows(last: int, tokens: Sequence[Token]) -> bool:
    after = tokens[last + 1 : last + 4]
    return len(after) == 3 and after[0].text == "," and after[1].text.isdigit() and after[2].text in ",."


def _joined(head: Token, child: Token, tokens: Sequence[Token]) -> bool:
    """Whether two names make one phrase: the University of Washington and Stanford University."""
    between = tokens[head.i + 1 : child.i]
    return not any(t.text == "," for t in between) and child.i - head.i < 12


def _left_edge(token: Token) -> int:
    return min(t.i for t in token.subtree())


def _plain_right_edge(token: Token, tokens: Sequence[Token]) -> int:
    """The last token of a phrase up to the first comma, relative clause or bracket."""
    last = token.i
    for t in token.subtree():
        if t.i < token.i:
            continue
        if (
            t.text in ",;:()–—"
            or t.dep in ("relcl", "acl", "punct")
            or t.lower in cues.words("relative")
            or t.i > last + 1
        ):
            break
        last = t.i
    return last
