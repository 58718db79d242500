"""Times the checker against the plain parse `nlp(text)` of the same model in the same run: ratios of CPU time.

python -m tests.evaluation.benchmark                 the project's own articles
python -m tests.evaluation.benchmark FOLDER ...      all .txt files below these folders
python -m tests.evaluation.benchmark --check         1 if a ratio is 20 % worse than the one committed
python -m tests.evaluation.benchmark --commit        write tests/evaluation/benchmark.json and docs/speed.md anew

Plain is what `spacy.load(model)(text)` costs as it comes. Each article is read plainly, first, again unchanged and
again after an edit, one right after the other, so that a busy machine slows all of them; a ratio is of sums over all
articles, and what is reported is the median of the runs.

The parse is mostly matrix arithmetic, the rest mostly interpreter: how fast the one is beside the other differs from
machine to machine. `interpreter` is a fixed piece of plain Python beside the same parse, and says by how much.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.evaluation.gold import GOLD

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # threads that wait for each other would count as work

COMMITTED = Path(__file__).with_name("benchmark.json")
PAGE = Path(__file__).parents[2] / "docs" / "speed.md"
WORSE, NOISE = 1.2, 0.004
ATTEMPTS = 3  # a ratio is worse when it is so each time: a neighbour on the machine is not so patient
# what each ratio may be at most
BARS = {"whole check": 0.45, "after an edit": 0.12, "unchanged": 0.01, "doubling": 2.15}
SIZES = [2_000 * 2**n for n in range(10)]


DENSE = """The project's own articles are short and hold a number in nearly every paragraph, so that nearly
all of them is parsed; the bars are meant for ordinary news, of which about half is:
`python -m tests.evaluation.benchmark FOLDER`."""


class Plain:
    """The model as it comes, apart from the checker's own; the matrix library's switch is one for both."""

    def __init__(self) -> None:
        import spacy

        from checker import document
        from checker.document.language import MODEL

        self.nlp = spacy.load(MODEL)
        document.load()
        self._operations = [*operations(self.nlp), *operations(document.load())]

    def seconds(self, text: str) -> float:
        """CPU time of the plain parse."""
        before = [(ops, ops.use_blis) for ops in self._operations]
        for ops, _ in before:
            ops.use_blis = True
        try:
            return timed(lambda: self.nlp(text))
        finally:
            for ops, value in reversed(before):
                ops.use_blis = value


def operations(nlp: Any) -> list[Any]:
    """The switches of the matrix library in a model."""
    models = [getattr(nlp.get_pipe(name), "model", None) for name in nlp.pipe_names]
    return list({id(node.ops): node.ops for model in models if model for node in model.walk()}.values())


def timed(call: object) -> float:
    """CPU time of a call."""
    start = time.process_time()
    call()  # type: ignore[operator]
    return time.process_time() - start


def interpret(text: str) -> int:
    """Fixed work for the interpreter alone, on the letters of a text."""
    seen: dict[str, int] = {}
    for start in range(len(text)):
        piece = text[start : start + 4].casefold()
        seen[piece] = seen.get(piece, 0) + 1
    return sum(n for piece, n in sorted(seen.items()) if piece.isalpha())


def forget() -> None:
    """No parse and no answer is kept."""
    from checker import shelf

    shelf.clear()


def edited(text: str) -> str:
    """The text with a word more in the paragraph in its middle that holds a number."""
    paragraphs = text.split("\n")
    numbered = [n for n, p in enumerate(paragraphs) if len(p) > 80 and re.search(r"\d", p)]
    chosen = numbered[len(numbered) // 2] if numbered else max(range(len(paragraphs)), key=lambda n: len(paragraphs[n]))
    paragraphs[chosen] = re.sub(r"[.”\"]*$", r" once more.", paragraphs[chosen], count=1)
    return "\n".join(paragraphs)


def stages(text: str) -> dict[str, float]:
    """CPU time of each stage of a first check."""
    from checker import attributions, document, findings, groups, pipeline, quantities, subjects
    from checker.document.article import read

    forget()
    clock, spent = time.process_time, {}
    marks = [clock()]

    def mark(name: str) -> None:
        marks.append(clock())
        spent[name] = marks[-1] - marks[-2]

    doc = document.Document(read(text))
    mark("read")
    found, skipped = quantities.find(doc)
    mark("quantities")
    doc.parse(pipeline._worth_parsing(doc, found))
    mark("parse")
    attributed = attributions.attribute(doc, found)
    mark("attributions")
    asked, ties = subjects.describe(doc, found, attributed, skipped)
    mark("subjects")
    figures = tuple(pipeline._figures(doc, found, attributed, asked))
    grouped = groups.group(figures, ties)
    mark("groups")
    findings.judge(figures, grouped, ties)
    mark("findings")
    return spent


def ratios(texts: list[str], runs: int) -> dict[str, float]:
    """The ratios to the plain parse, each the median of the runs."""
    import checker

    plain = Plain()
    for text in texts[:2]:
        plain.seconds(text)
        checker.check(text).as_dict()
    gc.collect()
    gc.freeze()  # as the service does before its workers start
    found: dict[str, list[float]] = {}
    for _ in range(runs):
        spent: Counter[str] = Counter()
        gc.collect()
        for text in texts:
            changed = edited(text)
            spent["plain"] += plain.seconds(text)
            spent["interpreter"] += timed(lambda text=text: interpret(text))
            forget()
            spent["whole check"] += timed(lambda text=text: checker.check(text).as_dict())
            spent["unchanged"] += timed(lambda text=text: checker.check(text).as_dict())
            spent["after an edit"] += timed(lambda changed=changed: checker.check(changed).as_dict())
            spent.update({f"stage {name}": seconds for name, seconds in stages(text).items()})
        for name, seconds in spent.items():
            found.setdefault(name, []).append(seconds / spent["plain"] if name != "plain" else seconds)
    size = sum(map(len, texts))
    medians = {name: statistics.median(values) for name, values in found.items()}
    return {**medians, "plain": medians["plain"] / size * 1e6}


def own() -> list[str]:
    """The project's own annotated articles."""
    return [
        file.with_suffix(".txt").read_text(encoding="utf-8")
        for file in sorted(GOLD.glob("*/*.json"))
        if file.with_suffix(".txt").exists()
    ]


