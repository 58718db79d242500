"""Attributions -> the same, where a denied figure has the source whose claim it is: never the one who denies it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model import Attribution, Evidence, Quantity, Source


def claimed(found: Sequence[Quantity], attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """A denied figure without a source takes that of the same figure where it is asserted, the nearest before first."""
    settled = []
    for number, (quantity, attribution) in enumerate(zip(found, attributions, strict=True)):
        if attribution.stance == "denies" and attribution.source is None:
            claim = _claim(number, quantity, found, attributions)
            if claim is not None:
                evidence = (*claim.evidence, Evidence("attributions.denied_claim", quantity.span))
                source = replace(claim, resolved_by="denied_claim", confidence=0.8, stance="denies", evidence=evidence)
                attribution = replace(attribution, source=source)
        settled.append(attribution)
    return tuple(settled)


def _claim(
    number: int, quantity: Quantity, found: Sequence[Quantity], attributions: Sequence[Attribution]
) -> Source | None:
    before = range(number - 1, -1, -1)
    after = range(number + 1, len(found))
    for other in [*before, *after]:
        same = found[other]
        asserted = attributions[other]
        if asserted.source is None or asserted.stance != "asserts":
            continue
        if (same.kind, same.unit, same.low, same.high) == (quantity.kind, quantity.unit, quantity.low, quantity.high):
            claim: Source = asserted.source
            return claim
    return None
