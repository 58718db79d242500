"""Report -> the answer as exports and the page read it: JSON values, the text, and what a desk said of the findings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from checker.report import Report

Values = Mapping[str, Any]

SEVERITIES = ("error", "check", "note")


@dataclass(frozen=True)
class Answer:
    """One checked article: `body` is the published contract, `text` what its offsets count in.

    `name` is the file or the title it goes by. `dismissed` maps fingerprints of findings a desk has settled to the
    reasons given; `known` holds the fingerprints of a baseline (None: there is no baseline).
    """

    body: Values
    text: str
    name: str = "article"
    dismissed: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] | None = None

    @classmethod
    def of(cls, report: Report, name: str = "article", **rest: Any) -> Answer:
        """The answer a report gives, under the name of its article."""
        return cls(report.as_dict(), report.article.text, name, **rest)

    @cached_property
    def figures(self) -> dict[str, Values]:
        """The figures by id, in the order of the text."""
        return {f["id"]: f for f in self.body["figures"]}

    @property
    def groups(self) -> list[Values]:
        return list(self.body["groups"])

    @property
    def findings(self) -> list[Values]:
        return list(self.body["findings"])

    @cached_property
    def segments(self) -> list[Values]:
        """The blocks of the article by place; the whole text where it has none."""
        blocks = sorted(self.body["document"]["segments"], key=lambda s: int(s["start"]))
        return blocks or [{"kind": "paragraph", "start": 0, "end": len(self.text), "field": "text"}]

    @cached_property
    def group_of(self) -> dict[str, Values]:
        """The group each grouped figure stands in, by the figure's id."""
        return {f: g for g in self.body["groups"] for f in g["figures"]}

    @cached_property
    def findings_of(self) -> dict[str, list[Values]]:
        """The findings each figure takes part in, by the figure's id."""
        found: dict[str, list[Values]] = {}
        for finding in self.body["findings"]:
            for figure in finding["figures"]:
                found.setdefault(figure, []).append(finding)
        return found

    @property
    def read_until(self) -> int | None:
        """The offset at which a deadline ended the reading; None where all was read."""
        unread = self.body["document"].get("unread")
        return int(self.body["document"]["segments"][unread[0]]["start"]) if unread else None

    def is_dismissed(self, finding: Values) -> bool:
        """Whether a desk has settled this finding before."""
        return finding["fingerprint"] in self.dismissed

    def is_new(self, finding: Values) -> bool:
        """Whether the baseline, if there is one, does not hold this finding."""
        return self.known is None or finding["fingerprint"] not in self.known

    def is_open(self, finding: Values) -> bool:
        """Whether somebody still has to look at this finding."""
        return self.is_new(finding) and not self.is_dismissed(finding)

    def place(self, figure: Values) -> str:
        """Where the figure holds, as far as the text says; names as the article writes them."""
        return ", ".join(self._written(name) for name in (figure.get("subject") or {}).get("place") or ())

    def _written(self, name: str) -> str:
        """A name that was folded for comparing, in the letters of its first mention."""
        if name not in self._names:
            found = re.search(rf"\b{re.escape(name)}\b", self.text, re.IGNORECASE)
            self._names[name] = found.group() if found else name
        return self._names[name]

    @cached_property
    def _names(self) -> dict[str, str]:
        return {}

    def sentence(self, figure: Values) -> tuple[int, int]:
        """The place of the sentence around a figure, without white space at its ends."""
        place = figure.get("sentence") or self._block(figure)
        start, end = int(place["start"]), int(place["end"])
        surface = self.text[start:end]
        return start + len(surface) - len(surface.lstrip()), end - len(surface) + len(surface.rstrip())

    def _block(self, figure: Values) -> Values:
        around = (s for s in self.segments if s["start"] <= figure["start"] and figure["end"] <= s["end"])
        return next(around, figure)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]

    def line(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, columns in code points."""
        number = bisect_right(self._lines, offset)
        return number, offset - self._lines[number - 1] + 1
