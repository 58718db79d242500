"""Marked articles -> text and annotations. Run as a module, it writes the .txt and .json files of tests/gold anew.

A marked article (tests/gold/marked/SET/ID.txt) is the article with its annotation in place:

    Rescuers found [31|bodies|s=chief g=dead #a], <chief:the fire chief> said.    a figure, a source's mention
    ---
    @chief = Odile Marchetti                                the source's fullest name, if another
    g dead = people killed in the fire                      the label of a group
    ! a b | conflict sources_disagree | chief 31, mayor 24  a discrepancy: every pair of the ids
    ! a/b c | ...                                           the pairs a-c and b-c
    !! a b c | conflict arithmetic | the parts make 30      a discrepancy of the whole set

After the surface of a figure come what is counted and, divided by spaces, what cannot be read off the surface: `m=`
modifier (min, max, approx, range, vague), `v=` value (12, 3..9), `k=` kind, `u=` unit (_ for a space), `s=` source,
`g=` group, `#` id. A source mentioned again has a key with a number: `<chief.2:he>`.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
from pathlib import Path

from tests.evaluation import numerals

GOLD = Path(__file__).parent.parent / "gold"
_MARK = re.compile(
    r"\[(?P<figure>[^\[\]|]+)\|(?P<counted>[^\[\]|]*)(?:\|(?P<options>[^\[\]|]*))?\]|<(?P<key>[a-z0-9.]+):"
)


class MarkError(ValueError):
    """The marks of an article do not add up."""


def build(marked: str, name: str) -> tuple[str, dict[str, object]]:
    """The text without its marks, and its annotation in the format of the guidelines."""
    body, _, footer = marked.partition("\n---\n")
    text, figures, mentions = _read_body(body)
    names, labels, discrepancies = _read_footer(footer)
    ids = {options["id"]: f"f{n}" for n, (*_, options) in enumerate(figures, 1) if "id" in options}
    annotated = [_figure(text, number, figure, mentions, names) for number, figure in enumerate(figures, 1)]
    used = {f["group"] for f in annotated if "group" in f}
    if used != set(labels):
        raise MarkError(f"{name}: groups used and labelled differ: {sorted(used ^ set(labels))}")
    for group in used:
        if sum(f.get("group") == group for f in annotated) < 2:
            raise MarkError(f"{name}: group {group} has one figure")
    return text, {
        "id": name,
        "figures": annotated,
        "groups": [{"id": key, "label": label} for key, label in labels.items()],
        "discrepancies": [
            {"figures": [ids[i] for i in members], "kind": kind, "strength": strength, "why": why}
            for members, strength, kind, why in discrepancies
        ],
    }


def _read_body(body):
    text, figures, mentions, last, stack = "", [], {}, 0, []
    for mark in re.finditer(_MARK.pattern + "|(?P<end>>)", body):
        text += body[last : mark.start()]
        last = mark.end()
        if mark["end"]:
            key, start = stack.pop()
            if key in mentions:
                raise MarkError(f"source {key} is marked twice")
            mentions[key] = (start, len(text))
        elif mark["key"]:
            stack.append((mark["key"], len(text)))
        else:
            start = len(text)
            text += mark["figure"]
            figures.append((start, len(text), mark["counted"], _options(mark["options"] or "")))
    if stack:
        raise MarkError(f"source {stack[-1][0]} has no end")
    return text + body[last:] + ("" if body.endswith("\n") else "\n"), figures, mentions


def _options(written: str) -> dict[str, str]:
    options = {}
    for word in written.split():
        key, value = ("id", word[1:]) if word.startswith("#") else word.split("=", 1)
        if key not in ("id", "m", "v", "k", "u", "s", "g") or key in options:
            raise MarkError(f"unknown or doubled option {word!r}")
        options[key] = value
    return options


def _figure(text, number, figure, mentions, names):
    start, end, counted, options = figure
    surface = text[start:end]
    if counted and counted not in text:
        raise MarkError(f"{counted!r} does not stand in the text")
    value = _value(surface, options)
    annotated = {"id": f"f{number}", "start": start, "end": end, "text": surface, **value, "counted": counted}
    annotated["source"] = None
    if "s" in options:
        at, until = mentions[options["s"]]
        base = options["s"].split(".")[0]
        name = names.get(base) or text[slice(*mentions[base])]
        annotated["source"] = {"name": name, "start": at, "end": until, "text": text[at:until]}
    if "g" in options:
        annotated["group"] = options["g"]
    return annotated


def _value(surface: str, options: dict[str, str]) -> dict[str, object]:
    if "v" in options:
        low, _, high = options["v"].partition("..")
        number = lambda word: int(float(word)) if float(word).is_integer() else float(word)  # noqa: E731
        value = {"kind": "count", "low": number(low), "high": number(high or low), "unit": "", "modifier": "exact"}
    else:
        value = numerals.read(surface)
    written = (("k", "kind"), ("u", "unit"), ("m", "modifier"))
    value |= {long: options[short].replace("_", " ") for short, long in written if short in options}
    if not value["unit"]:
        value["unit"] = {"age": "year", "percent": "percent"}.get(value["kind"], "")
    if value["kind"] == "score":
        value["modifier"] = "exact"
    if value["modifier"] == "min":
        value["high"] = None
    if value["modifier"] == "max":
        value["low"] = None
    return value


def _read_footer(footer: str):
    names, labels, discrepancies = {}, {}, []
    for line in filter(None, map(str.strip, footer.splitlines())):
        if line.startswith("@"):
            key, _, value = line[1:].partition(" = ")
            names[key.strip()] = value.strip()
        elif line.startswith("g "):
            key, _, value = line[2:].partition(" = ")
            labels[key.strip()] = value.strip()
        elif line.startswith("!"):
            members, what, why = (part.strip() for part in line.lstrip("!").split("|"))
            strength, kind = what.split()
            sides = [side.split("/") for side in members.split()]
            sets = (
                [[i for side in sides for i in side]]
                if line.startswith("!!")
                else [[a, b] for one, two in itertools.combinations(sides, 2) for a in one for b in two]
            )
            discrepancies += [(members, strength, kind, why) for members in sets]
        else:
            raise MarkError(f"cannot read {line!r}")
    return names, labels, discrepancies


def articles(folder: Path = GOLD / "marked"):
    """Every marked article: its set, its id, its text and its annotation."""
    for path in sorted(folder.glob("*/*.txt")):
        try:
            yield path.parent.name, path.stem, *build(path.read_text(encoding="utf-8"), path.stem)
        except (ValueError, KeyError) as error:
            raise MarkError(f"{path.name}: {error}") from error


def main() -> None:
    """Write the text and the annotation of every marked article; -v prints what was read."""
    for group, name, text, annotation in articles():
        folder = GOLD / group
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        written = json.dumps(annotation, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{name}.json").write_text(written, encoding="utf-8")
        if "-v" in sys.argv:
            print(f"== {group}/{name}: {len(text.split())} words")
            for f in annotation["figures"]:
                fields = [f[k] for k in ("id", "text", "kind", "low", "high", "unit", "modifier", "counted")]
                print("  ", *fields, "|", f["source"] and f["source"]["name"], "|", f.get("group", ""))


if __name__ == "__main__":
    main()
