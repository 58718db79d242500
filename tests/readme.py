"""The parts of README.md that are output: `python -m tests.readme` writes them anew, a test compares them.

Each stands between two comments, `<!-- NAME -->` and `<!-- /NAME -->`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SEED = "seeds/soldiers-for-russia.txt"
EXAMPLE = "The governor said that 31 people died in the fire. A doctor at the hospital said that 44 people had died."


def demo() -> str:
    """What `make demo` prints of the findings."""
    command = [sys.executable, "-m", "checker", "check", "--brief", "--colour", "never", SEED]
    settings = {**os.environ, "COLUMNS": "96"}
    run = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
    if run.returncode != 1:
        raise RuntimeError(run.stderr)
    return _fenced(f"$ checker check --brief {SEED}\n" + "\n".join(line.rstrip() for line in run.stdout.splitlines()))


def endpoint() -> str:
    """A request to the service and its answer."""
    from checker.service.app import create_app
    from checker.settings import Settings

    client = create_app(Settings(store=False)).test_client()
    answer = client.post("/v1/check?view=findings", json={"text": EXAMPLE}).get_json()
    request = f"$ curl -s '127.0.0.1:8000/v1/check?view=findings' -H 'Content-Type: text/plain' -d '{EXAMPLE}'"
    finding = {k: v for k, v in answer["findings"][0].items() if k not in ("fingerprint", "id", "confidence", "places")}
    shown = {"verdict": answer["verdict"], "findings": [finding]}
    return _fenced(f"{request}\n" + json.dumps(shown, ensure_ascii=False, indent=1))


SAVES = (
    "Police said 12 people died in the fire. The mayor said 15 people had died.",
    "The mill is old. Police said 12 people died in the fire. The mayor said 15 people had died.",
    "The mill is old. Police said 12 people died in the fire. The mayor said 16 people had died.",
)
SHOWN = "[.verdict, (.findings[] | .fingerprint, .status, .dismissed.reason)]"


def newsroom() -> str:
    """What a CMS does with one article: three saves and a dismissal."""
    from checker.service.app import create_app
    from checker.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        client = create_app(Settings(database=Path(folder) / "checker.sqlite3")).test_client()
        lines = ["$ export CHECKER=http://127.0.0.1:8000"]
        for number, text in enumerate(SAVES, 1):
            body = {"article_id": "fire-2041", "revision": str(number), "text": text}
            answer = client.post("/v1/check?view=findings", json=body).get_json()
            lines.append(_curl("/v1/check?view=findings", body, SHOWN))
            rows = [[f["fingerprint"], f["status"], (f["dismissed"] or {}).get("reason")] for f in answer["findings"]]
            lines += [json.dumps([answer["verdict"], *(v for row in rows for v in row)], separators=(",", ":")), ""]
            if number == 1:
                why = {"fingerprint": rows[0][0], "reason": "the mayor counts the missing", "by": "night desk"}
                made = client.post("/v1/articles/fire-2041/dismissals", json=why).get_json()
                lines += [_curl("/v1/articles/fire-2041/dismissals", why, ".by"), json.dumps(made["by"]), ""]
        listed = client.get("/v1/articles/fire-2041/checks").get_json()["checks"]
        lines.append("$ curl -s $CHECKER/v1/articles/fire-2041/checks | jq -c '[.checks[] | [.revision, .verdict]]'")
        lines.append(json.dumps([[c["revision"], c["verdict"]] for c in listed], separators=(",", ":")))
    return _fenced("\n".join(lines))


def _curl(path: str, body: dict[str, str], shown: str) -> str:
    sent = json.dumps(body).replace('", "text"', '",\n       "text"')
    return f"""$ curl -s "$CHECKER{path}" -H 'Content-Type: application/json' \\
  -d '{sent}' \\
  | jq -c '{shown}'"""


def scores() -> str:
    """The committed scores, as a table."""
    measures = json.loads((ROOT / "tests/evaluation/scores.json").read_text(encoding="utf-8"))["measures"]
    kinds = {"figures": "figures found", "firm findings": "findings of severity error or check"}
    rows = ["| | precision | recall | F1 |", "| --- | ---: | ---: | ---: |"]
    together = measures["together"]
    for what in ("figures", "sources", "groups", "findings", "firm findings"):
        shown = " | ".join(_number(together[f"{what} {m}"]) for m in ("P", "R", "F1"))
        rows.append(f"| {kinds.get(what, what)} | {shown} |")
    single = {
        "figures exact span": "of the figures found: exact span, percent",
        "figures value": "value right, percent",
        "alarms a clean article": "error and check findings a clean article",
        "edited pairs caught": "edited pairs: the broken article caught, percent",
        "edited pairs quiet": "the harmless one left alone, percent",
    }
    rows += ["", "| | |", "| --- | ---: |"]
    rows += [f"| {name} | {_number(together[what])} |" for what, name in single.items()]
    return "\n".join(rows)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"


def _fenced(text: str) -> str:
    return f"```text\n{text.strip()}\n```"


BLOCKS = {"demo": demo, "endpoint": endpoint, "newsroom": newsroom, "scores": scores}


def block(readme: str, name: str) -> str:
    """What stands between the comments of this name."""
    found = re.search(rf"<!-- {name} -->\n(.*?)\n?<!-- /{name} -->", readme, re.DOTALL)
    if not found:
        raise ValueError(f"README.md has no block {name}")
    return found[1]


def main() -> None:
    """Write all blocks anew."""
    text = README.read_text(encoding="utf-8")
    for name, make in BLOCKS.items():
        old = f"<!-- {name} -->\n{block(text, name)}"
        ends = "" if text[text.index(old) + len(old)] == "\n" else "\n"
        text = text.replace(old, f"<!-- {name} -->\n{make()}{ends}", 1)
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
