import checker
from checker import pipeline

LINES = "\n".join(f"Officials said {n} people were hurt in district {n}." for n in range(10, 60))


def test_without_a_deadline_all_is_read():
    answer = checker.check(LINES).as_dict()
    assert (answer["incomplete"], answer["document"]["unread"]) == (False, [])


def test_a_deadline_leaves_the_rest_unread_and_says_which(monkeypatch):
    monkeypatch.setattr(pipeline, "_worth_parsing", lambda doc, found: set(range(len(doc.segments))))
    part, whole = checker.check(LINES, deadline=1e-9).as_dict(), checker.check(LINES).as_dict()
    assert part["incomplete"] is True
    assert part["document"]["unread"] == list(range(len(whole["document"]["segments"])))
    assert part["figures"] == part["skipped"] == []
    assert part["document"]["segments"] == whole["document"]["segments"]


def test_an_ample_deadline_changes_nothing():
    assert checker.check(LINES, deadline=60).as_dict() == checker.check(LINES).as_dict()


def test_time_is_left_for_judging_what_was_read(monkeypatch):
    monkeypatch.setattr(pipeline, "_AFTER", 1e9)
    assert checker.check(LINES, deadline=60).as_dict()["incomplete"] is True
