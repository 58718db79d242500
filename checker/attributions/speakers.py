"""Verb of attribution -> whose it is: its subject, the nominal after or before it, or the main clause's subject."""

from __future__ import annotations

from collections.abc import Sequence

from checker.attributions import cues, nominals
from checker.document import Parse, Token

_VERBAL = ("VERB", "AUX")
QUOTE_MARKS = frozenset(['"', "“", "”", "‘", "’", "'", "''", "``", "«", "»"])


def subject(token: Token, parse: Parse) -> tuple[Token, str] | None:
    """Whose verb this is, and how that was found: its subject, the nominal after it, or the main clause's subject."""
    tokens = parse.tokens
    children = [*token.lefts, *(g for c in token.lefts if c.dep == "aux" for g in c.children)]
    left = [c for c in children if c.dep in ("nsubj", "csubj", "nsubjpass")]
    if left and not any(t.text in QUOTE_MARKS and t.tag != "POS" for t in tokens[left[-1].i + 1 : token.i]):
        head = left[-1]
        if head.lower in cues.words("relative"):
            return _antecedent(token, head, parse)
        return _nearer(head, token, tokens), "subject"
    joined = [c for c in token.lefts if c.dep == "compound" and c.pos in ("NOUN", "PROPN")]
    if joined and joined[-1].i == token.i - 1 and token.tag in ("VBZ", "VBD", "VBP"):
        return joined[-1], "subject"
    if token.tag == "NNS" and token.dep != "conj":
        return tokens[token.i - 1], "subject"
    inverted = _inverted(token, tokens)
    if inverted is not None:
        return inverted, "inverted"
    stranded = _stranded(token, tokens)
    if stranded is not None:
        return stranded, "subject"
    beside = _beside(token, tokens)
    if beside is not None:
        return beside, "subject"
    return _climb(token, parse)


def _nearer(head: Token, token: Token, tokens: Sequence[Token]) -> Token:
    """The nominal just before the verb, where the parser took one it only stands beside: Bank president Okey Oramah."""
    i = token.i - 1
    while i > head.i and tokens[i].pos in ("ADV", "AUX", "PART"):
        i -= 1
    near = tokens[i]
    if near is head or near.pos not in ("PROPN", "NOUN") or near.i < head.i:
        return head
    commas = any(t.text == "," for t in tokens[head.i : near.i])
    if near.dep == "appos" and not commas:
        return near
    if near.dep == "conj" and commas and any(t.lower in ("but", "and") for t in tokens[head.i : near.i]):
        return near
    return head


def _beside(token: Token, tokens: Sequence[Token]) -> Token | None:
    """The nominal before a finite verb without a subject: the commission's chair, Judge Amina Soto, told."""
    if token.tag not in ("VBD", "VBZ", "VBP") or token.i < 1 or tokens[token.i - 1].dep == "cc":
        return None
    if token.i + 1 < len(tokens) and tokens[token.i + 1].lower == "to":
        return None
    i = token.i - 1
    while i > 0 and tokens[i].pos in ("ADV", "AUX"):
        i -= 1
    if tokens[i].text == ",":
        i -= 1
    near = tokens[i]
    if near.sentence != token.sentence or near.pos not in ("PROPN", "PRON"):
        return None
    return near if near.lower not in cues.words("relative") and near.entity not in ("DATE", "TIME", "GPE") else None


def _antecedent(token: Token, relative: Token | None, parse: Parse) -> tuple[Token, str] | None:
    """Whom a relative pronoun stands for: the noun its clause hangs on, or the one just before the pronoun."""
    verb = token
    for _ in range(4):
        if verb.dep == "relcl":
            head = _whose(verb.head, relative)
            while head.entity in ("DATE", "TIME") and head.head is not head:
                head = head.head if head.head.pos in nominals.NOMINAL else head.head.head
            return head, "relative"
        if verb.head is verb:
            break
        verb = verb.head
    if relative is None or relative.i == 0:
        return None
    i = relative.i - 1
    if parse.tokens[i].text == ",":
        i -= 1
    near = parse.tokens[i]
    return (near, "relative") if i >= 0 and near.pos in ("NOUN", "PROPN") else None


def _whose(head: Token, relative: Token | None) -> Token:
    """For who: the person, not the body (Teresa Ngo, an economist at Redmond Trust, who had expected)."""
    if relative is None or relative.lower != "who":
        return head
    while head.dep == "pobj" and head.tag not in ("NNS", "NNPS") and head.head.head.pos in ("NOUN", "PROPN"):
        head = head.head.head
    while head.dep == "appos" and head.pos == "NOUN" and head.head.pos == "PROPN":
        head = head.head
    return head