def grown(texts: list[str], size: int) -> str:
    """A text of this size, no paragraph of which occurs twice."""
    paragraphs = [p for text in texts for p in text.split("\n") if len(p) > 80]
    pieces, length, number = [], 0, 0
    while length < size:
        round_, at = divmod(number, len(paragraphs))
        pieces.append(f"In {_named(round_)}, {paragraphs[at]}" if round_ else paragraphs[at])
        length += len(pieces[-1]) + 2
        number += 1
    return "\n\n".join(pieces)[:size]


def _named(number: int) -> str:
    """A place by number, without a digit that would make its paragraph worth parsing."""
    return "Nor" + "".join("aeiou"[int(digit) % 5] + "lmnrstvxzk"[int(digit)] for digit in str(number)) + "a"


def growth(texts: list[str], sizes: list[int]) -> dict[str, float]:
    """Seconds for each size, and the worst factor of a doubling."""
    import checker

    seconds = []
    for size in sizes:
        text = grown(texts, size)
        best = min(_once(checker.check, text) for _ in range(3 if size <= 256_000 else 1))
        seconds.append(best)
        print(f"  {size:>9,} characters  {best:8.2f} s", file=sys.stderr)
    worst = max(b / a for a, b in pairwise(seconds))
    return {"doubling": worst, **{f"seconds for {size:,}": s for size, s in zip(sizes, seconds, strict=True)}}


def _once(check: object, text: str) -> float:
    forget()
    gc.collect()
    return timed(lambda: check(text, language="en").as_dict())  # type: ignore[operator]


