"""Damaged copies of small documents: refused with the line, or read right; no vote is ever read wrong.

The full run over the published files, a thousand copies each, is `eval/intake_mutations.py`.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from intake.synthetic import COUNCIL_VOTES, council_votes, roll_calls
from ninthvote.errors import IntakeError
from ninthvote.intake.document import Document, open_document
from ninthvote.intake.grid import read_grid
from ninthvote.intake.reader.sciencespo import read_sciencespo
from ninthvote.intake.reader.voeten import read_roll_calls
from ninthvote.intake.votes import Said

NAME = "sc-votes-1946-2025.sciencespo.csv"


def votes(data: bytes) -> list[tuple[str, str, str, str, str]]:
    """Who did what on which text, whatever the order of the lines and the words of the titles."""
    table = read_sciencespo(Document(NAME, data))
    return sorted(
        (
            str(table.votes[at].on),
            str(table.votes[at].symbol),
            state,
            said.word,
            str(table.votes[at].outcome),
        )
        for at, state, said in table.casts()
    )


def damaged(rng: random.Random, data: bytes) -> bytes:
    """One of: cut, a line doubled, lost or exchanged, a letter changed, two cells exchanged, another encoding."""
    lines = data.split(b"\r\n")
    kind = rng.randrange(7)
    at = rng.randrange(1, len(lines))
    if kind == 0:
        return data[: rng.randrange(1, len(data))]
    if kind == 1:
        lines.insert(at, lines[at])
    elif kind == 2:
        del lines[at]
    elif kind == 3:
        other = rng.randrange(1, len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 4:
        cells = lines[at].split(b",")
        cells[rng.randrange(16, len(cells))] = rng.choice((b"Y", b"N", b"A", b"NV", b"?", b"", b"y", b"9"))
        lines[at] = b",".join(cells)
    elif kind == 5:
        cells = lines[at].split(b",")
        a, b = rng.sample(range(len(cells)), 2)
        cells[a], cells[b] = cells[b], cells[a]
        lines[at] = b",".join(cells)
    else:
        return data.decode("utf-8").encode(rng.choice(("utf-16", "latin-1", "cp437")), errors="replace")
    return b"\r\n".join(lines)


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_council_table_is_refused_by_line_or_read_right(seed: int) -> None:
    """Twenty-five copies a seed. A number lost with its cell, or a veto moved to a neighbour, would be read as a vote.

    Two damages leave a table that could be true: without its newest line it is an earlier edition, and where two states
    of one vote exchange unlike letters no sum and no outcome can tell. The hash of the checked edition tells both.
    """
    rng = random.Random(seed)
    original = council_votes()
    true = votes(original)
    for _ in range(25):
        outcome = votes_or_place(damaged(rng, original))
        if isinstance(outcome, str):
            assert NAME in outcome
        elif outcome == [row for row in true if row[1] != COUNCIL_VOTES[0][0]]:
            assert not set(outcome) - set(true)
        elif outcome != true:
            lost, found = set(true) - set(outcome), set(outcome) - set(true)
            assert len({row[1] for row in lost | found}) == 1
            assert len({row[2] for row in lost | found}) == 2
            assert sorted(str(row[3]) for row in lost) == sorted(str(row[3]) for row in found)


def votes_or_place(data: bytes) -> list[tuple[str, str, str, str, str]] | str:
    """What is read, or where the reader stopped."""
    try:
        return votes(data)
    except IntakeError as refused:
        return refused.where or "nowhere"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"2030-01-03", b"2030-13-03", r":6 date: '2030-13-03'(.|\n)*a date YYYY-MM-DD"),
        (b"90007,", b"90006,", r":8 rcid: '90006'(.|\n)*line 7 has it"),
        (b"90005,2030-01-03", b"90005,2030-01-01", r":6 date(.|\n)*no day before 2030-01-02"),
        (b"FALSE", b"MAYBE", r":2 nu: 'MAYBE'(.|\n)*'TRUE', 'FALSE'"),
        (b"rcid,date,me", b"rcid,me,date", r":1 column 2: 'me'(.|\n)*'date'"),
        (b"90005,", b"90005", r":6: 201 cells(.|\n)*202 cells"),
        (b"90005", b"9000\xe9", r":6: byte 0xe9 is not UTF-8"),
        (b"90005", b"9000\x00", r":6: character"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_field_value_and_what_was_expected(
    old: bytes, new: bytes, message: str
) -> None:
    data = roll_calls()
    copy = data.replace(old, new, 1)
    assert copy != data
    with pytest.raises(IntakeError, match="ga-roll-calls.csv" + message):
        read_roll_calls(Document("ga-roll-calls.csv", copy))


def test_a_position_that_the_code_book_does_not_have_stops_the_run() -> None:
    """A 5 read as absent, or as nothing, would change a tally without a trace."""
    lines = roll_calls().decode().split("\n")
    cells = lines[3].split(",")
    cells[20] = "5"
    lines[3] = ",".join(cells)
    with pytest.raises(IntakeError, match=r":4 \w{3}: '5' is not a value this column can hold"):
        read_roll_calls(Document("wide.csv", "\n".join(lines).encode()))


def test_a_whole_number_written_as_a_decimal_is_the_same_position() -> None:
    """Two columns of the published table are written 1.0, 2.0 ..."""
    data = roll_calls().decode()
    lines = data.split("\n")
    cells = lines[1].split(",")
    cells[8:] = [f"{cell}.0" for cell in cells[8:]]
    lines[1] = ",".join(cells)
    a = read_roll_calls(Document("wide.csv", data.encode()))
    b = read_roll_calls(Document("wide.csv", "\n".join(lines).encode()))
    assert (a.said == b.said).all()
    assert a.states == b.states


def test_a_quoted_line_break_does_not_shift_the_line_that_is_named() -> None:
    text = b'key,words\n1,"two\nlines"\n2,one\n3\n'
    with pytest.raises(IntakeError, match=r"x.csv:5: 1 cells"):
        list(read_grid(Document("x.csv", text), ["key", "words"]))


def test_a_damaged_xz_file_is_refused(tmp_path: Path) -> None:
    import lzma

    packed = lzma.compress(roll_calls())
    for name, data in (
        ("a.csv.xz", packed[:-20]),
        ("b.csv.xz", b"no" + packed),
        ("c.csv.xz", packed + b"more"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(IntakeError, match=name):
            open_document(tmp_path / name)


def test_what_is_not_listed_is_not_the_last_code() -> None:
    assert Said(-1) is Said.NOT_LISTED
