"""An HTML tag -> what it means to a reader: whether it begins a block, of which kind, and whether it is seen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from checker import lexicon
from checker.document.tags import Tag
from checker.model import SegmentKind


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
BLOCKS = _names(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul xmp listing"
)
UNSEEN = _names(
    "audio canvas datalist head iframe noembed noframes noscript object script select style svg template "
    "textarea title video del s strike rp"
)  # a figure that is struck out has been withdrawn
FOREIGN = frozenset(("svg", "math"))
BARRIERS = _names("applet caption html marquee object td template th")
INLINE = _names("a b big code em font i nobr s small strike strong tt u")

_KINDS: dict[str, SegmentKind] = {
    "h1": "headline",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "summary", "legend", "dt"), "heading"),
    **dict.fromkeys(("li", "dd"), "list_item"),
    **dict.fromkeys(("td", "th"), "table_cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
}
_KEEPING = frozenset(("list_item", "table_cell", "caption", "note"))  # a paragraph within one is still of that kind
_GIVING_WAY = (("headline", "heading"), ("headline", "heading", "list_item"))  # the latter within notes
_CLOSES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("dd", "dt"), frozenset(("dd", "dt"))),
    **dict.fromkeys(("td", "th"), frozenset(("td", "th"))),
    "tr": frozenset(("tr",)),
    **dict.fromkeys(("tbody", "thead", "tfoot"), frozenset(("tbody", "thead", "tfoot"))),
    "li": frozenset(("li",)),
    "option": frozenset(("option",)),
}
_WITHIN = {
    "li": ("ul", "ol", "menu", "dir"),
    "dd": ("dl",),
    "dt": ("dl",),
    **dict.fromkeys(("td", "th", "tr", "tbody", "thead", "tfoot"), ("table",)),
}
_CLOSES_NO_PARAGRAPH = _names("html body table tbody thead tfoot tr td th caption col colgroup option")
_IN_HEAD = _names("base head html link meta noframes noscript script style template title")
_NOT_DISPLAYED = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ClassName:
    """A word in the class names of newsrooms' templates that tells what a block is."""

    words: str
    kind: SegmentKind
    example: str


@dataclass(slots=True)
class Element:
    """An open element. `unseen` and `kind` hold for all that it contains."""

    name: str
    depth: int
    unseen: bool
    kind: SegmentKind | None
    preformatted: bool
    classed: Element | None = None  # the element whose class name gave the kind
    gone: bool = False


@dataclass(slots=True)
class Elements:
    """The elements open at a place of the source. Each of its steps takes constant time on average."""

    _open: list[Element] = field(default_factory=list)
    _by_name: dict[str, list[Element]] = field(default_factory=dict)
    _unseen: int = 0
    foreign: int = 0
    ended: bool = False  # whether the last step ended a block that was seen

    @property
    def seen(self) -> bool:
        return not self._unseen

    @property
    def kind(self) -> SegmentKind | None:
        return self._open[-1].kind if self._open else None

    @property
    def classed(self) -> Element | None:
        return self._open[-1].classed if self._open else None

    @property
    def preformatted(self) -> bool:
        return bool(self._open) and self._open[-1].preformatted

    def is_open(self, name: str) -> bool:
        """Whether an element of this name is open."""
        return bool(self._by_name.get(name))

    def open(self, tag: Tag) -> None:
        """Open an element, and close those that its beginning ends: a paragraph ends where a list begins."""
        name, self.ended = tag.name, False
        if name not in _IN_HEAD:
            self.leave_head()
        self._end_implied(name)
        if name in VOID or (tag.closes_itself and (self.foreign or name in FOREIGN)):
            return
        above = self._open[-1] if self._open else None
        own = _KINDS.get(name)
        classed = None if own else _by_class(tag)
        kind = own or classed or (above.kind if above else None)
        if above and above.kind in _KEEPING and kind in _GIVING_WAY[above.kind == "note"]:
            kind = above.kind
        element = Element(
            name,
            len(self._open),
            name in UNSEEN or _is_hidden(tag),
            kind,
            name in ("pre", "listing", "xmp") or bool(above and above.preformatted),
        )
        element.classed = element if classed else above.classed if above and not own else None
        self._open.append(element)
        self._by_name.setdefault(name, []).append(element)
        self._unseen += element.unseen
        self.foreign += name in FOREIGN

    def leave_head(self) -> None:
        """End the head of the document, as words and most elements do that stand in it."""
        if self._open and self._open[-1].name == "head":
            self._pop_to(self._open[-1])

    def close(self, name: str) -> None:
        """Close the innermost element of this name, and what is open in it; an end tag without one says nothing."""
        named = self._by_name.get(name)
        self.ended = not named and name == "p" and self.seen  # it stands for an empty paragraph
        if not named:
            return
        if name in INLINE:
            self._end(named[-1])
            while self._open and self._open[-1].gone:
                self._open.pop()
        elif name in BARRIERS or name in ("table", "tr", "tbody", "thead", "tfoot") or not self._is_fenced(named[-1]):
            self._pop_to(named[-1])

    def _end_implied(self, name: str) -> None:
        if name in BLOCKS and name not in _CLOSES_NO_PARAGRAPH:
            paragraph = self._by_name.get("p")
            if paragraph and not self._is_fenced(paragraph[-1]):
                self._pop_to(paragraph[-1])
        for other in _CLOSES.get(name, ()):
            named = self._by_name.get(other)
            if named and not any(
                holder and holder[-1].depth > named[-1].depth
                for holder in (self._by_name.get(within) for within in _WITHIN.get(name, ()))
            ):
                self._pop_to(named[-1])

    def _is_fenced(self, element: Element) -> bool:
        """Whether a table cell or the like stands between the element and here, through which no end tag reaches."""
        return any(
            named and named[-1].depth > element.depth for named in (self._by_name.get(name) for name in BARRIERS)
        )

    def _pop_to(self, element: Element) -> None:
        while True:
            last = self._open.pop()
            self._end(last)
            if last is element:
                break
        while self._open and self._open[-1].gone:
            self._open.pop()

    def _end(self, element: Element) -> None:
        if not element.gone:
            element.gone = True
            self.ended |= self.seen and element.name in BLOCKS
            self._by_name[element.name].pop()  # what ends is always the innermost of its name
            self._unseen -= element.unseen
            self.foreign -= element.name in FOREIGN


def _is_hidden(tag: Tag) -> bool:
    if not tag.attributes:
        return False
    if tag.attribute("hidden") is not None or (tag.name == "dialog" and tag.attribute("open") is None):
        return True
    style = tag.attribute("style")
    return style is not None and _NOT_DISPLAYED.search(style) is not None


@cache
def _classes() -> dict[str, SegmentKind]:
    return {entry.words: entry.kind for entry in lexicon.load("segments", "class", ClassName)}


def _by_class(tag: Tag) -> SegmentKind | None:
    names = tag.attribute("class") if tag.attributes else None
    if not names:
        return None
    words = re.split(r"[^a-z]+", names[:500].lower())
    return next((_classes()[word] for word in words if word in _classes()), None)
