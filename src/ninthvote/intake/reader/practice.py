"""The table of Council votes since 1994 kept by meeting, draft and agenda item: one row a member a vote, as Excel.

It alone has meeting numbers, drafts and agenda items for the years after 1993, and failed amendments. Members that did
not take part are left out. Votes of 1995 are scrambled; they, and what else contradicts itself, are set aside by row.
Day and month are exchanged on about a fifth of the dates before 2021, and nothing in the table tells which.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NoReturn

from ninthvote.intake.document import Document
from ninthvote.intake.grid import hold_header, refuse
from ninthvote.intake.reading import correct_value, corrections, is_set_aside, procedural_texts, state_named
from ninthvote.intake.sheet import read_xlsx
from ninthvote.intake.votes import (
    CouncilOutcome,
    CouncilVote,
    Said,
    VoteTable,
    gather,
    majority,
    n_seats,
    sum_up,
)

SOURCE = "practice"
EXCHANGED = (
    "practice_columns"  #: rows of corrections.csv that put two exchanged cells back, whatever is asked for
)

HEADER = (
    "Year",
    "Date,",
    "Resolution",
    "Meeting",
    "Draft",
    "Agenda item",
    "Category",
    "Region",
    "Submitted by",
    "Outcome results",
    "Vote",
    "Member State",
    "ID",
    "Membership_Status",
    "Topic",
)

#: What is said of the vote as a whole; the other columns differ from member to member.
OF_THE_VOTE = HEADER[:10]

LETTERS = {"Yes": Said.YES, "No": Said.NO, "Abstain": Said.ABSTAIN}

WITHOUT_VOTE = ("Adopted by consensus", "Adopted by acclamation")
OUTCOMES = {
    "Adopted unanimously": CouncilOutcome.ADOPTED,
    "Adopted by majority": CouncilOutcome.ADOPTED,
    "Adopted by consensus": CouncilOutcome.ADOPTED,
    "Adopted by acclamation": CouncilOutcome.ADOPTED,
    "Not adopted - veto": CouncilOutcome.VETOED,
    "Not adopted - failed to receive required number of votes": CouncilOutcome.TOO_FEW,
}

_RESOLUTION = re.compile(r"(?:S/RES/|Resolution )?(\d{3,4})\s*[(/](\d{4})\)?")
_MEETING = re.compile(r"(?:S/)?(?:PV\.?)?(\d{4,5})")
_WRITTEN = re.compile(r"V\d{3}")
_PERMANENT = frozenset({"CHN", "FRA", "GBR", "RUS", "USA"})


class _Row:
    """One row of the sheet, its cells by column."""

    def __init__(self, document: str, line: int, values: tuple[Any, ...]) -> None:
        self.document, self.line = document, line
        self.values: Mapping[str, Any] = dict(zip(HEADER, values, strict=True))

    def corrected(self, key: str, field: str, *, corrected: bool) -> Any:
        """The value of the field after the reviewed corrections, or as printed; always from its own column."""
        value = correct_value(EXCHANGED, key, field, self.refuse, self.values[field])
        return correct_value(SOURCE, key, field, self.refuse, value) if corrected else value

    def refuse(self, field: str, expected: str) -> NoReturn:
        refuse(self.document, self.line, field, self.values[field], expected)


def read_practice(document: Document, *, corrected: bool = True) -> VoteTable[CouncilVote]:
    """Every vote with what each listed member did.

    Args:
        corrected: whether reviewed corrections are applied and votes that contradict themselves set aside; False gives
            the reading as printed, in which the later of two rows of one member counts.

    Raises:
        IntakeError: a value outside the code, or a vote that contradicts itself and is not reviewed.
    """
    groups: dict[int, list[_Row]] = {}
    latest = 0
    ended = False
    for line, values in read_xlsx(document):
        if line == 1:
            hold_header(document.name, 1, [str(v) for v in values], HEADER)
            continue
        if len(values) != len(HEADER):
            refuse(
                document.name, line, None, f"{len(values)} cells", f"{len(HEADER)} cells, as in the header"
            )
        if all(value is None for value in values):
            ended = True
            continue
        row = _Row(document.name, line, values)
        if ended:
            row.refuse("ID", "nothing: the rows above are empty")
        key = row.values["ID"]
        if type(key) is not int or key < latest:
            row.refuse("ID", f"a number not below {latest}, that of the row above")
        latest = key
        groups.setdefault(key, []).append(row)
    if not groups:
        refuse(document.name, 1, None, "the sheet has no votes", "one row a member a vote")
    votes: list[CouncilVote] = []
    casts: list[dict[str, Said]] = []
    lines: list[int] = []
    seen: dict[int, int] = {}
    for key, rows in groups.items():
        if corrected and is_set_aside(SOURCE, key):
            continue
        vote, row_casts = _vote(key, rows, corrected=corrected)
        if vote.resolution is not None:
            if vote.resolution in seen:
                rows[0].refuse("Resolution", f"a number not yet used; row {seen[vote.resolution]} has it")
            seen[vote.resolution] = rows[0].line
        votes.append(vote)
        casts.append({} if vote.without_vote and corrected else row_casts)
        lines.append(rows[0].line)
    states, matrix = gather(casts)
    return VoteTable(tuple(votes), states, matrix, tuple(lines))


def _vote(key: int, rows: list[_Row], *, corrected: bool) -> tuple[CouncilVote, dict[str, Said]]:
    first = rows[0]
    for row in rows[1:]:
        for field in OF_THE_VOTE:
            if row.values[field] != first.values[field]:
                row.refuse(field, f"{first.values[field]!r}, as in row {first.line} of the same vote")
    printed = first.values["Date,"]
    if (
        not isinstance(printed, datetime)
        or first.values["Year"] != printed.year
        or not 1994 <= printed.year <= 2099
    ):
        first.refuse("Date,", f"a day of the year {first.values['Year']}")
    on = printed.date()
    resolution, draft = _texts(first, key, on, corrected=corrected)
    words = first.corrected(str(key), "Outcome results", corrected=corrected)
    if words not in OUTCOMES:
        first.refuse("Outcome results", "one of " + ", ".join(OUTCOMES))
    casts = _casts(key, rows, corrected=corrected)
    tally = sum_up(casts)
    if corrected and tally is not None:
        _hold_outcome(first, words, tally.yes, casts, resolution, on)
    return (
        CouncilVote(
            key=str(key),
            on=on,
            symbol=f"S/RES/{resolution}({on.year})" if resolution is not None else draft,
            resolution=resolution,
            draft=draft,
            meeting=_meeting(first),
            title=_text(first, "Topic"),
            agenda_item=_text(first, "Agenda item") or None,
            outcome=OUTCOMES[words],
            without_vote=words in WITHOUT_VOTE,
            tally=tally,
            submitted_by=_text(first, "Submitted by") or None,
        ),
        casts,
    )


def _texts(row: _Row, key: int, on: date, *, corrected: bool) -> tuple[int | None, str | None]:
    """Number of the resolution and symbol of the draft, which three votes of 2025 print in each other's column."""
    printed = row.corrected(str(key), "Resolution", corrected=corrected)
    draft = row.corrected(str(key), "Draft", corrected=corrected)
    draft = re.sub(r"\s+", " ", draft).strip() if isinstance(draft, str) else draft
    if printed is None:
        return None, draft
    found = _RESOLUTION.fullmatch(re.sub(r"\s+", " ", printed).strip()) if isinstance(printed, str) else None
    known = (str(key), "Resolution") in corrections(SOURCE)
    if found is None and not corrected and known:
        return None, draft
    if found is None or (int(found[2]) != on.year and not known):
        row.refuse("Resolution", f"number (year) of {on.year}, or nothing")
    return int(found[1]), draft


