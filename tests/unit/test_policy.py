import pytest

from checker.policy import PolicyError, load, parse


def finding(severity="check", rule="findings.sources_disagree", **more):
    return {"severity": severity, "rule": rule, "kind": "sources_disagree", "confidence": 0.9, "grave": False, **more}


FILE = """
[default]
warn = [{ severity = "check", confidence = 0.5 }]

[desk.sports]
block = []
warn = [{ rule = "findings.sum*" }, { severity = "error" }]

[key.wire]
block = [{ severity = "check", grave = true }]
"""


@pytest.mark.parametrize(
    ("found", "desk", "key", "verdict", "table"),
    [
        ([], None, None, "pass", "default"),
        ([finding()], None, None, "warn", "default"),
        ([finding(confidence=0.4)], None, None, "pass", "default"),
        ([finding("error")], None, None, "block", "default"),
        ([finding("error", dismissed={"by": "desk"})], None, None, "pass", "default"),
        ([finding()], "sports", None, "pass", "desk.sports"),
        ([finding("note", "findings.sum_of_parts")], "sports", None, "warn", "desk.sports"),
        ([finding("error")], "sports", None, "warn", "desk.sports"),
        ([finding()], "politics", None, "warn", "default"),
        ([finding(grave=True)], "sports", "wire", "block", "key.wire"),
        ([finding("error")], None, "wire", "warn", "key.wire"),
    ],
)
def test_a_policy_gives_the_verdict_by_desk_or_key(found, desk, key, verdict, table):
    assert parse(FILE).verdict(found, desk, key) == (verdict, table)


def test_without_a_file_an_error_blocks_and_a_check_warns():
    policy = load(None)
    assert [policy.verdict([finding(s)])[0] for s in ("note", "check", "error")] == ["pass", "warn", "block"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[desks.x]\nwarn = []", "desks"),
        ("[default]\nwarns = []", r"\[default\]"),
        ("[default]\nwarn = 5", "list of tables"),
        ("[default]\nwarn = [{ colour = 'red' }]", "entry 1"),
        ("[default]\nwarn = [{ severity = 'grave' }]", "entry 1: severity"),
        ("[default]\nwarn = [{ confidence = 'high' }]", "confidence"),
        ("[default]\nwarn = [{ rule = 5 }]", "patterns"),
        ("[default]\nwarn = [{ grave = 'yes' }]", "grave"),
        ("desk = 5", "desk"),
        ("[desk]\nx = 5", r"desk\.x"),
    ],
)
def test_a_policy_that_cannot_be_used_says_where(text, says):
    with pytest.raises(PolicyError, match=says):
        parse(text)


def test_a_file_that_is_no_toml_or_not_there_is_an_error(tmp_path):
    (tmp_path / "policy.toml").write_text("[")
    for name in ("policy.toml", "nowhere.toml"):
        with pytest.raises(PolicyError, match=name):
            load(tmp_path / name)
