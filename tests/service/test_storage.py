"""What is acknowledged is kept: many writers, killed writers, many starters; and every fault of the disk is said."""

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from checker.store import Store, checks, upkeep

KILLS = int(os.environ.get("TEST_KILLS", "15"))
TEXT = "Police said {} people died. The mayor said 15 people died."
_fork = multiprocessing.get_context("spawn")


def _answer(fingerprint):
    finding = {
        "id": "d1", "fingerprint": fingerprint, "rule": "r", "kind": "k", "severity": "check", "grave": False,
        "confidence": 1.0, "message": "m", "figures": ["f1", "f2"], "status": "new", "dismissed": None,
    }  # fmt: skip
    document = {"sha256": "", "characters": 1}
    return {"engine": {}, "verdict": "warn", "document": document, "figures": [], "groups": [], "findings": [finding]}


def _read_and_update(path, process, barrier, failures):
    store = Store(path, busy_seconds=30)

    def one(number):
        name = f"{process}-{number}"

        def finish(before):
            answer = _answer(name)
            # what was read in the transaction goes into what is written: a lost update would break the chain
            answer["before"] = [f["fingerprint"] for f in before.findings]
            return json.dumps(answer), answer

        try:
            checks.keep(store, checks.NewCheck(name, "text", "article"), finish)
        except Exception as error:
            failures.put(repr(error))

    barrier.wait()
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(one, range(100)))


