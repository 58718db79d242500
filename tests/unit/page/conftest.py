"""The page over a hand-made answer, with and without a store."""

import pytest

import checker
from checker.service.app import create_app
from checker.settings import Settings
from tests.stories import flood


@pytest.fixture
def hand_made(monkeypatch):
    """The chain answers every text with the flood report, so that the page alone is tested."""
    monkeypatch.setattr(checker, "check", lambda *_, **__: flood())


@pytest.fixture
def client(hand_made, tmp_path):
    return create_app(Settings(store=False, database=tmp_path / "c.sqlite3"), warm=False).test_client()


@pytest.fixture
def keeping(hand_made, tmp_path):
    return create_app(Settings(store=True, database=tmp_path / "c.sqlite3"), warm=False).test_client()
