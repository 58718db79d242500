"""Answers -> SARIF 2.1.0, which code hosts, editors and continuous integration read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from checker.export.answer import Answer, Values
from checker.findings import RULES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVEL = {"error": "error", "check": "warning", "note": "note"}


def write(answers: Sequence[Answer]) -> str:
    """One run over all the articles; dismissed findings stay in it, suppressed, with the reason."""
    titles = {rule.id: (rule.title, rule.description) for rule in RULES}
    ids = sorted({f["rule"] for a in answers for f in a.findings} | titles.keys())
    driver: dict[str, Any] = {
        "name": "Checker",
        "semanticVersion": answers[0].body["engine"]["version"] if answers else "0",
        "rules": [_rule(i, *titles.get(i, ("", ""))) for i in ids],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(a) for a in answers],
        "results": [_result(a, n, f, ids) for n, a in enumerate(answers) for f in a.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: str, title: str, description: str) -> dict[str, Any]:
    words = title or rule.rpartition(".")[2].replace("_", " ")
    return {
        "id": rule,
        "name": "".join(w.capitalize() for w in rule.rpartition(".")[2].split("_")),
        "shortDescription": {"text": words},
        **({"fullDescription": {"text": description}} if description else {}),
    }


def _artifact(answer: Answer) -> dict[str, Any]:
    document = answer.body["document"]
    return {
        "location": {"uri": quote(answer.name)},
        "length": len(answer.text.encode("utf-8", "surrogatepass")),
        "encoding": "utf-8",
        "hashes": {"sha-256": document["sha256"]},
    }


def _result(answer: Answer, number: int, finding: Values, ids: Sequence[str]) -> dict[str, Any]:
    first, *others = (answer.figures[f] for f in finding["figures"])
    result: dict[str, Any] = {
        "ruleId": finding["rule"],
        "ruleIndex": ids.index(finding["rule"]),
        "level": LEVEL[finding["severity"]],
        "message": {"text": finding["message"]},
        "locations": [_location(answer, number, first)],
        "relatedLocations": [
            {"id": n, "message": {"text": f["text"]}, **_location(answer, number, f)} for n, f in enumerate(others, 1)
        ],
        "properties": {
            "kind": finding["kind"],
            "grave": finding["grave"],
            "question": finding["question"],
            "explanation": finding["explanation"],
        },
    }
    if finding["fingerprint"]:
        result["partialFingerprints"] = {"checker/v1": finding["fingerprint"]}
    if answer.is_dismissed(finding):
        reason = answer.dismissed[finding["fingerprint"]]
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    if answer.known is not None:
        result["baselineState"] = "new" if answer.is_new(finding) else "unchanged"
    return result


def _location(answer: Answer, number: int, figure: Values) -> dict[str, Any]:
    start, end = figure["start"], figure["end"]
    (line, column), (last_line, last_column) = answer.line(start), answer.line(end)
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": last_line,
        "endColumn": last_column,
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": answer.text[start:end]},
    }
    place = {"artifactLocation": {"uri": quote(answer.name), "index": number}, "region": region}
    return {"physicalLocation": place}
