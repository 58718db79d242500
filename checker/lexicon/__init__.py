"""TOML word lists -> typed entries. Every entry carries an example, which is what the service and the tests show."""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, fields
from functools import cache
from importlib import resources
from typing import Any, TypeVar

Entry = TypeVar("Entry")


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def names() -> tuple[str, ...]:
    """The word lists there are, by name."""
    files = resources.files(__name__).iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


def sections(name: str) -> tuple[str, ...]:
    """The tables of entries in one word list."""
    return tuple(_file(name))


def entries(name: str, section: str) -> tuple[dict[str, Any], ...]:
    """The entries `[[section]]` of `name`.toml as they are written."""
    return tuple(dict(row) for row in _file(name)[section] if isinstance(row, dict))


def load(name: str, section: str, kind: type[Entry]) -> tuple[Entry, ...]:
    """The entries `[[section]]` of `name`.toml as dataclasses of this kind; lists become tuples.

    Raises ValueError, naming the entry, for an unknown key or a missing one.
    """
    known = {f.name: f for f in fields(kind)}  # type: ignore[arg-type]
    required = {n for n, f in known.items() if f.default is MISSING and f.default_factory is MISSING}
    found = []
    for number, row in enumerate(_file(name)[section], 1):
        if row.keys() - known.keys() or required - row.keys():
            wrong = sorted((row.keys() - known.keys()) | (required - row.keys()))
            raise ValueError(f"lexicon {name}.toml, {section} {number}: unknown or missing {', '.join(wrong)}")
        found.append(kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}))
    return tuple(found)
