"""What is read from a sentence, as a table: the figures with their interval, unit and bound, in order."""

import pytest

from checker.model import Segment, Span
from checker.quantities import read


def figures(text, kind="paragraph"):
    found, _ = read(text, Segment(0, kind, Span(0, len(text))))
    return [(q.span.of(text), _plain(q.low), _plain(q.high), q.unit, q.modifier) for q in found]


def _plain(value):
    return None if value is None else float(value)


TABLE = [
    ("Some 1.5 million people fled.", [("1.5 million", 1.5e6, 1.5e6, "", "approx")]),
    ("He said “10,000” men were ready.", [("10,000", 10000, 10000, "", "exact")]),
    ("The slip reads 33$3.", [("33$", 33, 33, "USD", "exact"), ("3", 3, 3, "USD", "exact")]),
    ("It paid $61bn.", [("$61bn", 61e9, 61e9, "USD", "exact")]),
    ("We have half a million more readers.", [("half a million", 5e5, 5e5, "", "exact")]),
    ("A dozen ships sank.", [("A dozen", 12, 12, "", "exact")]),
    ("Two hundred and fifty men left.", [("Two hundred and fifty", 250, 250, "", "exact")]),
    ("Between 1,500 and 3,000 came.", [("1,500 and 3,000", 1500, 3000, "", "range")]),
    (
        "Rates rose from 3 percent to 5 percent.",
        [("3 percent", 3, 3, "percent", "exact"), ("5 percent", 5, 5, "percent", "exact")],
    ),
    ("It will take from 3 to 5 weeks.", [("3 to 5 weeks", 3, 5, "week", "range")]),
    ("Between $5 and $7 billion was lost.", [("$5 and $7 billion", 5e9, 7e9, "USD", "range")]),
    ("At least a thousand people died.", [("a thousand", 1000, None, "", "min")]),
    ("Rovers won 3-1 on Sunday.", [("3-1", 3, 1, "", "exact")]),
    ("The house passed it 230-to-198.", [("230-to-198", 230, 198, "", "exact")]),
    ("A 45-year-old baker died.", [("45-year-old", 45, 45, "year", "exact")]),
    ("He is in his forties.", [("forties", 40, 49, "year", "range")]),
    ("Tens of thousands marched.", [("Tens of thousands", 20000, 99999, "", "vague")]),
    ("Two in five voters agree.", [("Two in five", 40, 40, "percent", "exact")]),
    ("More than half of the seats are empty.", [("half", 50, None, "percent", "min")]),
    ("There were no casualties.", [("no", 0, 0, "", "exact")]),
    ("The rate is 20 per 100,000.", [("20 per 100,000", 20, 20, "per 100,000", "exact")]),
    ("Its price has doubled.", [("doubled", 2, 2, "", "exact")]),
    ("It was 232°C there.", [("232°C", 232, 232, "degree celsius", "exact")]),
    ("It fell 0.7%, to 34,500.", [("0.7%", 0.7, 0.7, "percent", "exact"), ("34,500", 34500, 34500, "", "exact")]),
    ("Prices are two to three times higher.", [("two to three times", 2, 3, "", "range")]),
    ("She won the nomination over two rivals.", [("two", 2, 2, "", "exact")]),
    ("A fifth man was held.", []),
    ("Fewer than one in 10 firms pay.", [("one in 10", None, 10, "percent", "max")]),
    ("Exports fell to 1.9 million tonnes from 2.5 million in May.",
     [("1.9 million tonnes", 1.9e6, 1.9e6, "tonne", "exact"), ("2.5 million", 2.5e6, 2.5e6, "tonne", "exact")]),
    ("Ms Lind, 51, joined in 2001.", [("51", 51, 51, "year", "exact")]),
    ("Tests on women between 20 and 35 went on.", [("20 and 35", 20, 35, "year", "range")]),
    ("People under 30 and over 60 pay less.",
     [("30", None, 30, "year", "max"), ("60", 60, None, "", "min")]),
    ("The vessel is 27 years old.", [("27 years", 27, 27, "year", "exact")]),
    ("He was 64 years old.", [("64 years old", 64, 64, "year", "exact")]),
    ("He was trapped for over 30 hours, over 18 months ago.",
     [("30 hours", 30, None, "hour", "min"), ("18 months", 18, 18, "month", "exact")]),
    ("The wreck lies at a depth below 1,400 feet.", [("1,400 feet", 1400, None, "foot", "min")]),
    ("The 5,000m final and the 2m people who saw it.",
     [("5,000m", 5000, 5000, "meter", "exact"), ("2m", 2e6, 2e6, "", "exact")]),
    ("It took the dead to 107 or more.", [("107", 107, None, "", "min")]),
    ("St Anne's has 420 pupils and Hillside 310.", [("420", 420, 420, "", "exact"), ("310", 310, 310, "", "exact")]),
    ("The Falcon 9 rocket and Voskhod 2 flew.", []),
    ("Two Men Killed In Crash On Highway 7", [("Two", 2, 2, "", "exact")]),
    ("He said carbon-14, omega-3 and the F-16 matter.", []),
    ("Police counted 1846 people and 1720 were fined in 1999.",
     [("1846", 1846, 1846, "", "exact"), ("1720", 1720, 1720, "", "exact")]),
    ("The １,２００ men and ٣٤ women, 1​0,000 in all, sang.",
     [("１,２００", 1200, 1200, "", "exact"), ("٣٤", 34, 34, "", "exact"), ("1​0,000", 10000, 10000, "", "exact")]),
    ("The film opened in 1999.", []),
    ("It crashed on 3 May 2021 at 10:42 a.m. in a field.", []),
    ("Flight 370, an Airbus A320, and two F-16s left.", [("two", 2, 2, "", "exact")]),
    ("He was the 21st of the line.", []),
    ("This one is new, and one of the best.", []),
    ("The raid yielded N35 million and P1,200.",
     [("N35 million", 35e6, 35e6, "NGN", "exact"), ("P1,200", 1200, 1200, "PHP", "exact")]),
    ("She wore an N95 mask.", []),
    ("Fuel costs Sh5.72 more and GH¢450 million is owed.",
     [("Sh5.72", 5.72, 5.72, "KES", "exact"), ("GH¢450 million", 450e6, 450e6, "GHS", "exact")]),
    ("He cost £80m-plus, and 30-plus were hurt.",
     [("£80m", 80e6, None, "GBP", "min"), ("30", 30, None, "", "min")]),
    ("He was jailed for 14 years and six months, with a minimum term of 12.",
     [("14 years and six months", 14.5, 14.5, "year", "exact"), ("12", 12, 12, "year", "exact")]),
    ("He served 12 years, six months of them alone.",
     [("12 years", 12, 12, "year", "exact"), ("six months", 6, 6, "month", "exact")]),
    ("She ran it in 2 hours 1 minute 30 seconds.",
     [("2 hours 1 minute 30 seconds", 2.025, 2.025, "hour", "exact")]),
    ("It was a two-hour and 30-minute drive.",
     [("two-hour", 2, 2, "hour", "exact"), ("30-minute", 30, 30, "minute", "exact")]),
    ("He has served 18 of a 25-year sentence.",
     [("18", 18, 18, "year", "exact"), ("25-year", 25, 25, "year", "exact")]),
    ("The forward weighs 16st 7lb.", [("16st 7lb", 16.5, 16.5, "stone", "exact")]),
    ("The rate fell to 42.7 per 100,000 people from 61.",
     [("42.7 per 100,000", 42.7, 42.7, "per 100,000", "exact"), ("61", 61, 61, "per 100,000", "exact")]),
    ("The Category 4 hurricane came ashore.", [("4", 4, 4, "category", "exact")]),
    ("City lead the table by five points.", [("five", 5, 5, "", "exact")]),
    ("The Nifty slipped 0.4%, to settle at 22,055.20.",
     [("0.4%", 0.4, 0.4, "percent", "exact"), ("22,055.20", 22055.2, 22055.2, "point", "exact")]),
    ("India, who declared on 312 for 6, bowled them out for 198.",
     [("312 for 6", 312, 6, "", "exact"), ("198", 198, 198, "", "exact")]),
    ("His blood pressure fell to 130/85.", [("130/85", 130, 85, "", "exact")]),
    ("MPs backed the motion by 321 to 299.", [("321 to 299", 321, 299, "", "exact")]),
    ("It is valued at 14 times sales.", [("14 times", 14, 14, "", "exact")]),
    ("The jet was registered as 9V-ABC.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[t for t, _ in TABLE])
def test_figures_of_a_sentence(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize("kind", ["dateline", "byline"])
def test_datelines_and_bylines_give_no_figures(kind):
    text = "By 12 reporters of the Daily Courier"
    found, skipped = read(text, Segment(0, kind, Span(0, len(text))))
    assert found == ()
    assert [s.why for s in skipped] == [kind]
