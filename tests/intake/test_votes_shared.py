"""The published vote tables are read whole; the figures stand in the notes kept with them or were counted by hand."""

from pathlib import Path

import numpy as np
import pytest

from ninthvote.intake.bulk import Casts, load_assembly, load_council

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def council(folder: Path) -> Casts:
    return load_council(folder)


def tally(casts: Casts, symbol: str) -> tuple[int, ...]:
    (vote,) = np.nonzero(casts.symbol == symbol)[0]
    no, abstain, yes = (int(n) for n in np.bincount(casts.cast[casts.vote == vote], minlength=3))
    return yes, no, abstain


def test_every_roll_call_of_the_assembly_is_there(folder: Path) -> None:
    """6,551 roll calls to June 2024, 6,203 of them described, and 192 of 2025; four keys that lost a digit have it."""
    assembly = load_assembly(folder)
    assert assembly.n_votes == 6551 + 192
    assert len(set(assembly.keys.tolist())) == 6551 + 192
    assert {"9411", "9427", "9449", "9495"} <= set(assembly.keys.tolist())
    assert int(np.sum(~np.ma.getmaskarray(assembly.extra["session"]))) == 6203


def test_the_first_resolution_on_the_dprk_has_its_tally(folder: Path) -> None:
    """A/RES/60/173 (2005) was adopted 88-21-60."""
    assembly = load_assembly(folder)
    (vote,) = np.nonzero(assembly.symbol == "R/60/173")[0]
    no, abstain, yes = np.bincount(assembly.cast[assembly.vote == vote], minlength=3)
    assert (yes, no, abstain) == (88, 21, 60)


@pytest.mark.parametrize(
    ("symbol", "yes", "no", "abstain"),
    [
        ("S/RES/1718(2006)", 15, 0, 0),
        ("S/RES/825(1993)", 13, 0, 2),
        ("S/2022/431", 13, 2, 0),
        ("S/2024/255", 13, 1, 1),
        ("S/RES/1559(2004)", 9, 0, 6),
    ],
)
def test_council_votes_have_their_tallies(
    council: Casts, symbol: str, yes: int, no: int, abstain: int
) -> None:
    """The last is printed 15-0-0 and put right by reviewed rows; the vote was 9-0-6."""
    assert tally(council, symbol) == (yes, no, abstain)


@pytest.mark.parametrize(
    ("year", "state", "not_state"),
    [(1964, "CSK", "CZE"), (1967, "ARG", "DZA"), (2012, "PRT", "TUR"), (2024, "SVN", "SVK")],
)
def test_a_mislabelled_member_is_the_state_that_sat(
    council: Casts, year: int, state: str, not_state: str
) -> None:
    """The source files four members under the wrong state; votes of a state not at the table would be invented."""
    sat = {council.states[k] for k in np.unique(council.state[council.year == year])}
    assert state in sat
    assert not_state not in sat


def test_the_table_has_eleven_members_and_then_fifteen(council: Casts) -> None:
    """A sixteenth voter in any year would be one too many."""
    for year in range(1946, 2026):
        sat = np.unique(council.state[council.year == year])
        assert len(sat) == (11 if year < 1966 else 15), year


def test_text_adopted_without_a_vote_has_no_casts(council: Casts) -> None:
    """42 resolutions: printed as fifteen not voting (38) or as fifteen yes (4)."""
    without = np.nonzero(council.extra["without_vote"])[0]
    assert len(without) == 42
    assert not np.isin(council.vote, without).any()
