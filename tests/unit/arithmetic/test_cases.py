"""Each rule of arithmetic fires where it should, keeps quiet where it should, and shows its working."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

import checker
from checker.findings import RULES

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "arithmetic.toml").read_text(encoding="utf-8"))["case"]
OURS = {c["rule"] for c in CASES}
FIRING = [c for c in CASES if c["fires"]]


def unmarked(text):
    """The text without its brackets, and the surfaces that stood in them."""
    return re.sub(r"\[([^\]]*)\]", r"\1", text), re.findall(r"\[([^\]]*)\]", text)


def answer(case):
    text, marked = unmarked(case["text"])
    report = checker.check(text, published=case.get("published")).as_dict()
    words = {f["id"]: f["text"] for f in report["figures"]}
    return report, words, marked


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['rule'].split('.')[-1]}-{c['text'][:40]}")
def test_a_rule_fires_and_keeps_quiet(case):
    report, words, marked = answer(case)
    found = {
        (f["rule"], tuple(sorted(words[i] for i in f["figures"]))) for f in report["findings"] if f["rule"] in OURS
    }
    assert found == ({(case["rule"], tuple(sorted(marked)))} if case["fires"] else set())


def test_every_rule_of_arithmetic_has_both_cases():
    for rule in RULES:
        if "arithmetic" in rule.check.__module__ or rule.id in OURS:
            assert {c["fires"] for c in CASES if c["rule"] == rule.id} == {True, False}, rule.id
            assert rule.description


@pytest.mark.parametrize("case", FIRING, ids=lambda c: c["text"][:50])
def test_every_number_of_a_message_recomputes(case):
    report, _, _ = answer(case)
    figures = {f["id"]: f for f in report["figures"]}
    for finding in report["findings"]:
        assert unexplained(finding, figures) == set()


def unexplained(finding, figures):
    """The numbers of a message that neither stand in its figures nor follow from them by what is computed."""
    known = set()
    for figure in (figures[i] for i in finding["figures"]):
        known |= {Decimal(str(figure[e])) for e in ("low", "high") if figure[e] is not None}
        known |= numbers(figure["text"])
        known |= numbers(figure["source"]["name"]) if figure["source"] else set()
    for words in finding["computed"].values():
        left, equals, right = words.partition(" = ")
        if not equals:
            known |= numbers(words)
            continue
        result = number(right)
        places = max(0, -result.as_tuple().exponent)
        assert abs(evaluated(left) - result) <= Decimal(1).scaleb(-places), words
        known.add(result)
    return {n for n in numbers(finding["message"]) if n not in known} - {Decimal(100)}


def evaluated(expression):
    plain = expression.replace(",", "").replace("×", "*")
    assert re.fullmatch(r"[\d.+*/() -]+", plain), expression
    return Decimal(str(eval(plain)))  # noqa: S307


def numbers(words):
    return {number(n) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", words)}


def number(words):
    return Decimal(words.replace(",", "").strip())
