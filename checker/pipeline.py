"""The chain, on one screen: article -> document -> quantities -> attributions -> subjects -> groups -> findings."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Unpack

from checker import attributions, document, findings, groups, quantities, subjects
from checker.document.article import Given, read
from checker.model import Article, Attribution, Figure, Quantity, Skipped, Subject, figure_id
from checker.report import Report
from checker.shelf import Shelf, digest

# segments parsed between two looks at the clock: enough to keep the model busy, few enough to stop in time
_BATCH = 8
# what comes after the parse takes at most so many times as long as finding the quantities took, on any machine
_AFTER = 9

answers: Shelf[Report] = Shelf(200_000)  # characters of articles: a few megabytes of answers


def check(text: str | None = None, *, deadline: float | None = None, **given: Unpack[Given]) -> Report:
    """The whole chain over what a caller hands in; see `checker.check`. The same again is answered from memory."""
    key = _key(text, given)
    known = answers.get(key) if key else None
    if known is not None:
        return known
    start = time.perf_counter()
    article = read(text, **given)
    report = check_article(article, deadline and max(deadline - (time.perf_counter() - start), 1e-9))
    if key and not report.unread:
        answers.keep(key, report, len(report.article.text))
    return report


def _key(text: str | None, given: Given) -> bytes | None:
    try:
        return digest(f"{text!r}\n{sorted(given.items())!r}")
    except RecursionError:  # a ninjs item nested so deep is for `read` to refuse
        return None


def check_article(article: Article, deadline: float | None = None) -> Report:
    """The whole chain over an article that has been read already, or over as much of it as `deadline` seconds allow."""
    start = time.perf_counter()
    doc = document.Document(article)
    found, skipped = quantities.find(doc)
    quantified = time.perf_counter()
    until = start + deadline if deadline else None
    doc, read = _parse(doc, _worth_parsing(doc, found), until, (quantified - start) * _AFTER)
    parsed = time.perf_counter()
    found = tuple(q for q in found if q.segment < read)
    end = article.segments[read].span.start if read < len(article.segments) else len(article.text)
    skipped = tuple(s for s in skipped if s.span.end <= end)
    attributed = attributions.attribute(doc, found)
    done = time.perf_counter()
    report = judge(doc, found, attributed, skipped)
    seconds = {"quantities": quantified - start, "parse": parsed - quantified, "attributions": done - parsed}
    return replace(
        report,
        article=article,
        unread=tuple(range(read, len(article.segments))),
        seconds=seconds | {"judgement": time.perf_counter() - done},
    )


def _parse(doc: document.Document, worth: set[int], until: float | None, after: float) -> tuple[document.Document, int]:
    """Parse what is worth it, in reading order; when time runs out, the article ends where reading did.

    Time has run out when what is left of it is needed for the part that was read: of the whole it would be `after`.
    """
    if until is None:
        doc.parse(worth)
        return doc, len(doc.segments)
    wanted = sorted(worth)
    for position in range(0, len(wanted), _BATCH):
        if time.perf_counter() + after * min(1, (position + _BATCH) / len(wanted)) > until:
            read = wanted[position]
            doc.article = replace(doc.article, segments=doc.segments[:read])
            doc.segments = doc.article.segments
            return doc, read
        doc.parse(wanted[position : position + _BATCH])
    return doc, len(doc.segments)


def judge(
    doc: document.Document,
    found: Sequence[Quantity],
    attributed: Sequence[Attribution],
    skipped: Sequence[Skipped] = (),
) -> Report:
    """From quantities and their attributions to the report; apart, so that a measurement can bring its own of both."""
    asked, ties = subjects.describe(doc, found, attributed, skipped)
    figures = tuple(_figures(doc, found, attributed, asked))
    grouped = groups.group(figures, ties)
    flagged, considered = findings.judge(figures, grouped, ties)
    return Report(doc.article, figures, grouped, flagged, considered, tuple(skipped), engine(), ties=ties)


def engine() -> dict[str, str]:
    """Which Checker this is: its version, that of its rules and word lists, and that of the model it reads with."""
    from checker import __version__

    return {"name": "checker", "version": __version__, "rules": _rules(), "model": document.version()}


@cache
def _rules() -> str:
    """A digest of the rules, the word lists and the weights: it changes when one of them does."""
    package = resources.files("checker")
    files = [f for room in ("findings", "groups", "lexicon") for f in (package / room).iterdir()]
    told = sorted((f.name, f.read_bytes()) for f in files if f.name.endswith((".py", ".toml")))
    return hashlib.sha256(repr(told).encode()).hexdigest()[:12]


def _worth_parsing(doc: document.Document, found: Sequence[Quantity]) -> set[int]:
    return {q.segment for q in found} | attributions.needed(doc, found)


def _figures(
    doc: document.Document,
    found: Sequence[Quantity],
    attributed: Sequence[Attribution],
    asked: Sequence[Subject],
) -> Iterator[Figure]:
    for number, (quantity, attribution, subject) in enumerate(zip(found, attributed, asked, strict=True)):
        sentence, span = doc.sentence_at(quantity.segment, quantity.span)
        yield Figure(
            figure_id(number),
            doc.surface(quantity.span),
            quantity,
            attribution,
            subject,
            doc.segments[quantity.segment],
            sentence,
            span,
        )
