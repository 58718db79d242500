"""`checker compare`: texts in, shared questions out."""

import json

import pytest
from click.testing import CliRunner

import checker
from checker.cli import main
from tests.stories import flood


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setattr(checker, "check", lambda *_, **__: flood())
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(flood().article.text, encoding="utf-8")
    return lambda *words: CliRunner().invoke(main, ["compare", *words])


def test_texts_are_compared(run):
    outcome = run("a.txt", "b.txt")
    assert outcome.exit_code in (0, 1)
    assert outcome.output.startswith("2 texts, ")
    body = json.loads(run("*.txt", "--format", "json").output)
    assert [t["name"] for t in body["texts"]] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("a.txt",), "these are 1"),
        (("a.txt", "none.txt"), "none.txt: no such file"),
        (("a.txt", "b.txt", "--published", "2024-10-21"), "once a text"),
        (("a.txt", "b.txt", "--published", "soon", "--published", "later"), "YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_compared_is_said(run, words, said):
    outcome = run(*words)
    assert outcome.exit_code == 2
    assert said in outcome.output
