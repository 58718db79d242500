"""The page in a real browser: the example from end to end, keys only, no script, narrow, dark, quick, accessible."""

import functools
import itertools
import re
import time

import pytest
from playwright.sync_api import expect

from checker.service import examples
from tests.browser.payloads import PAYLOADS
from tests.stories import flood

SEED = "soldiers-for-russia"
CLASH = flood().article.text
NARROW = {"width": 320, "height": 700}


@pytest.fixture
def hand_made(monkeypatch):
    """Reports made by hand, so that these tests hold while the chain learns."""
    monkeypatch.setattr("checker.check", lambda *_, **__: flood())


def fill(page, address, text, markup="text"):
    page.goto(address)
    page.fill("#text", text)
    page.select_option("#markup", markup)
    page.click("button.primary")
    arrive(page, "body.result")


def arrive(page, selector):
    """Wait for a page, and for its script: the elements are there before anybody listens to them."""
    page.wait_for_selector(selector)
    page.wait_for_load_state("load")


def lit(page):
    return page.eval_on_selector_all(".story .figure.lit", "nodes => nodes.map((n) => n.id)")


def test_the_example_from_end_to_end(visit, address):
    page = visit()
    page.goto(address)
    page.click(f"a[href$='{SEED}']")
    assert page.inner_text(".story .headline") == examples.find(SEED).title
    story = page.text_content(".story")
    for words in ("Thousands", "10,000", "1,500"):
        assert words in story
    assert page.title().startswith(examples.find(SEED).title)


def test_the_example_sets_ten_thousand_against_fifteen_hundred(visit, address):
    page = visit()
    page.goto(f"{address}/examples/{SEED}")
    finding = page.locator(".finding.check")
    assert finding.count() == 1
    shown = finding.inner_text()
    for words in ("10,000", "Volodymyr Zelensky", "1,500", "National Intelligence Service"):
        assert words in shown
    finding.locator("h3").hover()
    texts = page.eval_on_selector_all(".story .figure.lit", "nodes => nodes.map((n) => n.textContent)")
    assert [next(n for n in ("10,000", "1,500") if n in text) for text in texts] == ["10,000", "1,500"]


def test_a_finding_lights_both_its_places(visit, address, hand_made):
    page = visit()
    fill(page, address, CLASH)
    page.hover("#d2 h3")
    assert lit(page) == ["f7", "f8"]
    page.hover(".masthead")
    assert lit(page) == []
    page.click("#d1 .tags")
    assert lit(page) == ["f1", "f2"]
    page.click("#d2 a[data-goto=f8]")
    assert page.evaluate("document.activeElement.id") == "f8"
    page.hover("#row-f5")
    assert lit(page) == ["f5"]


def test_a_figure_shows_its_card(visit, address, hand_made):
    page = visit()
    fill(page, address, CLASH)
    page.hover("#f2")
    card = page.locator("#card")
    assert "at least 22" in card.inner_text()
    assert "Ilse Marten, indirect speech" in card.inner_text().replace("A ", "")
    assert "attributions.speech" in card.inner_text()
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.hover(".masthead")
    assert card.count() == 0


def test_the_question_is_copied_by_one_click(visit, address, hand_made):
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    fill(page, address, CLASH)
    page.click("#d1 [data-copy]")
    page.wait_for_selector(".status:has-text('Question copied')")
    assert page.evaluate("navigator.clipboard.readText()") == "Which number of dead should the headline carry?"


def test_filters_leave_what_is_asked_for(visit, address, hand_made):
    page = visit()
    fill(page, address, CLASH)
    page.click(".filters summary")
    page.uncheck("[name=severity][value=note]")
    assert page.locator(".finding:visible").count() == 2
    page.select_option("[name=group]", "g3")
    assert page.locator(".finding:visible").count() == 1
    assert page.locator(".group:visible").count() == 1
    page.select_option("[name=group]", "")
    page.select_option("[name=voice]", label="C Tomas Eller")
    assert page.locator(".finding:visible").count() == 0
    page.check("[name=severity][value=note]")
    assert page.locator(".finding:visible").count() == 1


