import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_promise_names_a_test_that_is_there():
    rows = [row for row in (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines() if row.startswith("| ")]
    promises = [row.split("|")[2] for row in rows if "---" not in row and "shown by" not in row]
    assert len(promises) > 15
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    for promise in promises:
        names = re.findall(r"`([^`]+)`", promise)
        assert names, promise
        for name in names:
            path, _, function = name.partition("::") if "/" in name else ("", "", name)
            assert not path or (ROOT / path).exists(), name
            assert not function or f"def {function}(" in tests, name
