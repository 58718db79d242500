import json

import pytest

from checker.store import Store, StoreError, checks, keys, upkeep


def keep(store, text, article=None, created=None, findings=()):
    answer = {
        "engine": {"name": "checker"}, "verdict": "pass", "document": {"sha256": "", "characters": len(text)},
        "figures": [], "groups": [], "findings": list(findings),
    }  # fmt: skip
    new = checks.NewCheck(input=text, text=text, article=article)
    kept = checks.keep(store, new, lambda before: (json.dumps(answer), answer))
    if created:
        with store.writing() as db:
            db.execute("UPDATE checks SET created = ? WHERE id = ?", [created, kept.id])
            db.execute("UPDATE articles SET updated = ? WHERE id = ?", [created, article])
    return kept


def held(store):
    return b"".join(path.read_bytes() for path in store.path.parent.glob(store.path.name + "*"))


def test_what_is_erased_is_in_no_page_and_no_log(store):
    keep(store, "the secretword of an article " * 500, "a")
    keep(store, "another article", "b")
    assert b"secretword" in held(store)
    assert upkeep.erase_article(store, "a")
    assert b"secretword" not in held(store)
    assert b"another article" in held(store)
    assert not upkeep.erase_article(store, "a")


def test_the_file_and_its_log_are_private(store):
    keep(store, "an article")
    files = list(store.path.parent.glob(store.path.name + "*"))
    assert len(files) == 3
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)


def test_one_check_can_be_erased(store):
    kept = keep(store, "secretword")
    assert upkeep.erase_check(store, kept.id)
    assert checks.get(store, kept.id) is None
    assert b"secretword" not in held(store)


def test_old_checks_are_erased_and_articles_without_any(store):
    keep(store, "secretword", "a", created="2020-01-01T00:00:00.000Z")
    keep(store, "young", "b")
    assert upkeep.erase_older(store, 30) == 1
    assert checks.of_article(store, "a", 10) is None
    assert len(checks.of_article(store, "b", 10)) == 1
    assert b"secretword" not in held(store)


def test_a_backup_is_whole_sound_and_private(store, tmp_path):
    kept = keep(store, "an article", "a")
    copy = tmp_path / "backup.sqlite3"
    assert upkeep.backup(store, copy) == copy.stat().st_size
    assert upkeep.verify(copy) == []
    assert copy.stat().st_mode & 0o077 == 0
    assert checks.get(Store(copy), kept.id).answer == kept.answer
    with pytest.raises(StoreError, match="never overwrites"):
        upkeep.backup(store, copy)


def test_a_backup_that_cannot_be_written_says_so(store, tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        upkeep.backup(store, tmp_path / "nowhere" / "backup.sqlite3")


def test_a_restored_backup_is_taken_up_by_who_has_the_file_open(store, tmp_path):
    before = keep(store, "before", "a")
    upkeep.backup(store, tmp_path / "backup.sqlite3")
    after = keep(store, "after", "a")
    aside = upkeep.restore(Store(store.path), tmp_path / "backup.sqlite3")
    assert checks.get(store, before.id).answer == before.answer
    assert checks.get(store, after.id) is None
    assert checks.get(Store(aside), after.id).answer == after.answer
    keep(store, "again", "a")


def test_what_is_no_backup_is_not_restored(store, tmp_path):
    (tmp_path / "backup").write_bytes(b"nonsense" * 1000)
    kept = keep(store, "an article")
    with pytest.raises(StoreError, match="no sound backup"):
        upkeep.restore(store, tmp_path / "backup")
    assert checks.get(store, kept.id)


def test_a_damaged_page_is_found(store):
    for number in range(200):
        keep(store, f"article {number} " * 100)
    upkeep.scrub(store)
    store.close()
    data = bytearray(store.path.read_bytes())
    for page in range(20, 40):
        data[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    store.path.write_bytes(data)
    assert upkeep.verify(store.path)


def test_a_file_that_is_no_database_is_found(tmp_path):
    (tmp_path / "x").write_bytes(b"")
    assert upkeep.verify(tmp_path / "x")
    assert upkeep.verify(tmp_path / "y") == ["there is no such file"]


def test_requests_are_forgotten_after_a_day(store):
    from checker.store import requests

    requests.remember(store, "k", "body", [{"check": "x"}])
    with store.writing() as db:
        db.execute("UPDATE requests SET created = '2020-01-01T00:00:00.000Z'")
    upkeep.forget_requests(store)
    assert requests.get(store, "k") is None


def test_a_key_is_found_by_its_whole_text_only(store):
    text = keys.add(store, "cms", ["check"])
    held_keys = keys.held(store)
    assert held_keys.find(text).name == "cms"
    for wrong in (
        "",
        "ck",
        "ck_",
        text[:-1],
        text + "x",
        text.upper(),
        text.replace("ck_", "ck_0"),
        "é" * 10,
        "\ud800",
    ):
        assert held_keys.find(wrong) is None
    with pytest.raises(ValueError, match="scopes"):
        keys.add(store, "cms", ["all"])


def test_numbers_larger_than_sqlite_knows_are_kept(store):
    figure = {
        "id": "f1", "start": 0, "end": 1, "text": "x", "kind": "count", "low": 10**30, "high": 10**400, "unit": "",
        "modifier": "exact", "source": None, "group": None,
    }  # fmt: skip
    answer = {
        "engine": {"name": "checker"}, "verdict": "pass", "document": {"sha256": "", "characters": 1},
        "figures": [figure], "groups": [], "findings": [],
    }  # fmt: skip
    kept = checks.keep(store, checks.NewCheck("x", "x"), lambda before: (json.dumps(answer), answer))
    assert checks.get(store, kept.id)
