"""Two figures -> how far they answer the same question: a score, and what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.groups.article import Article, dimension
from checker.groups.candidates import named
from checker.lexicon.vocabulary import roles, words
from checker.model import Figure, Subject

BAR = {
    "count": 2.8,
    "money": 2.4,
    "percent": 2.6,
    "duration": 2.6,
    "measure": 2.4,
    "age": 2.5,
    "rate": 2.6,
    "score": 9.0,
}
FIRM = 0.35  # a finding asks for this much more where no role and no headline ties the two
SEVERAL = 10  # so many events are told as one: `885 aftershocks`; of a few each may be another one
_SOFT = {"confirmed", "total", "overall", "final", "possible", "latest", "estimated"}


@dataclass(slots=True)
class Likeness:
    """The score of a pair against the bar of its dimension, and the reasons that keep it from being firm."""

    score: float = 0.0
    against: list[str] = field(default_factory=list)
    role: bool = False
    headline: bool = False

    def oppose(self, why: str, weight: float) -> None:
        """Count a reason against the pair."""
        self.against.append(why)
        self.score -= weight


def bar(figure: Figure) -> float:
    """The score from which two figures of this kind go into one group."""
    return BAR.get(figure.quantity.kind, 9.0)


def firm(pair: Likeness, figure: Figure) -> bool:
    """Whether a pair is sure enough for a finding: well over the bar, and nothing against it."""
    needed = bar(figure) + (0.0 if pair.role or pair.headline else FIRM)
    return pair.score >= needed and not pair.against


def compare(first: Figure, second: Figure, article: Article) -> Likeness:
    """How far two figures of one dimension answer the same question; `first` stands before `second`."""
    pair = Likeness()
    kind = first.quantity.kind
    if kind == "age":
        same = first.subject.holder and first.subject.holder == second.subject.holder
        pair.score = 4.0 if same else 0.0
        pair.role = bool(same)
        return pair
    if kind == "count":
        _counted(pair, first, second, article)
    else:
        _measured(pair, first, second, article)
    _shared(pair, first, second, article)
    _opening(pair, first, second, article)
    _against(pair, first, second, article)
    return pair


def _counted(pair: Likeness, first: Figure, second: Figure, article: Article) -> None:
    one, two = first.subject, second.subject
    if one.role and one.role == two.role:
        things = roles()[one.role].of in {"things", "any"}
        if not things or not one.head or not two.head or one.head == two.head:
            pair.score += 3.0
            pair.role = True
    nouns = [s.head or s.property for s in (one, two)]
    if nouns[0] and nouns[0] == nouns[1]:
        pair.score += 0.0 if pair.role else 2.0
        if nouns[0] != "person":
            told = article.heads[dimension(first), nouns[0]]
            pair.score += 0.4 + (0.45 if told <= 2 else -0.45 if told >= 4 else 0.0)
    elif not pair.role and one.head and two.head:
        if one.head in two.modifiers or two.head in one.modifiers or _people(one, two):
            pair.score += 1.2
        else:
            pair.oppose("other noun", 1.0)
    taken_up = two.definite and not two.contrasts and one.head and one.head == two.head and one.head != "person"
    strong = [bool(s.role) and roles()[s.role].strong for s in (one, two)]
    if strong[0] != strong[1] and not pair.role and not taken_up:
        pair.oppose("role on one side", 0.8)


def _people(one: Subject, two: Subject) -> bool:
    """`3.6 million Syrians`, `two million Syrian refugees`: the people of one are the population of the other."""
    return any(
        a.head and b.population and a.head.removesuffix("s") in b.population for a, b in ((one, two), (two, one))
    )


def _measured(pair: Likeness, first: Figure, second: Figure, article: Article) -> None:
    one, two = first.subject, second.subject
    kind = first.quantity.kind
    if one.property and one.property == two.property:
        generic = one.property in words("generic property")
        few = article.properties[dimension(first), one.property] <= 4 and not generic
        pair.score += 2.0 + (0.7 if few else 0.0)
        pair.role = few and kind not in {"duration", "rate"} and not one.property.startswith("distance from ")
        if kind == "percent" and one.property not in words("statistic"):
            pair.role = False
    elif one.property and two.property and not _nominal_of(one, two):
        if one.property in two.context or two.property in one.context:
            pair.score += 0.9
        else:
            pair.oppose("other property", 0.8)
    elif (one.property and one.property in two.context) or (two.property and two.property in one.context):
        pair.score += 1.4
    if one.predicate and one.predicate == two.predicate:
        few = article.predicates[dimension(first), one.predicate] <= 3
        few = few and one.predicate not in words("generic predicate")
        pair.score += 2.4 if few and kind == "money" else 1.3
        pair.role = pair.role or (few and kind == "money")
    elif named(first.subject) & named(second.subject) and not (one.property and one.property == two.property):
        pair.score += 2.0
    elif _nominal_of(one, two):
        pair.score += 2.7
        if first.source is not None and second.source is not None and first.source.name == second.source.name:
            pair.score += 0.4
    elif (one.predicate and one.predicate in two.context) or (two.predicate and two.predicate in one.context):
        pair.score += 0.8
    if one.head and one.head == two.head:
        pair.score += 1.0
    elif one.head and two.head and first.quantity.kind == "percent":
        pair.oppose("other base", 1.2)
    if article.dimensions[dimension(first)] <= 2:
        pair.score += 0.5
    if first.quantity.unit == "magnitude":
        pair.score += 1.6
        told = any(s.definite and (s.head or s.property) for s in (one, two))
        if told and first.quantity.value != second.quantity.value:
            pair.oppose("another shock, named by its magnitude", 3.0)
        if _aftershock(first) != _aftershock(second):
            pair.oppose("other shock", 3.0)


def _same_digits(first: Figure, second: Figure) -> int:
    """How many digits two numbers share that differ only in their order or their scale: one may be a slip; 0 for none.

    Two numbers of four digits have the same ones by chance hardly ever, those of two digits often.
    """
    one, two = first.quantity.value, second.quantity.value
    if not one or not two or one == two:
        return 0
    a, b = ("".join(map(str, v.normalize().as_tuple().digits)) for v in (one, two))
    printed = max(len(a), sum(c.isdigit() for c in first.text)) if len(set(a)) > 2 else len(a)
    if a == b and len(a) >= 2 and abs(one.adjusted() - two.adjusted()) in {3, 6}:
        return 4  # million for billion
    return printed if len(a) >= 3 and sorted(a) == sorted(b) else 0


_NOUN_ENDINGS = {"", "e", "ion", "ation", "ment", "ing", "al", "ance", "ence", "ure"}


def _nominal_of(one: Subject, two: Subject) -> bool:
    """Whether one is told by the verb and one by its noun: `isolate for ten days`, `three weeks of isolation`."""
    for verb, noun in ((one.predicate, two.property), (two.predicate, one.property)):
        stem = verb.rstrip("e")
        if len(stem) >= 5 and noun.startswith(stem) and noun[len(stem) :] in _NOUN_ENDINGS:
            return True
    return False


def _aftershock(figure: Figure) -> bool:
    subject = figure.subject
    if "aftershock" in {subject.property, subject.head, *subject.modifiers}:
        return True
    return "aftershock" in subject.context and not {"earthquake", "quake", "tremor"} & subject.context


def _shared(pair: Likeness, first: Figure, second: Figure, article: Article) -> None:
    one, two = first.subject, second.subject
    modifiers = (set(one.modifiers) & set(two.modifiers)) | (set(one.contrasts) & set(two.contrasts))
    pair.score += min(1.5, 0.75 * len(modifiers))
    common = {w for w in one.context & two.context if article.rare(w)} - set(modifiers)
    common -= {one.property, one.predicate, one.head}
    pair.score += min(1.2, 0.4 * len(common))
    if first.quantity.kind == "count" and one.predicate and one.predicate == two.predicate and not pair.role:
        pair.score += 0.75
    if two.handed_on_from is not None and f"f{two.handed_on_from + 1}" == first.id:
        pair.score += 3.0
        pair.role = True
    if two.definite and not one.definite and one.head and one.head == two.head and one.head != "person":
        pair.score += 0.5
    if one.holder and one.holder == two.holder:
        pair.score += 0.5
    alike = _same_digits(first, second)
    if alike:
        pair.score += 0.6 if alike < 4 else 1.5
        pair.headline = True
    if one.population and one.population == two.population and not pair.role:
        pair.score += 0.6


def _opening(pair: Likeness, first: Figure, second: Figure, article: Article) -> None:
    """A headline is taken up by the opening paragraphs."""
    one, two = first.subject, second.subject
    if first.segment.kind != "headline":
        return
    pair.score += 0.5
    if second.segment.index in article.lead:
        same = (one.head and one.head == two.head) or (one.property and one.property == two.property)
        if same or pair.role or (one.predicate and one.predicate == two.predicate):
            pair.score += 1.1
            pair.headline = True


def _against(pair: Likeness, first: Figure, second: Figure, article: Article) -> None:
    one, two = first.subject, second.subject
    mine, others = _told_apart(first, article), _told_apart(second, article)
    if mine != others:
        if mine and others and not mine & others:
            pair.oppose("other population", 3.0)
        elif not mine or not others:
            pair.oppose("population on one side", 1.6)
    contrasts = (set(one.contrasts) ^ set(two.contrasts)) - _SOFT
    if two.definite and not two.contrasts and one.head == two.head:
        contrasts = set()
    if contrasts:
        pair.oppose("contrast", 2.5 if one.role == "infected" else 1.5)
    if one.holder and two.holder and one.holder != two.holder:
        pair.oppose("other holder", 1.6)
    outside = [article.outside(f) for f in (first, second)]
    if one.place and two.place and not set(one.place) & set(two.place):
        if any(outside):
            pair.oppose("other place", 3.0)
    elif outside[0] != outside[1]:
        pair.oppose("place on one side", 1.4)
    elif _within(first, second, article) or _within(second, first, article):
        pair.oppose("the lesser of one place", 1.4)
    if one.form == two.form == "increment" and "new" not in set(one.contrasts) & set(two.contrasts):
        pair.oppose("both come on top", 0.6)
    if one.form != two.form and {one.form, two.form} & {"compound", "threshold", "ratio"}:
        pair.oppose("other form", 1.5)
    _none(pair, first, second)
    few = min(f.quantity.value or 0 for f in (first, second)) < SEVERAL
    if few and first.quantity.kind == "count" and not pair.role and {one.head, two.head} & set(words("event")):
        pair.oppose("counts events", 0.5)


def _told_apart(figure: Figure, article: Article) -> set[str]:
    """The population that sets the counted apart: not the one the role implies, nor the one the article is about."""
    subject = figure.subject
    found = set(subject.population)
    if subject.role and roles()[subject.role].strong:
        found -= {*roles()[subject.role].who, *article.populations.get(subject.role, ())}
    return found


def _none(pair: Likeness, first: Figure, second: Figure) -> None:
    """`No one was killed` stands against any count of the dead; `no` of something else only where words are shared."""
    one, two = first.subject, second.subject
    zero = [f for f in (first, second) if f.quantity.value == 0]
    if len(zero) != 1:
        return
    if pair.role and zero[0].subject.head in {"", "person"} and not zero[0].subject.population:
        return
    if len((one.context & two.context) - {one.predicate, one.head, one.role}) < 1:
        pair.oppose("none, of what else", 1.5)


def _within(part: Figure, whole: Figure, article: Article) -> bool:
    """`116 people died ...; two died on Samos`: the smaller number is told of one place, the larger one of none."""
    small, large = part.quantity.value, whole.quantity.value
    if small is None or large is None or small >= large or whole.subject.place or part.quantity.kind != "count":
        return False
    return article.passing(part)
