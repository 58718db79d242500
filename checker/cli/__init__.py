"""The command line: one module a family of commands. The only user of click."""

from __future__ import annotations

import click

import checker
from checker.cli import check, compare, explain, keep, operate

COMMANDS: tuple[click.Command, ...] = (
    *check.COMMANDS,
    *compare.COMMANDS,
    *explain.COMMANDS,
    *operate.COMMANDS,
    *keep.COMMANDS,
)

EPILOG = """\b
Examples:
  checker check story.txt      what does not fit together in an article
  checker serve                the service and its page, http://127.0.0.1:8000
  checker COMMAND --help       options and examples of a command

\b
Completion of commands and options, for bash (zsh and fish likewise):
  eval "$(_CHECKER_COMPLETE=bash_source checker)"
"""


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(checker.__version__)
def main() -> None:
    """Find the figures of a news article, and those that do not fit together."""


for command in COMMANDS:
    main.add_command(command)
