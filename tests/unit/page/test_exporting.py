"""Exports over the API: every format, from a body and from a kept check."""

from typing import get_args

import pytest

from checker.export import FORMATS
from checker.service.requests import ExportQuery


def test_the_schema_names_every_format():
    assert set(get_args(ExportQuery.model_fields["format"].annotation)) == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_an_article_is_exported(keeping, name):
    answer = keeping.post(f"/v1/export?format={name}", json={"text": "x"})
    assert answer.status_code == 200
    assert answer.mimetype == FORMATS[name].media_type
    assert keeping.get("/history").text.count("/checks/") == 0
    check = keeping.post("/v1/check", json={"text": "x"}).headers["X-Check-Id"]
    kept = keeping.get(f"/v1/checks/{check}/export?format={name}")
    assert kept.status_code == 200
    assert kept.mimetype == FORMATS[name].media_type


def test_json_keeps_to_the_contract_when_something_is_dismissed(keeping):
    keeping.post("/v1/check", json={"text": "x", "article_id": "a"})
    said = {"fingerprint": "b" * 16, "reason": "same people", "by": "desk"}
    assert keeping.post("/v1/articles/a/dismissals", json=said).status_code == 201
    check = keeping.post("/v1/check", json={"text": "y", "article_id": "a"}).headers["X-Check-Id"]
    exported = keeping.get(f"/v1/checks/{check}/export").json
    assert [f["dismissed"] and f["dismissed"]["reason"] for f in exported["findings"]] == [None, "same people", None]
    sarif = keeping.get(f"/v1/checks/{check}/export?format=sarif").get_json(force=True)
    suppressed = [r.get("suppressions") for r in sarif["runs"][0]["results"]]
    assert suppressed[1][0]["justification"] == "same people"
    assert suppressed[0] is None


@pytest.mark.parametrize(
    ("query", "status"), [("format=pdf", 422), ("format=", 422), ("format=csv&x=1", 422), ("", 200)]
)
def test_other_formats_are_refused(client, query, status):
    assert client.post(f"/v1/export?{query}", json={"text": "x"}).status_code == status


def test_nothing_kept_nothing_exported(client, keeping):
    assert client.get("/v1/checks/none/export").json["type"] == "/problems/store_off"
    assert keeping.get("/v1/checks/none/export").status_code == 404
