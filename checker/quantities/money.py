"""A number and the words around it -> an amount of money in an ISO 4217 currency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from checker.lexicon import load
from checker.quantities.cues import cues
from checker.quantities.words import Words


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency with the words and signs that name it; `nations` tell which dollar, pound or peso is meant."""

    code: str
    name: str
    example: str
    words: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """A currency found beside a number: the tokens it covers and what one unit of the number is worth in it.

    `open` tells that only the sign "$" or the word "dollar", "cent" stood there, without a country.
    """

    code: str
    first: int
    last: int
    worth: Decimal = Decimal(1)
    open: bool = False


# words that several currencies share; each has its entry in _nations() besides the default
_SHARED = cues("money_shared")
# letters that are a currency only when they stand directly at the number: R500m, RM40, kr200
_GLUED_ONLY = cues("money_glued_only")
_OPEN = cues("money_open")
# of these, single letters that names and models carry too: a sum is told by its commas or its magnitude
_SUMS_ONLY = cues("money_sums_only")


@cache
def currencies() -> tuple[Currency, ...]:
    """All currencies, in the order of the word list."""
    return load("currencies", "currency", Currency)


@cache
def _signs() -> dict[str, str]:
    return {sign: c.code for c in reversed(currencies()) for sign in c.signs}


@cache
def _words() -> dict[str, tuple[str, Decimal]]:
    found = {word: (c.code, Decimal("0.01")) for c in reversed(currencies()) for word in c.minor}
    found |= {word: (c.code, Decimal(1)) for c in reversed(currencies()) for word in c.words}
    return found


@cache
def _nations() -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for currency in currencies():
        for nation in currency.nations:
            key = tuple(nation.split())
            found[key] = (*found.get(key, ()), currency.code)
    return found


@cache
def _kinds() -> dict[str, str]:
    """ISO code -> the shared word its currency goes by (AUD: dollar)."""
    kinds = "dollar pound peso rupee franc krone krona króna dinar rial riyal shilling won lira ruble dirham kwacha som"
    return {c.code: kind for c in currencies() for kind in kinds.split() if c.name.split()[-1] == kind}


def is_prefix(w: Words, i: int) -> bool:
    """Whether token i ends a currency sign or code that stands before a number."""
    return _prefix(w, i) is not None


def _prefix(w: Words, i: int) -> tuple[str, int] | None:
    """ISO code and first token of the sign or code that ends at token i."""
    signs = _signs()
    if w.lower[i] == "." and w.lower[i - 1] == "rs" and w.glued[i]:
        i -= 1
    surface = w.lower[i]
    if w.kind[i] == "sign":
        before = w.lower[i - 1]
        if w.kind[i - 1] == "word" and w.glued[i] and before + surface in signs:
            return signs[before + surface], i - 1
        if surface not in signs:
            return None
        if before in ("us", "u.s.") and w.text[i - 1].isupper() and surface == "$":
            return "USD", i - 1
        return signs[surface], i
    if w.kind[i] != "word" or surface not in signs:
        return None
    if not w.text[i].isupper() and surface not in (
        "rs",
        "rs.",
        "rp",
        "tk",
        "ksh",
        "kshs",
        "sh",
        "shs",
        "dh",
        "dhs",
        "sfr",
        "zł",
    ):
        return None
    if surface in _GLUED_ONLY and not (w.glued[i + 1] and (len(surface) < 3 or w.kind[i + 1] == "number")):
        return None
    if surface in _SUMS_ONLY and not _is_sum(w, i + 1):
        return None
    return signs[surface], i


def _is_sum(w: Words, i: int) -> bool:
    """`N77,000`, `P1.2 billion`, `N35m`: no name or model is written so, unlike the N95 mask."""
    scale = w.lower[i + 2] if w.hyphen(i + 1) else w.lower[i + 1]
    return "," in w.text[i] or scale in _SCALES


_SCALES = frozenset({"million", "billion", "trillion", "bn", "tn", "m"})


