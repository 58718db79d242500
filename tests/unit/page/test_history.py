"""History: the last checks, and the revisions of a story with what is new, fixed and unchanged."""

from dataclasses import replace

import checker
from tests.stories import flood


def check(keeping, text, **fields):
    answer = keeping.post("/", data={"text": text, "article_id": "cms/fire 7", **fields})
    assert answer.status_code == 303
    return answer.location


def test_history_has_the_newest_revision_of_each_story(keeping):
    assert "Nothing is kept yet" in keeping.get("/history").text
    check(keeping, "one")
    place = check(keeping, "two")
    keeping.post("/", data={"text": "another story"})
    page = keeping.get("/history").text
    assert page.count("/checks/") == 2
    assert place in page
    assert "2 revisions" in page


def test_a_story_tells_what_changed(keeping, monkeypatch):
    check(keeping, "one")
    report = flood()
    later = replace(report, findings=(report.findings[0], replace(report.findings[1], fingerprint="d" * 16)))
    monkeypatch.setattr(checker, "check", lambda *_, **__: later)
    check(keeping, "two")
    page = keeping.get("/history/cms/fire%207").text
    assert page.count('<span class="lead">New</span>') == 1
    assert page.count('<span class="lead">Fixed</span>') == 2
    assert "1 finding<" in page
    assert page.count('name="check"') == 2


def test_revisions_are_compared_by_their_ids(keeping):
    places = [check(keeping, words) for words in ("one", "two")]
    ids = [place.rpartition("/")[2] for place in places]
    page = keeping.get("/compare", query_string={"check": ids}).text
    assert page.count('value="Revision 2"') == 2  # the name the CMS gave both
    assert keeping.get("/compare?check=none").status_code == 404


def test_where_nothing_is_kept_there_is_no_history(client):
    assert client.get("/history").status_code == 404
    assert "/history" not in client.get("/").text
    assert client.get("/history/none").status_code == 404
