"""Each format says what the answer says, and lets no character of an article break out of it."""

import csv
import io
import json
from dataclasses import replace

import pytest

from checker.export import FORMATS, Answer, export
from checker.export.markdown import escape
from checker.export.text import lines
from tests.stories import flood


@pytest.fixture(scope="module")
def answer():
    return Answer.of(flood(), "flood.txt")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_no_one_and_many_articles(answer, name):
    empty = Answer({**answer.body, "figures": [], "groups": [], "findings": [], "considered": [], "skipped": []}, "")
    for answers in ([answer], [answer, answer], [empty]):
        written = export(answers, name)
        assert isinstance(written, str)
        written.encode()


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_what_was_not_read_in_time_is_said(name):
    report = flood()
    positions = range(3, len(report.article.segments))
    written = export([Answer.of(replace(report, unread=tuple(positions)), "flood.txt")], name)
    assert written.lower().count("not read") >= 1
    opening = report.article.segments[3].span.of(report.article.text)[:6]
    if name == "html":
        assert written.index("Not read in time") < written.index(opening, written.index("Not read in time"))
    else:
        assert f"“{opening}" in written.replace("\\", "")
    assert "not read in time" not in export([Answer.of(report, "flood.txt")], name).lower()


def test_json_is_the_contract_as_it_is(answer):
    assert json.loads(export([answer], "json")) == json.loads(json.dumps(answer.body))
    assert len(json.loads(export([answer, answer], "json"))) == 2


def test_json_tells_what_a_desk_dismissed_and_what_is_new():
    answer = Answer.of(flood(), dismissed={"b" * 16: "same people"}, known=frozenset(["a" * 16]))
    first, second, third = json.loads(export([answer], "json"))["findings"]
    assert (first["new"], second["new"], third["new"]) == (False, True, True)
    assert second["dismissed"] == "same people"
    assert "dismissed" not in first


def test_csv_has_a_row_a_figure(answer):
    rows = list(csv.DictReader(io.StringIO(export([answer], "csv"))))
    assert [r["text"] for r in rows] == [f["text"] for f in answer.body["figures"]]
    assert rows[1]["source"] == "Ilse Marten"
    assert rows[1]["low"] == "22"
    assert rows[1]["high"] == ""
    assert rows[0]["findings"] == "d1 d3"
    assert rows[7]["sentence"].startswith("A helper 🛟 in the village")


@pytest.mark.parametrize("evil", ["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "\t=1"])
def test_csv_has_no_cell_a_spreadsheet_would_run(answer, evil):
    figure = {**answer.body["figures"][1], "text": evil}
    (row,) = csv.DictReader(io.StringIO(export([Answer({**answer.body, "figures": [figure]}, answer.text)], "csv")))
    assert row["text"] == f"'{evil}"


def test_text_puts_carets_under_the_figure_whatever_stands_before_it(answer):
    written = export([answer], "text").splitlines()
    at = next(i for i, row in enumerate(written) if "of Osk put" in row)
    carets = written[at + 1]
    column = written[at].index("between 3,000") + 1  # the life belt fills two columns
    assert carets[column : column + 23] == "^" * 23
    assert carets[column - 1] == " "


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_text_folds_to_the_terminal(answer, width):
    for line in lines([answer], width):
        row = "".join(p.text for p in line)
        assert len(row) <= width or "│" not in row


def test_text_prints_no_escape_sequence():
    report = flood()
    body = report.as_dict()
    body["groups"][0]["label"] = "dead \x1b[31mred\x1b]0;title\x07"
    text = report.article.text.replace("people died", "peop\x1b[2Jd")
    written = export([Answer(body, text, "a\x1bb\rc.txt")], "text")
    assert "\x1b" not in written
    assert "\r" not in written


def test_markdown_means_its_words(answer):
    assert escape("[a](b) <script> *x* `y` | #1") == r"\[a\]\(b\) \<script\> \*x\* \`y\` \| \#1"
    written = export([answer], "markdown")
    assert "> At least **22** people died" in written
    assert "| Ilse Marten | 22 | at least 22 |" in written


def test_annotations_quote_the_text_they_point_at(answer):
    page = json.loads(export([answer], "annotation"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len({item["id"] for item in page["items"]}) == len(page["items"]) == 12
    for item in page["items"]:
        assert item["motivation"] in ("assessing", "describing")
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            position, quoted = target["selector"]
            assert answer.text[position["start"] : position["end"]] == quoted["exact"]
            around = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
            assert around in answer.text


def test_claim_reviews_are_drafts_of_doubted_figures_with_a_source(answer):
    drafts = json.loads(export([answer], "claimreview"))["@graph"]
    authors = [d["itemReviewed"]["author"]["name"] for d in drafts]
    assert authors == ["Ilse Marten", "Tomas Eller", "interior ministry", "A helper 🛟 in the village of Osk"]
    assert all(d["creativeWorkStatus"] == "Draft" and "ratingValue" not in d["reviewRating"] for d in drafts)


def test_github_commands_cannot_be_broken_by_names_or_messages(answer):
    finding = {**answer.body["findings"][0], "message": "100% of\n::error::it"}
    written = export([Answer({**answer.body, "findings": [finding]}, answer.text, "a,b:c\n.txt")], "github")
    assert written.count("\n") == 1
    assert "file=a%2Cb%3Ac%0A.txt,line=3" in written
    assert written.endswith("::100%25 of%0A::error::it\n")


def test_github_leaves_out_what_is_settled():
    answer = Answer.of(flood(), dismissed={"b" * 16: "fine"}, known=frozenset(["c" * 16]))
    assert export([answer], "github").startswith("::error ")
    assert export([answer], "github").count("\n") == 1
