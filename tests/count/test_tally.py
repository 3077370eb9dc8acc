"""The sums: exact against counting every outcome, and unmoved by what should not move them."""

from __future__ import annotations

from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ninthvote.count.outcome import decision_chances
from ninthvote.count.pivot import pivots, settling_sets
from ninthvote.count.tally import NODES, at_least, mixed, shaken, swings, tally_pmf, with_sure
from ninthvote.rules import Decision, decide
from ninthvote.vocabulary import Matter

CHANCES = st.lists(st.floats(0.0, 1.0), min_size=1, max_size=15)
SHOCK = st.sampled_from([0.0, 0.3, 0.85, 2.0])


def _by_enumeration(yes_p: list[float]) -> list[float]:
    """Every outcome of every member, one by one."""
    pmf = [0.0] * (len(yes_p) + 1)
    for votes in product((0, 1), repeat=len(yes_p)):
        pmf[sum(votes)] += float(np.prod([p if v else 1.0 - p for p, v in zip(yes_p, votes, strict=True)]))
    return pmf


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=8))
def test_the_distribution_equals_the_count_of_every_outcome(yes_p: list[float]) -> None:
    """A bar of the chart would be too long or too short."""
    assert tally_pmf(yes_p) == pytest.approx(_by_enumeration(yes_p), abs=1e-14)


def test_three_members_by_hand() -> None:
    """One in two, one in two, one in four: 3/16 for none, 7/16 for one, 5/16 for two, 1/16 for all three."""
    assert tally_pmf([0.5, 0.5, 0.25]) == pytest.approx([3 / 16, 7 / 16, 5 / 16, 1 / 16])


@given(CHANCES, SHOCK)
def test_the_chances_of_all_tallies_sum_to_one(yes_p: list[float], shock: float) -> None:
    """The bars would not add up to certainty."""
    pmf = mixed(shaken(yes_p, shock))
    assert sum(pmf) == pytest.approx(1.0, abs=1e-12)
    assert min(pmf) >= 0.0


@given(CHANCES, SHOCK)
def test_the_shock_spreads_the_tally_and_does_not_move_it(yes_p: list[float], shock: float) -> None:
    """The average number of yes would differ from the sum of the members' chances that stand beside it."""
    conditional = shaken(yes_p, shock)
    assert np.array(conditional.weight) @ np.array(conditional.yes_p) == pytest.approx(yes_p, abs=1e-9)
    assert sum(k * p for k, p in enumerate(mixed(conditional))) == pytest.approx(sum(yes_p), abs=1e-8)


@given(CHANCES, SHOCK, st.data())
def test_a_members_sure_yes_never_lowers_the_chance(
    yes_p: list[float], shock: float, data: st.DataObject
) -> None:
    """Winning a member would be shown to hurt."""
    required = data.draw(st.integers(1, len(yes_p)))
    column = data.draw(st.integers(0, len(yes_p) - 1))
    conditional = shaken(yes_p, shock)
    now = at_least(mixed(conditional), required)
    assert at_least(mixed(with_sure(conditional, {column: 1.0})), required) >= now - 1e-12
    assert at_least(mixed(with_sure(conditional, {column: 0.0})), required) <= now + 1e-12


@given(CHANCES, SHOCK, st.data())
def test_a_swing_is_the_difference_between_a_sure_yes_and_a_sure_refusal(
    yes_p: list[float], shock: float, data: st.DataObject
) -> None:
    """The order of the pivots would not follow from the chances shown beside them."""
    required = data.draw(st.integers(1, len(yes_p)))
    conditional = shaken(yes_p, shock)
    for i, swing in enumerate(swings(conditional, required)):
        yes = at_least(mixed(with_sure(conditional, {i: 1.0})), required)
        no = at_least(mixed(with_sure(conditional, {i: 0.0})), required)
        assert swing == pytest.approx(yes - no, abs=1e-10)


