"""Texts and pages made to break a reader: name -> text. Each is answered, or refused with a reason, within seconds."""

from __future__ import annotations

from collections.abc import Callable

SENTENCE = "Officials said 12 people were hurt and the mayor put the damage at $3 million. "


def texts() -> dict[str, Callable[[], str]]:
    """The hostile texts, each made only when it is asked for."""
    return {
        "empty": lambda: "",
        "one character": lambda: "7",
        "white space": lambda: " \n\t\r\n\u2003" * 50,
        "digit run": lambda: "9" * 1_000_000,
        "comma groups": lambda: "1" + ",000" * 100_000,
        "number words": lambda: "one hundred " * 5_000,
        "magnitudes": lambda: "million " * 2_000,
        "exponent": lambda: "The debt rose to 1e999999999 dollars, or 10^999999999 euros.",
        "spaces": lambda: "About" + " " * 100_000 + "12 people died.",
        "no space": lambda: "a" * 1_000_000,
        "no space, digits between": lambda: "a1" * 200_000,
        "one long sentence": lambda: " ".join(f"and {n} men" for n in range(33_334)),
        "quotes unbalanced": lambda: "“" * 10_000 + " he said 12 people died",
        "quotes nested": lambda: "“‘" * 5_000 + "12" + "’”" * 5_000,
        "apostrophes": lambda: "'" * 20_000 + SENTENCE,
        "brackets": lambda: "(" * 20_000 + "12" + ")" * 20_000,
        "hyphens": lambda: "12-" * 20_000,
        "dashes": lambda: "12–" * 20_000,
        "ranges": lambda: "from 3 to " * 4_000,
        "or": lambda: "3 or " * 4_000,
        "percent": lambda: "%" * 50_000 + "12%",
        "currency": lambda: "$" * 50_000 + "12",
        "dots": lambda: "1." * 50_000,
        "nul": lambda: SENTENCE.replace(" ", "\0") + "\0" * 1_000 + SENTENCE,
        "bidi": lambda: "\u202e" + SENTENCE + "\u2066\u2067 12 dead \u2069" * 200,
        "zero width": lambda: "1\u200b2 \ufeffpeople\u200d died. " * 500,
        "combining": lambda: "1" + "\u0301" * 20_000 + "2 people died.",
        "astral": lambda: "\U0001f469\u200d\U0001f692 12 \U0001d7cf\U0001d7d0 people died. " * 500,
        "lone surrogate": lambda: "Officials said \ud800 12 people \udfff died.",
        "controls": lambda: "".join(map(chr, range(32))) + SENTENCE + "\x7f\x80\x9f" + SENTENCE,
        "line ends": lambda: "12 dead\r\n\n\r\v\f\x1c\x85\u2028\u2029" * 500,
        "paragraphs": lambda: "At least 12 of the men died.\n\n" * 2_000,
        "one sentence again": lambda: SENTENCE * 1_000,
        "said he said": lambda: "he said that she said that " * 2_000 + "12 people died.",
        "according to": lambda: "according to " * 5_000 + "police, 12 died.",
        "capitals": lambda: "Police Chief Mayor " * 5_000 + "said 12 died.",
        "acronyms": lambda: "National Agency (NA) " * 2_000 + "said 12 died.",
        "and": lambda: "12 and " * 4_000 + "12 in all",
        "of them": lambda: "Of them, 12 of the " * 3_000,
        "markup": lambda: "<b>" * 10_000 + "12 people died" + "</b>" * 10_000,
        "binary": lambda: bytes(range(256)).decode("latin-1") * 400,
    }


def pages() -> dict[str, Callable[[], str]]:
    """The hostile pages, each made only when it is asked for."""
    return {
        "nested tags": lambda: "<b>" * 100_000 + SENTENCE + "</b>" * 100_000,
        "nested blocks": lambda: "<div>" * 100_000 + SENTENCE + "</div>" * 100_000,
        "nested tables": lambda: "<table><tr><td>" * 30_000 + SENTENCE,
        "nested lists": lambda: "<ul><li>" * 50_000 + SENTENCE,
        "never closed": lambda: "<p>12 of the men<b>" * 20_000,
        "only closed": lambda: "</p></b></div>" * 30_000 + SENTENCE,
        "misnested": lambda: "<b><p></b></p>" * 30_000 + SENTENCE,
        "comments": lambda: "<!--" * 100_000 + SENTENCE,
        "half tags": lambda: "<a href='" * 100_000 + SENTENCE,
        "less-than signs": lambda: "<" * 200_000 + SENTENCE,
        "one tag": lambda: "<p " + "a=1 " * 100_000 + ">" + SENTENCE,
        "references": lambda: "&#x110000;&#xd800;&#0;&amp" * 20_000 + SENTENCE,
        "digits apart": lambda: "<b>1</b>" * 50_000 + " people died.",
    }
