"""A value with places in a text -> the same value at another place of a text. Pure."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from checker.model import Segment, Span

Value = TypeVar("Value")


def moved(value: Value, by: int) -> Value:
    """The value with every span in it moved by so many characters; what holds no span is the same object."""
    return _moved(value, by) if by else value


def placed(values: tuple[Value, ...], before: Segment, now: Segment) -> tuple[Value, ...]:
    """What was found in a segment (values that tell its number as `segment`), put where its words stand now."""
    shifted = moved(values, now.span.start - before.span.start)
    if now.index == before.index:
        return shifted
    return tuple(replace(value, segment=now.index) for value in shifted)  # type: ignore[type-var]


def _moved(value: Any, by: int) -> Any:
    kind = type(value)
    if kind is Span:
        return Span(value.start + by, value.end + by)
    if kind is tuple:
        return tuple([_moved(v, by) for v in value])
    names = _fields(kind)  # type: ignore[arg-type]
    return kind(*[_moved(getattr(value, name), by) for name in names]) if names else value


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
