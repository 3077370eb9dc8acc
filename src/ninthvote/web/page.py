"""A page before it is rendered: what it says, what it rests on, how it is cited, and where its data lie.

A page is a pure function of the desk and the address. The server and the static site call the same functions, so the
two cannot say different things.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ninthvote import __version__
from ninthvote.record import Record, SourceRow


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page is written at: the record, and the day on which it is read."""

    record: Record
    today: date
    static: bool = False  #: pages for files on any host: no form is answered there, and pages say so

    @property
    def record_hash(self) -> str:
        return self.record.manifest.facts_sha256[:12]


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `template` is rendered with `context`; sources are gathered as the template cites them."""

    title: str
    summary: str
    template: str
    section: str
    context: Mapping[str, Any] = field(default_factory=dict)
    data: Sequence[tuple[str, str]] = ()  #: (address, words) of downloads of what the page shows
    status: int = 200
    cited: bool = True  #: whether the same address shows the same again, so that it can be cited
    moved: str = ""  #: the one address of what was asked, where it was asked in more words than needed

    def cite(self, desk: Desk, address: str) -> str:
        return (
            f"Ninth Vote, “{self.title}”, record of facts {desk.record_hash} read on {desk.today:%Y-%m-%d}, "
            f"version {__version__}, {address}."
        )


class Notes:
    """Sources numbered in the order in which a page cites them."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._numbers: dict[str, int] = {}

    def numbers(self, keys: Iterable[str]) -> list[int]:
        return [self._numbers.setdefault(key, len(self._numbers) + 1) for key in keys]

    @property
    def listed(self) -> list[SourceRow]:
        rows = {row.source: row for row in self._record.sources(list(self._numbers))}
        return [rows[key] for key in self._numbers if key in rows]


PageFunction = Callable[..., Page]

#: What stands after the question mark, in order; a name may come more than once.
Asked = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Route:
    """An address with named parts, the page that answers it, and the addresses a static site writes out."""

    pattern: str
    page: PageFunction
    addresses: Callable[[Desk], Iterable[Mapping[str, str]]]
    asks: bool = False  #: whether it answers what stands after the question mark, passed to it as `asked`

    def match(self, path: str) -> dict[str, str] | None:
        found = re.fullmatch(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", self.pattern), path)
        return found.groupdict() if found else None

    def paths(self, desk: Desk) -> Iterable[str]:
        return (self.pattern.format(**parts) for parts in self.addresses(desk))


def once(_: Desk) -> Iterable[Mapping[str, str]]:
    """The addresses of a page that has only one."""
    return ({},)


def rights_day(today: date) -> date:
    """The next Human Rights Day, that day included: 10 December, near which the Council has taken rights up."""
    this_year = date(today.year, 12, 10)
    return this_year if today <= this_year else date(today.year + 1, 12, 10)
