"""Parsed sentence -> frames of phrases and nouns: according to X, by one estimate, X's claim that, its offer of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.attributions import cues, nominals
from checker.attributions.frames import Frame, edges, span_of
from checker.document import Parse, Token
from checker.model import Span

_CLAUSAL = ("advcl", "ccomp", "conj", "relcl", "acl", "pcomp", "csubj")


def frames(parse: Parse) -> Iterator[Frame]:
    """Every frame that is opened by something else than a verb."""
    for token in parse.tokens:
        if token.lower == "according":
            yield from _according(token, parse)
        elif token.lower in ("per", "by", "in"):
            yield from _by_estimate(token, parse)
        elif token.lemma.lower() in cues.speech_nouns() and token.pos in ("NOUN", "PROPN"):
            yield from _owned(token, parse)
        elif token.lemma in ("have", "be") and token.pos in ("VERB", "AUX"):
            yield from _document_has(token, parse)


def _according(token: Token, parse: Parse) -> Iterator[Frame]:
    tokens = parse.tokens
    if token.i + 2 >= len(tokens) or tokens[token.i + 1].lower != "to":
        return
    to = tokens[token.i + 1]
    head = next((c for c in to.children if c.dep == "pobj"), None) or next(
        (c for c in token.children if c.dep == "pobj"), None
    )
    if head is None:
        head = tokens[token.i + 2]
        while head.head is not head and head.head.i > head.i and head.head.pos in nominals.NOMINAL:
            head = head.head
    speaker, carrier = nominals.source_of(head, parse.tokens, parse.segment)
    if speaker.head.lower in ("which", "whom"):
        return
    end = max(speaker.span.end, carrier.span.end if carrier else 0)
    yield Frame(
        "attributions.according_to", parse.segment, speaker, Span(token.start, to.end), Span(token.start, end),
        tuple(_around(token, token.i, end, parse)), "according_to", carrier=carrier,
    )  # fmt: skip


def _around(anchor: Token, first: int, end: int, parse: Parse) -> Iterator[Span]:
    """The clause a phrase from token `first` to offset `end` speaks of."""
    tokens = parse.tokens
    sentence = parse.sentence_of(anchor)
    after = first
    while after <= sentence.last and tokens[after].start < end:
        after += 1
    opening = first
    while opening > sentence.first and tokens[opening - 1].lower in ("and", "but", "also", "however", ",", "“", '"'):
        opening -= 1
    if (
        opening <= sentence.first
        or tokens[opening - 1].text == ";"
        or (tokens[first - 1].lower in ("and", "but", ";", ":", "while"))
    ):
        held = span_of(tokens, after, sentence.last)
        if held is not None:
            yield held
        return
    start = sentence.first
    verb = anchor.head
    while verb.head is not verb and verb.pos not in ("VERB", "AUX"):
        verb = verb.head
    if verb.dep in ("advcl", "conj", "ccomp") and verb.head is not verb:
        low, _high = edges(verb)
        closed = tokens[first - 1].text == ","
        if low < first and (
            (verb.dep == "conj" and nominals_subject(verb) and not closed)
            or (verb.dep == "advcl" and low == sentence.first)
        ):
            start = low
            if verb.dep == "advcl" and after <= sentence.last and tokens[after].text == ",":
                held = span_of(tokens, start, first - 1)
                if held is not None:
                    yield held
                return
    start = max([i + 1 for i in range(start, first) if tokens[i].text == ";"], default=start)
    held = span_of(tokens, start, first - 1)
    if held is not None:
        yield held
    if after <= sentence.last and _goes_on(tokens, first, after, sentence.last):
        held = span_of(tokens, after, sentence.last)
        if held is not None:
            yield held


def _goes_on(tokens: Sequence[Token], first: int, after: int, last: int) -> bool:
    """Whether the words after the phrase are still what it speaks of, and not about the source."""
    comma = tokens[after].text == ","
    following = tokens[after + 1] if comma and after + 1 <= last else tokens[after]
    closes = first > 0 and tokens[first - 1].text == ","
    if following.lower in cues.words("goes_on"):
        return True
    if not comma:
        return following.text not in ".;" and (not closes or following.tag in ("VBD", "VBZ", "VBP", "MD"))
    if not closes or following.lower in cues.words("relative") or following.tag == "VBG":
        return False
    return following.pos in ("VERB", "AUX", "ADP")


def nominals_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep in ("nsubj", "nsubjpass", "expl") for c in verb.children)


def _by_estimate(token: Token, parse: Parse) -> Iterator[Frame]:
    """by early reports, by one estimate, per the filing, in Polity's survey last month, in a report of the council."""
    tokens = parse.tokens
    head = next((c for c in token.children if c.dep == "pobj"), None)
    if head is None or (token.head.tag == "VBN" and token.dep == "agent"):
        return
    kinds = cues.documents() | cues.speech_nouns()
    sentence = parse.sentence_of(token)
    if token.lower == "in" and not (token.i == sentence.first and head.lemma in cues.documents()):
        return
    if token.lower == "by" and not (head.lemma in kinds and (head.lemma in cues.words("estimate"))):  # fmt: skip
        return
    speaker, carrier = nominals.source_of(head, parse.tokens, parse.segment)
    if token.lower == "per" and not (speaker.how == "name" or speaker.kind != "unknown"):
        return
    if token.lower == "per" and speaker.how == "noun" and speaker.kind == "person":
        return
    if token.lower == "in" and carrier is None:
        return
    end = max(speaker.span.end, carrier.span.end if carrier else 0)
    if token.lower == "in":
        end = max(end, tokens[head.i].end)
    yield Frame(
        "attributions.by_estimate", parse.segment, speaker, token.span, Span(token.start, end),
        tuple(_beside(token, end, parse)), "carrier", carrier=carrier, weak=token.lower == "in",
    )  # fmt: skip


