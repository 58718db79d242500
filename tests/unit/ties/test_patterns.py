"""Every pattern of the word list `ties` is shown by its own example."""

import pytest

from checker import quantities
from checker.document import Document
from checker.document.article import read
from checker.lexicon import load
from checker.subjects.grammar import Pattern, WordClass, matches, words
from checker.subjects.masking import Given, mask

PATTERNS = load("ties", "pattern", Pattern)
CLASSES = load("ties", "class", WordClass)


def masked(text):
    document = Document(read(text))
    found, skipped = quantities.find(document)
    given = [Given(n, f"f{n + 1}", q) for n, q in enumerate(found)]
    return mask(document, 0, given, skipped)


@pytest.mark.parametrize("entry", PATTERNS, ids=lambda p: f"{p.tie}: {p.example[:50]}")
def test_a_pattern_is_found_in_its_example(entry):
    found = [m for m in matches(masked(entry.example), entry.tie) if m.entry == entry]
    assert found
    assert all(m.evidence.span is not None for m in found)


@pytest.mark.parametrize("entry", CLASSES, ids=lambda c: c.name)
def test_a_class_has_a_word_in_its_example(entry):
    import re

    assert re.search(rf"\b{words(entry.name)}", entry.example, re.IGNORECASE)


def test_a_masked_line_maps_back_to_the_article():
    text = "Sales rose from 1,200 to “about 1,900” in 2019."
    line = masked(text)
    place = line.places[1]
    span = line.span(place, place + 1)
    assert text[span.start : span.start + 5] == "1,900"
