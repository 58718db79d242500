"""Clashes of one question -> findings, one rule for each kind of clash; and the pairs left alone, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.findings import compatibility, message, slips
from checker.findings.comparison import Clash, compare
from checker.findings.rule import Desk, Rule
from checker.model import Considered, Finding

GRAVE = 10  # times apart: the story changes
_CONFIDENCE = {"error": 0.9, "check": 0.8, "note": 0.5}


def finding(clash: Clash, kind: str) -> Finding:
    """The clash as a finding; the driver adds id, rule and fingerprint."""
    factor = max(compatibility.apart(a, b) for a, b in clash.pairs)
    inherited = any(f.subject.role_how == "inherited" for f in clash.figures)
    return Finding(
        id="",
        rule="",
        kind=kind,
        severity=clash.severity,
        figures=tuple(f.id for f in clash.figures),
        message=message.text(clash),
        question=message.question(clash),
        explanation=message.explanation(clash),
        grave=factor >= GRAVE or _majority(clash),
        confidence=round(_CONFIDENCE[clash.severity] - (0.1 if inherited else 0.0), 2),
        computed=message.computed(clash),
        evidence=tuple(e for f in clash.figures for e in f.subject.evidence[:1]),
    )


def _majority(clash: Clash) -> bool:
    """Whether a share falls on both sides of the half."""
    values = [f.quantity.value for f in clash.figures if f.quantity.kind == "percent" and f.subject.form == "level"]
    return any(v is not None and v < 50 for v in values) and any(v is not None and v > 50 for v in values)


def zero_against_count(clash: Clash) -> bool:
    """Whether one of the figures is none at all."""
    return any(f.quantity.value == 0 for f in clash.figures)


def is_scale_slip(clash: Clash) -> bool:
    """Whether a pair differs by exactly ten, a thousand or a million."""
    return any(slips.scale(a, b) is not None for a, b in clash.pairs)


def is_swapped(clash: Clash) -> bool:
    """Whether a pair has the same digits in another order."""
    return any(slips.swapped(a, b) for a, b in clash.pairs)


def is_vague(clash: Clash) -> bool:
    """Whether every pair sets a vague word against something else."""
    return all("vague" in {a.quantity.modifier, b.quantity.modifier} for a, b in clash.pairs)


def of_headline(clash: Clash) -> bool:
    """Whether the headline takes part."""
    return any(f.segment.kind == "headline" for f in clash.figures)


def kind_of(clash: Clash) -> str:
    """Which rule speaks of a clash: the first that fits."""
    if is_scale_slip(clash):
        return "scale"
    if is_swapped(clash):
        return "digits"
    if zero_against_count(clash):
        return "zero"
    if is_vague(clash):
        return "vague"
    if of_headline(clash):
        return "headline"
    return "self" if clash.one_voice else "sources"


def _rule(name: str) -> Callable[[Desk], Iterator[Finding | Considered]]:
    def check(desk: Desk) -> Iterator[Finding | Considered]:
        for clash in compare(desk):
            if isinstance(clash, Clash) and kind_of(clash) == name:
                yield finding(clash, "self_contradiction" if clash.one_voice else "sources_disagree")

    return check


def scale_slip(desk: Desk) -> Iterator[Finding | Considered]:
    """Two figures for one question have the same digits but differ by exactly ten, a thousand or a million times.

    The likely slip is a wrong scale word (million for billion) or a zero too many or too few.
    """
    yield from _rule("scale")(desk)


def digits_swapped(desk: Desk) -> Iterator[Finding | Considered]:
    """Two figures for one question have the same digits with two of them in each other's place: 1,284 and 1,248."""
    yield from _rule("digits")(desk)


def zero(desk: Desk) -> Iterator[Finding | Considered]:
    """The article says that there were none, and elsewhere that there were some."""
    yield from _rule("zero")(desk)


def vague(desk: Desk) -> Iterator[Finding | Considered]:
    """A vague number (dozens, hundreds) stands against a precise one outside what the word can mean.

    Within a factor of two it is a note; beyond that an editor should see it.
    """
    yield from _rule("vague")(desk)


def headline(desk: Desk) -> Iterator[Finding | Considered]:
    """The headline gives a figure that the text below does not bear out."""
    yield from _rule("headline")(desk)


def self_contradiction(desk: Desk) -> Iterator[Finding | Considered]:
    """The article's own voice, or one and the same source, gives two figures for one question that cannot both hold."""
    yield from _rule("self")(desk)


def sources_disagree(desk: Desk) -> Iterator[Finding | Considered]:
    """Different sources, or a source and the article itself, give figures for one question that do not fit together.

    That is normal in news; the article should say how they differ. It is never an error and never a verdict.
    """
    yield from _rule("sources")(desk)


def left_alone(desk: Desk) -> Iterator[Finding | Considered]:
    """Figures of one question that differ, or differ at first sight, and are left alone: each pair with the reason."""
    yield from (c for c in compare(desk) if isinstance(c, Considered))


RULES = (
    Rule("findings.scale_slip", "Wrong scale", scale_slip),
    Rule("findings.digits_swapped", "Digits swapped", digits_swapped),
    Rule("findings.zero_against_count", "None against some", zero),
    Rule("findings.vague_against_precise", "Vague against precise", vague),
    Rule("findings.headline_against_body", "Headline against text", headline),
    Rule("findings.self_contradiction", "The same voice twice", self_contradiction),
    Rule("findings.sources_disagree", "Sources disagree", sources_disagree),
    Rule("findings.left_alone", "Compared and left alone", left_alone),
)
