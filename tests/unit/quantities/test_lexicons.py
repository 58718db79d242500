"""Every entry of the stage's word lists does in its example what it says."""

import tomllib
from importlib import resources

import pytest

from checker.model import Segment, Span
from checker.quantities import catalogue, read


def quantities(text):
    return read(text, Segment(0, "paragraph", Span(0, len(text))))[0]


def entries(name, section):
    rows = tomllib.loads(resources.files("checker.lexicon").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    return rows[section]


@pytest.mark.parametrize("unit", catalogue.units(), ids=lambda u: u.name)
def test_a_unit_is_read_in_its_example(unit):
    found = [(q.kind, q.unit) for q in quantities(unit.example)]
    assert found == [(unit.kind, unit.name)]


@pytest.mark.parametrize("entry", entries("units", "unit"), ids=lambda e: e["name"])
def test_every_spelling_of_a_measure_is_read(entry):
    for word in entry["words"]:
        assert [q.unit for q in quantities(f"It had 30 {word}, they said.")] == [entry["name"]], word


@pytest.mark.parametrize("entry", entries("units", "time"), ids=lambda e: e["words"][0])
def test_every_spelling_of_a_unit_of_time_is_read(entry):
    for word in entry["words"]:
        number = "one" if word == "second" else "30"
        assert [q.unit for q in quantities(f"It took {number} {word}, they said.")] == [entry["name"]], word


@pytest.mark.parametrize(
    "entry", entries("modifiers", "modifier"), ids=lambda e: f"{e['words']}-{e.get('side', 'before')}"
)
def test_a_modifier_bounds_the_number_of_its_example(entry):
    assert [q.modifier for q in quantities(entry["example"])] == [entry["reads"]]


@pytest.mark.parametrize("entry", entries("numerals", "number"), ids=lambda e: e["word"])
def test_a_number_word_has_its_value(entry):
    assert [int(q.low) for q in quantities(entry["example"])] == [entry["value"]]


@pytest.mark.parametrize("entry", entries("numerals", "magnitude"), ids=lambda e: e["word"])
def test_a_magnitude_multiplies(entry):
    (quantity,) = quantities(entry["example"])
    assert quantity.low >= 10 ** entry["power"]


@pytest.mark.parametrize("entry", entries("numerals", "part"), ids=lambda e: e["word"])
def test_a_part_is_a_percentage(entry):
    (quantity,) = quantities(entry["example"])
    assert quantity.unit == "percent"
    shares = float(quantity.low) * entry["parts"] / 100
    assert abs(shares - round(shares)) < 0.001
    assert round(shares) in (1, 2, 3)


@pytest.mark.parametrize("entry", entries("numerals", "vague"), ids=lambda e: " ".join(e["words"]))
def test_a_vague_number_has_its_band(entry):
    (quantity,) = quantities(entry["example"])
    assert (quantity.low, quantity.high, quantity.modifier) == (entry["low"], entry["high"], "vague")


@pytest.mark.parametrize("section", ["designator", "compound", "phrase"])
def test_exclusions_give_no_figure(section):
    for entry in entries("exclusions", section):
        assert quantities(entry["example"]) == (), entry["example"]


@pytest.mark.parametrize("section", ["counted", "outcome"])
def test_zeros_are_counts(section):
    for entry in entries("zeros", section):
        assert [(q.low, q.high) for q in quantities(entry["example"])] == [(0, 0)], entry["example"]
