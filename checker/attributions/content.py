"""Verb of attribution and its speaker -> the words it holds: after it, before it, around it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.attributions import cues, nominals
from checker.attributions.frames import edges, span_of
from checker.attributions.nominals import Nominal
from checker.attributions.speakers import QUOTE_MARKS
from checker.document import Parse, Token
from checker.model import Span

_PLACED = ("in", "on", "to")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_BESIDE = ("DT", "JJ", "NN", "NNP", "NNPS", "POS", "PRP$")
_SUBJECT = ("nsubj", "nsubjpass", "csubj", "expl")


def phrase_first(speaker: Nominal, tokens: Sequence[Token]) -> int:
    i = speaker.head.i
    while i > 0 and tokens[i - 1].start >= speaker.span.start:
        i -= 1
    if speaker.how == "pronoun":
        return i
    while i > 0 and tokens[i - 1].sentence == tokens[i].sentence and tokens[i - 1].tag in _BESIDE:
        i -= 1
    return i


def aside(child: Token) -> bool:
    """A clause or phrase of time or reason beside the verb, which the content does not include."""
    if child.dep not in ("advcl", "prep", "advmod", "npadvmod"):
        return False
    words = cues.words("aside")
    if child.dep == "prep":
        return child.lower in words and any(c.dep == "npadvmod" and c.i < child.i for c in child.children)
    return child.lower in words or any(c.dep in ("mark", "advmod") and c.lower in words for c in child.children)


def reporting_end(token: Token, speaker: Nominal, tokens: Sequence[Token], last: int) -> int:
    """The last token of the reporting clause: its verb, whoever is told, when and where; up to a comma or quote."""
    end = token.i
    while end < last and (tokens[end + 1].start < speaker.span.end and speaker.head.i > token.i):
        end += 1
    i = end + 1
    while i <= last:
        t = tokens[i]
        if t.text in ",;:.!?()–—" or (t.text in QUOTE_MARKS and not (t.text in "'’" and t.tag == "POS")):
            break
        if t.lower == "that" or (t.dep in _SUBJECT and t.head is not token):
            break
        end = i
        i += 1
    return max(end, token.i)


def after(token: Token, verb: cues.Verb, speaker: Nominal, parse: Parse, way: str) -> Span | None:
    """The content after the verb, or None."""
    tokens = parse.tokens
    sentence = parse.sentence_of(token)
    if "clause" in verb.takes or "quote" in verb.takes:
        start = _clause_content(token, verb, speaker, tokens, sentence.last, way)
        if start is not None:
            return span_of(tokens, start, _content_end(token, start, tokens, sentence.last))
    finding = cues.documents() | cues.words("researcher")
    document = speaker.kind == "document" or speaker.head.lemma.lower() in finding
    speaks = nominals.can_speak(speaker) and (verb.lemma not in ("cite", "quote") or token.tag != "VBG")
    if verb.lemma in ("cite", "quote") and any(c.lower == "as" for c in token.rights):
        speaks = False
    if speaks and ("object" in verb.takes or ("document" in verb.takes and document)):
        objects = [c for c in token.rights if c.dep in ("dobj", "attr", "oprd", "xcomp", "ccomp") or _amount(c)]
        own = (
            verb.lemma in ("report", "post", "announce", "declare")
            and objects
            and objects[0].lemma in cues.words("result")
        )
        if objects and not own and objects[0].lemma not in cues.words("no_claim"):
            end = _content_end(token, token.i + 1, tokens, sentence.last, whole=False)
            cut_short = end < sentence.last and tokens[end + 1].tag in _FINITE and "clause" in verb.takes
            return span_of(tokens, token.i + 1, sentence.last if cut_short else end)
    if "at" in verb.takes:
        preps = [t for t in token.subtree() if t.i > token.i and t.lower in ("at", "as", "in", "on", "to", "between")]
        # "identified 35 bodies, most of them in the hall": behind a comma a place is no value
        own = [t for t in preps if t.lower not in _PLACED or not any(c.text == "," for c in tokens[token.i : t.i])]
        if own or any(c.dep == "oprd" for c in token.rights):
            return span_of(tokens, token.i + 1, _content_end(token, token.i + 1, tokens, sentence.last, whole=False))
    if "small" in verb.takes and speaks and any(c.dep in ("oprd", "ccomp", "acomp") for c in token.rights):
        return span_of(tokens, token.i + 1, _content_end(token, token.i + 1, tokens, sentence.last, whole=False))
    seen = next((c for c in token.rights if c.dep == "dobj"), None)
    if "outlook" in verb.takes and speaks and seen is not None and seen.lemma in cues.words("outlook"):
        return span_of(tokens, token.i + 1, _content_end(token, token.i + 1, tokens, sentence.last, whole=False))
    if "change" in verb.takes and way == "subject":
        changed = next((c for c in token.rights if c.dep == "dobj" and c.lemma in cues.words("changed")), None)
        if changed is not None:
            return span_of(tokens, token.i + 1, _content_end(token, token.i + 1, tokens, sentence.last, whole=False))
    wanted = {"of": ("of", "about"), "for": ("for", "on"), "to": ("to",)}
    for kind, words in wanted.items():
        if kind in verb.takes:
            objects = [g for c in token.rights if c.dep == "dobj" for g in c.rights]
            for c in [*token.rights, *(objects if kind == "for" else ())]:
                timed = any(p.dep == "pobj" and p.lemma in cues.words("time") for p in c.children)
                if c.dep == "prep" and c.lower in words and not timed:
                    return span_of(tokens, c.i, _content_end(token, c.i, tokens, sentence.last))
    return None


def _amount(child: Token) -> bool:
    """A prepositional phrase that is itself the amount: expects from 20 to 40 more, reckons on between 20 and 25."""
    if child.dep != "prep" or child.lower not in ("from", "between", "on", "about", "around", "under", "over"):
        return False
    return any(t.tag == "CD" for t in child.subtree() if t.i <= child.i + 3)


def _clause_content(
    token: Token, verb: cues.Verb, speaker: Nominal, tokens: Sequence[Token], last: int, way: str
) -> int | None:
    """Number of the first token of a clause after the verb."""
    after = token.i + 1
    if after > last:
        return None
    if speaker.head.i > token.i:
        while after <= last and tokens[after].start < speaker.span.end:
            after += 1
    i = after
    while i <= last and (
        tokens[i].pos in ("ADV",) or (tokens[i].entity in ("DATE", "TIME") and tokens[i].dep != "nsubj")
    ):
        i += 1
    if i <= last and (tokens[i].text == ":" or (tokens[i].text in QUOTE_MARKS and tokens[i].tag != "POS")):
        return i
    if i + 1 <= last and tokens[i].text == "," and tokens[i + 1].text in QUOTE_MARKS:
        return i + 1
    if "clause" not in verb.takes:
        return None
    if token.dep == "relcl":
        last = min(last, edges(token)[1])
    closed = after <= last and tokens[after].text in ",;."
    if closed and not _phrase_opens_sentence(speaker, tokens, token) and speaker.head.i < token.i:
        return None
    that = next((t.i for t in tokens[after : last + 1] if _complements(t, token, tokens)), None)
    if that is not None and not any(t.text in ";:" or t.text in QUOTE_MARKS for t in tokens[after:that]):
        begun = tokens[that - 1].lower in ("and", "but", "or")
        return after if begun and way != "inverted" else that
    if way == "inverted":
        return None
    clauses = [c for c in token.rights if c.dep == "ccomp" and c.i >= after]
    if verb.lemma in cues.words("infinitive"):
        clauses += [c for c in token.rights if c.dep == "xcomp"]
    if not clauses and not (
        verb.lemma in cues.words("plain_telling") and _phrase_opens_sentence(speaker, tokens, token)
        and any((t.dep in _SUBJECT and t.head is not token) or t.tag in _FINITE for t in tokens[after : last + 1])
    ):  # fmt: skip
        return None
    if verb.lemma in cues.words("telling"):
        told = [c for c in token.rights if c.dep in ("dobj", "dative") and (not clauses or c.i < edges(clauses[0])[0])]
        after = max([after, *(edges(c)[1] + 1 for c in told)])
    return min(after, last)


def _complements(that: Token, token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a "that" opens what the verb says; not one that points or opens a relative clause."""
    if that.lower != "that" or that.dep not in ("mark", "det", "nsubj", "advmod"):
        return False
    if that.dep != "mark" and that.tag != "IN":
        return False
    told = token.lemma in cues.words("telling") and that.head.head.head is token
    if that.head.dep in ("relcl", "acl") and not told:
        return False
    for above in that.head.ancestors():
        if above is token:
            return True
        if above.lemma in cues.verbs() and above.pos == "VERB":
            return False
    return not any(t.pos == "VERB" for t in tokens[token.i + 1 : that.i])


