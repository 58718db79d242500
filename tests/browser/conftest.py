"""A real Chromium before the real service: what it requested and which scripts ran is written down for every test."""

import os
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from checker.service.app import create_app
from checker.settings import Settings

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# counts whatever a script that came in with an article would call, and every breach of the page's policy
WATCH = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => { window.ran.push(name); };
addEventListener("securitypolicyviolation", (event) => window.ran.push(event.violatedDirective));
"""


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@contextmanager
def served(settings):
    server = make_server("127.0.0.1", 0, create_app(settings), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """A service that keeps nothing."""
    with served(Settings(store=False, database=tmp_path_factory.mktemp("off") / "c.sqlite3", rate=100_000)) as found:
        yield found


@pytest.fixture(scope="session")
def keeping_address(tmp_path_factory):
    """A service that keeps what it checks."""
    with served(Settings(store=True, database=tmp_path_factory.mktemp("on") / "c.sqlite3", rate=100_000)) as found:
        yield found


@pytest.fixture(scope="session")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip(f"there is no Chromium at {CHROMIUM}")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Opens pages; afterwards no request may have left this machine and no foreign script may have run."""
    contexts, requests, errors = [], [], []

    def opened(**options):
        # a page that still glides to a place moves things away from under the pointer
        options.setdefault("reduced_motion", "reduce")
        context = chromium.new_context(**options)
        contexts.append(context)
        context.on("request", lambda request: requests.append(request.url))
        context.add_init_script(WATCH)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: (errors.append("dialog"), dialog.dismiss()))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in requests if not url.startswith(("http://127.0.0.1:", "blob:http://127.0.0.1:"))] == []
    assert errors == []
