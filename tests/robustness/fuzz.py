"""Coverage-guided fuzzing with atheris: python -m tests.robustness.fuzz -max_total_time=600 [CORPUS]"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["checker"]):
    import checker
    import checker.pipeline
    from tests.robustness import invariants

_TOKENS = """12 1,500 $3 million 40 percent dozens said according to police told killed injured about at least (64 km)
of them rose from to by “ ” ‘ ’ he she the Zelensky NIS"""
TOKENS = [*_TOKENS.split(), "\n\n"]


def once(data: bytes) -> None:
    """One input: the bytes pick words and characters."""
    provider = atheris.FuzzedDataProvider(data)
    pieces = []
    while provider.remaining_bytes() and len(pieces) < 200:
        if provider.ConsumeBool():
            pieces.append(TOKENS[provider.ConsumeIntInRange(0, len(TOKENS) - 1)])
        else:
            pieces.append(provider.ConsumeUnicode(8))
    text = " ".join(pieces)
    try:
        report = checker.check(text)
    except checker.CheckerError:
        return
    invariants.hold(text, report)


if __name__ == "__main__":
    checker.check("Officials said 12 people were hurt.")
    atheris.Setup(sys.argv, once)
    atheris.Fuzz()
