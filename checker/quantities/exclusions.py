"""A number at token i -> why it is no figure: an ordinal, part of a name, an id, a pronoun, an address ..."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.lexicon import load
from checker.quantities import attached, money, numerals, units
from checker.quantities.amounts import Amount
from checker.quantities.cues import cues
from checker.quantities.dates import Skip
from checker.quantities.words import DASHES, Words


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an exclusion list."""

    word: str
    example: str
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A turn of phrase with a number word that counts nothing."""

    words: str
    example: str


@cache
def _designators() -> dict[str, bool]:
    """Words before a number that is a name, and whether they need a capital for it."""
    return {e.word: e.capital for e in load("exclusions", "designator", Word)}


@cache
def _compounds() -> frozenset[str]:
    return frozenset(e.word for e in load("exclusions", "compound", Word))


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """Phrases by each number word in them, with the place of that word."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    small = numerals.number_words()
    for entry in load("exclusions", "phrase", Phrase):
        words = tuple(entry.words.split())
        for place, word in enumerate(words):
            if word in small or word == "one's" or word.isdigit():
                found.setdefault(word, []).append((words, place))
    return {k: tuple(v) for k, v in found.items()}


_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_STREET = cues("exclusions_street")
# words that may follow a designator's number: Ward 7 at the hospital; anything else lower-case is what is counted
_AFTER_NAME = cues("exclusions_after_name")


def digits(w: Words, i: int) -> Skip | None:
    """Why the digits at token i are no figure, before anything else is read into them."""
    return attached.find(w, i) or _listed(w, i) or _phone(w, i) or _named(w, i) or _ordinal(w, i) or _malformed(w, i)


def _malformed(w: Words, i: int) -> Skip | None:
    if numerals.digit_value(w.text[i]) is None:
        return i, i, "number too long" if len(w.text[i]) > numerals.LONGEST else "id"
    return None


def _ordinal(w: Words, i: int) -> Skip | None:
    tail = w.lower[i + 1]
    if tail not in _ORDINAL or not w.glued[i + 1]:
        return None
    stones = tail == "st" and (w.text[i][-1] != "1" or w.text[i].endswith("11"))  # he weighs 16st
    return None if stones else (i, i + 1, "ordinal")


def _listed(w: Words, i: int) -> Skip | None:
    """`1.` or `2)` at the head of a paragraph, `[3]` as a note."""
    marked = w.text[i + 1] in (".", ")", ":") and w.glued[i + 1] and w.text[i + 2] and not w.glued[i + 2]
    if i == w.first and w.text[i].isdigit() and len(w.text[i]) < 3 and marked:
        return i, i, "list number"
    if w.text[i - 1] == "[" and w.text[i + 1] == "]" and w.glued[i] and w.glued[i - 1]:
        return i, i, "note"
    small = w.text[i].isdigit() and len(w.text[i]) < 3 and w.text[i + 1] == ")" and w.glued[i + 1]
    if small and ((w.text[i - 1] == "(" and w.kind[i - 2] != "number" and not w.capital(i - 2)) or not w.glued[i]):
        start = max(w.first, i - 30)
        if w.text[i - 1] == "(" or "(" not in w.text[start:i] or w.text[i - 1] in ("—", ";", ",", ":"):
            return i, i, "list number"
    return None


def _phone(w: Words, i: int) -> Skip | None:
    """+1-222-2222, (555) 123-4567, 0800 123 456: three or more runs of digits, or a leading plus."""
    last, runs, j = i, 1, i
    while runs < 8:
        k = j + 1
        while (
            w.text[k]
            and (w.text[k] in DASHES or w.text[k] in (")", "(", "/", "."))
            and k < j + 3
            and w.text[k] not in "~–—"
        ):
            k += 1
        if (
            w.kind[k] != "number"
            or w.text[k].find(",") >= 0
            or (k == j + 1 and w.text[i][:1] not in ("0", "1") and not _plus(w, i))
        ):
            break
        runs, last, j = runs + 1, k, k
    plain = sum(len(w.text[t]) for t in range(i, last + 1) if w.kind[t] == "number")
    if plain >= 7 and ((_plus(w, i) and (runs > 1 or plain > 8)) or (runs >= 3 and w.text[i + 1] in DASHES)):
        return i, last, "phone"
    if runs >= 2 and plain >= 9 and w.text[i].startswith("0"):
        return i, last, "phone"
    if (
        w.text[i - 1] == "("
        and w.text[i + 1] == ")"
        and w.kind[i + 2] == "number"
        and w.text[i + 3] in DASHES
        and w.kind[i + 4] == "number"
    ):
        return i, i + 4, "phone"
    if w.kind[i + 2] == "number" and w.hyphen(i + 1) and len(w.text[i]) == 3 and len(w.text[i + 2]) == 4:
        return i, i + 2, "phone"
    return None


