"""Errors -> RFC 9457 problem answers, here and nowhere else; the table of types is served at /problems/.

No problem repeats what was sent: a detail is made of our own words, names of our own fields, and sizes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from apiflask import HTTPError
from flask import Response, g, has_request_context

from checker.model import CheckerError, InputError, LanguageError, TooLargeError
from checker.store import StoreError


@dataclass(frozen=True, slots=True)
class Type:
    """A kind of problem: its name in the address, its status, its title, and what a caller can do about it."""

    name: str
    status: int
    title: str
    help: str


TYPES: tuple[Type, ...] = (
    Type("malformed", 400, "The body cannot be read", "Send valid UTF-8 and, for JSON, one valid JSON object."),
    Type("unauthorized", 401, "A key is needed", "Send `Authorization: Bearer <key>`; `checker keys add` makes one."),
    Type("forbidden", 403, "The key does not reach this", "Use a key that has the scope the problem names."),
    Type("cross_site", 403, "Another site sent this request", "Browsers may post only from the service's own pages."),
    Type("unknown_host", 400, "The host name is not answered to", "Add the name to the setting CHECKER_HOSTS."),
    Type("not_found", 404, "There is no such thing here", "Look at /docs for the addresses there are."),
    Type("method_not_allowed", 405, "The address does not know this method", "The Allow header lists those it knows."),
    Type("not_acceptable", 406, "No such form of the answer", "Ask for application/json."),
    Type("too_large", 413, "A limit of size was passed", "Send less; `limit` and `actual` say how much."),
    Type("address_too_long", 414, "The address is too long", "Send what is to be checked in the body."),
    Type("media_type", 415, "The body's type is not read", "Send application/json, text/plain or text/html, UTF-8."),
    Type("invalid", 422, "The request cannot be understood", "`errors` names each field and what is wrong with it."),
    Type("not_an_article", 422, "The input cannot be read as an article", "The detail says what is missing."),
    Type("language", 422, "The article is not in English", "Checker reads English; it gives no answer for others."),
    Type("idempotency_mismatch", 422, "The Idempotency-Key was used for another body", "Use a new key for a new body."),
    Type("rate", 429, "Too many requests", "Wait as long as Retry-After says; `limit` is requests a minute."),
    Type("internal", 500, "Checker failed", "Report it with the request's id; nothing of the article was logged."),
    Type("busy", 503, "All readers are busy", "Try again after Retry-After seconds; `limit` is the queue's length."),
    Type("stuck", 503, "The check took too long and was ended", "Send the article in parts, or without its tables."),
    Type("stopping", 503, "The service is being stopped", "Try again after Retry-After seconds."),
    Type("store_unavailable", 503, "The database cannot be used", "Checking goes on; what is kept is out of reach."),
    Type("store_off", 404, "Nothing is kept here", "This service runs with CHECKER_STORE=off: it only checks."),
    Type("store_full", 507, "The disk is full", "Checking goes on; nothing can be kept until there is room."),
    Type("http", 400, "The request cannot be answered", "See the status."),
)
BY_NAME = {t.name: t for t in TYPES}
_BY_STATUS = {400: "malformed", 401: "unauthorized", 403: "forbidden", 404: "not_found", 405: "method_not_allowed"}
_BY_STATUS |= {406: "not_acceptable", 413: "too_large", 414: "address_too_long", 415: "media_type", 422: "invalid"}
_BY_STATUS |= {429: "rate", 500: "internal"}


class Problem(Exception):  # noqa: N818 - the word of RFC 9457
    """An answer that is not 2xx. `more` are further members (limit, actual ...), never taken from the input."""

    def __init__(self, name: str, detail: str = "", headers: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(name)
        self.type = BY_NAME[name]
        self.detail = detail or self.type.help
        self.headers = dict(headers or {})
        self.more = more

    def as_dict(self) -> dict[str, Any]:
        """The members of the problem, as RFC 9457 names them."""
        request_id = g.get("request_id") if has_request_context() else None
        return {
            "type": f"/problems/{self.type.name}",
            "title": self.type.title,
            "status": self.type.status,
            "detail": self.detail,
            **({"request_id": request_id} if request_id else {}),
            **self.more,
        }

    def response(self) -> Response:
        """The answer as application/problem+json."""
        if has_request_context():
            g.problem = self.type.name
        body = json.dumps(self.as_dict(), separators=(",", ":"))
        return Response(body, self.type.status, self.headers, content_type="application/problem+json")


def of(error: CheckerError) -> Problem:
    """The problem an error of the library makes."""
    if isinstance(error, StoreError):
        name = "store_full" if error.reason == "full" else "store_unavailable"
        return Problem(name, str(error), {"Retry-After": "10"}, reason=error.reason)
    if isinstance(error, TooLargeError):
        return Problem("too_large", str(error))
    if isinstance(error, LanguageError):
        return Problem("language", str(error))
    if isinstance(error, InputError):
        return Problem("not_an_article", str(error))
    return Problem("internal")


def of_http(error: HTTPError) -> Response:
    """What the framework refuses (unknown address, method, size ...) as a problem of the table."""
    status = error.status_code
    name = _BY_STATUS.get(status, "http")
    kept = ("allow", "retry-after", "location")
    headers = {k: str(v) for k, v in dict(error.headers or {}).items() if k.lower() in kept}
    problem = Problem(name, "", headers)
    if name == "http":
        title = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "Error"
        problem.type = Type("http", status, title, problem.type.help)
    response: Response = problem.response()
    return response
