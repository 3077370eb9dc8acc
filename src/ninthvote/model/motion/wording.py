"""What an Assembly roll call was about, in words: a paragraph put separately bears the title of its whole text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

#: How the published table writes what was put in part: in the president's own words, without the title.
IN_PART = re.compile(
    r"i shall now put|put to the vote|(operative|preambular) paragraph|paragraph \d|separate", re.IGNORECASE
)
_PREFIX = re.compile(r"^A/RES/|^R/|^A/")


def wordings(
    title: Sequence[str | None], text: Sequence[str | None], symbol: Sequence[str | None]
) -> tuple[list[str], NDArray[np.bool_]]:
    """The words of each roll call, and whether only a part of a text was put.

    The symbol is used for one thing: a part is lent the title of the whole that bears the same symbol, which lay on
    the table when the part was put. Whether the whole was adopted is not read.
    """
    own = [" ".join(part for part in pair if part) for pair in zip(title, text, strict=True)]
    partial = np.array([bool(IN_PART.search(words)) for words in own], dtype=np.bool_)
    whole: dict[str, str] = {}
    for words, of, part in zip(own, symbol, partial, strict=True):
        key = _PREFIX.sub("", of) if of else ""
        if key and not part and len(words) > len(whole.get(key, "")):
            whole[key] = words
    lent = [
        f"{words} {whole.get(_PREFIX.sub('', of) if of else '', '')}".strip() if part else words
        for words, of, part in zip(own, symbol, partial, strict=True)
    ]
    return lent, partial
