"""Each sentence of cases.toml: who vouches for its bracketed figures."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.unit.attributions.sentences import attributed

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]


def is_named(source, expected):
    """Whether the source bears this name, article and capitals apart."""
    if source is None or not expected:
        return source is None and not expected
    plain = re.sub(r"^(?:the|a|an)\s+", "", expected.lower())
    name = source.name.lower().replace("’", "'")
    return name.endswith(plain) or name.startswith((plain, f"the {plain}", f"a {plain}"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['form']}: {c['text'][:60]}")
def test_case(case, request):
    if "failing" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["failing"]))
    _, found = attributed(case["text"])
    names = [a.source.name if a.source else "" for a in found]
    assert len(names) == len(case["sources"])
    assert all(is_named(a.source, e) for a, e in zip(found, case["sources"], strict=True)), names


def test_there_are_many_cases_and_few_known_failures():
    assert len(CASES) >= 150
    assert sum("failing" in case for case in CASES) <= 5
