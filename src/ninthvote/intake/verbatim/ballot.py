"""Recorded votes in a record: who said yes, no and neither, and what the President then announced.

A list of states ends where a name is followed by neither a comma, "and", nor at once by another name (printers lose
commas); the names themselves hold commas and "and" only where the vocabulary of names has them. The announced tally is
the proof: lists that do not add up to it are proposed with the fault, and never silently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ninthvote.intake.reading import state_named, state_names
from ninthvote.intake.verbatim.page import Place, RunningText
from ninthvote.vocabulary import Cast, Outcome, Tally

NUMBERS = {
    "none": 0,
    "no": 0,
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
}
#: Characters after one list within which the next is headed; a list of nobody may be left out altogether.
HEADING_WITHIN = 60

_N = r"(\d{1,3}|" + "|".join(NUMBERS) + r")"

_HEADINGS = (
    (Cast.YES, re.compile(r"In favour\s*:")),
    (Cast.NO, re.compile(r"Against\s*:")),
    (Cast.ABSTAIN, re.compile(r"(?:Abstaining|Abstentions)\s*:")),
    (
        Cast.NOT_PARTICIPATING,
        re.compile(r"(?:Not participating|Present and not voting)(?: in the vote)?\s*:"),
    ),
)

_ASSEMBLY = re.compile(
    r"(?P<what>[A-Z](?:[^.;]|\.(?=\S)){3,400}?)\s+(?:was|were)\s+(?P<how>adopted|retained|carried|approved|rejected|not\s+adopted)\s+by\s+(?:a\s+vote\s+of\s+)?"
    + _N
    + r"(?:\s+votes?)?\s+to\s+"
    + _N
    + r"(?:,?\s+with\s+"
    + _N
    + r"\s+abstentions?)?"
    + r"(?:\s*\(resolution\s+(?P<resolution>\d{1,3}/\d{1,4}(?:\s?[A-Z]{1,2})?|\d{1,4}\s?\([IVXL]+\))\))?"
)
#: The same the other way about, as records before 1990 have it: `By 99 votes to 10, with 32 abstentions, ...`.
_ASSEMBLY_BEFORE = re.compile(
    r"\bBy\s+"
    + _N
    + r"(?:\s+votes?)?\s+to\s+"
    + _N
    + r"(?:,?\s+with\s+"
    + _N
    + r"\s+abstentions?)?,\s+(?P<what>(?:[^.;]|\.(?=\S)){3,400}?)\s+(?:was|were)\s+"
    r"(?P<how>adopted|retained|carried|approved|rejected|not\s+adopted)"
    r"(?:\s*\(resolution\s+(?P<resolution>\d{1,3}/\d{1,4}(?:\s?[A-Z]{1,2})?|\d{1,4}\s?\([IVXL]+\))\))?"
)
_COUNCIL = re.compile(
    _N
    + r"\s+votes?\s+in\s+favour,\s+"
    + _N
    + r"(?:\s+votes?)?\s+against\s*(?:,\s*|,?\s+and\s+|,\s+with\s+)"
    + _N
    + r"\s+(?:abstentions?|abstaining)",
    re.IGNORECASE,
)
#: Where all said yes the President gives that number alone.
_UNANIMOUS = re.compile(_N + r"\s+votes\s+in\s+favour\s*\.", re.IGNORECASE)
_RESOLUTION = re.compile(r"adopted\s+(?:unanimously\s+)?as\s+resolution\s+(\d{1,4})\s+\((\d{4})\)")
_FAILED = re.compile(r"(?:has|was)\s+not\s+(?:been\s+)?(?:adopted|carried)|rejected")
_DRAFT = re.compile(r"(?:S/\d{4}/\d{1,4}|A/(?:ES-)?\d{1,2}/L\.\d{1,3})(?:/Rev\.\d+)?(?:/Add\.\d+)?")
_LATER = re.compile(
    r"\[\s*Subsequently,\s+the\s+delegations?\s+of\s+(?P<who>.{3,600}?)\s+(?:advised|informed)\s+the\s+Secretariat\s+"
    r"that\s+(?:it|they)\s+had\s+(?:intended|meant)\s+to\s+(?P<what>[^\].]{3,60}?)\s*[.;]?\s*\]",
    re.DOTALL,
)
INTENTIONS = {
    "vote in favour": Cast.YES,
    "vote against": Cast.NO,
    "abstain": Cast.ABSTAIN,
    "abstain from voting": Cast.ABSTAIN,
    "not participate": Cast.NOT_PARTICIPATING,
    "not to participate": Cast.NOT_PARTICIPATING,
}


@dataclass(frozen=True, slots=True)
class Ballot:
    """One recorded vote as the record has it.

    Attributes:
        question: what the announcement says was decided (`Draft resolution I`), or the draft's symbol.
        announced: the tally that the President or the record announces; None where it was not found.
        casts: what each state did, under its code, in the order of the lists.
        intended: what delegations said afterwards that they had meant; the vote stands as cast.
        faults: what does not fit; a vote with faults is for a reader of the page, not for the record.
    """

    place: Place
    question: str
    draft: str | None
    resolution: str | None
    outcome: Outcome | None
    announced: Tally | None
    casts: dict[str, Cast]
    intended: dict[str, Cast]
    faults: tuple[str, ...]


def find_ballots(record: RunningText) -> Iterator[Ballot]:
    """Every list of states in favour, with what belongs to it, in the order of the record."""
    starts = [match.start() for match in _HEADINGS[0][1].finditer(record.text)]
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(record.text)
        yield _ballot(record, start, end)


def _ballot(record: RunningText, start: int, end: int) -> Ballot:
    faults: list[str] = []
    casts: dict[str, Cast] = {}
    at = start
    for cast, heading in _HEADINGS:
        found = heading.search(record.text, at, min(end, at + HEADING_WITHIN))
        if found is None:
            continue
        states, at, unread = read_states(record.text, found.end())
        faults.extend(
            f"{record.place(place)}: {name} stands after {above}, and lists are in alphabetical order"
            for place, above, name in out_of_order(record.text, found.end(), at)
        )
        if unread is not None:
            faults.append(f"{record.place(at)}: {unread!r} is not the name of a Member State")
        for state in states:
            if state in casts:
                faults.append(f"{state} stands in two lists or twice in one")
            casts[state] = cast
    announced, question, resolution, outcome = _announcement(record.text, at, end)
    tally = Tally.of(casts.values())
    if announced is None:
        faults.append("no announced tally follows the lists")
    elif outcome is None:
        faults.append(f"{record.place(at)}: whether it was adopted does not follow the announced tally")
    if announced is not None and (announced.yes, announced.no, announced.abstain) != (
        tally.yes,
        tally.no,
        tally.abstain,
    ):
        faults.append(f"the lists add up to {tally}, and {announced} was announced")
    before = record.text[max(0, start - 1500) : start]
    drafts = _drafts(question or "", before)
    intended: dict[str, Cast] = {}
    for later in _LATER.finditer(record.text, at, min(end, at + 2500)):
        meant = INTENTIONS.get(re.sub(r"\s+", " ", later["what"]))
        names = re.sub(r"\s+", " ", later["who"])
        states, stopped, unread = read_states(names, 0)
        if meant is None or unread is not None or stopped < len(names):
            faults.append(
                f"{record.place(later.start())}: a later statement that cannot be read: {later[0][:80]!r}"
            )
            continue
        intended.update(dict.fromkeys(states, meant))
    return Ballot(
        place=record.place(start),
        question=question or (f"draft {drafts[-1]}" if drafts else "not found"),
        draft=drafts[-1] if drafts else None,
        resolution=resolution,
        outcome=outcome,
        announced=announced,
        casts=casts,
        intended=intended,
        faults=tuple(faults),
    )


def _drafts(question: str, before: str) -> list[str]:
    """Symbols that can be the draft's: those of the announcement, else those said before the vote.

    A draft with a number of its own (`Draft resolution II`) stands in a committee's report; a symbol said before it is
    that of an amendment.
    """
    named = _DRAFT.findall(question)
    if named or re.match(r"Draft (?:resolution|decision) [IVXL]+\b", question):
        return named
    return _DRAFT.findall(before)


def _announcement(
    text: str, start: int, end: int
) -> tuple[Tally | None, str | None, str | None, Outcome | None]:
    """The tally, question, resolution and outcome that are announced within the lines after the lists."""
    after = text[start : min(end, start + 900)]
    found = _ASSEMBLY.search(after)
    numbers = (3, 4, 5)
    if found is None:
        found, numbers = _ASSEMBLY_BEFORE.search(after), (1, 2, 3)
    if found is not None:
        how = re.sub(r"\s+", " ", found["how"])
        return (
            Tally(*(_number(found[k]) for k in numbers)),
            re.sub(r"\s+", " ", found["what"]),
            re.sub(r"\s+", "", found["resolution"]) if found["resolution"] else None,
            Outcome.NOT_ADOPTED if how in ("rejected", "not adopted") else Outcome.ADOPTED,
        )
    found = _COUNCIL.search(after)
    if found is not None:
        tally = Tally(*(_number(found[k]) for k in (1, 2, 3)))
    else:
        found = _UNANIMOUS.search(after)
        if found is None:
            return None, None, None, None
        tally = Tally(_number(found[1]), 0, 0)
    rest = after[found.end() :][:300]
    adopted = _RESOLUTION.search(rest)
    if adopted is not None:
        return tally, None, f"{adopted[1]} ({adopted[2]})", Outcome.ADOPTED
    if _FAILED.search(rest) is not None:
        return tally, None, None, Outcome.NOT_ADOPTED
    return tally, None, None, Outcome.ADOPTED if re.search(r"\b(?:adopted|carried)\b", rest) else None


def _number(word: str | None) -> int:
    if word is None:
        return 0
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


@cache
def _longest() -> re.Pattern[str]:
    """One pattern of all names, the longest first, in which any blank may be a line's end."""
    names = sorted(state_names(), key=len, reverse=True)
    patterns = (r"\s+".join(re.escape(part) for part in name.split()) for name in names)
    return re.compile(r"\s*(?:the\s+)?(?P<name>" + "|".join(patterns) + r")(?!\w)", re.IGNORECASE)


