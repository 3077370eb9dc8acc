"""The Sciences Po table of Council votes, read strictly in form and left free in substance: outcomes are for the rules.

One row a vote, newest first and numbered down to 1; one column a seat lineage. A letter, column or date that is not
known stops the run. What the source calls a seat is looked up in `columns.csv`, where a wrong heading is corrected
for the years in which it is wrong, and in the record's names.
"""

from __future__ import annotations

import csv
import io
import lzma
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ninthvote.errors import NinthVoteError, RecordError
from ninthvote.record import Record
from ninthvote.replay.ledger import read_table
from ninthvote.rules import Decision
from ninthvote.vocabulary import Cast, Interval, Tally, parse_day

FILE = "sc-votes-1946-2025.sciencespo.csv.xz"

HEADER = (
    *("Vote in the DB", "UN classification", "Vote outcome", "Vote outcome typology-Observable"),
    *("Resolution number", "Date", "Official full title", "Title-Observable"),
    *("Yes", "No", "Abstentions", "Non-Voting", "Total", "(of which veto)"),
)

#: Letters of the table; `NV` covers absence and non-participation, which it does not tell apart.
LETTERS = {"Y": Cast.YES, "N": Cast.NO, "A": Cast.ABSTAIN, "NV": Cast.NOT_PARTICIPATING}

#: The two columns of the outcome, and what they say was decided.
OUTCOMES = {
    ("adopted", "adopted (unanimity)"): Decision.CARRIED,
    ("adopted", "adopted (majority)"): Decision.CARRIED,
    ("vetoed", "not adopted (veto)"): Decision.VETOED,
    ("lack of maj.", "not adopted (lack of majority)"): Decision.FAILED_MAJORITY,
}


@dataclass(frozen=True, slots=True)
class BulkVote:
    """One vote as the source has it. `casts` is empty where it knows no positions, `tally` None where no sums."""

    key: str  #: symbol; with day and ordinal where the symbol is not unique
    symbol: str
    on: date
    title: str
    casts: dict[str, Cast]
    tally: Tally | None
    decided: Decision
    n_vetoes: int
    is_unanimous: bool

    @property
    def is_without_vote(self) -> bool:
        """No member voted: the table's way to show a text adopted without a vote."""
        return self.tally is not None and self.tally.not_voting == self.tally.n_members


