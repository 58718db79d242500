"""The model's parts of speech, lemmas and named entities, by its own rules and weights in a fraction of the time.

spaCy matches every rule of its attribute ruler against every token, and asks of each of the entity recognizer's moves
whether it is allowed, token by token. But what a rule gives depends only on a word with its tag and dependency (and
for a few on the next word), so it can be remembered; and outside an entity a move depends on one token alone, so that
all tokens are scored at once. The outcome is the same; `tests/unit/document/test_shortcuts.py` holds it to that.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Labels = tuple[str, str, str, str]  # lemma, part of speech, tag, dependency
_MOST_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class _Word:
    lower: str
    tag: str
    dep: str

    def value(self, attribute: str) -> object:
        if attribute == "IS_SPACE":
            return self.lower.isspace()
        return {"LOWER": self.lower, "TAG": self.tag, "DEP": self.dep}[attribute]

    def fits(self, pattern: dict[str, Any]) -> bool:
        return all(_fits(self.value(attribute), wanted) for attribute, wanted in pattern.items())


def _fits(value: Any, wanted: Any) -> bool:
    if not isinstance(wanted, dict):
        return bool(value == wanted)
    tests = {
        "IN": lambda allowed: value in allowed,
        "NOT_IN": lambda banned: value not in banned,
        "REGEX": lambda rule: re.search(rule, value) is not None,
    }
    return all(tests[name](argument) for name, argument in wanted.items())  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule of the attribute ruler: what fits these words says this of one of them. Later ones go before earlier."""

    number: int
    pattern: tuple[dict[str, Any], ...]
    said: dict[str, str]
    index: int

    def fits(self, words: Sequence[_Word]) -> bool:
        return len(words) == len(self.pattern) and all(w.fits(p) for w, p in zip(words, self.pattern, strict=True))

    def words(self) -> list[str]:
        """The words one of which must stand here for the rule to apply; empty if it may be any."""
        for part in self.pattern:
            lower = part.get("LOWER")
            if isinstance(lower, str):
                return [lower]
            if isinstance(lower, dict) and lower.keys() == {"IN"}:
                return list(lower["IN"])
        return []


@dataclass(slots=True)
class Words:
    """Lemma, part of speech and tag of each word, by the rules of the model's attribute ruler and lemmatizer."""

    nlp: Language
    _by_word: dict[str, list[_Rule]] = field(default_factory=dict)
    _by_tag: dict[str, list[_Rule]] = field(default_factory=dict)
    _other: list[_Rule] = field(default_factory=list)
    _long: list[_Rule] = field(default_factory=list)
    _long_words: set[str] = field(default_factory=set)
    _long_deps: set[str] = field(default_factory=set)
    _remembered: dict[tuple[str, str, str], Labels] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ruler: Any = self.nlp.get_pipe("attribute_ruler")
        for number, entry in enumerate(ruler.patterns):
            for pattern in entry["patterns"]:
                self._sort_in(_Rule(number, tuple(pattern), entry["attrs"], entry["index"]))

    def _sort_in(self, rule: _Rule) -> None:
        used = {attribute for word in rule.pattern for attribute in word}
        if used - {"LOWER", "TAG", "DEP", "IS_SPACE"} or rule.index < 0 or len(rule.pattern) > 2:
            raise ValueError("the model has rules of another kind")
        words, tag, dep = rule.words(), rule.pattern[0].get("TAG"), rule.pattern[0].get("DEP")
        if len(rule.pattern) > 1:
            self._long.append(rule)
            if isinstance(dep, str):
                self._long_deps.add(dep)
            elif words:
                self._long_words.update(words)
            else:
                raise ValueError("the model has rules of another kind")
        elif words:
            for word in words:
                self._by_word.setdefault(word, []).append(rule)
        elif isinstance(tag, str):
            self._by_tag.setdefault(tag, []).append(rule)
        else:
            self._other.append(rule)

    def labels(self, texts: Sequence[Sequence[tuple[str, str, str]]]) -> list[list[Labels]]:
        """The labels of the words of each text, given as word, tag and dependency."""
        remembered = self._remembered
        if len(remembered) > _MOST_REMEMBERED:
            remembered.clear()
        missing = [key for key in dict.fromkeys(key for text in texts for key in text) if key not in remembered]
        if missing:
            said = [self._said([_Word(word.lower(), tag, dep)], 0) for word, tag, dep in missing]
            remembered.update(zip(missing, self._made(missing, said), strict=True))
        found = [[remembered[key] for key in text] for text in texts]
        for text, labels in zip(texts, found, strict=True):
            for i in self._in_company(text):
                first = max(0, i - 1)
                around = [_Word(word.lower(), tag, dep) for word, tag, dep in text[first : i + 2]]
                labels[i] = self._made([text[i]], [self._said(around, i - first)])[0]
        return found

    def _in_company(self, text: Sequence[tuple[str, str, str]]) -> Iterator[int]:
        """The words to which a rule about two words applies."""
        lowers = [word.lower() for word, _, _ in text]
        if self._long_words.isdisjoint(lowers) and not any(dep in self._long_deps for _, _, dep in text):
            return
        words = [_Word(lower, tag, dep) for lower, (_, tag, dep) in zip(lowers, text, strict=True)]
        for i, pair in enumerate(pairwise(words)):
            for rule in self._long:
                if rule.fits(pair):
                    yield i + rule.index

    def _said(self, around: Sequence[_Word], at: int) -> dict[str, str]:
        """What the rules say of a word among these; the last rule goes before the others."""
        word = around[at]
        rules = [*self._by_word.get(word.lower, ()), *self._by_tag.get(word.tag, ()), *self._other]
        fitting = [rule for rule in rules if rule.fits([word])]
        for rule in self._long:
            first = at - rule.index
            if first >= 0 and rule.fits(around[first : first + 2]):
                fitting.append(rule)
        said: dict[str, str] = {}
        for rule in sorted(fitting, key=lambda rule: rule.number):
            said |= rule.said
        return said

    def _made(self, words: Sequence[tuple[str, str, str]], said: Sequence[dict[str, str]]) -> list[Labels]:
        from spacy.tokens import Doc

        doc = Doc(
            self.nlp.vocab,
            words=[word for word, _, _ in words],
            pos=[attributes.get("POS", "") for attributes in said],
            morphs=[attributes.get("MORPH", "") for attributes in said],
            lemmas=[attributes.get("LEMMA", "") for attributes in said],
        )
        lemmatizer: Any = self.nlp.get_pipe("lemmatizer")
        return [
            (
                sys.intern(token.lemma_),
                sys.intern(token.pos_),
                sys.intern(attributes.get("TAG", tag)),
                sys.intern(attributes.get("DEP", dep)),
            )
            for token, (_, tag, dep), attributes in zip(lemmatizer(doc), words, said, strict=True)
        ]


