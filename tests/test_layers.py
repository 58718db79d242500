"""The layout holds its rules: no stage imports another, nothing imports upward, each library has one home."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "checker"
STAGES = ("quantities", "attributions", "subjects", "groups", "findings")
# what each room may import of ours; "document" and "lexicon" are the stages' inputs
MAY = {
    "model": set(),
    "lexicon": set(),
    "shelf": set(),
    "moving": {"model"},
    "document": {"model", "lexicon", "shelf"},
    "quantities": {"model", "document", "lexicon", "shelf", "moving"},
    "attributions": {"model", "document", "lexicon", "shelf", "moving"},
    "subjects": {"model", "document", "lexicon", "shelf", "moving"},
    "groups": {"model", "lexicon"},
    "findings": {"model", "lexicon"},
    "offsets": {"model"},
    "days": {"model"},
    "report": {"model", "offsets", "days"},
    "export": {"model", "report", "lexicon", "findings"},
    "store": {"model"},
}
HOME = {
    "spacy": {"document"},
    "quantulum3": {"quantities"},
    "sqlite_utils": {"store"},
    "flask": {"service"},
    "apiflask": {"service"},
    "click": {"cli"},
    "rich": {"cli"},
    "mammoth": {"document"},
    "jinja2": {"export", "service"},
}
MODULES = sorted(ROOT.rglob("*.py"))


def room(path):
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            yield node.module
            if node.module == "checker":
                yield from (f"checker.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_imports_only_what_lies_below(path):
    mine = room(path)
    if mine not in MAY:
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "checker" and len(parts) > 1 and (ROOT / parts[1]).exists() | (ROOT / f"{parts[1]}.py").exists():
            assert parts[1] in MAY[mine] | {mine}, f"{mine} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_each_library_has_one_home(path):
    for name in imports(path):
        home = HOME.get(name.split(".")[0])
        assert home is None or room(path) in home, f"{path.name} imports {name}"


def test_every_module_says_what_it_does_in_its_first_line():
    for path in MODULES:
        assert (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").strip(), path


def test_modules_stay_readable():
    sizes = {str(p.relative_to(ROOT)): len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES}
    assert {name: size for name, size in sizes.items() if size > 450} == {}
