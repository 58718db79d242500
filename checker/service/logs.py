"""Events -> JSON lines on standard error: sizes, counts, times; never a word of an article, nor its id."""

from __future__ import annotations

import logging
import sys
import time
from typing import Any

import structlog
from flask import Response, g, has_request_context, request

log = structlog.get_logger("checker.service")


def configure(level: str) -> None:
    """Write JSON lines from now on. Called by the server's configuration, never by an import."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )


def begin() -> None:
    """Start the request's clock."""
    g.started = time.perf_counter()


def count(**numbers: int) -> None:
    """Add numbers to the request's line; a batch adds them up."""
    if has_request_context():
        held = g.setdefault("counts", {"checks": 0})
        for name, number in {"checks": 1, **numbers}.items():
            held[name] = held.get(name, 0) + number


def request_done(response: Response) -> None:
    """One line a request: the route as it is written in the code, never the address as it was sent."""
    route = request.url_rule.rule if request.url_rule else ""
    values: dict[str, Any] = {
        "request_id": g.get("request_id"),
        "method": request.method,
        "route": route,
        "status": response.status_code,
        "milliseconds": round((time.perf_counter() - g.started) * 1000, 1) if "started" in g else None,
        "bytes_in": request.content_length,
        "bytes_out": response.content_length,
        "key": g.get("key_id"),
        "problem": g.get("problem"),
        **g.get("counts", {}),
    }
    quiet = route.startswith(("/health", "/metrics", "/static")) and response.status_code < 400
    (log.debug if quiet else log.info)("request", **{k: v for k, v in values.items() if v is not None})
