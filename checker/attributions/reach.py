"""Text and quantities -> the segments without a quantity that an attribution runs through. Reads no parse."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.attributions.quotes import Quote, pair
from checker.document import Document
from checker.model import Quantity

_CUE = re.compile(
    r"\b(?:said|says|told|tells|added|adds|wrote|writes|according|announced|reported|stated|tweeted|explained|noted|asked|"
    r"called|claimed|warned|argued|insisted|replied|recalled|continued|concluded)\b"
)
_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\s+(?:has\s+|have\s+|had\s+|also\s+|later\s+|further\s+)*[a-z]+"
)


def segments_needed(document: Document, found: Sequence[Quantity]) -> set[int]:
    """Neighbours of quotations with a figure and no speaker; the paragraph before one that begins with he said."""
    text, segments = document.text, document.segments
    own = {q.segment for q in found}
    quotes = pair(text, segments)
    wanted: set[int] = set()
    for quote in quotes:
        if not any(quote.span.contains(q.span) for q in found if q.segment == quote.segment):
            continue
        chain = _chain(quote, quotes)
        wanted |= {q.segment for q in chain}
        if not any(_has_cue(document, q.segment, quotes) for q in chain):
            wanted |= {quote.segment - 1, chain[-1].segment + 1}
    for index in own:
        words = text[segments[index].span.start : segments[index].span.end]
        match = _PRONOUN.search(words)
        if match and not re.search(r"[a-z,;]\s+[A-Z][a-z]+", words[: match.start()]) and index > 0:
            wanted.add(index - 1)
    spoken = ("paragraph", "list_item", "caption", "standfirst", "note")
    return {i for i in wanted - own if 0 <= i < len(segments) and segments[i].kind in spoken}


def _chain(quote: Quote, quotes: Sequence[Quote]) -> list[Quote]:
    """The paragraphs one quotation runs over, in order."""
    chain = [quote]
    while chain[0].previous is not None:
        chain.insert(0, quotes[chain[0].previous])
    number = quote.number + 1
    while number < len(quotes) and quotes[number].previous == chain[-1].number:
        chain.append(quotes[number])
        number += 1
    return chain


def _has_cue(document: Document, index: int, quotes: Sequence[Quote]) -> bool:
    """Whether a paragraph has a word of speech outside its quotations."""
    span = document.segments[index].span
    position, outside = span.start, []
    for quote in quotes:
        if quote.segment == index:
            outside.append(document.text[position : quote.span.start])
            position = quote.span.end
    outside.append(document.text[position : span.end])
    return bool(_CUE.search(" ".join(outside)))
