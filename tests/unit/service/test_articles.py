import pytest

from checker.service.app import create_app
from checker.settings import load


def save(client, text, **more):
    answer = client.post("/v1/check", json={"text": text, "article_id": "a/1", **more})
    assert answer.status_code == 200, answer.text
    return answer.json


def statuses(answer):
    return {tuple(f["figures"]): f["status"] for f in answer["findings"]}


def test_the_first_check_of_an_article_has_new_findings_only(quick):
    answer = save(quick, "police 12; mayor 15")
    assert statuses(answer) == {("f1", "f2"): "new"}
    assert answer["changes"] == {"previous": None, "new": ["d1"], "unchanged": [], "fixed": []}


def test_findings_are_compared_with_the_last_different_revision(quick):
    first = save(quick, "police 12; mayor 15; army 9")
    again = save(quick, "police 12; mayor 15; army 9")
    second = save(quick, "police 12; mayor 15; army 15")
    assert again == first
    assert statuses(second) == {("f1", "f2"): "unchanged"}
    assert [f["message"] for f in second["changes"]["fixed"]] == ["they differ"]
    third = save(quick, "police 12; mayor 15; army 9")
    assert statuses(third) == {("f1", "f2"): "unchanged", ("f2", "f3"): "new"}


def test_without_an_article_nothing_is_compared(quick):
    answer = quick.post("/v1/check", json={"text": "police 12; mayor 15"}).json
    assert (answer["changes"], answer["findings"][0]["status"]) == (None, None)


def test_a_dismissed_finding_stays_marked_and_comes_back_when_a_figure_changes(quick):
    finding = save(quick, "police 12; mayor 15")["findings"][0]
    made = quick.post(
        "/v1/articles/a/1/dismissals", json={"fingerprint": finding["fingerprint"], "reason": "later", "by": "desk"}
    )
    assert made.status_code == 201
    after = save(quick, "police 12; mayor 15; army 15")
    assert after["verdict"] == "pass"
    assert after["findings"][0]["dismissed"]["reason"] == "later"
    changed = save(quick, "police 12; mayor 16; army 16")
    assert (changed["verdict"], changed["findings"][0]["dismissed"]) == ("warn", None)
    back = save(quick, "police 12; mayor 15")
    assert back["findings"][0]["dismissed"]["by"] == "desk"


def test_a_dismissal_can_be_taken_back(quick):
    finding = save(quick, "police 12; mayor 15")["findings"][0]
    body = {"fingerprint": finding["fingerprint"], "reason": "later", "by": "desk"}
    quick.post("/v1/articles/a/1/dismissals", json=body)
    assert [d["reason"] for d in quick.get("/v1/articles/a/1/dismissals").json["dismissals"]] == ["later"]
    address = f"/v1/articles/a/1/dismissals/{finding['fingerprint']}"
    assert (quick.delete(address).status_code, quick.delete(address).status_code) == (204, 404)
    assert save(quick, "police 12; mayor 15")["findings"][0]["dismissed"] is None


@pytest.mark.parametrize(("article", "fingerprint"), [("a/1", "nothere"), ("b", "nothere")])
def test_what_is_not_found_cannot_be_dismissed(quick, article, fingerprint):
    save(quick, "police 12; mayor 15")
    body = {"fingerprint": fingerprint, "reason": "x", "by": "y"}
    assert quick.post(f"/v1/articles/{article}/dismissals", json=body).status_code == 404


def test_checks_of_an_article_are_listed_newest_first_in_pages(quick):
    for number in range(5):
        save(quick, f"police {number}", revision=str(number))
    listed = quick.get("/v1/articles/a/1/checks?limit=3").json["checks"]
    assert [c["revision"] for c in listed] == ["4", "3", "2"]
    rest = quick.get(f"/v1/articles/a/1/checks?before={listed[-1]['number']}").json["checks"]
    assert [c["revision"] for c in rest] == ["1", "0"]
    assert quick.get("/v1/articles/b/checks").status_code == 404


def test_a_kept_check_is_the_answer_as_it_was_sent(quick):
    made = quick.post("/v1/check", json={"text": "police 12; mayor 15", "article_id": "a/1"})
    kept = quick.get(made.headers["Location"])
    assert kept.data == made.data
    short = quick.get(made.headers["Location"] + "?view=findings").json
    assert "figures" not in short
    assert quick.get("/v1/checks/0123").status_code == 404


def test_an_erased_article_is_gone(quick, settings):
    made = quick.post("/v1/check", json={"text": "police 12; secretword 15", "article_id": "a/1"})
    assert quick.delete("/v1/articles/a/1").status_code == 204
    assert quick.get(made.headers["Location"]).status_code == 404
    assert quick.get("/v1/articles/a/1/checks").status_code == 404
    held = b"".join(path.read_bytes() for path in settings.database.parent.glob("checker.sqlite3*"))
    assert b"secretword" not in held


def test_without_a_store_checking_goes_on_and_nothing_is_kept(tmp_path, stand_in):
    app = create_app(load(database=tmp_path / "checker.sqlite3", store=False), warm=False)
    app.extensions["desk"].reader = stand_in
    client = app.test_client()
    answer = client.post("/v1/check", json={"text": "police 12; mayor 15", "article_id": "a"})
    assert (answer.status_code, answer.headers["X-Checker-Store"]) == (200, "off")
    assert client.get("/v1/articles/a/checks").json["type"] == "/problems/store_off"
    assert not list(tmp_path.iterdir())


def test_checks_past_their_age_are_erased_as_others_come(tmp_path, stand_in):
    app = create_app(load(database=tmp_path / "checker.sqlite3", retention_days=30), warm=False)
    desk = app.extensions["desk"]
    desk.reader = stand_in
    client = app.test_client()
    old = save(client, "police 12; secretword 15")
    with desk.store.writing() as db:
        db.execute("UPDATE checks SET created = '2020-01-01T00:00:00.000Z'")
    client.post("/v1/check", json={"text": "police 12"})
    assert client.get("/v1/articles/a/1/checks").json["checks"]
    desk.swept = -1e9
    client.post("/v1/check", json={"text": "police 12"})
    assert client.get("/v1/articles/a/1/checks").json["checks"] == []
    assert old["findings"]
    assert b"secretword" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
