"""The look of an article changes no verdict: each look that `eval/steady.py` knows, over articles in many voices."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "eval"))

from steady import GOLD, LOOKS, Article, changed, texts

#: Those of the project's own folder, every seventh; the eval goes over all.
SOME = [article for article in texts() if (GOLD / f"{article.name}.txt").exists()][::7]


@pytest.mark.parametrize("look", LOOKS)
def test_the_look_of_an_article_changes_no_verdict(look: str) -> None:
    """Two editions of one article would be judged differently."""

    def moved(article: Article) -> tuple[str, object]:
        return article.name, changed(article, LOOKS[look])

    assert [moved(article) for article in SOME] == [(article.name, ([], [])) for article in SOME]
