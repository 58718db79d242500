"""What comes in and what goes out, as pydantic models: they read requests, and they are the published JSON Schema."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

Id = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")]
# said in the document only: another language is refused with a problem of its own
English = Annotated[str, Field(max_length=35, json_schema_extra={"pattern": "^[Ee][Nn](-[A-Za-z0-9]+)*$"})]
Severity = Literal["error", "check", "note"]
Verdict = Literal["pass", "warn", "block"]


class Request(BaseModel):
    """A body that is read; a field that is not known is an error, so that a typing slip is not taken for silence."""

    model_config = ConfigDict(extra="forbid")


def _one_of(**kinds: str) -> JsonDict:
    """For the document: exactly one of these fields is given, and is no null."""
    return {"oneOf": [{"required": [name], "properties": {name: {"type": kind}}} for name, kind in kinds.items()]}


class CheckRequest(Request):
    """An article: exactly one of text, html and article, and what is known beside it."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra=_one_of(text="string", html="string", article="object"),
    )

    text: str | None = Field(None, description="plain text; offsets of the answer count in it", min_length=1)
    html: str | None = Field(None, description="an HTML fragment or document", min_length=1)
    article: dict[str, Any] | None = Field(None, description="an IPTC ninjs item: headline, body_html, uri ...")
    headline: str | None = Field(None, description="the headline, when it is not part of the text")
    standfirst: str | None = Field(None, description="the standfirst, when it is not part of the text")
    article_id: Id | None = Field(None, description="the CMS's id; checks of one article are compared")
    revision: Id | None = Field(None, description="the CMS's name for this state of the article")
    published: date | None = Field(None, description="the day as-of times are read against")
    language: English | None = Field(None, description="BCP 47; anything but English is refused")
    desk: Id | None = Field(None, description="whose policy gives the verdict")

    @model_validator(mode="after")
    def _one_input(self) -> CheckRequest:
        if sum(given is not None for given in (self.text, self.html, self.article)) != 1:
            raise PydanticCustomError("one_input", "Exactly one of text, html and article is needed")
        return self


class BatchRequest(Request):
    """Several articles; each is answered for itself."""

    items: list[dict[str, Any]] = Field(description="bodies as of POST /v1/check", min_length=1)


class ComparedText(Request):
    """One of the texts that are compared."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_one_of(text="string", html="string"))

    name: Id | None = Field(None, description="what it is called in the comparison: an outlet, a version")
    text: str | None = Field(None, description="plain text", min_length=1)
    html: str | None = Field(None, description="an HTML fragment or document", min_length=1)
    headline: str | None = Field(None, description="the headline, when it is not part of the text")
    published: date | None = Field(None, description="the day it was published; the timeline goes by it")

    @model_validator(mode="after")
    def _one_input(self) -> ComparedText:
        if (self.text is None) == (self.html is None):
            raise PydanticCustomError("one_input", "Exactly one of text and html is needed")
        return self


class CompareRequest(Request):
    """Versions of a story, or several outlets' reports on one event."""

    texts: list[ComparedText] = Field(description="two to twenty texts", min_length=2, max_length=20)


class DismissalRequest(Request):
    """An editor's word that a finding is no fault."""

    fingerprint: str = Field(min_length=1, max_length=100, pattern=r"^[\w.:-]+$", description="as the finding gives it")
    reason: str = Field(min_length=1, max_length=1000, description="why it is no fault; kept with the article")
    by: str = Field(min_length=1, max_length=200, description="who says so")


class CheckQuery(Request):
    """How much of the answer is wanted, and what may stand beside a body that is the article itself."""

    view: Literal["full", "findings"] = Field("full", description="findings: only the verdict and the findings")
    article_id: Id | None = Field(None, description="as in the body, which goes first")
    revision: Id | None = Field(None, description="as in the body, which goes first")
    published: date | None = Field(None, description="as in the body, which goes first")
    language: English | None = Field(None, description="as in the body, which goes first")
    desk: Id | None = Field(None, description="as in the body, which goes first")


class ExportQuery(Request):
    """The form of the answer that is wanted."""

    format: Literal["text", "json", "csv", "markdown", "html", "sarif", "annotation", "claimreview", "github"] = Field(
        "json", description="sarif: SARIF 2.1.0; annotation: W3C Web Annotation; github: workflow commands"
    )


class View(Request):
    """How much of the answer is wanted."""

    view: Literal["full", "findings"] = Field("full", description="findings: only the verdict and the findings")


class Page(Request):
    """Which part of a list is wanted."""

    limit: int = Field(20, ge=1, le=100, description="entries in the answer")
    before: int | None = Field(None, ge=1, le=2**53, description="only those numbered lower")


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
    counted: Mention | None
    segment: str
    source: Source | None
    subject: Subject
    as_of: str | None
    group: str | None
    utf16: Place = Field(description="the same range in UTF-16 code units, as browsers count")
    evidence: list[Evidence]


class Group(Value):
    """Figures that answer the same question."""

    id: str
    label: str
    figures: list[str]


class DismissalValue(Value):
    """A dismissal as it is kept."""

    fingerprint: str
    reason: str
    by: str
    created: str


class Finding(Value):
    """Figures that do not fit together; never a word on who is right."""

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
    fingerprint: str
    status: Literal["new", "unchanged"] | None = Field(None, description="against the revision before")
    dismissed: DismissalValue | None = Field(None, description="an editor's word; not counted in the verdict")


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


class Engine(Value):
    """Which Checker read it."""

    name: str
    version: str
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


class ComparisonValue(Value):
    """The answer of POST /v1/compare. Figures go by `text.figure`, texts counted from 1."""

    engine: Engine
    texts: list[dict[str, Any]]
    figures: list[Figure]
    groups: list[Group]
    findings: list[dict[str, Any]]


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


class ProblemValue(Value):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str


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
