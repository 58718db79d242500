import checker
from checker import lexicon


def test_each_rule_is_told_with_an_example_that_makes_it_speak(client):
    rules = client.get("/v1/rules").json["rules"]
    assert len(rules) > 10
    told = {rule["id"]: rule["example"] for rule in rules if rule["example"]}
    # a rule that only says what is left alone, and a new one that has no example yet
    assert len(told) >= len(rules) - 3
    for rule, example in told.items():
        assert rule in {finding.rule for finding in checker.check(example).findings}, rule


def test_every_example_names_a_rule(client):
    ids = {rule["id"] for rule in client.get("/v1/rules").json["rules"]}
    assert {entry["id"] for entry in lexicon.entries("rules", "rule")} <= ids


def test_units_and_currencies_are_told(client):
    units = client.get("/v1/units").json["units"]
    assert {"unit", "currency"} <= {entry["section"] for entry in units}
    assert sum("example" in entry for entry in units) > 100


def test_every_word_list_is_told(client):
    lists = client.get("/v1/lexicon").json["lists"]
    assert {entry["name"] for entry in lists} == set(lexicon.names())
    for entry in lists:
        words = client.get(f"/v1/lexicon/{entry['name']}").json["entries"]
        assert len(words) == entry["entries"] > 0
    assert client.get("/v1/lexicon/nothing").status_code == 404
