import io
import json

import pytest

TEXT = "Police said 12 people died. The mayor said 15 people died."


def test_an_article_is_answered_and_kept(client):
    answer = client.post("/v1/check", json={"text": TEXT, "article_id": "a1", "revision": "r1"})
    assert answer.status_code == 200
    assert answer.json["document"]["id"] == "a1"
    assert answer.json["document"]["revision"] == "r1"
    assert answer.headers["Location"].startswith("/v1/checks/")


def test_the_same_input_gives_the_same_bytes_and_304(client):
    body = {"text": TEXT, "article_id": "a1"}
    first, second = client.post("/v1/check", json=body), client.post("/v1/check", json=body)
    assert first.data == second.data
    third = client.post("/v1/check", json=body, headers={"If-None-Match": first.headers["ETag"]})
    assert (third.status_code, third.data) == (304, b"")


def test_plain_text_is_the_article_itself(client):
    answer = client.post("/v1/check", data=TEXT.encode(), content_type="text/plain; charset=utf-8")
    assert answer.json["document"]["characters"] == len(TEXT)


def test_the_short_view_has_no_figures(client):
    answer = client.post("/v1/check?view=findings", json={"text": TEXT})
    assert set(answer.json) == {"engine", "verdict", "policy", "incomplete", "findings", "changes"}
    (finding,) = answer.json["findings"]
    assert [TEXT[p["start"] : p["end"]] for p in finding["places"]] == [p["text"] for p in finding["places"]]
    assert {p["input"]["field"] for p in finding["places"]} == {"text"}


ODD = ["", "\x00", "http://[", "[::1", "é", "\udcff", "a" * 8000, "nan", "-1", "9" * 20, 'W/"x"', "*", "Basic !!!", "{"]
ODD += [
    "bytes=0-",
    "text/plain; charset=\xff",
    "multipart/form-data",
    ";;;",
    "chunked",
    "Mon, 01 Jan 0001 00:00:00 GMT",
]


@pytest.mark.parametrize(
    "header",
    [
        "Accept", "Authorization", "Content-Encoding", "Content-Type", "Cookie", "Expect", "Forwarded", "Host",
        "Idempotency-Key", "If-Modified-Since", "If-None-Match", "Origin", "Range", "Sec-Fetch-Site",
        "Transfer-Encoding", "X-Deadline", "X-Request-ID",
    ],
)  # fmt: skip
def test_no_header_brings_a_fault_of_ours(client, header):
    for odd in ODD:
        for path in ("/v1/check", "/"):
            answer = client.post(path, data=json.dumps({"text": TEXT}), headers={header: odd})
            assert answer.status_code < 500, (odd, path)


@pytest.mark.parametrize(
    ("body", "content_type", "status", "problem"),
    [
        (b"{", "application/json", 400, "malformed"),
        (b"", "application/json", 400, "malformed"),
        (b'{"text": "\\ud800 secretword"}', "application/json", 400, "malformed"),
        (b"[" * 100_000, "application/json", 400, "malformed"),
        (b'{"text": "secretword \xff"}', "application/json", 400, "malformed"),
        (b"secretword \xff", "text/plain", 400, "malformed"),
        (b"secretword", "text/plain; charset=utf-16", 415, "media_type"),
        (b"secretword", "image/png", 415, "media_type"),
        (b"[1]", "application/json", 422, "invalid"),
        (b"{}", "application/json", 422, "invalid"),
        (b'{"text": ""}', "application/json", 422, "invalid"),
        (b'{"text": ["secretword"]}', "application/json", 422, "invalid"),
        (b'{"text": "a", "secretword": 1}', "application/json", 422, "invalid"),
        (b'{"text": "a", "html": "secretword"}', "application/json", 422, "invalid"),
        (b'{"text": "a", "published": "secretword"}', "application/json", 422, "invalid"),
        (b'{"text": "a", "article_id": "secret\\nword"}', "application/json", 422, "invalid"),
    ],
)
def test_a_bad_body_is_a_problem_without_an_echo(client, body, content_type, status, problem):
    answer = client.post("/v1/check", data=body, content_type=content_type)
    assert (answer.status_code, answer.json["type"]) == (status, f"/problems/{problem}")
    assert answer.content_type == "application/problem+json"
    assert "secret" not in answer.text


def test_a_packed_body_is_refused(client):
    answer = client.post("/v1/check", data=b"\x1f\x8b", headers={"Content-Encoding": "gzip"})
    assert answer.status_code == 415


def test_a_body_too_large_names_limit_and_size(client):
    limit = client.application.extensions["settings"].max_body
    answer = client.post("/v1/check", data=b"x" * (limit + 1), content_type="text/plain")
    assert answer.status_code == 413
    assert (answer.json["limit"], answer.json["actual"]) == (limit, limit + 1)


def test_a_body_that_does_not_say_its_length_is_cut_off_at_the_limit(client):
    limit = client.application.extensions["settings"].max_body
    stream, unknown = io.BytesIO(b"x" * (limit + 500)), {"wsgi.input_terminated": True}
    answer = client.post("/v1/check", input_stream=stream, content_type="text/plain", environ_overrides=unknown)
    assert (answer.status_code, answer.json["limit"]) == (413, limit)
    assert "bytes of a body" in answer.json["detail"]


def test_an_article_too_long_names_limit_and_size(client):
    limit = client.application.extensions["settings"].max_characters
    answer = client.post("/v1/check", json={"text": "x" * (limit + 1)})
    assert (answer.status_code, answer.json["limit"], answer.json["actual"]) == (413, limit, limit + 1)


def test_a_request_id_is_kept_and_a_bad_one_replaced(client):
    assert client.get("/health/live", headers={"X-Request-ID": "cms-7"}).headers["X-Request-ID"] == "cms-7"
    made = client.get("/health/live", headers={"X-Request-ID": "a b<script>"}).headers["X-Request-ID"]
    assert made.isalnum()


def test_a_fault_of_ours_is_a_problem_and_logs_no_message(client, monkeypatch, caplog):
    def fail(arguments):
        raise RuntimeError("secretword")

    monkeypatch.setattr(client.application.extensions["desk"].reader, "read", fail, raising=False)
    answer = client.post("/v1/check", json={"text": TEXT})
    assert (answer.status_code, answer.json["type"]) == (500, "/problems/internal")
    assert "secretword" not in caplog.text + answer.text


def test_ready_needs_a_warm_model_and_a_store(client):
    assert client.get("/health/ready").status_code == 503
    client.application.extensions["warm"] = True
    assert client.get("/health/ready").json["store"] == "on"


def test_the_openapi_document_is_served(client):
    document = client.get("/openapi.json")
    assert document.json["openapi"].startswith("3.1")
    assert "/v1/check" in json.dumps(document.json)
