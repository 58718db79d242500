"""Other languages are refused with a clear word; English never is, whatever names it holds."""

import pytest

from checker import lexicon
from checker.document.english import SmallWords, language_of
from checker.model import LanguageError

LANGUAGES = lexicon.load("languages", "language", SmallWords)

NAMES = """Kim Jong-un, Nguyễn Phú Trọng, Łukasz Żurawski, José María de la Cruz y Ortega, Ödön von Horváth, Jean-Luc de
la Tour, Abd al-Rahman bin Khalid, Mahathir bin Mohamad, Giuseppe di Stefano, João dos Santos e Silva, Björn Østergård
and Иван Петров met in Den Haag on Monday, the ministry said. Les Bleus and Die Linke were on the list."""
RESULTS = """Results of the second round
Lima 3-1 Okoro
Berg 0-0 van der Meer
De Jong 2-4 dos Santos
Real Madrid 3-1 Las Palmas
El Salvador 1-0 La Paz
Scorers for the winners: Lopez, de la Cruz, Garcia y Vega, Dos Santos."""


@pytest.mark.parametrize("language", [x for x in LANGUAGES if x.code != "en"], ids=lambda x: x.code)
def test_another_language_is_refused_by_name(language):
    with pytest.raises(LanguageError, match=language.name):
        language_of(language.example * 3)


@pytest.mark.parametrize("language", [x for x in LANGUAGES if x.code != "en"], ids=lambda x: x.code)
def test_a_sentence_in_another_language_is_refused_too(language):
    with pytest.raises(LanguageError):
        language_of(language.example)


@pytest.mark.parametrize(
    "text",
    [
        "Juan de la Cruz beat Pedro de la Torre 3-1 and Luis de la Vega met Jean de la Tour.",
        "El Salvador, La Paz, Los Angeles, Las Vegas, Le Havre, Les Deux Alpes: 12 dead.",
        LANGUAGES[0].example,
    ],
)
def test_a_sentence_of_names_is_english(text):
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", [NAMES, RESULTS, LANGUAGES[0].example * 3, "", "12", "Der Hafen ist zu", "x " * 1000])
def test_english_and_what_is_too_short_to_tell_is_read(text):
    if text.startswith("x x"):
        with pytest.raises(LanguageError):
            language_of(text)
    else:
        assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Порт закрыт после шторма, две лодки не найдены.", "Cyrillic"),
        ("港口在暴风雨后关闭,两艘船仍未找到,警方表示。", "Chinese"),
        ("أغلق الميناء بعد العاصفة ولم يعثر على قاربين", "Arabic"),
    ],
)
def test_another_script_is_refused(text, script):
    with pytest.raises(LanguageError, match=script):
        language_of(text)


@pytest.mark.parametrize("given", ["en", "EN", "en-GB", "en_US", "eng"])
def test_what_is_said_to_be_english_is_believed(given):
    assert language_of(LANGUAGES[1].example * 3, given) == "en"


def test_what_is_said_to_be_another_language_is_refused():
    with pytest.raises(LanguageError, match="de-AT"):
        language_of("The harbour was closed.", "de-AT")
    with pytest.raises(LanguageError) as error:
        language_of("The harbour was closed.", "secret words of the article")
    assert "secret" not in str(error.value)


def test_no_error_repeats_the_text():
    for language in LANGUAGES[1:]:
        with pytest.raises(LanguageError) as error:
            language_of(language.example * 3)
        long_words = {word for word in language.example.split() if len(word) > 4}
        assert not long_words & set(str(error.value).split())
