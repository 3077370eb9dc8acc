"""Provisions cited by number: articles of the Charter and provisional rules of procedure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ninthvote.errors import NinthVoteError


@dataclass(frozen=True, slots=True, order=True)
class Article:
    """An article of the Charter, with its paragraph where one is cited: `Charter Art. 27(3)`."""

    number: int
    paragraph: int | None = None

    def __str__(self) -> str:
        return f"Charter Art. {self.number}" + (f"({self.paragraph})" if self.paragraph else "")


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A provisional rule of procedure of the Council (S/96/Rev.7), with its item: `rule 33(1)`."""

    number: int
    item: int | None = None

    def __str__(self) -> str:
        return f"rule {self.number}" + (f"({self.item})" if self.item else "")


Provision = Article | Rule

_ARTICLE = re.compile(
    r"(?:(?:UN\s+|United\s+Nations\s+)?Charter,?\s+)?\bArt(?:icle|\.)?\s*(?P<n>\d{1,3})"
    r"(?:\s*\((?P<p>\d)\)|\s*,?\s+para(?:graph|\.)?\s+(?P<q>\d))?(?:\s+of\s+the\s+(?:UN\s+|United\s+Nations\s+)?Charter)?",
    re.IGNORECASE,
)
_RULE = re.compile(r"\b(?:provisional\s+)?rule\s+(?P<n>\d{1,2})(?:\s*\((?P<i>\d)\))?", re.IGNORECASE)


def find_provisions(text: str) -> Iterator[tuple[int, int, Provision]]:
    """Every article or rule cited by number in running text, in order, with its half-open span.

    Not covered: `Articles 31 and 32`, of which only the first is found.
    """
    found: list[tuple[int, int, Provision]] = []
    for match in _ARTICLE.finditer(text):
        paragraph = match["p"] or match["q"]
        if int(match["n"]) <= 111:  # the Charter has 111 articles
            found.append(
                (match.start(), match.end(), Article(int(match["n"]), int(paragraph) if paragraph else None))
            )
    for match in _RULE.finditer(text):
        if int(match["n"]) <= 61:  # the provisional rules end at 61
            item = match["i"]
            found.append((match.start(), match.end(), Rule(int(match["n"]), int(item) if item else None)))
    yield from sorted(found, key=lambda entry: entry[:2])


def parse_provision(text: str) -> Provision:
    """The one provision that `text` cites.

    Raises:
        NinthVoteError: where it is none, or more than one.
    """
    found = list(find_provisions(text))
    if len(found) != 1 or found[0][1] - found[0][0] != len(text.strip()):
        raise NinthVoteError(
            f"{text!r} does not cite one provision",
            expected="a form such as Charter Art. 27(3) or rule 33(1)",
        )
    return found[0][2]
