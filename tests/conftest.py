"""What every test starts with: no answer kept from another one."""

import pytest

from checker import pipeline


@pytest.fixture(autouse=True)
def no_answers_kept():
    pipeline.answers.clear()
