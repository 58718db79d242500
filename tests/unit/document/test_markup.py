"""HTML is read as a reader sees it, with the exact place of every character in the source."""

import gc
import html
import re
import time

import pytest

from checker.document.markup import render
from checker.model import Article
from checker.offsets import Inputs, Span
from tests.unit.document.html_documents import Writer, visible


def texts(source):
    rendered = render(source)
    return [block.span.of(rendered.text) for block in rendered.blocks]


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("<p>Some <b>10</b>,000 people", ["Some 10,000 people"]),
        ("<p>1,500<sup>2</sup> people", ["1,500 people"]),
        ("<p>1,500<sup>[2]</sup>, <sup>a</sup>", ["1,500, a"]),
        ("<p>1,500<sup><a href='#n2'>b</a></sup> people", ["1,500 people"]),
        ("<p>1,500 <sup>*</sup>people", ["1,500 people"]),
        ("<p>of 40 km<sup>2</sup> and 3m<sup>3</sup>", ["of 40 km² and 3m³"]),
        ("<p>10<sup>6</sup> and 3 × 10<sup>-6</sup>", ["10⁶ and 3 × 10⁻⁶"]),
        ("<p>the 1<sup>st</sup> of CO<sub>2</sub> at 10<sub>2</sub>", ["the 1st of CO2 at 10₂"]),
        ("<p><sup>1</sup> Figures for 2023.", ["Figures for 2023."]),
        ("<p><sup>1</sup></p><p>a", ["a"]),
        ("a<script>document.write('<p>12')</script>b", ["ab"]),
        ("<style>12</style><p>a<!-- 13 --><!-->b", ["ab"]),
        ("<p hidden>12<p>a", ["a"]),
        ("<p>a<span style='color:red; DISPLAY:none'>12<span>13</span>14</span>b", ["ab"]),
        ("<p>a<del>12</del> <ins>13</ins> <s>14</s>", ["a 13"]),
        ("<template>12</template><noscript>13</noscript><iframe>14</iframe>a", ["a"]),
        ("<title>12</title><p>a", ["a"]),
        ("<head><title>12</title><p>a", ["a"]),
        ("<table><tr><td>North<td>12<tr><td>South<td>13</table>", ["North", "12", "South", "13"]),
        ("<ul><li>one<li>two<ul><li>three</ul></ul>", ["one", "two", "three"]),
        ("<dl><dt>dead<dd>12<dt>hurt<dd>13</dl>", ["dead", "12", "hurt", "13"]),
        ("a<br>b<br/><br><br>c", ["a\nb\n\nc"]),
        ("<pre>\none  two\n  three</pre>", ["one  two\n  three"]),
        ("caf&eacute; AT&T &ampx &#128; &#x0; &bogus; &", ["café AT&T &x € \ufffd &bogus; &"]),
        ("a &lt;b&gt; c < d <3 </3>", ["a <b> c < d <3"]),
        ("<p>3&nbsp;000 a&thinsp;b", ["3\xa0000 a\u2009b"]),
        ("<p title='a>b' x=\"c>d\">e<a b", ["e"]),
        ("<div><p>a</div>b</p>c", ["a", "b", "c"]),
        ("<b><p>a</b>b</p>", ["ab"]),
        ("<p>a<div hidden>x</div>b", ["a", "b"]),
        ("<span>a<div hidden>x</div>b</span>", ["ab"]),
        ("<q>We won</q>, she said", ["“We won”, she said"]),
        ("<svg><title>1</title><text>2</text><path/></svg>a", ["a"]),
        ("<p>a</p>\r\n\r\n  <p>b\r\nc</p>", ["a", "b c"]),
        ("", []),
        ("<", ["<"]),
        ("<!-- never closed <p>12", []),
        ("<p>a<script>never closed <p>12", ["a"]),
    ],
)
def test_what_a_reader_sees(source, seen):
    assert texts(source) == seen


