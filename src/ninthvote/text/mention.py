"""Who, when, how many, which document: the spans of a text that name something of the field."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import ahocorasick

from ninthvote.text.date import find_dates
from ninthvote.text.lexicon import Lexicon, default_lexicon
from ninthvote.text.number import CARDINAL, ORDINAL, find_tallies, value_of
from ninthvote.text.quotation import SINGLE
from ninthvote.text.sieve import Sieve


class Kind(StrEnum):
    STATES = "states"  #: one or more states as actors; the value is their codes
    PLACE = "place"  #: a state or capital as a place or a subject
    ADJECTIVE = "adjective"  #: "Russian", "U.S." before a noun
    PERSON = "person"  #: a person of record, or None for one who is not
    DATE = "date"
    NUMBER = "number"
    ORDINAL = "ordinal"
    TALLY = "tally"
    SYMBOL = "symbol"
    QUOTATION = "quotation"
    COUNCIL = "council"
    ASSEMBLY = "assembly"
    RIGHTS_COUNCIL = "rights_council"
    THIRD_COMMITTEE = "third_committee"
    INQUIRY = "inquiry"
    COURT = "court"
    RAPPORTEUR = "rapporteur"
    COMMISSIONER = "commissioner"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the text, `text[start:end] == surface`, and what it names."""

    kind: Kind
    start: int
    end: int
    surface: str
    value: Any = None


def fold(text: str) -> str:
    """The text without accents, of the same length."""
    if text.isascii():
        return text
    out = []
    for c in text:
        base = unicodedata.normalize("NFD", c)[0] if not c.isascii() else c
        out.append(base if len(base) == 1 else c)
    return "".join(out)


@cache
def _automaton(lexicon_id: int) -> Any:
    lexicon = _KNOWN[lexicon_id]
    names: dict[str, list[tuple[str, str]]] = {}

    def add(name: str, what: str, value: str) -> None:
        plain = fold(name)
        forms = {plain}
        if len(name) > 3:
            forms.add(plain.upper())
        if plain.startswith("the "):
            forms.add("The " + plain[4:])
        for form in forms:
            names.setdefault(form, []).append((what, value))

    for name, code in lexicon.states.items():
        add(name, "state", code)
    for name, code in lexicon.adjectives.items():
        add(name, "adjective", code)
    for name, code in lexicon.capitals.items():
        add(name, "capital", code)
    for name, person in lexicon.persons.items():
        names.setdefault(fold(name), []).append(("person", person))
    automaton = ahocorasick.Automaton()
    for name, readings in names.items():
        automaton.add_word(name, (len(name), tuple(readings)))
    automaton.make_automaton()
    return automaton


_KNOWN: dict[int, Lexicon] = {}

