"""Answers -> a report for a terminal: each finding with its sentences, and carets under the figures.

The report is made of lines of styled pieces, so that the command line can colour the very same report.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import combining, east_asian_width

from checker.export import wording
from checker.export.answer import Answer, Values


class Piece(NamedTuple):
    """A run of text in one style: plain, title, faint, figure, caret, or a severity."""

    text: str
    style: str = "plain"


Line = tuple[Piece, ...]
BLANK: Line = ()
WIDTH = 100
_MARGIN = Piece("      │ ", "faint")


def write(answers: Sequence[Answer]) -> str:
    """The report without colours."""
    return "\n".join("".join(p.text for p in line).rstrip() for line in lines(answers)) + "\n"


def lines(answers: Sequence[Answer], width: int = WIDTH, *, verbose: bool = True) -> Iterator[Line]:
    """The lines of the report, none wider than `width` where a word allows it."""
    for number, answer in enumerate(answers):
        if number:
            yield BLANK
        yield from article(answer, width, verbose=verbose)


def article(answer: Answer, width: int = WIDTH, *, verbose: bool = True) -> Iterator[Line]:
    """One article: its tally, its findings, its groups; the lone figures and what was left alone when `verbose`."""
    yield Piece(printable(answer.name), "title"), Piece(f": {wording.tally(answer)}")
    yield from paragraph(wording.unread(answer), width)
    for finding in answer.findings:
        yield BLANK
        yield from _finding(answer, finding, width)
    if not verbose:
        return
    for group in answer.groups:
        yield BLANK
        yield Piece(group["id"].rjust(4), "faint"), Piece("  "), Piece(printable(group["label"]), "title")
        yield from _rows(answer, [answer.figures[f] for f in group["figures"]])
    lone = [f for f in answer.figures.values() if f["id"] not in answer.group_of]
    if lone:
        yield BLANK
        yield Piece("      "), Piece("Figures that stand alone", "title")
        yield from _rows(answer, lone)
    yield from _left_alone(answer)


def _finding(answer: Answer, finding: Values, width: int) -> Iterator[Line]:
    severity = finding["severity"]
    kind = wording.plain(finding["kind"], wording.KIND)
    yield (
        Piece(finding["id"].rjust(4), "faint"),
        Piece("  "),
        Piece(wording.SEVERITY[severity].upper(), severity),
        Piece(f"  {kind}{', grave' if finding['grave'] else ''}"),
        Piece(f"  {finding['rule']}", "faint"),
        *((Piece("  already known", "faint"),) if not answer.is_new(finding) else ()),
    )
    yield from paragraph(finding["message"], width)
    if answer.is_dismissed(finding):
        yield from paragraph(f"Dismissed: {answer.dismissed[finding['fingerprint']]}", width, "faint")
    yield BLANK
    for figure in finding["figures"]:
        yield from _sentence(answer, answer.figures[figure], width)
    yield from paragraph(f"Ask: {finding['question']}", width)
    if finding["explanation"]:
        yield from paragraph(f"What may explain it: {finding['explanation']}", width, "faint")


def paragraph(words: str, width: int, style: str = "plain") -> Iterator[Line]:
    """Words folded to the width, indented as a finding is."""
    for row in textwrap.wrap(printable(words), max(width - 6, 20)):
        yield Piece("      "), Piece(row, style)


def _sentence(answer: Answer, figure: Values, width: int) -> Iterator[Line]:
    """The sentence of a figure, folded, with carets under the figure and who vouches for it behind them."""
    start, end = answer.sentence(figure)
    number, _ = answer.line(figure["start"])
    gutter = f"{number:>5} │ "
    for first, last in _folds(answer.text, start, end, max(width - len(gutter), 20)):
        row = printable(answer.text[first:last])
        low, high = max(figure["start"], first) - first, min(figure["end"], last) - first
        if low >= high:
            yield Piece(gutter, "faint"), Piece(row)
        else:
            yield Piece(gutter, "faint"), Piece(row[:low]), Piece(row[low:high], "figure"), Piece(row[high:])
            indent, carets = " " * _cells(row[:low]), "^" * max(_cells(row[low:high]), 1)
            label = printable(f" {wording.value(figure)}, {wording.speaker(figure)}") if figure["end"] <= last else ""
            fits = len(gutter) + len(indent) + len(carets) + _cells(label) <= width
            yield _MARGIN, Piece(indent), Piece(carets, "caret"), Piece(label if fits else "", "faint")
            for part in () if fits else textwrap.wrap(label.strip(), width - len(gutter)):
                yield _MARGIN, Piece(part, "faint")
        gutter = "      │ "
    yield BLANK


def _folds(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The lines a stretch of text is folded into, broken at spaces."""
    while end - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        cut = cut if cut > start else start + width
        yield start, cut
        start = cut
        while start < end and text[start] == " ":
            start += 1
    if start < end:
        yield start, end


def _rows(answer: Answer, figures: Sequence[Values]) -> Iterator[Line]:
    values = [wording.value(f) for f in figures]
    widest = max(map(len, values), default=0)
    for figure, value in zip(figures, values, strict=True):
        number, column = answer.line(figure["start"])
        extra = ", ".join(filter(None, (wording.stage(figure), wording.when(figure), answer.place(figure))))
        yield (
            Piece(f"      {value.ljust(widest)}", "figure"),
            Piece(f"  {printable(wording.speaker(figure))}"),
            Piece(printable(f"  {extra}" if extra else ""), "faint"),
            Piece(f"  {number}:{column}", "faint"),
        )


def _left_alone(answer: Answer) -> Iterator[Line]:
    if answer.body["considered"]:
        yield BLANK
        yield Piece("      "), Piece("Compared and left alone", "title")
    for pair in answer.body["considered"]:
        surfaces = " and ".join(answer.figures[f]["text"] for f in pair["figures"])
        yield (Piece(printable(f"      {surfaces}: {wording.plain(pair['why_not'], wording.WHY_NOT)}")),)
    if answer.body["skipped"]:
        yield BLANK
        yield Piece("      "), Piece("Numbers that are no figures", "title")
        words = ", ".join(
            f"{s['text']} ({wording.plain(s['why'], wording.WHY_SKIPPED)})" for s in answer.body["skipped"]
        )
        yield from paragraph(words, WIDTH, "faint")


def printable(words: str) -> str:
    """The same number of characters, with none that moves the cursor or colours the terminal."""
    return "".join(c if c.isprintable() else " " for c in words)


def _cells(words: str) -> int:
    """How many columns of a terminal these words fill."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in words)
