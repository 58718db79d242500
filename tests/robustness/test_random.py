"""Random articles, built of the words that the stages look for, are answered and the answer keeps its promises.

EXAMPLES=5000 asks for as many of each test, 20,000 in all.
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import checker
from checker.pipeline import answers
from tests.robustness import invariants

pytestmark = pytest.mark.slow
EXAMPLES = int(os.environ.get("EXAMPLES", "150"))

_NUMERALS = """one two twelve twenty-five hundred thousand million dozen dozens hundreds half a third two-thirds twice
3-1 1990s 4th 12th first $5 £3m €2.5bn 12% 5°C 40km 1,5 .5 5. 1/2 ½ ٣٤ １２ 10,000” 7pm 2019 no none"""
_WORDS = """people were killed injured dead wounded said told according to reported police the mayor he she they
officials
about more than at least up to fewer between and from or of them including rose fell to by per cent percent
miles (km) dollars years old-year troops votes seats last year on Monday in May a total in all , . ; : — - “ ” ‘
’ ( ) " ' $ % Zelensky NIS South Korea Mr. No. Flight F-16 COVID-19 also another other more new
earlier later doubled halved compared with up down that which who"""
NUMERALS = st.one_of(
    st.integers(0, 10**9).map(str),
    st.integers(0, 10**9).map("{:,}".format),
    st.decimals(0, 10**6, places=2, allow_nan=False).map(str),
    st.sampled_from(_NUMERALS.split()),
)
WORDS = st.sampled_from([*_WORDS.split(), "\n\n", "\r\n"])
_TAGS = """<p> </p> <b> </b> <i> </i> <sup> </sup> <br> <table> <tr> <td> </table> <h1> </h1> <ul> <li> <figcaption>
<script> </script> <!-- --> <q> <del> <span hidden> </span> <blockquote> &amp; &#160; &bogus; <a"""
ARTICLES = st.lists(st.one_of(WORDS, NUMERALS), max_size=120).map(" ".join)
HTML = st.lists(st.one_of(WORDS, NUMERALS, st.sampled_from(_TAGS.split())), max_size=120).map(" ".join)
_ENTRIES = st.lists(st.fixed_dictionaries({"value": HTML, "contenttype": st.sampled_from(["text/html", "text/plain"])}))
ITEMS = st.fixed_dictionaries(
    {},
    optional={
        "headline": ARTICLES,
        "body_html": HTML,
        "body_text": ARTICLES,
        "description_text": ARTICLES,
        "byline": ARTICLES,
        "bodies": st.one_of(_ENTRIES, ARTICLES),
        "associations": st.dictionaries(st.text(max_size=5), st.fixed_dictionaries({"description_html": HTML})),
        "versioncreated": st.one_of(st.datetimes().map(str), st.text(max_size=20), st.integers()),
        "language": st.sampled_from(["en", "en-GB", ""]),
        "uri": st.one_of(st.text(max_size=10), st.none()),
    },
)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(ARTICLES)
def test_articles_of_random_words(text):
    kept(text=text)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=400))
def test_random_characters(text):
    kept(text=text)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(HTML)
def test_html_of_random_words_and_tags(html):
    kept(html=html)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(ITEMS)
def test_ninjs_items_of_random_fields(item):
    kept(article=item)


def kept(**given):
    report = invariants.answered(**given)
    if report is not None:
        answer = invariants.hold(report.article.text, report)
        answers.clear()  # or the second answer would be the first, remembered
        assert checker.check(**given).as_dict() == answer
