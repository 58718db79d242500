"""The articles of seeds/, end to end: what an editor should be told of each, and what not."""

from pathlib import Path

import pytest

import checker

SEEDS = Path(__file__).parent.parent / "seeds"


def report(name):
    return checker.check((SEEDS / f"{name}.txt").read_text(encoding="utf-8")).as_dict()


@pytest.fixture(scope="module")
def soldiers():
    return report("soldiers-for-russia")


def test_four_figures_with_their_sources_and_no_date_among_them(soldiers):
    stated = {f["text"]: (f["low"], f["high"], f["source"]["name"]) for f in soldiers["figures"]}
    assert stated.pop("Thousands") == (2000, 9999, "a senior administration official")
    assert stated.pop("10,000")[:2] == (10000, 10000)
    assert stated.pop("1,500") == (1500, 1500, "National Intelligence Service")
    ((low, high, source),) = stated.values()
    assert (low, high) == (3, 9)
    assert source.casefold() == "a source in ukrainian intelligence"


def test_ten_thousand_is_what_the_president_says(soldiers):
    (figure,) = (f for f in soldiers["figures"] if f["text"] == "10,000")
    assert figure["source"]["name"] == "Volodymyr Zelensky"


def test_ten_thousand_against_fifteen_hundred_is_the_only_firm_finding(soldiers):
    text = {f["id"]: f["text"] for f in soldiers["figures"]}
    (finding,) = (f for f in soldiers["findings"] if f["severity"] != "note")
    assert (finding["kind"], finding["severity"]) == ("sources_disagree", "check")
    assert {text[i] for i in finding["figures"]} == {"10,000", "1,500"}
    for word in ("prepared", "shipped", "National Intelligence Service"):
        assert word in finding["message"]


# figures that one firm finding must hold together
CLASHES = {
    "market-fire": [("24", "35"), ("22", "35")],
    "harbour-vote": [("3,118", "3,218"), ("400", "250"), ("$9 million", "$5.5 million")],
    "tern-results": [("$45 million", "$54 million"), ("$2.24 billion", "$2.24 million")],
    "fever-bulletin": [("Nineteen", "27")],
}


NOT_YET = pytest.mark.xfail(reason="not found yet")
FOUND = [
    ("market-fire", ("24", "35")),
    ("market-fire", ("22", "35")),
    ("fever-bulletin", ("Nineteen", "27")),
    ("tern-results", ("$2.24 billion", "$2.24 million")),
    ("harbour-vote", ("3,118", "3,218")),
]
ROWS = [(name, clash) for name, clashes in CLASHES.items() for clash in clashes]


@pytest.mark.parametrize(("name", "clash"), [pytest.param(*row, marks=() if row in FOUND else NOT_YET) for row in ROWS])
def test_clashes_are_found(name, clash):
    found = report(name)
    text = {f["id"]: f["text"] for f in found["figures"]}
    held = [{text[i] for i in f["figures"]} for f in found["findings"] if f["severity"] != "note"]
    assert any(set(clash) <= figures for figures in held), held


def test_nothing_is_said_of_an_article_full_of_look_alikes():
    assert report("bridge-reopens")["findings"] == []