def _beside(token: Token, end: int, parse: Parse) -> Iterator[Span]:
    """What a short phrase speaks of: three by varying reports; five died and, by early reports, 30 were hurt."""
    tokens = parse.tokens
    sentence = parse.sentence_of(token)
    if (
        token.i <= sentence.first + 1
        or tokens[token.i - 1].text != ","
        or tokens[token.i - 2].lower not in ("and", "but")
    ):
        for held in _around(token, token.i, end, parse):
            low = max(
                [i + 1 for i in range(sentence.first, token.i) if tokens[i].text in "–—;("], default=sentence.first
            )
            start = max(held.start, tokens[low].start)
            if start < held.end:
                yield Span(start, held.end)
        return
    after = token.i
    while after < sentence.last and tokens[after].start < end:
        after += 1
    held_after = span_of(tokens, after, sentence.last)
    if held_after is not None:
        yield held_after


def _owned(token: Token, parse: Parse) -> Iterator[Frame]:
    """Varnia's claim that 240 had died; its goal is to reach 40; the bank's forecast of 3 percent."""
    tokens = parse.tokens
    poss = next((c for c in token.lefts if c.dep == "poss"), None)
    owner = poss
    if owner is None:
        for child in token.rights:
            if (child.dep in ("prep", "agent") and child.lower in ("by", "from")) or (
                child.dep == "prep" and child.lower == "of" and token.lemma in ("report",)
            ):
                owner = next((c for c in child.children if c.dep == "pobj"), None)
    if owner is None and token.lemma in ("quote", "forecast", "estimate", "claim"):
        owner = next((c for c in token.lefts if c.dep in ("compound", "nmod") and c.pos == "PROPN"), None)
    if owner is None or owner.lemma.lower() in cues.words("time") or owner.entity in ("DATE", "TIME"):
        return
    speaker = nominals.at(owner, tokens, parse.segment)
    if not nominals.can_speak(speaker) or owner.lower in cues.words("echoic"):
        return
    if token.lemma in ("goal", "target", "aim") and token.dep != "nsubj":
        return
    if token.lemma in cues.words("loose") and speaker.how == "name" and speaker.kind == "unknown":
        return
    regions = []
    for child in token.rights:
        if (child.dep in ("acl", "ccomp", "relcl") and any(m.lower == "that" for m in child.children)) or (
            child.dep == "prep" and child.lower in ("of", "for")
        ):
            low, high = edges(child)
            regions.append(span_of(tokens, low, high))
    if token.dep == "nsubj" and token.head.lemma in ("be", "remain"):
        regions.append(span_of(tokens, token.head.i + 1, edges(token.head)[1]))
    held = tuple(r for r in regions if r is not None and not (r.start <= owner.start < r.end))
    if held:
        yield Frame(
            "attributions.owned", parse.segment, speaker, token.span, Span(owner.start, token.end), held, "carrier"
        )


def _document_has(token: Token, parse: Parse) -> Iterator[Frame]:
    """A poll had the two at 43 and 38."""
    subject = next((c for c in [*token.lefts, *token.head.lefts] if c.dep == "nsubj"), None)
    if subject is None or token.lemma != "have" or subject.lemma not in cues.words("tallying"):
        return
    speaker, carrier = nominals.source_of(subject, parse.tokens, parse.segment)
    held = span_of(parse.tokens, token.i + 1, edges(token)[1])
    if held is not None:
        yield Frame("attributions.carrier", parse.segment, speaker, token.span, Span(speaker.span.start, token.end),
                    (held,), "carrier", carrier=carrier)  # fmt: skip
