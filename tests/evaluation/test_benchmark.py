"""The answer is the same with each means of speed on and off, and no ratio to the plain parse got a fifth worse."""

import subprocess
import sys

import pytest

import checker
from checker import pipeline
from checker.document import language
from tests.evaluation import benchmark

TEXTS = benchmark.own()


def answers(texts):
    return [checker.check(text).as_dict() for text in texts]


@pytest.fixture
def without(monkeypatch):
    def switch_off(means):
        if means == "kept parses":
            monkeypatch.setattr(language.shelf, "room", 0)
        elif means == "kept answers":
            monkeypatch.setattr(pipeline.answers, "room", 0)
        elif means == "shortcuts":
            monkeypatch.setattr(language, "shortcuts", False)
        elif means == "OpenBLAS":
            for operations in benchmark.operations(language.load()):
                monkeypatch.setattr(operations, "use_blis", True)
        elif means == "batches":
            monkeypatch.setattr(language, "LARGEST_BATCH", 1)
        elif means == "only what is needed":
            monkeypatch.setattr(pipeline, "_worth_parsing", lambda doc, found: set(range(len(doc.segments))))
        language._shortcuts.cache_clear()

    yield switch_off
    monkeypatch.undo()
    language._shortcuts.cache_clear()


MEANS = ("kept parses", "kept answers", "shortcuts", "OpenBLAS", "batches", "only what is needed")


@pytest.mark.slow
@pytest.mark.parametrize("means", MEANS)
def test_the_answer_is_the_same_without(means, without):
    benchmark.forget()
    with_it = answers(TEXTS)
    assert answers(TEXTS) == with_it
    benchmark.forget()
    without(means)
    assert answers(TEXTS) == with_it
    assert answers(TEXTS) == with_it


def test_a_check_after_edits_is_that_of_a_new_article():
    text = TEXTS[0]
    checker.check(text)
    changed = benchmark.edited(text)
    assert changed != text
    after = checker.check(changed).as_dict()
    benchmark.forget()
    assert checker.check(changed).as_dict() == after


def test_what_is_a_fifth_worse_is_told():
    committed = {"whole check": 0.4, "after an edit": 0.1, "stage parse": 0.3, "plain": 40.0, "interpreter": 0.02}
    assert benchmark.worse({**committed, "plain": 90.0, "whole check": 0.47}, committed) == []
    assert benchmark.worse({**committed, "whole check": 0.5, "stage parse": 0.4}, committed) == [
        "whole check: 0.500, committed 0.400",
        "stage parse: 0.400, committed 0.300",
    ]
    elsewhere = {**committed, "whole check": 0.5, "stage parse": 0.4, "interpreter": 0.026}
    assert benchmark.worse(elsewhere, committed) == []


def test_texts_of_any_size_hold_no_paragraph_twice():
    text = benchmark.grown(TEXTS, 200_000)
    assert 199_990 <= len(text) <= 200_000
    paragraphs = text.split("\n\n")
    assert len(set(paragraphs)) == len(paragraphs)


@pytest.mark.slow
def test_no_ratio_got_a_fifth_worse():
    command = [sys.executable, "-m", "tests.evaluation.benchmark", "--check", "--runs", "3"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
