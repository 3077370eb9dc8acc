"""A motion is forecast from earlier votes alone, opened into its parts, and says how much precedent it has."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninthvote.errors import ModelError
from ninthvote.model.motion import (
    FEATURES,
    History,
    Library,
    Motion,
    Regime,
    TextIndex,
    fit_stack,
    forecast_motion,
    join,
    learn,
    wordings,
    words_of,
)
from ninthvote.model.positions import Positions, fit, place_texts
from ninthvote.model.positions.layout import NO_YEAR

SUBJECTS = ("nuclear testing in the pacific", "rights of migrant workers", "embargo against an island state")


def test_boilerplate_and_outcome_are_not_read() -> None:
    """A forecast would be made from `adopted` and `rejected`, which nobody knows beforehand."""
    said = "Nuclear-weapon tests : resolution / adopted by the General Assembly"
    assert words_of(said) == ["nuclear-weapon", "test"]
    assert words_of("rejected draft resolution") == []


def test_similarity_is_one_for_the_same_words_and_zero_for_others() -> None:
    """The wrong earlier text would be shown as precedent."""
    index = TextIndex(SUBJECTS)
    likeness = index.similar("Nuclear testing in the Pacific")
    assert likeness[0] == pytest.approx(1.0)
    assert likeness[1:].tolist() == [0.0, 0.0]
    assert index.similar("").tolist() == [0.0, 0.0, 0.0]


@given(st.text(max_size=60))
def test_any_text_has_a_likeness_between_nothing_and_identity(text: str) -> None:
    """A title in another script, or of signs only, would stop the forecast."""
    likeness = TextIndex(SUBJECTS).similar(text)
    assert np.all((likeness >= 0.0) & (likeness <= 1.0 + 1e-9))


def _world() -> tuple[History, Positions]:
    """Thirty States in two camps over ten years: on each subject the camps vote their way, year after year."""
    rng = np.random.default_rng(4)
    camp = np.arange(30) % 2
    texts, votes, days = [], [], []
    for year in range(2000, 2010):
        for k, subject in enumerate(SUBJECTS):
            for variant in ("first", "second", "third"):
                yes = rng.random(30) < np.where(camp == k % 2, 0.95, 0.1)
                texts.append(f"{subject} {variant} part")
                votes.append(np.where(yes, 2, rng.integers(0, 2, 30)))
                days.append(np.datetime64(f"{year}-03-01") + k)
    vote = np.array(votes, dtype=np.int8)
    state, text = np.tile(np.arange(30), len(texts)), np.repeat(np.arange(len(texts)), 30)
    day = np.array(days, dtype="datetime64[D]")
    when = day.astype("datetime64[Y]").astype(np.int64)[text] + 1970
    positions = fit(state, text, when, vote.ravel(), dimensions=1, engine="numpy", temperature=1.0)
    history = History(texts, day, vote, np.zeros((len(texts), 0), bool), np.zeros(len(texts), bool))
    return history, positions


@pytest.fixture(scope="module")
def world() -> tuple[History, Positions]:
    return _world()


def _motion(text: str, day: str = "2010-03-01") -> Motion:
    return Motion(text, np.datetime64(day), np.zeros(0, bool))


def test_the_camps_are_told_apart_and_the_precedent_is_named(world: tuple[History, Positions]) -> None:
    """A State would be forecast against its own record. Even States vote yes on the first subject, odd ones not."""
    design = Library(*world).describe(_motion(SUBJECTS[0]))
    for name in (
        "positions on the closest texts",
        "own votes on the wider family",
        "its company on those texts",
    ):
        column = design.features[:, FEATURES.index(name)]
        assert column[::2].min() > column[1::2].max(), name
    assert all(SUBJECTS[0] in world[0].text[p.row] for p in design.precedents[:5])
    assert sum(p.weight for p in design.precedents) == pytest.approx(1.0)
    assert design.regime is Regime.CLOSE_PRECEDENT


def test_a_motion_like_no_other_says_so(world: tuple[History, Positions]) -> None:
    """A forecast out of the air would look like one with precedent."""
    assert Library(*world).describe(_motion("fisheries")).regime is Regime.NO_PRECEDENT


def test_nothing_later_is_read(world: tuple[History, Positions]) -> None:
    """A backtest would know the future: a library with votes of the motion's day or later is refused."""
    history, positions = world
    motion = _motion(SUBJECTS[1], "2006-01-01")
    with pytest.raises(
        ModelError, match="the library knows votes to 2009-03-03, the motion is of 2006-01-01"
    ):
        Library(history, positions).describe(motion)
    earlier = history.before(motion.day)
    assert (len(earlier.text), earlier.day[-1]) == (54, np.datetime64("2005-03-03")), (
        "six years of nine texts"
    )
    scrambled = History(history.text, history.day, history.vote.copy(), history.tags, history.partial)
    scrambled.vote[54:] = 2 - scrambled.vote[54:]
    designs = [Library(h.before(motion.day), positions).describe(motion) for h in (history, scrambled)]
    assert np.array_equal(designs[0].features, designs[1].features)


