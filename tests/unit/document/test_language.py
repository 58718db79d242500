"""Segments are parsed once, whatever stands in them, and a kept parse is the same as a new one."""

import sys
import threading
import time

import pytest

from checker.document import Document, language
from checker.document.article import read

STORY = (
    "Ferry overturns, killing 31\n\nRescue workers pulled 118 people from the water on Monday, Ana Lima said. She had "
    "counted twelve boats.\n\n“It took two hours,” the coast guard’s chief told the Northern Wire.\n\nPolice said 40 "
    "people were missing."
)


def read_all(text):
    document = Document(read(text, language="en"))
    document.parse(range(len(document.segments)))
    return [document.parsed(i) for i in range(len(document.segments))]


def values(parses):
    return [
        (
            p.segment,
            [
                (t.i, t.start, t.end, t.text, t.lower, t.lemma, t.pos, t.tag, t.dep, t.entity, t.sentence, t.head.i)
                for t in p.tokens
            ],
            [[c.i for c in t.children] for t in p.tokens],
            p.sentences,
            p.entities,
        )
        for p in parses
    ]


@pytest.fixture(autouse=True)
def empty_shelf():
    language.shelf.clear()
    yield
    language.shelf.clear()


def test_offsets_are_those_of_the_article():
    for parse in read_all(STORY):
        for token in parse.tokens:
            assert STORY[token.start : token.end] == token.text
            assert token in (token.head.children if token.head is not token else [token])
        for sentence in parse.sentences:
            assert sentence.span.start == parse.tokens[sentence.first].start
            assert {t.sentence for t in parse.sentence_tokens(sentence)} == {parse.sentences.index(sentence)}


def test_the_parse_is_that_of_the_model_used_by_itself():
    nlp = language.load()
    for segment, parse in zip(read(STORY).segments, read_all(STORY), strict=True):
        doc = nlp(segment.span.of(STORY))
        assert [(t.text, t.lemma, t.pos, t.tag, t.dep, t.entity, t.head.i) for t in parse.tokens] == [
            (t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.ent_type_, t.head.i) for t in doc
        ]
        assert [(e.label, e.first) for e in parse.entities] == [(e.label_, e.start) for e in doc.ents]


def test_a_kept_parse_equals_a_new_one_and_moves_with_its_segment():
    new = values(read_all(STORY))
    assert values(read_all(STORY)) == new
    moved = values(read_all("Harbour closed\n\n" + STORY))
    shift = len("Harbour closed\n\n")
    for (_, after, *_), (_, before, *_) in zip(moved[2:], new[1:], strict=True):
        assert [token[3:] for token in after] == [token[3:] for token in before]
    assert moved[2][1][0][1] == new[1][1][0][1] + shift


def test_only_what_changed_is_parsed_again(monkeypatch):
    read_all(STORY)
    parsed = []
    whole = language._parsed
    monkeypatch.setattr(language, "_parsed", lambda texts: parsed.extend(texts) or whole(texts))
    read_all(STORY.replace("twelve", "thirteen"))
    assert len(parsed) == 1
    assert "thirteen" in parsed[0]


@pytest.mark.parametrize(
    "text",
    [
        "a\x00b 12\x00 men said.",
        "\ud800 12 men \udfff died.",
        "\u202e12\u202c men and \u200e4 boats.",
        "\U0001f6a2" * 50 + " 12 boats",
        "12\tmen\t\t4 boats \u2028 and 5",
        "x" * 30_000,
        "12," * 5_000,
        "a." * 5_000,
        "http://" + "a" * 9_000,
        "\u0301" * 500 + " 12",
    ],
)
def test_any_text_is_parsed_with_true_offsets(text):
    start = time.process_time()
    for parse in read_all(text):
        assert all(t.text == text[t.start : t.end] for t in parse.tokens)
    assert time.process_time() - start < 8


def test_a_paragraph_of_any_length_is_cut_after_sentences():
    text = "Rescue workers pulled 118 people from the water. " * 200
    parses = read_all(text)
    assert sum(len(parse.sentences) for parse in parses) == 200
    assert all(t.head.sentence == t.sentence for parse in parses for t in parse.tokens)


def test_a_sentence_of_any_length_is_read_in_pieces():
    pieces = list(language._pieces("boat " * 3_000))
    assert "".join(piece for _, piece in pieces) == "boat " * 3_000
    assert all(len(piece) <= language.LONGEST_PIECE for _, piece in pieces)
    assert [at for at, _ in pieces] == [sum(len(p) for _, p in pieces[:n]) for n in range(len(pieces))]


def test_threads_may_read_at_the_same_time():
    alone = values(read_all(STORY))
    found = {}

    def work(number):
        language.shelf.clear()
        found[number] = values(read_all(STORY))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(found[n] == alone for n in range(4))


def test_a_kept_parse_is_small():
    read_all(STORY)
    kept = [parse for parse, _ in language.shelf._kept.values()]
    size = sum(sys.getsizeof(c) + sum(map(sys.getsizeof, (c.starts, c.ends, c.heads, *c.labels))) for c in kept)
    assert size < 140 * sum(map(len, kept))
