import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Service:
    """The service as it is run, in a process of its own, on a free port."""

    def __init__(self, folder, config="checker.service.gunicorn_config", **settings):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        self.database = folder / "checker.sqlite3"
        (folder / "tmp").mkdir(exist_ok=True)
        values = {"database": self.database, "port": self.port, "rate": 1_000_000, **settings}
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("CHECKER_", "PROMETHEUS_"))}
        environment |= {f"CHECKER_{name.upper()}": str(value) for name, value in values.items()}
        environment |= {"PYTHONPATH": str(ROOT), "TMPDIR": str(folder / "tmp"), "OPENBLAS_NUM_THREADS": "1"}
        self.log = folder / "log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "-c", f"python:{config}"], env=environment, stderr=log, cwd=folder
            )
        self._wait()

    def _wait(self):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            with suppress(OSError, http.client.HTTPException):
                if self.request("GET", "/health/live")[0] == 200:
                    return
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def request(self, method, path, body=None, timeout=60, **headers):
        """Status, headers and body of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            if isinstance(body, dict):
                body = json.dumps(body).encode()
                headers.setdefault("Content_Type", "application/json")
            connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def check(self, text, timeout=60, **more):
        return self.request("POST", "/v1/check", {"text": text, **more}, timeout)

    def raw(self, data):
        """The answer to bytes as they are."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            answer = b""
            with suppress(OSError):
                while part := connection.recv(65536):
                    answer += part
            return answer

    def workers(self):
        """Process ids of the workers, readers not among them."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in children.split()]

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise
        return self.process.returncode


@pytest.fixture
def start(tmp_path):
    """Starts services and stops them again."""
    started = []

    def make(**settings):
        started.append(Service(tmp_path, **settings))
        return started[-1]

    yield make
    for service in started:
        service.stop()


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)