_PLACE_BEFORE = re.compile(
    r"(?:^|[\s(])(?:in|on|at|about|over|into|inside|regarding|concerning|near|across|within|around|visit|outside|toward|towards)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: "in Mumbai and Delhi": the second of two places.
_PLACE_AND = re.compile(
    r"\b(?:in|near|across|within|around)\s+(?:the\s+)?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"[A-Z][\w'-]+\s+and\s+(?:the\s+)?$"
)
_JOIN = re.compile(
    r"\s*(?:,\s*(?:and|or)?|and|or|nor|&|as well as|along with|together with|and also|plus|, but also)\s*(?:both\s+)?(?:the\s+)?"
)
_FOLLOWS_NAME = re.compile(r"[\w-]|'[a-rt-z]")

_SYMBOL = re.compile(
    r"(?<![\w/])(?:[SA]/(?:HRC/)?(?:RES/)?[A-Z0-9.]+(?:/[A-Z0-9.]+)*(?:\s?\(\d{4}\))?|SC/\d{4,5}"
    r"|(?:[Rr]esolution|[Rr]es\.)s?\s+(?:No\.?\s*)?\d{1,4}(?:/\d{1,3})?(?:\s?\((?:[IVXL]+|\d{4})\))?)(?![\w/])"
)
_QUOTED = re.compile(r'"([^"\n]{2,600})"')

_UN = r"(?:[Tt]he\s+)?(?:U\.?N\.?'?s?\s+|United\s+Nations'?\s+)?"
_BODIES = (
    rf"(?P<rights>{_UN}(?:Human\s+)?[Rr]ights\s+(?:[Cc]ouncil|body)\b(?!\s+of)|{_UN}human\s+rights\s+council\b|(?:the\s+)?(?:UN)?HRC\b(?!/)|the\s+Geneva\s+(?:council|body))",
    rf"(?P<third>{_UN}(?:General\s+Assembly's?\s+)?(?:Third\s+Committee|human\s+rights\s+committee|rights\s+committee))",
    rf"(?P<council>{_UN}Security\s+Council\b(?!\s+Report)|(?:[Tt]he\s+)?UNSC\b|(?:[Tt]he\s+)?(?:15|fifteen)-(?:member|nation|strong)\s+(?:{_UN}Security\s+Council|council|body)"
    r"|(?:[Tt]he\s+)?U\.?N\.?\s+(?:council|Council)\b|(?:the\s+|The\s+)?(?<!Rights\s)(?:Council|council)\b(?!\s+on\b)|the\s+same\s+body|[Tt]he\s+horseshoe(?:-shaped)?(?:\s+table)?|the\s+(?:top|high)\s+table|[Tt]he\s+Fifteen\b|the\s+club\s+of\s+fifteen|the\s+(?:most\s+powerful|top|U\.?N\.?'s\s+(?:top|most\s+powerful))\s+(?:U\.?N\.?\s+)?body)",
    rf"(?P<assembly>{_UN}General\s+Assembly\b|(?:the\s+)?UNGA\b|[Tt]he\s+[Aa]ssembly\b|Assembly\b)",
    rf"(?P<inquiry>{_UN}[Cc]ommission\s+of\s+[Ii]nquiry\b|(?:the\s+)?COI\b|(?:the\s+)?[Ii]nquiry\b(?!\s+into)|the\s+(?:2014\s+)?(?:landmark\s+)?U\.?N\.?\s+inquiry\b|the\s+[Cc]ommission\b(?!\s+on))",
    r"(?P<court>(?:the\s+)?International\s+Criminal\s+Court(?:\s+\(ICC\))?|(?:the\s+)?ICC\b|The\s+Hague\b|the\s+Hague\b)",
    rf"(?P<rapporteur>{_UN}[Ss]pecial\s+[Rr]apporteurs?\b|{_UN}[Rr]apporteurs?\b)",
    rf"(?P<commissioner>{_UN}High\s+Commissioners?(?:\s+for\s+Human\s+Rights)?\b|{_UN}(?:human\s+)?rights\s+chief\b)",
)  # fmt: skip
_BODY_KIND = {
    "rights": Kind.RIGHTS_COUNCIL,
    "third": Kind.THIRD_COMMITTEE,
    "council": Kind.COUNCIL,
    "assembly": Kind.ASSEMBLY,
    "inquiry": Kind.INQUIRY,
    "court": Kind.COURT,
    "rapporteur": Kind.RAPPORTEUR,
    "commissioner": Kind.COMMISSIONER,
}
_NUMBER = re.compile(rf"(?<![\w./$-])(?<!\S\[)(?:{CARDINAL})(?![\d%]|\.\d)(?!-)", re.IGNORECASE)
_ORDINAL = re.compile(rf"(?<![\w./-]){ORDINAL}", re.IGNORECASE)
_TITLED = re.compile(
    r"\b(?:Ambassador|Amb\.|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Sir|Dame|Secretary-General|Secretary\s+of\s+State|President|Prime\s+Minister"
    r"|Foreign\s+Minister|envoy|ambassador|Chairman|Chair|Justice|Judge)\s+"
    r"(?P<name>[A-Z][\w'-]+(?:\s+(?:van|von|de|al|bin|[A-Z][\w'.-]*)){0,3})"
)


_DIGIT = re.compile(r"\d")
_SINGLY = (_SYMBOL, _TITLED, _ORDINAL, _NUMBER)


@cache
def _sieve() -> Sieve:
    return Sieve(((written,) for written in (*(p.pattern for p in _SINGLY), *_BODIES)), any_case=True)


@cache
def _bodies(numbers: tuple[int, ...]) -> re.Pattern[str]:
    """The bodies of these numbers, as one pattern: of two that begin at one place the first is meant."""
    return re.compile("|".join(_BODIES[n] for n in numbers))


def find_mentions(text: str, lexicon: Lexicon | None = None) -> list[Mention]:
    """Mentions in order of position, none overlapping another; a coordinated list of states is one mention."""
    lexicon = lexicon or default_lexicon()
    _KNOWN[id(lexicon)] = lexicon
    folded = fold(text)
    taken = bytearray(len(text))
    out: list[Mention] = []

    def take(kind: Kind, start: int, end: int, value: Any = None) -> bool:
        if start >= end or 1 in taken[start:end]:
            return False
        taken[start:end] = b"\x01" * (end - start)
        out.append(Mention(kind, start, end, text[start:end], value))
        return True

    if '"' in text or "'" in text:
        for m in _QUOTED.finditer(text):
            take(Kind.QUOTATION, m.start(), m.end(), m.group(1))
        for m in SINGLE.finditer(text):
            if " " in m.group(1):
                take(Kind.QUOTATION, m.start(), m.end(), m.group(1))
    possible = _sieve().left(text)
    if 0 in possible and _DIGIT.search(text):
        for m in _SYMBOL.finditer(text):
            end = m.end() - (len(m.group()) - len(m.group().rstrip(".")))
            take(Kind.SYMBOL, m.start(), end, " ".join(text[m.start() : end].split()))
    bodies = tuple(n - len(_SINGLY) for n in possible if n >= len(_SINGLY))
    for m in _bodies(bodies).finditer(text) if bodies else ():
        group = str(m.lastgroup)
        take(_BODY_KIND[group], m.start(), m.end(), group)
    for start, end, when in find_dates(text):
        take(Kind.DATE, start, end, when)
    for start, end, votes in find_tallies(text):
        take(Kind.TALLY, start, end, votes)
    _take_names(text, folded, lexicon, take)
    for m in _TITLED.finditer(text) if 1 in possible else ():
        take(Kind.PERSON, m.start("name"), m.end("name"), None)
    for m in _ORDINAL.finditer(text) if 2 in possible else ():
        take(Kind.ORDINAL, m.start(), m.end(), value_of(m.group()))
    for m in _NUMBER.finditer(text) if 3 in possible else ():
        if m.group().lower() != "one":
            take(Kind.NUMBER, m.start(), m.end(), value_of(m.group()))
    out.sort(key=lambda mention: mention.start)
    return _joined(text, out)


#: A name that is also an adjective ("U.S.", "South Korean") is one before these.
_BEFORE_NOUN = re.compile(
    r"(?:'s?)?\s+(?:(?:U\.?N\.?|deputy|acting|permanent|then|former|new|top|national|human|foreign|own)\s+)*"
    r"(?:[Aa]mbassadors?|[Ee]nvoys?|[Rr]epresentatives?|[Dd]elegat\w+|[Mm]issions?|[Gg]overnments?|[Oo]fficials?|[Dd]iplomats?|[Pp]resident|[Ss]ecretary"
    r"|[Mm]inist\w+|administration|drafts?|requests?|bids?|push|efforts?|attempts?|letters?|statements?|objections?|opposition|proposals?|motions?|resolutions?"
    r"|presidency|vetoe?s?|positions?|policy|pressure|support|citizens?|troops|leaders?|pressure|allies|lawmakers?|counterparts?|initiative|call|seat|vote)(?![a-z])"
)


_CONTINENT = re.compile(r"(?:[Ll]atin|[Nn]orth|[Ss]outh|[Cc]entral) $")


def _take_names(text: str, folded: str, lexicon: Lexicon, take: Any) -> None:
    for last, (length, readings) in _automaton(id(lexicon)).iter_long(folded):
        start, end = last - length + 1, last + 1
        if start and (text[start - 1].isalnum() or text[start - 1] in "-/"):
            continue
        if _FOLLOWS_NAME.match(text, end) and not text.startswith(
            ("-led", "-backed", "-sponsored", "-drafted", "-based"), end
        ):
            continue
        kinds = dict(readings)
        if folded[start:end].lower() in ("america", "american", "americans") and _CONTINENT.search(
            folded, max(0, start - 9), start
        ):
            continue
        if "person" in kinds:
            take(Kind.PERSON, start, end, kinds["person"])
            continue
        code = kinds.get("state") or kinds.get("adjective") or kinds.get("capital")
        before = text[max(0, start - 14) : start]
        after = text[end : end + 24]
        if "adjective" in kinds and ("state" not in kinds or _BEFORE_NOUN.match(after)):
            take(Kind.ADJECTIVE, start, end, code)
        elif (
            _PLACE_BEFORE.search(before)
            or (before.endswith("and ") and _PLACE_AND.search(text, max(0, start - 40), start))
        ) and not text.startswith("'s", end):
            take(Kind.PLACE, start, end, code)
        elif "capital" in kinds and code == "NLD" and text[start:end] == "The Hague":
            continue
        else:
            take(Kind.STATES, start, end, (code,))


def _joined(text: str, mentions: list[Mention]) -> list[Mention]:
    """Lists of states ("China, Equatorial Guinea and South Africa") as one mention each."""
    out: list[Mention] = []
    for mention in mentions:
        last = out[-1] if out else None
        if (
            last is not None
            and mention.kind is Kind.STATES
            and last.kind in (Kind.STATES, Kind.PLACE)
            and (last.kind is Kind.STATES or last.surface == "")
            and _JOIN.fullmatch(text, last.end, mention.start)
        ):
            codes = (*last.value, *(c for c in mention.value if c not in last.value))
            out[-1] = Mention(Kind.STATES, last.start, mention.end, text[last.start : mention.end], codes)
        else:
            out.append(mention)
    return out
