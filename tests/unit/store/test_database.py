import pytest

from checker.store import Store, StoreError


def test_preparing_twice_changes_nothing(store):
    store.prepare()
    store.probe()
    with store.reading() as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_deleted_file_is_missing_and_is_not_made_anew(store):
    store.probe()
    store.path.unlink()
    with pytest.raises(StoreError) as error:
        store.probe()
    assert error.value.reason == "missing"
    assert not store.path.exists()


def test_a_file_put_back_is_used_again(store, tmp_path):
    other = Store(tmp_path / "other.sqlite3")
    other.prepare()
    store.probe()
    store.path.unlink()
    for suffix in ("-wal", "-shm"):
        store.path.with_name(store.path.name + suffix).unlink(missing_ok=True)
    (tmp_path / "other.sqlite3").rename(store.path)
    store.probe()


def test_a_locked_file_is_locked(store, tmp_path):
    other = Store(store.path, busy_seconds=0.1)
    with other.writing(), pytest.raises(StoreError) as error:
        store.probe()
    assert error.value.reason == "locked"
    other.close()
    store.probe()


def test_a_corrupt_file_is_corrupt(tmp_path):
    path = tmp_path / "checker.sqlite3"
    path.write_bytes(b"no database " * 1000)
    with pytest.raises(StoreError) as error:
        Store(path).prepare()
    assert error.value.reason == "corrupt"


def test_a_failed_write_leaves_nothing(store):
    def write():
        with store.writing() as db:
            db.execute("INSERT INTO probe (id, times) VALUES (7, 7)")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write()
    with store.reading() as db:
        assert not list(db.query("SELECT 1 FROM probe WHERE id = 7"))
