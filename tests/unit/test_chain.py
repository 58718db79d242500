"""The chain runs from text to answer."""

from datetime import date

import checker
from checker import pipeline


def test_a_short_article_is_answered():
    text = "Crowd fills the square\n\nPolice counted 12,400 people in the square on Friday."
    answer = checker.check(text).as_dict()
    assert [f["text"] for f in answer["figures"]] == ["12,400"]
    assert all(text[f["start"] : f["end"]] == f["text"] for f in answer["figures"])


def test_the_same_again_is_answered_from_memory_and_anything_else_is_not(monkeypatch):
    text = "Police counted 12,400 people in the square on Friday."
    first = checker.check(text)
    read = []
    whole = pipeline.check_article
    monkeypatch.setattr(pipeline, "check_article", lambda *given: read.append(given) or whole(*given))
    assert checker.check(text) is first
    assert not read
    for given in ({"headline": "Crowd"}, {"article_id": "a1"}, {"published": date(2024, 5, 3)}, {"language": "en"}):
        assert checker.check(text, **given) is not first
    assert len(read) == 4


def test_an_answer_cut_short_is_not_kept():
    text = "\n".join(f"Officials said {n} people were hurt in district {n}." for n in range(10, 60))
    assert checker.check(text, deadline=1e-9).unread
    assert not checker.check(text).unread


def test_an_answer_names_its_engine_its_rules_and_its_model():
    engine = checker.check("Police counted 12,400 people in the square on Friday.").as_dict()["engine"]
    assert set(engine) == {"name", "version", "rules", "model"}
    assert engine["rules"] == pipeline._rules()
    assert len(engine["rules"]) == 12
