"""The pictures of the README, taken anew: python -m tests.browser.pictures."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from checker.settings import Settings
from tests.browser.conftest import CHROMIUM, FLAGS, served

DOCS = Path(__file__).parents[2] / "docs"
SIZE = {"width": 1360, "height": 860}
TEXTS = (
    ("Harbour Post", "2024-10-21", "At least 41 people died when the ferry Aurora sank, the coast guard said."),
    ("The Courier", "2024-10-22", "The sinking of the ferry Aurora killed 58 people, the coast guard said on Tuesday."),
    (
        "Calder Times",
        "2024-10-24",
        "The coast guard said 63 people had died in the sinking of the ferry Aurora. The transport minister, Lena Orr,"
        " said 71 people died.",
    ),
)


def main():
    """Write docs/page.png, docs/page-dark.png and docs/compare.png."""
    folder = Path(tempfile.mkdtemp())
    with served(Settings(store=False, database=folder / "c.sqlite3")) as address, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        page = browser.new_page(viewport=SIZE)
        page.goto(f"{address}/examples/soldiers-for-russia")
        page.screenshot(path=DOCS / "page.png")
        page.goto(f"{address}/compare?texts={len(TEXTS)}")
        for number, (name, day, text) in enumerate(TEXTS, 1):
            for field, value in (("name", name), ("published", day), ("text", text)):
                page.fill(f"#{field}-{number}", value)
        page.click("button.primary")
        page.wait_for_selector("body.compared")
        page.screenshot(path=DOCS / "compare.png")
        page = browser.new_page(viewport=SIZE, color_scheme="dark")
        page.goto(f"{address}/examples/market-fire")
        page.hover("#f2")
        page.screenshot(path=DOCS / "page-dark.png")
        browser.close()


if __name__ == "__main__":
    main()