_SEPARATOR = re.compile(r"\s*(?:,\s*and\s+|,|;|\s+and\s+)", re.DOTALL)
_NONE = re.compile(r"\s*None\b\.?", re.IGNORECASE)


def read_states(text: str, start: int) -> tuple[list[str], int, str | None]:
    """The states listed from there on, where the list ends, and the words after a separator that are no name."""
    none = _NONE.match(text, start)
    if none is not None:
        return [], none.end(), None
    states: list[str] = []
    at = start
    while True:
        found = _longest().match(text, at)
        if found is None:
            unread = re.sub(r"\s+", " ", text[at : at + 50]).strip() if states or at == start else None
            return states, at, unread
        state = state_named(found["name"])
        if state is not None:
            states.append(state)
        at = found.end()
        separator = _SEPARATOR.match(text, at)
        if separator is not None:
            at = separator.end()
        elif _longest().match(text, at) is None:
            return states, at, None


def out_of_order(text: str, start: int, end: int) -> list[tuple[int, str, str]]:
    """(offset, name above, name) where a list of states leaves the English alphabetical order, as printed."""
    names: list[tuple[int, str]] = []
    at = start
    while at < end and (found := _longest().match(text, at)) is not None:
        names.append((found.start("name"), re.sub(r"\s+", " ", found["name"])))
        separator = _SEPARATOR.match(text, found.end())
        at = separator.end() if separator is not None else found.end()
    return [
        (place, above, name) for (_, above), (place, name) in pairwise(names) if filed(name) < filed(above)
    ]


def filed(name: str) -> str:
    """The name as an index files it: without capitals and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