def test_everything_by_keyboard(visit, address, hand_made):
    page = visit()
    page.goto(address)
    keys = page.keyboard
    assert page.evaluate("document.activeElement.id") == "text"
    keys.insert_text(CLASH)
    keys.press("Control+Enter")
    arrive(page, "body.result")
    keys.press("Tab")
    assert page.inner_text(":focus") == "To the content"
    keys.press("Enter")
    tab_to(page, "#d1")
    assert lit(page) == ["f1", "f2"]
    keys.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "d2"
    assert lit(page) == ["f7", "f8"]
    tab_to(page, "#d2 [data-copy]")
    keys.press("Enter")
    page.wait_for_selector(".status:has-text('Question copied')")
    tab_to(page, "#d2 .why summary")
    keys.press("Enter")
    assert page.locator("#d2 .why code").is_visible()
    tab_to(page, "#f2")
    assert page.locator("#card").is_visible()
    keys.press("Escape")
    assert page.locator("#card").count() == 0
    tab_to(page, ".menu summary", back=True)
    keys.press("Enter")
    keys.press("Tab")
    with page.expect_download() as download:
        keys.press("Enter")
    assert download.value.suggested_filename == "checker-report.txt"


def tab_to(page, selector, back=False):
    for _ in range(120):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached by the Tab key")


def test_without_a_script(visit, address, hand_made):
    page = visit(java_script_enabled=False)
    page.goto(address)
    page.fill("#text", CLASH)
    page.click("button.primary")
    assert page.locator(".finding").count() == 3
    assert page.locator(".story .figure").count() == 9
    page.click("#d2 a[href='#f8']")
    assert page.url.endswith("#f8")
    assert page.locator("#f8:target").count() == 1
    assert not page.locator("[data-copy], [data-print], .filters").first.is_visible()
    page.click(".menu summary")
    with page.expect_download() as download:
        page.click("text=SARIF")
    assert download.value.suggested_filename == "checker-report.sarif"
    page.click(".edit summary")
    assert page.input_value("#text") == CLASH


def test_files_are_dropped_and_chosen(visit, address, tmp_path):
    page = visit()
    page.goto(address)
    story = tmp_path / "story.txt"
    story.write_text("Ten dead\n\nAt least 10 people died.", encoding="utf-8")
    page.set_input_files("#file", story)
    expect(page.locator("#text")).to_have_value(re.compile("^Ten dead"))
    page.evaluate(
        """() => {
            const transfer = new DataTransfer();
            transfer.items.add(new File(["<p>12 <b>hurt</b></p>"], "page.html", {type: "text/html"}));
            const drop = new DragEvent("drop", {dataTransfer: transfer, bubbles: true});
            document.getElementById("text").dispatchEvent(drop);
        }"""
    )
    expect(page.locator("#text")).to_have_value(re.compile("^<p>"))
    assert page.input_value("#markup") == "html"
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Ten dead in Café fire".encode("latin-1"))
    page.set_input_files("#file", latin)
    page.wait_for_selector(".status:has-text('latin.txt is ready')")
    assert page.input_value("#text").startswith("<p>")  # no word of it is lost by reading it wrongly
    page.click("button.primary")
    assert "UTF-8" in page.inner_text("[role=alert]")


def test_a_kept_check_is_dismissed_and_found_again(visit, keeping_address, hand_made):
    page = visit()
    fill(page, keeping_address, CLASH)
    assert re.search(r"/checks/[0-9a-f]+$", page.url)
    page.click("#d3 .dismissal summary")
    page.fill("#d3 [name=reason]", "the bodies were counted twice")
    page.click("#d3 .dismissal button")
    page.wait_for_selector("text=Open again")
    assert page.locator("#d3 .question").is_hidden()
    page.reload()
    assert "the bodies were counted twice" in page.inner_text("#d3")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 800, 1280, 1800])
