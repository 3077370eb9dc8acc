"""The look of an article changes no verdict: each look that `eval/steady.py` knows, over articles in many voices."""

import pytest

from check.test_floors import SCORER, loaded

STEADY = loaded(SCORER.with_name("steady.py"))

#: Those of the project's own folder, every seventh; the eval goes over all.
SOME = [article for article in STEADY.texts() if (STEADY.GOLD / f"{article.name}.txt").exists()][::7]


@pytest.mark.parametrize("look", STEADY.LOOKS)
def test_the_look_of_an_article_changes_no_verdict(look: str) -> None:
    """Two editions of one article would be judged differently."""
    moved = {article.name: STEADY.changed(article, STEADY.LOOKS[look]) for article in SOME}
    assert moved == {article.name: ([], []) for article in SOME}
