"""A request's body -> a model of schemas.py, or a problem that names the field and never repeats the input."""

from __future__ import annotations

import typing as t
from typing import Any, TypeVar

from apiflask.schema_adapters import registry
from apiflask.schema_adapters.pydantic import PydanticAdapter
from flask import Request, current_app
from pydantic import BaseModel, ValidationError
from pydantic_core import from_json
from werkzeug.exceptions import RequestEntityTooLarge

from checker.service.problems import Problem
from checker.service.requests import CheckRequest
from checker.settings import Settings

Model = TypeVar("Model", bound=BaseModel)
_TEXT = {"text/plain": "text", "text/html": "html"}


class Adapter(PydanticAdapter):
    """APIFlask's reading of pydantic models with our own reading of bodies: bounded, typed, and without an echo."""

    def validate_input(self, request: Request, location: str, **kwargs: t.Any) -> BaseModel:
        """The body or the query as a model; raises Problem."""
        if location == "query":
            return validated(self.model_class, request.args.to_dict())
        return read(request, self.model_class)


registry.register("pydantic", Adapter)


def read(request: Request, model: type[Model]) -> Model:
    """The body as a model. Text and HTML bodies are taken for the article itself where an article is asked for."""
    if request.content_encoding:
        raise Problem("media_type", "A body with a Content-Encoding is not read: send it as it is.")
    mimetype = request.mimetype or "application/json"
    if mimetype in _TEXT and model is CheckRequest:
        charset = request.mimetype_params.get("charset", "utf-8").lower()
        if charset not in ("utf-8", "utf8", "us-ascii"):
            raise Problem("media_type", "A text body is read as UTF-8 only.")
        values: Any = {_TEXT[mimetype]: _decoded(body(request))}
    elif mimetype == "application/json" or mimetype.endswith("+json"):
        values = _parsed(body(request))
    else:
        raise Problem("media_type")
    return validated(model, values)


def body(request: Request) -> bytes:
    """The body's bytes, within the limit."""
    settings: Settings = current_app.extensions["settings"]
    limit, length = settings.max_body, request.content_length
    if length is not None and length > limit:
        raise too_large("bytes of a body", limit, length)
    try:
        data: bytes = request.get_data(cache=True)
    except RequestEntityTooLarge:
        raise too_large("bytes of a body", limit, None) from None
    if len(data) > limit:  # one that does not say its length is cut off there
        raise too_large("bytes of a body", limit, None)
    return data


def too_large(what: str, limit: int, actual: int | None) -> Problem:
    """The problem of a size: names the limit and what came."""
    came = f"{actual:,}" if actual is not None else f"more than {limit:,}"
    return Problem("too_large", f"The limit is {limit:,} {what}; this request has {came}.", limit=limit, actual=actual)


def validated(model: type[Model], values: object) -> Model:
    """Plain values as a model; raises Problem with every field that is wrong."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        errors = [
            {"field": _place(model, e["loc"]), "message": e["msg"]}
            for e in error.errors(include_url=False, include_context=False, include_input=False)[:20]
        ]
        raise Problem("invalid", "; ".join(f"{e['field']}: {e['message']}" for e in errors), errors=errors) from None


def _place(model: type[BaseModel], location: tuple[int | str, ...]) -> str:
    """A field's path; a name that came from the input, not from us, is left out."""
    if not location:
        return "body"
    first = location[0]
    if isinstance(first, str) and first not in model.model_fields:
        return "(a field that is not known)"
    return ".".join([str(first), *(str(part) for part in location[1:] if isinstance(part, int))])


def _parsed(data: bytes) -> object:
    try:
        # pydantic's own parser: no recursion limit to break, lone surrogates and invalid UTF-8 are errors
        return from_json(data, allow_inf_nan=False)
    except ValueError:
        raise Problem("malformed", "The body is not valid JSON in UTF-8.") from None


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem("malformed", "The body is not valid UTF-8.") from None
