"""A sentence with one figure of interest in brackets -> what its subject says."""

import re

import pytest

import checker

ROWS = [
    ("Rescuers said [190] were dead.", {"role": "dead"}),
    ("The collapse killed [twelve] miners.", {"role": "dead", "population": ("worker",)}),
    ("A nurse counted [35] bodies.", {"role": "dead"}),
    ("The death toll rose to [28] on Monday.", {"role": "dead"}),
    ("At least [20] people lost their lives.", {"role": "dead", "head": "person"}),
    ("Another [150] were hurt.", {"role": "injured", "form": "increment"}),
    ("The clinic had treated [96] people by evening.", {"role": "injured"}),
    ("The number of missing fell to [36].", {"role": "missing"}),
    ("Police put the number of protesters at [35,000].", {"role": "crowd", "head": "protester"}),
    ("Nine jailed over fraud. [Nine] men were jailed for the fraud.", {"role": "jailed"}),
    ("The bank will shed [1,200] posts.", {"role": "jobs cut", "head": "job"}),
    ("The blaze destroyed [54] houses.", {"role": "destroyed", "head": "home"}),
    ("Turnout was [71 percent] in the city.", {"property": "turnout"}),
    ("The court set a fine of [£400] for each case.", {"property": "fine"}),
    ("Net income was [$412 million] in spring.", {"property": "profit"}),
    ("Profit rose [15 percent] last year.", {"form": "change"}),
    ("Twelve people died, including [eight] women.", {"form": "part", "population": ("woman",)}),
    ("The party passed the [326] seats needed for a majority.", {"form": "threshold"}),
    ("The union is demanding [£32,000] for nurses.", {"stage": "demand"}),
    ("The new hall has room for [780] pupils.", {"stage": "capacity"}),
    ("Analysts had expected [$3.6 billion] in revenue.", {"stage": "forecast"}),
    ("Janet Hale, [52], admitted fraud.", {"holder": "janet hale"}),
]


def subject(text):
    bare = re.sub(r"\[([^\]]*)\]", r"\1", text)
    start = text.index("[")
    return next(f.subject for f in checker.check(bare).figures if f.span.start <= start < f.span.end)


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[r[0][:40] for r in ROWS])
def test_subject(text, wanted):
    found = subject(text)
    assert {name: getattr(found, name) for name in wanted} == wanted


def test_a_topic_is_handed_on():
    found = subject("Campaigners handed in more than 2,000 names. The clerk counted [2,114].")
    assert (found.head, found.handed_on_from) == ("name", 0)


def test_a_figure_of_another_year_is_of_another_event():
    text = "June 4, 2023\n\nThe flood killed 12 people on Monday. Flooding in 2019 left [61] people dead in the valley."
    assert subject(text).event == "2019"