def processes(texts: list[str]) -> dict[str, float]:
    """What a new process needs: for the import, until its first answer, and in memory after all these articles."""
    new = "import time; t = time.process_time(); import checker; print(time.process_time() - t)"
    first = (
        "import time; t = time.perf_counter(); import checker; checker.check('Police said 12 people were hurt.')"
        "; print(time.perf_counter() - t)"
    )
    held = (
        "import sys, json, checker\n"
        "from pathlib import Path\n"
        "def held(): return int(Path('/proc/self/status').read_text().split('VmRSS:')[1].split()[0]) / 1024\n"
        "texts = json.load(sys.stdin)\n"
        "checker.check(texts[0]); first = held()\n"
        "for n in range(2):\n"
        "    for text in texts: checker.check(f'Report {n}\\n\\n{text}').as_dict()\n"
        "print(first, held())"
    )
    imported = statistics.median(float(_run(new)) for _ in range(5))
    cold = statistics.median(float(_run(first)) for _ in range(3))
    after_one, after_all = map(float, _run(held, json.dumps(texts)).split())
    return {
        "import seconds": imported,
        "first answer seconds": cold,
        "memory MB after one": after_one,
        "memory MB after all": after_all,
    }


def _run(program: str, given: str = "") -> str:
    done = subprocess.run([sys.executable, "-c", program], input=given, capture_output=True, text=True, check=True)
    return done.stdout


def told(measured: dict[str, float]) -> str:
    """The measures as a table in Markdown."""
    lines = ["| measure | value | at most |", "| --- | ---: | ---: |"]
    for name, value in measured.items():
        bar = f"{BARS[name]}" if name in BARS else ""
        lines.append(f"| {name} | {value:.3f} | {bar} |")
    return "\n".join(lines)


def worse(measured: dict[str, float], committed: dict[str, float]) -> list[str]:
    """The ratios that are a fifth worse than those committed, on a machine like the one they were measured on."""
    slower = max(1.0, measured["interpreter"] / committed["interpreter"])
    return [
        f"{name}: {measured[name]:.3f}, committed {committed[name]:.3f}"
        for name in measured
        if (name in BARS or name.startswith("stage "))
        and name in committed
        and measured[name] > slower * WORSE * committed[name] + NOISE
    ]


def commit(measured: dict[str, float], articles: int, runs: int) -> None:
    """Write the measures down, for the next run to be compared with and for people."""
    COMMITTED.write_text(json.dumps({k: round(v, 4) for k, v in measured.items()}, indent=1) + "\n", encoding="utf-8")
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    PAGE.write_text(
        "# Speed\n\nMade by `make bench`; `--check` compares. Ratios are of CPU time to `nlp(text)`, the plain\n"
        f"parse of the same model with its own settings in the same run; median of {runs} runs, {articles} articles.\n"
        f"`plain` is that parse in seconds a million characters, on {machine}, one thread.\n\n"
        f"{told(measured)}\n\n{DENSE}\n",
        encoding="utf-8",
    )


def check(texts: list[str], runs: int) -> list[str]:
    """The ratios that are a fifth worse than those committed at each of the attempts."""
    committed = json.loads(COMMITTED.read_text(encoding="utf-8"))
    found: list[str] = []
    names: set[str] | None = None
    for _ in range(ATTEMPTS):
        found = [line for line in worse(ratios(texts, runs), committed) if names is None or line.split(":")[0] in names]
        names = {line.split(":")[0] for line in found}
        if not found:
            break
    return found


def main() -> int:
    """Measure, print, compare; 1 when a ratio got worse."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.benchmark", description="Time the checker.")
    parser.add_argument("folders", nargs="*", type=Path, help="folders of .txt files (the project's own articles)")
    parser.add_argument("--articles", type=int, default=400, help="at most so many of them")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--largest", type=int, default=1_024_000, help="the largest text of the growth series")
    parser.add_argument("--check", action="store_true", help="compare the ratios with those committed, and no more")
    parser.add_argument("--commit", action="store_true", help="make these the measures to hold")
    options = parser.parse_args()
    files = sorted(file for folder in options.folders for file in folder.rglob("*.txt"))
    texts = [file.read_text(encoding="utf-8") for file in files[:: max(1, len(files) // options.articles)]] or own()
    if options.check:
        slower = check(texts, options.runs)
        print("\n".join(slower) or "no ratio is a fifth worse than committed")
        return bool(slower)
    measured = ratios(texts, options.runs)
    measured |= growth(texts, [size for size in SIZES if size <= options.largest])
    measured |= processes(texts)
    print(f"{len(texts)} articles, {options.runs} runs\n{told(measured)}")
    if options.commit:
        commit(measured, len(texts), options.runs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
