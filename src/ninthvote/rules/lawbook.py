"""The law as text: provisions by chapter and parameters by date, each file read once and only when asked for.

A parameter has two dates. *In force* is when the text bound; *in effect* is when the Council acted by it. They
differ once that matters: nine votes were law from 31 August 1965 and practice from 1 January 1966. Rulings follow
effect and cite both.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from ninthvote.errors import LawError, NinthVoteError
from ninthvote.symbols import Article, Rule, parse_provision
from ninthvote.vocabulary import Confidence, Format

#: Chapter of each family of provisions, in the order of the law; also the name of its file.
CHAPTERS: dict[str, str] = {
    "COM": "composition",
    "ELE": "elections",
    "VOT": "voting",
    "PRC": "character",
    "MTG": "convening",
    "AGD": "agenda",
    "SZD": "seizure",
    "CRD": "credentials",
    "PRS": "presidency",
    "CND": "conduct",
    "PAR": "participation",
    "LNG": "languages",
    "PUB": "publicity",
    "FMT": "formats",
    "REL": "relations",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """An authority, with how its wording is known where that was noted."""

    text: str
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What history or arithmetic says the provision must give; `vectors` are recorded votes of the record."""

    text: str
    vectors: tuple[str, ...] = ()
    confidence: Confidence | None = None
    confidence_note: str | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """One rule of the Council's procedure: what it says and leaves open, on whose authority, where it is applied."""

    id: str
    chapter: str
    title: str
    cites: tuple[Article | Rule, ...]  #: articles of the Charter and rules of procedure it rests on
    statement: str
    inputs: str
    outcome: str
    exceptions: str | None
    exceptions_confidence: Confidence | None
    citations: tuple[Citation, ...]
    cases: tuple[Case, ...]
    applied_in: tuple[str, ...]  #: functions that rule by it; empty: stated, not computed

    @property
    def citation(self) -> str:
        return "; ".join(c.text for c in self.citations)


@dataclass(frozen=True, slots=True)
class Parameter:
    """The value that a dated parameter had on a day, and the text that gave it that value."""

    name: str
    provision: str
    value: Any
    in_effect_from: date
    in_force_from: date
    reference: str
    confidence: Confidence
    note: str | None = None


def _read(*path: str) -> Any:
    text = resources.files(__package__).joinpath("law", *path).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe loaders


def _confidence(value: str | None) -> Confidence | None:
    return Confidence(value) if value else None


def _provision(chapter: str, raw: dict[str, Any]) -> Provision:
    return Provision(
        id=raw["id"],
        chapter=chapter,
        title=raw["title"],
        cites=tuple(parse_provision(text) for text in raw["provisions"]),
        statement=raw["statement"],
        inputs=raw["inputs"],
        outcome=raw["outcome"],
        exceptions=raw.get("exceptions"),
        exceptions_confidence=_confidence(raw.get("exceptions_confidence")),
        citations=tuple(Citation(c["text"], _confidence(c.get("confidence"))) for c in raw["citations"]),
        cases=tuple(
            Case(
                c["text"],
                tuple(c.get("vectors", ())),
                _confidence(c.get("confidence")),
                c.get("confidence_note"),
            )
            for c in raw["tests"]
        ),
        applied_in=tuple(raw.get("applied_in", ())),
    )


@cache
def _chapter(family: str) -> dict[str, Provision]:
    raw = _read("provisions", f"{CHAPTERS[family]}.yaml")
    return {entry["id"]: _provision(raw["chapter"], entry) for entry in raw["provisions"]}


def chapter_title(family: str) -> str:
    """The chapter's heading."""
    return str(_read("provisions", f"{CHAPTERS[family]}.yaml")["title"])


def provisions(family: str | None = None) -> Iterator[Provision]:
    """Every provision, or those of one family (`VOT`), in the order of the law."""
    for each in CHAPTERS if family is None else (family,):
        yield from _chapter(each).values()


def provision(id_: str) -> Provision:
    """The provision with this id.

    Raises:
        LawError: naming the nearest ids that exist.
    """
    family = id_[:3].upper()
    found = _chapter(family).get(id_.upper()) if family in CHAPTERS else None
    if found is None:
        raise _unknown(id_)
    return found


def _unknown(id_: str) -> LawError:
    known = [p.id for p in provisions()]
    return LawError(
        f"there is no provision {id_!r}",
        expected="an id such as VOT-03, an article such as 'Charter 27(3)' or a rule such as 'rule 33'",
        candidates=difflib.get_close_matches(id_.upper(), known, n=5, cutoff=0.5),
        hint="`ninthvote rules list` shows all of them.",
    )


