"""Each rule of disagreement fires where it should and keeps quiet where it should, with the right weight."""

import re
import tomllib
from pathlib import Path

import pytest

import checker
from checker.findings import disagreement

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "disagreement.toml").read_text(encoding="utf-8"))["case"]
RULES = {rule.id for rule in disagreement.RULES}
FIRING = [c for c in CASES if c["fires"]]


def answer(case):
    text = re.sub(r"\[([^\]]*)\]", r"\1", case["text"])
    return checker.check(text).as_dict(), re.findall(r"\[([^\]]*)\]", case["text"])


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['rule'].split('.')[-1]}-{c['text'][:30]}")
def test_a_rule_fires_and_keeps_quiet(case):
    report, marked = answer(case)
    words = {f["id"]: f["text"] for f in report["figures"]}
    firm = [f for f in report["findings"] if f["severity"] != "note" and f["rule"] in RULES]
    found = {(f["rule"], f["severity"], tuple(sorted(words[i] for i in f["figures"]))) for f in firm}
    assert found == ({(case["rule"], case["severity"], tuple(sorted(marked)))} if case["fires"] else set())


def test_every_rule_of_disagreement_has_both_cases():
    for rule in disagreement.RULES:
        assert rule.description
        if rule.id != "findings.left_alone":
            assert {c["fires"] for c in CASES if c["rule"] == rule.id} == {True, False}, rule.id


@pytest.mark.parametrize("case", FIRING, ids=lambda c: c["rule"])
def test_a_finding_says_what_to_ask_and_shows_its_working(case):
    report, _ = answer(case)
    for finding in report["findings"]:
        figures = {f["id"]: f for f in report["figures"]}
        assert finding["question"].endswith("?")
        assert finding["explanation"]
        assert all(figures[i]["text"] in finding["message"] for i in finding["figures"])
        assert "difference" in finding["computed"]
        assert not re.search(r"\b(?:is|are) (?:right|wrong|correct|false|true)\b", finding["message"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The toll rose from 14 to 31, the ministry said.", "update"),
        ("Police said about 50 people were hurt.\n\nAt noon 48 people were hurt, the mayor said.", "rounding"),
        ("More than 100 people were hurt.\n\nThe mayor said 120 people were hurt.", "bound"),
    ],
)
def test_silence_has_its_reason(text, reason):
    report = checker.check(text).as_dict()
    assert reason in {c["why_not"] for c in report["considered"]}
    assert [f for f in report["findings"] if f["severity"] != "note"] == []


def test_three_differing_figures_are_one_finding():
    text = (
        "A blast tore through a market. The health ministry said 62 people had been killed.\n\n"
        "A doctor, Lena Ortiz, said 88 people had died.\n\nThe rebel council said 120 people were killed."
    )
    report = checker.check(text).as_dict()
    assert [len(f["figures"]) for f in report["findings"] if f["severity"] == "check"] == [3]


def test_two_sources_never_make_an_error():
    text = "The army said 9 people were killed.\n\nThe council said 900 people were killed."
    (finding,) = checker.check(text).as_dict()["findings"]
    assert (finding["severity"], finding["grave"]) == ("check", True)
