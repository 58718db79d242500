"""A check that does not come back is ended, overload is refused in good order, and a stop answers what is in flight."""

import json
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

SLOW = "tests.service.slow_config"
TEXT = "Police said 12 people died. The mayor said 15 people died."


@pytest.mark.parametrize("how", ["HANG", "REGEX"])
def test_a_stuck_check_is_ended_and_the_next_request_served(start, how):
    service = start(config=SLOW, deadline=1, kill_after=2)
    begun = time.monotonic()
    status, headers, body = service.check(how)
    assert (status, json.loads(body)["type"]) == (503, "/problems/stuck")
    assert "Retry-After" in headers
    assert json.loads(body)["limit"] == 2 <= json.loads(body)["actual"]
    assert time.monotonic() - begun < 6
    for _ in range(4):
        assert service.check(TEXT)[0] == 200


def test_every_worker_can_be_stuck_and_health_still_answers(start):
    service = start(config=SLOW, deadline=1, kill_after=3)
    with ThreadPoolExecutor(8) as pool:
        stuck = [pool.submit(service.check, "HANG") for _ in range(4)]
        time.sleep(0.5)
        begun = time.monotonic()
        assert service.request("GET", "/health/live")[0] == 200
        assert time.monotonic() - begun < 1
        assert {future.result()[0] for future in stuck} == {503}
    time.sleep(1)
    for _ in range(4):
        assert service.check(TEXT)[0] == 200


def test_overload_is_refused_with_a_time_to_come_back(start):
    service = start(config=SLOW, queue=2, queue_seconds=5)
    with ThreadPoolExecutor(40) as pool:
        futures = [pool.submit(service.check, "SLEEP 0.5 Police said 12 died.") for _ in range(40)]
        slowest = 0.0
        while not all(future.done() for future in futures):
            begun = time.monotonic()
            assert service.request("GET", "/health/live")[0] == 200
            slowest = max(slowest, time.monotonic() - begun)
            time.sleep(0.1)
        answers = [future.result() for future in futures]
    assert {status for status, _, _ in answers} == {200, 503}
    for status, headers, body in answers:
        if status == 503:
            problem = json.loads(body)
            assert (problem["type"], problem["limit"]) == ("/problems/busy", 2)
            assert int(headers["Retry-After"]) > 0
    assert slowest < 1.5


def test_a_fault_in_reading_is_an_answer_and_the_worker_lives_on(start):
    service = start(config=SLOW, workers=1)
    worker = service.workers()
    status, _, body = service.check("CRASH secretword")
    assert (status, json.loads(body)["type"]) == (500, "/problems/internal")
    assert b"secretword" not in body
    assert service.check(TEXT)[0] == 200
    assert service.workers() == worker
    assert "secretword" not in service.log.read_text()


def test_a_stop_answers_what_is_in_flight(start):
    service = start(config=SLOW)
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(service.check("SLEEP 2 Police said 12 died."))) for _ in "ab"
    ]
    for thread in threads:
        thread.start()
    time.sleep(0.7)
    service.process.send_signal(signal.SIGTERM)
    for thread in threads:
        thread.join()
    assert [answer[0] for answer in answers] == [200, 200]
    assert service.process.wait(20) == 0


def test_silent_clients_do_not_hold_the_service(start):
    import socket

    service = start()
    held = [socket.create_connection(("127.0.0.1", service.port)) for _ in range(60)]
    for number, connection in enumerate(held):
        connection.sendall(b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Le" if number % 2 else b"")
    time.sleep(12)
    assert service.check(TEXT)[0] == 200
    for connection in held:
        connection.close()
