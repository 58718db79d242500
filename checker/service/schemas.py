"""What goes out, as pydantic models: the published JSON Schema of every answer."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

Severity = Literal["error", "check", "note"]
Verdict = Literal["pass", "warn", "block"]


class Value(BaseModel):
    """A part of an answer. Keys may be added within /v1, never renamed or dropped: readers ignore unknown ones."""

    model_config = ConfigDict(extra="allow")


class Place(Value):
    """Half-open range of code points in the text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Mention(Place):
    """Words of the article."""

    text: str


class Evidence(Value):
    """The rule that decided, and the words that triggered it."""

    rule: str
    start: int | None = None
    end: int | None = None


class InputPlace(Place):
    """Where it stands in the field that was sent; in HTML with the tags between its first and last character."""

    field: str = Field(description="text, html, headline, standfirst, or a field of the ninjs item")
    utf16: Place = Field(description="the same range in UTF-16 code units")


class Canonical(Value):
    """A quantity in the unit its dimension is compared in."""

    dimension: str
    unit: str
    low: float | None
    high: float | None


class Source(Mention):
    """Who vouches for a figure: the fullest name in the article, and the words used this time."""

    name: str
    cue: Place | None
    how: str
    via: list[Mention]
    resolved_by: str
    anonymity: Literal["named", "role", "anonymous"]
    stance: Literal["asserts", "denies", "doubts"]
    confidence: float
    evidence: list[Evidence]


class Subject(Value):
    """Which question a figure answers; empty means unknown."""

    head: str
    role: str
    population: list[str]
    property: str
    holder: str
    place: list[str]
    event: str
    form: str
    stage: str
    evidence: list[Evidence]


class Figure(Mention):
    """A stated quantity as the interval its words allow; null bounds are open."""

    id: str
    kind: Literal["count", "money", "percent", "measure", "duration", "age", "score", "rate", "multiplier"]
    low: float | None
    high: float | None
    unit: str
    modifier: Literal["exact", "approx", "min", "max", "range", "vague"]
    canonical: Canonical | None = Field(None, description="a measure in the unit that measures are compared in")
    counted: Mention | None
    segment: str
    sentence: Place
    source: Source | None
    possible_source: Source | None = Field(None, description="who may vouch for it, where that is not certain")
    stance: Literal["asserts", "denies", "doubts"]
    subject: Subject
    as_of: str | None = Field(description="when it holds, in the words of the article")
    as_of_day: str | None = Field(None, description="the day, month or year that is, read against `published`")
    group: str | None
    utf16: Place = Field(description="the same range in UTF-16 code units, as browsers count")
    input: InputPlace = Field(description="its place in the field it came from")
    evidence: list[Evidence]


class Group(Value):
    """Figures that answer the same question."""

    id: str
    label: str
    figures: list[str]


class FigurePlace(Mention):
    """Where a figure of a finding stands."""

    utf16: Place
    input: InputPlace


class DismissalValue(Value):
    """A dismissal as it is kept."""

    fingerprint: str
    reason: str
    by: str
    created: str


class _Discrepancy(Value):
    """What every finding says, in one text or between several."""

    id: str
    rule: str
    kind: str
    severity: Severity
    grave: bool
    figures: list[str]
    message: str
    question: str
    explanation: str
    confidence: float
    computed: dict[str, Any]


class Finding(_Discrepancy):
    """Figures that do not fit together; never a word on who is right."""

    fingerprint: str
    status: Literal["new", "unchanged"] | None = Field(None, description="against the revision before")
    dismissed: DismissalValue | None = Field(None, description="an editor's word; not counted in the verdict")
    places: list[FigurePlace] | None = Field(None, description="in the short form: its figures, in their order")


class Considered(Value):
    """Figures that were compared and left alone."""

    figures: list[str]
    why_not: str


class Skipped(Mention):
    """A number that is no figure."""

    why: str


class Segment(Place):
    """A block of the article."""

    kind: str
    field: str


class DocumentValue(Value):
    """What was read."""

    id: str | None
    revision: str | None
    sha256: str
    characters: int
    language: str
    segments: list[Segment]
    unread: list[int] = Field(description="positions of the segments a deadline left unread")
    text: str | None = Field(None, description="the text offsets count in, where it was put together from fields")


class Engine(Value):
    """Which Checker read it."""

    name: str
    version: str
    rules: str | None = Field(None, description="changes when a rule, a word list or a weight does")
    model: str


