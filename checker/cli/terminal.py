"""Lines of the report -> a terminal, in colours where it has them. The only user of rich."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from checker.export.text import WIDTH, Line

STYLES = {
    "plain": "",
    "title": "bold",
    "faint": "dim",
    "figure": "bold cyan",
    "caret": "cyan",
    "error": "bold red",
    "check": "bold yellow",
    "note": "bold blue",
}
MANY = 3
Item = TypeVar("Item")


def console(colour: str) -> Console:
    """Standard output; rich itself heeds NO_COLOR, FORCE_COLOR and whether it is a terminal."""
    forced = {"always": True, "never": False}.get(colour)
    return Console(force_terminal=forced, no_color=True if colour == "never" else None, highlight=False, markup=False)


def width(output: Console) -> int:
    """How wide the report may be: the terminal, or a hundred columns where there is none."""
    return min(output.width, WIDTH) if output.is_terminal else WIDTH


def show(output: Console, lines: Iterable[Line]) -> None:
    """Print the lines of a report."""
    for line in lines:
        output.print(Text.assemble(*((piece.text, STYLES[piece.style]) for piece in line)), soft_wrap=True)


@contextmanager
def progress(items: Sequence[Item]) -> Iterator[Iterable[Item]]:
    """The items, with a bar on standard error while they are taken, if they are many and somebody can see it."""
    errors = Console(stderr=True)
    if len(items) < MANY or not errors.is_terminal:
        yield items
        return
    columns = (TextColumn("Checking"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        yield bar.track(items)
