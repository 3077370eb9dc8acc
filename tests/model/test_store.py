"""Positions kept in a file come back as they were, and what is no such file is refused."""

from __future__ import annotations

import lzma

import numpy as np
import pytest
from simulated_votes import simulate

from ninthvote.errors import ModelError
from ninthvote.model.positions import Fitted, fit, pack, unpack
from ninthvote.model.shipped import shipped_positions


def _fitted() -> Fitted:
    votes = simulate(12, 4, 10, 1, seed=2)
    positions = fit(*votes[:4], dimensions=1, n_states=13, engine="numpy")
    return Fitted(
        positions, tuple(f"S{i:02d}" for i in range(13)), tuple(map(str, range(40))), {"made": "0" * 64}
    )


def test_what_is_kept_comes_back() -> None:
    """A forecast from a file would differ from the forecast of the fit that wrote it."""
    before = _fitted()
    after = unpack(pack(before))
    assert (after.states, after.roll_calls, after.sources) == (
        before.states,
        before.roll_calls,
        before.sources,
    )
    cells = np.arange(13), np.arange(13)
    assert np.allclose(after.positions.predict(*cells), before.positions.predict(*cells), atol=2e-3)
    assert np.array_equal(after.positions.path_of(3).n_votes, before.positions.path_of(3).n_votes)
    assert pack(after) == pack(unpack(pack(after))), "equal fits give equal bytes"


@pytest.mark.parametrize(
    "data", [b"", b"not xz", lzma.compress(b"{}\n"), lzma.compress(b'{"format": 9, "arrays": []}\n')]
)
def test_what_is_no_such_file_is_refused(data: bytes) -> None:
    """A damaged file would be read as positions."""
    with pytest.raises(ModelError, match=r"here\.xz: not a file of fitted positions"):
        unpack(data, where="here.xz")


def test_a_truncated_file_is_refused() -> None:
    """Half a download would give half the States a place."""
    with pytest.raises(ModelError):
        unpack(pack(_fitted())[:-40])


def test_the_positions_that_ship_put_the_anchors_where_they_are_said_to_be() -> None:
    """The axis of the plot would be upside down. United States above the Russian Federation in 1985 and in 2015."""
    fitted = shipped_positions("comparable")
    usa, rus = (fitted.positions.path_of(fitted.index(code)) for code in ("USA", "RUS"))
    for year in (1985, 2015):
        assert usa.position[usa.year == year, 0] > rus.position[rus.year == year, 0] + 1


def test_a_state_without_votes_is_named() -> None:
    """A misspelt code would silently take another State's place."""
    with pytest.raises(ModelError, match="no vote of 'USSR'"):
        shipped_positions().index("USSR")
