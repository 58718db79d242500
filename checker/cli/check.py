"""Articles -> reports: `checker check`."""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

import checker
from checker.cli import baseline, inputs, terminal
from checker.cli.inputs import Input
from checker.export import FORMATS, Answer, export
from checker.export.answer import SEVERITIES
from checker.export.text import lines
from checker.model import CheckerError

EXAMPLES = """\b
Examples:
  checker check story.txt                     a report on one article
  pbpaste | checker check -                   what is on the clipboard
  checker check stories/ 'drafts/**/*.html'   folders and patterns
  checker check --min-severity check *.txt    without the notes
  checker check --format sarif story.txt      for code hosts and editors
  checker check --format json story.txt > known.json
  checker check --baseline known.json story.txt
                                              fail on what is new only
  checker check --watch story.txt             again at each save

\b
Exit codes:
  0  nothing to check
  1  a finding of severity error or check (new ones only, with --baseline)
  2  something could not be read; the message says what and why
"""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How articles are checked and shown."""

    form: str
    least: str
    known: frozenset[str] | None
    headline: str | None
    published: datetime.date | None
    english: bool
    html: bool
    brief: bool
    colour: str
    output: Path | None


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="FILE|DIR|GLOB|-...")
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), default="text", help="Form of the report.")
@click.option(
    "--min-severity",
    type=click.Choice(SEVERITIES[::-1]),
    default="note",
    help="Show findings of this severity and graver ones.",
)
@click.option(
    "--baseline",
    "baseline_file",
    type=click.Path(path_type=Path),
    help="JSON of an earlier check: its findings are marked as known and do not fail.",
)
@click.option("--headline", help="The headline, where it is not the first line of the file.")
@click.option("--published", metavar="YYYY-MM-DD", help="Day of publication, against which “on Friday” is read.")
@click.option("--english", is_flag=True, help="Read it as English, even where it looks like another language.")
@click.option("--html", is_flag=True, help="Read all input as HTML, whatever the files are called.")
@click.option("--brief", is_flag=True, help="Only the findings, without groups and what was left alone.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
@click.option("--output", type=click.Path(path_type=Path), help="Write the report to this file.")
@click.option(
    "--colour",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colours; auto heeds the terminal and NO_COLOR.",
)
def check(
    paths: tuple[str, ...],
    form: str,
    min_severity: str,
    baseline_file: Path | None,
    headline: str | None,
    published: str | None,
    english: bool,
    html: bool,
    brief: bool,
    watch: bool,
    output: Path | None,
    colour: str,
) -> None:
    """Check articles and print what does not fit together.

    Reads .txt, .md, .html and .docx files, folders of them, patterns, and standard input (-).
    """
    try:
        known = baseline.load(baseline_file) if baseline_file else None
    except CheckerError as error:
        complain(str(baseline_file), error)
        sys.exit(2)
    wishes = Wishes(form, min_severity, known, headline, day(published), english, html, brief, colour, output)
    found = list(inputs.find(paths))
    if not found:
        click.echo("checker: there is no article in the folders that were named", err=True)
        sys.exit(2)
    if watch:
        _watch(found, wishes)
    else:
        sys.exit(_run(found, wishes))


def day(words: str | None) -> datetime.date | None:
    """A day as it is given on the command line."""
    if words is None:
        return None
    try:
        return datetime.date.fromisoformat(words)
    except ValueError:
        raise click.BadParameter("a day is written as YYYY-MM-DD", param_hint="--published") from None


def _run(found: Sequence[Input], wishes: Wishes) -> int:
    """Check and show all; the exit code."""
    answers, failed = [], False
    with terminal.progress(found) as items:
        for item in items:
            try:
                answers.append(_answer(item, wishes))
            except CheckerError as error:
                failed = True
                complain(item.name, error)
    try:
        _show(answers, wishes)
    except OSError as error:
        click.echo(f"checker: {wishes.output}: {(error.strerror or 'cannot be written').lower()}", err=True)
        return 2
    return 2 if failed else _worst(answers)


def complain(name: str, error: CheckerError) -> None:
    """Say on standard error what could not be read, and why."""
    click.echo(f"checker: {click.format_filename(name)}: {error}", err=True)


def _answer(item: Input, wishes: Wishes) -> Answer:
    arguments: dict[str, Any] = dict(item.arguments())
    if wishes.html:
        arguments = {"html": next(iter(arguments.values()))}
    arguments |= {"headline": wishes.headline, "published": wishes.published}
    arguments["language"] = "en" if wishes.english else None
    report = checker.check(**{k: v for k, v in arguments.items() if v is not None})
    answer = Answer.of(report, item.name, known=wishes.known)
    shown = SEVERITIES[: SEVERITIES.index(wishes.least) + 1]
    body = {**answer.body, "findings": [f for f in answer.findings if f["severity"] in shown]}
    return Answer(body, answer.text, answer.name, known=wishes.known)


def _show(answers: Sequence[Answer], wishes: Wishes) -> None:
    if wishes.output is not None:
        wishes.output.write_text(export(answers, wishes.form), encoding="utf-8", newline="")
    elif wishes.form == "text":
        output = terminal.console(wishes.colour)
        terminal.show(output, lines(answers, terminal.width(output), verbose=not wishes.brief))
    elif answers:
        click.echo(export(answers, wishes.form), nl=False)


def _worst(answers: Sequence[Answer]) -> int:
    return int(any(f["severity"] != "note" and a.is_open(f) for a in answers for f in a.findings))


def _watch(found: Sequence[Input], wishes: Wishes) -> None:
    try:
        for changed in changes(found):
            click.clear()
            _run(changed, wishes)
            click.echo("\nWaiting for changes; Ctrl-C ends.", err=True)
    except KeyboardInterrupt:
        return


def changes(found: Sequence[Input], pause: float = 0.5) -> Iterator[list[Input]]:
    """All the articles at first, then those that have been written since they were last given."""
    seen = {item: item.changed() for item in found}
    yield list(found)
    while True:
        time.sleep(pause)
        now = {item: item.changed() for item in found}
        changed = [item for item in found if now[item] not in (seen[item], 0.0)]
        seen = now
        if changed:
            yield changed


COMMANDS: tuple[click.Command, ...] = (check,)
