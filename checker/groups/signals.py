"""Two figures -> the signals that they answer one question, or do not: names, each of them weighed in likeness.toml.

A signal tells what both sides share, what sets them apart, or what only one of them says. No signal tells whether the
values are equal: errors are exactly where they differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from checker.groups.article import Article
from checker.groups.side import Side
from checker.lexicon.vocabulary import person, words
from checker.model import Subject, Ties

PARTS = 12  # of a longer list only the first parts are told apart pair by pair

CLASSES = {
    "count": "count",
    "money": "money",
    "percent": "percent",
    "measure": "extent",
    "duration": "duration",
    "rate": "rate",
    "age": "age",
    "score": "score",
}


Hints = dict[frozenset[str], set[str]]


def hints(ties: Ties) -> Hints:
    """What the words between two figures say of the pair, by their ids: the ends of a change, a part and its whole."""
    found: Hints = defaultdict(set)

    def tell(name: str, *ids: str) -> None:
        for pair in combinations([i for i in ids if i], 2):
            found[frozenset(pair)].add(name)

    for link in ties.links:
        tell(f"link={link.kind}", link.first, link.second)
    for parts in ties.parts:
        tell("parts", *parts.parts[:PARTS])
        for part in parts.parts:
            tell("part and total", part, parts.total)
    for share in ties.shares:
        for whole in share.whole:
            tell("part and whole", share.part, whole)
    for change in ties.changes:
        tell("compared" if change.compared else "ends of a change", change.before, change.after)
        tell("change and end", change.amount, change.before)
        tell("change and end", change.amount, change.after)
    for margin in ties.margins:
        tell("tallies", *margin.tallies)
        for tally in margin.tallies:
            tell("tally and margin", tally, margin.amount)
    for product in ties.products:
        for one, two in combinations((product.total, product.count, product.each), 2):
            tell("product", one, two)
    return found


def signals(first: Side, second: Side, article: Article, told: Hints) -> Iterator[str]:
    """The signals of a pair of one dimension; `first` stands before `second`."""
    yield "any"
    yield from sorted(told.get(frozenset((first.figure.id, second.figure.id)), ()))
    shared = list(_shared(first, second, article))
    against = list(_apart(first, second, article))
    yield from shared
    yield from against
    opposed = "nothing" if not against else "one" if len(against) == 1 else "much"
    for name in shared or ["nothing"]:
        yield f"{name} / {opposed}"
    if len(shared) > 1:
        yield f"several / {opposed}"
    said = voices(first, second)
    yield f"voices={said}"
    yield f"voices={said} {_where(first, second, article)}"
    for name in shared or ["nothing"]:
        yield f"{name} / {opposed} / voices={said}"
    if second.figure.id in article.taken_up:
        direct = article.taken_up[second.figure.id].id == first.figure.id
        yield "takes up the first" if direct else "takes up another"
        for name in shared:
            yield f"{name} / taken up" if direct else f"{name} / taken up from another"
        if direct:
            yield f"takes up the first / {opposed}"
    if first.figure.id in article.taken_up:
        yield "first is elided"
    yield from _counted(first, second, article)
    yield from _measured(first, second, article)
    yield from _qualified(first, second, article)
    yield from _scope(first, second, article)
    yield from _manner(first, second, article)
    yield from _place_in_text(first, second, article)
    yield from _words(first, second, article)
    yield from _values(first, second, article)


def _shared(first: Side, second: Side, article: Article) -> Iterator[str]:
    """What the two have in common that may well make them answers to one question."""
    one, two = first.subject, second.subject
    other_things = first.things and one.head and two.head and one.head != two.head
    if one.role and one.role == two.role and not other_things:
        yield "shares role"
    nouns = [s.head or s.property for s in (one, two)]
    if nouns[0] and nouns[0] == nouns[1] and nouns[0] != "person":
        yield f"shares noun {_often(article.heads[first.dimension, nouns[0]])}"
    alike = one.property and one.property == two.property and one.property not in words("generic property")
    if alike or first.figure.quantity.unit == second.figure.quantity.unit == "magnitude":
        yield "shares property"
    if one.predicate and one.predicate == two.predicate and one.predicate not in words("generic predicate"):
        yield "shares predicate"
    elif first.nouns & second.nouns or nominal(one, two):
        yield "shares predicate by noun"
    if first.own & second.own and one.head != two.head and one.property != two.property:
        yield "shares topic"
    elif (first.own & two.context) or (second.own & one.context):
        yield "topic in clause"
    if two.handed_on_from is not None and f"f{two.handed_on_from + 1}" == first.figure.id:
        yield "handed on"
    if first.figure.segment.kind == "headline" and second.figure.segment.index in article.lead:
        yield "headline and lead"
    if same_digits(first, second):
        yield "shares digits"


def _apart(first: Side, second: Side, article: Article) -> Iterator[str]:
    """What sets the two apart."""
    one, two = first.subject, second.subject
    mine, others = first.who, second.who
    if mine != others and not mine & others:
        yield "other population" if mine and others else "population on one side"
    if first.contrasts != second.contrasts and not (two.definite and not two.contrasts and one.head == two.head):
        yield "contrast"
    if one.holder and two.holder and one.holder != two.holder:
        yield "other holder"
    if one.event != two.event:
        yield "other event"
    if one.place and two.place and not set(one.place) & set(two.place):
        yield "other place" if (first.outside or second.outside) else "other place inside"
    elif first.outside != second.outside:
        yield "place on one side"
    if first.strong != second.strong:
        yield "role on one side"
    elif first.strong and second.strong and one.role != two.role:
        yield "other role"
    if (
        first.figure.quantity.kind == "count"
        and one.role != two.role
        and one.head
        and two.head
        and one.head != two.head
    ):
        yield "other noun"
    if (first.thing or second.thing) and not _same_thing(first, second):
        yield "other things"
    if any(a.thing and b.strong and not b.things for a, b in ((first, second), (second, first))):
        yield "persons against things"
    if one.property and two.property and one.property != two.property:
        yield "other property"
    if one.form != two.form:
        yield "other form"
    if one.partitive != two.partitive:
        yield "some of a set"
        some, other = (first, second) if one.partitive else (second, first)
        if some.value is not None and other.value is not None and some.value <= other.value:
            yield "no more than some of it"
    if one.stage != two.stage and {one.stage, two.stage} - {"fact", "plan"}:
        yield "other stage"
    if first.when != second.when and (any(first.when) or any(second.when)):
        yield "other time"
    if min(first.value or 0, second.value or 0) == 1:
        yield "one of them"


def _same_thing(first: Side, second: Side) -> bool:
    """Whether two nouns may name one thing: by topic, by role, beside the other, or taken up: `the two`."""
    one, two = first.subject, second.subject
    if two.definite or not one.head or not two.head or one.role or two.role or person(one.head) or person(two.head):
        return True
    return first.topics.head == second.topics.head or one.head in two.modifiers or two.head in one.modifiers


def sides(name: str, one: object, two: object) -> str:
    """`name=same`, `=other`, `=one` where only one side says it, `=none`."""
    if one and two:
        return f"{name}=same" if one == two else f"{name}=other"
    return f"{name}=one" if one or two else f"{name}=none"


def _often(count: int) -> str:
    return "rare" if count <= 2 else "some" if count <= 4 else "often"


def _counted(first: Side, second: Side, article: Article) -> Iterator[str]:
    one, two = first.subject, second.subject
    role = sides("role", one.role, two.role)
    if role == "role=same":
        things = first.things and one.head and two.head and one.head != two.head
        yield "role=same:other thing" if things else f"role=same:{'strong' if first.strong else 'weak'}"
    elif role == "role=one":
        yield f"role=one:{'strong' if first.strong or second.strong else 'weak'}"
    else:
        yield f"{role}:{'strong' if first.strong and second.strong else 'weak'}" if role == "role=other" else role
    head = sides("head", one.head, two.head)
    if head == "head=same":
        told = article.heads[first.dimension, one.head]
        yield "head=same:person" if one.head == "person" else f"head=same:{_often(told)}"
    elif head == "head=other" and (one.head in two.modifiers or two.head in one.modifiers):
        yield "head=modifier"
    elif head == "head=one" and (
        (one.head and first.topics.head in {second.topics.property, *two.context})
        or (two.head and second.topics.head in {first.topics.property, *one.context})
    ):
        yield "head=one:in context"
    elif head == "head=other" and (first.topics.head in two.context or second.topics.head in one.context):
        yield "head=other:in context"
    else:
        yield head


def _measured(first: Side, second: Side, article: Article) -> Iterator[str]:
    one, two = first.subject, second.subject
    measured = sides("property", one.property, two.property)
    inside = (one.property and first.topics.property in {second.topics.head, *two.context}) or (
        two.property and second.topics.property in {first.topics.head, *one.context}
    )
    if measured == "property=same":
        if one.property in words("generic property"):
            yield "property=same:generic"
        else:
            yield f"property=same:{_often(article.properties[first.dimension, one.property])}"
    elif inside:
        yield f"{measured}:in context"
    else:
        yield measured
    done = sides("predicate", one.predicate, two.predicate)
    if done == "predicate=same":
        generic = one.predicate in words("generic predicate")
        count = article.predicates[first.dimension, one.predicate]
        yield f"predicate=same:{'generic' if generic else _often(count)}"
    elif (one.predicate and first.topics.predicate in two.context) or (
        two.predicate and second.topics.predicate in one.context
    ):
        yield f"{done}:in context"
    else:
        yield done
    if first.nouns & second.nouns:
        yield "named"
    if nominal(one, two):
        yield "nominal"


_NOUN_ENDINGS = {"", "e", "ion", "ation", "ment", "ing", "al", "ance", "ence", "ure"}


def nominal(one: Subject, two: Subject) -> bool:
    """Whether one is told by the verb and one by its noun: `isolate for ten days`, `three weeks of isolation`."""
    for verb, noun in ((one.predicate, two.property), (two.predicate, one.property)):
        stem = verb.rstrip("e")
        if len(stem) >= 5 and noun.startswith(stem) and noun[len(stem) :] in _NOUN_ENDINGS:
            return True
    return False


def _qualified(first: Side, second: Side, article: Article) -> Iterator[str]:
    one, two = first.subject, second.subject
    shared = set(one.modifiers) & set(two.modifiers)
    only = first.modifiers ^ second.modifiers
    yield f"modifiers shared={min(2, len(shared))}"
    yield f"modifiers apart={min(2, len(only))}"
    a, b = first.contrasts, second.contrasts
    yield sides("contrast", a, b) if a == b or not (a & b) else "contrast=part"
    mine, others = first.who, second.who
    yield sides("population", mine, others) if not mine & others else "population=same"
    if one.partitive and two.partitive:
        yield "both some of a set"
    if two.definite:
        yield "definite" if one.head and one.head == two.head else "definite:other"


def _scope(first: Side, second: Side, article: Article) -> Iterator[str]:
    one, two = first.subject, second.subject
    yield sides("holder", one.holder, two.holder)
    yield sides("event", one.event, two.event)
    anaphor = words("anaphor")
    if two.actor in anaphor or two.actor in words("carrier"):
        yield "actor=anaphor"
    else:
        yield sides("actor", one.actor if one.actor not in anaphor else "", two.actor)
    if one.place and two.place:
        yield (
            "place=same"
            if set(one.place) & set(two.place)
            else f"place=other{':outside' if (first.outside or second.outside) else ''}"
        )
    elif first.outside != second.outside:
        yield "place=one:outside"
    elif first.passing != second.passing:
        yield "place=one:passing"
    else:
        yield "place=one" if one.place or two.place else "place=none"
    yield from _times(first, second)


def _times(first: Side, second: Side) -> Iterator[str]:
    one, two = first.subject.time, second.subject.time
    if one is None and two is None:
        yield "time=none"
        return
    relations = (one.relation if one else "", two.relation if two else "")
    yield "relation=other" if relations[0] != relations[1] else "relation=same"
    for unit in ("year", "month", "day"):
        a, b = (getattr(t, unit) if t else None for t in (one, two))
        if a or b:
            yield sides(unit, a, b)
    if one and two and one.text and two.text:
        yield "time text=same" if one.text == two.text else "time text=other"


def _manner(first: Side, second: Side, article: Article) -> Iterator[str]:
    one, two = first.subject, second.subject
    if one.form == two.form:
        yield f"form=same:{one.form}"
    else:
        yield "form=" + "|".join(sorted((one.form, two.form)))
    if one.stage != two.stage:
        yield "stage=other"
        yield "stage=" + "|".join(sorted((one.stage, two.stage)))
    yield sides("source", first.source, second.source)
    if "vague" in (first.figure.quantity.modifier, second.figure.quantity.modifier):
        yield "vague"
    yield sides("per", first.figure.quantity.per, second.figure.quantity.per)


def _where(first: Side, second: Side, article: Article) -> str:
    if first.figure.segment.kind == "headline":
        return "headline-lead" if second.figure.segment.index in article.lead else "headline-body"
    if first.figure.segment.index != second.figure.segment.index:
        gap = second.figure.segment.index - first.figure.segment.index
        return "next paragraph" if gap == 1 else "paragraphs:few" if gap <= 4 else "paragraphs:many"
    gap = second.figure.sentence - first.figure.sentence
    return "same sentence" if not gap else "next sentence" if gap == 1 else "same paragraph"


def voices(first: Side, second: Side) -> str:
    """Who speaks: the article both times, the article and a source, one source twice, two sources."""
    if not first.source and not second.source:
        return "article"
    if not first.source or not second.source:
        return "article and source"
    return "one source" if first.source == second.source else "two sources"


def _place_in_text(first: Side, second: Side, article: Article) -> Iterator[str]:
    two = second.subject
    if two.handed_on_from is not None and f"f{two.handed_on_from + 1}" == first.figure.id:
        yield "handed on"
    where = _where(first, second, article)
    yield f"where={where}"
    between = article.between(first.figure, second.figure)
    close = (
        "next" if between == 0 else "between=1" if between == 1 else "between=few" if between <= 4 else "between=many"
    )
    yield close
    bare = "".join("-" if side.elided else "+" for side in (first, second))
    yield f"bare={bare}"
    yield f"bare={bare} {close}"
    yield f"bare={bare} {where}"


def _words(first: Side, second: Side, article: Article) -> Iterator[str]:
    one, two = first.subject, second.subject
    known = {*first.topics, *second.topics}
    context = {w for w in one.context & two.context if article.rare(w)} - known
    yield f"context={min(3, len(context))}"
    common = (one.context & two.context) - context - known
    yield f"common context={min(2, len(common))}"
    mine, others = first.names, second.names
    yield sides("names", mine, others) if not mine & others else "names=same" if mine == others else "names=part"
    yield f"near={min(2, len((one.near & two.near) - known))}"
    if (one.near & two.context) or (two.near & one.context):
        yield "near in context"


def _values(first: Side, second: Side, article: Article) -> Iterator[str]:
    one, two = first.figure.quantity, second.figure.quantity
    a, b = first.value, second.value
    if one.canonical and two.canonical:
        a, b = first.canonical, second.canonical
    if a and b:
        ratio = max(abs(a), abs(b)) / min(abs(a), abs(b))
        size = "2" if ratio <= 2 else "5" if ratio <= 5 else "20" if ratio <= 20 else "200" if ratio <= 200 else "more"
        yield f"ratio={size}"
    elif a != b:
        yield "none against some"
    if min(a or 0, b or 0) >= 10 and same_digits(first, second):
        yield "digits"
    if one.step is not None and two.step is not None and one.kind != "count":
        yield "step=same" if one.step == two.step else "step=other"
    if one.kind == "count" and a is not None and b is not None and max(a, b) <= 10:
        yield "both small"
    if one.unit != two.unit:
        yield "unit=other"
    if _broken(first) != _broken(second):
        yield "whole against broken"
    told = article.dimensions[first.dimension]
    yield f"told={'2' if told <= 2 else '4' if told <= 4 else '8' if told <= 8 else 'many'}"


def _broken(side: Side) -> bool:
    """Whether a count is no whole number, so that it counts no whole things: the 1.52 telescope."""
    quantity, value = side.figure.quantity, side.value
    if quantity.kind != "count" or quantity.low != quantity.high or value is None:
        return False
    return value != value.to_integral_value()


def same_digits(first: Side, second: Side) -> bool:
    """Whether two numbers differ only in the order of their digits or in their scale: one may be a slip."""
    one, two = first.value, second.value
    if not one or not two or len(first.digits) < 2 or len(second.digits) < 2 or one == two:
        return False
    if first.digits == second.digits:
        return abs(one.adjusted() - two.adjusted()) in {3, 6}
    return len(first.digits) >= 3 and sorted(first.digits) == sorted(second.digits)


def scaled(first: Side, second: Side) -> bool:
    """Whether three digits or more are the same and the scale is not: $2.24 billion and million; hardly by chance."""
    if first.figure.quantity.unit != second.figure.quantity.unit or first.digits != second.digits:
        return False
    return len(first.digits) >= 3 and same_digits(first, second)