@given(CHANCES, st.randoms(use_true_random=False))
def test_the_order_of_the_members_changes_nothing(yes_p: list[float], rng: object) -> None:
    """A member's name would weigh on the count."""
    turned = yes_p[::-1]
    assert mixed(shaken(turned, 0.85)) == pytest.approx(mixed(shaken(yes_p, 0.85)), abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0.05, 0.95), st.floats(0.0, 1.0)), min_size=11, max_size=11),
    st.sampled_from([Matter.PROCEDURAL, Matter.SUBSTANTIVE]),
)
def test_a_toy_council_of_eleven_agrees_with_every_outcome_put_to_the_rules(
    members: list[tuple[float, float]], matter: Matter
) -> None:
    """P(vetoed) would not be what the Charter makes of the same votes. 3**5 casts of the five, times the other six."""
    on, yes_p, share = date(1950, 6, 25), [p for p, _ in members], [s for _, s in members]
    permanent = [i < 5 for i in range(11)]
    expected = dict.fromkeys(Decision, 0.0)
    others = _by_enumeration(yes_p[5:])
    for casts in product("yna", repeat=5):
        p = 1.0
        for i, cast in enumerate(casts):
            p *= {"y": yes_p[i], "n": (1 - yes_p[i]) * share[i], "a": (1 - yes_p[i]) * (1 - share[i])}[cast]
        for yes, q in enumerate(others):
            expected[decide(on, matter, casts.count("y") + yes, casts.count("n"))] += p * q
    found = decision_chances(shaken(yes_p, 0.0), share, permanent, on, matter)
    for decision, chance in expected.items():
        assert found[decision] == pytest.approx(chance, abs=1e-10)


def test_a_veto_needs_the_votes_first() -> None:
    """A permanent no on a draft that lacks nine is no veto: with all others sure to abstain, P(vetoed) is nil."""
    conditional = shaken([0.0] * 15, 0.5)
    found = decision_chances(
        conditional, [1.0] * 15, [i < 5 for i in range(15)], date(2020, 1, 1), Matter.SUBSTANTIVE
    )
    assert found == {
        Decision.CARRIED: 0.0,
        Decision.FAILED_MAJORITY: pytest.approx(1.0),
        Decision.VETOED: 0.0,
    }


def test_the_nodes_are_those_of_the_normal_factor() -> None:
    """A digit mistyped in the table would bend every chart. numpy computes the same rule from its polynomial."""
    x, w = np.polynomial.hermite_e.hermegauss(16)
    assert np.array(NODES) == pytest.approx(np.stack([x, w / w.sum()], axis=1), abs=1e-14)


def test_sixteen_nodes_are_enough_for_the_shock_in_use() -> None:
    """The chance of nine would be wrong in the third digit. A fine sum over the density stands for the integral."""
    yes_p = [0.02, 0.97, 0.7, 0.2, 0.1, 0.97, 0.6, 0.8, 0.98, 0.97, 0.97, 0.03, 0.98, 0.99, 0.99]
    z = np.linspace(-9, 9, 1001)
    density = np.exp(-z * z / 2)
    centre = (
        np.array([np.log(q / (1 - q)) for q in (np.array(shaken(yes_p, 0.85).yes_p)[8])]) - 0.85 * NODES[8][0]
    )
    chance = 1 / (1 + np.exp(-(centre + 0.85 * z[:, None])))
    at_z = np.array([at_least(tally_pmf(row), 9) for row in chance.tolist()])
    exact = (density @ at_z) / density.sum()
    assert at_least(mixed(shaken(yes_p, 0.85)), 9) == pytest.approx(exact, abs=5e-6)


def test_who_is_sure_is_no_pivot() -> None:
    """Calling on a member that has made up its mind would waste the caller's week. Eight sure, one open: it decides."""
    states = [chr(65 + i) * 3 for i in range(15)]
    yes_p = [1.0] * 8 + [0.5] + [0.0] * 6
    order = pivots(states, yes_p, shaken(yes_p, 0.85), 9)
    assert order[0].state == "III"
    assert (order[0].gain_if_yes, order[0].loss_if_not) == pytest.approx((0.5, 0.5))
    assert all(v.pivotality == 0.0 for v in order[1:])


def test_the_smallest_sets_are_found_by_hand() -> None:
    """Seven sure, three open at one in two, nine needed: any two of the three carry it, and any two block it."""
    states = [chr(65 + i) * 3 for i in range(15)]
    yes_p = [1.0] * 7 + [0.5] * 3 + [0.0] * 5
    sets = settling_sets(states, yes_p, shaken(yes_p, 0.0), 9)
    pairs = (("HHH", "III"), ("HHH", "JJJ"), ("III", "JJJ"))
    assert (sets.carry, sets.block) == (pairs, pairs)