def test_nothing_runs_over_the_edge(visit, address, hand_made, width, scheme, tmp_path):
    page = visit(viewport={"width": width, "height": 900}, color_scheme=scheme)
    pages = [functools.partial(page.goto, f"{address}{path}") for path in ("/", "/docs", "/problems/", "/compare")]
    for open_page in (*pages, lambda: set_side_by_side(page, address), lambda: fill(page, address, CLASH)):
        open_page()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.screenshot(path=tmp_path / f"{width}-{scheme}.png", full_page=True)


def test_the_dark_page_is_dark(visit, address):
    page = visit(color_scheme="dark")
    page.goto(address)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert all(int(part) < 50 for part in re.findall(r"\d+", paper)[:3])


def test_print_is_a_clean_report(visit, address, hand_made):
    page = visit()
    fill(page, address, CLASH)
    page.emulate_media(media="print")
    assert not page.locator(".masthead").is_visible()
    assert not page.locator(".tools").is_visible()
    assert page.locator(".chart").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.panel')).overflowY") == "visible"
    assert page.pdf()[:5] == b"%PDF-"


LOADED = "() => { const [n] = performance.getEntriesByType('navigation'); return n.domComplete - n.responseStart; }"


def test_the_page_is_usable_within_a_second_of_the_answer(visit, address):
    page = visit()
    paragraphs = [examples.find(SEED).text] * 5
    text = "\n\n".join(paragraphs)
    assert len(text.split()) > 1_500
    # what the page itself takes is the least of three: the rest is the machine's other work
    taken, answered = [], []
    for _ in range(3):
        fill(page, address, text)
        taken.append(page.evaluate(LOADED))
        start = time.perf_counter()
        page.hover(".story .figure >> nth=0")
        page.wait_for_selector("#card")
        answered.append(time.perf_counter() - start)
    assert min(taken) < 1_000
    assert min(answered) < 1


def set_side_by_side(page, address):
    page.goto(f"{address}/compare")
    for number in (1, 2):
        page.fill(f"#name-{number}", f"Version {number}")
        page.fill(f"#text-{number}", f"{CLASH} {number}")
    page.click("button.primary")
    arrive(page, "body.compared")


def test_compared_texts_are_edited_and_compared_again(visit, address, hand_made):
    page = visit()
    set_side_by_side(page, address)
    page.click("text=Edit the texts >> nth=0")
    assert page.evaluate("document.activeElement.id") == "text-1"
    assert page.input_value("#name-2") == "Version 2"
    page.click("[data-add-slot]")
    page.fill("#text-3", CLASH)
    page.click("button.primary")
    page.wait_for_selector("text=3 texts,")


def test_another_text_can_be_added(visit, address):
    page = visit()
    page.goto(f"{address}/compare")
    page.fill("#text-2", "kept")
    page.click("[data-add-slot]")
    assert page.locator("textarea").count() == 3
    assert page.input_value("#text-2") == "kept"
    assert page.input_value("#text-3") == ""


def test_history_and_comparing_of_revisions(visit, keeping_address, hand_made):
    page = visit()
    for text in (CLASH, f"{CLASH} More."):
        fill(page, keeping_address, text)
    page.click("text=Revisions")
    arrive(page, "body.history")
    page.click("text=Compare the chosen revisions")
    assert page.input_value("#text-1").startswith("20 dead")
    page.click("nav >> text=History")
    assert page.locator(".kept > li").count() >= 1
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    assert violations(axe, page) == []


