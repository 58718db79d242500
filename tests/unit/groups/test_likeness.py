"""The signals of a pair of figures, and the odds that are made of them."""

from pathlib import Path

import pytest

from checker import pipeline
from checker.document.article import read
from checker.groups import likeness, signals
from checker.groups.article import survey
from checker.groups.candidates import BACK, FIRST, LONG, NEAR, pairs
from checker.groups.side import view


def compared(text, first, second):
    report = pipeline.check_article(read(text))
    article, told = survey(report.figures), signals.hints(report.ties)
    (a,) = (n for n, f in enumerate(report.figures) if f.text == first)
    (b,) = (n for n, f in enumerate(report.figures) if f.text == second)
    sides = view(report.figures, article)
    found = set(signals.signals(sides[a], sides[b], article, told))
    return found, likeness.compare(sides[a], sides[b], article, told)


@pytest.mark.parametrize(
    ("text", "first", "second", "names"),
    [
        (
            "The fire killed 12 people.\n\nDoctors counted 15 bodies.",
            "12",
            "15",
            {"shares role", "voices=article and source"},
        ),
        ("The firm has 300 trucks. Its rival has 200 trucks.", "300", "200", {"where=next sentence", "ratio=2"}),
        ("Police said 12 people died. The mayor said 20 people died.", "12", "20", {"voices=two sources"}),
        (
            "The flood killed 12 people. Another flood killed 40 people last year.",
            "12",
            "40",
            {"other event", "other time"},
        ),
        ("Sales rose from $3 million to $5 million.", "$3 million", "$5 million", {"ends of a change", "link=from_to"}),
        ("The deal cost $4.31 billion. It cost $4.31 million.", "$4.31 billion", "$4.31 million", {"shares digits"}),
    ],
)
def test_signals(text, first, second, names):
    found, _ = compared(text, first, second)
    assert names <= found


def test_the_dead_told_twice_answer_one_question_and_dead_and_injured_do_not():
    _, dead = compared("The fire killed 12 people.\n\nDoctors counted 15 bodies.", "12", "15")
    _, hurt = compared("The fire killed 12 people.\n\nDoctors treated 15 injured people.", "12", "15")
    assert dead.same >= likeness.GROUPED > hurt.same


def test_a_lost_scale_word_is_always_looked_at():
    text = "The firm paid $4.31 billion for the mine in May.\n\nThe mine cost it $4.31 million, the paper said."
    assert compared(text, "$4.31 billion", "$4.31 million")[1].clash >= likeness.FIRM
    assert compared(text.replace("4.31 m", "6.58 m"), "$4.31 billion", "$6.58 million")[1].clash < likeness.FIRM


def test_two_in_one_breath_of_one_voice_never_clash():
    _, odds = compared("Police said 12 people died in the hall and 20 people died in the yard.", "12", "20")
    assert odds.clash == likeness.NEVER


def test_ages_are_of_one_question_where_they_are_of_one_person():
    _, same = compared("Anna Bell, 41, was jailed.\n\nBell, 43, wept.", "41", "43")
    _, other = compared("Anna Bell, 41, was jailed.\n\nTom Reed, 43, wept.", "41", "43")
    assert same.same == likeness.PERSON == -other.same


def test_every_weight_names_a_signal_of_the_code():
    source = {name.split("=")[0].split(" / ")[0].split(":")[0] for table in likeness._file().values() for name in table}
    text = Path(signals.__file__).read_text(encoding="utf-8")
    unknown = {name for name in source if name not in text and name.split()[0] not in text}
    assert unknown == set()


def test_a_pair_is_compared_once_and_a_collection_more_narrowly():
    text = "\n\n".join(f"The {n}th fire killed {n} people, police said." for n in range(11, 60))
    figures = pipeline.check_article(read(text)).figures
    found = list(pairs(figures, survey(figures)))
    assert len(found) == len(set(found))
    assert all(a < b for a, b in found)
    many = (figures * (LONG // len(figures) + 1))[: LONG + 1]
    assert len(list(pairs(many, survey(many)))) < len(many) * (BACK + FIRST + NEAR) / 2
