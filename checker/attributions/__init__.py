"""Document and quantities -> who vouches for each quantity, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

from checker.attributions.attribute import Attributor
from checker.attributions.denials import claimed
from checker.attributions.reach import segments_needed
from checker.document import Document
from checker.model import Attribution, Quantity

__all__ = ["attribute", "needed"]


def needed(document: Document, found: Sequence[Quantity]) -> set[int]:
    """The segments without a quantity that must be parsed all the same, since an attribution runs through them."""
    return segments_needed(document, found)


def attribute(document: Document, found: Sequence[Quantity]) -> tuple[Attribution, ...]:
    """The attribution of each quantity, in their order."""
    if not found:
        return ()
    attributor = Attributor(document)
    return claimed(found, [attributor.attribution(quantity) for quantity in found])
