"""What Checker knows: its rules, its units, its word lists, each with examples."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint
from flask import Response

from checker import lexicon
from checker.rules import described
from checker.service.api import values_response
from checker.service.problems import Problem
from checker.service.schemas import Lists, Rules, Units, Words

blueprint = APIBlueprint("discovery", __name__, tag="Discovery")


@blueprint.get("/v1/rules")
@blueprint.output(Rules)
def rules() -> Response:
    """The rules that make findings, in the order they speak"""
    examples = {entry["id"]: entry["example"] for entry in lexicon.entries("rules", "rule")}
    found = [
        {"id": rule.id, "title": rule.title, "description": rule.description, "example": examples.get(rule.id)}
        for rule in described()
    ]
    return values_response({"rules": found})


@blueprint.get("/v1/units")
@blueprint.output(Units)
def units() -> Response:
    """The units, currencies and other measures that are read"""
    return values_response({"units": [entry for name in ("units", "currencies") for entry in _entries(name)]})


@blueprint.get("/v1/lexicon")
@blueprint.output(Lists)
def lexicon_lists() -> Response:
    """The word lists there are"""
    lists = [{"name": n, "sections": list(lexicon.sections(n)), "entries": len(_entries(n))} for n in lexicon.names()]
    return values_response({"lists": lists})


@blueprint.get("/v1/lexicon/<name>")
@blueprint.output(Words)
@blueprint.doc(responses={404: "No such list"})
def words(name: str) -> Response:
    """One word list: its entries as they are written, each with an example"""
    if name not in lexicon.names():
        raise Problem("not_found", "There is no such word list; /v1/lexicon names them.")
    return values_response({"name": name, "entries": _entries(name)})


def _entries(name: str) -> list[dict[str, Any]]:
    if name not in lexicon.names():
        return []
    return [
        {"section": section, **entry} for section in lexicon.sections(name) for entry in lexicon.entries(name, section)
    ]
