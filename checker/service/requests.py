"""What comes in, as pydantic models: they read bodies and queries, and they are the published JSON Schema."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

Id = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")]
# said in the document only: another language is refused with a problem of its own
English = Annotated[str, Field(max_length=35, json_schema_extra={"pattern": "^[Ee][Nn](-[A-Za-z0-9]+)*$"})]


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
