"""The stage costs little beside the parse of the same article."""

import time

import pytest

from checker.document import Document
from checker.document.article import read
from checker.quantities import find

ARTICLE = "Floods kill 28 in Karu\n\n" + "\n\n".join(
    f"The agency said {n} people had died and about {n},400 had left their homes since Monday, up from {n - 3} on "
    "Sunday, when the river rose 7.2 meters in 72 hours. Nobody could say how long the water would stay, or whether "
    "the bridge at the lower end of the valley, which was rebuilt after the storms, could still be crossed by trucks."
    for n in range(20, 50)
)


@pytest.mark.slow
def test_quantities_cost_at_most_fifteen_percent_of_the_parse():
    find(Document(read(ARTICLE)))
    document = Document(read(ARTICLE))
    document.parsed(0)
    start = time.process_time()
    found, _ = find(document)
    quantified = time.process_time()
    document.parse({q.segment for q in found})
    parsed = time.process_time()
    assert quantified - start <= 0.15 * (parsed - quantified)
