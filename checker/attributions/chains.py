"""Frame and parse -> the frame of the origin: CNN, citing Ukrainian intelligence; an official told Reuters."""

from __future__ import annotations

from dataclasses import replace

from checker.attributions import nominals
from checker.attributions.frames import Frame
from checker.document import Parse, Token

_CITING = frozenset({"cite", "quote"})
_CITED = frozenset({"report", "study", "say", "state"})
_BODY = ("ORG", "PRODUCT", "WORK_OF_ART")


def origin(frame: Frame, parse: Parse) -> Frame:
    """The frame with its true origin as speaker, and in `via` those who carried its words."""
    cited = _cited(frame, parse)
    if cited is not None:
        return replace(frame, speaker=cited, via=(frame.speaker, *frame.via), rule="attributions.citing")
    told = _told(frame, parse)
    return frame if told is None else replace(frame, via=(told, *frame.via))


def _cited(frame: Frame, parse: Parse) -> nominals.Nominal | None:
    head = frame.speaker.head
    for token in parse.tokens[head.i + 1 :]:
        if token.sentence != head.sentence:
            break
        if token.lemma not in _CITING or token.tag != "VBG" or token.span == frame.cue:
            continue
        if not _hangs_on(token, head, frame, parse):
            continue
        cited = next((c for c in token.rights if c.dep in ("dobj", "pobj", "ccomp", "nsubj")), None)
        if cited is None:
            continue
        nominal, _ = nominals.source_of(cited, parse.tokens, parse.segment)
        if nominal.how != "pronoun" and nominals.can_speak(nominal) and not _pictured(nominal):
            return nominal
    return None


def _pictured(nominal: nominals.Nominal) -> bool:
    """A name that only owns the thing cited."""
    return nominal.head.dep == "poss" and nominal.kind == "unknown"


def _hangs_on(token: Token, head: Token, frame: Frame, parse: Parse) -> bool:
    """Whether it is the speaker who cites: the participle follows the speaker or the reporting clause."""
    between = parse.tokens[head.i + 1 : token.i]
    if sum(t.text == "," for t in between) <= 1 and len(between) <= 3:
        return True
    return any(a.span == frame.cue for a in token.ancestors()) and token.start > frame.cue.start


def _told(frame: Frame, parse: Parse) -> nominals.Nominal | None:
    """The newsroom that was told, as a carrier."""
    verb = next((t for t in parse.tokens if t.start == frame.cue.start), None)
    if verb is None or verb.lemma != "tell":
        return None
    told = next((c for c in verb.rights if c.dep in ("dobj", "dative") and c.pos == "PROPN"), None)
    if told is None or told.entity in ("PERSON", "DATE", "TIME"):
        return None
    return nominals.at(told, parse.tokens, parse.segment)
