"""Quotations and frames -> who speaks each quotation: beside it, in the sentence before or after, a paragraph back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.attributions import nominals
from checker.attributions.frames import Frame
from checker.attributions.nominals import Nominal
from checker.attributions.quotes import Quote
from checker.document import Document, Parse
from checker.model import Span


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks a quotation: by a frame, or by the nominal the words around it point to."""

    speaker: Nominal
    frame: Frame | None
    rule: str
    confidence: float


class Voices:
    """The speakers of all quotations of a document; found when asked for, each once."""

    def __init__(self, document: Document, quotes: Sequence[Quote], frames: dict[int, list[Frame]]) -> None:
        self._document = document
        self._text = document.text
        self._quotes = quotes
        self._inside: dict[int, list[Quote]] = {}
        for quote in quotes:
            self._inside.setdefault(quote.segment, []).append(quote)
        self._frames = frames
        self._known: dict[int, Voice | None] = {}

    def containing(self, segment: int, span: Span) -> Quote | None:
        """The quotation that holds a span, if any."""
        return next(
            (q for q in self._inside.get(segment, ()) if q.span.start <= span.start and span.end <= q.span.end), None
        )

    def of(self, quote: Quote) -> Voice | None:
        """Who speaks it, or None."""
        if quote.number not in self._known:
            self._known[quote.number] = None
            self._known[quote.number] = self._find(quote)
        return self._known[quote.number]

    def outside(self, segment: int) -> list[Frame]:
        """The frames of a segment whose reporting clause stands in the newsroom's words."""
        inside = [q.span for q in self._inside.get(segment, ())]
        return [f for f in self._frames.get(segment, ()) if not any(s.contains(f.cue) for s in inside)]

    def _find(self, quote: Quote) -> Voice | None:
        beside = self._beside(quote)
        if beside is not None:
            return beside
        if quote.previous is not None:
            return _again(self.of(self._quotes[quote.previous]), "attributions.quote_goes_on", 0.95)
        chain = [q for q in self._quotes[quote.number + 1 : quote.number + 2] if q.previous == quote.number]
        if chain:
            later = self.of(chain[0])
            if later is not None:
                return _again(later, "attributions.quote_goes_on", 0.95)
        return self._floating(quote)

    def _beside(self, quote: Quote) -> Voice | None:
        """A reporting clause that touches the quotation or holds it."""
        following: Frame | None = None
        before: Frame | None = None
        holding: Frame | None = None
        ended = self._text[quote.span.end : quote.span.end + 1] in (".", "!", "?")
        for frame in self.outside(quote.segment):
            if frame.clause.start >= quote.span.end and _touches(self._text[quote.span.end : frame.clause.start]):
                following = following or (None if ended else frame)
            elif frame.clause.end <= quote.span.start and _leads(self._text[frame.clause.end : quote.span.start]):
                before = frame
            elif frame.holds(Span(quote.span.start, quote.span.start + 1)) is not None and (
                holding is None or _length(frame, quote) < _length(holding, quote)
            ):
                holding = frame
        if (
            following is not None
            and self._speaks_on(following, quote)
            and (before or holding or quote.previous is not None)
        ):
            following = None
        for found, rule in ((following, "follows"), (before, "precedes"), (holding, "holds")):
            if found is not None:
                return Voice(found.speaker, found, f"attributions.quote_{rule}", 1.0)
        return None

    def _speaks_on(self, frame: Frame, quote: Quote) -> bool:
        """Whether a clause after an ended quotation opens words of its own: "So it is." Lind said: "We had 40." """
        if self._text[quote.span.start : quote.span.end].rstrip("\"”’'")[-1:] not in ".!?":
            return False
        if any(r.start >= frame.clause.end for r in frame.regions):
            return True
        return any(
            q.span.start >= frame.clause.end and self._text[frame.clause.end : q.span.start].strip() in (",", ":")
            for q in self._inside.get(quote.segment, ())
        )

    def _floating(self, quote: Quote) -> Voice | None:
        """A quotation with no reporting clause of its own."""
        parse = self._parse(quote.segment)
        here = self.outside(quote.segment)
        sentence_like = self._starts_sentence(quote)
        if not sentence_like:
            return self._in_sentence(quote, parse)
        earlier = [f for f in here if f.clause.start < quote.span.start]
        if earlier:
            return Voice(earlier[-1].speaker, earlier[-1], "attributions.quote_continued", 0.9)
        later = [f for f in here if f.clause.start >= quote.span.end]
        spoken_before = self._text[self._document.segments[quote.segment].span.start : quote.span.start].strip()
        if later and not spoken_before:
            return Voice(later[0].speaker, later[0], "attributions.quote_before", 0.9)
        if spoken_before and parse is not None:
            introduced = self._introduced(quote, parse)
            if introduced is not None:
                return Voice(introduced, None, "attributions.quote_introduced", 0.7)
        return self._neighbour(quote)

    def _in_sentence(self, quote: Quote, parse: Parse | None) -> Voice | None:
        """A whole sentence quoted after a comma, with no word of speech: Lind defended the cut, "We had 40 men." """
        before = self._text[: quote.span.start].rstrip()
        inner = self._text[quote.span.start : quote.span.end].lstrip("\"“”‘’'«»[( ")
        if parse is None or not before.endswith(",") or not inner[:1].isupper() or len(inner.split()) < 4:
            return None
        introduced = self._introduced(quote, parse)
        return None if introduced is None else Voice(introduced, None, "attributions.quote_introduced", 0.7)

    def _starts_sentence(self, quote: Quote) -> bool:
        inner = self._text[quote.span.start : quote.span.end].lstrip("\"“”‘’'«»[( ")
        before = self._text[self._document.segments[quote.segment].span.start : quote.span.start].rstrip()
        return (
            bool(inner)
            and (inner[0].isupper() or inner[0].isdigit() or not before)
            and (not before or before[-1] in ".!?:”\"’'…")
        )

    def _introduced(self, quote: Quote, parse: Parse) -> Nominal | None:
        """The subject of the sentence before: Coach Tyrell Mason empties it every Friday. "Some weeks it's none." """
        before = [t for t in parse.tokens if t.end <= quote.span.start]
        if not before:
            return None
        sentence = before[-1].sentence
        for token in reversed(before):
            if token.sentence != sentence:
                break
            if token.dep in ("nsubj", "nsubjpass") and token.head.dep in ("ROOT", "conj", "ccomp"):
                nominal, carrier = nominals.source_of(token, parse.tokens, parse.segment)
                colon = self._text[: quote.span.start].rstrip().endswith(":")
                if colon and (carrier is not None or nominal.kind == "document"):
                    return nominal
                if nominal.kind in ("person",) or nominal.how == "name" or nominal.gender:
                    return nominal
        return None

    def _neighbour(self, quote: Quote) -> Voice | None:
        """The last speaker of the paragraph before, when this paragraph has none."""
        for index in range(quote.segment - 1, max(-1, quote.segment - 3), -1):
            segment = self._document.segments[index]
            quotes = self._inside.get(index, [])
            frames = self.outside(index)
            if quotes and quotes[-1].span.end >= segment.span.end - 2:
                return _again(self.of(quotes[-1]), "attributions.quote_neighbour", 0.7)
            if frames:
                return Voice(frames[-1].speaker, frames[-1], "attributions.quote_neighbour", 0.6)
            parse = self._parse(index)
            if parse is not None and parse.tokens:
                ended = Quote(Span(segment.span.end, segment.span.end), index, True)
                introduced = self._introduced(ended, parse)
                if introduced is not None:
                    return Voice(introduced, None, "attributions.quote_neighbour", 0.5)
        return None

    def _parse(self, index: int) -> Parse | None:
        return self._document.parsed(index) if self._document.is_parsed(index) else None