def _meeting(row: _Row) -> str | None:
    """`S/PV.number`; the number of the letter for votes in the written procedure of 2020-21."""
    printed = row.values["Meeting"]
    if printed is None:
        return None
    text = str(printed)
    if _WRITTEN.fullmatch(text):
        return text
    found = _MEETING.fullmatch(text)
    if found is None:
        row.refuse("Meeting", "3326, PV.8823, S/PV.9002 or V104")
    return f"S/PV.{found[1]}"


def _text(row: _Row, field: str) -> str:
    value = row.values[field]
    if value is not None and not isinstance(value, str):
        row.refuse(field, "text")
    return (value or "").strip()


def _casts(key: int, rows: list[_Row], *, corrected: bool) -> dict[str, Said]:
    casts: dict[str, Said] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        name, word = row.values["Member State"], row.values["Vote"]
        if word not in LETTERS:
            row.refuse("Vote", "one of " + ", ".join(LETTERS))
        counts[name] += 1
        place = f"{key}/{name}/{counts[name]}"
        if corrected:
            name = correct_value(SOURCE, place, "Member State", row.refuse, name)
            if not name:
                continue
        state = state_named(name) if isinstance(name, str) else None
        if state is None:
            row.refuse("Member State", "the name of a Member State; new names are rows of names.csv")
        if corrected and state in casts:
            row.refuse("Member State", f"a member not yet given for vote {key}")
        casts[state] = LETTERS[word]
    return casts


def _hold_outcome(
    row: _Row, words: str, yes: int, casts: dict[str, Said], resolution: int | None, on: date
) -> None:
    """The outcome follows from the casts, whatever is left out."""
    if words in WITHOUT_VOTE and yes != len(casts):
        row.refuse("Outcome results", "no adoption without a vote where a member said no or abstained")
    if words in WITHOUT_VOTE:
        return
    vetoed = any(casts.get(state) is Said.NO for state in _PERMANENT)
    symbol = f"S/RES/{resolution}({on.year})"
    if yes < majority(on):
        follows = "Not adopted - failed to receive required number of votes"
    elif vetoed and symbol not in procedural_texts():
        follows = "Not adopted - veto"
    else:
        follows = "Adopted unanimously" if yes == n_seats(on) else "Adopted by majority"
    if words != follows:
        row.refuse("Outcome results", f"{follows!r}, which follows from the casts of its rows")
    if not 12 <= len(casts) <= n_seats(on):
        row.refuse("ID", f"12 to {n_seats(on)} members; this vote has {len(casts)}")
