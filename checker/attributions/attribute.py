"""Frames, quotations and names -> the attribution of one quantity: the innermost that really holds it."""

from __future__ import annotations

from checker.attributions import carriers, cues, nominals, speech
from checker.attributions.chains import origin
from checker.attributions.continuation import Voice, Voices, ending_with
from checker.attributions.cues import Stance
from checker.attributions.frames import Frame, How
from checker.attributions.labels import Label, labels
from checker.attributions.names import collect
from checker.attributions.nominals import Nominal
from checker.attributions.quotes import Quote, pair
from checker.attributions.resolve import Discourse, Resolved
from checker.document import Document
from checker.model import Attribution, Evidence, Mention, Quantity, Source, Span

_SILENT = ("headline", "byline", "dateline", "heading")


class Attributor:
    """Reads the whole article once, then answers for each quantity."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._frames: dict[int, list[Frame]] = {}
        for segment in document.segments:
            if document.is_parsed(segment.index) and segment.kind not in _SILENT:
                parse = document.parsed(segment.index)
                found = [*speech.frames(parse), *carriers.frames(parse)]
                self._frames[segment.index] = sorted((origin(f, parse) for f in found), key=lambda f: f.cue)
        quotes = pair(self._text, document.segments)
        inside: dict[int, list[Quote]] = {}
        for quote in quotes:
            inside.setdefault(quote.segment, []).append(quote)
        for index, found in self._frames.items():
            self._frames[index] = [ending_with(f, inside.get(index, []), self._text) for f in found]
        self._voices = Voices(document, quotes, self._frames)
        self._discourse = Discourse(self._text, collect(self._text, document.segments))
        self._known: dict[tuple[int, int], Resolved] = {}
        self._labels = labels(self._text, document.segments)
        for index in sorted(self._frames):
            self._listen(index)

    def attribution(self, quantity: Quantity) -> Attribution:
        """Who vouches for a quantity, if anybody."""
        if self._document.segments[quantity.segment].kind in _SILENT:
            return Attribution()
        quote = self._voices.containing(quantity.segment, quantity.span)
        frames = [f for f in self._frames.get(quantity.segment, ()) if f.holds(quantity.span) is not None]
        outer = []
        if quote is not None:
            outer = [f for f in frames if not quote.span.contains(f.cue)]
            frames = [f for f in frames if quote.span.contains(f.cue)]
        stance: Stance = next((f.stance for f in [*frames, *outer] if f.stance != "asserts"), "asserts")
        chosen = self._innermost(frames, quantity.span)
        denier = next((f for f in [*frames, *outer] if f.stance != "asserts"), None)
        nearest = chosen or self._innermost(outer, quantity.span)
        if nearest is not None and denier is not None and nearest.speaker.mention == denier.speaker.mention:
            stance = "asserts"  # disputed the story, saying it had 40: who denies one thing asserts the other
        if chosen is not None and not (quote is not None and chosen.weak):
            return Attribution(self._source(chosen, frames), stance=stance)
        if quote is not None:
            voice = self._voices.of(quote)
            if voice is not None and self._names(voice.speaker):
                return Attribution(self._spoken(voice, quote.span, outer), stance=stance)
            chosen = self._innermost(outer, quantity.span)
            if chosen is not None:
                return Attribution(self._source(chosen, outer, "mixed"), stance=stance)
        label = self._labels.get(quantity.segment)
        if label is not None and label.span.end < quantity.span.start:
            return Attribution(self._labelled(label), stance=stance)
        return Attribution(None, self._possible(quantity) if quote is None else None, stance)

    def _labelled(self, label: Label) -> Source:
        full = self._discourse.names.fullest(label.name.title() if label.name.isupper() else label.name, label.span)
        evidence = (Evidence("attributions.label", label.span),)
        name = full.text if full else label.name
        return Source(name, Mention(label.name, label.span), label.span, "direct", (), "", "named", evidence=evidence)

    def _innermost(self, frames: list[Frame], span: Span) -> Frame | None:
        # a bare `'s` that the parser takes for a speaker names nobody
        asserting = [f for f in frames if f.stance == "asserts" and self._names(f.speaker)]
        firm = [f for f in asserting if not f.weak] or asserting
        if not firm:
            return None

        def size(frame: Frame) -> int:
            region = frame.holds(span)
            return region.end - region.start if region else 0

        return min(firm, key=size)

    def _names(self, speaker: Nominal) -> bool:
        """Whether a speaker is named by a word, and not by a sign that the parser takes for one."""
        return any(c.isalnum() for c in self._who(speaker).name)

    def _source(self, frame: Frame, around: list[Frame], how: How | None = None) -> Source:
        who = self._who(frame.speaker)
        others = [f.speaker for f in around if f is not frame and f.clause.start != frame.clause.start and not f.weak
                  and f.stance == "asserts" and self._who(f.speaker).name != who.name]  # fmt: skip
        via = tuple(self._mention(n) for n in [*frame.via, *others])
        return Source(
            who.name, self._place(frame), frame.cue, how or frame.how, via, who.by, who.anonymity, "asserts",
            0.7 if who.by == "unresolved" else 0.9 if frame.weak else 1.0, (Evidence(frame.rule, frame.cue),),
        )  # fmt: skip

    def _spoken(self, voice: Voice, quote: Span, outer: list[Frame]) -> Source:
        who = self._who(voice.speaker)
        frame = voice.frame
        how: How = "direct"
        if voice.rule not in ("attributions.quote_follows", "attributions.quote_precedes", "attributions.quote_holds"):
            how = "continued"
        elif voice.rule == "attributions.quote_holds" or (frame is not None and self._is_partial(frame, quote)):
            how = "mixed"
        via = tuple(self._mention(n) for n in frame.via) if frame else ()
        return Source(
            who.name, self._mention(voice.speaker), frame.cue if frame else None, how, via, who.by, who.anonymity,
            "asserts", voice.confidence, (Evidence(voice.rule, frame.cue if frame else quote),),
        )  # fmt: skip

    def _is_partial(self, frame: Frame, quote: Span) -> bool:
        """Whether the newsroom's own words go on with the quoted ones: Lind said “10,000” men were ready."""
        region = frame.holds(Span(quote.start, quote.start + 1))
        return region is not None and any(c.isalnum() for c in self._text[quote.end : region.end])

    def _possible(self, quantity: Quantity) -> Source | None:
        """The speaker of the sentence just before: it may be still speaking, the text does not say so."""
        before = [
            f for f in self._voices.outside(quantity.segment) if f.clause.end <= quantity.span.start and f.regions
        ]
        if not before:
            return None
        parse = self._document.parsed(quantity.segment)
        here = next((t.sentence for t in parse.tokens if t.end > quantity.span.start), 0)
        last = before[-1]
        if last.stance != "asserts" or here - last.speaker.head.sentence != 1:
            return None
        who = self._who(last.speaker)
        if not who.name.strip():
            return None
        evidence = (Evidence("attributions.possible", last.cue),)
        return Source(
            who.name, self._mention(last.speaker), last.cue, "continued", (), who.by, who.anonymity, "asserts", 0.3,
            evidence,
        )  # fmt: skip

    def _place(self, frame: Frame) -> Mention:
        """The words that stand for the source here: the document, when its owner is only a pronoun or a description."""
        carrier = frame.carrier
        if carrier is not None and frame.speaker.how != "name" and carrier.span.contains(frame.speaker.mention):
            return self._mention(carrier)
        return self._mention(frame.speaker)

    def _mention(self, nominal: Nominal) -> Mention:
        return Mention(nominal.mention.of(self._text), nominal.mention)

    def _who(self, nominal: Nominal) -> Resolved:
        key = (nominal.mention.start, nominal.mention.end)
        if key not in self._known:
            self._known[key] = self._discourse.resolve(nominal)
        return self._known[key]

    def _listen(self, index: int) -> None:
        """Resolve a segment's speakers and subjects in the order of the text, so that pronouns find who came before."""
        parse = self._document.parsed(index)
        frames = self._frames[index]
        speakers = {f.speaker.head.i: f for f in frames}
        for token in parse.tokens:
            frame = speakers.get(token.i)
            if frame is not None:
                nominal = frame.speaker
                around = [
                    f for f in frames if f is not frame and f.holds(nominal.mention) and f.speaker.head.i != token.i
                ]
                enclosing = self._innermost(around, nominal.mention)
                known = (
                    self._known.get((enclosing.speaker.mention.start, enclosing.speaker.mention.end))
                    if enclosing
                    else None
                )
                self._known[(nominal.mention.start, nominal.mention.end)] = self._discourse.hear(nominal, 3, known)
            elif token.dep in ("nsubj", "nsubjpass") and token.lower not in cues.words("echoic") | cues.words(
                "relative"
            ):
                nominal = nominals.at(token, parse.tokens, parse.segment)
                if nominals.can_speak(nominal):
                    weight = 2 if token.head.dep == "ROOT" else 1
                    if nominal.how == "pronoun" and nominal.gender == "":
                        continue
                    self._discourse.hear(nominal, weight)
