"""The sources that can be brought in: who publishes them, on what terms, where, and which edition was checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from ninthvote.errors import IntakeError


@dataclass(frozen=True, slots=True)
class Source:
    """One document of one publisher."""

    source: str
    title: str
    publisher: str
    terms: str
    page: str | None  #: where the publisher describes it (a page for people, not the file)
    url: str | None  #: the file itself, where its address is publicly documented
    file: str  #: the name under which the file is looked for in a folder, or below a URL; also with `.xz`
    as_of: str
    sha256: str  #: of the unpacked file of the edition that was checked
    bytes: int


@cache
def catalogue() -> tuple[Source, ...]:
    """Every source, in the order in which they are brought in."""
    text = files("ninthvote.intake").joinpath("catalogue.yaml").read_text(encoding="utf-8")
    return tuple(Source(source=key, **values) for key, values in yaml.safe_load(text).items())


def find_source(key: str) -> Source:
    """The source of that key."""
    for source in catalogue():
        if source.source == key:
            return source
    raise IntakeError(f"there is no source {key!r}", candidates=[source.source for source in catalogue()])
