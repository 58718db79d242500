"""The values that travel through the chain: spans, quantities, sources, subjects, figures, groups, findings.

Frozen dataclasses only; imports nothing of ours. All spans are half-open code point offsets into the
article as given, so that `text[span.start:span.end]` is always the surface.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Kind = Literal["count", "money", "percent", "measure", "duration", "age", "score", "rate", "multiplier"]
Modifier = Literal["exact", "approx", "min", "max", "range", "vague"]
Severity = Literal["error", "check", "note"]
Verdict = Literal["pass", "warn", "block"]
SegmentKind = Literal[
    "headline", "standfirst", "dateline", "byline", "heading", "paragraph", "list_item", "table_cell", "caption", "note"
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in the article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The surface of this range in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a decision was taken: a dotted rule id and the words that triggered it (None: no single place)."""

    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A block of the article: the headline, a paragraph, a caption ...; `index` is its position in the document."""

    index: int
    kind: SegmentKind
    span: Span
    field: str = "text"


@dataclass(frozen=True, slots=True)
class Canonical:
    """The interval in the base unit of its dimension (length: meter, mass: kilogram ...), so that units compare."""

    dimension: str
    unit: str
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """One stated quantity, as the interval its words allow.

    `low`/`high` are in `unit` (None: open); for a score they are its two numbers. `unit` is "" for counts, an ISO
    4217 code for money, "percent" or "percentage point", a singular unit name, or "per ..." for rates.
    `numeral` is the bare number inside `span`; `modifiers` the words read as a bound ("more than"), outside it.
    `step` is the place value of the last digit printed (10,000 -> 1; 1.5 million -> 100000), for rounding.
    """

    span: Span
    segment: int
    kind: Kind
    low: Decimal | None
    high: Decimal | None
    unit: str
    modifier: Modifier
    numeral: Span
    modifier_span: Span | None = None
    step: Decimal | None = None
    per: str = ""
    canonical: Canonical | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The single value of an exact, approximate or one-sided figure; the middle of a closed interval."""
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return self.low if self.low == self.high else (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Skipped:
    """A number in the text that is no figure, and why (date, year, ordinal, name ...)."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names somebody or something, without titles if a name is there."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """Who vouches for a figure. `name` is the fullest form in the article, `mention` the words used this time."""

    name: str
    mention: Mention
    cue: Span | None
    how: Literal["direct", "indirect", "mixed", "according_to", "carrier", "continued"]
    via: tuple[Mention, ...] = ()
    resolved_by: str = ""
    anonymity: Literal["named", "role", "anonymous"] = "named"
    stance: Literal["asserts", "denies", "doubts"] = "asserts"
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the attributions stage says of one quantity: its source, or merely a possible one."""

    source: Source | None = None
    possible: Source | None = None
    stance: Literal["asserts", "denies", "doubts"] = "asserts"


@dataclass(frozen=True, slots=True)
class Time:
    """When a figure holds: the words, and what is known of year, month, day; `relation` tells earlier from now."""

    text: str
    span: Span | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    relation: Literal["", "earlier", "now", "later"] = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """Which question a figure answers. Strings are canonical (lemmas, role names); "" and () mean unknown.

    `actor` is the subject of the verb that rules the figure, `context` the topics of its clause, `near` those of the
    words beside it.
    """

    counted: Mention | None = None
    head: str = ""
    role: str = ""
    role_how: Literal["", "noun", "predicate", "frame", "inherited"] = ""
    population: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    property: str = ""
    predicate: str = ""
    said: str = ""
    actor: str = ""
    holder: str = ""
    place: tuple[str, ...] = ()
    event: str = ""
    time: Time | None = None
    form: Literal["level", "change", "increment", "ratio", "base", "compound", "hypothetical", "threshold", "part"] = (
        "level"
    )
    stage: Literal["fact", "target", "demand", "offer", "forecast", "plan", "limit", "capacity", "past_record"] = "fact"
    part_of: int | None = None
    definite: bool = False
    partitive: bool = False  # `six of the murders`: so many of a set that is known
    handed_on_from: int | None = None
    context: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """The central value: a quantity, who says so, and which question it answers."""

    id: str
    text: str
    quantity: Quantity
    attribution: Attribution
    subject: Subject
    segment: Segment
    sentence: int
    sentence_span: Span

    @property
    def span(self) -> Span:
        return self.quantity.span

    @property
    def source(self) -> Source | None:
        return self.attribution.source


def figure_id(number: int) -> str:
    """The id of the figure at this position (from 0) in the article's order."""
    return f"f{number + 1}"


@dataclass(frozen=True, slots=True)
class Link:
    """Two figures tied by the words between them: from 40 to 56; up from; compared with; 40 miles (64 km); or."""

    first: str
    second: str
    kind: Literal["from_to", "up_from", "compared", "conversion", "or", "then_now", "change_of", "part_of"]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """A total and its stated parts.

    `complete`: the text claims that the parts are all of it (they must sum to the total). `exclusive`: no unit can be
    in two parts (they must not exceed it together). `how` tells parts the text names from parts known by their sum.
    A poll's shares have no figure for their total, which is 100 percent: `total` is "".
    """

    total: str
    parts: tuple[str, ...]
    complete: bool
    evidence: tuple[Evidence, ...] = ()
    exclusive: bool = False
    how: Literal["stated", "sum"] = "stated"


@dataclass(frozen=True, slots=True)
class Share:
    """A ratio with both of its counts: 908 of the 2,240 attendees, or 41 percent.

    `whole` holds several figures where they are to be added (3,204 for and 911 against: 78 percent).
    """

    ratio: str
    part: str
    whole: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """From `before` to `after`, by `amount` (percent, factor or difference); "" where the text does not say.

    `direction` is what the words claim. `compared`: two things set side by side rather than one that moved.
    """

    before: str
    after: str
    amount: str = ""
    direction: Literal["up", "down", ""] = ""
    compared: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Margin:
    """The distance between two tallies: 230 to 198, a margin of 32. One figure (a score) may hold both tallies.

    `of` tells a lead (the difference) from a majority in a house (seats above those of all others together).
    """

    tallies: tuple[str, ...]
    amount: str
    of: Literal["lead", "house", "needed"] = "lead"
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Product:
    """`total` = `count` times `each`: 400 families, 30,000 dollars each, 12 million in all; distance = time x speed.

    `period`: one price by two spans of time, 5 dollars a day or 35 a week; `count` is then `each`.
    """

    total: str
    count: str
    each: str
    of: Literal["each", "speed", "period"] = "each"
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """A year or date in the text (no figure), or the day of publication (`span` None)."""

    text: str
    year: int
    month: int | None = None
    day: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A duration or an age between two moments: eight years earlier, in 1976 ... in 1984; born in 1920, dead at 99."""

    figure: str
    start: Moment
    end: Moment
    of: Literal["duration", "age"] = "duration"
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Ties:
    """What the text says about how its figures hang together; found once, read by groups and findings."""

    links: tuple[Link, ...] = ()
    parts: tuple[Parts, ...] = ()
    shares: tuple[Share, ...] = ()
    changes: tuple[Change, ...] = ()
    margins: tuple[Margin, ...] = ()
    products: tuple[Product, ...] = ()
    elapsed: tuple[Elapsed, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that answer the same question. `joined`: the pairs linked directly, with their score."""

    id: str
    label: str
    figures: tuple[str, ...]
    joined: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that do not fit together, with the reason; never a verdict on who is right."""

    id: str
    rule: str
    kind: str
    severity: Severity
    figures: tuple[str, ...]
    message: str
    question: str
    explanation: str = ""
    grave: bool = False
    confidence: float = 1.0
    computed: dict[str, str] = field(default_factory=dict)
    fingerprint: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Considered:
    """Figures that were compared and left alone, and why."""

    figures: tuple[str, ...]
    why_not: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the article's text and its place in the input field it came from.

    Characters correspond one to one when both are equally long; else the stretch stands for the place as a whole
    (`&eacute;` for one character, a run of white space for one space).
    """

    span: Span
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """What is checked: one text (all offsets count in it), its blocks, and what is known about it beside the text.

    `inputs` are the fields as they came, by name, and `passages` say where in them each stretch of the text stood;
    both are empty when the text is the one field that came.
    """

    text: str
    segments: tuple[Segment, ...]
    language: str = "en"
    published: date | None = None
    id: str | None = None
    revision: str | None = None
    inputs: tuple[tuple[str, str], ...] = ()
    passages: tuple[Passage, ...] = ()


class CheckerError(Exception):
    """Base of every error a caller can act on; the message names the limit and never repeats the article."""


class InputError(CheckerError):
    """The input cannot be read as an article."""


class LanguageError(InputError):
    """The article is not in a language Checker reads."""


class TooLargeError(InputError):
    """The input is larger than a limit allows."""
