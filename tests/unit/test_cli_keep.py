import json

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.service.app import create_app
from checker.settings import load


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_DATABASE", str(tmp_path / "checker.sqlite3"))
    return lambda *arguments: CliRunner().invoke(main, arguments)


@pytest.fixture
def kept(run):
    client = create_app(load(), warm=False).test_client()
    return client.post("/v1/check", json={"text": "Police said 12 died.", "article_id": "a"}).headers["X-Check-Id"]


def test_keys_are_added_listed_and_revoked(run):
    added = run("keys", "add", "cms", "--scope", "read", "--scope", "check", "--rate", "5")
    assert added.exit_code == 0
    assert added.stdout.startswith("ck_")
    listed = run("keys", "list").stdout
    assert "cms" in listed
    assert "check,read" in listed
    assert added.stdout.strip() not in listed
    key_id = added.stdout.split("_")[1]
    assert run("keys", "revoke", key_id).exit_code == 0
    assert "revoked" in run("keys", "list").stdout
    assert run("keys", "revoke", key_id).exit_code == 2


def test_a_policy_is_tried_on_what_is_kept(run, kept, tmp_path):
    (tmp_path / "policy.toml").write_text("[default]\nblock = [{}]\n")
    tried = run("policy", "try", "policy.toml", "--format", "json")
    assert [row["check"] for row in json.loads(tried.stdout)] == [kept]
    assert "1 checks: " in run("policy", "try", "policy.toml").stdout
    (tmp_path / "wrong.toml").write_text("[default]\nblocks = [{}]\n")
    assert run("policy", "try", "wrong.toml").exit_code == 2


def test_a_backup_is_made_verified_and_restored(run, kept):
    assert run("backup", "copy.sqlite3").exit_code == 0
    assert "is sound" in run("verify", "copy.sqlite3").stdout
    assert run("erase", "--check", kept).exit_code == 0
    assert run("erase", "--check", kept).exit_code == 2
    assert "former file" in run("restore", "copy.sqlite3").stdout
    assert run("erase", "--article", "a").exit_code == 0
    assert run("erase", "--older-than", "1").stdout == "0 checks erased\n"
    assert run("erase").exit_code == 2


def test_without_a_database_each_says_so(run):
    for command in (["keys", "list"], ["backup", "x"], ["erase", "--older-than", "1"]):
        refused = run(*command)
        assert (refused.exit_code, "no database" in refused.stderr) == (2, True)
    assert run("verify").exit_code == 2


def test_settings_are_printed_with_their_source(run, monkeypatch):
    monkeypatch.setenv("CHECKER_RATE", "7")
    printed = json.loads(run("config", "--format", "json").stdout)
    assert printed["rate"] == {"value": 7, "source": "CHECKER_RATE"}
    assert printed["queue"]["source"] == "default"
    assert "CHECKER_RATE" in run("config").stdout
    monkeypatch.setenv("CHECKER_RATES", "7")
    assert run("config").exit_code != 0


def test_the_schema_is_printed(run):
    assert json.loads(run("schema").stdout)["title"] == "Answer"


def test_the_doctor_finds_what_is_wrong(run, tmp_path):
    (tmp_path / "checker.sqlite3").write_bytes(b"nonsense" * 1000)
    found = run("doctor")
    assert found.exit_code == 2
    assert "FAIL database" in found.stdout
    assert "ok   model" in found.stdout