def test_a_library_of_nothing_is_refused(world: tuple[History, Positions]) -> None:
    """A number would be given where there is nothing to rest it on."""
    history, positions = world
    with pytest.raises(ModelError, match="empty or out of order"):
        Library(history.before(np.datetime64("1999-01-01")), positions)


def test_positions_of_other_texts_are_refused(world: tuple[History, Positions]) -> None:
    """Parameters of one text would be read as those of another."""
    history, positions = world
    with pytest.raises(ModelError, match="fitted on the history's own"):
        Library(replace(history, vote=history.vote[:, :20]), positions)


def test_a_stack_recovers_known_weights_and_its_parts_add_up() -> None:
    """Numbers opened into parts would not sum to the number shown. 20,000 votes from weights 1, -0.5 and 0."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(20_000, 3))
    yes = rng.random(20_000) < 1 / (1 + np.exp(-(0.3 + x @ [1.0, -0.5, 0.0])))
    stack = fit_stack(x, yes, penalty=1.0)
    assert stack.coefficient / stack.scale == pytest.approx([1.0, -0.5, 0.0], abs=0.06)
    assert stack.intercept + stack.parts(x[:5]).sum(axis=1) == pytest.approx(stack.logit(x[:5]))


def test_a_stack_of_one_mind_stays_finite() -> None:
    """All yes would send a coefficient to infinity, and a forecast to certainty."""
    stack = fit_stack(np.ones((40, 2)), np.ones(40, dtype=bool))
    assert np.isfinite(stack.coefficient).all()


def test_a_text_is_placed_among_states_already_placed(world: tuple[History, Positions]) -> None:
    """A Council text would be given no side. Even States say yes, odd ones no: it must tell them apart."""
    _, positions = world
    states = np.arange(14)
    placed = place_texts(
        positions, states, np.zeros(14, int), np.full(14, 2009), np.where(states % 2 == 0, 2, 0)
    )
    p = placed.predict(np.arange(30), np.zeros(30, int))[:, 2]
    assert p[::2].min() > p[1::2].max()
    assert placed.n_roll_calls == 1


def test_a_part_is_lent_the_title_of_its_whole() -> None:
    """A separate vote on a paragraph would have the president's phrases for a subject, and match every other one."""
    words, partial = wordings(
        ["Nuclear testing", None, "Migrant workers"],
        [None, "I shall now put to the vote operative paragraph 4", None],
        ["A/RES/72/50", "R/72/50", "R/72/51"],
    )
    assert partial.tolist() == [False, True, False]
    assert "Nuclear testing" in words[1]
    assert words[2] == "Migrant workers"


def test_a_forecast_opens_into_parts_that_sum_to_it(world: tuple[History, Positions]) -> None:
    """The reasons shown beside a number would not be the reasons for it.

    Taught on 2005 to 2009, asked about 2010: even States, which voted yes nine times in ten, must come out likelier.
    """
    history, positions = world
    lessons = []
    for year in range(2005, 2010):
        n = int(np.searchsorted(history.day, np.datetime64(f"{year}-01-01")))
        past = np.where(np.arange(len(history.text)) < n, positions.roll_call_year, NO_YEAR).astype(np.int32)
        library = Library(history.before(history.day[n]), replace(positions, roll_call_year=past))
        asked = [_motion(history.text[k], str(history.day[k])) for k in range(n, n + 9)]
        lessons.append(learn(library, asked, history.vote[n : n + 9]))
    features, yes = join(lessons)
    assert len(yes) == 5 * 9 * 30
    stack = fit_stack(features, yes)
    answer = forecast_motion(Library(*world), stack, _motion(SUBJECTS[0]))
    assert answer.cast_p.sum(axis=1) == pytest.approx(np.ones(30))
    assert answer.cast_p[::2, 2].min() > answer.cast_p[1::2, 2].max()
    logit = answer.base_logit + sum(answer.parts.values())
    assert 1 / (1 + np.exp(-logit)) == pytest.approx(answer.cast_p[:, 2])
    assert set(answer.parts) == set(FEATURES)


def test_a_period_without_motions_teaches_nothing(world: tuple[History, Positions]) -> None:
    """An empty year would stop a backtest."""
    lesson = learn(Library(*world), [], np.zeros((0, 30), np.int8))
    assert lesson.yes.size == 0
    assert lesson.features.shape == (0, len(FEATURES))
