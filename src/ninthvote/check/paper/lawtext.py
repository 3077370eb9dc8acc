"""The day of the texts that the law of the Council rests on: the resolution that enlarged it, the notes by its president."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import frame
from ninthvote.check.reading.scene import Scene
from ninthvote.rules.lawbook import authorities
from ninthvote.text.date import find_dates
from ninthvote.vocabulary import Confidence

_RESOLUTION = re.compile(
    r"(?:A/RES/|resolution )(\d{2,4})(?: [A-Z](?: and [A-Z])?)? ?\(([IVXL]+)\)", re.IGNORECASE
)
_NOTE = re.compile(r"S/\d{4}/\d+")


@cache
def _days() -> dict[str, tuple[date, Fact]]:
    """The day of each text that the authorities of the law name with one."""
    out: dict[str, tuple[date, Fact]] = {}
    for short, full, confidence in authorities():
        found = [(m.end(), _key(m[0])) for p in (_RESOLUTION, _NOTE) for m in p.finditer(full)]
        for end, key in found:
            for start, _, when in find_dates(full[end : end + 30])[:1]:
                if when.exact and start <= 5 and key:
                    out[key] = (when.exact, Fact(f"{short}: {key}", Confidence(confidence), ()))
    return out


def _key(symbol: str) -> str:
    m = _RESOLUTION.match(symbol)
    return f"A/RES/{m[1]} ({m[2].upper()})" if m else symbol


@frame(Family.DOCUMENT, r"Y(?: of|,? dated|,| \() ?D", "s/|a/|resolution|sc/", rank=7)
def of_the_law(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Resolution 1991 (XVIII) of 17 December 1963": the day of a text that the law names."""
    named = clause.at[m.start()].surface
    if not (_RESOLUTION.match(named) or _NOTE.match(named)):
        return None
    known = _days().get(_key(named))
    times = scene.times_in(clause, m.start(), m.end())
    if known is None or len(times) != 1 or times[0].grain not in ("day", "month", "year"):
        return None
    on, fact = known
    told = f"{_key(named)} is of {on:%-d %B %Y}."
    if times[0].holds(on):
        return supported(told, fact)
    written = clause.within(m.start(), m.end(), "D")[0].value.year is not None
    return contradicted(told, fact) if written and not times[0].others else None
