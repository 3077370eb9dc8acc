"""Membership held against the lists of others: what differs is known with its reason, or found."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ninthvote.errors import IntakeError
from ninthvote.intake.membership import compare_membership, members_by_year
from ninthvote.intake.reader.membership import LISTS, read_list
from ninthvote.record.load import read_table
from ninthvote.record.table import TermRow
from shared_data import shared

pytestmark = pytest.mark.shared


def test_every_difference_from_the_lists_of_others_is_known() -> None:
    """A wrong member would stand in the record though three lists name the right one."""
    found = compare_membership(read_table(TermRow), shared("data"))
    assert (found.new, found.stale) == ((), ())
    assert {(d.source, d.listed, d.recorded) for d in found.known} >= {
        ("wikipedia", "TWN", "CHN"),
        ("madore", "CIV", "IND"),
        ("dppa-2023", "a blank name", "TUR"),
    }


def test_a_member_wrong_in_the_record_is_found_in_each_list_that_covers_the_year() -> None:
    """Japan for Kuwait in 2018-19 would pass."""
    terms = [replace(t, state="JPN") if t.term == "KWT-2018" else t for t in read_table(TermRow)]
    found = compare_membership(terms, shared("data"))
    assert {(d.source, d.years, d.listed, d.recorded) for d in found.new} == {
        (source, (year,), listed, recorded)
        for source in ("dppa-2023", "madore", "wikipedia")
        for year in (2018, 2019)
        for listed, recorded in (("KWT", ""), ("", "JPN"))
    }


def test_a_reason_without_a_difference_is_stale() -> None:
    """A reason that outlives its difference would hide the next one."""
    terms = [replace(t, state="BLR") if t.term == "BYS-1974" else t for t in read_table(TermRow)]
    assert {(d.source, d.years) for d in compare_membership(terms, shared("data")).stale} == {
        ("dppa-2023", (1974,)),
        ("dppa-2023", (1975,)),
        ("wikipedia", (1974,)),
        ("wikipedia", (1975,)),
    }


def test_a_blank_name_is_read_as_no_state() -> None:
    """The data hub's table leaves Côte d'Ivoire blank in 2018."""
    listed = [m.state for m in read_list("dppa-2023", shared("data")) if m.year == 2018]
    assert len(listed) == 15
    assert listed.count(None) == 1


def test_a_term_that_ends_with_the_year_is_not_counted_in_the_next() -> None:
    """`until` is the first day on which a term no longer held."""
    terms = [t for t in read_table(TermRow) if t.term in ("KWT-2018", "MEX-1980")]
    assert {t.until for t in terms} == {date(2020, 1, 1), date(1982, 1, 1)}
    assert {year: states for year, states in members_by_year(terms).items() if "KWT" in states} == {
        2018: {"KWT"},
        2019: {"KWT"},
    }


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A comparison with nothing would find nothing."""
    for file, _, _ in list(LISTS.values())[1:]:
        shutil.copy(shared("data") / file, tmp_path)
    with pytest.raises(IntakeError, match="DPPA-SCMEMBERSHIP_2023-06-06"):
        compare_membership(read_table(TermRow), tmp_path)
