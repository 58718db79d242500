"""An amount and its neighbours -> an age: 45-year-old, aged 28, Name, 52, he was 86, people under 30."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from checker.quantities.amounts import Amount
from checker.quantities.cues import cues
from checker.quantities.words import QUOTES, Words

_AGED = frozenset({"aged", "age", "ages"})
_PRONOUNS = cues("ages_pronouns")
_BE = cues("ages_be")
_PERSONS = cues("ages_persons")
_THINGS = cues("ages_things")
_LIFE = cues("ages_life")
_GOES_ON = cues("ages_goes_on")
_SINGULAR = cues("ages_singular")
_TENS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
         "nineties": 90, "teens": 13}  # fmt: skip
DECADES = frozenset(_TENS)
_HIS = frozenset({"his", "her", "their", "my", "our", "your"})


def old(w: Words, a: Amount) -> int | None:
    """Last token of `-year-old`, `years old`, `weeks of age` behind a duration or number; None when it is no age.

    `The vessel is 27 years old` states a duration: things have one, persons have an age.
    """
    j = a.last + 1
    if a.kind == "duration":
        if w.hyphen(j) and w.lower[j + 1] in ("old", "olds"):
            return j + 1
        if w.lower[j] in ("old", "olds") and (w.hyphen(a.numeral.last + 1) or not _thing(w, a.first)):
            return j
        if w.lower[j] == "of" and w.lower[j + 1] == "age":
            return j + 1
    if a.kind == "count" and w.lower[j] == "yo" and a.numeral.digits:
        return j
    return None


def _thing(w: Words, first: int) -> bool:
    """Whether the subject of `... is N years old` is a thing: a lower-case noun that names no person."""
    j = first - 1
    while w.lower[j] in (
        "about",
        "nearly",
        "almost",
        "over",
        "than",
        "more",
        "around",
        "only",
        "just",
        "some",
        "at",
        "least",
        "now",
        "roughly",
        "already",
    ):
        j -= 1
    if w.lower[j] not in ("is", "was", "are", "were"):
        return False
    noun = w.lower[j - 1]
    if w.kind[j - 1] != "word":
        return False
    if noun in _PRONOUNS | {"it"} or (w.capital(j - 1) and noun not in ("it",)):
        return noun == "it"
    return noun not in _PERSON_NOUNS


_PERSON_NOUNS = _PERSONS | frozenset(
    [
        "man",
        "woman",
        "boy",
        "girl",
        "victim",
        "suspect",
        "mother",
        "father",
        "son",
        "daughter",
        "brother",
        "sister",
        "wife",
        "husband",
        "driver",
        "gunman",
        "student",
        "teacher",
        "officer",
        "baby",
        "youth",
        "teenager",
        "couple",
        "king",
        "queen",
        "president",
        "minister",
        "actor",
        "actress",
        "singer",
        "author",
        "player",
        "one",
        "mayor",
        "pilot",
        "captain",
        "soldier",
        "patient",
        "elephant",
        "dog",
        "cat",
        "horse",
    ]
)


def before(w: Words, first: int) -> bool:
    """Whether the words before token `first` make a bare number an age: aged 28, at the age of fifteen, age: 5."""
    j = first - 1
    for _ in range(6):
        if w.lower[j] in _AGED:
            return w.lower[j] != "ages" or w.lower[j + 1] in ("of", "between") or first == j + 1
        if w.lower[j] not in (
            "of",
            "between",
            "about",
            "around",
            "under",
            "over",
            "above",
            "from",
            "just",
            "only",
            "at",
            "least",
            "below",
            "approximately",
        ) and not _listed(w, j, first):
            return False
        j -= 1
    return False


def _listed(w: Words, j: int, first: int) -> bool:
    """`aged 24, 27 and 31`: a number or a joint of the list between the word that makes ages and the last of them."""
    if w.kind[first + 1] == "word" and w.lower[first + 1] not in _GOES_ON | _BE:
        return False
    return w.kind[j] == "number" or (w.lower[j] in (",", "and") and w.kind[j - 1] == "number")


def bound(w: Words, first: int) -> tuple[Literal["min", "max"], int, int] | None:
    """`over the age of 18`, `under the age of 5`: the bound before the words that make it an age."""
    if w.lower[first - 3 : first] != ["the", "age", "of"]:
        return None
    word = w.lower[first - 4]
    if word in ("over", "above"):
        return "min", first - 4, first - 1
    return ("max", first - 4, first - 1) if word in ("under", "below") else None


def bare(w: Words, a: Amount) -> bool:
    """Whether a number without a unit is an age by its place: Name, 52, ... | he was 86. | people under 30."""
    if a.kind != "count" or not 0 < a.value < 125 or a.numeral.scale != 1 or a.value != a.value.to_integral_value():
        return False
    if w.lower[a.first - 1] == "of" and w.lower[a.first - 2] in _ONE and w.lower[a.first - 3] in ("a", "the"):
        return w.kind[a.last + 1] != "word" or w.lower[a.last + 1] not in _COUNTED
    return any(told(w, a) for told in (_apposed, _of_pronoun, _of_subject, _of_life)) or _of_group(w, a.first)


# `a man of 62 was found`, but `a father of two`, `a girl of few words`
_ONE = frozenset({"man", "woman", "boy", "girl", "lad", "child", "youth", "lady", "person"})
_COUNTED = frozenset({"words", "years", "months", "children", "sons", "daughters", "percent", "per"})


def _apposed(w: Words, a: Amount) -> bool:
    """`Ms Lind, 51, joined`, `said Len Kersey, 83.`, `Smith (52)`: after a name, shut off by punctuation."""
    i, after = a.first, w.text[a.last + 1]
    closing = after in (",", ".", ";", ")", ":", "—", "–") or after in QUOTES or not after
    if w.text[i - 1] == "(" and after == ")":
        return a.numeral.digits and w.capital(i - 2) and w.capital(i - 3) and not w.headline
    if w.text[i - 1] != "," or not a.numeral.digits or w.glued[i]:
        return w.lower[i - 1] == "now" and w.text[i - 2] == "," and closing and w.capital(i - 3)
    if w.text[a.last + 1] == "." and w.glued[a.last + 2] and w.kind[a.last + 2] == "number":
        return False
    named = (w.capital(i - 2) and w.lower[i - 2] not in _NO_NAMES) or (w.lower[i - 2] in _SINGULAR and after == ",")
    return closing and named and a.value > 4 and not _numbered(w, i, a)


_NO_NAMES = cues("ages_no_names")


def _numbered(w: Words, i: int, a: Amount) -> bool:
    """`Channels 4, 5, 6`: a list of numbers."""
    return w.kind[a.last + 2] == "number" or w.kind[i - 2] == "number" or w.kind[i - 3] == "number"


def _of_pronoun(w: Words, a: Amount) -> bool:
    """`He was 86.`, `because I was 18 and`, `who's three`, `when she was about 57`."""
    j = a.first - 1
    while w.lower[j] in ("about", "only", "just", "already", "now", "still", "nearly", "almost", "around", "then"):
        j -= 1
    after = w.lower[a.last + 1]
    ended = w.kind[a.last + 1] != "word" or after in ("when", "at", "and", "in", "but", "or", "years", "on", "by", "as")
    if not ended or w.text[a.last + 1] in ("%", "-", "/", "°"):
        return False
    if w.lower[j] in ("he's", "she's", "i'm", "who's"):
        return True
    if w.lower[j] == "been" and w.lower[j - 1] == "have":
        j -= 2
        return w.lower[j] in ("would", "must", "might", "may") and w.lower[j - 1] in _PRONOUNS
    return w.lower[j] in _BE and w.lower[j - 1] in _PRONOUNS


def _of_life(w: Words, a: Amount) -> bool:
    """`The singer has died at 85`, `dead at 85`, `retired at 65 after a fall`."""
    if w.lower[a.first - 1] != "at" or w.lower[a.first - 2] not in _LIFE or a.value < 10:
        return False
    return w.kind[a.last + 1] != "word" or w.lower[a.last + 1] in _GOES_ON


def _of_subject(w: Words, a: Amount) -> bool:
    """`Former senator Kay Hagan, ..., was 66.` | `the youngest, a boy from the estate, was 11`."""
    i = a.first
    if (
        w.lower[i - 1] not in ("was", "is")
        or w.kind[a.last + 1] == "word"
        or w.text[a.last + 1] not in (".", ",", "", ";")
    ):
        return False
    start, _ = w.sentence(i, 50)
    if not {"youngest", "oldest", "eldest"}.isdisjoint(w.lower[start:i]):
        return True
    named = w.capital(start) and w.capital(start + 1) and w.lower[start] not in _THINGS
    return w.text[i - 2] == "," and named and a.value > 15


def _of_group(w: Words, first: int) -> bool:
    """`people under 30`, `those under 19`, `children over 12`, `women between 20 and 35`."""
    j = first - 1
    if w.lower[j] not in ("under", "over", "above", "below", "between"):
        return False
    return w.lower[j - 1] in _PERSONS or w.lower[j - 2 : j] in (["the", "age"],)


def group(w: Words, first: int) -> bool:
    """Whether a bare range after `between` gives the ages of persons named before it, or goes on from an age."""
    return _of_group(w, first)


def decade(w: Words, i: int) -> tuple[int, int, Decimal, Decimal] | None:
    """`in his forties`, `her mid-thirties`, `their 40s`: first and last token and the band of ages."""
    low = _TENS.get(w.lower[i])
    last = i
    if low is None:
        if not (w.kind[i] == "number" and w.lower[i + 1] in ("s", "'s") and w.glued[i + 1] and w.text[i].isdigit()):
            return None
        low, last = int(w.text[i]), i + 1
        if low % 10 or not 20 <= low <= 100:
            return None
    j = i - 1
    while w.lower[j] in ("early", "mid", "late", "-", "–", "to"):
        j -= 1
    if w.lower[j] not in _HIS:
        return None
    return i, last, Decimal(low), Decimal(19 if low == 13 else low + 9)
