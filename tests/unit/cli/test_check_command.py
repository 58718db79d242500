"""`checker check`: what it reads, what it prints, and how it ends."""

import itertools
import json
import os

import pytest
from click.testing import CliRunner

import checker
from checker.cli import check, inputs, main, terminal
from tests.stories import flood


@pytest.fixture
def run(monkeypatch, tmp_path):
    """The command line over the hand-made report, in a folder of its own."""
    monkeypatch.setattr(checker, "check", lambda *_, **__: flood())
    monkeypatch.chdir(tmp_path)
    return lambda *words, **given: CliRunner().invoke(main, ["check", *words], **given)


@pytest.fixture
def story(tmp_path):
    (tmp_path / "story.txt").write_text(flood().article.text, encoding="utf-8")
    return "story.txt"


def test_a_report_has_findings_sentences_and_carets(run, story):
    outcome = run(story)
    assert outcome.exit_code == 1
    assert outcome.output.startswith("story.txt: 9 figures, 1 error, 1 to check, 1 note")
    assert "^^ at least 22, Ilse Marten" in outcome.output
    assert "Ask: Which number of dead should the headline carry?" in outcome.output
    assert "\x1b" not in outcome.output


def test_colours_are_for_terminals_and_can_be_switched(run, story, monkeypatch):
    assert "\x1b[" in run("--colour", "always", story).output
    assert "\x1b" not in run("--colour", "never", story).output
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m" not in run(story).output
    assert "\x1b[1;31m" not in run(story).output


def test_severity_decides_what_is_shown_and_how_it_ends(run, story, monkeypatch):
    assert "1 note" not in run("--min-severity", "check", story).output
    assert "to check" not in run("--min-severity", "error", story).output
    report = flood()
    notes = type(report)(**{**fields(report), "findings": report.findings[2:]})
    monkeypatch.setattr(checker, "check", lambda *_, **__: notes)
    assert run(story).exit_code == 0


def fields(report):
    return {name: getattr(report, name) for name in report.__dataclass_fields__}


def test_only_new_findings_fail_over_a_baseline(run, story, tmp_path, monkeypatch):
    (tmp_path / "known.json").write_text(run("--format", "json", story).output, encoding="utf-8")
    outcome = run("--baseline", "known.json", story)
    assert outcome.exit_code == 0
    assert outcome.output.startswith("story.txt: 9 figures, nothing to check, 3 already known\n")
    assert outcome.output.count("  already known\n") == 3
    known = json.loads((tmp_path / "known.json").read_text(encoding="utf-8"))
    known["findings"] = known["findings"][1:]
    (tmp_path / "known.json").write_text(json.dumps([known]), encoding="utf-8")
    assert run("--baseline", "known.json", story).exit_code == 1


@pytest.mark.parametrize("words", ["{", "[1]", '{"findings": 3}', '"x"'])
def test_a_baseline_that_is_none_is_refused(run, story, tmp_path, words):
    (tmp_path / "known.json").write_text(words, encoding="utf-8")
    outcome = run("--baseline", "known.json", story)
    assert outcome.exit_code == 2
    assert "the baseline is not the JSON" in outcome.output


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x00\x01", "binary"),
        (b"caf\xe9 au lait", "not valid UTF-8 (byte 3)"),
        (b"", "empty"),
        (b" \n", "empty"),
        (None, "no such file"),
    ],
    ids=["binary", "latin-1", "empty", "blank", "missing"],
)
def test_what_cannot_be_read_is_said_and_the_rest_is_checked(run, story, tmp_path, content, words):
    if content is not None:
        (tmp_path / "bad.txt").write_bytes(content)
    outcome = run("bad.txt", story)
    assert outcome.exit_code == 2
    assert f"checker: bad.txt: {words}" in outcome.stderr.replace("the file is ", "")
    assert "story.txt: 9 figures" in outcome.stdout


def test_folders_patterns_and_standard_input(run, tmp_path):
    text = flood().article.text
    for name in ("a/one.txt", "a/b/two.html", "a/three.md", "a/picture.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    names = [row.split(": 9 figures")[0] for row in run("a").output.splitlines() if ": 9 figures" in row]
    assert names == ["a/b/two.html", "a/one.txt", "a/three.md"]
    assert run("a/**/*.html").output.startswith("a/b/two.html: ")
    assert run("a/one.txt", "a/*.txt").output.count(": 9 figures") == 1
    assert run("-", input=text).output.startswith("standard input: ")


def test_an_empty_folder_is_an_error(run, tmp_path):
    (tmp_path / "empty").mkdir()
    assert run("empty").exit_code == 2


@pytest.mark.parametrize("day", ["yesterday", "2024-13-01"])
def test_a_day_is_a_day(run, story, day):
    outcome = run("--published", day, story)
    assert outcome.exit_code == 2
    assert "YYYY-MM-DD" in outcome.output


def test_options_reach_the_check(run, tmp_path, monkeypatch):
    seen = {}
    monkeypatch.setattr(checker, "check", lambda **given: seen.update(given) or flood())
    (tmp_path / "page.html").write_text("<p>10 people", encoding="utf-8")
    run("page.html", "--headline", "Ten", "--published", "2024-10-23")
    assert (seen["html"], seen["headline"], seen["published"].isoformat()) == ("<p>10 people", "Ten", "2024-10-23")
    seen.clear()
    run("--html", "-", input="<b>12</b>")
    assert seen == {"html": "<b>12</b>"}


def test_a_report_can_go_to_a_file(run, story, tmp_path):
    outcome = run("--format", "html", "--output", "report.html", story)
    assert outcome.exit_code == 1
    assert outcome.output == ""
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("--output", "none/report.txt", story).exit_code == 2


def test_changed_files_are_given_again(tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    for path in (first, second):
        path.write_text("x", encoding="utf-8")
    found = list(inputs.find([str(first), str(second)]))
    given = check.changes(found, pause=0)
    assert next(given) == found
    os.utime(second, (1, 1))
    assert next(given) == [found[1]]
    second.unlink()
    os.utime(first, (2, 2))
    assert next(given) == [found[0]]


def test_watching_ends_quietly(run, story, monkeypatch):
    def interrupted(found, pause=0.5):
        yield list(found)
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "changes", interrupted)
    outcome = run("--watch", story)
    assert outcome.exit_code == 0
    assert "9 figures" in outcome.output


def test_progress_gives_every_item_whether_or_not_it_is_seen(monkeypatch):
    for count, colour in itertools.product((1, 20), ("", "1")):
        monkeypatch.setenv("FORCE_COLOR", colour)
        with terminal.progress(list(range(count))) as items:
            assert list(items) == list(range(count))


def test_what_looks_foreign_can_be_said_to_be_english(run, story, monkeypatch):
    seen = []
    monkeypatch.setattr(checker, "check", lambda *_, **given: seen.append(given.get("language")) or flood())
    run(story)
    run("--english", story)
    assert seen == [None, "en"]
