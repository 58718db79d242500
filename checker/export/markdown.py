"""Answers -> a Markdown report, for a story's ticket or a chat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.export import wording
from checker.export.answer import Answer, Values

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&:@])")


def write(answers: Sequence[Answer]) -> str:
    """A section an article: the findings with their sentences quoted, then a table a group."""
    return "\n".join(line for answer in answers for line in _article(answer))


def escape(words: str) -> str:
    """Words that mean themselves in Markdown, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def _article(answer: Answer) -> Iterator[str]:
    yield f"# Figures in {escape(answer.name)}\n"
    yield f"{wording.tally(answer)}.\n"
    if answer.read_until is not None:
        yield f"{escape(wording.unread(answer))}\n"
    if answer.findings:
        yield "## Findings\n"
    for number, finding in enumerate(answer.findings, 1):
        yield from _finding(answer, number, finding)
    if answer.groups:
        yield "## Figures that answer the same question\n"
    for group in answer.groups:
        yield f"### {escape(group['label'])}\n"
        yield from _table(answer, [answer.figures[f] for f in group["figures"]])
    lone = [f for f in answer.figures.values() if f["id"] not in answer.group_of]
    if lone:
        yield "## Figures that stand alone\n"
        yield from _table(answer, lone)
    if answer.body["considered"]:
        yield "## Compared and left alone\n"
        for pair in answer.body["considered"]:
            surfaces = " and ".join(escape(answer.figures[f]["text"]) for f in pair["figures"])
            yield f"- {surfaces}: {wording.plain(pair['why_not'], wording.WHY_NOT)}"
        yield ""


def _finding(answer: Answer, number: int, finding: Values) -> Iterator[str]:
    kind = wording.plain(finding["kind"], wording.KIND)
    yield f"{number}. **{wording.SEVERITY[finding['severity']]}: {kind}.** {escape(finding['message'])}"
    for figure in map(answer.figures.__getitem__, finding["figures"]):
        start, end = answer.sentence(figure)
        before, surface = answer.text[start : figure["start"]], answer.text[figure["start"] : figure["end"]]
        after = answer.text[figure["end"] : end]
        lead = " " if before[-1:].isspace() else ""
        tail = " " if after[:1].isspace() else ""
        yield f"   > {escape(before)}{lead}**{escape(surface)}**{tail}{escape(after)}"
        yield f"   > — {escape(wording.speaker(figure))}\n"
    yield f"   *Ask:* {escape(finding['question'])}"
    if finding["explanation"]:
        yield f"   *What may explain it:* {escape(finding['explanation'])}"
    if answer.is_dismissed(finding):
        yield f"   *Dismissed:* {escape(answer.dismissed[finding['fingerprint']])}"
    yield ""


def _table(answer: Answer, figures: Sequence[Values]) -> Iterator[str]:
    yield "| Source | Figure | Read as | Stage | When | Where | Line |"
    yield "| --- | ---: | ---: | --- | --- | --- | ---: |"
    for figure in figures:
        cells = (
            wording.speaker(figure),
            figure["text"],
            wording.value(figure),
            wording.stage(figure),
            wording.when(figure),
            answer.place(figure),
            str(answer.line(figure["start"])[0]),
        )
        yield f"| {' | '.join(map(escape, cells))} |"
    yield ""
