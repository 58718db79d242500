"""Scores the checker on annotated articles and prints the table.

python -m tests.evaluation                     the project's own articles, against the scores committed
python -m tests.evaluation -v                  the same, with every fault
python -m tests.evaluation --commit            write tests/evaluation/scores.json anew
python -m tests.evaluation --gold FOLDER       other annotated articles in the same format
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.evaluation import record, tables
from tests.evaluation.gold import GOLD


def main() -> int:
    """Score, print, compare; 1 when a measure fell."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description="Score the checker.")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of sets of annotated articles")
    parser.add_argument("--set", help="one set only")
    parser.add_argument("--commit", action="store_true", help="make these the scores to hold")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every fault")
    options = parser.parse_args()
    scores = record.measure(options.gold, options.set)
    print(tables.table(scores))
    if options.verbose:
        print("\n".join(fault for score in scores.values() for fault in score.faults))
    if options.gold != GOLD or options.set:
        return 0
    if options.commit:
        record.commit(scores)
    change = record.compare(scores, record.committed())
    print(change.told())
    return 1 if change.dropped else 0


if __name__ == "__main__":
    raise SystemExit(main())
