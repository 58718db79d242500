from itertools import pairwise

import pytest

from checker.service.app import create_app
from checker.service.readers import Reading
from checker.settings import load
from checker.store import Store, keys


class StandIn:
    """Reads lines like "police 12; mayor 15": figures and one finding a pair, without a model, in no time."""

    waiting = 0

    def read(self, arguments):
        text = arguments.get("text") or "html or article"
        parts = [part.split() for part in text.split(";")]
        figures = [_figure(n, words[0], words[1], text) for n, words in enumerate(parts, 1) if len(words) == 2]
        findings = [_finding(n, a, b) for n, (a, b) in enumerate(pairwise(figures), 1) if a["low"] != b["low"]]
        engine = {"name": "checker", "version": "0", "model": "none"}
        document = {
            "id": arguments.get("article_id"),
            "revision": arguments.get("revision"),
            "sha256": "0" * 64,
            "characters": len(text),
            "language": "en",
        }
        document |= {"segments": [], "unread": []}
        answer = {"engine": engine, "document": document, "verdict": "pass", "incomplete": False}
        answer |= {"figures": figures, "groups": [], "findings": findings, "considered": [], "skipped": []}
        return Reading(answer, text, 0.0)


def _figure(number, source, value, text):
    start = text.index(value)
    place = {"start": start, "end": start + len(value)}
    mention = {"text": source, **place}
    return {
        "id": f"f{number}", **place, "text": value, "kind": "count", "low": int(value), "high": int(value), "unit": "",
        "modifier": "exact", "counted": None, "segment": "body",
        "source": {"name": source, **mention, "cue": None, "how": "indirect", "via": [], "resolved_by": "",
                   "anonymity": "role", "stance": "asserts", "confidence": 1.0, "evidence": []},
        "subject": {"head": "", "role": "", "population": [], "property": "", "holder": "", "place": [], "event": "",
                    "form": "level", "stage": "fact", "evidence": []},
        "as_of": None, "group": None, "utf16": place, "evidence": [],
        "input": {"field": "text", **place, "utf16": place},
    }  # fmt: skip


def _finding(number, first, second):
    words = "|".join(sorted((first["text"] + first["source"]["name"], second["text"] + second["source"]["name"])))
    return {
        "id": f"d{number}", "rule": "findings.sources_disagree", "kind": "sources_disagree", "severity": "check",
        "grave": False, "figures": [first["id"], second["id"]], "message": "they differ", "question": "which?",
        "explanation": "", "confidence": 0.9, "computed": {}, "fingerprint": f"{abs(hash(words)):016x}"[:16],
    }  # fmt: skip


@pytest.fixture
def settings(tmp_path):
    return load(database=tmp_path / "checker.sqlite3")


@pytest.fixture
def app(settings):
    return create_app(settings, warm=False)


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def quick(app):
    """A client whose service reads with the stand-in."""
    app.extensions["desk"].reader = StandIn()
    return app.test_client()


@pytest.fixture
def stand_in():
    return StandIn()


@pytest.fixture
def key(settings):
    """Makes keys: key("read") -> headers."""

    def make(*scopes, rate=None):
        store = Store(settings.database)
        store.prepare()
        return {"Authorization": f"Bearer {keys.add(store, '-'.join(scopes), scopes, rate)}"}

    return make
