import pytest

BODY = {"items": [{"text": "police 12; mayor 15", "article_id": "a"}, {"text": ""}, {"text": "police 3"}]}


def test_each_item_is_answered_for_itself(quick):
    answer = quick.post("/v1/checks", json=BODY)
    assert answer.status_code == 200
    assert [item["status"] for item in answer.json["items"]] == [200, 422, 200]
    assert answer.json["items"][0]["answer"]["verdict"] == "warn"
    assert answer.json["items"][1]["problem"]["errors"][0]["field"] == "text"
    assert quick.get(f"/v1/checks/{answer.json['items'][2]['check']}").status_code == 200


def test_a_batch_has_a_limit(quick):
    limit = quick.application.extensions["settings"].max_items
    answer = quick.post("/v1/checks", json={"items": [{"text": "x"}] * (limit + 1)})
    assert (answer.status_code, answer.json["limit"], answer.json["actual"]) == (413, limit, limit + 1)


@pytest.mark.parametrize(("path", "body"), [("/v1/checks", BODY), ("/v1/check", BODY["items"][0])])
def test_a_request_sent_again_has_the_stored_answer(quick, path, body):
    headers = {"Idempotency-Key": "k1"}
    first = quick.post(path, json=body, headers=headers)
    second = quick.post(path, json=body, headers=headers)
    assert first.data == second.data
    assert len(quick.get("/v1/articles/a/checks").json["checks"]) == 1
    assert quick.post(path, json=body).status_code == 200
    assert len(quick.get("/v1/articles/a/checks").json["checks"]) == 2


@pytest.mark.parametrize(("path", "body"), [("/v1/checks", BODY), ("/v1/check", BODY["items"][0])])
def test_a_key_used_for_another_body_is_refused(quick, path, body):
    headers = {"Idempotency-Key": "k1"}
    quick.post(path, json=body, headers=headers)
    other = {"items": [{"text": "another 1"}]} if "items" in body else {"text": "another 1"}
    answer = quick.post(path, json=other, headers=headers)
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/idempotency_mismatch")


def test_a_key_remembers_no_words(quick, settings):
    quick.post("/v1/checks", json=BODY, headers={"Idempotency-Key": "k1"})
    quick.delete("/v1/articles/a")
    again = quick.post("/v1/checks", json=BODY, headers={"Idempotency-Key": "k1"}).json
    assert [item["status"] for item in again["items"]] == [404, 422, 200]


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_key_has_a_length(quick, key):
    assert quick.post("/v1/check", json={"text": "x 1"}, headers={"Idempotency-Key": key}).status_code == 422


@pytest.mark.parametrize("value", ["0", "-1", "x", "nan", "inf"])
def test_a_deadline_is_a_number_of_seconds(quick, value):
    assert quick.post("/v1/check", json={"text": "x 1"}, headers={"X-Deadline": value}).status_code == 422


def test_a_deadline_is_handed_on_within_the_services_own(app, stand_in):
    given = []
    app.extensions["desk"].reader = stand_in
    read = stand_in.read
    stand_in.read = lambda arguments: given.append(arguments["deadline"]) or read(arguments)
    client = app.test_client()
    for value in ("0.5", "1000"):
        client.post("/v1/check", json={"text": "x 1"}, headers={"X-Deadline": value})
    client.post("/v1/check", json={"text": "x 1"})
    assert given == [0.5, 15, 15]
