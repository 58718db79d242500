"""A nominal as worded -> the fullest form the article uses: short names, pronouns, the agency, the official."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from checker.attributions import cues
from checker.attributions.names import Name, Names
from checker.attributions.nominals import Nominal
from checker.model import Span

_REACH = 4
_ARTICLE = re.compile(
    r"(?:the|a|an|this|that|these|those|his|her|its|their|our|one|another|some|several|two|three)\s+", re.I
)
_DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who is meant: the name, how it was found ("" when it stood there), and what is known of the bearer."""

    name: str
    by: str
    kind: str
    plural: bool = False
    gender: str = ""
    anonymity: Literal["named", "role", "anonymous"] = "named"


@dataclass(slots=True)
class Mentioned:
    """Somebody mentioned earlier, as a candidate for a pronoun or a definite description."""

    start: int
    segment: int
    sentence: int
    weight: int
    who: Resolved


@dataclass(slots=True)
class Discourse:
    """Who has been mentioned up to here. Fed in the order of the text."""

    text: str
    names: Names
    mentioned: list[Mentioned] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)

    def hear(self, nominal: Nominal, weight: int, enclosing: Resolved | None = None) -> Resolved:
        """Resolve a nominal and remember it; `weight` is higher for speakers than for other subjects."""
        who = self.resolve(nominal, enclosing)
        if who.by != "unresolved":
            self.mentioned.append(Mentioned(nominal.mention.start, nominal.segment, nominal.head.sentence, weight, who))
        return who

    def resolve(self, nominal: Nominal, enclosing: Resolved | None = None) -> Resolved:
        """The fullest form for a nominal."""
        if nominal.how == "pronoun":
            return self._pronoun(nominal, enclosing)
        if nominal.how == "name":
            return self._name(nominal)
        return self._description(nominal)

    def _name(self, nominal: Nominal) -> Resolved:
        surface = _tidy(nominal.mention.of(self.text))
        full = self.names.fullest(surface, nominal.mention)
        gender, person = nominal.gender, nominal.kind == "person"
        words = full.words if full else tuple(surface.split())
        for name in self.names.like(words):
            gender, person = gender or name.gender, person or name.person
        gender = gender or self.genders.get(" ".join(words), "")
        name_text = _tidy(full.text) if full else surface
        return Resolved(name_text, "name" if full else "", "person" if person else nominal.kind, nominal.plural, gender)

    def _pronoun(self, nominal: Nominal, enclosing: Resolved | None) -> Resolved:
        surface = nominal.mention.of(self.text)
        if enclosing is not None and _fits(nominal, enclosing):
            return self._stamped(nominal, enclosing, "pronoun")
        best: tuple[float, Mentioned] | None = None
        for candidate in reversed(self.mentioned[-24:]):
            if nominal.segment - candidate.segment > _REACH:
                break
            if candidate.start >= nominal.mention.start or not _fits(nominal, candidate.who):
                continue
            known = self.genders.get(candidate.who.name, "")
            if nominal.gender and known and known != nominal.gender:
                continue
            gap = 3 * (nominal.segment - candidate.segment) + (
                abs(nominal.head.sentence - candidate.sentence) if nominal.segment == candidate.segment else 1
            )
            score = candidate.weight - gap + (1 if candidate.who.kind == nominal.kind else 0)
            if best is None or score > best[0]:
                best = (score, candidate)
        named = self._unparsed_person(nominal, best[1] if best else None)
        if named is not None:
            return self._stamped(nominal, named, "pronoun")
        if best is None:
            return Resolved(surface, "unresolved", nominal.kind, nominal.plural, nominal.gender, "role")
        return self._stamped(nominal, best[1].who, "pronoun")

    def _unparsed_person(self, nominal: Nominal, best: Mentioned | None) -> Resolved | None:
        """For he and she: a titled person named nearer than any candidate, in words that were not parsed."""
        if nominal.kind != "person":
            return None
        for name in self.names.before(nominal.mention.start, 30):
            if nominal.segment - name.segment > 2 or (best is not None and name.segment <= best.segment):
                return None
            if name.person and (not name.gender or name.gender == nominal.gender):
                full = self.names.fullest(name.text, name.span) or name
                return Resolved(_tidy(full.text), "pronoun", "person", False, nominal.gender)
        return None

    def _stamped(self, nominal: Nominal, who: Resolved, by: str) -> Resolved:
        if nominal.gender and who.anonymity == "named":
            self.genders[who.name] = nominal.gender
        return Resolved(who.name, by, who.kind, who.plural, who.gender or nominal.gender, who.anonymity)

    def _description(self, nominal: Nominal) -> Resolved:
        surface = nominal.span.of(self.text)
        head = nominal.head
        anonymity: Literal["role", "anonymous"] = "anonymous" if nominal.kind == "person" else "role"
        definite = bool(_DEFINITE.match(surface))
        plain = Resolved(_tidy(surface), "", nominal.kind, nominal.plural, nominal.gender, anonymity)
        if not definite:
            return plain
        bare = _ARTICLE.sub("", surface).lower()
        named = None if nominal.kind == "document" else self._bearer(nominal, bare)
        if named is not None:
            return named
        company = self._company(nominal, bare)
        if company is not None:
            return company
        longer = self._longer_description(nominal, head.lower, len(bare.split()))
        if longer:
            return Resolved(longer, "description", nominal.kind, nominal.plural, nominal.gender, anonymity)
        return plain

    def _bearer(self, nominal: Nominal, bare: str) -> Resolved | None:
        """The name introduced with this description: President X ... the president; X, the agency which."""
        head = nominal.head.lower
        if nominal.plural:
            return None
        words = bare.split()
        near: Name | None = None
        known = self.names.by_role.get(head, [])
        end = bisect_left(known, nominal.span.start, key=lambda name: name.span.start)
        for name in known[max(0, end - 40) : end]:
            own = " ".join(name.words).lower().split()
            described = head in re.findall(r"[\w\-]+", name.roles)
            if nominal.kind == "person" and not (described and (name.person or len(name.words) > 1)):
                continue
            if (nominal.kind != "person" and not (head == own[-1] or head in own or described)) or name.words[
                -1
            ].lower() == "":
                continue
            if nominal.kind == "person" and name.segment < nominal.segment - 12:
                continue
            near = name
        if near is None or (len(words) > 1 and not _compatible(words, near)):
            return None
        full = self.names.fullest(near.text, near.span) or near
        return Resolved(_tidy(full.text), "description", nominal.kind, False, near.gender or nominal.gender)

    def _company(self, nominal: Nominal, bare: str) -> Resolved | None:
        """The company, the firm: whoever was last named that is no person, if the description says no more."""
        if bare not in cues.words("company"):
            return None
        for candidate in reversed(self.mentioned[-16:]):
            if nominal.segment - candidate.segment > _REACH:
                return None
            who = candidate.who
            if (
                candidate.weight >= 2
                and who.anonymity == "named"
                and who.kind in ("body", "unknown")
                and not who.gender
            ):
                return Resolved(who.name, "description", "body", False, "")
        return None

    def _longer_description(self, nominal: Nominal, head: str, length: int) -> str:
        """An earlier, fuller wording with the same head noun: a senior administration official ... the official."""
        if length > 1:
            return ""
        start = max(0, nominal.span.start - 6000)
        pattern = re.compile(
            rf"\b(?:(?:the|a|an|its|his|her|their)\s+|[A-Z][\w’'\-]*[’']s?\s+)((?:[\w’'\-]+\s+){{1,4}}){re.escape(head)}\b"
        )
        found = ""
        for match in pattern.finditer(self.text, start, nominal.span.start):
            words = match.group(1).split()
            if any(w.lower() in cues.words("breaks_description") for w in words):  # fmt: skip
                tail = re.search(rf"\b(?:the|a|an)\s+(?:[\w’'\-]+\s+){{1,3}}{re.escape(head)}$", match.group(), re.I)
                if tail is None:
                    continue
                found = tail.group()
                continue
            found = match.group()
        return _tidy(found)


def _compatible(words: list[str], name: Name) -> bool:
    """Whether a description's other words speak for this bearer: the finance minister is not the health minister."""
    known = set(re.findall(r"[\w\-]+", name.roles)) | {w.lower() for w in name.words}
    return any(w in known for w in words[:-1])


def _fits(nominal: Nominal, who: Resolved) -> bool:
    pronoun = nominal.head.lower
    if nominal.gender:
        return who.kind in ("person", "unknown") and not who.plural and who.gender in ("", nominal.gender)
    if pronoun in ("they", "them", "their"):
        return who.plural or who.kind in ("body", "unknown")
    return not who.plural and who.kind in ("body", "document", "unknown") and not who.gender


def _tidy(words: str) -> str:
    words = re.sub(r"^(?:neither|both|even|only)\s+", "", words, flags=re.IGNORECASE)
    return re.sub(r"\s+", " ", re.sub(r"[’']s?$", "", words)).strip(' ,;:."“”')


def spans(items: Iterable[Nominal]) -> tuple[Span, ...]:
    """The mentions of nominals."""
    return tuple(n.mention for n in items)