def ending_with(frame: Frame, quotes: Sequence[Quote], text: str) -> Frame:
    """The frame without what the parser joined on behind a quotation that ends a sentence: he said, "No." Now ..."""
    regions = []
    for region in frame.regions:
        for quote in quotes:
            opens = region.start <= quote.span.start <= region.start + 2
            ended = text[quote.span.start : quote.span.end].rstrip("\"”’'")[-2:].strip("]")[-1:] in (".", "!", "?")
            goes_on = text[quote.span.end : quote.span.end + 2].strip()[:1]
            if opens and ended and quote.closed and quote.span.end < region.end and goes_on.isupper():
                region = Span(region.start, quote.span.end)
        regions.append(region)
    return replace(frame, regions=tuple(regions)) if tuple(regions) != frame.regions else frame


def _again(voice: Voice | None, rule: str, confidence: float) -> Voice | None:
    return None if voice is None else Voice(voice.speaker, voice.frame, rule, min(confidence, voice.confidence))


def _leads(between: str) -> bool:
    """Whether nothing but a comma or a colon stands between a reporting clause and a quotation."""
    return _touches(between) and "." not in between


def _touches(between: str) -> bool:
    return len(between) <= 4 and not any(c.isalnum() for c in between)


def _length(frame: Frame, quote: Quote) -> int:
    region = frame.holds(Span(quote.span.start, quote.span.start + 1))
    return region.end - region.start if region else 0