@dataclass(slots=True)
class Names:
    """The named entities of parsed texts, by the weights of the model's entity recognizer."""

    nlp: Language
    _layers: Any = field(init=False)
    _moves: list[str] = field(init=False)
    _masks: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        import numpy

        recognizer: Any = self.nlp.get_pipe("ner")
        self._layers, moves = recognizer.model.layers, recognizer.moves
        self._moves = [moves.get_class_name(number) for number in range(moves.n_moves)]
        kinds = numpy.array([name[:1] for name in self._moves])
        labelled = numpy.array([len(name) > 2 or name == "O" for name in self._moves])
        self._masks = {"inner": numpy.isin(kinds, ["I", "L"]) | ~labelled, "begin": kinds == "B"}
        self._masks["named"] = numpy.isin(kinds, ["B", "U"])
        if self._layers[1].get_dim("nF") != 3 or not recognizer.model.attrs["has_upper"]:
            raise ValueError("the model's entity recognizer is of another kind")

    def find(self, docs: Sequence[Doc]) -> list[list[tuple[str, int, int]]]:
        """For each text its entities: label, first and last token."""
        import numpy
        from spacy.attrs import IS_SPACE, SENT_START

        hidden, output = self._layers[1], self._layers[2]
        rows = hidden.predict(self._layers[0].predict(docs))
        padding, rows, bias = rows[0], rows[1:], hidden.get_param("b")
        weights, offsets = output.get_param("W"), output.get_param("b")
        scores = (rows[:, 0] + padding[1] + padding[2] + bias).max(axis=-1) @ weights.T + offsets
        marks = numpy.concatenate([doc.to_array([SENT_START, IS_SPACE]).astype("int64") for doc in docs])
        starts, spaces = marks[:, 0] == 1, marks[:, 1] == 1
        ends = numpy.append(starts[1:], True)
        ends[numpy.cumsum([len(doc) for doc in docs]) - 1] = True
        scores[:, self._masks["inner"]] = -numpy.inf
        scores[numpy.ix_(ends, self._masks["begin"])] = -numpy.inf
        scores[numpy.ix_(spaces, self._masks["named"])] = -numpy.inf
        best = scores.argmax(axis=1).tolist()
        within = _Within(self._moves, rows, bias, weights, offsets, ends)
        found, first = [], 0
        for doc in docs:
            found.append(list(self._entities(best, within, first, first + len(doc))))
            first += len(doc)
        return found

    def _entities(self, best: list[int], within: _Within, first: int, end: int) -> Iterator[tuple[str, int, int]]:
        at = first
        while at < end:
            move = self._moves[best[at]]
            last = at
            if move[0] == "B":
                last = within.last(move[2:], at)
            if move != "O":
                yield sys.intern(move[2:]), at - first, last - first
            at = last + 1


class _Within:
    """The walk from the first token of an entity to its last."""

    def __init__(self, moves: list[str], rows: Any, bias: Any, weights: Any, offsets: Any, ends: Any) -> None:
        self._number = {name: number for number, name in enumerate(moves)}
        self._rows, self._bias, self._weights, self._offsets, self._ends = rows, bias, weights, offsets, ends

    def last(self, label: str, first: int) -> int:
        """The last token of an entity with this label that begins at `first`; it never goes beyond its sentence."""
        both = [self._number[f"I-{label}"], self._number[f"L-{label}"]]
        weights, offsets = self._weights[both], self._offsets[both]
        opening, at = self._rows[first, 1], first + 1
        while not self._ends[at]:
            hidden = (self._rows[at, 0] + opening + self._rows[at - 1, 2] + self._bias).max(axis=-1)
            inside, closing = weights @ hidden + offsets
            if closing > inside or (closing == inside and both[1] < both[0]):
                break
            at += 1
        return at