def _plus(w: Words, i: int) -> bool:
    return w.text[i - 1] == "+" and w.glued[i] and not w.glued[i - 1]


def _named(w: Words, i: int) -> Skip | None:
    """Flight 370, Route 66, No. 10, Pier 39, Varn 2030; but Hillside 310 after a count, In Turkey 15 people died."""
    text = w.text[i]
    before = w.lower[i - 1]
    if (before in ("no", "nos", "nr") and w.text[i - 1][0].isupper()) or before in ("№", "#"):
        return i, i, "name"
    if (
        before == "."
        and w.lower[i - 2] in ("no", "nos", "nr", "nrs", "vol", "art", "fig", "sec", "p", "pp", "ch")
        and w.glued[i - 1]
    ):
        return i, i, "name"
    if (
        w.capital(i - 1)
        and not w.headline
        and not w.opens(i)
        and text.endswith(".0")
        and len(text) == 3
        and _version(w, i)
    ):
        return i, i, "version"
    if not text.isdigit() or money.is_prefix(w, i - 1):
        return None
    if _address(w, i):
        return i, i, "address"
    if w.kind[i - 1] != "word" or w.glued[i]:
        return None
    needs_capital = _designators().get(before)
    if needs_capital is not None and (w.capital(i - 1) or not needs_capital):
        after = w.kind[i + 1] == "word" and w.text[i + 1][0].islower() and not w.glued[i + 1]
        free = not after or w.lower[i + 1] in _AFTER_NAME or singular(w.lower[i + 1])
        if before == "number" and not singular(w.lower[i - 2]) and w.lower[i - 2] not in ("are", "were", "have"):
            return None  # the dead number 300
        proper = (
            w.capital(i - 1)
            and (not w.headline or not needs_capital)
            and (not w.opens(i - 1) or free or not needs_capital)
        )
        if (proper or (free and not w.headline and _bare(w, i))) and not _unit_follows(w, i):
            return i, i, "name"
    if w.capital(i - 1) and not w.headline and not w.opens(i - 1) and _is_name(w, i):
        return i, i, "name"
    return None


def _version(w: Words, i: int) -> bool:
    """`Democracy 2.0`, `Web 3.0`; a magnitude or a measure is none."""
    scale = w.lower[i - 1] in ("magnitude", "of", "at", "a", "the", "in", "from", "to", "about")
    return not scale and not (w.kind[i + 1] == "word" and w.glued[i + 1]) and w.text[i + 1] not in ("%", "°")


def goes_on(w: Words, i: int, last: int) -> Skip | None:
    """`Flights 370 and 371`, `the A300 and 747`: digits after a name that ended at token `last`, and like it."""
    between = w.lower[last + 1 : i]
    after = w.lower[i + 1]
    like = w.text[i].isdigit() and (w.kind[i + 1] != "word" or after in _AFTER_NAME or singular(after))
    tied = between in (["and"], ["or"], [","], ["&"], [",", "and"], ["to"], ["-"], ["–"])
    return (i, i, "name") if tied and like and not w.glued[i + 1] | (w.text[i + 1] == "%") else None


def _bare(w: Words, i: int) -> bool:
    return not (w.text[i + 1] in ("%", "°", "-", "/") and w.glued[i + 1])


def _unit_follows(w: Words, i: int) -> bool:
    return w.lower[i + 1] in ("percent", "million", "billion", "years", "people", "%")


_WEEKDAY = cues("exclusions_weekday")
_SCALES = frozenset({"category", "categories", "magnitude"})


def _is_name(w: Words, i: int) -> bool:
    """Whether a capitalised word and the number after it are one name: no noun counted, no list of counts around."""
    if (
        w.lower[i - 1] in _SCALES
        or w.lower[i - 1] in _WEEKDAY
        or len(w.text[i]) > 4
        or w.lower[i - 1].endswith("'s")
        or _unit_follows(w, i)
    ):
        return False
    after = w.lower[i + 1]
    if w.kind[i + 1] == "word" and w.text[i + 1][0].islower() and (w.glued[i + 1] or after not in _AFTER_NAME):
        return not w.glued[i + 1] and singular(after) and w.text[i] != "1" and w.lower[i + 2] not in ("s", "-")
    if w.text[i + 1] in DASHES or w.text[i + 1] in ("%", "°", "/", ":"):
        return False
    return not _gapped(w, i)


