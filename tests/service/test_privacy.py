"""Words that were posted are nowhere but in the answer and, where it is on, the store; and nothing goes out."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker.store import Store, keys

WORD = "Quixotillium"
TEXT = f"Police said 12 people died at {WORD} Square. The mayor of {WORD} said 15 people died."
SHM = Path("/dev/shm")  # noqa: S108


def held(*places):
    """What the files below some places hold."""
    found = b""
    for place in places:
        for path in [place, *place.rglob("*")] if place.is_dir() else [place]:
            if path.is_file():
                found += path.read_bytes() + path.name.encode()
    return found


def post_everything(service):
    """The word in every place a request has; the answers that may not hold it."""
    word = WORD.encode()
    service.check(TEXT, article_id="a", revision="r", headline=f"{WORD} burns")
    service.request("POST", "/v1/checks", {"items": [{"text": TEXT}, {"text": ""}]}, Idempotency_Key="k")
    service.request("POST", "/v1/check", TEXT.encode(), Content_Type="text/plain")
    service.request("POST", "/v1/check", b"<p>" + TEXT.encode() + b"</p>", Content_Type="text/html")
    service.request("POST", "/", f"text={TEXT}".encode(), Content_Type="application/x-www-form-urlencoded")
    refused = [
        service.request("POST", "/v1/check", {"text": TEXT, WORD: 1}),
        service.request("POST", "/v1/check", {"text": {WORD: TEXT}}),
        service.request("POST", "/v1/check", {"text": TEXT, "published": WORD}),
        service.request("POST", "/v1/check", {"text": TEXT, "language": WORD}),
        service.request("POST", "/v1/check", {"text": TEXT, "article_id": WORD + "\x00"}),
        service.request("POST", "/v1/check", {"text": TEXT}, X_Deadline=WORD),
        service.request("POST", "/v1/check", {"text": TEXT}, X_Request_ID=WORD + " x"),
        service.request("POST", "/v1/check", b'{"text": "' + word, Content_Type="application/json"),
        service.request("POST", "/v1/check", word + b"\xff", Content_Type="text/plain"),
        service.request("POST", "/v1/check", word, Content_Type="image/" + WORD),
        service.request("POST", "/v1/check?view=" + WORD, {"text": TEXT}),
        service.request("POST", "/" + WORD, {"text": TEXT}),
        service.request("GET", f"/v1/checks/{WORD}"),
        service.request("GET", f"/v1/articles/{WORD}/checks"),
        service.request("GET", f"/v1/lexicon/{WORD}"),
        service.request("GET", f"/problems/{WORD}"),
        service.request(WORD, "/v1/check"),
        service.request("POST", "/v1/articles/a/dismissals", {"fingerprint": WORD, "reason": WORD, "by": WORD}),
        service.request("POST", "/v1/check", (WORD * 200_000).encode(), Content_Type="text/plain"),
    ]
    bodies = [body for status, _, body in refused if status >= 400]
    assert len(bodies) >= len(refused) - 1
    # no HTTP at all, or a length that leaves the article's end to be read as the next request
    head = b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n"
    for data in (
        word + b"\r\n\r\n",
        b"GET /" + word + b" " + word + b"\r\n\r\n",
        head + b"x 12 " + word + b" article\r\n\r\n",
        b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\n" + word + b" x\r\n\r\n",
        b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: " + word + b"\r\n\r\n",
        b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + word + b"\r\n\r\n",
        b"POST /v1/check HTTP/1.1\r\nHost: " + word + b"\r\nContent-Length: 0\r\n\r\n",
    ):
        bodies.append(service.raw(data))
    return bodies


def test_posted_words_are_in_no_log_error_metric_or_file(start, tmp_path):
    service = start(store="off", log_level="debug", max_body=2_000_000)
    before = {path.name for path in SHM.iterdir()} if SHM.exists() else set()
    for body in post_everything(service):
        assert WORD.encode() not in body, body[:300]
    assert WORD.encode() not in service.request("GET", "/metrics")[2]
    assert WORD not in service.log.read_text()
    assert WORD.encode() not in held(tmp_path)
    new = [path for path in SHM.iterdir() if path.name not in before] if SHM.exists() else []
    assert WORD.encode() not in held(*new)
    service.stop()
    assert WORD.encode() not in held(tmp_path)


def test_with_keys_and_no_store_no_database_page_holds_a_posted_word(start, tmp_path):
    database = tmp_path / "keys.sqlite3"
    store = Store(database)
    store.prepare()
    key = keys.add(store, "cms", ["check"])
    service = start(store="off", database=database)
    status, headers, _ = service.request("POST", "/v1/check", {"text": TEXT}, Authorization=f"Bearer {key}")
    assert (status, headers["X-Checker-Store"]) == (200, "off")
    assert service.request("POST", "/v1/check", {"text": TEXT})[0] == 401
    assert WORD.encode() not in held(tmp_path)


def test_with_a_store_words_are_in_the_database_only_and_erased_from_it(start, tmp_path):
    service = start(log_level="debug")
    for body in post_everything(service):
        assert WORD.encode() not in body, body[:300]
    assert WORD.encode() not in held(service.log, tmp_path / "tmp")
    assert WORD.encode() in held(*tmp_path.glob("checker.sqlite3*"))
    listed = json.loads(service.request("GET", "/v1/articles/a/checks")[2])
    assert listed["checks"]
    service.request("DELETE", "/v1/articles/a")
    service.stop()
    command = [sys.executable, "-m", "checker", "erase", "--older-than", "0"]
    environment = {"CHECKER_DATABASE": str(service.database), "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run(command, check=True, env=environment, cwd=tmp_path, capture_output=True)
    assert WORD.encode() not in held(*tmp_path.glob("checker.sqlite3*"))


FORBIDDEN = """
import sys
import socket

def forbid(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"):
        raise RuntimeError(event)

sys.addaudithook(forbid)
import checker
from checker.service.app import create_app
from checker.settings import load

client = create_app(load(store=False)).test_client()
text = sys.argv[1]
assert client.post("/v1/check", json={"text": text}).status_code == 200
assert client.post("/v1/check", data=text.encode(), content_type="text/plain").status_code == 200
assert client.get("/docs").status_code == 200
print(len(checker.check(text).figures))
"""


def test_nothing_is_connected_to(tmp_path):
    environment = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", FORBIDDEN, TEXT], env=environment, cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_the_command_line_needs_no_network(tmp_path):
    unshare = shutil.which("unshare")
    if not unshare or subprocess.run([unshare, "-n", "true"], capture_output=True).returncode:
        pytest.skip("no right to take the network away")
    environment = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"}
    command = [unshare, "-n", sys.executable, "-m", "checker", "check", "-", "--format", "json"]
    done = subprocess.run(command, input=TEXT.encode(), env=environment, cwd=tmp_path, capture_output=True)
    assert done.returncode in (0, 1), done.stderr
    assert json.loads(done.stdout)["figures"] is not None
