"""Settings -> the application. Everything that is configured is configured here, once."""

from __future__ import annotations

import re
import uuid

from apiflask import APIFlask, HTTPError
from flask import Response, g, request

import checker
from checker import policy
from checker import settings as configuration
from checker.model import CheckerError
from checker.service import (
    access,
    api,
    articles,
    comparing,
    discovery,
    exporting,
    health,
    limits,
    logs,
    metrics,
    openapi,
    page,
    problems,
    security,
)
from checker.service.checking import Desk
from checker.service.readers import Here
from checker.settings import Settings
from checker.store import Store, StoreError

_REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,100}")
# a headline, sources, units, money, a percentage, a quotation and a sum: what is loaded when it is first needed
_WARM = """Storm leaves 12 hurt

Officials said on Monday that 12 people, five men and seven women, were hurt when winds of 60 miles per hour tore the
roof off a hall 3 miles (5 km) from the coast.

"We counted 15," said Ana Prado, a spokeswoman for the port. Repairs cost $2 million, up 10 percent from $1.8 million.
"""


def create_app(settings: Settings | None = None, *, warm: bool = True) -> APIFlask:
    """The application. `warm` loads all that reading needs: the first request is not slow, and workers share it."""
    settings = settings or configuration.load()
    logs.configure(settings.log_level)
    app = APIFlask("checker.service", title="Checker", version=checker.__version__, docs_path=None)
    # a limit of werkzeug's own beside ours would cut a body off before it could be measured
    app.config.update(OPENAPI_VERSION="3.1.0", MAX_CONTENT_LENGTH=settings.max_body + 1)
    app.url_map.strict_slashes = False
    app.extensions["settings"] = settings
    store = Store(settings.database) if settings.store else None
    if store is not None:
        try:
            store.prepare()
        except StoreError as error:
            logs.log.error("the store cannot be used", reason=error.reason)
        store.close()
    app.extensions["desk"] = Desk(settings, store, policy.load(settings.policy), Here())
    app.extensions["warm"] = False
    if warm:
        checker.check(_WARM)
        app.extensions["warm"] = True
    _register(app)
    return app


def _register(app: APIFlask) -> None:
    for module in (api, articles, comparing, discovery, exporting, health, metrics, page):
        app.register_blueprint(module.blueprint)
    app.before_request(_begin)
    access.register(app, app.extensions["settings"])
    app.after_request(_end)
    openapi.register(app)
    app.error_processor(_http_error)
    app.register_error_handler(problems.Problem, lambda problem: problem.response())
    app.register_error_handler(CheckerError, lambda error: problems.of(error).response())
    app.register_error_handler(Exception, _internal)


def _begin() -> None:
    given = request.headers.get("X-Request-ID", "")
    logs.begin()
    g.request_id = given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex


def _end(response: Response) -> Response:
    response.headers["X-Request-ID"] = g.get("request_id", "")
    limits.add_headers(response)
    security.add_headers(response)
    logs.request_done(response)
    metrics.request_done(response)
    return response


def _http_error(error: HTTPError) -> Response:
    return problems.of_http(error)


def _internal(error: Exception) -> Response:
    """A fault of ours. Its message may quote the article, so only the class and the place are logged."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else ""
    logs.log.error("internal error", error=type(error).__name__, place=where, request_id=g.get("request_id"))
    return problems.Problem("internal").response()
