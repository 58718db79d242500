"""Sentences with bracketed figures -> their attributions; no other stage takes part."""

import re
from decimal import Decimal

from checker import attributions
from checker.document import Document
from checker.document.article import read
from checker.model import Quantity, Span

HEADLINE = "What happened on the day"
MARK = re.compile(r"\[([^\],]+(?:,[^\],]+)*)\]")


def marked(text):
    """The text without its brackets, and the spans that stood in them."""
    plain, spans, position = "", [], 0
    for match in MARK.finditer(text):
        plain += text[position : match.start()]
        spans.append(Span(len(plain), len(plain) + len(match.group(1))))
        plain += match.group(1)
        position = match.end()
    return plain + text[position:], spans


def attributed(text):
    plain, spans = marked(f"{HEADLINE}\n\n{text}")
    document = Document(read(plain))
    found = [quantity(document, span) for span in spans]
    document.parse({q.segment for q in found} | attributions.needed(document, found))
    return plain, attributions.attribute(document, found)


def quantity(document, span):
    digits = re.sub(r"[^\d.]", "", document.surface(span)).strip(".")
    value = Decimal(digits) if digits else Decimal(len(document.surface(span)))
    index = document.segment_at(span.start).index
    return Quantity(span, index, "count", value, value, "", "exact", span)