def singular(word: str) -> bool:
    """Whether a word is hardly a plural noun: rocket, mission, census; people, men and soldiers are."""
    verb = word in ("was", "has", "does", "as", "says")
    return verb or (not (word.endswith("s") and not word.endswith(("ss", "us", "is"))) and word not in _PLURALS)


_PLURALS = cues("exclusions_plurals")


def _gapped(w: Words, i: int) -> bool:
    """`St Anne's has 420 pupils and Hillside 310`: a count whose noun was named with an earlier count."""
    start, _ = w.sentence(i, 30)
    j = i - 1
    while j > start and (w.capital(j) or w.lower[j] in ("the", "of")):
        j -= 1
    if w.lower[j] not in ("and", ";", "but", "while", "against", "or"):
        return False
    earlier = (t for t in range(start, j) if w.kind[t] == "number" or w.lower[t] in numerals.number_words())
    return any(not w.capital(t - 1) for t in earlier)


def _address(w: Words, i: int) -> bool:
    """10 Downing Street, 123 Random Road."""
    if len(w.text[i]) > 5 or not w.capital(i + 1) or w.headline:
        return False
    return any(w.capital(j) and w.lower[j] in _STREET and (j > i + 1) for j in range(i + 2, i + 4) if w.capital(j - 1))


def words(w: Words, i: int) -> Skip | None:
    """Why the number word at token i is no figure: a pronoun, a turn of phrase, part of a name."""
    for phrase, place in _phrases().get(w.lower[i], ()):
        start = i - place
        if w.match(start, phrase) and not _states(w, start, phrase):
            return start, start + len(phrase) - 1, "idiom" if phrase[:2] != ("one", "of") else "pronoun"
    if w.hyphen(i + 1) and w.lower[i + 2] in _compounds() and not (w.lower[i + 2] == "time" and w.lower[i] not in _FEW):
        return i, i + 2, "compound"
    if w.text[i - 1] in DASHES and w.glued[i] and w.glued[i - 1] and w.lower[i - 2] in ("twenty", "mid"):
        return None
    if w.lower[i] == "two" and w.lower[i - 1] == "the" and _anaphoric(w, i + 1):
        return i, i, "pronoun"
    if w.lower[i] == "one" and (why := _pronoun(w, i)):
        return i, i, why
    if w.capital(i) and not w.headline and not w.opens(i) and w.kind[i - 1] == "word" and _proper(w, i):
        return i, i, "name"
    return None


def _anaphoric(w: Words, i: int) -> bool:
    """`The two met`, `had the two at 43`: no noun follows, two already known are meant."""
    return (w.kind[i] != "word" and w.text[i] not in ("-", "‐")) or w.lower[i] in _NOT_COUNTED


_FEW = cues("exclusions_few")
_EXACTING = cues("exclusions_exacting")


def _states(w: Words, start: int, phrase: tuple[str, ...]) -> bool:
    """Whether the phrase is a count after all: at least one of them, all but one of the sixteen."""
    before = w.lower[start - 1]
    if phrase == ("one", "of"):
        return before in ("least", "but", "than") or (
            before in ("only", "just") and w.lower[start + 2] in ("the", "them")
        )
    if phrase == ("one", "day"):
        after = w.lower[start + 2]
        return after in ("later", "earlier", "after", "before", "ago", "of", "old", "long") or before in (
            "for", "within", "in", "least", "than", "just", "only", "about", "after", "every", "last",
        )  # fmt: skip
    if phrase == ("one", "with"):
        return before in ("and", "including", "least") or w.lower[start - 1] == ","
    return (
        phrase[0] == "one" and len(phrase) == 2 and before in ("least", "than", "but") and phrase[1] not in ("another",)
    )


_BEFORE_PRONOUN = cues("exclusions_before_pronoun")
_NOT_COUNTED = cues("exclusions_not_counted")


