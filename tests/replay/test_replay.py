"""The whole record through the rules: every difference explained, every explanation still needed."""

import lzma
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ninthvote.errors import NinthVoteError
from ninthvote.record import Record, open_record
from ninthvote.replay import (
    BulkVote,
    Difference,
    LedgerLine,
    Replayed,
    read_bulk,
    read_ledger,
    read_vetoes,
    replay_bulk,
    replay_record,
    replay_vetoes,
    rule_on,
    settle,
)
from ninthvote.replay.sciencespo import FILE, HEADER
from ninthvote.replay.vetoes import FILE as VETOES
from ninthvote.rules import Decision
from shared_data import shared


@pytest.fixture(scope="module")
def record() -> Record:
    return open_record()


def test_the_record_agrees_with_the_rules_but_for_the_reviewed_lines(record: Record) -> None:
    """An outcome, a presidency or a table that the rules contradict would be printed as fact."""
    report = settle(replay_record(record), read_ledger())
    assert report.unexplained == ()
    assert report.stale == ()
    n = {p.part: p.n for p in report.parts}
    assert n["vectors"] >= 190
    assert n["votes"] >= 39


def test_every_vector_is_reproduced_without_help_from_the_ledger(record: Record) -> None:
    """The vectors are the law's own test: a ledger line on one would excuse a wrong rule."""
    vectors = next(p for p in replay_record(record) if p.part == "vectors")
    assert vectors.differences == ()


@pytest.fixture(scope="module")
def votes(record: Record) -> tuple[BulkVote, ...]:
    return read_bulk(shared(f"data/{FILE}").parent, record)


@pytest.mark.shared
def test_all_council_votes_since_1946_agree_but_for_the_reviewed_lines(
    record: Record, votes: tuple[BulkVote, ...]
) -> None:
    """3,203 outcomes are known; a rule that gets one of them wrong gets the next one wrong too."""
    assert len(votes) == 3203
    listed = read_vetoes(shared(f"data/{FILE}").parent)
    assert listed is not None
    answers = rule_on(votes)
    parts = [
        *replay_record(record),
        replay_bulk(votes, record, answers),
        replay_vetoes(listed, votes, answers),
    ]
    report = settle(parts, read_ledger())
    assert report.unexplained == ()
    assert report.stale == ()
    wrong = [
        line
        for line in report.ledger
        if line.difference.check == "decision" and line.difference.part == "bulk"
    ]
    # Of 3,203 only the vote listed twice ends otherwise; two cannot be ruled on for want of any position.
    assert sorted(line.reason for line in wrong) == ["listed_twice", "no_positions", "no_positions"]


@pytest.mark.shared
def test_a_changed_outcome_in_the_table_is_found(record: Record, votes: tuple[BulkVote, ...]) -> None:
    """A replay that cannot fail proves nothing: the vetoed draft of 26 May 2022, declared adopted."""
    changed = tuple(replace(v, decided=Decision.CARRIED) if v.key == "S/2022/431" else v for v in votes)
    report = settle([replay_bulk(changed, record)], read_ledger())
    assert Difference("bulk", "S/2022/431", "decision", "carried", "vetoed") in report.unexplained
    assert not report.is_clean


@pytest.mark.shared
def test_every_veto_that_the_library_lists_is_one_by_the_rules(votes: tuple[BulkVote, ...]) -> None:
    """Of the 214 listed to July 2022 the rules give 213; the one left is a preliminary question, not a draft."""
    listed = read_vetoes(shared(f"data/{FILE}").parent)
    assert listed is not None
    assert len(listed) == 214
    missing = replay_vetoes(listed, votes, rule_on(votes)).differences
    assert [d.key for d in missing] == ["S/PV.3038 on 1948-05-24"]


def test_a_folder_without_the_list_of_vetoes_is_not_an_empty_list(tmp_path: Path) -> None:
    """No list and a list of none are two answers."""
    assert read_vetoes(tmp_path) is None
    (tmp_path / VETOES).write_bytes(lzma.compress(b"draft,date\nS/1,1/2/1950\n"))
    with pytest.raises(NinthVoteError, match="other columns"):
        read_vetoes(tmp_path)
    heading = b"draft,date,member_veto1,member_veto2,member_veto3\n"
    (tmp_path / VETOES).write_bytes(lzma.compress(heading + b"S/1,1/2/1950,Albania,,\n"))
    with pytest.raises(NinthVoteError, match="Albania"):
        read_vetoes(tmp_path)


def _line(difference: Difference) -> LedgerLine:
    return LedgerLine(difference, "because", "of it", "S/PV.1", date(2026, 11, 25))


