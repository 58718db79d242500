"""Answer -> what the templates of the page and the HTML report show: sources, groups with charts, findings, marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from checker.export import marks, wording
from checker.export.answer import Answer, Values
from checker.export.chart import Chart, chart
from checker.findings import RULES

HUES = 8


@dataclass(frozen=True, slots=True)
class Voice:
    """A source and the letter it goes by on the page; `figures` are the ids of what it vouches for."""

    letter: str
    name: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure in the words of the page."""

    figure: Values
    value: str
    speaker: str
    letter: str
    hue: int
    number: int
    block: int
    stage: str
    place: str

    @property
    def id(self) -> str:
        return str(self.figure["id"])

    @property
    def title(self) -> str:
        """One line on the figure, for those who do not see where it stands."""
        reading = f"{self.value}, " if self.reading else ""
        return f"{self.figure['text']}: {reading}{self.speaker}"

    @property
    def when(self) -> str:
        """When it holds."""
        return wording.when(self.figure)

    @property
    def reading(self) -> str:
        """What the words of the article come to, where they do not say it themselves: twelve, at least 22."""
        return wording.reading(self.figure)


@dataclass(frozen=True, slots=True)
class Panel:
    """A group: its entries side by side, and their chart where they can share a scale."""

    group: Values
    number: int
    hue: int
    entries: tuple[Entry, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Place:
    """One figure of a finding in its sentence."""

    entry: Entry
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding with its places, and what is known of its rule."""

    finding: Values
    severity: str
    kind: str
    places: tuple[Place, ...]
    rule: str
    dismissed: str | None
    known: bool


@dataclass(frozen=True)
class View:
    """Everything a template asks of an answer."""

    answer: Answer

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """The sources in the order of the text."""
        spoken: dict[str, list[str]] = {}
        for figure in self.answer.figures.values():
            if figure["source"]:
                spoken.setdefault(figure["source"]["name"], []).append(figure["id"])
        return tuple(Voice(_letter(n), wording.label(name), tuple(ids)) for n, (name, ids) in enumerate(spoken.items()))

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The figures by id, in the order of the text."""
        letters = {f: v.letter for v in self.voices for f in v.figures}
        numbers = {g["id"]: n for n, g in enumerate(self.answer.groups, 1)}
        block = 0
        entries: dict[str, Entry] = {}
        for figure in self.answer.figures.values():
            group = self.answer.group_of.get(figure["id"])
            number = numbers[group["id"]] if group else 0
            while block < len(self.blocks) - 1 and self._ends[block] <= figure["start"]:
                block += 1
            entries[figure["id"]] = Entry(
                figure,
                wording.value(figure),
                wording.label(wording.speaker(figure)),
                letters.get(figure["id"], ""),
                (number - 1) % HUES + 1 if number else 0,
                number,
                block + 1,
                wording.stage(figure),
                self.answer.place(figure),
            )
        return entries

    @cached_property
    def blocks(self) -> tuple[marks.Block, ...]:
        """The article as it is to be read."""
        return tuple(marks.blocks(self.answer))

    @cached_property
    def unread(self) -> int:
        """The number of the first block that a deadline left unread; 0 where all was read."""
        until = self.answer.read_until
        return 0 if until is None else 1 + sum(end <= until for end in self._ends)

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, _, end in marks.extents(self.answer)]

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """The groups, those with findings first."""
        doubtful = {f for finding in self.answer.findings for f in finding["figures"]}
        panels = []
        for number, group in enumerate(self.answer.groups, 1):
            entries = tuple(self.entries[f] for f in group["figures"])
            drawn = chart([e.figure for e in entries], group["label"])
            panels.append(Panel(group, number, (number - 1) % HUES + 1, entries, drawn))
        return tuple(sorted(panels, key=lambda p: not doubtful.intersection(p.group["figures"])))

    @cached_property
    def lone(self) -> tuple[Entry, ...]:
        """The figures that stand in no group."""
        return tuple(e for e in self.entries.values() if not e.number)

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """The findings, open ones first."""
        about = {rule.id: rule.description for rule in RULES}
        flags = []
        for finding in self.answer.findings:
            entries = [self.entries[f] for f in finding["figures"]]
            flags.append(
                Flag(
                    finding,
                    wording.SEVERITY[finding["severity"]],
                    wording.plain(finding["kind"], wording.KIND),
                    tuple(Place(e, *marks.excerpt(self.answer, e.figure)) for e in entries),
                    about.get(finding["rule"], ""),
                    self.answer.dismissed.get(finding["fingerprint"]),
                    not self.answer.is_new(finding),
                )
            )
        return tuple(sorted(flags, key=lambda f: (f.dismissed is not None, f.known)))

    @cached_property
    def considered(self) -> tuple[tuple[tuple[Entry, ...], str], ...]:
        """Pairs that were compared and left alone, with the reason in words."""
        pairs = self.answer.body["considered"]
        return tuple(
            (tuple(self.entries[f] for f in p["figures"]), wording.plain(p["why_not"], wording.WHY_NOT)) for p in pairs
        )

    @cached_property
    def skipped(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Numbers that are no figures, by reason."""
        reasons: dict[str, list[str]] = {}
        for row in self.answer.body["skipped"]:
            reasons.setdefault(wording.plain(row["why"], wording.WHY_SKIPPED), []).append(row["text"])
        return tuple((why, tuple(words)) for why, words in reasons.items())

    @property
    def silence(self) -> str:
        """What it means that nothing was found."""
        if not self.entries:
            return "No figure was found in this text. Dates, names, ordinals and the like are not taken for figures."
        if len(self.entries) == 1:
            return "There is one figure, and nothing to set it against."
        if not self.panels:
            return "No two figures answer the same question, so there is nothing to set against one another."
        return "The figures that answer the same question fit together, as far as the text tells."

    @property
    def dismissed(self) -> int:
        """How many findings a desk has settled."""
        return sum(flag.dismissed is not None for flag in self.flags)

    @cached_property
    def tally(self) -> str:
        return wording.tally(self.answer)

    def counted(self, severity: str) -> int:
        """How many open findings have this severity."""
        return sum(f["severity"] == severity and self.answer.is_open(f) for f in self.answer.findings)


def _letter(number: int) -> str:
    """A, B ... Z, AA, AB ..."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
