import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest


@pytest.mark.slow
def test_the_service_ends_soon_after_it_is_told_to(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {**os.environ, "CHECKER_DATABASE": str(tmp_path / "checker.sqlite3"), "CHECKER_WORKERS": "2"}
    command = [sys.executable, "-m", "checker", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=settings, stderr=subprocess.DEVNULL) as service:
        try:
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline:
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=5):
                        break
                except (urllib.error.URLError, ConnectionError):
                    time.sleep(0.2)
            service.send_signal(signal.SIGTERM)
            assert service.wait(timeout=15) == 0
        finally:
            service.kill()
