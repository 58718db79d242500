"""Settings -> gunicorn's: `gunicorn -c python:checker.service.gunicorn_config`, which is what `checker serve` runs."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from typing import Any

from checker import settings as configuration
from checker.service.access import address
from checker.service.readers import Reader

_settings = configuration.load()
_address = address(_settings)
# where the workers' counts are added up; must be known before prometheus_client is imported
os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="checker-metrics-"))

# the factory, so that an import configures nothing
wsgi_app = "checker.service.app:create_app()"
# without a key this machine only, whatever host is asked for
bind = [_address.bind]
# the model is loaded once, in the master; a worker that is forked after a fault is ready at once
preload_app = True
# each worker has a reader process of its own, so this is how many articles are read at a time
workers = _settings.workers
# threads only wait: for a reader's answer, for a slow client, for the database. Health answers while articles are read
worker_class = "checker.service.worker.Worker"
threads = _settings.queue + 8
# connections beyond the threads wait in the worker, those beyond that in the kernel; both lists are short and bounded
worker_connections = threads + 64
backlog = 128
# the worker's own heartbeat, which its threads cannot hold up; a stuck article is its reader's alarm's business
timeout = 60
# what is in flight at SIGTERM is answered: a check lasts no longer than this
graceful_timeout = int(_settings.kill_after) + 5
# a CMS saves again at once or not for minutes: a connection is kept for the first and holds no thread for the second
keepalive = 5
# heartbeats in memory: a busy disk must not look like a dead worker
worker_tmp_dir = "/dev/shm"  # noqa: S108
# the service writes its own log lines, with sizes and counts and without addresses that may hold an article's id
accesslog = None
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "checker.service.worker.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "loggers": {"gunicorn.error": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
# headers are ours or the CMS's; nobody needs long ones
limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190
# nothing here depends on who forwarded a request: no proxy's word is taken for it
forwarded_allow_ips = ""


def when_ready(server: Any) -> None:
    """Say at the start where the service listens, and what its limits are; the workers are forked after this."""
    # the model's objects are never garbage: going through them takes a reader 0.3 s, and a copy of every page of them
    gc.collect()
    gc.freeze()
    for line in (_address.why, *_settings.limits()):
        server.log.warning(line)


def child_exit(server: Any, worker: Any) -> None:
    """Take a dead worker out of the sums of what is going on now; its counts stay."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(server: Any) -> None:
    """Leave no counts behind."""
    shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)


def post_worker_init(worker: Any) -> None:
    """Give the worker its reader, while it has a single thread."""
    desk = worker.wsgi.extensions["desk"]
    desk.reader = Reader(_settings.queue, _settings.queue_seconds, _settings.kill_after)


def worker_exit(server: Any, worker: Any) -> None:
    """End the worker's reader with it."""
    reader = worker.wsgi.extensions["desk"].reader if worker.wsgi else None
    if isinstance(reader, Reader):
        reader.close()
