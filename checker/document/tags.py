"""HTML source -> its tags and the text between them, by the rules of the HTML standard and in linear time.

Every search either ends at the first hit or consumes the rest of the source, so that no input is read twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "title", "textarea"))

_TAG = re.compile(
    r"""</?([a-zA-Z][^\s/>]*+)((?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|(?=>)))?+)*+)>"""
)
_ATTRIBUTE = re.compile(r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+))?+)?+""")
_COMMENT_END = re.compile(r"--!?>")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
_REFERENCE = re.compile(r"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[a-zA-Z][a-zA-Z0-9]{0,31}+;?)")
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: `name` in small letters, its place in the source, and its attributes as they are written."""

    name: str
    start: int
    end: int
    closing: bool
    attributes: str

    @property
    def closes_itself(self) -> bool:
        """Whether it ends in a slash, which only means something within svg and math."""
        return self.attributes.endswith("/")

    def attribute(self, name: str) -> str | None:
        """The value of an attribute, or None; the first counts if it is given twice."""
        if name not in self.attributes.lower():
            return None
        for match in _ATTRIBUTE.finditer(self.attributes):
            if match[1].lower() == name:
                value = match[2] or match[3] or match[4] or ""
                return "".join(text for text, _, _ in references(value, 0, len(value))) if "&" in value else value
        return None


@dataclass(frozen=True, slots=True)
class Text:
    """What stands between two tags; in `raw` text a `&` is just a `&`."""

    start: int
    end: int
    raw: bool = False


def scan(source: str) -> Iterator[Tag | Text]:
    """The tags and texts of an HTML source in order; comments, doctypes and broken ends are passed over."""
    position, text_from, size = 0, 0, len(source)
    while True:
        opening = source.find("<", position)
        if opening < 0:
            break
        after = source[opening + 1 : opening + 3]
        letter = after[1:] if after[:1] == "/" else after[:1]
        if letter.isascii() and letter.isalpha():
            pass
        elif after[:1] in ("!", "?") or (after[:1] == "/" and letter):
            if text_from < opening:
                yield Text(text_from, opening)
            position = text_from = _after_comment(source, opening)
            continue
        else:
            position = opening + 1
            continue
        if text_from < opening:
            yield Text(text_from, opening)
        match = _TAG.match(source, opening)
        if not match:  # the source ends within this tag
            return
        tag = Tag(match[1].lower(), opening, match.end(), after[:1] == "/", match[2])
        yield tag
        position = text_from = match.end()
        if tag.name in RAW and not tag.closing:
            end = _RAW_END[tag.name].search(source, position)
            position = text_from = end.start() if end else size
            if match.end() < position:
                yield Text(match.end(), position, raw=True)
    if text_from < size:
        yield Text(text_from, size)


def _after_comment(source: str, opening: int) -> int:
    if source.startswith("<!--", opening):
        end = _COMMENT_END.search(source, opening + 2)
        if end and end.end() - end.start() == 4 and end.start() < opening + 4:
            end = _COMMENT_END.search(source, opening + 4)
        return end.end() if end else len(source)
    closing = source.find(">", opening)
    return closing + 1 if closing >= 0 else len(source)


def references(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The stretches of a text with what they stand for: character references resolved, the rest as it is."""
    position = start
    for match in _REFERENCE.finditer(source, start, end):
        value, length = _resolved(match.group())
        if not length:
            continue
        if position < match.start():
            yield source[position : match.start()], position, match.start()
        position = match.start() + length
        yield value, match.start(), position
    if position < end:
        yield source[position:end], position, end


def _resolved(reference: str) -> tuple[str, int]:
    """What a reference stands for and how much of it was read; length 0 when it is none."""
    if reference[1] == "#":
        digits = reference[2:].rstrip(";")
        base = 16 if digits[0] in "xX" else 10
        digits = digits.lstrip("xX").lstrip("0") or "0"
        number = int(digits, base) if len(digits) < _LONGEST_NUMBER else 0
        return _character(number), len(reference)
    name = reference[1:]
    if name in html5:
        return html5[name], len(reference)
    for length in range(len(name) - 1, 1, -1):  # `&ampx` is `&x`: old names need no semicolon
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return "", 0


def _character(number: int) -> str:
    if 0x80 <= number <= 0x9F:
        return bytes([number]).decode("cp1252", errors="ignore") or chr(number)
    if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    return chr(number)
