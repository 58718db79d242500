"""quantulum3 is kept on a short lead: it sees unit phrases alone, logs nothing, and its answers never vary."""

import json
import logging
import os
import subprocess
import sys
from decimal import Decimal

import pytest

from checker.model import Segment, Span
from checker.quantities import read, units

TEXT = (
    "The road is 40 miles (64 km) long. The pump moves 30 milligrams per litre at 30 tons an hour and 3 bar. "
    "It was 12°C, the wind blew at 30 knots, and 14,000 hectares or 5 square miles "
    "burned; 10 pounds of flour were lost."
)


def quantities(text):
    return read(text, Segment(0, "paragraph", Span(0, len(text))))[0]


def test_metric_and_imperial_come_to_one_base():
    miles, kilometers = quantities("The road is 40 miles (64 km) long.")
    assert miles.canonical.unit == kilometers.canonical.unit == "meter"
    assert abs(miles.canonical.low - kilometers.canonical.low) < 400


def test_temperatures_have_different_zeros():
    fahrenheit, celsius = quantities("It was 450°F (232°C) hot.")
    assert abs(fahrenheit.canonical.low - celsius.canonical.low) < Decimal("0.5")


@pytest.mark.parametrize("unit", [u for u in units.units() if u.ask], ids=lambda u: u.name)
def test_quantulum_knows_what_the_word_list_says_it_knows(unit):
    reading = units.reading(unit.ask)
    assert reading is not None
    if unit.dimension in units.BASES and reading.entity in units.BASES:
        assert reading.entity == unit.dimension


def test_compounds_are_taken_apart():
    (quantity,) = quantities("They found 30 milligrams per litre.")
    assert (quantity.unit, quantity.low) == ("milligram per liter", 30)
    assert quantity.canonical.low == Decimal("0.030")


def test_the_unit_library_is_never_asked_about_a_number(monkeypatch):
    asked = []
    monkeypatch.setattr(units, "reading", asked.append)
    quantities(TEXT)
    assert asked
    assert not any(c.isdigit() for phrase in asked for c in phrase)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("He said “10,000” men came.", 10000, ""),
        ("It lost $61bn.", 61 * 10**9, "USD"),
        ("Some 1.5 million came.", 1500000, ""),
        ("Half a million came.", 500000, ""),
    ],
)
def test_what_the_unit_library_would_misread(text, value, unit):
    assert [(q.low, q.unit) for q in quantities(text)] == [(value, unit)]


def test_its_classifier_is_off_and_the_root_logger_untouched():
    handlers, level = list(logging.root.handlers), logging.root.level
    units.reading.cache_clear()
    quantities("It is 30 furlongs long.")
    from quantulum3 import classifier

    assert classifier.USE_CLF is False
    assert (logging.root.handlers, logging.root.level) == (handlers, level)


def test_importing_the_stage_loads_no_unit_library():
    code = "import sys, checker, checker.quantities; print('quantulum3' in sys.modules)"
    assert run(code, {}) == "False"


def run(code, environment):
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, **environment}
    )
    return done.stdout.strip()


ANSWER = """
import sys
{block}
from checker.model import Segment, Span
from checker.quantities import read
text = {text!r}
print([str(q) for q in read(text, Segment(0, "paragraph", Span(0, len(text))))[0]])
"""


@pytest.mark.slow
def test_the_answer_is_the_same_for_every_hash_seed():
    code = ANSWER.format(block="", text=TEXT)
    assert len({run(code, {"PYTHONHASHSEED": str(seed)}) for seed in range(10)}) == 1


STANDS_IN = """
import types
for name in ("sklearn", "sklearn.linear_model", "sklearn.feature_extraction", "sklearn.feature_extraction.text",
             "joblib", "stemming", "stemming.porter2", "wikipedia"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["sklearn.linear_model"].SGDClassifier = object
sys.modules["sklearn.feature_extraction.text"].TfidfVectorizer = object
sys.modules["stemming.porter2"].stem = str
"""
ABSENT = """
for name in ("sklearn", "joblib", "stemming"):
    sys.modules[name] = None
"""


@pytest.mark.slow
def test_the_answer_is_the_same_with_and_without_scikit_learn():
    with_it = run(ANSWER.format(block=STANDS_IN, text=TEXT), {})
    without = run(ANSWER.format(block=ABSENT, text=TEXT), {})
    assert json.dumps(with_it) == json.dumps(without)
