"""The annotated articles beside the checkout: no figure falls below its floor without being named."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from shared_data import shared

SCORER = Path(__file__).parents[2] / "eval" / "articles.py"


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"eval_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[f"eval_{path.stem}"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    return loaded(SCORER)


def test_the_projects_own_articles_keep_their_score() -> None:
    """What was once found in an article of any voice would be lost again; a true sentence would be called false."""
    own = loaded(SCORER.with_name("gold_articles.py"))
    assert own.floors()["false_contradictions"] == 0
    assert own.below(own.figures(own.run()), own.floors()) == []


def test_no_figure_falls_below_its_floor(scorer: ModuleType) -> None:
    """A recogniser that finds more by judging worse would go out unnoticed."""
    shared("check/dev")
    pinned = scorer.floors()
    if pinned["corpus_sha256"] != scorer.corpus_hash():
        pytest.skip("the articles are not those the floors were measured on")
    assert scorer.below(scorer.figures(*scorer.run()), pinned["floors"]) == []


def test_the_scorer_matches_as_the_articles_define_it(scorer: ModuleType) -> None:
    """Half of the shorter span and a common family or verdict; agreement on both goes before overlap."""
    span = scorer.Span
    gold = [span(0, 40, "vote", "SUPPORTED"), span(50, 90, "membership", "CONTRADICTED")]
    # The first prediction overlaps the first claim fully but agrees on the verdict only; the second agrees on both.
    predicted = [
        span(0, 40, "meeting", "SUPPORTED"),
        span(10, 30, "vote", "SUPPORTED"),
        span(60, 65, "rule", "SUPPORTED"),
    ]
    assert scorer.match(predicted, gold) == {1: 0}
    score = scorer.Score()
    scorer.add(score, predicted, gold, [(62, 64)])
    assert (score.gold, score.predicted, score.matched, score.right, score.in_not_claims) == (2, 3, 1, 1, 1)


def test_a_false_contradiction_is_counted_whatever_its_family(scorer: ModuleType) -> None:
    """Telling a reader that a true statement is false is the worst error, in any family."""
    score = scorer.Score()
    scorer.add(
        score, [scorer.Span(0, 10, "rule", "CONTRADICTED")], [scorer.Span(0, 20, "vote", "SUPPORTED")], []
    )
    assert (score.falsely_contradicted, score.supported_touched, score.matched) == (1, 1, 0)
