import pytest

from checker import settings as configuration
from checker.settings import SettingsError, load, sources


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)


def test_the_environment_comes_before_the_file_and_each_value_has_its_source(monkeypatch, tmp_path):
    (tmp_path / "checker.toml").write_text("rate = 5\nqueue = 7\n")
    monkeypatch.setenv("CHECKER_RATE", "9")
    settings = load()
    assert (settings.rate, settings.queue, settings.port) == (9, 7, 8000)
    found = sources(settings)
    assert (found["rate"], found["queue"], found["port"]) == ("CHECKER_RATE", "checker.toml", "default")


@pytest.mark.parametrize(("name", "value"), [("CHECKER_RATES", "1"), ("CHECKER_RATE", "many"), ("CHECKER_STORE", "x")])
def test_what_is_unknown_or_wrong_in_the_environment_is_an_error(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=r"RATES|rate|store"):
        load()


@pytest.mark.parametrize("text", ["rates = 1", "rate = 'many'", "rate = ", "deadline = 40"])
def test_what_is_unknown_or_wrong_in_the_file_is_an_error(tmp_path, text):
    (tmp_path / "checker.toml").write_text(text)
    with pytest.raises(SettingsError):
        load()


def test_a_named_file_must_be_there(monkeypatch):
    monkeypatch.setenv(configuration.FILE, "nowhere.toml")
    with pytest.raises(SettingsError, match=r"nowhere\.toml"):
        load()


def test_host_names_are_divided_by_commas(monkeypatch):
    monkeypatch.setenv("CHECKER_HOSTS", "checker.example, desk.example")
    assert load().hosts == ("checker.example", "desk.example")


@pytest.mark.parametrize("value", ["off", "false", "0"])
def test_the_store_can_be_off(monkeypatch, value):
    monkeypatch.setenv("CHECKER_STORE", value)
    assert load().store is False
