"""Text -> its language, as far as it must be known: English, or a clear refusal."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from checker import lexicon
from checker.model import LanguageError

_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile("[^\0-\u02ff\u1e00-\u1eff]")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,5}")
_SAMPLE = 20_000  # characters from the beginning that are looked at
FEWEST_WORDS = 25  # fewer than these say too little, unless another language speaks in most of its small words
_FEWEST_OF_A_LINE = 10
_DIFFERENT_SMALL_WORDS = 4  # names bring the same ones again: de la Cruz, de la Torre
_LINE_SHARE = 0.25
_FEWEST_LETTERS = 15
_ENGLISH_SHARE = 0.10  # of small words in news; 0.30 to 0.45 is usual, 0.10 to 0.20 in lists of results
_HARDLY_ANY = 0.03


@dataclass(frozen=True, slots=True)
class SmallWords:
    """The small words of a language; `code` is its ISO 639-1 code."""

    code: str
    name: str
    words: tuple[str, ...]
    example: str


def language_of(text: str, given: str | None = None) -> str:
    """ "en", for English and for what is too short to tell. Raises LanguageError for any other language.

    `given` (a BCP 47 tag) is believed: then the text is not looked at.
    """
    if given is not None:
        if re.split("[-_]", given.lower())[0] in ("en", "eng"):
            return "en"
        named = f" ({given})" if _TAG.fullmatch(given) else ""
        raise LanguageError(f"only English is read; the article is said to be in another language{named}")
    other = _not_english(text[:_SAMPLE])
    if other:
        raise LanguageError(f'only English is read; this looks like {other} (language "en" overrules this)')
    return "en"


def _not_english(sample: str) -> str | None:
    """The name of the language or script that this is in, when it is certainly not English."""
    script = _script(sample)
    if script:
        return script
    written = _WORD.findall(sample)
    words = [word.lower() for word in written]
    if len(words) < FEWEST_WORDS:
        return _language_of_a_line(written)
    counts = Counter(words)
    shares = {language.name: sum(counts[word] for word in language.words) / len(words) for language in _languages()}
    english = shares.pop("English")
    if english >= _ENGLISH_SHARE:
        return None
    name, share = max(shares.items(), key=lambda item: item[1])
    if share > max(2 * english, _ENGLISH_SHARE / 2):
        return name
    return "another language" if english < _HARDLY_ANY and len(words) >= 2 * FEWEST_WORDS else None


def _language_of_a_line(words: list[str]) -> str | None:
    """The language of a sentence or two, by several of its small words; capitals are names and do not count."""
    if len(words) < _FEWEST_OF_A_LINE:
        return None
    small = Counter(words)
    english, *others = _languages()
    share = sum(small[word] for word in english.words) / len(words)
    for language in others:
        found = [small[word] for word in language.words if small[word]]
        if len(found) >= _DIFFERENT_SMALL_WORDS and sum(found) / len(words) >= max(_LINE_SHARE, 3 * share):
            return language.name
    return None


def _script(sample: str) -> str | None:
    """The script, when most letters are not Latin ones."""
    foreign = [c for c in _FOREIGN.findall(sample) if c.isalpha()]
    if len(foreign) < _FEWEST_LETTERS or 2 * len(foreign) < sum(map(str.isalpha, sample)):
        return None
    names = Counter(unicodedata.name(c, "another script").split()[0] for c in foreign[:200])
    name = names.most_common(1)[0][0]
    if name == "FULLWIDTH":
        return None
    return f"a language written in {'Chinese characters' if name == 'CJK' else name.capitalize()}"


@cache
def _languages() -> tuple[SmallWords, ...]:
    return lexicon.load("languages", "language", SmallWords)