def read_bulk(folder: Path, record: Record) -> tuple[BulkVote, ...]:
    """Every vote of the table in `folder`, oldest first.

    Raises:
        NinthVoteError: the file is not there, or holds something the reading does not know.
    """
    path = _find(folder)
    try:
        raw = path.read_bytes()
        text = (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode("utf-8")
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as wrong:
        raise NinthVoteError(f"cannot be read: {wrong}", where=path.name) from None
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(rows, [])
        if tuple(header[: len(HEADER)]) != HEADER:
            raise _refused(path, 1, "the heading", ", ".join(HEADER))
        seats = _Seats(tuple(header[len(HEADER) :]), record, path.name)
        read = [_read(path, rows.line_num, header, cells, seats) for cells in rows]
    except csv.Error as wrong:
        raise _refused(path, rows.line_num, str(wrong), "CSV with a quote for a quote") from None
    numbers = [number for number, _ in read]
    if numbers != list(range(len(numbers), 0, -1)):
        raise _refused(path, 1, "votes that are not numbered down to 1", "the whole table, newest vote first")
    return _with_keys([vote for _, vote in reversed(read)])


def _find(folder: Path) -> Path:
    for name in (FILE, FILE.removesuffix(".xz")):
        if (folder / name).is_file():
            return folder / name
    raise NinthVoteError(
        f"there is no {FILE} in {folder}",
        expected="the Sciences Po table of Council votes, compressed with xz or plain",
        hint="Name the folder that holds it with --data, or leave --data out to replay the record alone.",
    )


def _refused(path: Path, line: int, what: str, expected: str) -> NinthVoteError:
    return NinthVoteError(what, where=f"{path.name}:{line}", expected=expected)


def _read(path: Path, line: int, header: list[str], cells: list[str], seats: _Seats) -> tuple[int, BulkVote]:
    if len(cells) != len(header):
        raise _refused(path, line, f"{len(cells)} cells", f"{len(header)} cells")
    row = dict(zip(header, cells, strict=True))

    def count(name: str) -> int:
        if not re.fullmatch(r"\d{1,4}", row[name]):
            raise _refused(path, line, f"{name}: {row[name]!r}", "a number")
        return int(row[name])

    on = parse_day(row["Date"], where=f"{path.name}:{line} Date")
    words = (row["Vote outcome"], row["Vote outcome typology-Observable"])
    if words not in OUTCOMES:
        raise _refused(
            path, line, f"outcome {' / '.join(words)!r}", " or ".join(" / ".join(w) for w in OUTCOMES)
        )
    printed = {label: row[label] for label in seats.labels if row[label]}
    unknown = sorted(set(printed.values()) - set(LETTERS) - {"?"})
    if unknown:
        raise _refused(path, line, f"position {unknown[0]!r}", "Y, N, A, NV, ? or nothing")
    is_known = "?" not in printed.values()
    if not is_known and set(printed.values()) != {"?"}:
        raise _refused(path, line, "positions of some members unknown", "positions of all members or of none")
    casts = {seats.state(label, on): LETTERS[letter] for label, letter in printed.items()} if is_known else {}
    if is_known and len(casts) != len(printed):
        raise _refused(path, line, "two columns that stand for one state", "one column for each member")
    names = ("Yes", "No", "Abstentions", "Non-Voting")
    tally = None if all(row[n] == "?" for n in names) else Tally(*(count(n) for n in names))
    if is_known and tally != Tally.of(casts.values()):
        raise _refused(path, line, f"sums {tally}", f"the sums of the positions, {Tally.of(casts.values())}")
    symbol = " ".join(row["UN classification"].split())
    symbol = re.sub(r"^(S/RES/\d+)\((\d{4})\)$", r"\1 (\2)", symbol)
    vote = BulkVote(
        key=symbol,
        symbol=symbol,
        on=on,
        title=" ".join(row["Official full title"].split()),
        casts=casts,
        tally=tally,
        decided=OUTCOMES[words],
        n_vetoes=count("(of which veto)"),
        is_unanimous=words[1] == "adopted (unanimity)",
    )
    return count("Vote in the DB"), vote


def _with_keys(votes: list[BulkVote]) -> tuple[BulkVote, ...]:
    """The votes with keys of their own: a symbol that several share is told apart by day, then by order within it."""
    n_of, n_on = Counter(v.symbol for v in votes), Counter((v.symbol, v.on) for v in votes)
    seen: Counter[tuple[str, date]] = Counter()
    keyed = []
    for vote in votes:
        seen[vote.symbol, vote.on] += 1
        key = vote.symbol
        if n_of[vote.symbol] > 1:
            key += f" on {vote.on}"
        if n_on[vote.symbol, vote.on] > 1:
            key += f" #{seen[vote.symbol, vote.on]}"
        keyed.append(replace(vote, key=key))
    return tuple(keyed)


class _Seats:
    """What the columns stand for, by date: the lookup table first, then the names of the record."""

    def __init__(self, labels: tuple[str, ...], record: Record, file: str) -> None:
        self.labels = labels
        self._record, self._file = record, file
        self._known: dict[tuple[str, date], str] = {}
        self._looked_up: dict[str, list[tuple[Interval, str]]] = {}
        for where, row in read_table("columns.csv", ("label", "from_", "until", "state", "reason")):
            first = parse_day(row["from_"], where=f"{where} from_") if row["from_"] else date.min
            until = parse_day(row["until"], where=f"{where} until") if row["until"] else None
            self._looked_up.setdefault(row["label"], []).append((Interval(first, until), row["state"]))

    def state(self, label: str, on: date) -> str:
        """The state whose seat the column shows that day.

        Raises:
            NinthVoteError: for a heading that neither the lookup nor the record's names know.
        """
        known = self._known.get((label, on))
        if known is None:
            known = self._known[label, on] = self._named(label, on)
        return known

    def _named(self, label: str, on: date) -> str:
        for interval, state in self._looked_up.get(label, ()):
            if on in interval:
                return state
        try:
            return self._record.resolve(label, on).code
        except RecordError as wrong:
            raise NinthVoteError(
                f"column {label!r} stands for no state known on {on}",
                where=self._file,
                expected="a name in the record, or a line in columns.csv",
                candidates=wrong.candidates,
            ) from None
