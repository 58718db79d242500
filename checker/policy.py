"""A policy file and findings -> verdict: what blocks, what warns, per desk or key. Pure.

    [default]
    block = [{ severity = "error" }]
    warn = [{ severity = "check", confidence = 0.5 }]

    [desk.sports]
    block = []
    warn = [{ rule = "findings.sum*" }, { severity = "error" }]

Each entry names conditions that must all hold of one finding: `severity` (at least), `rule` (a pattern),
`kind`, `confidence` (at least), `grave`. A desk's or key's table stands in for the default's, key before desk.
Dismissed findings count nowhere.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from checker.model import CheckerError

_WEIGHT = {"note": 0, "check": 1, "error": 2}


class PolicyError(CheckerError):
    """The policy file cannot be used; the message says where."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a finding must be like; what is not named is not asked."""

    severity: str = "note"
    rule: str = "*"
    kind: str = "*"
    confidence: float = 0.0
    grave: bool | None = None

    def __post_init__(self) -> None:
        if self.severity not in _WEIGHT:
            raise PolicyError(f"severity is one of {', '.join(_WEIGHT)}")
        if isinstance(self.confidence, bool) or not isinstance(self.confidence, (int, float)):
            raise PolicyError("confidence is a number from 0 to 1")
        if not (isinstance(self.rule, str) and isinstance(self.kind, str)):
            raise PolicyError("rule and kind are patterns in quotes")
        if self.grave not in (None, True, False):
            raise PolicyError("grave is true or false")

    def holds(self, finding: Mapping[str, Any]) -> bool:
        """Whether this finding is meant."""
        return (
            _WEIGHT[finding["severity"]] >= _WEIGHT[self.severity]
            and fnmatchcase(finding["rule"], self.rule)
            and fnmatchcase(finding["kind"], self.kind)
            and finding["confidence"] >= self.confidence
            and (self.grave is None or finding["grave"] == self.grave)
        )


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What blocks and what warns."""

    block: tuple[Condition, ...] = (Condition("error"),)
    warn: tuple[Condition, ...] = (Condition("check"),)

    def verdict(self, findings: Sequence[Mapping[str, Any]]) -> str:
        """The verdict over findings none of which is dismissed."""
        for name, conditions in (("block", self.block), ("warn", self.warn)):
            if any(condition.holds(finding) for finding in findings for condition in conditions):
                return name
        return "pass"


@dataclass(frozen=True, slots=True)
class Policy:
    """The default, and what stands in for it for a desk or a key."""

    default: Thresholds = Thresholds()
    desk: dict[str, Thresholds] = field(default_factory=dict)
    key: dict[str, Thresholds] = field(default_factory=dict)

    def verdict(
        self, findings: Sequence[Mapping[str, Any]], desk: str | None = None, key: str | None = None
    ) -> tuple[str, str]:
        """The verdict, and the name of the table that gave it."""
        name, thresholds = "default", self.default
        if key in self.key:
            name, thresholds = f"key.{key}", self.key[key]
        elif desk in self.desk:
            name, thresholds = f"desk.{desk}", self.desk[desk]
        return thresholds.verdict([f for f in findings if not f.get("dismissed")]), name


def load(path: Path | None) -> Policy:
    """The policy of a file; without one the default: an error blocks, a check warns."""
    if path is None:
        return Policy()
    try:
        return parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PolicyError(f"the policy file {path} cannot be read: {error.strerror}") from None
    except (PolicyError, ValueError) as error:
        raise PolicyError(f"{path}: {error}") from None


def parse(text: str) -> Policy:
    """A policy from TOML. Raises PolicyError naming the table and the entry."""
    values = tomllib.loads(text)
    unknown = sorted(values.keys() - {"default", "desk", "key"})
    if unknown:
        raise PolicyError(f"unknown tables: {', '.join(unknown)}; known are default, desk.NAME and key.NAME")
    for name in ("desk", "key"):
        if not isinstance(values.get(name, {}), dict):
            raise PolicyError(f"{name} is followed by a name: [{name}.NAME]")
    default = _thresholds("default", values.get("default", {}), Thresholds())
    return Policy(
        default,
        {name: _thresholds(f"desk.{name}", table, default) for name, table in values.get("desk", {}).items()},
        {name: _thresholds(f"key.{name}", table, default) for name, table in values.get("key", {}).items()},
    )


def _thresholds(name: str, table: object, fallback: Thresholds) -> Thresholds:
    if not isinstance(table, dict) or table.keys() - {"block", "warn"}:
        raise PolicyError(f"[{name}] may hold block and warn only")
    return Thresholds(
        _conditions(f"[{name}] block", table["block"]) if "block" in table else fallback.block,
        _conditions(f"[{name}] warn", table["warn"]) if "warn" in table else fallback.warn,
    )


def _conditions(where: str, rows: object) -> tuple[Condition, ...]:
    known = {f.name for f in fields(Condition)}
    if not isinstance(rows, list):
        raise PolicyError(f"{where} must be a list of tables")
    found = []
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or row.keys() - known:
            raise PolicyError(f"{where}, entry {number}: known conditions are {', '.join(sorted(known))}")
        try:
            found.append(Condition(**row))
        except PolicyError as error:
            raise PolicyError(f"{where}, entry {number}: {error}") from None
    return tuple(found)