class FixedFinding(Value):
    """A finding of the revision before that is gone."""

    fingerprint: str
    rule: str
    kind: str
    severity: Severity
    message: str


class Changes(Value):
    """Against the last different revision of the same article."""

    previous: str | None = Field(description="the id of that revision's check; null: there is none")
    new: list[str] = Field(description="ids of findings that were not there")
    unchanged: list[str]
    fixed: list[FixedFinding]


class Short(Value):
    """The short form: ?view=findings."""

    engine: Engine
    verdict: Verdict
    policy: str = Field("default", description="the part of the policy that gave the verdict")
    incomplete: bool = Field(description="a deadline came before the end of the article")
    findings: list[Finding]
    changes: Changes | None = Field(None, description="null: no article_id was given, or nothing is kept here")


class Answer(Short):
    """The answer of POST /v1/check."""

    document: DocumentValue
    figures: list[Figure]
    groups: list[Group]
    considered: list[Considered]
    skipped: list[Skipped]


class CheckAnswer(RootModel[Answer | Short]):
    """The answer, or its short form where ?view=findings asks for it."""


class ComparedTextValue(Value):
    """One of the texts that were compared."""

    name: str
    published: str | None
    document: dict[str, Any] = Field(description="as in the text's own answer, without its segments")
    verdict: Verdict = Field(description="of the text's own findings")
    figures: int
    findings: int


class ComparedFigure(Figure):
    """A figure of a shared question; its offsets count in its own text."""

    document: int = Field(ge=1, description="the text it stands in, counted from 1")
    words: str = Field(description="its sentence")
    in_words: Place = Field(description="where the figure stands in these words")


class ComparedFinding(_Discrepancy):
    """Two values for one question in different texts: a figure for each text and value."""

    kind: Literal["texts_disagree"]
    severity: Literal["check", "note"]


class ComparisonValue(Value):
    """The answer of POST /v1/compare. Figures go by `text.figure`, texts counted from 1."""

    engine: Engine
    texts: list[ComparedTextValue]
    figures: list[ComparedFigure]
    groups: list[Group]
    findings: list[ComparedFinding]


class BatchItem(Value):
    """One item's outcome: an answer, or a problem."""

    status: int
    check: str | None = Field(None, description="the id under which the check is kept")
    answer: Answer | Short | None = None
    problem: dict[str, Any] | None = None


class Batch(Value):
    """The outcomes, in the order of the items."""

    items: list[BatchItem]


class CheckSummary(Value):
    """A kept check without its answer."""

    id: str
    number: int
    revision: str | None
    created: str
    sha256: str
    engine: Engine
    verdict: Verdict
    desk: str | None
    by: str | None
    previous: str | None
    characters: int
    findings: int


class Checks(Value):
    """The checks of an article, newest first."""

    article: str
    checks: list[CheckSummary]


class Dismissals(Value):
    """The dismissals of an article, oldest first."""

    article: str
    dismissals: list[DismissalValue]


class FieldError(Value):
    """What is wrong with a field."""

    field: str
    message: str


class ProblemValue(Value):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    request_id: str | None = Field(None, description="names the request in the log")
    limit: float | None = Field(None, description="the limit that was passed")
    actual: float | None = Field(None, description="what came; null where it was not counted to its end")
    errors: list[FieldError] | None = Field(None, description="each field that is wrong")


def answer_schema() -> dict[str, Any]:
    """JSON Schema of the answer of `checker.check` and POST /v1/check."""
    schema = Answer.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


class RuleValue(Value):
    """A rule, in an editor's words."""

    id: str
    title: str
    description: str
    example: str | None = Field(None, description="a text that makes the rule speak")


class Rules(Value):
    """The rules that make findings."""

    rules: list[RuleValue]


class Entry(Value):
    """An entry of a word list, as it is written there; `example` shows it in use."""

    section: str


class Units(Value):
    """The units that are read."""

    units: list[Entry]


class ListValue(Value):
    """A word list."""

    name: str
    sections: list[str]
    entries: int


class Lists(Value):
    """The word lists there are."""

    lists: list[ListValue]


class Words(Value):
    """One word list."""

    name: str
    entries: list[Entry]


class Health(Value):
    """Whether the service is well."""

    status: Literal["live", "ready", "not ready"]
