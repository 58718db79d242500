"""Plain text is divided into headline, datelines, bylines, captions and paragraphs, without changing an offset."""

import time
from itertools import pairwise

import pytest

from checker.document.blocks import blocks
from checker.document.segments import segments_of

STORY = "Rescue workers pulled 118 people from the water on Monday, the coast guard said."


def kinds(text, **options):
    return [(s.kind, s.span.of(text)) for s in segments_of(text, **options)]


def test_a_headline_is_the_first_line_without_a_full_stop():
    assert kinds(f"Ferry overturns, killing 31\n\n{STORY}") == [
        ("headline", "Ferry overturns, killing 31"),
        ("paragraph", STORY),
    ]


def test_a_headline_may_be_a_question_when_an_empty_line_sets_it_apart():
    assert kinds(f"Did 31 people have to die?\n\n{STORY}")[0][0] == "headline"
    assert kinds(f"Did 31 people have to die?\n{STORY}")[0][0] == "paragraph"


def test_a_text_of_one_line_is_a_paragraph():
    assert kinds("Twelve dead in crash") == [("paragraph", "Twelve dead in crash")]


def test_a_story_that_begins_with_a_sentence_has_no_headline():
    assert [k for k, _ in kinds(f"{STORY}\n\n{STORY}")] == ["paragraph", "paragraph"]


def test_the_headline_in_a_field_of_its_own_is_not_looked_for_again():
    assert kinds(f"Harbour closed for days\n\n{STORY}", headed=True)[0][0] == "heading"


def test_date_and_byline_on_one_line():
    text = f" date 2024-10-23 By Ana Lima and Tom Okoro, NWN\n\nRome (NWN) — {STORY}"
    assert kinds(text) == [
        ("dateline", "date 2024-10-23"),
        ("byline", "By Ana Lima and Tom Okoro, NWN"),
        ("dateline", "Rome (NWN) —"),
        ("paragraph", STORY),
    ]


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT ELLIDA, Sambria —",
        "KELMET -",
        "DERIK –",
        "SORRENA, Valdria (Business Desk) --",
        "(Newsroom) -",
        "LONDON (NW) _",
        "NORVIK, Oct 23 (Newswire) -",
        "Norvik, 23 October —",
        "NORVIK/SORRENA, May 3 (Newswire) -",
        "ST. MARY’S, Valdria —",
        "New Norvik (BizNews) —",
    ],
)
def test_a_dateline_opens_a_paragraph(dateline):
    text = f"Ferry overturns, killing 31\n\n{dateline} {STORY}"
    assert kinds(text)[1:] == [("dateline", dateline), ("paragraph", STORY)]


@pytest.mark.parametrize(
    "opening",
    [
        "Smith — a baker of 41 years — said the oven was hot.",
        "Profit – up 15% – surprised analysts.",
        "Rovers 3-1 winners at last, and how.",
        "US - the largest donor - gave 40 million.",
        "The ship (the Marrosa 2) — built in 1998 — sank.",
        "“I am 41 — and tired,” she said.",
        "GDP rose 3 percent - more than expected.",
    ],
)
def test_a_dash_alone_makes_no_dateline(opening):
    story = [k for k, _ in kinds(f"Ferry overturns, killing 31\n\n{opening}\n\n{STORY}")[1:]]
    assert story == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Friday, January 4, 2019\xa0",
        "4 January 2019",
        "Updated 10:15 GMT, Fri 3 May 2024",
        "Published: 23 October 2024 | Last updated: 24 October 2024 at 9:05 am",
        "2024-10-23T08:00:00Z",
        "3 May 2024",
    ],
)
def test_a_line_that_is_a_date_is_a_dateline(line):
    assert kinds(f"Ferry overturns\n\n{line}\n\n{STORY}")[1] == ("dateline", line.strip())


@pytest.mark.parametrize("line", ["May 300 people enter", "Friday 13 killed 40", "3 May 2024 saw 40 boats"])
def test_a_line_that_only_holds_a_date_is_none(line):
    assert kinds(f"Ferry overturns\n\n{line}\n\n{STORY}")[1][0] != "dateline"


