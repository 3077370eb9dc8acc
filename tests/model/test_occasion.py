"""The weights of the count: fitted on what is shipped, and the same whether read row by row or as arrays."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from ninthvote.model.occasion import Forecaster, Motion, known_by, motion_of
from ninthvote.model.occasion.evidence import Kind
from ninthvote.model.occasion.fit import as_weights, chances, complete_votes, day_before, design, fit_casts
from ninthvote.model.occasion.habit import habit
from ninthvote.model.occasion.motion import Side, side_of
from ninthvote.model.occasion.weights import shipped, to_json
from ninthvote.record import Record, open_record
from ninthvote.vocabulary import Cast
from shared_data import shared


@pytest.fixture(scope="module")
def record() -> Record:
    return open_record()


def test_the_shipped_weights_were_fitted_on_the_shipped_casts(record: Record) -> None:
    """A vote corrected in the tables would leave the count resting on the old one.

    After a change of the tables: python tools/occasion_weights.py > FILE, and put FILE in the place of occasion.json.
    """
    assert shipped()[0] == design(record, complete_votes(record)).digest


def test_the_last_weights_are_those_of_a_new_fit(record: Record) -> None:
    """The file would have been made by another program than this one."""
    d = design(record, complete_votes(record))
    last = shipped()[1][-1].weights
    again = to_json(as_weights(fit_casts(d, d.firm), last.shock))
    for name, value in to_json(last).items():
        assert again[name] == pytest.approx(value, rel=0.02, abs=0.02)


def test_weights_of_a_day_have_seen_no_later_vote() -> None:
    """A forecast for 2018 would rest on votes of 2019. Thirteen complete, confirmed votes came before December 2018."""
    for fit in shipped()[1]:
        if fit.known_by is not None:
            assert known_by(fit.known_by).known_by == fit.known_by
    before = known_by(date(2018, 12, 6))
    assert before.known_by == date(2018, 11, 26)
    assert known_by(date(1989, 1, 1)).n_votes == 0


def test_arrays_and_rows_give_the_same_chances(record: Record) -> None:
    """The backtest would judge another model than the one on the screen."""
    votes = [record.vote("pv-2018-10-24-mmr"), record.vote("pv-2018-11-26-ukr")]
    d = design(record, votes)
    theta = fit_casts(d, np.zeros(len(d.cast), dtype=bool))
    by_array = chances(theta, d, np.ones(len(d.cast), dtype=bool))
    by_row = [
        (m.yes_p, m.abstain_p, m.no_p)
        for vote in votes
        for m in Forecaster(record).forecast(
            tuple(record.roster(vote.on)),
            motion_of(vote),
            day_before(motion_of(vote)),
            as_weights(theta, 0.0),
        )
    ]
    assert by_array == pytest.approx(np.array(by_row), abs=1e-12)


def test_sides_by_hand(record: Record) -> None:
    """A vote against hearing of Kerch would count as one against hearing of the DPRK."""
    sides = {v.vote: side_of(v) for v in record.votes()}
    assert sides["pv-2018-03-19-syr"] is Side.WESTERN  # France asked, Russia objected
    assert sides["pv-2018-11-26-ukr"] is Side.EASTERN  # Russia asked
    assert sides["pv-2022-08-24-ukr-vtc"] is Side.WESTERN  # Ukraine asked, Russia objected
    assert sides["pv-1992-12-18-plo"] is Side.EASTERN  # the United States objected
    assert sides["pv-2023-07-26-ukr-church"] is Side.EASTERN  # Russia asked and called the vote itself


def test_kinds_of_rows_by_hand(record: Record) -> None:
    """A far vote would weigh as much as a near one."""
    vote = record.vote("pv-2018-10-24-mmr")
    motion = motion_of(vote)
    rows = {e.id: e for e in Forecaster(record).precedents.of("SWE", motion, day_before(motion))}
    assert rows["pv-2018-03-19-syr"].kind is Kind.LIKE
    assert rows["pv-2017-12-11-dprk"].kind is Kind.LIKE
    assert "pv-2018-10-24-mmr" not in rows
    assert "jl-2017-12-01-dprk" not in rows  # its vote took place; the cast says it better
    against = Forecaster(record).precedents.of("CHN", motion, day_before(motion))
    assert {e.id: e.kind for e in against}[
        "jl-2018-10-18-mmr"
    ] is Kind.REQUEST  # signed the letter against this meeting


def test_unconfirmed_casts_are_listed_and_weigh_nothing(record: Record) -> None:
    """A placeholder from memory would move a number. All casts of 24 October 2017 are recalled."""
    vote = record.vote("pv-2018-11-26-ukr")
    motion = motion_of(vote)
    rows = {e.id: e for e in Forecaster(record).precedents.of("KAZ", motion, day_before(motion))}
    assert not rows["pv-2017-10-24-jim"].counts
    forecast = Forecaster(record).forecast(tuple(record.roster(vote.on)), motion, day_before(motion))
    member = next(f for f in forecast if f.member.state.code == "KAZ")
    assert "pv-2017-10-24-jim" not in {p.evidence for p in member.explanation}


def test_a_habit_reads_complete_earlier_years_only() -> None:
    """The Assembly of December 2018 would forecast a vote of that October. By hand from the table, KWT before 2018:
    lean = (sum of (yes - no) weighed 0.7 a year back) / (sum of texts weighed + 1), its group left out."""
    rows = {
        2012: (1, 0, 1),
        2013: (1, 0, 1),
        2014: (1, 2, 0),
        2015: (1, 3, 0),
        2016: (1, 2, 0),
        2017: (2, 2, 0),
    }
    found = habit("KWT", 2018, {})
    assert found.n == sum(map(sum, rows.values()))
    top = sum((y - n) * 0.7 ** (2017 - year) for year, (y, _, n) in rows.items())
    bottom = sum(sum(r) * 0.7 ** (2017 - year) for year, r in rows.items())
    assert found.lean == pytest.approx(top / (bottom + 1.0))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["assembly_rights", "assembly_situations"])
def test_the_tables_of_the_assembly_are_what_the_sources_give(name: str) -> None:
    """A table edited by hand would pass for a count of votes."""
    root = Path(__file__).parents[2]
    made = subprocess.run(
        [sys.executable, str(root / "tools" / f"{name}.py"), str(shared("data"))],
        check=True, capture_output=True, text=True, encoding="utf-8",
    ).stdout  # fmt: skip
    assert made == (root / f"src/ninthvote/model/fitted/{name}.csv").read_text(encoding="utf-8")


def test_assembly_votes_on_the_situation_by_hand(record: Record) -> None:
    """What a newcomer did on the very question would be missing. A/RES/69/188 and 70/172: Zimbabwe voted no on both
    (roll-call table); they were public before 2018, and nothing of 2014 before it ended."""
    motion = Motion(date(2018, 12, 10), "dprk", "adopt_agenda", True, Side.WESTERN)
    precedents = Forecaster(record).precedents
    rows = {e.id: e for e in precedents.of("ZWE", motion, date(2018, 12, 9)) if e.kind is Kind.ASSEMBLY}
    assert (rows["assembly-dprk-2014-2015-no"].leans, rows["assembly-dprk-2014-2015-no"].times) == (
        Cast.NO,
        2,
    )
    early = Motion(date(2014, 12, 22), "dprk", "adopt_agenda", True, Side.WESTERN)
    seen = {e.id for e in precedents.of("ZWE", early, date(2014, 12, 21))}
    assert "assembly-dprk-2010-2011-no" in seen
    assert "assembly-dprk-2014-2015-no" not in seen
