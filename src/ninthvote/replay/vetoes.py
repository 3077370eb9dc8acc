"""The library's list of vetoes against the rulings: every veto it counts must be one by the rules, by the same members.

The list counts drafts and some preliminary questions; the rulings count paragraphs and amendments too (REL-07), so
only one direction is checked.
"""

from __future__ import annotations

import csv
import io
import lzma
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from ninthvote.errors import NinthVoteError
from ninthvote.replay.bulk import Answer
from ninthvote.replay.ledger import Difference, Replayed
from ninthvote.replay.sciencespo import BulkVote
from ninthvote.rules import Ruling

PART = "vetoes"
FILE = "sc-vetoes-1946-2022-07.wpdl.csv.xz"

#: The vetoing members as the list writes them.
MEMBERS = {"China": "CHN", "France": "FRA", "Russia": "RUS", "UK": "GBR", "USA": "USA", "USSR": "SUN"}
_VETO = ("member_veto1", "member_veto2", "member_veto3")


def read_vetoes(folder: Path) -> tuple[tuple[str, date, tuple[str, ...]], ...] | None:
    """Draft, day and vetoing members of each row of the list; None where the folder has no list.

    Raises:
        NinthVoteError: a heading, member or day that the reading does not know.
    """
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        text = lzma.decompress(path.read_bytes()).decode("utf-8-sig")
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as wrong:
        raise NinthVoteError(f"cannot be read: {wrong}", where=FILE) from None
    rows = csv.DictReader(io.StringIO(text, newline=""))
    missing = {"draft", "date", *_VETO} - set(rows.fieldnames or ())
    if missing:
        raise NinthVoteError(
            "other columns than expected", where=f"{FILE}:1", expected=", ".join(sorted(missing))
        )
    read = []
    for row in rows:
        where = f"{FILE}:{rows.line_num}"
        names = [row[c].strip() for c in _VETO if row[c] and row[c].strip()]
        unknown = [n for n in names if n not in MEMBERS]
        day = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", row["date"].strip())
        if unknown or not names or day is None or not row["draft"].strip():
            raise NinthVoteError(
                f"{row['draft']!r} of {row['date']!r} vetoed by {unknown or names}",
                where=where,
                expected=f"a draft, a date M/D/YYYY, and one to three of {', '.join(MEMBERS)}",
            )
        on = date(int(day[3]), int(day[1]), int(day[2]))
        read.append((row["draft"].strip(), on, tuple(sorted(MEMBERS[n] for n in names))))
    return tuple(read)


def replay_vetoes(
    listed: Sequence[tuple[str, date, tuple[str, ...]]],
    votes: Sequence[BulkVote],
    answers: Mapping[str, Answer],
) -> Replayed:
    """Every veto of the list, with those that no ruling has."""
    return Replayed(PART, len(listed), tuple(_differences(listed, votes, answers)))


def _differences(
    listed: Sequence[tuple[str, date, tuple[str, ...]]],
    votes: Sequence[BulkVote],
    answers: Mapping[str, Answer],
) -> Iterator[Difference]:
    ruled: dict[str, set[tuple[str, ...]]] = {}
    for vote in votes:
        answer = answers[vote.key]
        if isinstance(answer, Ruling) and answer.vetoed_by:
            ruled.setdefault(vote.symbol, set()).add(tuple(sorted(answer.vetoed_by)))
    for draft, on, by in listed:
        found = ruled.get(draft, set())
        if by not in found:
            got = " or ".join(" ".join(each) for each in sorted(found)) or "no veto"
            yield Difference(PART, f"{draft} on {on}", "vetoed_by", " ".join(by), got)
