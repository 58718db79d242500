"""The values of a comparison -> the rows and timelines the compare page shows, and a report for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from checker.export import wording
from checker.export.answer import Values
from checker.export.text import BLANK, WIDTH, Line, Piece, paragraph, printable
from checker.export.timeline import Timeline, timeline, voice


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a shared question, in the words of the page."""

    figure: Values
    text: Values
    value: str
    speaker: str
    stage: str

    @property
    def excerpt(self) -> tuple[str, str, str]:
        """The sentence: what stands before the figure, its words, and what follows."""
        words, place = str(self.figure["words"]), self.figure["in_words"]
        return words[: place["start"]], words[place["start"] : place["end"]], words[place["end"] :]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one voice tells in a text, or in several that follow one another; `before` is what it told until then."""

    rows: tuple[Row, ...]
    before: str = ""

    @property
    def figures(self) -> str:
        """The ids of its figures."""
        return " ".join(str(row.figure["id"]) for row in self.rows)

    @property
    def texts(self) -> tuple[Values, ...]:
        """The texts that have it."""
        return tuple({row.figure["document"]: row.text for row in self.rows}.values())

    @property
    def words(self) -> str:
        """What it comes to."""
        return " / ".join(dict.fromkeys(row.value for row in self.rows))

    @property
    def stage(self) -> str:
        """What it states beside plain facts."""
        return ", ".join(dict.fromkeys(row.stage for row in self.rows if row.stage))


@dataclass(frozen=True, slots=True)
class Voice:
    """A source, or the articles themselves, from text to text; `hue` is its colour in the timeline, 0 without one."""

    name: str
    hue: int
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question several texts answer."""

    group: Values
    number: int
    rows: tuple[Row, ...]
    timeline: Timeline | None
    agreed: bool

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Who answers it, and what each tells from text to text."""
        hues = {series.name: series.number for series in self.timeline.series} if self.timeline else {}
        spoken: dict[str, list[Row]] = {}
        for row in self.rows:
            spoken.setdefault(voice(row.figure), []).append(row)
        named = ((rows[0].speaker, rows) for rows in spoken.values())
        return tuple(Voice(name, hues.get(name, 0), tuple(_tellings(rows))) for name, rows in named)

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
    """A finding between texts: the rows that have the one value, and those that have the other."""

    finding: Values
    severity: str
    sides: tuple[tuple[Row, ...], ...]


@dataclass(frozen=True)
class ComparisonView:
    """Everything a template asks of a comparison."""

    body: Values

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The figures of shared questions by id: by day where every text has one, else in the order of the texts."""
        texts = self.body["texts"]
        dated = all(t["published"] for t in texts)
        days = [t["published"] if dated else "" for t in texts]
        figures = sorted(self.body["figures"], key=lambda f: (days[f["document"] - 1], f["document"], f["start"]))
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
            Difference(f, wording.SEVERITY[f["severity"]], _sides([rows[i] for i in f["figures"]]))
            for f in self.body["findings"]
        )

    @property
    def tally(self) -> str:
        """One line about a comparison."""
        shared = wording.plural(len(self.body["groups"]), "shared question")
        return f"{wording.plural(len(self.body['texts']), 'text')}, {shared}, " + wording.plural(
            len(self.body["findings"]), "difference"
        )


def _sides(rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    """The rows by value, in the order in which the values come."""
    sides: dict[object, list[Row]] = {}
    for row in rows:
        sides.setdefault(_value(row.figure), []).append(row)
    return tuple(tuple(side) for side in sides.values())


def _tellings(rows: Sequence[Row]) -> Iterator[Telling]:
    """The rows of one voice, those of texts that follow one another and say the same taken together."""
    texts: dict[int, list[Row]] = {}
    for row in rows:
        texts.setdefault(row.figure["document"], []).append(row)
    before = ""
    for _, same in groupby(texts.values(), key=lambda told: {_value(row.figure) for row in told}):
        telling = Telling(tuple(row for told in same for row in told), before)
        yield telling
        before = telling.words


def _value(figure: Values) -> tuple[object, ...]:
    return figure["low"], figure["high"], figure["unit"]


def _agreed(figures: Sequence[Values]) -> bool:
    told: dict[int, set[object]] = {}
    for figure in figures:
        told.setdefault(figure["document"], set()).add(_value(figure))
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
        for row in (row for side in difference.sides for row in side):
            yield from paragraph(f"{row.text['name']}: “{row.figure['words']}”", width, "faint")
        yield from paragraph(f"Ask: {finding['question']}", width)
    for question in view.questions:
        yield BLANK
        yield Piece("      "), Piece(printable(question.group["label"]), "title")
        yield from _table(question.voices)


def _table(voices: Sequence[Voice]) -> Iterator[Line]:
    names = max(len(v.name) for v in voices)
    widest = max(len(t.words) for v in voices for t in v.tellings)
    for spoken in voices:
        for number, telling in enumerate(spoken.tellings):
            name = "" if number else printable(spoken.name)
            texts = ", ".join(str(text["name"]) for text in telling.texts)
            extra = "".join(f"  {words}" for words in (f"was {telling.before}" * bool(number), telling.stage) if words)
            yield (
                Piece(f"      {name.ljust(names)}  "),
                Piece(telling.words.ljust(widest), "figure"),
                Piece(f"  {printable(texts)}"),
                Piece(printable(extra), "faint"),
            )