@pytest.mark.parametrize(
    ("date", "names"), [("2024-10-23,", "from our correspondents"), ("2024-10-23 |", "By Ana Lima")]
)
def test_a_date_may_stand_before_the_byline(date, names):
    found = kinds(f"Ferry overturns\n\n{date} {names}\n\n{STORY}")[1:3]
    assert found == [("dateline", date), ("byline", names)]


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Lima",
        "By Ana Lima and Tom Okoro, Northern Wire",
        "By our political correspondent Ana Lima and Tom Okoro",
        "BY ANA LIMA",
        "By our regional staff",
        "From our correspondents",
        "(Reporting by Ana Lima in Rome; Editing by Tom Okoro)",
        "Additional reporting by Zoë van der Berg",
    ],
)
def test_bylines(line):
    assert kinds(f"Ferry overturns\n\n{line}\n\n{STORY}")[1] == ("byline", line)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday night",
        "By Monday 40 had died, officials said.",
        "By then it was too late for 31 of them",
        "From 40 to 60",
        "From our team 12 left",
    ],
)
def test_a_sentence_with_by_is_no_byline(line):
    assert kinds(f"Ferry overturns\n\n{line}\n\n{STORY}")[1][0] != "byline"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Photo: 31 candles on the quay", "caption"),
        ("FILE PHOTO: The ferry in May", "caption"),
        ("FILE - The ferry, built for 200, in May", "caption"),
        ("Candles on the quay. (AP Photo/Ana Lima)", "caption"),
        ("• 118 people were saved", "list_item"),
        ("2. Twelve boats took part", "list_item"),
        ("Correction: An earlier version said 29 had died.", "note"),
        ("This story has been updated with a new toll.", "note"),
        ("Editor’s note: This is a running story", "note"),
        ("What we know", "heading"),
        ("17:02 Trams suspended", "heading"),
        ("—Ana Lima, mayor", "paragraph"),
        ("The photo: 31 of them had seen it before, she said.", "paragraph"),
    ],
)
def test_kinds_of_blocks(line, kind):
    assert kinds(f"Ferry overturns\n\n{STORY}\n\n{line}\n\n{STORY}")[2][0] == kind


def test_a_list_item_begins_after_its_mark():
    text = f"Ferry overturns\n\n{STORY}\n\n1. Ten boats came\n2. Two sank"
    assert kinds(text)[2:] == [("list_item", "Ten boats came"), ("list_item", "Two sank")]


def test_single_line_breaks_divide_paragraphs():
    other = "A crowded ferry overturned in rough seas late on Tuesday and thirty-one people died, the coast guard said."
    text = f"Ferry overturns\r\n{STORY}\r\n{other}\r\n{STORY}"
    assert [s for _, s in kinds(text)] == ["Ferry overturns", STORY, other, STORY]


WRAPPED = """Ferry overturns off Sambria, killing 31

PORT ELLIDA, Sambria — A crowded ferry overturned in rough seas off
Sambria's northern coast late on Tuesday, killing 31 people, the
country's coast guard said. Rescue boats pulled 118
survivors from the water.

The ship was built in 1998. It had room for 200 passengers and a crew
of 12, its owner said."""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_wrapped_lines_are_one_paragraph(newline):
    text = WRAPPED.replace("\n", newline)
    found = segments_of(text)
    assert [s.kind for s in found] == ["headline", "dateline", "paragraph", "paragraph"]
    words = found[3].span.of(text).split()
    assert (words[0], words[-1]) == ("The", "said.")


def test_short_lines_are_not_taken_for_wrapped_ones():
    text = "Results\n\nLima 12\nOkoro 40\nBerg 7\nNo vote 3"
    assert len(segments_of(text)) == 5


def test_segments_are_in_order_and_never_overlap():
    text = WRAPPED + "\n\n\t\u3000Photo: a\x00b\ud800 \U0001f6a2\n\n" + "x" * 3000
    found = segments_of(text)
    assert [s.index for s in found] == list(range(len(found)))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(s.span.of(text).strip() == s.span.of(text) != "" for s in found)


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "a\n", "\n", "By A ", "May ", "— ", "Photo:", "• ", "(", "x", "A, ", "Aa ", "a" * 79 + "\n", "\r\n \t"],
)
def test_time_grows_in_step_with_the_text(piece):
    def cost(size):
        text = piece * (size // len(piece))
        start = time.process_time()
        list(blocks(text))
        segments_of(text)
        return time.process_time() - start

    cost(1000)
    small, large = min(cost(40_000) for _ in range(3)), min(cost(160_000) for _ in range(3))
    assert large < 0.02 or large < 8 * small


@pytest.mark.parametrize(
    "line", ["1" * 88, "By " + "a" * 230 + "1", "A" * 85 + "!", "A a " * 20 + "1", "1 2 " * 22 + "x"]
)
def test_no_line_takes_exponential_time(line):
    start = time.process_time()
    segments_of(f"{line}\n\n{line}\n\n{line}")
    assert time.process_time() - start < 0.2
