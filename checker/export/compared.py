"""The values of a comparison -> the rows and timelines the compare page shows, and a report for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.export import wording
from checker.export.answer import Values
from checker.export.text import BLANK, WIDTH, Line, Piece, paragraph, printable
from checker.export.timeline import Timeline, timeline


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a shared question, in the words of the page."""

    figure: Values
    text: Values
    value: str
    speaker: str
    stage: str

    @property
    def reading(self) -> str:
        """What the words come to, where they do not say it themselves."""
        return wording.reading(self.figure)


@dataclass(frozen=True, slots=True)
class Question:
    """A question several texts answer."""

    group: Values
    number: int
    rows: tuple[Row, ...]
    timeline: Timeline | None
    agreed: bool

    @property
    def texts(self) -> str:
        """The texts that answer it, by name."""
        return ", ".join(dict.fromkeys(str(row.text["name"]) for row in self.rows))

    @property
    def words(self) -> str:
        """How the figures of an agreed question are written."""
        return " / ".join(dict.fromkeys(str(row.figure["text"]) for row in self.rows))

    @property
    def speakers(self) -> str:
        """Who vouches for the figures."""
        return ", ".join(dict.fromkeys(row.speaker for row in self.rows))


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding between two texts, with both rows."""

    finding: Values
    severity: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class ComparisonView:
    """Everything a template asks of a comparison."""

    body: Values

    @property
    def rows(self) -> dict[str, Row]:
        """The figures of shared questions by id, in the order of the texts."""
        texts = self.body["texts"]
        figures = sorted(self.body["figures"], key=lambda f: (int(f["document"]), int(f["start"])))
        return {
            f["id"]: Row(
                f, texts[f["document"] - 1], wording.value(f), wording.label(wording.speaker(f)), wording.stage(f)
            )
            for f in figures
        }

    @property
    def questions(self) -> tuple[Question, ...]:
        """The shared questions, those with differences first."""
        rows, doubtful = self.rows, {f for d in self.body["findings"] for f in d["figures"]}
        groups = sorted(self.body["groups"], key=lambda g: not doubtful.intersection(g["figures"]))
        return tuple(
            Question(
                group,
                number,
                tuple(row for name, row in rows.items() if name in group["figures"]),
                timeline([rows[f].figure for f in group["figures"]], self.body["texts"], group["label"]),
                not doubtful.intersection(group["figures"]) and _agreed([rows[f].figure for f in group["figures"]]),
            )
            for number, group in enumerate(groups, 1)
        )

    @property
    def told_differently(self) -> tuple[Question, ...]:
        """The shared questions whose figures are not the same in all the texts that tell them."""
        return tuple(q for q in self.questions if not q.agreed)

    @property
    def agreed(self) -> tuple[Question, ...]:
        """The shared questions to which all the texts that answer them give the same figures."""
        return tuple(q for q in self.questions if q.agreed)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The findings between texts."""
        rows = self.rows
        return tuple(
            Difference(f, wording.SEVERITY[f["severity"]], tuple(rows[i] for i in f["figures"]))
            for f in self.body["findings"]
        )

    @property
    def tally(self) -> str:
        """One line about a comparison."""
        shared = wording.plural(len(self.body["groups"]), "shared question")
        return f"{wording.plural(len(self.body['texts']), 'text')}, {shared}, " + wording.plural(
            len(self.body["findings"]), "difference"
        )


def _agreed(figures: Sequence[Values]) -> bool:
    told: dict[int, set[object]] = {}
    for figure in figures:
        told.setdefault(figure["document"], set()).add((figure["low"], figure["high"], figure["unit"]))
    first, *others = told.values()
    return all(values == first for values in others)


def lines(body: Values, width: int = WIDTH) -> Iterator[Line]:
    """The comparison for a terminal."""
    view = ComparisonView(body)
    yield (Piece(view.tally, "title"),)
    for difference in view.differences:
        finding = difference.finding
        yield BLANK
        yield (
            Piece(finding["id"].rjust(4), "faint"),
            Piece("  "),
            Piece(difference.severity.upper(), finding["severity"]),
        )
        yield from paragraph(finding["message"], width)
        for row in difference.rows:
            yield from paragraph(f"{row.text['name']}: “{row.figure['words']}”", width, "faint")
        yield from paragraph(f"Ask: {finding['question']}", width)
    for question in view.questions:
        yield BLANK
        yield Piece("      "), Piece(printable(question.group["label"]), "title")
        yield from _table(question.rows)


def _table(rows: Sequence[Row]) -> Iterator[Line]:
    names = max(len(r.text["name"]) for r in rows)
    widest = max(len(r.value) for r in rows)
    for row in rows:
        yield (
            Piece(f"      {printable(row.text['name']).ljust(names)}  "),
            Piece(row.value.ljust(widest), "figure"),
            Piece(f"  {printable(row.speaker)}"),
            Piece(printable(f"  {row.stage}" if row.stage else ""), "faint"),
        )
