"""Every command and option stands in docs/command-line.md, and every command's help says what it is for."""

from pathlib import Path

import click
import pytest

from checker.cli import main

DOCUMENT = (Path(__file__).parents[3] / "docs" / "command-line.md").read_text(encoding="utf-8")


def commands(group, before="checker"):
    for name, command in group.commands.items():
        yield f"{before} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")


@pytest.mark.parametrize(("name", "command"), tuple(commands(main)), ids=lambda v: v if isinstance(v, str) else "")
def test_a_command_is_documented(name, command):
    assert f"`{name}" in DOCUMENT, f"say in docs/command-line.md what `{name}` does"
    section = "".join(part for part in DOCUMENT.split("\n## ") if f"`{name}" in part)
    for option in command.params:
        for spelling in option.opts:
            if spelling.startswith("--"):
                assert f"`{spelling}" in section, f"say in docs/command-line.md what `{name} {spelling}` does"


@pytest.mark.parametrize(("name", "command"), tuple(commands(main)), ids=lambda v: v if isinstance(v, str) else "")
def test_a_command_helps(name, command):
    assert command.help, f"{name} has no help"
    assert isinstance(command, click.Group) or f"  {name}" in command.epilog, f"{name} has no example"
    assert all(p.help for p in command.params if isinstance(p, click.Option)), f"{name} has an option without help"
