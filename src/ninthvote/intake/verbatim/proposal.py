"""What one record proposes: the meeting, who sat and presided, who spoke in turn, and the recorded votes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from ninthvote.intake.document import Document, open_document
from ninthvote.intake.reading import state_named
from ninthvote.intake.verbatim.ballot import Ballot, filed, find_ballots
from ninthvote.intake.verbatim.page import Place, RunningText, read_running_text
from ninthvote.intake.verbatim.whole import find_gaps
from ninthvote.vocabulary import Cast


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the table, as the record's first page or a speaker's heading names them; no code if no State."""

    name: str
    of: str
    state: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Proposal:
    """Rows for a reviewer; nothing here is a fact of the record before somebody has looked at the page.

    Attributes:
        unread: what a record of this kind has and could not be read here.
    """

    document: str
    sha256: str
    symbol: str | None
    on: date | None
    n_pages: int
    president: Person | None
    members: tuple[Person, ...]
    took_the_chair: tuple[Person, ...]
    speakers: tuple[Person, ...]
    ballots: tuple[Ballot, ...]
    unread: tuple[str, ...]


_TAKEN = re.compile(r"A (?:recorded )?vote was taken\b(?! by)|A vote was taken by show of hands")
_SYMBOL = re.compile(r"\b(?:S/PV\.\d{1,5}|A/(?:ES-|S-)?\d{1,2}/PV\.\d{1,3})(?: \(Resumption ?\d*\))?")
_DAY = re.compile(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, |MEETING: )(\d{1,2} [A-Z][A-Za-z]+ \d{4})")
_LEADER = r"\s*[. ]{2,}\s*"
_PRESIDENT = re.compile(r"^President:\s*(?P<name>[^\n(]+?)[.\s]+\((?P<of>[^\n]+?)\)[ .]*$", re.MULTILINE)
_MEMBER = re.compile(
    r"^(?:Members:\s*)?(?P<of>[A-Z][^\n]+?)" + _LEADER + r"(?P<name>[A-Z][^\n.]*\.?[^\n.]+)$"
)
_CHAIR = re.compile(
    r"(?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\.?\s[^()]{2,60}?)\s+\((?P<of>[^()]+(?:\([^()]*\))?[^()]*)\),\s+"
    r"Vice-\s?President,\s+took\s+the\s+Chair"
)
_TITLES = (
    "Mr Mrs Ms Miss Dr Sir Dame Lord Lady Baroness Prince Princess Sheikh Sheikha Archbishop Monsignor Father Sister "
    "Judge Justice General President Prime King Queen Emir Sultan Crown Count Baron Reverend Bishop Cardinal Colonel"
)
_SPEAKER = re.compile(
    r"^(?P<name>(?:"
    + "|".join(_TITLES.split())
    + r")\b\.?\s[^\n():;,]{1,60}?)\s*\((?P<of>[^()\n]+(?:\n[^()\n]+)?(?:\([^()]*\)[^()]*)?)\)"
    r"(?P<more>[^:()\n]{0,80}(?:\n[^:()\n]{0,60})?(?:\((?:spoke|interpretation)[^)]*\))?[^:()\n]{0,40})\s*:",
    re.MULTILINE,
)
#: Of the letters in a name only an Iberian and a Catalan `and` stand alone.
_LETTER_ALONE = re.compile(r" (?![eiy]\b)[a-zà-ɏ](?: |$)")
_ENDS = re.compile(r"[.?!:)”’\"'\]]\s*$|^$")
_ACTING = re.compile(r"^The (?:Acting|Temporary) P(?:resident|RESIDENT)\b|took\s+the\s+Chair", re.MULTILINE)
_CHAIRMAN = re.compile(
    r"^The (?:Acting |Temporary )?P(?:resident|RESIDENT)(?:\s*\((?:spoke|interpretation)[^)]*\))?\s*:",
    re.MULTILINE,
)


def propose(source: Document | Path | str | bytes) -> Proposal:
    """The rows that a verbatim record proposes.

    Raises:
        IntakeError: not a PDF, or one without text.
    """
    document = open_document(source)
    return propose_from(read_running_text(document), document.sha256)


