"""Text -> every name in it with its titles and descriptions; a short form -> the fullest. Needs no parse."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.attributions import cues
from checker.model import Segment, Span
from checker.moving import placed
from checker.shelf import Shelf, digest

_LETTERS = re.compile(r"[^\W\d_][\w’'\-&]*\.?")
_WORD = re.compile(rf"{_LETTERS.pattern}|[^\s\w]|\d[\d,.]*")
_ROLE_AFTER = re.compile(
    r"\s*(?:\([^)]{1,60}\)\s*)?,\s+(?!who\b|which\b|whose\b|where\b|that\b)((?:(?:a|an|the|its|his|her|their)\s+)?[^.,;:()“”\"]{3,100}?)(?=[.,;:()“”\"]|\s+(?:said|says|told)\b)"
)
_ACRONYM = re.compile(r"\s*[’']?s?\s*\(([A-Z][A-Za-z&.\-]{1,11})\)")


@dataclass(slots=True)
class Name:
    """One run of capitalised words, without titles; `roles` are the words that describe who bears it."""

    words: tuple[str, ...]
    span: Span
    segment: int
    person: bool = False
    gender: str = ""
    roles: str = ""
    acronym: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """The names of a paragraph where it stood. They hang on which of its capitalised words are common ones, too."""

    segment: Segment
    names: tuple[Name, ...]
    openers: frozenset[str]
    common: frozenset[str]


shelf: Shelf[_Read] = Shelf(150_000)  # characters: about 2 MB
Forms = dict[tuple[str, ...], list[Name]]


@dataclass(slots=True)
class Names:
    """All names of a text, in order; and each form of a name by its first and last word, by acronym and by role."""

    all: list[Name] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    by_last: dict[str, Forms] = field(default_factory=dict)
    by_first: dict[str, Forms] = field(default_factory=dict)
    by_acronym: dict[str, Forms] = field(default_factory=dict)
    by_role: dict[str, list[Name]] = field(default_factory=dict)

    def add(self, name: Name) -> None:
        """Take in the next name of the text."""
        self.all.append(name)
        self.starts.append(name.span.start)
        _file(self.by_last, name.words[-1].lower(), name)
        _file(self.by_first, name.words[0].lower(), name)
        initials = name.acronym.upper() or "".join(w[0] for w in name.words if w[0].isupper())
        if len(initials) > 2 or name.acronym:
            _file(self.by_acronym, initials, name)
        for word in {*re.findall(r"[\w\-]+", name.roles), *(w.lower() for w in name.words)}:
            self.by_role.setdefault(word, []).append(name)

    def before(self, offset: int, most: int) -> list[Name]:
        """At most so many names before an offset, the nearest first."""
        end = bisect_left(self.starts, offset)
        return self.all[max(0, end - most) : end][::-1]

    def fullest(self, mention: str, span: Span) -> Name | None:
        """The longest form of a name in the article: the nearest one introduced before, else the first one after."""
        words = _words(mention)
        if not words:
            return None
        last, first = self.by_last.get(words[-1].lower(), {}), self.by_first.get(words[0].lower(), {})
        found = [n for form, n in last.items() if _longer(form, words) and form[-len(words) :] == words]
        if not found and len(words) <= 2:
            near = [(form, n) for form, n in first.items() if len(words) < len(form) <= len(words) + 2]
            found = [n for form, n in near if _longer(form, words) and form[: len(words)] == words]
        if len(words) == 1 and len(words[0]) > 1:
            found = list(self.by_acronym.get(words[0].rstrip(".").upper(), {}).values()) or found
        earlier = [n[at - 1] for n in found if (at := bisect_left(n, span.start, key=lambda name: name.span.start))]
        if earlier:
            return max(earlier, key=lambda name: (len(name.words), name.span.start))
        return max((n[0] for n in found), key=lambda name: (len(name.words), -name.span.start), default=None)

    def like(self, words: tuple[str, ...]) -> list[Name]:
        """The first few occurrences of exactly this name."""
        return self.by_last.get(words[-1].lower(), {}).get(words, [])[:40] if words else []


def collect(text: str, segments: Sequence[Segment]) -> Names:
    """The names of all segments but the headline, whose capitals mean nothing."""
    names = Names()
    common = frozenset(re.findall(r"\b[a-z]{3,}\b", text))
    for segment in segments:
        if segment.kind not in ("headline", "byline", "dateline"):
            for name in _of(text, segment, common):
                names.add(name)
    return names


def _of(text: str, segment: Segment, common: frozenset[str]) -> tuple[Name, ...]:
    """The names of a segment; those of a paragraph that was read before are only put in their places."""
    words = segment.span.of(text)
    key = digest(words)
    known = shelf.get(key)
    if known is None or known.openers & common != known.common:
        found = tuple(_runs(text, segment, common))
        openers = frozenset(w.lower() for w in _LETTERS.findall(words))
        shelf.keep(key, _Read(segment, found, openers, openers & common), len(words))
        return found
    return placed(known.names, known.segment, segment)


def _file(index: dict[str, Forms], key: str, name: Name) -> None:
    index.setdefault(key, {}).setdefault(name.words, []).append(name)


def _longer(form: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return len(form) > len(words) and ("and" not in form or "of" in form)


def _words(mention: str) -> tuple[str, ...]:
    kept = [re.sub(r"[’']s?$", "", w) for w in mention.split()]
    while (
        kept
        and (kept[0].lower().rstrip(".") in cues.titles() or kept[0].lower() in ("the", "a", "an"))
        and len(kept) > 1
    ):
        kept.pop(0)
    return tuple(w for w in kept if w)


def _runs(text: str, segment: Segment, common: frozenset[str]) -> Iterator[Name]:
    tokens = list(_WORD.finditer(text, segment.span.start, segment.span.end))
    i = 0
    while i < len(tokens):
        if not _capital(tokens[i].group()):
            i += 1
            continue
        j = i
        while j + 1 < len(tokens) and _continues(tokens, j, text):
            j += 2 if not _capital(tokens[j + 1].group()) else 1
            if not _capital(tokens[j].group()) and j + 1 < len(tokens):
                j += 1
        name = _name(text, tokens, _past_opener(text, tokens, i, j, common), min(j, len(tokens) - 1), segment)
        if name is not None:
            yield name
        i = j + 1


def _past_opener(text: str, tokens: Sequence[re.Match[str]], i: int, j: int, common: frozenset[str]) -> int:
    """A word that owes its capital to the sentence it opens is no part of the name: Remarked Center director."""
    if any(tokens[k].group().lower().rstrip(".") in cues.titles() for k in range(i, j)):
        return i
    opens = i == 0 or tokens[i - 1].group() in '.!?:"“”‘’'
    word = tokens[i].group().lower()
    return i + 1 if opens and i < j and (word in common or word.endswith("ed")) and word not in cues.titles() else i


def _capital(word: str) -> bool:
    return word[0].isupper() or (word[:3] in ("al-", "el-") and word[3:4].isupper())


def _continues(tokens: Sequence[re.Match[str]], j: int, text: str) -> bool:
    """Whether the name goes on after token j: with a capital, a particle and a capital, or of/for/and and a capital."""
    word, after = tokens[j].group(), tokens[j + 1].group()
    gap = text[tokens[j].end() : tokens[j + 1].start()]
    if gap.strip(" \xa0") or "\n" in gap:
        return False
    if (
        word.endswith(".")
        and word.rstrip(".").lower() not in cues.words("abbreviation")
        and len(word) > 2
        and "." not in word[:-1]
    ):
        return False
    if re.search(r"[’']s?$", word):
        return False
    if _capital(after):
        return True
    following = tokens[j + 2].group() if j + 2 < len(tokens) else ""
    takes_on = after == "on" and word.lower() in cues.words("body_on") and following.lower() not in cues.words("opener")
    if takes_on or (after in ("of", "for") and cues.names_institution(word)):
        beyond = tokens[j + 3].group() if j + 3 < len(tokens) else ""
        return bool(following) and (_capital(following) or (following == "the" and bool(beyond) and _capital(beyond)))
    if after == "and":
        inside = any(tokens[k].group() == "of" for k in range(max(0, j - 3), j)) and not _capital(tokens[j - 1].group())
        return inside and bool(following) and _capital(following)
    if after in cues.words("particle") or after in ("–", "-"):
        return bool(following) and _capital(following)
    return False


def _role_before(before: str) -> str:
    """The words that describe a name from the left: ministry spokesman; the last of them has no capital."""
    words = before.rstrip(", ").split()[-4:] if before.endswith(" ") else []
    return " ".join(words) if words and words[-1].islower() and len(words[-1]) > 2 else ""


def _name(text: str, tokens: Sequence[re.Match[str]], i: int, j: int, segment: Segment) -> Name | None:
    person, gender, titles = False, "", []
    while i <= j and tokens[i].group().lower() in cues.words("opener"):
        i += 1
    last_title = None
    for k in range(i, j):
        word = tokens[k].group().lower().rstrip(".")
        titled = word in cues.titles() or (k == i and cues.speakers().get(word) == "person")
        if titled and tokens[k + 1].group() not in ("of", "for"):
            last_title = k
            gender = cues.titles().get(word, "") or gender
    alone = last_title == i and j - i == 1
    if last_title is not None and not (alone and tokens[j].group().lower() in cues.words("body_name")):
        titles = [tokens[k].group() for k in range(i, last_title + 1)]
        person = True
        i = last_title + 1
    if i > j:
        return None
    words = tuple(re.sub(r"[’']s?$", "", tokens[k].group()) for k in range(i, j + 1))
    if len(words[-1]) > 1 and words[-1].endswith("."):
        words = (*words[:-1], words[-1].rstrip("."))
    start, end = tokens[i].start(), tokens[j].end()
    surface = text[start:end]
    end -= len(surface) - len(re.sub(r"(?:[’']s?|\.)$", "", surface))
    if not words[-1] or (len(words) == 1 and len(words[0]) < 2):
        return None
    after = text[end : min(segment.span.end, end + 160)]
    acronym = _ACRONYM.match(after)
    role_after = _ROLE_AFTER.match(after)
    before = text[max(segment.span.start, start - 60 - sum(len(t) + 1 for t in titles)) : start]
    role_before = _role_before(before)
    roles = " ".join([*titles, role_before, role_after.group(1) if role_after else ""])
    introduced = role_before.split()[-1] if role_before and not titles else ""
    person = person or introduced in cues.titles() or cues.speakers().get(introduced) == "person"
    person = person or bool(re.match(r",\s+\d{1,3},", after))
    return Name(words, Span(start, end), segment.index, person, gender, roles.lower(),
                acronym.group(1) if acronym else "", text[start:end])  # fmt: skip