def before(w: Words, first: int) -> Money | None:
    """The currency whose sign stands before the number that begins at `first`."""
    j = first - 1
    if w.text[j] in ("-", "−") and w.glued[first]:
        j -= 1
    found = _prefix(w, j)
    if found is None:
        return None
    code, start = found
    return Money(code, start, first - 1, open=code == "USD" and w.lower[start] == "$")


def after(w: Words, last: int, scaled: bool) -> Money | None:
    """The currency named after the number that ends at `last`; `scaled`: a magnitude word came before it.

    `pounds` without a magnitude are weight unless the segment speaks of sterling elsewhere.
    """
    j = last + 2 if w.hyphen(last + 1) else last + 1
    code = ""
    for length in (2, 1):
        codes = _nations().get(tuple(w.lower[j : j + length]))
        if codes and (named := _named(w.lower[j + length], codes)):
            return Money(named, last + 1, j + length)
        if codes and w.lower[j + length] in ("dollars", "dollar"):
            code = next((c for c in codes if _kinds().get(c) == "dollar"), "")
            if code:
                return Money(code, last + 1, j + length)
    word = w.lower[j]
    if w.kind[j] == "sign":
        sign = _signs().get(word)
        standing = w.kind[j + 1] != "number" or w.kind[j - 1] == "number"
        return Money(sign, last + 1, j, open=sign == "USD") if sign and standing and not _opens_next(w, j) else None
    if w.kind[j] != "word":
        return None
    if len(word) == 4 and word[0] == "m" and w.text[j].isupper() and word[1:] in _signs():
        return Money(_signs()[word[1:]], last + 1, j, Decimal(10**6))
    if word in _signs() and w.text[j].isupper() and len(word) == 3 and (word not in _GLUED_ONLY or w.glued[j]):
        return Money(_signs()[word], last + 1, j)
    entry = _words().get(word)
    if entry is None or not _is_money(w, j, word, scaled):
        return None
    if word in ("pound", "pounds") and w.lower[j + 1] == "sterling":
        return Money("GBP", last + 1, j + 1)
    return Money(entry[0], last + 1, j, entry[1], open=word in _OPEN)


def _opens_next(w: Words, i: int) -> bool:
    """In `sold 5 $10 tickets` the sign belongs to the number after it."""
    return w.glued[i + 1] and w.kind[i + 1] == "number" and not w.glued[i]


def _named(word: str, codes: tuple[str, ...]) -> str:
    """The currency of a nation when its shared word follows: Canadian + dollars."""
    if word not in _SHARED and word not in _words():
        return ""
    single = {
        "reais": "real",
        "kronor": "krona",
        "kroner": "krone",
        "lire": "lira",
        "roubles": "ruble",
        "rouble": "ruble",
    }
    stem = single.get(word, word[:-1] if word.endswith("s") else word)
    for code in codes:
        kind = _kinds().get(code, "")
        if kind == stem or (kind in ("krona", "krone", "króna") and stem in ("krona", "krone")):
            return code
        currency = next(c for c in currencies() if c.code == code)
        if word in currency.words:
            return code
    return ""


_STERLING = frozenset({"£", "sterling", "pence", "gbp"})


def _is_money(w: Words, i: int, word: str, scaled: bool) -> bool:
    if word == "p":
        return w.glued[i] and w.text[i] == "p"
    if word in ("pound", "pounds", "quid"):
        weight = w.lower[i + 1] == "of" or w.hyphen(i - 1)
        return word == "quid" or scaled or (not weight and not _STERLING.isdisjoint(w.vocabulary()))
    if word in (
        "real",
        "won",
        "try",
        "sol",
        "som",
        "all",
        "rand",
        "dong",
        "kip",
        "lek",
        "dram",
        "fen",
        "sen",
        "sterling",
    ):
        plain = scaled or w.kind[i - 1] == "number"
        return plain and w.text[i][0].islower() and not (word == "won" and _wins(w, i)) and word != "real"
    return True


def _wins(w: Words, i: int) -> bool:
    """`In 2019, 40 won seats` and `of the 12 won` are verbs; 40 million won is money."""
    value = w.text[i - 1]
    return (w.kind[i - 1] == "number" and len(value) < 5) or w.lower[i + 1] in (
        "the",
        "a",
        "an",
        "by",
        "seats",
        "their",
    )
