"""Document symbols: what the printed form says, and no more, kept so that printing gives the form back.

A symbol does not say whether a text is a draft (`S/2014/872` is a letter, `S/2022/155` a draft) nor whether a
decision was procedural (a numbered resolution may be): both are facts of the record, not of the symbol.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ninthvote.errors import NinthVoteError

_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


@dataclass(frozen=True, slots=True)
class Resolution:
    """A text once adopted, by organ, number, and year or session.

    `S/RES/1718 (2006)`; `A/RES/60/173`; `A/RES/1991 A (XVIII)`; `A/RES/ES-11/1`; `A/HRC/RES/25/25`.
    """

    organ: str  #: S, A or A/HRC
    number: int
    session: str | None = None  #: arabic or `ES-11` before the number, roman after it
    part: str | None = None  #: letter of a resolution adopted in parts
    year: int | None = None  #: of a Council resolution, where it is given

    def __str__(self) -> str:
        part = f" {self.part}" if self.part else ""
        if self.organ == "S":
            return f"S/RES/{self.number}{part}" + (f" ({self.year})" if self.year else "")
        if self.session and _ROMAN.fullmatch(self.session):
            return f"{self.organ}/RES/{self.number}{part} ({self.session})"
        return f"{self.organ}/RES/{self.session}/{self.number}{part}"


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """The record of a formal, numbered meeting: `S/PV.8422`, `S/PV.2190 (Resumption 1)`, `A/65/PV.71`."""

    organ: str
    number: int
    session: str | None = None
    resumption: int | None = None

    def __str__(self) -> str:
        middle = f"/{self.session}" if self.session else ""
        tail = f" (Resumption {self.resumption})" if self.resumption else ""
        return f"{self.organ}{middle}/PV.{self.number}{tail}"


@dataclass(frozen=True, slots=True)
class PressRelease:
    """A press release of the Secretariat: `SC/12615`, `GA/10562`. A source, not a document of the organ."""

    series: str
    number: int

    def __str__(self) -> str:
        return f"{self.series}/{self.number}"


@dataclass(frozen=True, slots=True)
class Document:
    """Any other document, by the parts of its symbol: `S/2014/872`, `A/C.3/69/L.28/Rev.1`, `S/4381`."""

    parts: tuple[str, ...]

    def __str__(self) -> str:
        return "/".join(self.parts)

    @property
    def year(self) -> int | None:
        """Year in the symbol, where it carries one (Council documents since 1994)."""
        for part in self.parts[1:3]:
            if re.fullmatch(r"(?:19|20)\d\d", part):
                return int(part)
        return None


Symbol = Resolution | MeetingRecord | PressRelease | Document

# What may stand between the words of a symbol as people type it: a space, or a hard line break of a PDF.
_S = r"[ \u00a0]?"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("council_resolution", rf"S/RES/(?P<sr_n>\d{{1,4}})(?:{_S}\((?P<sr_y>(?:19|20)\d\d)\))?"),
    (
        "old_assembly_resolution",
        rf"A/RES/(?P<or_n>\d{{1,4}})(?:{_S}(?P<or_p>[A-F]))?{_S}\((?P<or_s>[IVXL]+)\)",
    ),
    (
        "session_resolution",
        rf"(?P<ar_o>A(?:/HRC)?)/RES/(?P<ar_s>(?:ES-|S-)?\d{{1,3}})/(?P<ar_n>\d{{1,4}})(?:{_S}(?P<ar_p>[A-F])\b)?",
    ),
    (
        "meeting",
        rf"(?P<pv_o>S|A)(?:/(?P<pv_s>(?:ES-|S-)?\d{{1,3}}))?/PV\.?(?P<pv_n>\d{{1,5}})"
        rf"(?:{_S}\(Resumption{_S}(?P<pv_r>\d)\))?",
    ),
    ("press_release", r"(?P<pr_o>SC|GA|HR/CN|SG/SM)/(?P<pr_n>\d{3,6})"),
    (
        "document",
        r"(?P<doc>(?:S|A|E|ST|CD|CERD|CCPR)/(?:(?:[A-Z]{1,5}\.\d{1,3}|PRST|HRC|EMRIP|INF|CN\.4|AC\.\d+|[A-Z]{2,6})/)*"
        r"(?:S-)?\d{1,5}(?:/(?:[A-Z][A-Za-z]{0,4}\.?-?\d{1,4}|\d{1,4}))*)",
    ),
)
_ANY = re.compile(
    r"(?<![\w/])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS) + r")(?![\w])"
)


def _read(match: re.Match[str]) -> Symbol:
    g = match.groupdict()
    if g["council_resolution"]:
        return Resolution("S", int(g["sr_n"]), year=int(g["sr_y"]) if g["sr_y"] else None)
    if g["old_assembly_resolution"]:
        return Resolution("A", int(g["or_n"]), session=g["or_s"], part=g["or_p"])
    if g["session_resolution"]:
        return Resolution(g["ar_o"], int(g["ar_n"]), session=g["ar_s"], part=g["ar_p"])
    if g["meeting"]:
        return MeetingRecord(
            g["pv_o"], int(g["pv_n"]), session=g["pv_s"], resumption=int(g["pv_r"]) if g["pv_r"] else None
        )
    if g["press_release"]:
        return PressRelease(g["pr_o"], int(g["pr_n"]))
    return Document(tuple(g["doc"].split("/")))


def parse_symbol(text: str) -> Symbol:
    """The symbol that is the whole of `text`; spacing as people type it is accepted.

    Raises:
        NinthVoteError: where the text is not one symbol.
    """
    match = _ANY.fullmatch(" ".join(text.split()))
    if match is None:
        raise NinthVoteError(
            f"{text!r} is not a document symbol",
            expected="a form such as S/RES/1718 (2006), S/PV.8422, S/2014/872 or A/RES/60/173",
        )
    return _read(match)


def find_symbols(text: str) -> Iterator[tuple[int, int, Symbol]]:
    """Every symbol in running text, in order, with its half-open span of characters."""
    for match in _ANY.finditer(text):
        yield match.start(), match.end(), _read(match)


def same_symbol(named: str, symbol: str) -> bool:
    """Whether "resolution 2623", "69/188" or "S/PV.8209" names this symbol."""
    (bare, number), (other, _) = _bare_symbol(named), _bare_symbol(symbol.upper())
    return bare == other or bool(number and (other == number or other.endswith("/" + number)))


@lru_cache(maxsize=8192)
def _bare_symbol(named: str) -> tuple[str, str | None]:
    """A symbol without blanks and year, and the number where it is "resolution 2623"."""
    bare = re.sub(r"\s*\(\d{4}\)$", "", named).replace(" ", "")
    m = re.search(r"(?:RESOLUTIONS?|RES\.?)(?:NO\.?)?(\d+(?:/\d+)?)", bare)
    return bare, m[1] if m else None