def _inverted(token: Token, tokens: Sequence[Token]) -> Token | None:
    """The nominal that follows at once: "...," said the mayor. The parser misses it half of the time."""
    if token.i == 0 or token.i + 1 >= len(tokens) or token.tag in ("VBG", "VB") or token.lemma in cues.words("telling"):
        return None
    before, after = tokens[token.i - 1], tokens[token.i + 1]
    if (before.text not in QUOTE_MARKS and before.text not in ",–—-?!.;") or after.sentence != token.sentence:
        return None
    if not _in_phrase(after) or after.lower in ("that", "this", "there"):
        return None
    i, head = token.i + 1, None
    while i < len(tokens) and tokens[i].sentence == token.sentence and _in_phrase(tokens[i]):
        if tokens[i].pos in ("PROPN", "NOUN", "PRON"):
            head = tokens[i]
        i += 1
    if head is None or head.lower in cues.words("relative") or head.entity in ("DATE", "TIME"):
        return None
    above = head.head
    governed = head.dep in ("nsubj", "nsubjpass") and above is not token and above.i > head.i and above.pos in _VERBAL
    return None if governed and above.tag != "VBG" else head


def _in_phrase(token: Token) -> bool:
    """Whether a word can stand inside the noun phrase after an inverted verb."""
    return (
        token.pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "X")
        or (token.tag == "VBG" and token.dep in ("amod", "compound"))
        or token.tag in ("POS", "HYPH")
        or (
            token.text == "."
            and token.i > 0
            and len(token.text) == 1
            and token.dep == "punct"
            and token.head.pos == "PROPN"
        )
    )


def _stranded(token: Token, tokens: Sequence[Token]) -> Token | None:
    """The name a sentence opens with, cut off from its verb by commas: Rayburn, whose group won, said."""
    if token.i < 3 or tokens[token.i - 1].text != "," or token.tag not in ("VBD", "VBZ", "VBP"):
        return None
    i = token.i
    while i > 0 and tokens[i - 1].sentence == token.sentence:
        i -= 1
    last = None
    while i < token.i and tokens[i].text[:1].isupper() and tokens[i].pos not in ("ADP", "DET", "SCONJ", "VERB"):
        last = tokens[i]
        i += 1
    if last is None or tokens[i].text != "," or last.lower in cues.words("opener"):
        return None
    return last


def _quoted_apart(subject: Token, token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a quotation closes between them, so that the subject is one of the quoted words."""
    low, high = sorted((subject.i, token.i))
    marks = [t for t in tokens[low:high] if t.text in QUOTE_MARKS and t.tag != "POS"]
    return len(marks) % 2 == 1


def _set_apart(token: Token, clause: Token, tokens: Sequence[Token]) -> bool:
    """Whether a participle behind a comma belongs to who reports, not to the clause reported.

    "Zelensky warned that troops are joining the war, telling a summit that ...": the parser hangs it on joining.
    """
    if token.tag != "VBG" or token.i == 0 or tokens[token.i - 1].text != ",":
        return False
    reporting = clause.head
    if clause.dep == "acl" and _complement(clause):
        # "has warned for weeks that troops are joining": the clause is hung on the weeks
        while reporting.dep in ("pobj", "prep"):
            reporting = reporting.head
    elif clause.dep != "ccomp":
        return False
    return reporting.lemma in cues.verbs() and reporting.i < clause.i


def _complement(clause: Token) -> bool:
    """Whether a clause is a whole one behind "that", not a participle that describes a noun."""
    return any(c.dep == "mark" and c.lower == "that" for c in clause.lefts)


def _climb(token: Token, parse: Parse) -> tuple[Token, str] | None:
    """Participles and verbs without a subject: the subject of the clause above, or the noun they describe."""
    if token.tag == "VBN" and not any(c.lemma == "have" for c in [*token.lefts, token.head]) and token.dep != "conj":
        return None
    if token.tag == "VBD" and token.dep not in ("conj", "xcomp"):
        return None
    if (
        token.tag == "VB"
        and any(c.lower == "to" for c in token.lefts)
        and token.head.lemma not in cues.words("going_on")
    ):
        return None
    verb = token
    for _ in range(6):
        head = verb.head
        if head is verb:
            return None
        described = verb.dep == "acl" and head.pos in ("NOUN", "PROPN") and token.tag in ("VBG", "VB")
        described = described and not _complement(verb)
        quoted = [c for c in head.children if c.dep == "dobj"]
        if head.lemma in ("quote", "cite") and verb.dep in ("prep", "xcomp", "ccomp", "advcl") and quoted:
            return quoted[0], "climb"
        if described and nominals.can_speak(nominals.at(head, parse.tokens, parse.segment)):
            return head, "climb"
        subjects = [c for c in head.children if c.dep in ("nsubj", "nsubjpass") and c.i != token.i]
        if token.tag != "VBG":
            subjects = [c for c in subjects if c.i < token.i]
        if verb.dep == "relcl":
            return head, "climb"
        if subjects and (_set_apart(token, head, parse.tokens) or _quoted_apart(subjects[0], token, parse.tokens)):
            verb = head
            continue
        if subjects:
            chosen = subjects[0]
            if chosen.dep == "nsubjpass" and token.tag == "VBG" and verb.dep not in ("prep", "xcomp", "advcl", "conj"):
                return None
            if chosen.lower in cues.words("relative"):
                return _antecedent(head, chosen, parse)
            return chosen, "climb" if verb.dep != "conj" else "conjunct"
        if head.pos in ("VERB", "AUX") and head.lemma in cues.verbs():
            inverted = _inverted(head, parse.tokens)
            if inverted is not None:
                return inverted, "climb"
        verb = head
    return None