AXE_PAGES = {
    "start": lambda page, address: page.goto(address),
    "answer": lambda page, address: fill(page, address, CLASH),
    "example": lambda page, address: page.goto(f"{address}/examples/{SEED}"),
    "compare": lambda page, address: page.goto(f"{address}/compare"),
    "compared": lambda page, address: set_side_by_side(page, address),
    "rules": lambda page, address: page.goto(f"{address}/rules"),
    "docs": lambda page, address: page.goto(f"{address}/docs"),
    "problems": lambda page, address: page.goto(f"{address}/problems/"),
    "problem": lambda page, address: page.goto(f"{address}/problems/too_large"),
    "message": lambda page, address: page.goto(f"{address}/examples/none"),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", AXE_PAGES)
def test_axe_finds_nothing(visit, address, hand_made, name, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visit(color_scheme=scheme)
    AXE_PAGES[name](page, address)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert violations(axe, page) == []
    if name == "answer":
        page.focus("#d1")
        page.hover("#f2")
        assert violations(axe, page) == []
        page.set_viewport_size(NARROW)
        assert violations(axe, page) == []


def violations(axe, page):
    found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(v["id"], [node["html"][:120] for node in v["nodes"]][:3]) for v in found]


def texts(count=12):
    """The payloads in articles, around figures and sources, so that each comes out in every part of an answer."""
    assert len(PAYLOADS) >= 60
    for start in range(0, len(PAYLOADS), count):
        yield "\n\n".join(
            f"{p} At least {n + 12} people {p} died in the fire, said {p} John Smith{p}, the mayor of {p} Oldtown.\n\n"
            f"The police said {n + 40} {p} people had died."
            for n, p in enumerate(PAYLOADS[start : start + count])
        )


@pytest.mark.parametrize("markup", ["text", "html"])
def test_no_script_of_an_article_runs(visit, address, markup):
    page = visit()
    for text in texts():
        fill(page, address, text, markup)
        page.hover(".story")
        assert page.evaluate("window.ran") == []
        assert page.locator(".story :is(script, img, svg, iframe, object, embed, style, form, input)").count() == 0
        assert page.locator(".edit textarea").count() == 1


def test_no_script_of_compared_or_kept_texts_runs(visit, keeping_address):
    page = visit()
    for text in texts(20):
        page.goto(f"{keeping_address}/compare")
        for number in (1, 2):
            page.fill(f"#name-{number}", f"{PAYLOADS[number]} {number}"[:100])
            page.fill(f"#text-{number}", text.replace("people", "persons") if number == 2 else text)
        page.click("button.primary")
        arrive(page, "body.compared")
        assert page.evaluate("window.ran") == []
        assert page.locator("main :is(script, img, iframe, object, embed, style)").count() == 0
        fill(page, keeping_address, text)
        assert page.evaluate("window.ran") == []
    for path in ("/history", page.get_attribute("text=Revisions", "href")):
        page.goto(f"{keeping_address}{path}")
        assert page.evaluate("window.ran") == []
        assert page.locator("main :is(script, img, svg, iframe, object, embed, style)").count() == 0


def test_no_script_in_any_part_of_an_answer_runs(visit, address, monkeypatch):
    report = flood()
    page = visit()
    for turn in range(10):
        monkeypatch.setattr("checker.check", lambda *_, turn=turn, **__: Poisoned(report, turn * 17))
        fill(page, address, "x")
        assert page.evaluate("window.ran") == []
        assert page.locator("main :is(script, img, iframe, object, embed, style)").count() == 0


class Poisoned:
    """The report with another payload in every free string of the answer."""

    def __init__(self, report, first):
        self._report = report
        self._next = itertools.cycle(PAYLOADS[first % len(PAYLOADS) :] + PAYLOADS[: first % len(PAYLOADS)])

    def __getattr__(self, name):
        return getattr(self._report, name)

    def as_dict(self):
        body = self._report.as_dict()
        for figure in body["figures"]:
            figure["as_of"], figure["subject"]["place"] = next(self._next), [next(self._next)]
            if figure["source"]:
                figure["source"] |= {key: next(self._next) for key in ("name", "text", "how")}
        for group in body["groups"]:
            group["label"] = next(self._next)
        for finding in body["findings"]:
            finding |= {key: next(self._next) for key in ("message", "question", "explanation", "kind", "rule")}
            finding["computed"] = {next(self._next): next(self._next)}
        body["skipped"][0] |= {"text": next(self._next), "why": next(self._next)}
        return body
