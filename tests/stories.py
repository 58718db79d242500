"""A story with brackets for its figures -> a report made by hand, for what only shows reports.

`[22]` marks a figure; the fields of each are given in order. The chain is not asked, so that a change of what it
finds never moves these tests.
"""

from decimal import Decimal

from checker.document.segments import segments_of
from checker.model import (
    Article,
    Attribution,
    Considered,
    Evidence,
    Figure,
    Finding,
    Group,
    Mention,
    Quantity,
    Skipped,
    Source,
    Span,
    Subject,
    Time,
    figure_id,
)
from checker.report import Report

FLOOD = """\
[20] dead as the Varn bursts its banks

At least [22] people died when the river Varn broke through its banks on Monday, the regional governor, Ilse Marten, \
said. Rescue services had earlier spoken of [dozens] of dead.

“We have counted [31] bodies,” said Tomas Eller, who leads the rescue services. The water closed [40 miles] \
([64 km]) of road, among them Route 9.

About [1,200] people left their homes by Tuesday, the interior ministry said. A helper 🛟 in the village of Osk put \
the number at [between 3,000 and 4,000]. Repairs will cost up to [$1.5 million], she said.
"""

FIELDS = (
    {"low": 20, "of": "dead", "role": "dead"},
    {"low": 22, "high": None, "modifier": "min", "of": "people", "role": "dead", "by": "Ilse Marten", "cue": "said"},
    {"low": 24, "high": 99, "modifier": "vague", "of": "dead", "role": "dead", "by": "Rescue services"},
    {"low": 31, "of": "bodies", "role": "dead", "by": "Tomas Eller", "cue": "said Tomas", "when": "Monday"},
    {"low": 40, "kind": "measure", "unit": "mile", "of": "road"},
    {"low": 64, "kind": "measure", "unit": "kilometer", "of": "road"},
    {"low": 1200, "modifier": "approx", "of": "people", "role": "displaced", "by": "interior ministry"},
    {"low": 3000, "high": 4000, "modifier": "range", "role": "displaced", "by": "A helper 🛟 in the village of Osk"},
    {"low": None, "high": 1500000, "kind": "money", "unit": "USD", "modifier": "max", "by": "she", "stage": "forecast"},
)


def unbracket(marked):
    """The text without its brackets, and the spans they stood around."""
    text, spans, start = "", [], 0
    for character in marked:
        if character == "[":
            start = len(text)
        elif character == "]":
            spans.append(Span(start, len(text)))
        else:
            text += character
    return text, spans


def mention(text, words, near):
    """The place of these words nearest to a figure, or None."""
    places = [i for i in range(len(text)) if text.startswith(words, i)] if words else []
    if not places:
        return None
    start = min(places, key=lambda i: abs(i - near))
    return Mention(words, Span(start, start + len(words)))


def source(text, row, near):
    """Who vouches for it, as the row says."""
    named = mention(text, row.get("by", ""), near)
    if named is None:
        return None
    cue = mention(text, row.get("cue", "said"), near)
    return Source(
        named.text,
        named,
        cue.span if cue else None,
        "indirect",
        anonymity="named" if named.text[0].isupper() else "anonymous",
        evidence=(Evidence("attributions.speech", cue.span if cue else None),),
    )


def figures(text, spans, fields):
    """Figures from spans and their fields."""
    article = Article(text, segments_of(text))
    for number, (span, row) in enumerate(zip(spans, fields, strict=True)):
        low, high = row["low"], row.get("high", row["low"])
        segment = next(s for s in article.segments if s.span.contains(span))
        quantity = Quantity(
            span,
            segment.index,
            row.get("kind", "count"),
            None if low is None else Decimal(low),
            None if high is None else Decimal(high),
            row.get("unit", ""),
            row.get("modifier", "exact"),
            span,
            evidence=(Evidence("quantities.digits", span),),
        )
        time = Time(row["when"]) if "when" in row else None
        subject = Subject(
            mention(text, row.get("of"), span.start),
            head=row.get("of", ""),
            role=row.get("role", ""),
            stage=row.get("stage", "fact"),
            time=time,
        )
        yield Figure(
            figure_id(number),
            span.of(text),
            quantity,
            Attribution(source(text, row, span.start)),
            subject,
            segment,
            number,
            sentence(text, segment.span, span),
        )


def sentence(text, segment, span):
    """The sentence around a figure, well enough for a story made here."""
    before = text.rfind(". ", segment.start, span.start)
    start = segment.start if before < 0 else before + 2
    end = text.find(". ", span.end, segment.end)
    return Span(start, segment.end if end < 0 else end + 1)


def flood():
    """Nine figures, three groups, three findings, one pair left alone, one number skipped."""
    text, spans = unbracket(FLOOD)
    found = tuple(figures(text, spans, FIELDS))
    route = text.index("9.")
    return Report(
        Article(text, segments_of(text), id="flood", revision="2"),
        found,
        (
            Group("g1", "people killed in the flood", ("f1", "f2", "f3", "f4")),
            Group("g2", "length of road closed", ("f5", "f6")),
            Group("g3", "people who left their homes", ("f7", "f8")),
        ),
        (
            Finding(
                "d1",
                "findings.self_contradiction",
                "self_contradiction",
                "error",
                ("f1", "f2"),
                "The headline says 20 dead, the text at least 22.",
                "Which number of dead should the headline carry?",
                explanation="The headline may be older than the text.",
                fingerprint="aaaaaaaaaaaaaaaa",
            ),
            Finding(
                "d2",
                "findings.sources_disagree",
                "sources_disagree",
                "check",
                ("f7", "f8"),
                "The interior ministry says about 1,200 left their homes, a helper in Osk between 3,000 and 4,000.",
                "Do the ministry and the helper count the same people?",
                explanation="The ministry counts until Tuesday; the helper names no day.",
                grave=True,
                computed={"difference": "1800", "factor": "2.5"},
                fingerprint="bbbbbbbbbbbbbbbb",
            ),
            Finding(
                "d3",
                "findings.sources_disagree",
                "sources_disagree",
                "note",
                ("f1", "f4"),
                "The headline says 20 dead, Tomas Eller 31 bodies.",
                "Are all 31 bodies victims of the flood?",
                fingerprint="cccccccccccccccc",
            ),
        ),
        (Considered(("f5", "f6"), "conversion"), Considered(("f2", "f4"), "overlap")),
        (Skipped(Span(route, route + 1), "name"),),
        {"name": "checker", "version": "0.1.0", "model": "by hand"},
    )
