"""Texts with figures in brackets: those of one number stand in one group."""

import re

import pytest

import checker

ROWS = [
    "A raid killed [12|1] people. Doctors counted [14|1] bodies in the town.",
    "The quake destroyed [90|1] homes. By noon [95|1] houses were reported destroyed.",
    "Police said 20 people were hurt and [3|1] died. The mayor said [4|1] people were killed.",
    "The council will close [12|1] libraries.\n\n[Ten|1] libraries will close in May, and four schools.",
    "Turnout was [71 percent|1], the clerk said.\n\nObservers said turnout was [48 percent|1].",
    "The crossing is [40 miles (|1]64 km) long.",
    "Janet Hale, [52|1], was jailed.\n\nHale, [54|1], had denied fraud. Her lawyer, Tom Reed, 44, spoke.",
]


def partition(text):
    bare, marks, last = "", [], 0
    for match in re.finditer(r"\[([^|\]]*)\|(\d)\]", text):
        bare += text[last : match.start()]
        marks.append((len(bare), match[2]))
        bare += match[1]
        last = match.end()
    return bare + text[last:], marks


@pytest.mark.parametrize("text", ROWS, ids=lambda t: t[:40])
def test_groups(text):
    bare, marks = partition(text)
    report = checker.check(bare)
    of = {i: g.id for g in report.groups for i in g.figures}
    by_start = {f.span.start: of.get(f.id) for f in report.figures}
    wanted = {by_start[start] for start, _ in marks}
    assert None not in wanted
    assert len(wanted) == 1
    inside = [g for g in report.groups if g.id in wanted]
    if "(" not in bare:
        assert len(inside[0].figures) == len(marks)


@pytest.mark.parametrize(
    "text",
    [
        "The crash killed 12 people and injured 30.",
        "The storm killed 12 people, including eight women.",
        "Profit rose 15 percent to $40 million.",
        "The flood killed 12 people. Another flood killed 40 people last year.",
        "The firm has 300 trucks. The city has 12 schools.",
    ],
)
def test_no_group(text):
    assert checker.check(text).groups == ()


def test_a_label_tells_what_is_counted():
    text = (
        "Thousands of Varnian troops have arrived.\n\nThe agency said 1,500 soldiers had been shipped. "
        "A spy said 9,000 soldiers were being prepared."
    )
    (group,) = checker.check(text).groups
    assert group.label == "Varnian soldiers"


def test_many_figures_take_linear_time():
    import time

    line = "Officials said {} people were killed and {} hurt. The mayor spoke of {} homes destroyed.\n\n"

    def seconds(count):
        from checker import document, findings, groups, pipeline, quantities, subjects
        from checker.document.article import read
        from checker.model import Attribution

        doc = document.Document(read("".join(line.format(n + 2, n + 3, n + 4) for n in range(count))))
        found, _ = quantities.find(doc)
        nobody = tuple(Attribution() for _ in found)
        asked, ties = subjects.describe(doc, found, nobody)
        figures = tuple(pipeline._figures(doc, found, nobody, asked))
        began = time.process_time()
        findings.judge(figures, groups.group(figures, ties), ties)
        return time.process_time() - began

    small, large = seconds(30), seconds(120)
    assert large < 12 * small + 0.2
