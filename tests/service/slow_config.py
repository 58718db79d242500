"""The service's own gunicorn settings, with a reader that can be told to be slow, to hang, or to hang in C."""

import re
import time

from checker.service import readers
from checker.service.gunicorn_config import *  # noqa: F403

_read = readers.read


def _told(arguments):
    text = arguments.get("text") or ""
    if text.startswith("SLEEP"):
        time.sleep(float(text.split()[1]))
    if text.startswith("HANG"):
        while True:
            pass
    if text.startswith("REGEX"):
        re.match(r"(a+)+$", "a" * 64 + "b")
    if text.startswith("CRASH"):
        raise RuntimeError(text)
    return _read(arguments)


readers.read = _told
