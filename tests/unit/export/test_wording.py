"""The few words a person reads: units in the plural, days, labels, and readings only where they say something."""

import pytest

from checker.export import wording


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("1", "foot", "1 foot"),
        ("12", "foot", "12 feet"),
        ("90", "kilometer per hour", "90 kilometers per hour"),
        ("30", "pound per square inch", "30 pounds per square inch"),
        ("21", "degree celsius", "21 degrees Celsius"),
        ("1 to 2", "square inch", "1 to 2 square inches"),
        ("5", "per 100,000", "5 per 100,000"),
        ("50", "hertz", "50 hertz"),
        ("6.1", "magnitude", "magnitude 6.1"),
        ("12 million", "USD", "USD 12 million"),
        ("3", "", "3"),
    ],
)
def test_a_number_and_its_unit(value, unit, words):
    assert wording.with_unit(value, unit) == words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2024-10-21", "21 October 2024"),
        ("2024-10-21 09:05", "21 October 2024, 09:05 UTC"),
        ("soon", "soon"),
    ],
)
def test_a_day_is_said_as_readers_say_it(written, said):
    assert wording.day(written) == said


@pytest.mark.parametrize(("words", "label"), [("the mayor", "The mayor"), ("eBay", "eBay"), ("", ""), ("x", "X")])
def test_a_label_begins_with_a_capital(words, label):
    assert wording.label(words) == label


@pytest.mark.parametrize(
    ("low", "high", "modifier", "text", "reading"),
    [
        (4, 4, "exact", "four", ""),
        (22, 22, "exact", "22", ""),
        (22, 22, "exact", "twenty-two", "22"),
        (4, None, "min", "four", "at least 4"),
        (None, None, "vague", "some", ""),
    ],
)
def test_a_figure_is_read_out_where_its_words_do_not_say_it(low, high, modifier, text, reading):
    figure = {"low": low, "high": high, "modifier": modifier, "text": text, "unit": "", "kind": "count"}
    assert wording.reading(figure) == reading


@pytest.mark.parametrize(
    ("told", "meant", "words"),
    [
        ("Friday", "2026-02-27", "Friday (27 February 2026)"),
        ("Friday", None, "Friday"),
        ("2024", "2024", "2024"),
        ("", None, ""),
        (None, None, ""),
    ],
)
def test_when_a_figure_holds(told, meant, words):
    assert wording.when({"as_of": told, "as_of_day": meant}) == words
