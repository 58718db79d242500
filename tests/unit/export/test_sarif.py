"""The SARIF log is valid against the schema of SARIF 2.1.0, and its regions are where the figures are."""

import json
from pathlib import Path

import jsonschema
import pytest

from checker.export import Answer, export
from tests.stories import flood

SCHEMA = json.loads((Path(__file__).parents[2] / "data" / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def log(*answers):
    return json.loads(export(answers, "sarif"))


@pytest.mark.parametrize(
    "said",
    [{}, {"dismissed": {"b" * 16: "same people"}}, {"known": frozenset(["a" * 16])}, {"name": "stories/flöd 1.txt"}],
    ids=["plain", "dismissed", "baseline", "name"],
)
def test_the_log_is_valid(said):
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(
        log(Answer.of(flood(), **said))
    )


def test_regions_are_where_the_figures_are():
    answer = Answer.of(flood(), "flood.txt")
    rows = answer.text.split("\n")
    (run,) = log(answer)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        for location in result["locations"] + result["relatedLocations"]:
            region = location["physicalLocation"]["region"]
            start, surface = region["charOffset"], region["snippet"]["text"]
            assert answer.text[start : start + region["charLength"]] == surface
            assert rows[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == surface


def test_severities_rules_and_several_articles():
    (run,) = log(Answer.of(flood(), "one.txt"), Answer.of(flood(), "two.txt"))["runs"]
    assert [r["level"] for r in run["results"]] == ["error", "warning", "note"] * 2
    rules = [r["id"] for r in run["tool"]["driver"]["rules"]]
    assert all(rules[r["ruleIndex"]] == r["ruleId"] for r in run["results"])
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]]
    assert uris == ["one.txt"] * 3 + ["two.txt"] * 3


def test_dismissed_findings_are_suppressed_and_known_ones_unchanged():
    (run,) = log(Answer.of(flood(), dismissed={"b" * 16: "same people"}, known=frozenset(["a" * 16])))["runs"]
    first, second, third = run["results"]
    assert (first["baselineState"], third["baselineState"]) == ("unchanged", "new")
    assert "suppressions" not in first
    assert second["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "same people"}]
