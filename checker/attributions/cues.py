"""Word lists -> the words that introduce an attribution, the titles, and the nouns for those who can speak."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from checker import lexicon

Stance = Literal["asserts", "denies", "doubts"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of attribution, what it may be followed by, and whether its speaker stands by the content."""

    lemma: str
    takes: tuple[str, ...]
    example: str
    weak: bool = False
    stance: Stance = "asserts"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that carries content: a document (report, data) or an act of speech (claim, estimate)."""

    lemma: str
    kind: Literal["document", "speech"]
    example: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A noun for somebody who can speak: a body (ministry) or a person (spokesman)."""

    lemma: str
    kind: Literal["body", "person"]
    example: str


@dataclass(frozen=True, slots=True)
class Title:
    """A word before a person's name that is no part of the name."""

    word: str
    example: str
    gender: str = ""


@cache
def verbs() -> dict[str, Verb]:
    """The verbs of attribution by lemma."""
    return {v.lemma: v for v in lexicon.load("cues", "verb", Verb)}


@cache
def documents() -> frozenset[str]:
    """Nouns for what shows or says something without being anybody."""
    return frozenset(n.lemma for n in lexicon.load("cues", "noun", Noun) if n.kind == "document")


@cache
def speech_nouns() -> frozenset[str]:
    """Nouns for an act of speech that may own its content."""
    return frozenset(n.lemma for n in lexicon.load("cues", "noun", Noun) if n.kind == "speech")


@cache
def speakers() -> dict[str, str]:
    """Nouns for those who can speak, by lemma, with their kind."""
    return {s.lemma: s.kind for s in lexicon.load("speakers", "noun", Speaker)}


def names_institution(word: str) -> bool:
    """Whether a word in a name may take "of" and more of the name: Bank of, Ministry of, House of; not Fauci of."""
    lower = word.lower()
    single = lower[:-1] if lower.endswith("s") else lower
    return speakers().get(lower) == "body" or speakers().get(single) == "body" or lower in words("institution")


@cache
def gender(noun: str) -> str:
    """The gender a noun for a person tells (father, spokeswoman), or "".

    Takes a lemma in lower case."""
    if noun in titles():
        return titles()[noun]
    if noun in words("female") or noun.endswith("woman"):
        return "female"
    return "male" if noun in words("male") or (noun.endswith("man") and noun not in ("human", "woman")) else ""


@cache
def titles() -> dict[str, str]:
    """Titles in lower case, with the gender they tell or ""."""
    return {t.word: t.gender for t in lexicon.load("titles", "title", Title)}


@dataclass(frozen=True, slots=True)
class WordClass:
    """A closed class of words, under the name the rules call it by."""

    name: str
    words: tuple[str, ...]
    example: str


@cache
def words(name: str) -> frozenset[str]:
    """The words of a closed class, in lower case."""
    return next(frozenset(c.words) for c in lexicon.load("grammar", "class", WordClass) if c.name == name)
