"""Parsed sentence -> frames of its verbs of attribution: before, after and around their content, active and passive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.attributions import content, cues, nominals, speakers
from checker.attributions.frames import Frame, edges, span_of
from checker.attributions.nominals import Nominal
from checker.document import Parse, Token
from checker.model import Span

_SUBJECT = ("nsubj", "nsubjpass", "csubj", "expl")


def frames(parse: Parse) -> Iterator[Frame]:
    """Every frame that a verb of attribution opens."""
    verbs = cues.verbs()
    for token in parse.tokens:
        verb = verbs.get(token.lemma.lower()) or verbs.get(_lemma(token))
        if verb is None or not _verbal(token, parse.tokens):
            continue
        frame = _passive(token, verb, parse) if _is_passive(token) else _active(token, verb, parse)
        if frame is not None:
            yield frame


def _lemma(token: Token) -> str:
    """The lemma where the tagger's is wrong: it reads hopes as hop, and says at times as a noun."""
    return "hope" if token.lower in ("hopes", "hoped", "hoping") else token.lower if token.lower == "put" else ""


def _verbal(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether it is used as a verb; a plural noun between a nominal and a comma is one too (the budget shows)."""
    before = tokens[token.i - 1] if token.i else None
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if token.dep in ("amod", "compound"):
        return token.tag in ("VBD", "VBZ") and before is not None and before.text in (",", *speakers.QUOTE_MARKS)
    if token.pos in ("VERB", "AUX"):
        return True
    if token.tag == "NNS" and token.dep == "conj" and token.head.pos == "VERB" and before is not None:
        return before.dep == "cc"
    if token.dep == "ROOT" and token.pos == "NOUN" and any(c.dep == "nsubj" for c in token.lefts):
        return True
    if token.tag != "NNS" or before is None or before.pos not in ("NOUN", "PROPN") or before.tag == "NNS":
        return False
    return (after is None or after.text in ",.") and any(t.text == "," for t in tokens[: token.i])


def _is_passive(token: Token) -> bool:
    if token.tag not in ("VBN", "VBD"):
        return False
    if any(c.dep == "auxpass" or (c.dep == "aux" and c.lemma == "be") for c in token.children):
        return True
    if any(c.dep == "nsubj" for c in token.children) or any(c.lemma == "have" for c in token.lefts):
        return False
    has_by = any(c.lower == "by" and c.i > token.i for c in token.children)
    return token.tag == "VBN" and (token.dep == "acl" or has_by)


def _passive(token: Token, verb: cues.Verb, parse: Parse) -> Frame | None:
    """was put at 40 by the board; was told by the minister of 40 people; the number reported by the ministry."""
    tokens = parse.tokens
    agent = next((p for c in token.rights if c.lower == "by" for p in c.children if p.dep == "pobj"), None)
    if agent is None:
        agent = next((p for x in token.rights if x.dep in ("xcomp", "ccomp", "oprd") for c in x.rights
                      if c.dep == "agent" for p in c.children if p.dep == "pobj"), None)  # fmt: skip
    if agent is None or verb.takes == ("quote",):
        return None
    speaker = nominals.at(agent, tokens, parse.segment)
    if not nominals.can_speak(speaker) or (verb.weak and speaker.how == "noun" and speaker.kind != "body"):
        return None
    if token.dep == "acl":
        first, last = edges(token.head)
    elif verb.lemma in cues.words("telling"):
        first, last = token.i + 1, edges(token)[1]
    else:
        first, last = edges(token)
    apart = [c for c in token.rights if (c.dep == "conj" and _own_subject(c)) or content.aside(c)]
    last = min([last, *(edges(c)[0] - 1 for c in apart)])
    region = span_of(tokens, first, last)
    return _frame("attributions.passive", token, speaker, parse, [region], verb, Span(token.start, speaker.span.end))


def _own_subject(token: Token) -> bool:
    return any(c.dep in _SUBJECT for c in token.children)


def _active(token: Token, verb: cues.Verb, parse: Parse) -> Frame | None:
    tokens = parse.tokens
    if any(c.lower in ("can", "may", "might") and c.dep == "aux" for c in token.lefts):
        return None
    found = speakers.subject(token, parse)
    if found is None:
        return None
    head, way = found
    speaker, carrier = nominals.source_of(head, tokens, parse.segment)
    if (
        _is_share(head)
        or speaker.head.lower in cues.words("echoic")
        or (not nominals.can_speak(speaker) and not _tells(verb))
    ):
        return None
    first = token.i
    if way == "subject" and head.i < token.i:
        first = min(head.i, content.phrase_first(carrier or speaker, tokens))
    sentence = parse.sentence_of(token)
    clause_end = content.reporting_end(token, carrier or speaker, tokens, sentence.last)
    right = content.after(token, verb, carrier or speaker, parse, way)
    left, remainder = (None, None)
    if way in ("subject", "inverted") and ("quote" in verb.takes or "clause" in verb.takes):
        left, remainder = content.before(token, first, clause_end, right is not None, way, parse, speaker.kind, verb)
    regions = [r for r in (left, right, remainder) if r is not None]
    if token.dep == "relcl" and way == "subject" and ("clause" in verb.takes or "to" in verb.takes):
        regions += content.described(token, first, parse)
    clause = Span(tokens[first].start, tokens[clause_end].end)
    negated = any(c.dep == "neg" for c in token.children)
    stance = "denies" if negated and verb.stance == "asserts" else verb.stance
    rule = f"attributions.{'inverted' if way == 'inverted' else 'participle' if way == 'climb' else 'speech'}"
    frame = _frame(rule, token, speaker, parse, regions, verb, clause, stance, carrier)
    return frame


def _is_share(head: Token) -> bool:
    """Two in five said: those who are counted are not those who vouch for the count."""
    return head.tag == "CD" or head.text == "%" or head.lemma in ("percent", "majority", "third", "half", "quarter")


def _tells(verb: cues.Verb) -> bool:
    """Verbs only those who can speak are subjects of, whatever noun names them."""
    return "quote" in verb.takes and verb.lemma not in ("show", "report", "suggest", "indicate", "reveal", "read")


def _frame(
    rule: str,
    token: Token,
    speaker: Nominal,
    parse: Parse,
    regions: Sequence[Span | None],
    verb: cues.Verb,
    clause: Span,
    stance: cues.Stance | None = None,
    carrier: Nominal | None = None,
) -> Frame:
    held = tuple(r for r in regions if r is not None)
    shown = carrier is not None or (speaker.how == "noun" and speaker.kind == "document")
    return Frame(
        "attributions.carrier" if shown else rule,
        parse.segment,
        speaker,
        token.span,
        clause,
        held,
        "carrier" if shown else "indirect",
        stance or verb.stance,
        verb.weak,
        carrier,
        open_left=True,
        open_right=True,
    )
