"""What is missing is said, and said only to a reader who can know of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ninthvote.record import Record, open_record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return open_record(cache=Path(tmp_path_factory.mktemp("cache")))


def test_the_eight_of_december_2018_are_said_to_be_unpublished(record: Record) -> None:
    """Any list of them is inference; silence would read as if nobody had supported the meeting."""
    (gap,) = (g for g in record.gaps("dprk") if g.of_key == "dprk-054")
    assert "never published" in gap.what
    (event,) = (e for e in record.events("dprk") if e.event == "dprk-054")
    assert event.signatories == ()


def test_a_gap_is_not_told_before_its_row_is_public(record: Record) -> None:
    """A view of 6 December 2018 would know that the meeting failed."""
    before = {g.of_key for g in record.as_of(date(2018, 12, 6)).gaps("dprk")}
    after = {g.of_key for g in record.as_of(date(2018, 12, 7)).gaps("dprk")}
    assert after - before == {"dprk-054"}
    assert None not in after  # what is missing as a whole is known today, and was not then


def test_a_situation_without_gaps_has_none(record: Record) -> None:
    """A gap of one situation would be told of another."""
    assert record.gaps("zimbabwe") == ()