def _pronoun(w: Words, i: int) -> str:
    """`one` counts when a noun follows, or in a list of counts; else it stands for a thing or a person."""
    before, after = w.lower[i - 1], w.lower[i + 1]
    if before != "no" and _begins_a_range(w, i):
        return ""
    if before in ("any", "every", "each"):
        return "pronoun"
    if before == "no" or w.lower[i - 2 : i] == ["no", "-"]:
        return "pronoun"
    if before in ("minus", "negative") or (before == "that" and units.find(w, i + 1, False)):
        return ""
    if w.lower[i + 1 : i + 3] == ["and", "a"] and w.lower[i + 3] in ("half", "quarter", "third"):
        return ""
    counted = (w.kind[i + 1] == "word" and after not in _NOT_COUNTED) or w.hyphen(i + 1)
    if counted and before in ("this", "that", "which", "the", "another"):
        return (
            ""
            if before in ("the", "this")
            and after not in _ADJECTIVAL
            and not after.endswith("ly")
            and _noun_like(w, i + 1)
            else "pronoun"
        )
    if counted:
        return ""
    if before in _BEFORE_PRONOUN and not (before == "only" and after in ("in",)):
        return "pronoun"
    if before in _EXACTING:
        return ""
    if after in ("was", "is", "were", "had", "has", "died"):
        return "" if _casualty(w, i) else "pronoun"
    return "" if _in_list(w, i) else "pronoun"


_ADJECTIVAL = cues("exclusions_adjectival")


def _begins_a_range(w: Words, i: int) -> bool:
    """`one to four months`, `one or two hundred`, `one and two thirds`."""
    small = numerals.number_words()
    if w.lower[i + 1] == "per":
        return True
    share = w.lower[i + 1] == "in" or (w.lower[i + 1] == "out" and w.lower[i + 2] == "of")
    if share:
        j = i + (2 if w.lower[i + 1] == "in" else 3)
        return w.kind[j] == "number" or w.lower[j] in small or w.lower[j] == "every"
    tied = w.lower[i + 1] in ("to", "or", "and") or w.hyphen(i + 1)
    return tied and (w.kind[i + 2] == "number" or (w.lower[i + 2] in small and w.lower[i + 2] != "one"))


def _noun_like(w: Words, i: int) -> bool:
    return w.kind[i] == "word" and w.lower[i] not in _NOT_COUNTED


_HARM = cues("exclusions_harm")


def _casualty(w: Words, i: int) -> bool:
    return not _HARM.isdisjoint(w.lower[i + 1 : i + 6])


def _in_list(w: Words, i: int) -> bool:
    """`two in the car, one on the pavement`: another count in the sentence, and `one` not after a noun or article."""
    start, stop = w.sentence(i, 25)
    if w.lower[i - 1] not in (",", "and", ";", "but", ":", "—", "–", "or", "while"):
        return False
    others = (j for j in range(start, stop) if j != i and w.lower[j] != "one" and not w.glued[j])
    return any((w.kind[j] == "number" and w.text[j].isdigit()) or w.lower[j] in numerals.number_words() for j in others)


def _proper(w: Words, i: int) -> bool:
    """A capitalised number word inside a sentence beside another capitalised word: Channel Four, the Seven Sisters."""
    beside = w.capital(i - 1) and not w.opens(i - 1) and w.lower[i - 1] not in ("i",)
    return beside or (w.capital(i + 1) and not w.glued[i + 1])


def amount(w: Words, a: Amount) -> Skip | None:
    """Why an amount that reads well is no figure after all."""
    after = w.lower[a.last + 1]
    if a.kind == "count" and w.hyphen(a.last + 1) and w.lower[a.last + 2] in _compounds() and a.value < 10:
        return a.first, a.last + 2, "compound"
    if a.kind == "count" and not a.numeral.digits and 10 < a.numeral.value < 100 and _spoken_year(w, a):
        return a.first, a.last + 1, "year"
    if a.numeral.value >= numerals.LIMIT:
        return a.first, a.last, "number too long"
    if a.kind == "count" and after in ("et", "eme", "er") and w.glued[a.last + 1]:
        return a.first, a.last, "ordinal"
    if a.numeral.digits and w.text[a.last + 1] == ":" and w.glued[a.last + 1] and w.kind[a.last + 2] == "number":
        return a.first, a.last + 2, "time"
    return None


def _spoken_year(w: Words, a: Amount) -> bool:
    """`nineteen eighty-four`, `twenty twenty`: a number below one hundred with no word between it and another."""
    small = numerals.number_words()
    if w.lower[a.last + 1] not in small or not 16 <= a.numeral.value <= 21:
        return False
    return small[w.lower[a.last + 1]] >= 10 or w.lower[a.last + 1] in ("oh",)