def test_cells_stand_a_tab_apart_and_rows_a_line():
    assert render("<table><tr><td>A<td>1<tr><td>B<td>2</table>c").text == "A\t1\nB\t2\n\nc"


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("<h1>a</h1><h2>b</h2><p>c<ul><li>d<li><p>e</ul>", ["headline", "heading", None, "list_item", "list_item"]),
        ("<figure><figcaption><p>a</figcaption></figure>", ["caption"]),
        ("<p class='article-byline'>a<p class='Story__Standfirst'>b", ["byline", "standfirst"]),
        ("<table><caption>a</caption><tr><th>b<td><p>c", ["caption", "table_cell", "table_cell"]),
        ("<ol class=footnotes><li>a<li>b<li>c</ol>", ["note"] * 3),
        # a class on what holds the whole story says nothing of its paragraphs
        ("<div class='has-byline'><p>a<p>b<p>c<p>d</div>", [None] * 4),
    ],
)
def test_the_markup_tells_what_a_block_is(source, kinds):
    assert [block.kind for block in render(source).blocks] == kinds


def place(source, words):
    rendered = render(source)
    start = rendered.text.index(words)
    article = Article(rendered.text, (), inputs=(("html", source),), passages=rendered.passages)
    return Inputs(article).place(Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("source", "words", "there"),
    [
        ("<p>Some <b>10</b>,000 people", "10,000", "10</b>,000"),
        ("<p>3&nbsp;000 boats", "3\xa0000", "3&nbsp;000"),
        ("<p>\U0001f6a2\U0001f6a2 12 boats", "12", "12"),
        ("<p>1,500<sup>2</sup> people", "1,500", "1,500"),
        ("<p>twelve\r\n\tboats", "twelve boats", "twelve\r\n\tboats"),
        ("<p>40 km<sup>2</sup>", "40 km²", "40 km<sup>2"),
        ("<p>&euro;&#52;0", "€40", "&euro;&#52;0"),
        ("<p>one<p>two", "one\n\ntwo", "one<p>two"),
    ],
)
def test_a_figure_has_its_place_in_the_source(source, words, there):
    found = place(source, words)
    assert source[found["start"] : found["end"]] == there
    utf16 = source.encode("utf-16-le")
    start, end = found["utf16"]["start"] * 2, found["utf16"]["end"] * 2
    assert utf16[start:end].decode("utf-16-le") == there


UNSEEN = re.compile(
    r"(?s)<!--.*?--!?>|<script.*?</script>|<span hidden>.*?</span>|<[/a-z](?:\"[^\"]*\"|[^>])*>", re.IGNORECASE
)


def check_document(source, blocks):
    rendered = render(source)
    found = [block.span.of(rendered.text) for block in rendered.blocks]
    assert found == blocks
    article = Article(rendered.text, (), inputs=(("html", source),), passages=rendered.passages)
    inputs = Inputs(article)
    for passage in rendered.passages:
        words, there = passage.span.of(rendered.text), source[passage.start : passage.end]
        assert re.sub(r"[ \t\r\n]", " ", there) == words or html.unescape(there) == words or words in " \n"
    for word in re.finditer(r"\S+", rendered.text):
        where = inputs.place(Span(*word.span()))
        there = source[where["start"] : where["end"]]
        bare = UNSEEN.sub("", there)
        assert html.unescape(bare) == word.group(), (there, word.group())


@pytest.mark.parametrize("hundred", range(10))
def test_generated_documents_read_as_another_parser_reads_them(hundred):
    justhtml = pytest.importorskip("justhtml")
    for seed in range(100 * hundred, 100 * hundred + 100):
        source = Writer(seed).document()
        parsed = justhtml.JustHTML(source, sanitize=False)
        check_document(source, visible(parsed.root))


HOSTILE = {
    "tags that never close": "<a ",
    "open tags": "<b>",
    "nested blocks": "<div>",
    "list items": "<ul><li>",
    "end tags without a start": "<b></i>",
    "comments that never close": "<!--",
    "references": "&amp",
    "numbers without an end": "&#1",
    "quotes": '<a x="',
    "scripts": "<script>",
    "raised": "<sup>1",
    "misnested": "<b><p></b>",
    "tables": "<table><tr><td>",
    "line breaks": "<br>\n",
    "bogus": "</!<!",
    "hidden": "<p hidden><span>",
    "equal signs": "<a =",
    "classes": "<p class='byline dateline'>a",
    "words": "12,000 \U0001f6a2 ",
    "rows": "<tr>1",
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_in_step_with_the_source(piece):
    def cost(size):
        source = piece * (size // len(piece))
        best = 9.0
        gc.collect()
        for _ in range(3):
            start = time.process_time()
            render(source)
            best = min(best, time.process_time() - start)
        return best

    gc.disable()  # as timeit does
    try:
        small, large = cost(80_000), cost(320_000)
    finally:
        gc.enable()
    assert large < 0.03 or large < 2.3**2 * small
