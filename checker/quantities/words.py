"""Text of a segment -> its words, numbers and signs, in one linear scan. All offsets count within that text."""

from __future__ import annotations

import re
import unicodedata

# characters that do not show and may stand inside a number after copying from a web page
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_THIN = "\u00a0\u2007\u2008\u2009\u202f"
_D = rf"\d(?:[{_UNSEEN}]*\d)*"
_TOKEN = re.compile(
    rf"""
    (?P<link>https?://\S+|www\.\S+|[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}})+|[@\#][^\W\d_]\w*)
  | (?P<number>\d{{1,3}}(?:[ {_THIN}]\d{{3}})+(?!\d)(?:[.,]\d+)?
              | {_D}(?:[{_UNSEEN}]*[.,'’٬٫][{_UNSEEN}]*{_D})*)
  | (?P<word>(?:[^\W\d_]\.){{2,}}|[^\W\d_]+(?:['’][^\W\d_]+)*)
  | (?P<sign>\S)
    """,
    re.VERBOSE,
)
_PLAIN_SPACE = re.compile(r"\d{1,3}(?: \d{3})+")
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212~\uff0d\u301c")
QUOTES = frozenset("\"'“”‘’«»")
PAD = 8


class Words:
    """The tokens of one segment as parallel lists, padded on both sides with empty ones.

    `lower` is folded for look-ups, `text` the surface; `glued` tells that no space stands before the token; `headline`
    that the words are set in title case, where a capital is no sign of a name. Tokens run
    from `first` to `stop`; anything within eight of them can be read without a bounds check.
    """

    __slots__ = ("_vocabulary", "end", "first", "glued", "headline", "kind", "lower", "source", "start", "stop", "text")

    def __init__(self, source: str, headline: bool = False) -> None:
        self.source = source
        self.text: list[str] = [""] * PAD
        self.lower: list[str] = [""] * PAD
        self.kind: list[str] = [""] * PAD
        self.start: list[int] = [0] * PAD
        self.end: list[int] = [0] * PAD
        self.glued: list[bool] = [False] * PAD
        end = 0
        for match in _TOKEN.finditer(source):
            kind = match.lastgroup or "sign"
            surface, start = match.group(), match.start()
            if kind == "number" and " " in surface and self._follows_a_date(surface):
                for part in re.finditer(r"\S+", surface):
                    self._add("number", part.group(), start + part.start(), end)
                    end = start + part.end()
                continue
            self._add(kind, surface, start, end)
            end = match.end()
        self.first = PAD
        self.stop = len(self.text)
        for column, empty in ((self.text, ""), (self.lower, ""), (self.kind, "")):
            column.extend([empty] * PAD)
        self.start.extend([len(source)] * PAD)
        self.end.extend([len(source)] * PAD)
        self.glued.extend([False] * PAD)
        self.headline = self._title_case(headline)
        self._vocabulary: frozenset[str] | None = None

    def _add(self, kind: str, surface: str, start: int, end: int) -> None:
        self.text.append(surface)
        self.lower.append(surface.lower().replace("’", "'") if kind == "word" else surface)
        self.kind.append(kind)
        self.start.append(start)
        self.end.append(start + len(surface))
        self.glued.append(start == end and start > 0)

    def _follows_a_date(self, surface: str) -> bool:
        """In `on May 12 300 people` the space divides two numbers, in `killed 12 300 people` it groups one."""
        return bool(_PLAIN_SPACE.match(surface)) and (self.lower[-1] in MONTHS or self.lower[-1] in _NUMBERED)

    def _title_case(self, headline: bool) -> bool:
        """Whether nearly every longer word begins with a capital, so that capitals tell nothing of names."""
        longer = [t for t in self.text if len(t) > 3 and t.isalpha()]
        if len(longer) < 3:
            return headline
        return len(longer) < 40 and sum(t[0].isupper() for t in longer) >= 0.8 * len(longer)

    def vocabulary(self) -> frozenset[str]:
        """All words and signs of the segment, folded."""
        if self._vocabulary is None:
            self._vocabulary = frozenset(self.lower)
        return self._vocabulary

    def capital(self, i: int) -> bool:
        """Whether the token is a word that begins with a capital letter."""
        return self.kind[i] == "word" and self.text[i][0].isupper()

    def opens(self, i: int) -> bool:
        """Whether the token begins the segment or a sentence, perhaps after an opening quotation mark or bracket."""
        j = i - 1
        while self.text[j] in QUOTES or self.text[j] in ("(", "[", "—", "–"):
            j -= 1
        return j < self.first or self.text[j] in (".", "!", "?", ":", "•", "*")

    def hyphen(self, i: int) -> bool:
        """Whether the token is a dash that ties its neighbours together without spaces."""
        return self.text[i] in DASHES and self.glued[i] and self.glued[i + 1]

    def match(self, i: int, phrase: tuple[str, ...]) -> bool:
        """Whether these words stand at i."""
        return all(self.lower[i + n] == word for n, word in enumerate(phrase))

    def surface(self, first: int, last: int) -> str:
        """The text from one token to another, inclusive."""
        return self.source[self.start[first] : self.end[last]]

    def sentence(self, i: int, reach: int = 60) -> tuple[int, int]:
        """First and last token (exclusive) of the sentence around i, looking at most `reach` tokens to either side."""
        first = i
        while first > self.first and i - first < reach and not self._ends(first - 1):
            first -= 1
        last = i
        while last < self.stop and last - i < reach and not self._ends(last):
            last += 1
        return first, last

    def _ends(self, i: int) -> bool:
        if self.text[i] not in (".", "!", "?"):
            return False
        after = i + 1
        while self.text[after] in QUOTES or self.text[after] == ")":
            after += 1
        return not self.text[after] or (not self.glued[after] and not self.text[after][0].islower())


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_NUMBERED = frozenset({"flight", "route", "highway", "article", "section", "page", "no", "number", "chapter", "boeing"})


def ascii_digits(surface: str) -> str:
    """A number's surface with full-width, Arabic-Indic and other digits as ASCII and unseen characters dropped."""
    if surface.isascii():
        return surface
    kept = (c for c in surface if c not in _UNSEEN)
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in kept)
    return plain.replace("٬", ",").replace("٫", ".").replace("’", "'").translate({ord(c): " " for c in _THIN})
