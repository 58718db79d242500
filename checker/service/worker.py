"""gunicorn's threaded worker, with refusals that repeat nothing of what was sent."""

from __future__ import annotations

import json
import logging
import socket
import struct
import time
from typing import Any

from gunicorn import util
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

# a client that sends nothing for so long is let go: it holds a thread
_SILENCE = struct.pack("ll", 10, 0)
_PATIENCE, _MOST_PATIENCE = 0.002, 0.02  # seconds for each request that is being answered, and at most


class Worker(ThreadWorker):  # type: ignore[misc]
    """Reads requests with threads that a silent client cannot hold for long."""

    def accept(self, listener: socket.socket) -> None:
        """Take a new connection, the later the more requests are answered here: a worker with fewer is faster."""
        answering = self.nr_conns - len(self.keepalived_conns) - len(self.pending_conns)
        time.sleep(min(_PATIENCE * answering, _MOST_PATIENCE))
        super().accept(listener)

    def enqueue_req(self, conn: Any) -> None:
        """Hand a connection to a thread; reading from it times out in the kernel."""
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, _SILENCE)
        super().enqueue_req(conn)

    def handle_error(self, req: object, client: socket.socket, addr: object, exc: Exception) -> None:
        """Refuse what is no HTTP. gunicorn's own answer and log line would quote it, and it may be an article."""
        status, reason = 400, "Bad Request"
        if isinstance(exc, LimitRequestLine):
            status, reason = 414, "URI Too Long"
        elif isinstance(exc, LimitRequestHeaders):
            status, reason = 431, "Request Header Fields Too Large"
        self.log.warning("no HTTP request: %s", type(exc).__name__)
        problem = {"type": "/problems/http", "title": reason, "status": status, "detail": "This is no HTTP request."}
        body = json.dumps(problem)
        head = f"HTTP/1.1 {status} {reason}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n"
        try:
            util.write_nonblock(client, f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode())
        except OSError:
            self.log.debug("the client has gone")


class JsonLines(logging.Formatter):
    """gunicorn's log records as the same JSON lines the service writes; of an exception only the class is told."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        values = {
            "event": record.getMessage(),
            "level": record.levelname.lower(),
            "timestamp": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            **({"error": error} if error else {}),
        }
        return json.dumps(values)
