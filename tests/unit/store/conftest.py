import pytest

from checker.store import Store


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "checker.sqlite3", busy_seconds=0.1)
    made.prepare()
    yield made
    made.close()
