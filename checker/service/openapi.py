"""APIFlask's OpenAPI document -> the published one: other body types, headers, problems, examples, names."""

from __future__ import annotations

import json
import re
from typing import Any

from apiflask import APIFlask

from checker.export import FORMATS
from checker.service.problems import TYPES
from checker.service.schemas import ProblemValue

_HTML = "<p>Police said <b>12</b> people died in the fire.</p><p>The mayor said 15 people had died in the fire.</p>"
_TEXT = "Police said 12 people died in the fire.\n\nThe mayor said 15 people had died in the fire."
# run as tests, each against the service: what is shown here works
EXAMPLES: dict[str, dict[str, Any]] = {
    "post /v1/check": {
        "text": {"summary": "Plain text", "value": {"text": _TEXT}},
        "html": {
            "summary": "HTML, the headline in a field of its own",
            "value": {"html": _HTML, "headline": "Fire kills 12"},
        },
        "ninjs": {
            "summary": "An IPTC ninjs item",
            "value": {
                "article": {
                    "uri": "urn:newsroom:fire-2041",
                    "version": "7",
                    "headline": "Fire kills 12",
                    "description_text": "A fire at the mill has killed at least 12 people.",
                    "body_html": _HTML,
                }
            },
        },
        "revision": {
            "summary": "A revision of an article in a CMS",
            "value": {
                "text": _TEXT,
                "headline": "Fire kills 12",
                "article_id": "fire-2041",
                "revision": "7",
                "published": "2026-03-02",
            },
        },
    },
    "post /v1/checks": {
        "two": {
            "summary": "Two articles, one of which cannot be read",
            "value": {"items": [{"text": _TEXT}, {"text": _TEXT, "language": "fr"}]},
        }
    },
    "post /v1/export": {"text": {"summary": "Plain text", "value": {"text": _TEXT}}},
    "post /v1/compare": {
        "two": {
            "summary": "Two reports on one fire",
            "value": {
                "texts": [
                    {"name": "Monday", "published": "2026-03-02", "text": "Police said 12 people died in the fire."},
                    {"name": "Tuesday", "published": "2026-03-03", "text": "The fire killed 15 people, police said."},
                ]
            },
        }
    },
    "post /v1/articles/{article_id}/dismissals": {
        "dismissal": {
            "summary": "An editor knows why",
            "value": {
                "fingerprint": "0123456789abcdef",
                "reason": "The second toll is later",
                "by": "night desk",
            },
        }
    },
}
# the families of addresses, in the order the documentation has them
TAGS = ("Checks", "Articles", "Discovery", "Operations")
_REQUEST_ID = {
    "name": "X-Request-ID",
    "in": "header",
    "required": False,
    "description": "comes back in the answer and stands in the log; 1 to 100 letters, digits and . _ : -",
    "schema": {"type": "string"},
}
_IDEMPOTENCY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "the same key and body give the stored answer for a day; another body gives 422",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
}
_DEADLINE = {
    "name": "X-Deadline",
    "in": "header",
    "required": False,
    "description": "seconds after which a partial answer is wanted; it is marked incomplete",
    "schema": {"type": "number", "exclusiveMinimum": 0, "maximum": 3600},
}


def _headers(described: dict[str, str]) -> dict[str, Any]:
    return {name: {"description": words, "schema": {"type": "string"}} for name, words in described.items()}


_HEADERS = _headers(
    {
        "X-Request-ID": "the request's id",
        "ETag": "of this answer; send it as If-None-Match to get 304 when nothing has changed",
        "RateLimit": "requests left in this minute, and the seconds until the next",
        "RateLimit-Policy": "requests a minute that are allowed",
    }
)
_KEPT = _headers(
    {
        "X-Checker-Store": "kept, or why the check is not kept: off, full, locked, corrupt ...",
        "X-Check-Id": "the id the check is kept under",
        "Location": "where the check is kept",
    }
)
_RETRY = {"Retry-After": {"description": "seconds after which to try again", "schema": {"type": "integer"}}}
_REPEATED = ("post /v1/check", "post /v1/checks")
_TIMED = (*_REPEATED, "post /v1/compare", "post /v1/export")
_ANSWERS = ("post /v1/check", "get /v1/checks/{check_id}")
_STATUSES = {
    "get": (400, 401, 403, 404, 405, 422, 429, 500, 503),
    "post": (400, 401, 403, 404, 405, 413, 415, 422, 429, 500, 503, 507),
    "delete": (400, 401, 403, 404, 405, 422, 429, 500, 503, 507),
}


