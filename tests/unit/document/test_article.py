"""Fields become one article: one text, its blocks, and for every place of it the place in its field."""

from datetime import date

import pytest

import checker
from checker.document.article import read
from checker.model import InputError, LanguageError
from checker.offsets import Inputs

BODY = "Rescue workers pulled 118 people from the water, the coast guard said."


def blocks(article):
    return [(s.kind, s.field, s.span.of(article.text)) for s in article.segments]


def test_text_alone_is_the_text_as_given():
    article = read(f"Ferry overturns\n\n{BODY}\r\n")
    assert article.text == f"Ferry overturns\n\n{BODY}\r\n"
    assert article.passages == article.inputs == ()
    assert Inputs(article).place(article.segments[1].span)["field"] == "text"


def test_headline_and_standfirst_are_fields_of_their_own():
    article = read(BODY, headline=" Ferry overturns ", standfirst="Dozens saved.")
    assert blocks(article) == [
        ("headline", "headline", "Ferry overturns"),
        ("standfirst", "standfirst", "Dozens saved."),
        ("paragraph", "text", BODY),
    ]
    places = [Inputs(article).place(s.span) for s in article.segments]
    assert [(p["field"], p["start"], p["end"]) for p in places] == [
        ("headline", 1, 16),
        ("standfirst", 0, 13),
        ("text", 0, len(BODY)),
    ]


def test_empty_fields_are_no_fields():
    assert blocks(read(BODY, headline="", standfirst="  ")) == [("paragraph", "text", BODY)]


def test_html_blocks_are_read_further_as_plain_text_is():
    article = read(
        html=f"<p>Friday, 3 May 2024</p><h1>Ferry overturns</h1><p>By Ana Lima</p><p>KELMET (NWN) — {BODY}</p>"
        "<h1>More</h1><p>Photo: a ship<p>1. One<br>2. Two"
    )
    assert [(kind, words) for kind, _, words in blocks(article)] == [
        ("dateline", "Friday, 3 May 2024"),
        ("headline", "Ferry overturns"),
        ("byline", "By Ana Lima"),
        ("dateline", "KELMET (NWN) —"),
        ("paragraph", BODY),
        ("heading", "More"),
        ("caption", "Photo: a ship"),
        ("list_item", "One"),
        ("list_item", "Two"),
    ]


NINJS = {
    "uri": "urn:example:1",
    "version": 3,
    "versioncreated": "2024-05-03T10:00:00Z",
    "language": "en-GB",
    "headline": "Ferry overturns",
    "byline": "Ana Lima",
    "description_text": "Dozens were saved.",
    "body_html": f"<p>{BODY}</p>",
    "body_text": BODY,
    "associations": {
        "featureimage": {"type": "picture", "description_text": "The ship, built for 200 people"},
        "related": {"type": "text", "description_text": "Another story about 400 people"},
    },
}


def test_a_ninjs_item():
    article = read(article=NINJS)
    assert blocks(article) == [
        ("headline", "headline", "Ferry overturns"),
        ("standfirst", "description_text", "Dozens were saved."),
        ("byline", "byline", "Ana Lima"),
        ("paragraph", "body_html", BODY),
        ("caption", "associations.featureimage.description_text", "The ship, built for 200 people"),
    ]
    assert (article.id, article.revision, article.published) == ("urn:example:1", "3", date(2024, 5, 3))


def test_a_ninjs_item_of_the_second_version():
    item = {
        "headlines": [{"role": "main", "value": "Ferry overturns"}],
        "bodies": [
            {"contenttype": "text/plain", "value": BODY},
            {"contenttype": "text/html", "value": f"<p>{BODY}"},
        ],
    }
    assert blocks(read(article=item)) == [
        ("headline", "headlines[0].value", "Ferry overturns"),
        ("paragraph", "bodies[1].value", BODY),
    ]


def test_what_the_caller_says_goes_before_what_the_item_says():
    article = read(article=NINJS, headline="118 saved", article_id="a1", revision="r1", published=date(2024, 6, 1))
    assert blocks(article)[0] == ("headline", "headline", "118 saved")
    assert (article.id, article.revision, article.published) == ("a1", "r1", date(2024, 6, 1))


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"text": BODY, "html": BODY},
        {"text": 5},
        {"html": b"<p>"},
        {"text": BODY, "headline": ["x"]},
        {"article": "text"},
        {"article": {}},
        {"article": {"headline": 5}},
        {"article": {"headline": "  "}},
        {"article": {"bodies": "x"}},
        {"article": {"headline": "x", "associations": "y"}},
    ],
)
def test_what_is_no_article_is_refused(given):
    with pytest.raises(InputError):
        read(**given)


def test_an_article_said_to_be_in_another_language_is_refused():
    with pytest.raises(LanguageError, match="fr"):
        read(article={**NINJS, "language": "fr-FR"})


def test_figures_of_an_answer_name_their_place_in_the_field_they_came_from():
    source = "<p>Some <b>12</b>,400 people &amp; 1,500<sup>2</sup> \U0001f6a2 10,300 boats"
    answer = checker.check(html=source, headline="Ferry: 12,400 saved").as_dict()
    text = answer["document"]["text"]
    fields = {"html": source, "headline": "Ferry: 12,400 saved"}
    assert [f["text"] for f in answer["figures"]] == ["12,400", "12,400", "1,500", "10,300"]
    for figure in answer["figures"]:
        place = figure["input"]
        assert text[figure["start"] : figure["end"]] == figure["text"]
        assert fields[place["field"]][place["start"] : place["end"]].replace("</b>", "") == figure["text"]
    assert "text" not in checker.check(BODY).as_dict()["document"]
