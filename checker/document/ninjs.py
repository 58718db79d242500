"""An IPTC ninjs item -> its fields in reading order, and what it says of itself. Reads ninjs 1.x, 2.x and 3.x."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.model import InputError, SegmentKind

MOST_ASSOCIATIONS = 200


@dataclass(frozen=True, slots=True)
class Part:
    """A field of the item: where it stands in it, its value, and what it is (None: text to be divided)."""

    name: str
    value: str
    is_html: bool
    kind: SegmentKind | None


@dataclass(frozen=True, slots=True)
class Item:
    """What a ninjs item holds that matters here; fields come in reading order, headline first."""

    parts: tuple[Part, ...]
    published: date | None
    language: str | None
    id: str | None
    revision: str | None


def read(item: Mapping[str, Any]) -> Item:
    """The fields of an item. Raises InputError when none of them holds text, or one is not of its type."""
    if not isinstance(item, Mapping):
        raise InputError("article must be a ninjs object")
    bodies = list(_bodies(item))
    parts = [*_headlines(item), *_descriptions(item), *_byline(item), *bodies[:1], *_captions(item)]
    if not any(part.value.strip() for part in parts):
        raise InputError("the ninjs item has no headline, body or description with text in it")
    return Item(
        tuple(parts),
        _date(item),
        _string(item, "language"),
        _string(item, "uri") or None,
        _string(item, "version") or None,
    )


def _headlines(item: Mapping[str, Any]) -> Iterator[Part]:
    headline = _string(item, "headline")
    if headline:
        yield Part("headline", headline, False, "headline")
    for name, entry in [*_entries(item, "headlines")][:1] if not headline else []:
        yield Part(name, entry[0], entry[1], "headline")


def _descriptions(item: Mapping[str, Any]) -> Iterator[Part]:
    for key in sorted(k for k in item if isinstance(k, str) and k.startswith("description_")):
        value = _string(item, key)
        if value and value.strip():
            yield Part(key, value, key.endswith("html"), "standfirst")
            return
    for name, (value, is_html) in [*_entries(item, "descriptions")][:1]:
        yield Part(name, value, is_html, "standfirst")


def _byline(item: Mapping[str, Any]) -> Iterator[Part]:
    kinds: tuple[tuple[str, SegmentKind], ...] = (("byline", "byline"), ("located", "dateline"))
    for key, kind in kinds:
        value = _string(item, key)
        if value and value.strip():
            yield Part(key, value, False, kind)


def _bodies(item: Mapping[str, Any]) -> Iterator[Part]:
    for key in ("body_html", "body_xhtml", "body_text"):
        value = _string(item, key)
        if value and value.strip():
            yield Part(key, value, key != "body_text", None)
    entries = sorted(_entries(item, "bodies"), key=lambda entry: not entry[1][1])
    for name, (value, is_html) in entries:
        yield Part(name, value, is_html, None)


def _captions(item: Mapping[str, Any]) -> Iterator[Part]:
    """The captions of the article's pictures; other items it is linked with are articles themselves."""
    associations = item.get("associations", {})
    if isinstance(associations, Mapping):
        named = [(f"associations.{key}", value) for key, value in associations.items()]
    elif isinstance(associations, list):
        named = [(f"associations[{n}]", value) for n, value in enumerate(associations)]
    else:
        raise InputError("associations must be an object or a list")
    for name, picture in named[:MOST_ASSOCIATIONS]:
        if not isinstance(picture, Mapping) or picture.get("type") not in ("picture", "graphic", "video", None):
            continue
        for part in _descriptions(picture):
            yield Part(f"{name}.{part.name}", part.value, part.is_html, "caption")


def _entries(item: Mapping[str, Any], key: str) -> Iterator[tuple[str, tuple[str, bool]]]:
    """The values of ninjs 2 and later: `bodies: [{"contenttype": "text/html", "value": ...}]`."""
    found = item.get(key, [])
    if not isinstance(found, list):
        raise InputError(f"{key} must be a list")
    for number, entry in enumerate(found):
        if isinstance(entry, Mapping):
            value = _string(entry, "value")
            if value and value.strip():
                yield f"{key}[{number}].value", (value, "html" in str(entry.get("contenttype", "")))


def _date(item: Mapping[str, Any]) -> date | None:
    for key in ("firstpublished", "published", "versioncreated", "firstcreated", "contentcreated"):
        value = item.get(key)
        if isinstance(value, str):
            try:
                return date.fromisoformat(value[:10])
            except ValueError:
                continue
    return None


def _string(item: Mapping[str, Any], key: str) -> str | None:
    value = item.get(key)
    if isinstance(value, int | float) and key == "version":
        return str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{key} must be a string")
    return value
