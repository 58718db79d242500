"""What holds for every answer, whatever was asked: spans inside the text, ids that exist, numbers that are finite."""

from __future__ import annotations

import json
from typing import Any

import checker
from checker.report import Report


def answered(text: str | None = None, **given: Any) -> Report | None:
    """The report, or None where the article was refused with a reason."""
    try:
        return checker.check(text, **given)
    except checker.CheckerError as error:
        if not str(error):
            raise AssertionError("refused without a reason") from error
        return None


def hold(text: str, report: Report) -> dict[str, Any]:
    """Assert the invariants of an answer whose offsets count in `text`, and give it as a dict."""
    answer = report.as_dict()
    json.dumps(answer, allow_nan=False)
    figures = {f["id"]: f for f in answer["figures"]}
    assert len(figures) == len(answer["figures"])
    fields = dict(report.article.inputs) or {"text": text}
    last = 0
    for figure in answer["figures"]:
        inside(text, figure)
        assert last <= figure["start"], "figures stand in the order of the text and do not overlap"
        last = figure["end"]
        assert figure["low"] is not None or figure["high"] is not None
        if figure["kind"] != "score" and None not in (figure["low"], figure["high"]):
            assert figure["low"] <= figure["high"]
        for source in filter(None, (figure["source"], figure["possible_source"])):
            inside(text, source)
            assert source["name"].strip()
            assert source["cue"] is None or 0 <= source["cue"]["start"] <= source["cue"]["end"] <= len(text)
        if figure["counted"]:
            inside(text, figure["counted"])
        before = text[: figure["start"]].encode("utf-16-le", "surrogatepass")
        assert figure["utf16"]["start"] == len(before) // 2
        place = figure["input"]
        assert 0 <= place["start"] < place["end"] <= len(fields[place["field"]])
    for skipped in answer["skipped"]:
        inside(text, skipped)
    grouped = [i for group in answer["groups"] for i in group["figures"]]
    assert len(grouped) == len(set(grouped)), "a figure is in one group at most"
    assert all(len(group["figures"]) >= 2 and group["label"] for group in answer["groups"])
    for spoken in (*answer["groups"], *answer["findings"], *answer["considered"]):
        assert set(spoken["figures"]) <= figures.keys()
    for finding in answer["findings"]:
        assert finding["message"].strip()
        assert finding["question"].strip()
        assert finding["severity"] in ("error", "check", "note")
        assert len(finding["fingerprint"]) >= 8
    return answer


def inside(text: str, place: dict[str, Any]) -> None:
    """Assert that a place lies in the text and its words are the text's."""
    assert 0 <= place["start"] < place["end"] <= len(text)
    assert text[place["start"] : place["end"]] == place["text"]
