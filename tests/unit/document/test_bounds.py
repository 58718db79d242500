"""No segment is longer than the bound, and nothing but blanks is lost in cutting."""

import pytest

from checker.document.article import read
from checker.document.bounds import LONGEST, LONGEST_WORD, pieces
from checker.model import Span

SENTENCE = "The council counted 1,204 visitors on the first day of the fair, its clerk said. "


def test_a_usual_paragraph_stays_whole():
    text = SENTENCE.strip()
    assert list(pieces(text, Span(0, len(text)))) == [Span(0, len(text))]


def test_a_long_paragraph_is_cut_between_sentences():
    text = (SENTENCE * 200).strip()
    found = list(pieces(text, Span(0, len(text))))
    assert len(found) == 3
    assert all(span.of(text).endswith("said.") and span.of(text).startswith("The") for span in found)


@pytest.mark.parametrize(
    "text", ["a" * 20_000, "'" * 20_000 + " 12 died", "12 and " * 4_000 + "12", "About" + " " * 20_000 + "12 died."]
)
def test_every_piece_is_bounded_and_no_word_is_lost(text):
    found = list(pieces(text, Span(0, len(text))))
    assert all(span.end - span.start <= LONGEST and span.of(text).strip() for span in found)
    assert all(len(word) <= LONGEST_WORD for span in found for word in span.of(text).split())
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())


def test_segments_of_an_article_are_bounded():
    article = read("Fair opens\n\n" + SENTENCE * 500, language="en")
    assert [s.index for s in article.segments] == list(range(len(article.segments)))
    assert max(s.span.end - s.span.start for s in article.segments) <= LONGEST
