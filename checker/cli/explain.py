"""What Checker knows -> the terminal: `checker rules`, `checker explain RULE`, `checker units`."""

from __future__ import annotations

import difflib
import json
import sys
import textwrap
from typing import Any

import click

from checker import lexicon
from checker.rules import described

_FORMS = click.Choice(("text", "json"))


@click.command(epilog="\b\nExample:\n  checker rules --format json")
@click.option("--format", "form", type=_FORMS, default="text", help="Form of the list.")
def rules(form: str) -> None:
    """List the rules that make findings, in the order they speak."""
    told = described()
    if form == "json":
        rows = [{"id": r.id, "title": r.title, "description": r.description} for r in told]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    widest = max((len(r.id) for r in told), default=0)
    for rule in told:
        click.echo(f"{rule.id.ljust(widest)}  {rule.title}")


@click.command(epilog="\b\nExample:\n  checker explain findings.sources_disagree")
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what RULE looks for, in an editor's words. `checker rules` lists the rules."""
    told = described()
    found = next((r for r in told if rule in (r.id, r.id.rpartition(".")[2])), None)
    if found is None:
        near = difflib.get_close_matches(rule, [r.id for r in told], 1, 0.5)
        hint = f"; did you mean {near[0]}?" if near else "; `checker rules` lists them"
        click.echo(f"checker: there is no such rule{hint}", err=True)
        sys.exit(2)
    click.echo(f"{found.title}  ({found.id})\n")
    click.echo(textwrap.fill(found.description, 80))


@click.command(epilog="\b\nExample:\n  checker units | grep -i pound")
@click.option("--format", "form", type=_FORMS, default="text", help="Form of the list.")
def units(form: str) -> None:
    """List the units and currencies that are read, each with an example."""
    rows = [row for name in ("units", "currencies") if name in lexicon.names() for row in _rows(name)]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        name = next((str(row[k]) for k in ("unit", "name", "code") if k in row), "")
        click.echo(f"{name:28} {row.get('example', '')}")


def _rows(name: str) -> list[dict[str, Any]]:
    return [{"section": s, **entry} for s in lexicon.sections(name) for entry in lexicon.entries(name, s)]


COMMANDS: tuple[click.Command, ...] = (rules, explain, units)
