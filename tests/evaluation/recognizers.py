"""Score the quantities stage against the recognizers-text cases (MIT), when that folder is at hand.

    python -m tests.evaluation.recognizers [FOLDER] [-v]

Each case is a sentence with the numbers, ranges, percentages, ages, amounts of money, dimensions and temperatures to be
found in it. A case is right when each of its results is found with the right value at the right place, and a negative
case when nothing of its kind is found. Cases that no news checker should read are left out, each kind with its reason.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from checker.model import Quantity, Segment, Span
from checker.quantities import read

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "recognizers-text"
MODELS = ("Number", "NumberRange", "Percent", "Age", "Currency", "Dimension", "Temperature")
KINDS = {
    "Percent": {"percent"}, "Age": {"age"}, "Currency": {"money"}, "Dimension": {"measure"}, "Temperature": {"measure"},
}  # fmt: skip

# (models, pattern on the sentence, reason); the first that matches leaves a case out
LEFT_OUT = [
    ("Number", r"\d\^|\de[+\d-]|x10\^", "formulas and powers: notation is skipped as such"),
    ("Number", r"\b(?:one|1|2000) over ", "`1 over 3` as a fraction: in news `over` is a bound"),
    ("Number", r"(?:fifths?|firsts?|twenty-fifth|eighths|trillionths?|hundredths?)\b|one - fourth|^a (?:half|fifth)$"
     r"|and (?:one|two|three|five) ?(?:thirds|fourth|half|quarters|ninths)|and a (?:half|quarter) million|and a fourth",
     "arithmetic of fractions in words (one hundred thirty-two fifths)"),
    ("Number", r"\d+ (?:thousand|hundred)\b.* and \d|^4000 3 hundred|3 hundred and one", "digits and words mixed"),
    ("Number", r"\d +[kGM]$|- 10 +k|^10G$|dzs|dozs|nrs?\. ", "computer shorthand and lists of exercises"),
    ("Number", r"192\.168|5/17/2018|222-2222|SCP-173|^423 0000", "addresses, dates, telephones, names"),
    ("Number", r"^\.08$|fifty - two|ninety - five|and two dozens", "spellings that are not printed"),
    ("Number", r"1 in twenty-one|two out of five hundreds?|one last time", "read as two counts, or as an idiom"),
    ("NumberRange", r"tenth|fifteenth", "ranges of ranks: ordinals are no figures"),
    ("NumberRange", r"below a half|5000 or more than$|5000 or equal$|more than 2 in 5", "sentences about the notation"),
    ("Currency", r"dollars? (?:and )?forty|dollars? (?:and )?\d+\.?$|(?:one|two) and|and fifty|kuai|USD 25|15 USD 50",
     "spoken prices without the word cents"),
    ("Dimension", r"2 pm is|half turn|2 in more", "picometers, turns, inches without their word"),
    ("Temperature", r"- 20 degrees", "a minus sign set apart"),
]  # fmt: skip


def left_out(model: str, sentence: str) -> str | None:
    """Why a case is none of a news checker's business."""
    for models, pattern, reason in LEFT_OUT:
        if models == model and re.search(pattern, sentence):
            return reason
    return None


def near(found: object, wanted: float) -> bool:
    """Whether two values agree to four digits (thirds are printed with four decimals)."""
    return found is not None and abs(float(str(found)) - wanted) <= 2e-4 * max(abs(wanted), 1e-9)


def values(quantity: Quantity) -> list[float]:
    """All a recognizer may print for a quantity: its ends, a share as a fraction, money in cents."""
    ends = [float(v) for v in (quantity.low, quantity.high) if v is not None]
    if quantity.unit == "percent":
        ends += [v / 100 for v in ends]
    if quantity.kind == "money":
        ends += [v * 100 for v in ends]
    return ends


def placed(quantity: Quantity, span: Span) -> bool:
    """Whether the figure stands where the case says: one of the two spans holds the other."""
    outer = quantity.span
    if quantity.modifier_span:
        outer = Span(min(outer.start, quantity.modifier_span.start), max(outer.end, quantity.modifier_span.end))
    return outer.contains(span) or span.contains(quantity.numeral)


def bounds(text: str) -> tuple[float | None, float | None]:
    """A range as the cases write it, `(20,35]`, as low and high."""
    low, high = text[1:-1].split(",")
    return (float(low) if low else None, float(high) if high else None)


def right_range(found: list[Quantity], low: float | None, high: float | None) -> bool:
    """Whether the range is read whole, or as its two bounds."""
    share = [q for q in found if q.unit == "percent"]
    scale = 100 if share else 1

    def end(value: object, wanted: float | None) -> bool:
        return value is None if wanted is None else near(value, wanted * scale)

    if any(end(q.low, low) and end(q.high, high) for q in found):
        return True
    lows = low is None or any(near(q.low, low * scale) for q in found)
    highs = high is None or any(near(q.high, high * scale) for q in found)
    return len(found) > 1 and lows and highs


def right(model: str, case: dict[str, object]) -> bool:
    """Whether one case is read as it should be."""
    sentence = str(case["Input"])
    found = list(read(sentence, Segment(0, "paragraph", Span(0, len(sentence))))[0])
    results = [r for r in case["Results"] if (r.get("Resolution") or {}).get("value") not in (None, "None", "null")]
    if not case["Results"]:
        kinds = KINDS.get(model)
        strange = [q for q in found if kinds and q.kind in kinds]
        if model in ("Temperature", "Dimension"):
            strange = [q for q in strange if q.unit.startswith("degree") == (model == "Temperature")]
            strange = [q for q in strange if q.unit != "degree"]
        return not strange
    cursor = 0
    for result in results:
        start = sentence.lower().find(result["Text"].lower(), result.get("Start", cursor))
        span = Span(start, start + len(result["Text"]))
        cursor = span.end
        here = [q for q in found if placed(q, span)]
        value = str(result["Resolution"]["value"])
        if model == "NumberRange":
            if not right_range(here, *bounds(value)):
                return False
        elif not any(near(v, float(value.rstrip("%"))) for q in here for v in values(q)):
            return False
    return True


def evaluate(folder: Path = FOLDER, verbose: bool = False) -> dict[str, tuple[int, int, Counter[str]]]:
    """Right cases, cases read, and the kinds left out, a model."""
    table = {}
    for model in MODELS:
        cases = json.loads((folder / f"{model}Model.json").read_text(encoding="utf-8"))
        good, out = 0, Counter()
        for case in cases:
            reason = left_out(model, case["Input"])
            if reason:
                out[reason] += 1
                continue
            ok = right(model, case)
            good += ok
            if verbose and not ok:
                print(model, repr(case["Input"])[:150], [r["Text"] for r in case["Results"]])
        table[model] = (good, len(cases) - sum(out.values()), out)
    return table


def main() -> None:
    """Print the share of right cases, a model, and what was left out and why."""
    folders = [Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    folder = folders[0] if folders else FOLDER
    if not folder.is_dir():
        sys.exit("the recognizers-text cases are not here; name their folder")
    total = [0, 0]
    for model, (good, count, out) in evaluate(folder, "-v" in sys.argv).items():
        print(f"{model:12} {good:4} of {count:4}  {100 * good / count:5.1f} %")
        for reason, number in out.most_common():
            print(f"    left out {number:3}: {reason}")
        total = [total[0] + good, total[1] + count]
    print(f"{'all':12} {total[0]:4} of {total[1]:4}  {100 * total[0] / total[1]:5.1f} %")


if __name__ == "__main__":
    main()
