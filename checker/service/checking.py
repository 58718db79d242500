"""CheckRequest -> Outcome: read the article, give the verdict, keep the check. What the API and the page share."""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from dataclasses import dataclass, replace
from typing import Any

from checker.model import InputError
from checker.policy import Policy
from checker.service import logs, metrics
from checker.service.bodies import too_large
from checker.service.readers import Here, Reader, Reading
from checker.service.requests import CheckRequest
from checker.settings import Settings
from checker.store import Store, StoreError, checks, upkeep

_SWEEP_SECONDS = 3600.0
_PLACE = ("start", "end", "text", "utf16", "input")
SHORT = ("engine", "verdict", "policy", "incomplete", "findings", "changes")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check that was made: the answer as it is sent, and where it is kept (`check` None: `unkept` says why not)."""

    answer: str
    text: str
    check: str | None = None
    unkept: str = ""

    def values(self) -> dict[str, Any]:
        """The answer as values."""
        values: dict[str, Any] = json.loads(self.answer)
        return values


@dataclass(slots=True)
class Desk:
    """The service's one way to check an article."""

    settings: Settings
    store: Store | None
    policy: Policy
    reader: Reader | Here
    swept: float = -_SWEEP_SECONDS

    def check(self, request: CheckRequest, by: str | None = None, deadline: float | None = None) -> Outcome:
        """Check an article; raises CheckerError or Problem. A store that fails does not stop a check.

        `by` is the name of the key it is checked under; after about `deadline` seconds (by default the setting's) the
        answer is partial.
        """
        self._within_limits(request)
        reading = self.read({**_arguments(request), "deadline": deadline or self.settings.deadline})
        outcome = self._kept(request, reading, by)
        metrics.check_done(reading, outcome.unkept)
        logs.count(figures=len(reading.answer["figures"]), findings=len(reading.answer["findings"]))
        return outcome

    def read(self, arguments: dict[str, Any]) -> Reading:
        """Hand the arguments of a check or of a comparison to the reader, counted while it waits and reads."""
        with metrics.WAITING.track_inprogress():
            return self.reader.read(arguments)

    def without_store(self) -> Desk:
        """The same desk, but nothing is kept."""
        return replace(self, store=None)

    def _kept(self, request: CheckRequest, reading: Reading, by: str | None) -> Outcome:
        document = reading.answer["document"]
        article = document["id"] = request.article_id or document["id"]
        document["revision"] = request.revision or document["revision"]
        if self.store is None:
            return Outcome(self._finish(request, reading, by, None)[0], reading.text, unkept="off")
        new = checks.NewCheck(
            input=_digest(request, reading),
            text=reading.text,
            article=article,
            revision=document["revision"],
            desk=request.desk,
            by=by,
        )
        try:
            kept = checks.keep(self.store, new, lambda before: self._finish(request, reading, by, article and before))
        except StoreError as error:
            return Outcome(self._finish(request, reading, by, None)[0], reading.text, unkept=error.reason)
        self._sweep()
        return Outcome(kept.answer, reading.text, kept.id)

    def _sweep(self) -> None:
        """Once an hour, forget what is past its time: repeated requests, and checks if they have an age to go at."""
        if self.store is None or time.monotonic() - self.swept < _SWEEP_SECONDS:
            return
        self.swept = time.monotonic()
        with contextlib.suppress(StoreError):
            upkeep.forget_requests(self.store)
            if self.settings.retention_days is not None:
                gone = upkeep.erase_older(self.store, self.settings.retention_days)
                logs.log.info("retention", erased=gone, days=self.settings.retention_days)

    def _within_limits(self, request: CheckRequest) -> None:
        given = sum(len(part) for part in (request.text, request.html, request.headline, request.standfirst) if part)
        given += sum(len(part) for part in (request.article or {}).values() if isinstance(part, str))
        if given > self.settings.max_characters:
            raise too_large("characters of an article", self.settings.max_characters, given)
        if not (request.text or request.html or request.article or "").__len__():
            raise InputError("the article is empty")

    def _finish(
        self, request: CheckRequest, reading: Reading, by: str | None, before: checks.Before | None
    ) -> tuple[str, dict[str, Any]]:
        answer = dict(reading.answer)
        findings = [_marked(finding, before) for finding in reading.answer["findings"]]
        answer["findings"] = findings
        answer["verdict"], answer["policy"] = self.policy.verdict(findings, request.desk, by)
        answer["changes"] = _changes(findings, before)
        return as_json(answer), answer


def as_json(answer: object) -> str:
    """One form for one answer, so that equal answers are equal bytes."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def short(answer: str) -> str:
    """The short form of an answer."""
    return as_json(shortened(json.loads(answer)))


def shortened(values: dict[str, Any]) -> dict[str, Any]:
    """The short form: without the figures, so that each finding says itself where those stand that it names."""
    figures = {f["id"]: f for f in values["figures"]}
    short = {key: values[key] for key in SHORT}
    short["findings"] = [
        {**finding, "places": [{key: figures[i][key] for key in _PLACE} for i in finding["figures"]]}
        for finding in values["findings"]
    ]
    return short


def _arguments(request: CheckRequest) -> dict[str, Any]:
    given = request.model_dump(exclude={"desk"})
    return {key: value for key, value in given.items() if value is not None}


def _digest(request: CheckRequest, reading: Reading) -> str:
    """Of all that was asked and of who read it: the same digest means the same answer."""
    asked = request.model_dump_json(exclude_none=True)
    return hashlib.sha256(f"{asked}\n{json.dumps(reading.answer['engine'])}".encode()).hexdigest()


def _marked(finding: dict[str, Any], before: checks.Before | None) -> dict[str, Any]:
    if before is None:
        return {**finding, "status": None, "dismissed": None}
    known = {f["fingerprint"] for f in before.findings}
    dismissal = before.dismissals.get(finding["fingerprint"])
    return {
        **finding,
        "status": "unchanged" if finding["fingerprint"] in known else "new",
        "dismissed": {key: getattr(dismissal, key) for key in ("fingerprint", "reason", "by", "created")}
        if dismissal
        else None,
    }


def _changes(findings: list[dict[str, Any]], before: checks.Before | None) -> dict[str, Any] | None:
    if before is None:
        return None
    here = {f["fingerprint"] for f in findings}
    return {
        "previous": before.previous,
        "new": [f["id"] for f in findings if f["status"] == "new"],
        "unchanged": [f["id"] for f in findings if f["status"] == "unchanged"],
        "fixed": [f for f in before.findings if f["fingerprint"] not in here],
    }
