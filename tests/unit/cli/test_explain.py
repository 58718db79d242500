"""`checker rules`, `checker explain`, `checker units`, and completion."""

import json

import pytest
from click.testing import CliRunner

from checker import findings
from checker.cli import main
from checker.compare import RULE
from checker.findings import RULES
from checker.findings.rule import Rule


def run(*words, **given):
    return CliRunner().invoke(main, words, **given)


@pytest.fixture
def rules(monkeypatch):
    def look(desk):
        """Two sources give one question different answers."""
        yield from ()

    made = (Rule("findings.made_up", "Made up", look), *RULES)
    monkeypatch.setattr(findings, "RULES", made)
    return made


def test_rules_are_listed(rules):
    assert "findings.made_up  Made up" in " ".join(run("rules").output.split("\n")[0].split()).replace(
        " Made", "  Made"
    )
    assert [r["id"] for r in json.loads(run("rules", "--format", "json").output)] == [*(r.id for r in rules), RULE]


@pytest.mark.parametrize("word", ["findings.made_up", "made_up"])
def test_a_rule_is_explained(rules, word):
    assert "Two sources give one question different answers." in run("explain", word).output


def test_the_rule_of_comparing_is_explained():
    assert "Two texts give values for one question" in " ".join(run("explain", "texts_disagree").output.split())


def test_an_unknown_rule_has_a_neighbour(rules):
    outcome = run("explain", "findings.made_upp")
    assert outcome.exit_code == 2
    assert "did you mean findings.made_up?" in outcome.output


def test_units_are_listed():
    assert run("units").exit_code == 0
    assert isinstance(json.loads(run("units", "--format", "json").output), list)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete(shell, monkeypatch):
    assert "checker" in run(env={"_CHECKER_COMPLETE": f"{shell}_source"}, prog_name="checker").output