def register(app: APIFlask) -> None:
    """Publish the document at /openapi.json."""
    app.config.update(
        AUTO_VALIDATION_ERROR_RESPONSE=False,
        AUTO_404_RESPONSE=False,
        AUTO_SERVERS=False,
        AUTO_OPERATION_ID=True,
        AUTO_TAGS=True,
    )
    app.description = (
        "Finds the figures of a news article, who vouches for each, which of them answer the same question, and which"
        " of those do not fit together. It never decides who is right. Within /v1 keys are added, never renamed or"
        " dropped: ignore those you do not know."
    )
    app.license = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
    app.security_schemes = {"key": {"type": "http", "scheme": "bearer", "description": "made by `checker keys add`"}}
    app.spec_processor(_published)


def _published(document: dict[str, Any] | str) -> dict[str, Any] | str:
    assert isinstance(document, dict)  # noqa: S101 - text only where SPEC_FORMAT is yaml
    document["paths"] = {p: o for p, o in document["paths"].items() if p.startswith(("/v1/", "/health/"))}
    document["tags"] = [{"name": name} for name in TAGS]
    document = _flat(document)
    problem = ProblemValue.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
    document["components"]["schemas"] |= {**problem.pop("$defs"), "Problem": problem}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            _complete(f"{method} {path}", method, path, operation)
    return document


def _flat(document: dict[str, Any]) -> dict[str, Any]:
    """Each model once, by its own name: APIFlask repeats nested models under the name of each that holds them."""
    schemas = document["components"]["schemas"]
    document["components"]["schemas"] = {name.rsplit(".", 1)[-1]: schema for name, schema in sorted(schemas.items())}
    flat: dict[str, Any] = json.loads(re.sub(r"(#/components/schemas/)\w+\.(\w+)", r"\1\2", json.dumps(document)))
    for name in ("ValidationError", "HTTPError"):
        flat["components"]["schemas"].pop(name, None)
    return flat


def _complete(name: str, method: str, path: str, operation: dict[str, Any]) -> None:
    parameters = operation.setdefault("parameters", [])
    parameters.append(_REQUEST_ID)
    parameters += [_IDEMPOTENCY] if name in _REPEATED else []
    parameters += [_DEADLINE] if name in _TIMED else []
    if path.startswith("/v1/"):
        # an empty requirement as well: without any key the service asks for none
        operation["security"] = [{"key": []}, {}]
    responses = operation["responses"]
    for status, response in responses.items():
        if status.startswith("2"):
            response["headers"] = _HEADERS | (_KEPT if name in _ANSWERS else {})
    for status in _STATUSES[method] if path.startswith("/v1/") else ():
        responses[str(status)] = _problem(status)
    if path == "/health/ready":
        responses["503"] = {**responses["200"], "description": "Not ready: `model` or `store` says why"}
    content = operation.get("requestBody", {}).get("content", {})
    if content:
        operation["requestBody"]["required"] = True
        content["application/json"]["examples"] = EXAMPLES[name]
    if path.endswith("/export"):
        for form in FORMATS.values():
            # each format has a shape of its own, published elsewhere: SARIF, Web Annotation, ClaimReview
            shape: dict[str, Any] = {} if "json" in form.media_type else {"type": "string"}
            responses["200"]["content"][form.media_type] = {"schema": shape}
    if name == "post /v1/check":
        for mimetype, words in (("text/plain", _TEXT), ("text/html", "<p>Police said <b>12</b> people died.</p>")):
            content[mimetype] = {"schema": {"type": "string", "minLength": 1}, "example": words}
    if path.startswith("/v1/") and "200" in responses and not path.endswith("/export"):
        responses["304"] = {"description": "The answer is the one If-None-Match names"}


def _problem(status: int) -> dict[str, Any]:
    titles = "; ".join(t.title for t in TYPES if t.status == status)
    schema = {"$ref": "#/components/schemas/Problem"}
    problem = {"description": titles or "A problem", "content": {"application/problem+json": {"schema": schema}}}
    return {**problem, "headers": _RETRY} if status in (429, 503) else problem
