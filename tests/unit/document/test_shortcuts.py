"""The quicker ways to lemmas, parts of speech and entities give exactly what the model's own components give."""

from pathlib import Path

import pytest

from checker.document import language
from checker.document.article import read

GOLD = Path(__file__).parents[2] / "gold"
ODD = """There's 12 boats out there, there were 40 more, and let's not forget it, he said.
I ain't gonna tell you, y'all got ta see it. C'mon, she'd had nothin' to do with 'em; they'd've gone.
It's mine. Its crew of 12 isn't here. You do that; he does it; they did have to be doing it.
Kim Jong Un met Joao Batista Silva of the United Nations Office for Project Services in the Republic of Congo.
Between January 2020 and late March 2021, the $1.5 million fund of Bank of New York Mellon Corp. lost 12 percent.
The 4\t\tboats   left  at 5:30 p.m. on May 3rd from the Isle of
Wight Council's pier. ... !!! — “No,” he said. 🚢🚢 http://a.example/b?c=d x=y @ana #boats 1,2,3
Dr. Ana de la Cruz-Lima, M.D., of St. John's, ALL CAPS NEWS CORPORATION INC OF AMERICA AND EUROPE."""


def values(text):
    language.shelf.clear()
    return [
        (
            [(t.text, t.lemma, t.pos, t.tag, t.dep, t.entity, t.head.i, t.sentence) for t in parse.tokens],
            parse.entities,
            parse.sentences,
        )
        for parse in language.parse(text, read(text, language="en").segments)
    ]


@pytest.fixture
def both_ways(monkeypatch):
    def read_both_ways(text):
        language._shortcuts.cache_clear()
        assert language._shortcuts() is not None
        quick = values(text)
        monkeypatch.setattr(language, "shortcuts", False)
        language._shortcuts.cache_clear()
        own = values(text)
        monkeypatch.undo()
        language._shortcuts.cache_clear()
        return quick, own

    return read_both_ways


def test_odd_words_and_long_names(both_ways):
    quick, own = both_ways(ODD)
    assert quick == own
    assert any(last > first for _, entities, _ in quick for first, last in [(e.first, e.last) for e in entities])


@pytest.mark.parametrize("group", ["clean", "dense"])
def test_the_projects_own_articles(both_ways, group):
    texts = [file.read_text(encoding="utf-8") for file in sorted((GOLD / group).glob("*.txt"))]
    assert texts
    quick, own = both_ways("\n\n".join(texts))
    assert quick == own


def test_a_model_of_another_kind_is_left_to_its_own_components(monkeypatch):
    monkeypatch.setattr(language, "Names", lambda nlp: (_ for _ in ()).throw(ValueError))
    language._shortcuts.cache_clear()
    assert language._shortcuts() is None
    assert values("Ana Lima counted 12 boats.")[0][0][0][:3] == ("Ana", "Ana", "PROPN")
    monkeypatch.undo()
    language._shortcuts.cache_clear()
