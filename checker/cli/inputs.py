"""Paths, folders, patterns and standard input -> the articles to check, each with the name it goes by."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.document import files
from checker.model import InputError, TooLargeError

LIMIT = 5_000_000


@dataclass(frozen=True, slots=True)
class Input:
    """An article to read; `path` None is standard input."""

    name: str
    path: Path | None

    def arguments(self) -> dict[str, str]:
        """What `checker.check` is called with; InputError says why it cannot be read."""
        try:
            if self.path is None:
                data = sys.stdin.buffer.read(LIMIT + 1)
            else:
                with self.path.open("rb") as file:
                    data = file.read(LIMIT + 1)
        except OSError as error:
            raise InputError((error.strerror or "cannot be read").lower()) from None
        if len(data) > LIMIT:
            size = f"has {self.path.stat().st_size:,}" if self.path else "has more"
            raise TooLargeError(f"the limit is {LIMIT:,} bytes; this file {size}")
        read = files.arguments(self.name, data)
        if not any(text.strip() for text in read.values()):
            raise InputError("the file is empty")
        return read

    def changed(self) -> float:
        """When the file was last written; 0 where there is none."""
        try:
            return self.path.stat().st_mtime if self.path else 0.0
        except OSError:
            return 0.0


def find(paths: Sequence[str]) -> Iterator[Input]:
    """The articles these words name, each once: - is standard input, a folder gives what is readable in it."""
    seen: set[Path] = set()
    for word in paths:
        if word == "-":
            yield Input("standard input", None)
            continue
        for path in _expanded(word):
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield Input(path.as_posix(), path)


def _expanded(word: str) -> list[Path]:
    path = Path(word)
    if path.is_dir():
        return sorted(p for p in path.rglob("*") if p.suffix.lower() in files.SUFFIXES and p.is_file())
    if path.exists():
        return [path]
    found = [Path(name) for name in sorted(glob.glob(word, recursive=True))]
    return [p for p in found if p.is_file()] or [path]
