"""Positions recovered where they are known, unmoved by names and mirrors, and refused where votes are not votes."""

from __future__ import annotations

import numpy as np
import pytest
from simulated_votes import Simulated, simulate

from ninthvote.errors import DidNotConverge, ModelError
from ninthvote.model.positions import Positions, fit


@pytest.fixture(scope="module")
def votes() -> Simulated:
    return simulate(40, 8, 80, 1, seed=7)


@pytest.fixture(scope="module")
def fitted(votes: Simulated) -> Positions:
    high, low = _extremes(votes)
    return fit(*votes[:4], mode="comparable", anchors=(high, low), engine="numpy")


def _extremes(votes: Simulated) -> tuple[int, int]:
    mean = votes.position[:, :, 0].mean(axis=1)
    return int(mean.argmax()), int(mean.argmin())


def test_true_positions_are_recovered_and_intervals_cover(votes: Simulated, fitted: Positions) -> None:
    """A State would be drawn where it does not stand, with an interval that misses the truth.

    Eighty texts a year and State: the truth explains all but a few per cent of the estimate. The 90% interval
    takes the roll calls as known, so it is a little narrow in a room of only forty States: it must hold the
    truth for at least four in five of 320 State-years.
    """
    truth = votes.position[:, :, 0]
    truth = (truth - truth.mean()) / truth.std()
    paths = [fitted.path_of(i) for i in range(40)]
    found = np.array([p.position[:, 0] for p in paths])
    sd = np.array([p.sd[:, 0] for p in paths])
    assert np.corrcoef(truth.ravel(), found.ravel())[0, 1] > 0.97
    assert np.mean(np.abs(found - truth) < 1.645 * sd) > 0.8


def test_forecasts_come_near_the_truth(votes: Simulated, fitted: Positions) -> None:
    """Probabilities could be well ordered and yet wrong.

    A text has some 36 votes and 3 parameters: a root mean square error of sqrt(0.18 * 3 / 36) = 0.12 if positions
    were known and nothing shrunk; the mean distance must stay well below it.
    """
    p = fitted.predict(votes.state, votes.roll_call)
    assert np.allclose(p.sum(axis=1), 1.0)
    assert np.abs(p[:, 2] - votes.p[:, 2]).mean() < 0.09


def test_compiled_and_plain_arithmetic_give_one_answer() -> None:
    """The forecast would depend on which packages a reader has installed."""
    pytest.importorskip("numba")
    votes = simulate(25, 5, 12, 2, seed=3)
    plain, compiled = (fit(*votes[:4], dimensions=2, engine=e) for e in ("numpy", "numba"))
    for name in ("intercept", "slope", "room", "path", "sd", "taste"):
        assert np.allclose(getattr(plain, name), getattr(compiled, name), atol=1e-7), name
    assert plain.temperature == pytest.approx(compiled.temperature, abs=1e-6)


def test_the_number_of_threads_changes_no_bit() -> None:
    """Two machines would publish two forecasts."""
    numba = pytest.importorskip("numba")
    votes = simulate(25, 5, 12, 2, seed=3)
    found = []
    for n_threads in (1, min(2, numba.config.NUMBA_NUM_THREADS)):
        numba.set_num_threads(n_threads)
        found.append(fit(*votes[:4], dimensions=2, engine="numba"))
    numba.set_num_threads(numba.config.NUMBA_NUM_THREADS)
    assert np.array_equal(found[0].path, found[1].path)
    assert np.array_equal(found[0].slope, found[1].slope)


def test_names_and_mirrors_change_nothing(votes: Simulated, fitted: Positions) -> None:
    """Positions would depend on the alphabet, or on which way the decomposition happened to point."""
    names = np.random.default_rng(1).permutation(40).astype(np.int32)
    high, low = _extremes(votes)
    renamed = fit(
        names[votes.state],
        *votes[1:4],
        mode="comparable",
        anchors=(int(names[high]), int(names[low])),
        engine="numpy",
    )
    for i in range(40):
        assert np.allclose(renamed.path_of(int(names[i])).position, fitted.path_of(i).position, atol=1e-6)
    mirrored = fit(*votes[:4], mode="comparable", anchors=(low, high), engine="numpy")
    assert np.allclose(mirrored.path_of(3).position, -fitted.path_of(3).position)
    assert np.allclose(
        mirrored.predict(votes.state, votes.roll_call),
        fitted.predict(votes.state, votes.roll_call),
        atol=1e-12,
    )


def test_published_axes_are_centred_scaled_and_the_right_way_up(votes: Simulated, fitted: Positions) -> None:
    """Two fits could not be compared: mean 0, variance 1 on the first axis, the first anchor above the second."""
    assert fitted.path[:, 0].mean() == pytest.approx(0.0, abs=1e-9)
    assert fitted.path[:, 0].std() == pytest.approx(1.0)
    high, low = _extremes(votes)
    assert fitted.path_of(high).position.mean() > fitted.path_of(low).position.mean()
    assert np.all(fitted.path[:, 1] == 0.0), "the comparable mode has no leniency"


def test_who_never_voted_stands_in_the_middle_and_is_not_certain(votes: Simulated) -> None:
    """A new member would be given some other State's position."""
    p = fit(*votes[:4], dimensions=1, n_states=42, engine="numpy", temperature=1.0)
    assert p.path_of(41).year.size == 0
    assert np.all(p.place([41], [2003]) == 0.0)
    assert np.all(p.predict([41, 41], [0, 1]) > 0.0)
    assert np.array_equal(p.place([0], [2050]), p.place([0], [2007])), (
        "beyond the last vote the last place holds"
    )


def test_a_fit_that_has_not_settled_is_not_given(votes: Simulated) -> None:
    """Unsettled positions would be published as estimates."""
    with pytest.raises(DidNotConverge, match="still rose"):
        fit(*votes[:4], mode="comparable", max_rounds=3, engine="numpy")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"vote": [3, 0, 1]}, "vote holds 3"),
        ({"state": [0, 0, 1]}, "votes twice"),
        ({"year": [2000, 2001, 2000]}, "has years 2000 and 2001"),
        ({"state": [0, -1, 1]}, "holds index -1"),
        ({"state": [0.0, 1.0, 2.0]}, "float64"),
        ({"state": [0, 1]}, "shapes"),
        ({"dimensions": 0}, "0 dimensions"),
        ({"mode": "comparable", "dimensions": 4}, "one dimension"),
        ({"mode": "other"}, "no mode"),
        ({"anchors": (0, 9)}, "anchor 9"),
    ],
)
def test_what_is_no_vote_is_refused(change: dict[str, object], message: str) -> None:
    """A mistake in the arrays would come out as a position."""
    given: dict[str, object] = {
        "state": [0, 1, 2],
        "roll_call": [0, 0, 0],
        "year": [2000] * 3,
        "vote": [2, 0, 1],
    }
    given |= change
    with pytest.raises(ModelError, match=message):
        fit(**given)  # type: ignore[arg-type]


def test_cells_that_were_never_fitted_are_refused(fitted: Positions) -> None:
    """A typing error in an index would return some other State's forecast."""
    with pytest.raises(ModelError, match="indices from 0 to 39"):
        fitted.predict([40], [0])
    with pytest.raises(ModelError, match="one pair a cell"):
        fitted.predict([1, 2], [0])
