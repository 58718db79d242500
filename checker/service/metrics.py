"""Counts and times -> Prometheus text, summed over all workers. Labels are names of ours, never words of an article."""

from __future__ import annotations

import os
import time

from apiflask import APIBlueprint
from flask import Response, current_app, g, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)

from checker.service.readers import Reading
from checker.settings import Settings
from checker.store import Store

blueprint = APIBlueprint("metrics", __name__, tag="Operations")

_SECONDS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)
REQUESTS = Counter("checker_requests_total", "Requests answered", ["method", "route", "status"])
LATENCY = Histogram("checker_request_seconds", "Time to answer", ["route"], buckets=_SECONDS)
STAGES = Histogram("checker_stage_seconds", "Time to read an article, by stage", ["stage"], buckets=_SECONDS)
FIGURES = Counter("checker_figures_total", "Figures found", ["kind"])
FINDINGS = Counter("checker_findings_total", "Findings", ["rule", "severity"])
REJECTED = Counter("checker_rejected_total", "Requests answered with a problem", ["problem"])
UNKEPT = Counter("checker_unkept_total", "Checks answered but not kept", ["reason"])
WAITING = Gauge("checker_waiting", "Checks read now or waiting", multiprocess_mode="livesum")


@blueprint.get("/metrics")
@blueprint.doc(hide=True)
def metrics() -> Response:
    """What Prometheus scrapes."""
    registry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    settings: Settings = current_app.extensions["settings"]
    size = CollectorRegistry()
    Gauge("checker_database_bytes", "The database on disk", registry=size).set(Store(settings.database).size())
    return Response(generate_latest(registry) + generate_latest(size), content_type=CONTENT_TYPE_LATEST)


def request_done(response: Response) -> None:
    """Count a request by the route as the code writes it."""
    route = request.url_rule.rule if request.url_rule else "(none)"
    REQUESTS.labels(request.method if request.url_rule else "(any)", route, str(response.status_code)).inc()
    if "started" in g:
        LATENCY.labels(route).observe(time.perf_counter() - g.started)
    if "problem" in g:
        REJECTED.labels(g.problem).inc()


def check_done(reading: Reading, unkept: str) -> None:
    """Count what a check found, how long each stage took, and whether it was kept."""
    for stage, seconds in {**reading.stages, "all": reading.seconds}.items():
        STAGES.labels(stage).observe(seconds)
    for figure in reading.answer["figures"]:
        FIGURES.labels(figure["kind"]).inc()
    for finding in reading.answer["findings"]:
        FINDINGS.labels(finding["rule"], finding["severity"]).inc()
    if unkept:
        UNKEPT.labels(unkept).inc()