def propose_from(record: RunningText, sha256: str) -> Proposal:
    """The rows that the running text of a record proposes."""
    first_page = record.text[
        : next((s for s, p in zip(record.starts, record.places, strict=True) if p.page > 1), None)
    ]
    symbol = _SYMBOL.search(first_page)
    day = _DAY.search(first_page)
    unread: list[str] = []
    president = _first_person(record, _PRESIDENT.search(first_page))
    is_council = symbol is not None and symbol[0].startswith("S/")
    members = _members(record, first_page) if is_council else ()
    if symbol is None:
        unread.append("the symbol of the record")
    if day is None:
        unread.append("the day of the meeting")
    if president is None:
        unread.append("the President, as the first page names the chair")
    on = _calendar_day(day[1]) if day else None
    others = 10 if on is not None and on.year < 1966 else 14
    if is_council and len(members) != others:
        unread.append(f"the members: {len(members)} were read besides the President, {others} expected")
    if [filed(m.of) for m in members] != sorted(filed(m.of) for m in members):
        unread.append("the order of the members, which is alphabetical")
    unread.extend(f"page {page}, which has no text" for page in record.blank)
    unread.extend(
        f"a part of the file that is damaged, at byte {at:,}; text may be missing" for at in record.damaged
    )
    if record.misplaced:
        unread.append(
            f"the parts of the file by its own table, first at byte {record.misplaced[0]:,}; text may be missing"
        )
    unread.extend(find_gaps(record))
    turns, inside = _speakers(record, president)
    unread.extend(_unanswered(record))
    took_the_chair = tuple(_person(record, found) for found in _CHAIR.finditer(record.text))
    if _ACTING.search(record.text) is not None and not took_the_chair:
        unread.append("who took the chair in the President's stead")
    unread.extend(
        f"where the turn of {person.name} ({person.of}) begins, {person.place}" for person in inside
    )
    unread.extend(
        f"the name {person.name!r}, {person.place}: a letter stands alone"
        for person in turns
        if _LETTER_ALONE.search(person.name)
    )
    ballots = tuple(find_ballots(record))
    n_taken = len(_TAKEN.findall(record.text))
    if n_taken > len(ballots):
        unread.append(f"the lists of {n_taken - len(ballots)} votes that the record says were taken")
    if is_council and president is not None and len(members) == others:
        ballots = tuple(_with_silent_members(ballot, president, members) for ballot in ballots)
    return Proposal(
        document=record.name,
        sha256=sha256,
        symbol=symbol[0] if symbol else None,
        on=on,
        n_pages=record.n_pages,
        president=president,
        members=members,
        took_the_chair=took_the_chair,
        speakers=turns,
        ballots=ballots,
        unread=tuple(unread),
    )


def _calendar_day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007
    except ValueError:
        return None


def _person(record: RunningText, found: re.Match[str]) -> Person:
    of = re.sub(r"\s+", " ", found["of"]).strip(" .")
    name = re.sub(r"\s+", " ", found["name"]).strip(" .")
    return Person(name, of, state_named(of), record.place(found.start()))


def _first_person(record: RunningText, found: re.Match[str] | None) -> Person | None:
    return _person(record, found) if found is not None else None


def _members(record: RunningText, first_page: str) -> tuple[Person, ...]:
    """The members listed on the first page of a Council record, the President apart."""
    start = first_page.find("Members:")
    if start < 0:
        return ()
    found: list[Person] = []
    at = start
    lines = first_page[start:].split("\n")
    k = 0
    while k < len(lines):
        used, person = _member(record, at, lines, k)
        if person is None:
            break
        found.append(person)
        at += sum(len(line) + 1 for line in lines[k : k + used])
        k += used
    return tuple(found)


def _member(record: RunningText, at: int, lines: list[str], k: int) -> tuple[int, Person | None]:
    """The member on that line, or on it and the next where a long name is broken; and how many lines that took."""
    for used in (1, 2):
        match = _MEMBER.match(" ".join(lines[k : k + used]))
        of = match["of"].strip(" .") if match else ""
        state = state_named(of)
        if match is not None and state is not None:
            return used, Person(match["name"].strip(" ."), of, state, record.place(at))
    return 0, None


def _speakers(record: RunningText, president: Person | None) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Everybody who took the floor, in order, and those of them whose heading stands within a sentence.

    A heading follows what ends a paragraph. A letter to somebody, with its symbol in brackets, is none.
    """
    turns: list[tuple[int, Person]] = []
    inside: list[Person] = []
    for found in _SPEAKER.finditer(record.text):
        person = _person(record, found)
        if not _ENDS.search(record.text[: found.start()][-80:]):
            if person.state is None and re.search(r"\d", person.of):
                continue
            inside.append(person)
        turns.append((found.start(), person))
    for found in _CHAIRMAN.finditer(record.text):
        state = president.state if president else None
        chair = Person("The President", "the chair", state, record.place(found.start()))
        if re.search(r"[,;-]\n$", record.text[: found.start()][-2:]):
            inside.append(chair)
        turns.append((found.start(), chair))
    return tuple(person for _, person in sorted(turns, key=lambda turn: turn[0])), tuple(inside)


_CALL = re.compile(
    r"\bgive(?:s)?\s+the\s+floor\s+to\s+(?:the\s+representative|the\s+(?:distinguished\s+)?delegation|M(?:r|s|rs)\.)[^.:]{0,160}\.\s*$"
)


def _unanswered(record: RunningText) -> list[str]:
    """Where the chair gives somebody the floor and the next to speak is the chair again, or nobody."""
    chair = [(found.start(), found.end(), True) for found in _CHAIRMAN.finditer(record.text)]
    floor = [(found.start(), found.end(), False) for found in _SPEAKER.finditer(record.text)]
    turns = [*sorted(chair + floor), (len(record.text), len(record.text), True)]
    return [
        f"who took the floor that the chair gave before {record.place(start)}"
        for (_, end, by_chair), (start, _, again) in pairwise(turns)
        if by_chair and again and _CALL.search(record.text[end:start][-260:])
    ]


def _with_silent_members(ballot: Ballot, president: Person, members: tuple[Person, ...]) -> Ballot:
    """A Council vote with the members that stand in no list, who did not vote; a state that is no member is a fault."""
    table = {person.state for person in (president, *members) if person.state}
    strangers = sorted(set(ballot.casts) - table)
    silent = dict.fromkeys(sorted(table - set(ballot.casts)), Cast.NOT_PARTICIPATING)
    faults = ballot.faults + tuple(
        f"{state} voted and is not among the members listed" for state in strangers
    )
    return replace(ballot, casts={**ballot.casts, **silent}, faults=faults)
