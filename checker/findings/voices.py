"""Two figures -> whether one and the same voice gives both: the article's own, or one source."""

from __future__ import annotations

import re

from checker.model import Figure

_STOPS = frozenset("the a an of and for in mr mrs ms dr its their his her this that s".split())  # noqa: SIM905


def same(first: Figure, second: Figure) -> bool:
    """Whether both are the article's own, or of one source by name."""
    one, two = first.source, second.source
    if one is None or two is None:
        return one is two
    return agree(one.name, two.name)


def agree(one: str, two: str) -> bool:
    """Whether two names are of one source: equal, or one's words are all in the other."""
    a, b = _words(one), _words(two)
    if not a or not b:
        return one.casefold() == two.casefold()
    return (a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))) or a == b


def _words(name: str) -> list[str]:
    return [w for w in re.findall(r"\w+", name.casefold()) if w not in _STOPS]
