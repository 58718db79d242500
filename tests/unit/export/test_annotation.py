"""The annotations keep to the W3C Web Annotation Data Model, as far as this export uses it, and to no more keys."""

import json

import jsonschema
import pytest

from checker.export import Answer, export
from tests.stories import flood

# https://www.w3.org/TR/annotation-model/: sections 3.1, 3.2.4, 3.3.5, 4.2.4, 4.2.5 and 5.2
BODY = {
    "type": "object",
    "required": ["type", "value"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string"},
        "format": {"type": "string", "pattern": r"^[a-z]+/[a-z.+-]+$"},
        "purpose": {"enum": ["tagging", "describing", "assessing"]},
    },
}
POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
    },
}
QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        **{key: {"type": "string"} for key in ("exact", "prefix", "suffix")},
    },
}
TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "additionalProperties": False,
    "properties": {
        "source": {"type": "string", "format": "uri-reference", "minLength": 1},
        "selector": {"type": "array", "minItems": 1, "items": {"oneOf": [POSITION, QUOTE]}},
    },
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "pattern": "^urn:"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["assessing", "describing"]},
        "body": {"type": "array", "items": BODY},
        "target": {"oneOf": [TARGET, {"type": "array", "minItems": 1, "items": TARGET}]},
    },
}
PAGE = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "pattern": "^urn:"},
        "type": {"const": "AnnotationPage"},
        "items": {"type": "array", "items": ANNOTATION},
    },
}


@pytest.mark.parametrize("names", [("flood.txt",), ("stories/flöd 1.txt", "two.txt")])
def test_the_page_of_annotations_is_valid(names):
    page = json.loads(export([Answer.of(flood(), name) for name in names], "annotation"))
    jsonschema.Draft202012Validator(PAGE).validate(page)
    assert len(page["items"]) == 12 * len(names)
