"""README.md shows real output, and what it names is there."""

import re

import pytest

from tests import readme

TEXT = readme.README.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", readme.BLOCKS)
def test_the_output_shown_is_what_comes_out(name):
    assert readme.block(TEXT, name) == readme.BLOCKS[name](), "make readme writes it anew"


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "tests/gold/README.md"])
def test_links_lead_somewhere(name):
    page = readme.ROOT / name
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_targets_named_are_in_the_makefile():
    makefile = (readme.ROOT / "Makefile").read_text(encoding="utf-8")
    named = TEXT + (readme.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for target in set(re.findall(r"(?:`|^    )make ([a-z][a-z-]+)", named, re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
