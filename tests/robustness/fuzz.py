"""Coverage-guided fuzzing with atheris: python -m tests.robustness.fuzz -max_total_time=600 [CORPUS]"""

from __future__ import annotations

import json
import sys
from typing import Any

import atheris

with atheris.instrument_imports(include=["checker"]):
    import checker
    import checker.pipeline
    from checker.service.app import create_app
    from checker.settings import load
    from tests.robustness import invariants

_TOKENS = """12 1,500 $3 million 40 percent dozens said according to police told killed injured about at least (64 km)
of them rose from to by “ ” ‘ ’ he she the Zelensky NIS"""
_TAGS = """<p> </p> <b> </b> <sup> </sup> <br> <table> <tr> <td> <h1> <ul> <li> <figure> <figcaption> <script> </script>
<!-- --> <q> <del> <span hidden> &amp; &#160; &#x1F525; &bogus; < > <a href="""
_FIELDS = """headline body_html body_text description_text byline located bodies headlines associations versioncreated
language uri version"""
_JSON = """{ } [ ] : , " "text" "html" "article" "items" "texts" "headline" "article_id" "published" null true 1e999 NaN
\\ud800 \\u0000"""
TOKENS = [*_TOKENS.split(), "\n\n"]
TAGS = [*TOKENS, *_TAGS.split()]
PATHS = ("/v1/check", "/v1/checks", "/v1/compare", "/v1/export?format=markdown")
CLIENT = create_app(load(store=False, rate=10**9, log_level="error")).test_client()


def words(provider: atheris.FuzzedDataProvider, tokens: list[str], between: str = " ") -> str:
    """A text of tokens and characters."""
    pieces = []
    while provider.remaining_bytes() and len(pieces) < 200:
        if provider.ConsumeBool():
            pieces.append(tokens[provider.ConsumeIntInRange(0, len(tokens) - 1)])
        else:
            pieces.append(provider.ConsumeUnicode(8))
    return between.join(pieces)


def item(provider: atheris.FuzzedDataProvider) -> dict[str, Any]:
    """A ninjs item, its fields of the right type and of wrong ones."""
    names, values = _FIELDS.split(), {}
    for _ in range(provider.ConsumeIntInRange(1, 4)):
        value = words(atheris.FuzzedDataProvider(provider.ConsumeBytes(40)), TAGS)
        entry = {"value": value, "contenttype": "text/html", "description_text": value, "type": "picture"}
        shapes = (value, value, [entry], {"a": entry}, [value], None, 1)
        values[provider.PickValueInList(names)] = shapes[provider.ConsumeIntInRange(0, len(shapes) - 1)]
    return values


def library(**given: Any) -> None:
    """Checked by the library: an answer that keeps its promises, or a refusal."""
    report = invariants.answered(**given)
    if report is not None:
        invariants.hold(report.article.text, report)


def service(path: str, body: bytes) -> None:
    """Posted to the service: whatever it is, no fault of ours."""
    answer = CLIENT.post(path, data=body, content_type="application/json")
    assert answer.status_code < 500, answer.status_code


def once(data: bytes) -> None:
    """One input: the first byte picks the door, the others pick words and characters."""
    provider = atheris.FuzzedDataProvider(data)
    door = provider.ConsumeIntInRange(0, 9)
    path = PATHS[provider.ConsumeIntInRange(0, len(PATHS) - 1)] if door >= 7 else ""
    if door < 3:
        library(text=words(provider, TOKENS))
    elif door < 5:
        library(html=words(provider, TAGS, ""))
    elif door < 7:
        library(article=item(provider))
    elif door < 9:
        service(path, words(provider, [*_JSON.split(), *TOKENS], "").encode("utf-8", "surrogatepass"))
    else:
        service(path, json.dumps({"article": item(provider)}).encode())


if __name__ == "__main__":
    checker.check("Officials said 12 people were hurt.")
    atheris.Setup(sys.argv, once)
    atheris.Fuzz()
