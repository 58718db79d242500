"""Alive, and ready: the two questions a supervisor asks."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint
from flask import Response, current_app

import checker
from checker.pipeline import engine
from checker.service.api import desk, values_response
from checker.service.schemas import Health
from checker.store import StoreError

blueprint = APIBlueprint("health", __name__, url_prefix="/health", tag="Operations")


@blueprint.get("/live")
@blueprint.output(Health)
def live() -> Response:
    """Whether the process answers"""
    return values_response({"status": "live", "version": checker.__version__})


@blueprint.get("/ready")
@blueprint.output(Health)
def ready() -> Response:
    """Whether the model is warm and the database can be written"""
    values: dict[str, Any] = {"status": "ready", "model": "warm", "store": "on", "engine": engine()}
    if not current_app.extensions["warm"]:
        values |= {"status": "not ready", "model": "cold"}
    store = desk().store
    if store is None:
        values["store"] = "off"
    else:
        try:
            store.probe()
        except StoreError as error:
            values |= {"status": "not ready", "store": error.reason, "detail": str(error)}
    return values_response(values, 200 if values["status"] == "ready" else 503)
