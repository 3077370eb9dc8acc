"""The Sciences Po table of Council votes since 1946: adopted texts, and drafts, amendments and paragraphs that failed.

Every row carries its own sums, so most damage shows: the casts must add up to the printed tally, the tally to the seats
of the year, the outcome must follow from both, and the states that cast must be the same all year round.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from ninthvote.intake.document import Document
from ninthvote.intake.grid import Cells, read_grid, refuse
from ninthvote.intake.reading import (
    correct,
    corrections,
    hold_members,
    hold_seated,
    procedural_texts,
    state_columns,
    state_of,
)
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
from ninthvote.vocabulary import Tally

SOURCE = "sciencespo"

HEADER = (
    "Vote in the DB",
    "UN classification",
    "Vote outcome",
    "Vote outcome typology-Observable",
    "Resolution number",
    "Date",
    "Official full title",
    "Title-Observable",
    "Yes",
    "No",
    "Abstentions",
    "Non-Voting",
    "Total",
    "(of which veto)",
)

LETTERS = {
    "": Said.NOT_LISTED,
    "Y": Said.YES,
    "N": Said.NO,
    "A": Said.ABSTAIN,
    "NV": Said.NOT_VOTING,
    "?": Said.UNKNOWN,
}

OUTCOMES = {
    ("adopted", "adopted (unanimity)"): CouncilOutcome.ADOPTED,
    ("adopted", "adopted (majority)"): CouncilOutcome.ADOPTED,
    ("vetoed", "not adopted (veto)"): CouncilOutcome.VETOED,
    ("lack of maj.", "not adopted (lack of majority)"): CouncilOutcome.TOO_FEW,
}

PERMANENT = ("CHINA", "FRANCE", "RUSSIAN FEDERATION/USSR", "UNITED KINGDOM", "UNITED STATES")

_CLASSIFIED = re.compile(r"S/[A-Z0-9][\w./ ()&,]*|Oral amendment")
_RESOLUTION = re.compile(r"S/RES/(\d{1,4})\((\d{4})\)")


def read_sciencespo(document: Document, *, corrected: bool = True) -> VoteTable[CouncilVote]:
    """Every vote, newest first, with what each member did.

    Args:
        corrected: whether the reviewed corrections (mislabelled members, wrong votes) are applied; False gives the
            reading as printed.

    Raises:
        IntakeError: a value outside the code, or a row that contradicts itself.
    """
    columns = state_columns(SOURCE)
    votes: list[CouncilVote] = []
    casts: list[dict[str, Said]] = []
    lines: list[int] = []
    numbers: dict[int, int] = {}
    tables: dict[int, tuple[int, frozenset[str]]] = {}
    expected_key: int | None = None
    latest = date(2099, 12, 31)
    for cells in read_grid(document, [*HEADER, *columns], ending="\r\n", closed=False):
        key = cells.integer("Vote in the DB", low=1)
        if expected_key is not None and key != expected_key:
            cells.refuse("Vote in the DB", f"{expected_key}, one less than on the line above")
        expected_key = key - 1
        on = cells.day("Date", low=date(1946, 1, 17), high=latest)
        latest = on
        symbol = re.sub(r"\s+", " ", cells.text("UN classification", empty=False)).strip()
        if not _CLASSIFIED.fullmatch(symbol):
            cells.refuse("UN classification", "the symbol of a document, or an oral amendment")
        resolution = _resolution(cells, symbol, on)
        if resolution is not None:
            if resolution in numbers:
                cells.refuse("Resolution number", f"a number not yet used; line {numbers[resolution]} has it")
            numbers[resolution] = cells.line
        stray = not correct(SOURCE, str(key), "row", cells, symbol, shown="UN classification")
        if stray and corrected:
            continue
        letters = {label: cells.choice(label, LETTERS) for label in columns}
        printed: dict[str, Said] = {k: v for k, v in letters.items() if v is not Said.NOT_LISTED}
        tally = _tally(cells, printed, on)
        outcome = _outcome(cells, printed, tally, symbol, on, held=not stray)
        without_vote = tally is not None and tally.not_voting == n_seats(on)
        if corrected:
            without_vote = without_vote or (symbol, "mode") in corrections(SOURCE)
            on = date.fromisoformat(correct(SOURCE, symbol, "Date", cells, on.isoformat()))
            printed = {
                label: LETTERS[correct(SOURCE, symbol, label, cells, cells.text(label))] for label in printed
            }
        row = {
            state_of(cells, SOURCE, label, on, corrected=corrected): said for label, said in printed.items()
        }
        if corrected:
            hold_members(cells, "Date", tables, on.year, row)
            hold_seated(cells, "Date", on, row)
            if without_vote:
                row = {}
        votes.append(
            CouncilVote(
                key=str(key),
                on=on,
                symbol=symbol,
                resolution=resolution,
                draft=None,
                meeting=None,
                title=cells.text("Official full title").strip(),
                agenda_item=None,
                outcome=outcome,
                without_vote=without_vote,
                tally=sum_up(row) or tally,
            )
        )
        casts.append(row)
        lines.append(cells.line)
    if expected_key != 0:
        refuse(
            document.name,
            lines[-1] if lines else 1,
            None,
            "the table ends before vote 1",
            "every vote, newest first, down to number 1",
            "The file is cut off; fetch it again.",
        )
    states, matrix = gather(casts)
    return VoteTable(tuple(votes), states, matrix, tuple(lines))


def _resolution(cells: Cells, symbol: str, on: date) -> int | None:
    """The number of the resolution, which the symbol and its own column must give alike; None for what failed."""
    found = _RESOLUTION.fullmatch(symbol)
    number = cells.text("Resolution number")
    if found is None and number == "-":
        return None
    if found is None or number != found[1] or int(found[2]) != on.year:
        cells.refuse("Resolution number", f"the number in the symbol {symbol!r}, of the year {on.year}")
    return int(number)


def _tally(cells: Cells, printed: dict[str, Said], on: date) -> Tally | None:
    """The printed sums, held against the casts and the seats; None where the source says that it does not know."""
    sums = ("Yes", "No", "Abstentions", "Non-Voting")
    n_unknown = sum(said is Said.UNKNOWN for said in printed.values())
    if n_unknown and n_unknown != len(printed):
        cells.refuse("Total", "positions known for all members or for none")
    if all(cells.text(field) == "?" for field in (*sums, "Total")):
        if not n_unknown or n_unknown != n_seats(on):
            cells.refuse("Total", "sums, since positions are given")
        return None
    yes, no, abstain, not_voting = (cells.integer(field, high=15) for field in sums)
    counts = Counter(printed.values())
    found = tuple(counts[said] for said in (Said.YES, Said.NO, Said.ABSTAIN, Said.NOT_VOTING))
    if not n_unknown and found != (yes, no, abstain, not_voting):
        cells.refuse("Yes", "the sum of the casts, which is " + "-".join(map(str, found)))
    if not cells.integer("Total") == yes + no + abstain + not_voting == len(printed) == n_seats(on):
        cells.refuse("Total", f"{n_seats(on)}, the seats of {on.year}, each with one cast")
    return Tally(yes, no, abstain, not_voting)


def _outcome(
    cells: Cells, printed: dict[str, Said], tally: Tally | None, symbol: str, on: date, *, held: bool
) -> CouncilOutcome:
    """The printed outcome, which must follow from the tally, the permanent members and the kind of matter.

    A row that is reviewed as stray is read as printed where the reading as printed is asked for.
    """
    words = (cells.text("Vote outcome"), cells.text("Vote outcome typology-Observable"))
    if words not in OUTCOMES:
        cells.refuse("Vote outcome", "one of " + ", ".join(" / ".join(pair) for pair in OUTCOMES))
    outcome = OUTCOMES[words]
    n_vetoes = sum(printed.get(label) is Said.NO for label in PERMANENT)
    if cells.integer("(of which veto)", high=5) != (n_vetoes if outcome is CouncilOutcome.VETOED else 0):
        cells.refuse(
            "(of which veto)", f"{n_vetoes}, the permanent members that voted no, where that was a veto"
        )
    if tally is None or not held:
        return outcome
    if words[1] == "adopted (unanimity)" and tally.yes != n_seats(on):
        cells.refuse("Vote outcome typology-Observable", f"no unanimity with {tally.yes} yes")
    if tally.not_voting == n_seats(on):
        follows = CouncilOutcome.ADOPTED
    elif tally.yes < majority(on):
        follows = CouncilOutcome.TOO_FEW
    elif n_vetoes and symbol not in procedural_texts():
        follows = CouncilOutcome.VETOED
    else:
        follows = CouncilOutcome.ADOPTED
    if outcome is not follows:
        cells.refuse(
            "Vote outcome", f"{follows.value}, which follows from {tally} and {n_vetoes} permanent no"
        )
    return outcome
