"""Several texts -> what they say to the same questions: `checker compare`."""

from __future__ import annotations

import datetime
import json
import sys
from typing import Any

import click

from checker import compare as comparing
from checker.cli import inputs, terminal
from checker.cli.check import complain, day
from checker.export.compared import lines
from checker.model import CheckerError

EXAMPLES = """\b
Examples:
  checker compare monday.txt tuesday.txt
  checker compare --published 2024-10-21 --published 2024-10-23 monday.txt tuesday.txt
  checker compare reports/*.txt --format json
"""


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="FILE|DIR|GLOB...")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="Form of the answer.")
@click.option(
    "--published", multiple=True, metavar="YYYY-MM-DD", help="A text's day of publication, once a text, in their order."
)
@click.option(
    "--colour",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colours; auto heeds the terminal and NO_COLOR.",
)
def compare(paths: tuple[str, ...], form: str, published: tuple[str, ...], colour: str) -> None:
    """Compare two to twenty texts: versions of a story, or several reports on one event."""
    days = [day(words) for words in published]
    found = list(inputs.find(paths))
    if days and len(days) != len(found):
        raise click.UsageError(f"--published is given once a text: {len(found)} texts, {len(days)} days")
    name = "compare"
    try:
        texts = []
        for item, published_on in zip(found, days or [None] * len(found), strict=True):
            name = item.name
            texts.append((name, _arguments(item, published_on)))
        name = "compare"
        body = comparing.read(texts).as_dict()
    except CheckerError as error:
        complain(name, error)
        sys.exit(2)
    if form == "json":
        click.echo(json.dumps(body, ensure_ascii=False, indent=1))
    else:
        output = terminal.console(colour)
        terminal.show(output, lines(body, terminal.width(output)))
    sys.exit(int(any(f["severity"] == "check" for f in body["findings"])))


def _arguments(item: inputs.Input, published: datetime.date | None) -> dict[str, Any]:
    arguments: dict[str, Any] = dict(item.arguments())
    return {**arguments, "published": published} if published else arguments


COMMANDS: tuple[click.Command, ...] = (compare,)