def test_four_processes_a_hundred_updates_each_of_one_article_lose_nothing(tmp_path):
    path = tmp_path / "checker.sqlite3"
    Store(path).prepare()
    barrier, failures = _fork.Barrier(4), _fork.Queue()
    processes = [_fork.Process(target=_read_and_update, args=(path, n, barrier, failures)) for n in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert failures.empty()
    with Store(path).reading() as db:
        rows = list(db.query("SELECT number, answer FROM checks ORDER BY number"))
    assert [row["number"] for row in rows] == list(range(1, 401))
    answers = [json.loads(row["answer"]) for row in rows]
    for before, after in pairwise(answers):
        assert after["before"] == [before["findings"][0]["fingerprint"]]


def _prepare(path, barrier, failures):
    barrier.wait()
    try:
        store = Store(path)
        store.prepare()
        store.probe()
    except Exception as error:
        failures.put(repr(error))


def test_eight_starters_at_once_migrate_once(tmp_path):
    failures = _fork.Queue()
    for number in range(20):
        path = tmp_path / f"{number}.sqlite3"
        barrier = multiprocessing.get_context("fork").Barrier(8)
        starters = [
            multiprocessing.get_context("fork").Process(target=_prepare, args=(path, barrier, failures))
            for _ in range(8)
        ]
        for process in starters:
            process.start()
        for process in starters:
            process.join()
            assert process.exitcode == 0
        assert failures.empty(), failures.get()
        assert upkeep.verify(path) == []
        with Store(path).reading() as db:
            assert len(list(db.query("SELECT 1 FROM _sqlite_migrations"))) == 1


def test_no_acknowledged_check_is_lost_when_workers_are_killed(start):
    service = start()
    acknowledged, stop = [], threading.Event()

    def write(writer):
        number = 0
        while not stop.is_set():
            number += 1
            try:
                status, headers, _ = service.check(TEXT.format(number), article_id=f"a{writer}")
            except OSError:
                continue
            except Exception:  # noqa: S112 - an answer cut off by the kill is none
                continue
            if status == 200 and "X-Check-Id" in headers:
                acknowledged.append(headers["X-Check-Id"])

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(KILLS):
        time.sleep(random.uniform(0.05, 0.4))
        for pid in random.sample(service.workers(), 1):
            os.kill(pid, signal.SIGKILL)
    stop.set()
    for thread in threads:
        thread.join()
    assert upkeep.verify(service.database) == []
    with Store(service.database).reading() as db:
        kept = {row["id"] for row in db.query("SELECT id FROM checks")}
    assert len(acknowledged) > KILLS
    assert set(acknowledged) - kept == set()


def ready(service):
    status, _, body = service.request("GET", "/health/ready")
    return status, json.loads(body)["store"]


def assert_only_storing_stops(service, check_id, reason):
    """Checking goes on and says that nothing is kept; readiness is down; no answer is a 500."""
    status, headers, _ = service.check(TEXT.format(5), article_id="a")
    assert (status, headers["X-Checker-Store"]) == (200, reason)
    assert "X-Check-Id" not in headers
    assert ready(service) == (503, reason)
    status, _, body = service.request("GET", f"/v1/checks/{check_id}")
    assert status in (200, 503, 507), body
    assert service.request("GET", "/health/live")[0] == 200
    assert service.request("GET", "/metrics")[0] == 200


def assert_all_is_well(service):
    status, headers, _ = service.check(TEXT.format(6), article_id="a")
    assert (status, headers["X-Checker-Store"]) == (200, "kept")
    assert ready(service) == (200, "on")


def kept(service):
    return service.check(TEXT.format(4), article_id="a")[1]["X-Check-Id"]


def test_a_deleted_file_is_said_and_put_back(start, tmp_path):
    service = start()
    check_id = kept(service)
    copy = tmp_path / "copy"
    upkeep.backup(Store(service.database), copy)
    for path in service.database.parent.glob("checker.sqlite3*"):
        path.unlink()
    assert_only_storing_stops(service, check_id, "missing")
    upkeep.restore(Store(service.database), copy)
    assert_all_is_well(service)
    assert service.request("GET", f"/v1/checks/{check_id}")[0] == 200


def test_a_corrupt_file_is_said_and_restored(start, tmp_path):
    service = start()
    check_id = kept(service)
    copy = tmp_path / "copy"
    upkeep.backup(Store(service.database), copy)
    upkeep.scrub(Store(service.database))
    size = service.database.stat().st_size
    with service.database.open("r+b") as file:
        file.write(os.urandom(size))
    assert_only_storing_stops(service, check_id, "corrupt")
    upkeep.restore(Store(service.database), copy)
    assert_all_is_well(service)


def test_a_file_corrupt_from_the_start_does_not_stop_checking(start, tmp_path):
    (tmp_path / "checker.sqlite3").write_bytes(b"nonsense" * 4096)
    service = start()
    assert_only_storing_stops(service, "x", "corrupt")


def test_a_locked_file_is_said(start):
    service = start()
    check_id = kept(service)
    other = sqlite3.connect(service.database)
    other.execute("BEGIN EXCLUSIVE")
    assert_only_storing_stops(service, check_id, "locked")
    other.rollback()
    other.close()
    assert_all_is_well(service)


@pytest.fixture
def disk(tmp_path):
    """A small disk of its own; needs the right to mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no right to mount a file system")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_said(start, disk):
    service = start(database=disk / "checker.sqlite3")
    check_id = service.check(TEXT.format(4), article_id="a")[1]["X-Check-Id"]
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    # the log may have room left in pages it has already: fill them
    for number in range(40):
        if service.check(TEXT.format(number) * 20)[1]["X-Checker-Store"] == "full":
            break
    assert_only_storing_stops(service, check_id, "full")
    body = {"fingerprint": "x", "reason": "x", "by": "x"}
    assert service.request("POST", "/v1/articles/a/dismissals", body)[0] in (404, 507)
    ballast.unlink()
    assert_all_is_well(service)


def test_a_disk_that_cannot_be_written_is_said(start, disk):
    first = start(database=disk / "checker.sqlite3")
    check_id = first.check(TEXT.format(4), article_id="a")[1]["X-Check-Id"]
    first.stop()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    service = start(database=disk / "checker.sqlite3")
    assert_only_storing_stops(service, check_id, "read_only")
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    assert_all_is_well(service)
