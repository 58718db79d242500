"""Two figures -> the signals that they answer one question, or do not: names, each of them weighed in likeness.toml.

A signal tells what both sides share, what sets them apart, or what only one of them says. No signal tells whether the
values are equal: errors are exactly where they differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from checker.groups.article import Article, dimension, elided
from checker.groups.candidates import named
from checker.lexicon.vocabulary import roles, words
from checker.model import Figure, Subject, Ties

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


def signals(first: Figure, second: Figure, article: Article, told: Hints) -> Iterator[str]:
    """The signals of a pair of one dimension; `first` stands before `second`."""
    yield "any"
    yield from sorted(told.get(frozenset((first.id, second.id)), ()))
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
    if second.id in article.taken_up:
        direct = article.taken_up[second.id].id == first.id
        yield "takes up the first" if direct else "takes up another"
        for name in shared:
            yield f"{name} / taken up" if direct else f"{name} / taken up from another"
        if direct:
            yield f"takes up the first / {opposed}"
    if first.id in article.taken_up:
        yield "first is elided"
    yield from _counted(first, second, article)
    yield from _measured(first, second, article)
    yield from _qualified(first, second, article)
    yield from _scope(first, second, article)
    yield from _manner(first, second, article)
    yield from _place_in_text(first, second, article)
    yield from _words(first, second, article)
    yield from _values(first, second, article)


def _shared(first: Figure, second: Figure, article: Article) -> Iterator[str]:
    """What the two have in common that may well make them answers to one question."""
    one, two = article.subject(first), article.subject(second)
    if one.role and one.role == two.role:
        things = roles()[one.role].of in {"things", "any"} and one.head and two.head and one.head != two.head
        if not things:
            yield "shares role"
    nouns = [s.head or s.property for s in (one, two)]
    if nouns[0] and nouns[0] == nouns[1] and nouns[0] != "person":
        yield f"shares noun {_often(article.heads[dimension(first), nouns[0]])}"
    alike = one.property and one.property == two.property and one.property not in words("generic property")
    if alike or first.quantity.unit == second.quantity.unit == "magnitude":
        yield "shares property"
    if one.predicate and one.predicate == two.predicate and one.predicate not in words("generic predicate"):
        yield "shares predicate"
    elif named(one) & named(two) or nominal(one, two):
        yield "shares predicate by noun"
    if two.handed_on_from is not None and f"f{two.handed_on_from + 1}" == first.id:
        yield "handed on"
    if first.segment.kind == "headline" and second.segment.index in article.lead:
        yield "headline and lead"
    if same_digits(first, second):
        yield "shares digits"


def _apart(first: Figure, second: Figure, article: Article) -> Iterator[str]:
    """What sets the two apart."""
    one, two = article.subject(first), article.subject(second)
    mine, others = told_apart(first, article), told_apart(second, article)
    if mine != others and not mine & others:
        yield "other population" if mine and others else "population on one side"
    contrasts = (set(one.contrasts) ^ set(two.contrasts)) - _SOFT
    if contrasts and not (two.definite and not two.contrasts and one.head == two.head):
        yield "contrast"
    if one.holder and two.holder and one.holder != two.holder:
        yield "other holder"
    if one.event != two.event:
        yield "other event"
    outside = [article.outside(f) for f in (first, second)]
    if one.place and two.place and not set(one.place) & set(two.place):
        yield "other place" if any(outside) else "other place inside"
    elif outside[0] != outside[1]:
        yield "place on one side"
    strong = [bool(s.role) and roles()[s.role].strong for s in (one, two)]
    if strong[0] != strong[1]:
        yield "role on one side"
    elif all(strong) and one.role != two.role:
        yield "other role"
    if first.quantity.kind == "count" and one.role != two.role and one.head and two.head and one.head != two.head:
        yield "other noun"
    if one.property and two.property and one.property != two.property:
        yield "other property"
    if one.form != two.form:
        yield "other form"
    if one.partitive != two.partitive:
        yield "some of a set"
    if one.stage != two.stage and {one.stage, two.stage} - {"fact", "plan"}:
        yield "other stage"
    whens = [(t.year, t.month, t.day, t.relation) if t else () for t in (one.time, two.time)]
    if whens[0] != whens[1] and any(w for when in whens for w in when):
        yield "other time"
    few = min(f.quantity.value or 0 for f in (first, second)) == 1
    if few:
        yield "one of them"


def sides(name: str, one: object, two: object) -> str:
    """`name=same`, `=other`, `=one` where only one side says it, `=none`."""
    if one and two:
        return f"{name}=same" if one == two else f"{name}=other"
    return f"{name}=one" if one or two else f"{name}=none"


def _often(count: int) -> str:
    return "rare" if count <= 2 else "some" if count <= 4 else "often"


def _counted(first: Figure, second: Figure, article: Article) -> Iterator[str]:
    one, two = article.subject(first), article.subject(second)
    role = sides("role", one.role, two.role)
    strong = [bool(s.role) and roles()[s.role].strong for s in (one, two)]
    if role == "role=same":
        things = roles()[one.role].of in {"things", "any"} and one.head and two.head and one.head != two.head
        yield "role=same:other thing" if things else f"role=same:{'strong' if strong[0] else 'weak'}"
    elif role == "role=one":
        yield f"role=one:{'strong' if any(strong) else 'weak'}"
    else:
        yield f"{role}:{'strong' if all(strong) else 'weak'}" if role == "role=other" else role
    head = sides("head", one.head, two.head)
    if head == "head=same":
        told = article.heads[dimension(first), one.head]
        yield "head=same:person" if one.head == "person" else f"head=same:{_often(told)}"
    elif head == "head=other" and (one.head in two.modifiers or two.head in one.modifiers):
        yield "head=modifier"
    elif head == "head=one" and (
        (one.head and one.head in {two.property, *two.context}) or (two.head and two.head in {one.property, *one.context})
    ):
        yield "head=one:in context"
    elif head == "head=other" and (one.head in two.context or two.head in one.context):
        yield "head=other:in context"
    else:
        yield head


def _measured(first: Figure, second: Figure, article: Article) -> Iterator[str]:
    one, two = article.subject(first), article.subject(second)
    measured = sides("property", one.property, two.property)
    inside = (one.property and one.property in {two.head, *two.context}) or (
        two.property and two.property in {one.head, *one.context}
    )
    if measured == "property=same":
        if one.property in words("generic property"):
            yield "property=same:generic"
        else:
            yield f"property=same:{_often(article.properties[dimension(first), one.property])}"
    elif inside:
        yield f"{measured}:in context"
    else:
        yield measured
    done = sides("predicate", one.predicate, two.predicate)
    if done == "predicate=same":
        generic = one.predicate in words("generic predicate")
        count = article.predicates[dimension(first), one.predicate]
        yield f"predicate=same:{'generic' if generic else _often(count)}"
    elif (one.predicate and one.predicate in two.context) or (two.predicate and two.predicate in one.context):
        yield f"{done}:in context"
    else:
        yield done
    if named(one) & named(two):
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


_SOFT = {"confirmed", "total", "overall", "final", "possible", "latest", "estimated"}


def _qualified(first: Figure, second: Figure, article: Article) -> Iterator[str]:
    one, two = article.subject(first), article.subject(second)
    shared = set(one.modifiers) & set(two.modifiers)
    only = (set(one.modifiers) ^ set(two.modifiers)) - _SOFT
    yield f"modifiers shared={min(2, len(shared))}"
    yield f"modifiers apart={min(2, len(only))}"
    a, b = set(one.contrasts) - _SOFT, set(two.contrasts) - _SOFT
    yield sides("contrast", a, b) if a == b or not (a & b) else "contrast=part"
    mine, others = told_apart(first, article), told_apart(second, article)
    yield sides("population", mine, others) if not mine & others else "population=same"
    if one.partitive and two.partitive:
        yield "both some of a set"
    if two.definite:
        yield "definite" if one.head and one.head == two.head else "definite:other"


def told_apart(figure: Figure, article: Article) -> set[str]:
    """The population that sets the counted apart: not the one the role implies, nor the one the article is about."""
    subject = article.subject(figure)
    found = set(subject.population)
    if subject.role and roles()[subject.role].strong:
        found -= {*roles()[subject.role].who, *article.populations.get(subject.role, ())}
    return found


def _scope(first: Figure, second: Figure, article: Article) -> Iterator[str]:
    one, two = article.subject(first), article.subject(second)
    yield sides("holder", one.holder, two.holder)
    yield sides("event", one.event, two.event)
    anaphor = words("anaphor")
    if two.actor in anaphor or two.actor in words("carrier"):
        yield "actor=anaphor"
    else:
        yield sides("actor", one.actor if one.actor not in anaphor else "", two.actor)
    outside = [article.outside(f) for f in (first, second)]
    if one.place and two.place:
        yield "place=same" if set(one.place) & set(two.place) else f"place=other{':outside' if any(outside) else ''}"
    elif outside[0] != outside[1]:
        yield "place=one:outside"
    elif article.passing(first) != article.passing(second):
        yield "place=one:passing"
    else:
        yield "place=one" if one.place or two.place else "place=none"
    yield from _times(first, second)


def _times(first: Figure, second: Figure) -> Iterator[str]:
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


def _manner(first: Figure, second: Figure, article: Article) -> Iterator[str]:
    one, two = article.subject(first), article.subject(second)
    if one.form == two.form:
        yield f"form=same:{one.form}"
    else:
        yield "form=" + "|".join(sorted((one.form, two.form)))
    if one.stage != two.stage:
        yield "stage=other"
        yield "stage=" + "|".join(sorted((one.stage, two.stage)))
    a, b = first.source, second.source
    yield sides("source", a and a.name, b and b.name)
    if {first.quantity.modifier, second.quantity.modifier} & {"vague"}:
        yield "vague"
    yield sides("per", first.quantity.per, second.quantity.per)


def _where(first: Figure, second: Figure, article: Article) -> str:
    if first.segment.kind == "headline":
        return "headline-lead" if second.segment.index in article.lead else "headline-body"
    if first.segment.index != second.segment.index:
        gap = second.segment.index - first.segment.index
        return "next paragraph" if gap == 1 else "paragraphs:few" if gap <= 4 else "paragraphs:many"
    gap = second.sentence - first.sentence
    return "same sentence" if not gap else "next sentence" if gap == 1 else "same paragraph"


def voices(first: Figure, second: Figure) -> str:
    """Who speaks: the article both times, the article and a source, one source twice, two sources."""
    names_ = [f.source.name if f.source else "" for f in (first, second)]
    if not any(names_):
        return "article"
    if not all(names_):
        return "article and source"
    return "one source" if names_[0] == names_[1] else "two sources"


def _place_in_text(first: Figure, second: Figure, article: Article) -> Iterator[str]:
    one, two = article.subject(first), article.subject(second)
    if two.handed_on_from is not None and f"f{two.handed_on_from + 1}" == first.id:
        yield "handed on"
    where = _where(first, second, article)
    yield f"where={where}"
    between = article.between(first, second)
    close = "next" if between == 0 else "between=1" if between == 1 else "between=few" if between <= 4 else "between=many"
    yield close
    bare = "".join("-" if elided(f) else "+" for f in (first, second))
    yield f"bare={bare}"
    yield f"bare={bare} {close}"
    yield f"bare={bare} {where}"


def _words(first: Figure, second: Figure, article: Article) -> Iterator[str]:
    one, two = article.subject(first), article.subject(second)
    known = {one.head, one.property, one.predicate, two.head, two.property, two.predicate}
    context = {w for w in one.context & two.context if article.rare(w)} - known
    yield f"context={min(3, len(context))}"
    common = (one.context & two.context) - context - known
    yield f"common context={min(2, len(common))}"
    mine, others = names(first), names(second)
    yield sides("names", mine, others) if not mine & others else "names=same" if mine == others else "names=part"
    yield f"near={min(2, len((one.near & two.near) - known))}"
    if (one.near & two.context) or (two.near & one.context):
        yield "near in context"


def names(figure: Figure) -> set[str]:
    """The names beside a figure, without those of the source that vouches for it."""
    source = figure.source
    told = {w for w in f"{source.name} {source.mention.text}".lower().split()} if source else set()
    return set(figure.subject.names) - told


def _values(first: Figure, second: Figure, article: Article) -> Iterator[str]:
    one, two = first.quantity, second.quantity
    a, b = one.value, two.value
    if one.canonical and two.canonical:
        a, b = (c.low if c.low is not None else c.high for c in (one.canonical, two.canonical))
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
    told = article.dimensions[dimension(first)]
    yield f"told={'2' if told <= 2 else '4' if told <= 4 else '8' if told <= 8 else 'many'}"


def same_digits(first: Figure, second: Figure) -> bool:
    """Whether two numbers differ only in the order of their digits or in their scale: one may be a slip."""
    one, two = first.quantity.value, second.quantity.value
    if not one or not two or one == two:
        return False
    a, b = ("".join(map(str, v.normalize().as_tuple().digits)) for v in (one, two))
    if a == b:
        return len(a) >= 2 and abs(one.adjusted() - two.adjusted()) in {3, 6}
    return len(a) >= 3 and sorted(a) == sorted(b)
