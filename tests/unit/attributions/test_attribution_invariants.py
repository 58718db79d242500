"""What holds for any text: one answer a figure, spans inside the text, no crash on odd marks, linear time."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import attributions, lexicon
from checker.attributions import quotes
from checker.attributions.cues import Noun, Speaker, Title, Verb, WordClass, words
from checker.document import Document
from checker.document.article import read
from checker.model import Quantity, Segment, Span
from tests.unit.attributions.sentences import attributed

PIECES = [
    '"',
    "“",
    "”",
    "'",
    "‘",
    "’",
    "Lind said ",
    "said Lind",
    ", ",
    ". ",
    "\n\n",
    "12 men",
    "he ",
    "(",
    "«",
    "according to ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_quotations_are_in_order_apart_and_inside(text):
    segments = (Segment(0, "paragraph", Span(0, len(text))),)
    found = quotes.pair(text, segments)
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert [q.number for q in found] == list(range(len(found)))


@pytest.mark.parametrize("mark", ['"', "'", "“", "‘", "”", "’", "« ", "``"])
def test_many_marks_take_linear_time(mark):
    text = f"{mark}a b " * 20_000
    segments = (Segment(0, "paragraph", Span(0, len(text))),)
    start = time.perf_counter()
    quotes.pair(text, segments)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "text",
    [
        '"We lost [12] men, Lind said.\n\nThe rest came home."',
        "'We lost [12] men, said Lind",
        "”We lost [12] men“ said",
        "said [12]",
        "According to [12]",
        "[12] according to",
        "He said she said they said [12].",
        '"[12]"',
        "Told: [12], told, told.",
    ],
)
def test_odd_text_is_answered(text):
    plain, found = attributed(text)
    assert len(found) == text.count("[")
    for source in filter(None, (a.source or a.possible for a in found)):
        assert source.mention.text == source.mention.span.of(plain)
        assert source.name
        assert source.evidence[0].rule.startswith("attributions.")


def test_the_same_text_gives_the_same_answer():
    text = 'Mayor Mara Lind came. "We lost [12] houses," she said. Police put the number at [14].'
    assert attributed(text) == attributed(text)


def test_headline_figures_are_the_newsroom_s_own():
    document = Document(read("Mayor says 12 houses burned\n\nThe fire began at noon.\n"))
    span = Span(11, 13)
    found = (Quantity(span, 0, "count", None, None, "", "exact", span),)
    document.parse({0})
    assert attributions.attribute(document, found)[0].source is None


def test_a_neighbour_is_parsed_only_for_a_quotation_without_a_speaker():
    text = 'Fire in the valley\n\nEllen Moss runs the shelter.\n\n"We had 60 people."\n\nThe fire began in 12 places.'
    document = Document(read(text))
    quoted = Span(text.index("60"), text.index("60") + 2)
    told = Span(text.index("12"), text.index("12") + 2)
    segment = document.segment_at(quoted.start).index
    quantities = [
        Quantity(s, document.segment_at(s.start).index, "count", None, None, "", "exact", s) for s in (quoted, told)
    ]
    assert segment - 1 in attributions.needed(document, quantities)
    assert attributions.needed(document, quantities[1:]) == set()


def test_a_source_tells_how_by_which_words_and_through_whom():
    _, (found,) = attributed("A senior official told Reuters that [75] people had been killed.")
    source = found.source
    assert (source.name, source.how, source.anonymity) == ("A senior official", "indirect", "anonymous")
    assert [v.text for v in source.via] == ["Reuters"]
    assert source.cue is not None


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("“We lost [12] men,” said Lind.", "direct"),
        ("Lind said “[12]” men were lost.", "mixed"),
        ("Lind said [12] men were lost.", "indirect"),
        ("According to Lind, [12] men were lost.", "according_to"),
        ("The report says [12] men were lost.", "carrier"),
        ("“We lost men,” said Lind. “We lost [12].”", "continued"),
    ],
)
def test_how_a_source_speaks(text, how):
    _, (found,) = attributed(text)
    assert found.source.how == how


def test_a_denied_figure_is_marked_and_never_the_denier_s():
    _, (found,) = attributed("The company denied that [300] people had died.")
    assert found.stance == "denies"
    assert found.source is None


def test_the_sentence_after_a_speaker_s_has_only_a_possible_source():
    _, (found,) = attributed("Lind said the bridge was shut. It cost [$3 million].")
    assert found.source is None
    assert found.possible.name == "Lind"


def test_every_entry_of_the_word_lists_has_an_example():
    for name, section, kind in [
        ("cues", "verb", Verb),
        ("cues", "noun", Noun),
        ("speakers", "noun", Speaker),
        ("titles", "title", Title),
        ("grammar", "class", WordClass),
    ]:
        assert all(entry.example for entry in lexicon.load(name, section, kind))
    assert "who" in words("relative")