def citing(text: str) -> tuple[Provision, ...]:
    """The provisions that rest on an article or rule, as people cite it: `Charter 27(2)`, `Art. 31`, `rule 33`.

    Naming a paragraph also finds the provisions that cite the whole article, and the other way round.

    Raises:
        LawError: where `text` cites nothing, or something no provision rests on.
    """
    try:
        asked = parse_provision(_as_cited(text))
    except NinthVoteError:
        asked = None
    found = tuple(p for p in provisions() if asked is not None and any(_meets(asked, c) for c in p.cites))
    if found:
        return found
    if asked is not None:
        raise LawError(
            f"no provision here rests on {asked}", hint="`ninthvote rules list` shows what is encoded."
        )
    raise _unknown(text)


def _as_cited(text: str) -> str:
    words = " ".join(text.split())
    head, _, tail = words.partition(" ")
    if head.lower() == "charter" and tail[:1].isdigit():
        return f"Charter Art. {tail}"
    return words


def _meets(asked: Article | Rule, cited: Article | Rule) -> bool:
    if isinstance(asked, Article) and isinstance(cited, Article):
        return asked.number == cited.number and (
            asked.paragraph is None or cited.paragraph is None or asked.paragraph == cited.paragraph
        )
    if isinstance(asked, Rule) and isinstance(cited, Rule):
        return asked.number == cited.number and (
            asked.item is None or cited.item is None or asked.item == cited.item
        )
    return False


@cache
def _values(name: str) -> tuple[Parameter, ...]:
    try:
        raw = _read("parameters", f"{name}.yaml")
    except FileNotFoundError:
        raise LawError(
            f"there is no parameter {name!r}",
            candidates=difflib.get_close_matches(name, parameter_names(), n=3, cutoff=0.5),
        ) from None
    return tuple(
        Parameter(
            name=name,
            provision=raw["provision"],
            value=v["value"],
            in_effect_from=v["in_effect_from"],
            in_force_from=v["in_force_from"],
            reference=v["reference"],
            confidence=Confidence(v["confidence"]),
            note=v.get("note"),
        )
        for v in raw["values"]
    )


@cache
def parameter(name: str, on: date) -> Parameter:
    """The parameter as it was in effect on a day.

    Raises:
        LawError: for a name that is not a parameter, and for a day before the parameter's first value.
    """
    values = _values(name)
    for each in reversed(values):
        if each.in_effect_from <= on:
            return each
    raise LawError(
        f"{name} has no value on {on}", expected=f"a day from {values[0].in_effect_from}, when it begins"
    )


def history(name: str) -> tuple[Parameter, ...]:
    """Every value that the parameter has had, oldest first."""
    return _values(name)


@dataclass(frozen=True, slots=True)
class Proceeding:
    """A kind of gathering of the Council or its members, and what can be done in it."""

    name: str
    format: Format | None  #: its word in the record; sofa talks have none
    is_formal: bool
    is_public: bool | None  #: None: as its conveners choose
    can_vote: bool  #: take a procedural vote
    can_resolve: bool  #: adopt a resolution
    stops_clock: bool  #: counts as consideration of a matter on the list of those seized
    note: str | None


@cache
def proceedings() -> tuple[Proceeding, ...]:
    """Every kind of proceeding, formal ones first."""
    return tuple(
        Proceeding(
            name=f["name"],
            format=Format(f["format"]) if f["format"] else None,
            is_formal=f["formal"],
            is_public=f["public"],
            can_vote=f["vote"],
            can_resolve=f["resolution"],
            stops_clock=f["stops_clock"],
            note=f.get("note"),
        )
        for f in _read("formats.yaml")["formats"]
    )


def parameter_names() -> list[str]:
    """The names of all dated parameters, sorted."""
    folder = resources.files(__package__).joinpath("law", "parameters")
    return sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir())


def last_checked_on() -> date:
    """The day on which the law text was last held against its sources: the earliest of all its files."""
    days: list[date] = [_read("provisions", f"{name}.yaml")["last_checked_on"] for name in CHAPTERS.values()]
    days += [_read("parameters", f"{name}.yaml")["last_checked_on"] for name in parameter_names()]
    return min(days)


def authorities() -> list[tuple[str, str, Confidence]]:
    """What the short names in citations stand for."""
    raw = _read("authorities.yaml")
    return [(a["short"], a["full"], Confidence(a["confidence"])) for a in raw["authorities"]]
