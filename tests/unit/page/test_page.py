"""The page without a browser: forms, permalinks, dismissals, exports, and what must never happen."""

import io
import re
import zipfile
from dataclasses import replace

import pytest

from checker.export import FORMATS
from checker.model import LanguageError
from tests.stories import flood

TEXT = flood().article.text


def test_the_start_offers_a_form_and_the_examples(client):
    page = client.get("/").text
    assert '<textarea id="text" name="text"' in page
    assert "/examples/soldiers-for-russia" in page


def test_an_answer_shows_article_findings_groups_and_what_was_left(client):
    page = client.post("/", data={"text": TEXT}).text
    for figure in flood().figures:
        assert f'id="{figure.id}"' in page
        assert f'id="row-{figure.id}"' in page
    assert page.index('id="d1"') < page.index('id="d2"') < page.index('id="g1"')
    assert 'href="#f1"' in page
    assert "Which number of dead should the headline carry?" in page
    assert '<svg class="chart"' in page
    assert "one is the other in another unit" in page
    assert "Part of a name" in page


def test_the_article_is_shown_whole_and_unchanged(client):
    page = client.post("/", data={"text": TEXT}).text
    story = page[page.index('<div class="story">') : page.index('<details class="edit"')]
    words = re.sub(r"<[^>]+>", "", story.replace("</p>", "\n").replace("</h2>", "\n"))
    assert words.split() == TEXT.split()


def test_nothing_of_the_text_is_in_an_address(client, keeping):
    for browser in (client, keeping):
        answer = browser.post("/", data={"text": TEXT})
        page = answer.text if answer.status_code == 200 else browser.get(answer.location).text
        addresses = [*re.findall(r'(?:href|action|formaction|src)="([^"]*)"', page), answer.location or ""]
        assert not [a for a in addresses if "Varn" in a or "dead" in a]


def test_headers_forbid_inline_and_foreign_code_and_keeping(client):
    for answer in (client.get("/"), client.post("/", data={"text": TEXT}), client.get("/examples/nothing")):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["Cache-Control"] == "no-store"
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=|https?://", answer.text)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"text": ""}, "nothing to check"),
        ({"text": " \n\t "}, "nothing to check"),
        ({"text": "a " * 150_000}, "limit"),
        ({"text": "x", "published": "yesterday"}, "day of publication"),
        ({"file": (io.BytesIO(b"\x00\x01\x02"), "a.txt")}, "binary"),
        ({"file": (io.BytesIO(b"caf\xe9"), "a.txt")}, "UTF-8"),
        ({"file": (io.BytesIO(b"PK\x03\x04 no zip"), "a.docx")}, "Word"),
    ],
    ids=["empty", "blank", "long", "day", "binary", "latin", "docx"],
)
def test_what_cannot_be_checked_is_said_on_the_form(client, data, words):
    answer = client.post("/", data=data)
    assert 400 <= answer.status_code < 500
    assert words in answer.text
    assert 'role="alert"' in answer.text


def test_a_text_that_looks_foreign_can_be_said_to_be_english(client, monkeypatch):
    def check(**given):
        if given.get("language") != "en":
            raise LanguageError('only English is read; this looks like German (language "en" overrules this)')
        return flood()

    monkeypatch.setattr("checker.check", check)
    refused = client.post("/", data={"text": "x"})
    assert refused.status_code == 422
    assert "Only English is read; this looks like German." in refused.text
    assert "overrules" not in refused.text
    assert 'name="language" value="en"' in refused.text
    assert client.post("/", data={"text": "x", "language": "en"}).status_code == 200
    assert 'name="language"' not in client.get("/").text


def test_silence_is_told_for_what_it_is(client, monkeypatch):
    bare = replace(flood(), figures=(), groups=(), findings=(), considered=())
    monkeypatch.setattr("checker.check", lambda **_: bare)
    page = client.post("/", data={"text": "x"}).text
    assert "No figure found" in page
    assert "No figure was found in this text" in page


def test_what_a_desk_has_settled_is_no_longer_counted(keeping):
    place = keeping.post("/", data={"text": TEXT}).location
    assert "1 error" in keeping.get(place).text
    for fingerprint in ("a" * 16, "b" * 16, "c" * 16):
        keeping.post(f"{place}/dismiss", data={"fingerprint": fingerprint, "reason": "same people"})
    page = keeping.get(place).text
    assert "All settled" in page
    assert "3 dismissed" in page
    assert "1 error" not in page


def test_unknown_addresses_get_a_page(client):
    for address in ("/examples/none", "/checks/none", "/export/none"):
        answer = client.open(address, method="POST" if address.startswith("/export") else "GET")
        assert answer.status_code == 404
        assert "That did not work" in answer.text


def test_a_long_article_passes_the_form(client):
    assert client.post("/", data={"text": "“Ω” " * 45_000}).status_code == 200


def test_word_documents_are_read(client, monkeypatch):
    seen = {}
    monkeypatch.setattr("checker.check", lambda **given: seen.update(given) or flood())
    package = io.BytesIO()
    body = "".join(f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>" for t in ("Ten dead", "At least 10 people died."))
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(package, "w") as parts:
        parts.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
        parts.writestr("_rels/.rels", RELATIONS)
        parts.writestr("[Content_Types].xml", "<Types/>")
    package.seek(0)
    assert client.post("/", data={"file": (package, "story.docx")}).status_code == 200
    assert seen["text"] == "Ten dead\n\nAt least 10 people died.\n"


RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_taken_from_the_page(client, keeping, name):
    answer = client.post(f"/export/{name}", data={"text": TEXT})
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    place = keeping.post("/", data={"text": TEXT}).location
    assert keeping.get(f"{place}/export/{name}").status_code == 200


def test_a_kept_check_has_a_permalink_and_dismissals(keeping):
    answer = keeping.post("/", data={"text": TEXT})
    assert answer.status_code == 303
    place = answer.location
    assert "Open again" not in keeping.get(place).text
    settled = keeping.post(f"{place}/dismiss", data={"fingerprint": "b" * 16, "reason": "<b>same</b> people"})
    assert settled.status_code == 303
    page = keeping.get(place).text
    assert "&lt;b&gt;same&lt;/b&gt; people" in page
    assert page.count("Open again") == 1
    keeping.post(f"{place}/dismiss", data={"fingerprint": "b" * 16, "reopen": "yes"})
    assert "Open again" not in keeping.get(place).text


def test_the_page_forgets_where_nothing_is_kept(client):
    page = client.post("/", data={"text": TEXT}).text
    assert "Permalink" not in page
    assert ">Dismiss<" not in page


def test_rules_are_told(client):
    assert client.get("/rules").status_code == 200


def test_an_answer_that_came_before_the_end_says_so(client, monkeypatch):
    monkeypatch.setattr("checker.check", lambda **_: replace(flood(), unread=(3,)))
    page = client.post("/", data={"text": TEXT}).text
    assert "The article was not read to its end in time" in page
    assert "Not read in time: from here on" in page
    assert "not read to its end in time" in client.post("/export/text", data={"text": TEXT}).text