def _phrase_opens_sentence(speaker: Nominal, tokens: Sequence[Token], token: Token) -> bool:
    """Whether no content stands before the reporting clause, so that it can only follow."""
    i = phrase_first(speaker, tokens) - 1
    return i < 0 or tokens[i].sentence != token.sentence or tokens[i].text not in (",", *QUOTE_MARKS)


def _content_end(token: Token, start: int, tokens: Sequence[Token], last: int, whole: bool = True) -> int:
    """The last token of content: the verb's own subtree, up to a clause set beside or against it."""
    end = edges(token)[1]
    above = token.head
    last = _before_another(token, start, tokens, last)
    end = min(end, last)
    if token.dep == "ccomp" and above.i > end and above.lemma in cues.verbs():
        return max(end, start)
    if end < last and (whole or end <= start) and not any(c.dep == "ccomp" and c.i >= start for c in token.rights):
        end = last
    for c in token.rights:
        if c.i <= start:
            continue
        if c.dep == "conj" and c.pos in ("VERB", "AUX") and not any(m.lower == "that" for m in c.children):
            first = edges(c)[0]
            apart = tokens[first].dep == "cc" or tokens[first - 1].dep == "cc"
            if apart and not (token.tag == "VBD" and _back_shifted(c)):
                end = min(end, first - 1)
        if c.dep == "advcl" and any(m.lower in cues.words("contrast") and m.dep == "mark" for m in c.children):
            end = min(end, edges(c)[0] - 1)
        if not whole and aside(c):
            end = min(end, edges(c)[0] - 1)
    return max(end, start)