def test_a_new_difference_and_a_stale_line_both_fail() -> None:
    """A ledger that only grows would end by explaining everything."""
    old, new = Difference("votes", "a", "decision", "x", "y"), Difference("votes", "b", "decision", "x", "y")
    parts = [Replayed("votes", 2, (new,))]
    report = settle(parts, [_line(old)])
    assert report.unexplained == (new,)
    assert report.stale == (_line(old),)
    assert settle(parts, [_line(new)]).is_clean
    # A line of a part that was not replayed is neither used nor stale.
    bulk = _line(replace(old, part="bulk"))
    assert settle(parts, [_line(new), bulk]).is_clean
    assert settle([*parts, Replayed("bulk", 0, ())], [_line(new), bulk]).stale == (bulk,)
    # A difference that changed is a new one.
    assert not settle([Replayed("votes", 2, (replace(new, got="z"),))], [_line(new)]).is_clean


PERMANENT = "CHINA,FRANCE,RUSSIAN FEDERATION/USSR,UNITED KINGDOM,UNITED STATES"
ELECTED = "AUSTRALIA,BRAZIL,EGYPT / UNITED ARAB REPUBLIC,MEXICO,NETHERLANDS,POLAND"
LABELS = [*PERMANENT.split(","), *ELECTED.split(",")]
GOOD = [
    "1",
    "S/RES/1(1946)",
    "adopted",
    "adopted (unanimity)",
    "1",
    "1946-01-25",
    "t",
    "t",
    "11",
    "0",
    "0",
    "0",
    "11",
    "0",
]


def _table(folder: Path, cells: list[str], casts: str = "Y" * 11, labels: list[str] | None = None) -> Path:
    lines = [",".join([*HEADER, *(labels or LABELS)]), ",".join([*cells, *casts])]
    (folder / FILE).write_bytes(lzma.compress("\r\n".join([*lines, ""]).encode()))
    return folder


def test_a_table_of_one_vote_is_read(tmp_path: Path, record: Record) -> None:
    """The reading below must fail for the damage, not for the shape of this test's table."""
    (vote,) = read_bulk(_table(tmp_path, GOOD), record)
    assert (vote.key, vote.decided, vote.is_unanimous) == ("S/RES/1 (1946)", Decision.CARRIED, True)
    assert set(vote.casts) == set(record.roster(vote.on).codes)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("Vote outcome", "postponed", "outcome 'postponed"),
        ("Vote outcome typology-Observable", "adopted", "outcome 'adopted / adopted'"),
        ("Date", "1946-02-30", "not a day"),
        ("Date", "25/01/1946", "not a day"),
        ("Yes", "10", "sums 10-0-0"),
        ("No", "x", "No: 'x'"),
        ("(of which veto)", "", "(of which veto)"),
        ("Vote in the DB", "2", "not numbered down to 1"),
    ],
)
def test_an_unknown_value_stops_the_reading(
    tmp_path: Path, record: Record, field: str, value: str, says: str
) -> None:
    """A category that falls through is a vote that silently counts as something else."""
    cells = [value if name == field else cell for name, cell in zip(HEADER, GOOD, strict=True)]
    with pytest.raises(NinthVoteError) as caught:
        read_bulk(_table(tmp_path, cells), record)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("casts", "labels", "says"),
    [
        ("YYYYYYYYYYX", LABELS, "position 'X'"),
        ("YYYYYYYYYY?", LABELS, "positions of some members unknown"),
        ("YYYYYYYYYYY", [*LABELS[:-1], "ATLANTIS"], "column 'ATLANTIS' stands for no state"),
        ("YYYYYYYYYYYY", LABELS, "cells"),
    ],
)
def test_an_unknown_letter_or_column_stops_the_reading(
    tmp_path: Path, record: Record, casts: str, labels: list[str], says: str
) -> None:
    """A new letter read as nothing would take a member away from the table."""
    with pytest.raises(NinthVoteError) as caught:
        read_bulk(_table(tmp_path, GOOD, casts, labels), record)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    "damage", [b"", b"not xz at all", lzma.compress(b"\xff\xfe\x00"), lzma.compress(b"a,b\n1,2\n")]
)
def test_a_file_that_is_not_the_table_is_refused(tmp_path: Path, record: Record, damage: bytes) -> None:
    """A traceback tells a user nothing about the file in hand."""
    (tmp_path / FILE).write_bytes(damage)
    with pytest.raises(NinthVoteError):
        read_bulk(tmp_path, record)


def test_a_folder_without_the_table_says_which_file_is_meant(tmp_path: Path, record: Record) -> None:
    """A replay of nothing that ends well would be taken for one of everything."""
    with pytest.raises(NinthVoteError, match="sciencespo"):
        read_bulk(tmp_path, record)


def test_every_ledger_line_is_reviewed_and_explained() -> None:
    """A line without a reason is a difference swept away."""
    for line in read_ledger():
        assert len(line.explanation) > 20
        assert line.source
        assert line.reviewed_on <= date(2026, 11, 25)
