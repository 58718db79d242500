"""Arguments of `checker.check` -> Reading, in a process of its own that can be killed.

A worker answers with threads and hands every article to its one reader process. A check that does not come back
is ended by the kernel (an alarm the reader sets before it starts, which no stuck loop and no stuck C code can miss);
the worker answers 503 for it, steps down, and gunicorn forks a fresh one from the warm master.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

import checker
from checker import compare
from checker.model import CheckerError
from checker.service.problems import Problem

_fork = multiprocessing.get_context("fork")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading an article: the answer as values, the text its offsets count in, and the time it took."""

    answer: dict[str, Any]
    text: str
    seconds: float
    stages: dict[str, float] = field(default_factory=dict)


def read(arguments: dict[str, Any]) -> Reading:
    """Read an article, or compare several texts, here in this process."""
    start = time.perf_counter()
    if "texts" in arguments:
        return Reading(compare.read(**arguments).as_dict(), "", time.perf_counter() - start)
    report = checker.check(**arguments)
    return Reading(report.as_dict(), report.article.text, time.perf_counter() - start, dict(report.seconds))


class Here:
    """Reads in the calling process: for tests and the development server."""

    waiting = 0

    def read(self, arguments: dict[str, Any]) -> Reading:
        """Read an article; raises CheckerError."""
        return read(arguments)


class Reader:
    """One reader process and the queue before it. Start it while the worker has a single thread."""

    def __init__(self, queue: int, queue_seconds: float, kill_after: float) -> None:
        self.waiting = 0
        self._queue = queue
        self._queue_seconds = queue_seconds
        self._kill_after = kill_after
        self._count = threading.Lock()
        # one thread asks, so that checks are read in the order in which they came
        self._line = ThreadPoolExecutor(1)
        self._gone = False
        self._pipe, theirs = _fork.Pipe()
        self._process = _fork.Process(target=_serve, args=(theirs, self._pipe, kill_after), daemon=True)
        self._process.start()
        theirs.close()

    def read(self, arguments: dict[str, Any]) -> Reading:
        """Read an article when its turn comes; raises CheckerError, or Problem when busy, stuck or stopping."""
        with self._place():
            turn = self._line.submit(self._ask, arguments)
            try:
                outcome = turn.result(self._queue_seconds)
            except TimeoutError:
                if turn.cancel():
                    raise self._busy(f"no turn came within {self._queue_seconds:g} seconds") from None
                outcome = turn.result()
        if isinstance(outcome, Reading):
            return outcome
        raise outcome

    def _ask(self, arguments: dict[str, Any]) -> Reading | CheckerError:
        if self._gone:
            raise Problem("stopping", "", {"Retry-After": "1"})
        start = time.monotonic()
        try:
            self._pipe.send(arguments)
            outcome: Reading | CheckerError = self._pipe.recv()
        except (EOFError, OSError):
            self._gone = True
            os.kill(os.getpid(), signal.SIGTERM)
            raise self._stuck(time.monotonic() - start) from None
        return outcome

    def close(self) -> None:
        """Let the reader process end; it would otherwise keep its worker from ending."""
        self._gone = True
        self._pipe.close()
        self._process.join(1)
        self._process.kill()
        self._line.shutdown(wait=False)

    @contextlib.contextmanager
    def _place(self) -> Iterator[None]:
        """A place in the line before the reader."""
        with self._count:
            if self.waiting > self._queue:
                raise self._busy(f"{self._queue} checks wait already")
            self.waiting += 1
        try:
            yield
        finally:
            with self._count:
                self.waiting -= 1

    def _stuck(self, seconds: float) -> Problem:
        limit = self._kill_after
        detail = f"The limit is {limit:g} seconds a check; this one was ended after {seconds:.1f}."
        return Problem("stuck", detail, {"Retry-After": "1"}, limit=limit, actual=round(seconds, 1))

    def _busy(self, why: str) -> Problem:
        detail = f"The limit of waiting checks is {self._queue}: {why}."
        return Problem("busy", detail, {"Retry-After": "2"}, limit=self._queue, actual=self.waiting)


def _serve(pipe: Connection, theirs: Connection, kill_after: float) -> None:
    theirs.close()
    # the worker's handlers are not the reader's: it ends when its pipe does, or when the alarm rings
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    for stop in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGUSR1, signal.SIGHUP):
        signal.signal(stop, signal.SIG_IGN)
    while True:
        try:
            arguments = pipe.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_REAL, kill_after)
        outcome: Reading | CheckerError
        try:
            outcome = read(arguments)
        except CheckerError as error:
            outcome = error
        except Exception as error:
            # the message may quote the article, the name of the class cannot
            outcome = CheckerError(type(error).__name__)
        signal.setitimer(signal.ITIMER_REAL, 0)
        with contextlib.suppress(OSError):
            pipe.send(outcome)