def _set_off(marked: Token, first: int, tokens: Sequence[Token]) -> bool:
    """Whether "as" opens the sentence or stands behind a comma: As the mayor told reporters, 40 had gone."""
    return marked.i == first or tokens[marked.i - 1].text in (",", *QUOTE_MARKS)


def _back_shifted(verb: Token) -> bool:
    """A conjunct without a subject that still reports: he was doing 56 when he saw them, and had slowed to 31."""
    subject = any(c.dep in _SUBJECT for c in verb.children)
    return not subject and any(c.dep in ("aux", "auxpass") for c in verb.lefts)


def _before_another(token: Token, start: int, tokens: Sequence[Token], last: int) -> int:
    """The last token before a semicolon behind which somebody else speaks: Lind said 12; the union said 40."""
    for i in range(start, last):
        if tokens[i].text == ";" and any(_speaks_itself(t, i) for t in tokens[i + 1 : last + 1]):
            return i - 1
    return last


def _speaks_itself(verb: Token, after: int) -> bool:
    return verb.lemma in cues.verbs() and any(c.dep == "nsubj" and c.i > after for c in verb.lefts)


def before(
    token: Token, first: int, clause_end: int, has_right: bool, way: str, parse: Parse, kind: str, verb: cues.Verb
) -> tuple[Span | None, Span | None]:
    """The content before the reporting clause, and what goes on after it."""
    tokens = parse.tokens
    sentence = parse.sentence_of(token)
    marked = next((c for c in token.lefts if c.dep == "mark" and c.lower == "as"), None)
    if marked is not None and not has_right:
        if "clause" not in verb.takes or not _set_off(marked, sentence.first, tokens):
            return None, None
        start = clause_end + 1
        return span_of(tokens, sentence.first, first - 2), span_of(tokens, start, sentence.last)
    if first <= sentence.first:
        return None, None
    before = first - 1
    while before > sentence.first and tokens[before].lower in ("and", "but"):
        return None, None
    quoted = tokens[before].text in QUOTE_MARKS
    if not quoted and tokens[before].text not in (",", "–", "—", "-"):
        return None, None
    if token.tag == "VBG" and way != "inverted":
        return None, None
    if has_right and not quoted:
        return None, None
    opening = sentence.first
    if way == "subject" and not quoted:
        opening = max([i + 1 for i in range(sentence.first, before) if tokens[i].text == ";"], default=opening)
    left = span_of(tokens, opening, before)
    remainder = None
    i = clause_end + 1
    if i <= sentence.last and not quoted and tokens[i].text in ",–—":
        following = tokens[i + 1] if i + 1 <= sentence.last else None
        if following is not None and _goes_on(following, way, tokens, kind):
            remainder = span_of(tokens, i, sentence.last)
    return left, remainder


def described(token: Token, first: int, parse: Parse) -> list[Span]:
    """The noun a reporting clause stands beside as its relative clause: the 60,000 that her group said took part."""
    noun = token.head
    if noun.i > first or any(c.tag == "WRB" for t in [token, *token.rights] for c in t.children):
        return []
    counted = [c for c in noun.lefts if c.dep == "nummod"]
    if noun.tag == "CD" or noun.text == "%":
        counted = [noun]
    begin = [min([c.i, *(edges(g)[0] for g in c.lefts if g.dep not in ("predet", "det"))]) for c in counted]
    return [Span(parse.tokens[low].start, parse.tokens[c.i].end) for low, c in zip(begin, counted, strict=True)]


def _goes_on(following: Token, way: str, tokens: Sequence[Token], kind: str) -> bool:
    """Whether words after the reporting clause belong to the content rather than to the speaker."""
    if following.lower in cues.words("relative") or (following.tag == "VBG" and following.lemma in cues.verbs()):
        return False
    if way == "inverted":
        return following.lower in cues.words("goes_on")
    if following.lower == "in" and following.i + 1 < len(tokens) and tokens[following.i + 1].lower == "what":
        return False
    return following.tag != "VBG" or following.lower == "including" or kind in ("body", "document")
