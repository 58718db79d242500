"""Word lists -> the vocabulary of questions: roles, synonyms, classes of nouns, cues. Each list is read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from checker import lexicon


@dataclass(frozen=True, slots=True)
class Role:
    """What befell the counted, or what they do; see roles.toml."""

    name: str
    of: str
    strong: bool
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    patient: tuple[str, ...]
    subject: tuple[str, ...]
    label: str
    example: str
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Words around a figure (`#`) that give it a role."""

    role: str
    pattern: str
    example: str


@dataclass(frozen=True, slots=True)
class Words:
    """A class of words with a name."""

    name: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words for one thing; `of` says where they stand."""

    of: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words around a figure (`#`) that say how it is meant; `kinds`: only for figures of these."""

    field: str
    value: str
    pattern: str
    example: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compiled:
    """A cue or frame ready to search with: what it sets, and how."""

    field: str
    value: str
    search: re.Pattern[str]
    kinds: tuple[str, ...] = ()


@cache
def roles() -> dict[str, Role]:
    """The roles by name."""
    return {r.name: r for r in lexicon.load("roles", "role", Role)}


@cache
def role_words() -> dict[str, dict[str, tuple[str, ...]]]:
    """For each place a word can stand (nouns, adjectives, patient, subject): word -> the roles it gives, in order."""
    found: dict[str, dict[str, list[str]]] = {k: {} for k in ("nouns", "adjectives", "patient", "subject")}
    for role in roles().values():
        for place, words in found.items():
            for word in getattr(role, place):
                words.setdefault(word, []).append(role.name)
    return {place: {w: tuple(names) for w, names in words.items()} for place, words in found.items()}


@cache
def frames() -> tuple[Compiled, ...]:
    """The frames that give roles."""
    return tuple(Compiled("role", f.role, re.compile(f.pattern)) for f in lexicon.load("roles", "frame", Frame))


@cache
def cues(field: str) -> tuple[Compiled, ...]:
    """The cues that set this field of a subject, in the order in which they are tried."""
    return tuple(
        Compiled(c.field, c.value, re.compile(c.pattern), c.kinds)
        for c in lexicon.load("subjects", "cue", Cue)
        if c.field == field
    )


@cache
def classes() -> dict[str, str]:
    """Noun for somebody -> the class of persons it names (`person` where it tells nothing more)."""
    found: dict[str, str] = {}
    for entry in lexicon.load("subjects", "nouns", Words):
        for word in entry.words:
            found.setdefault(word, entry.name)
    return found


def person(noun: str) -> bool:
    """Whether a noun is known to be for somebody."""
    return noun == "person" or noun in classes()


_PERSON = re.compile(r"(?:[^e]er|or|ist|ian|ee|man|woman|person|people|ant|mate)s?$")


def by_ending(noun: str) -> bool:
    """Whether a noun may be for somebody by how it ends: dockers, historian."""
    return bool(_PERSON.search(noun))


@cache
def words(name: str) -> frozenset[str]:
    """The words of a named class."""
    return frozenset(w for e in lexicon.load("subjects", "words", Words) if e.name == name for w in e.words)


@cache
def synonyms(of: str) -> dict[str, str]:
    """Word -> the word that stands for its class."""
    return {w: e.words[0] for e in lexicon.load("synonyms", "class", Synonyms) if e.of == of for w in e.words}


@lru_cache(maxsize=20_000)
def topic(word: str) -> str:
    """What a word of a clause is about, whatever its part of speech: its stem, or that of the class it belongs to."""
    stem: str = _stemmer().stemWord(word)
    return _topics().get(stem, stem)


@cache
def _topics() -> dict[str, str]:
    stem = _stemmer().stemWord
    return {stem(word): stem(first) for word, first in synonyms("topic").items()}


@cache
def _stemmer() -> Any:
    from snowballstemmer.english_stemmer import EnglishStemmer  # its package takes time to load

    return EnglishStemmer()
