"""Another edition held against the checked one: what was published once is still there, and in its own columns.

The readers know a layout, not a content: a line that is gone, a column of votes under another State's label, or a
letter in a title leave no mark there. The checksums of the checked edition do know. A vote does not go away, so a lost
line is refused; a line that reads otherwise may be a revision, so it is named for whoever brings the edition in.
"""

from __future__ import annotations

import csv
import io
import zlib
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ninthvote.errors import IntakeError
from ninthvote.intake.catalogue import Source
from ninthvote.intake.document import Document
from ninthvote.intake.grid import BOM
from ninthvote.intake.pinned import checksums, first_difference, has_lines, kept_checksums, pieces
from ninthvote.intake.reading import state_columns

#: The column that names a vote, in the tables with one column a State.
KEYS = {"voeten_roll_calls": "rcid", "undl_1946_2021": "token", "undl_2025": "token"}

#: Votes whose cells are kept, about so many a table, spread by the checksum of their key: two States that differ on one
#: vote in thirty are told apart, and a table of six thousand votes costs twenty kilobytes.
N_SAMPLED = 64


@dataclass(frozen=True, slots=True)
class Standing:
    """How much of the checked edition another one holds: lines that stand, are gone, and read otherwise, in order.

    Few of the lines standing means an excerpt, or another table in the same layout. A document without lines has one
    place, the first that differs.
    """

    n_checked: int
    n_standing: int
    n_gone: int
    changed: tuple[str, ...]

    def __str__(self) -> str:
        if not self.n_checked:
            return f"another edition: it first differs from the checked one at {self.changed[0]}"
        said = (
            f"another edition: {self.n_standing:,} of the {self.n_checked:,} lines of the checked one stand"
        )
        gone = f", {self.n_gone:,} are gone" if self.n_gone else ""
        more = f" and {len(self.changed) - 3:,} more" if len(self.changed) > 3 else ""
        changed = f"; revised, or damaged: {', '.join(self.changed[:3])}{more}" if self.changed else ""
        return said + gone + changed


def stand(source: Source, document: Document) -> Standing:
    """How the document differs from the checked edition of its source.

    Raises:
        IntakeError: lines of the checked edition are gone while most stand, or a column holds another's cells.
    """
    if not has_lines(document):
        where, _ = first_difference(source.source, document)
        return Standing(0, 0, 0, (where,))
    before, now = kept_checksums(source.source), np.frombuffer(checksums(document), dtype="<u2")
    places = [where for where, _ in pieces(document)]
    lost: list[tuple[int, int]] = []
    changed: list[str] = []
    n_standing = 0
    for change, i, i_end, j, j_end in _opcodes(before, now):
        if change == "equal":
            n_standing += i_end - i
        elif change == "replace":
            changed += places[j : min(j_end, j + i_end - i)]
        if change in ("delete", "replace") and i_end - i > j_end - j:
            lost.append((j_end, (i_end - i) - (j_end - j)))
    if lost and 2 * n_standing >= before.size:
        at, n = lost[0]
        raise IntakeError(
            f"{n:,} line{'s' if n > 1 else ''} of the checked edition {'are' if n > 1 else 'is'} gone",
            where=places[max(0, min(at, len(places)) - 1)],
            expected=f"every line of the edition of {source.as_of}, revised or not, after this one",
            hint="A file cut off, or lines lost; fetch it again.",
        )
    _hold_columns(source, document)
    return Standing(int(before.size), n_standing, sum(n for _, n in lost), tuple(changed))


def _opcodes(before: NDArray[np.uint16], now: NDArray[np.uint16]) -> list[tuple[str, int, int, int, int]]:
    """The steps from one sequence to the other, as `difflib` names them; what both ends share is not compared."""
    n = min(before.size, now.size)
    unlike = np.flatnonzero(before[:n] != now[:n])
    head = int(unlike[0]) if unlike.size else n
    unlike = np.flatnonzero(before[::-1][: n - head] != now[::-1][: n - head])
    tail = int(unlike[0]) if unlike.size else n - head
    middle = SequenceMatcher(
        None, before[head : before.size - tail].tolist(), now[head : now.size - tail].tolist(), autojunk=False
    ).get_opcodes()
    return [
        ("equal", 0, head, 0, head),
        *((change, i + head, i_end + head, j + head, j_end + head) for change, i, i_end, j, j_end in middle),
        ("equal", before.size - tail, before.size, now.size - tail, now.size),
    ]


def sample_cells(source: str, document: Document) -> bytes:
    """One byte for each cell of the sampled votes, behind three for the vote's key: nothing of the file itself."""
    header, rows = _rows(source, document)
    step = max(1, len(rows) // N_SAMPLED)
    chosen = {key: cells for key, cells in rows.items() if zlib.crc32(key.encode()) % step == 0}
    return len(header).to_bytes(2, "little") + b"".join(
        _digest(key).to_bytes(3, "little") + bytes(_cell(cell) for cell in cells)
        for key, cells in sorted(chosen.items())
    )


def _digest(key: str) -> int:
    return zlib.crc32(key.encode()) & 0xFFFFFF


def _cell(text: str) -> int:
    """A decimal is written for some columns in some editions, and is no other cast."""
    return zlib.crc32(text.removesuffix(".0").encode()) & 0xFF


def _rows(source: str, document: Document) -> tuple[list[str], dict[str, list[str]]]:
    """The header, and the cells of each vote by its key; a key that stands twice is left out."""
    text = document.data.decode("utf-8").removeprefix(BOM)
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    key = header.index(KEYS[source])
    times = Counter(row[key] for row in rows)
    return header, {row[key]: row for row in rows if times[row[key]] == 1}


def _hold_columns(source: Source, document: Document) -> None:
    """No State's column holds what the checked edition has under another State, as far as the sampled votes tell."""
    if source.source not in KEYS:
        return
    kept = files("ninthvote.intake.lookup").joinpath("pinned", f"{source.source}.cells").read_bytes()
    header, rows = _rows(source.source, document)
    width = int.from_bytes(kept[:2], "little")
    table = np.frombuffer(kept[2:], dtype=np.uint8).reshape(-1, width + 3)
    known = {_digest(key): cells for key, cells in rows.items()}
    at = [known.get(int.from_bytes(row[:3].tobytes(), "little")) for row in table]
    found = [k for k, cells in enumerate(at) if cells is not None]
    if not found or width != len(header):
        return
    now = np.array([[_cell(cell) for cell in at[k] or ()] for k in found], dtype=np.uint8)
    first = width - len(state_columns(source.source))
    then, now = table[found, 3 + first :], now[:, first:]
    own = (now == then).sum(axis=0)
    for column in np.flatnonzero(own < len(found)):
        alike = (now[:, [column]] == then).sum(axis=0)
        other = int(alike.argmax())
        if alike[other] >= own[column] + 2:
            mine, theirs = header[first + int(column)], header[first + other]
            raise IntakeError(
                f"the votes under {mine!r} are those that the checked edition has under {theirs!r}",
                where=f"{document.name}:1 {mine}",
                expected=f"on {len(found)} votes sampled, more in common with {mine!r}",
                hint="Columns were exchanged, or their headings; fetch the file again.",
            )
