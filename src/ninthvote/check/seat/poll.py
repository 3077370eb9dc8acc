"""What candidates for a seat got in the Assembly: their votes, and the ballots that it took."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.reading.names import name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.rules.lawbook import provision
from ninthvote.text import Kind
from ninthvote.vocabulary import Confidence

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)\b")
_GOT = re.compile(
    r"\b(?P<state>[A-Z]{3}) (?P<yes>\d{2,3})(?:-(?P<no>\d{2,3}))?(?:, then (?P<yes2>\d{2,3})-(?P<no2>\d{2,3}))?"
)
_ROUND = re.compile(r"\bon the (\d+)(?:st|nd|rd|th) ballot")
#: An election is spoken of for so many days before and after the seat is taken.
ABOUT_DAYS = 760
#: So few votes are cast at the Council's table.
CHAIRS = 15


@dataclass(frozen=True, slots=True)
class Score:
    """The votes of one candidate in one election, each number that was counted for it."""

    state: str
    on: date
    votes: tuple[int, ...]
    fact: Fact


@cache
def scores() -> tuple[Score, ...]:
    """The counts that the provision on the majority gives as its cases."""
    out = []
    for case in provision("ELE-01").cases:
        day = _DAY.match(case.text)
        if day is None or case.confidence is not Confidence.SOURCED:
            continue
        on = date(int(day[1]), int(day[2]), int(day[3]))
        for m in _GOT.finditer(case.text):
            votes = tuple(int(m[k]) for k in ("yes", "yes2") if m[k])
            out.append(Score(m["state"], on, votes, Fact("ELE-01")))
    return tuple(out)


def _near(s: Statement, on: date) -> bool:
    """Whether the election is the one of the time told, or the last before the article."""
    p = s.scene.published
    if s.times:
        return any(t.first.year == on.year for t in s.times)
    return p is not None and 0 <= (p - on).days <= ABOUT_DAYS


_ELSE = r"\bC (?:voted|adopted|met)|resolution|draft|agenda|abst|against (?!the )|\bfavou?r|letter|signed|statement|countries|kilomet|euro|dollar|years?\b|victims"
_ELECTION = r"elect|ballot|candida|\bseat|\bround|\bpoll|\bwon\b|vote"


@reads(Family.VOTE, r"\bG\b[^;.]{0,40}\bN\b|\bN\b[^;.]{0,30}\bG\b")
def so_many_votes_for_a_seat(s: Statement) -> Answer | None:
    """Those named got so many votes in the election of members."""
    marks = [
        (i, m)
        for i, m in sorted(s.clause.at.items())
        if s.start <= i < s.end and m.kind in (Kind.STATES, Kind.NUMBER)
    ]
    kinds = "".join("G" if m.kind is Kind.STATES else "N" for _, m in marks)
    pairs = len(kinds) // 2
    if not pairs or kinds not in ("GN" * pairs, "NG" * pairs) or s.people or s.negative or s.has(_ELSE):
        return None
    if not (s.has(_ELECTION) or s.scene.ago("membership") <= 2 or s.scene.ago("poll") <= 1):
        return None
    right: list[Score] = []
    wrong: list[Score] = []
    for n in range(0, len(kinds), 2):
        state, number = (marks[n][1], marks[n + 1][1]) if kinds[0] == "G" else (marks[n + 1][1], marks[n][1])
        if len(state.value) != 1 or number.value is None or number.value <= CHAIRS:
            return None
        known = [x for x in scores() if x.state == state.value[0] and _near(s, x.on)]
        if len(known) != 1:
            return None
        (right if number.value in known[0].votes else wrong).append(known[0])
    s.scene.spoken["poll"] = s.scene.sentence
    told = ", ".join(f"{name_of(x.state)} {' and '.join(map(str, x.votes))}" for x in (*right, *wrong))
    said = f"In the election of {(right or wrong)[0].on:%-d %B %Y}: {told}."
    if not wrong:
        return supported(said, *(x.fact for x in right))
    plain = (
        s.has(r"\b(?:got|won|received|with|on|had|missed|polled|collected|gathered|took)\b|votes")
        or pairs > 1
    )
    return (
        contradicted(said, *(x.fact for x in wrong))
        if plain and all(len(x.votes) == 1 for x in wrong)
        else None
    )


_ROUNDS = r"\b(?:N|O|final|decisive) (?:rounds?|ballots?)\b"


@reads(Family.VOTE, _ROUNDS)
def so_many_ballots(s: Statement) -> Answer | None:
    """The seat of the state named was won on the so-and-so-manieth ballot."""
    marks = [m.value for m in s.clause.within(s.start, s.end, "NO") if m.value]
    if (
        len(marks) != 1
        or s.people
        or s.negative
        or len(s.states) > 2
        or s.has(r"\bC (?:voted|adopted)|votes? to")
    ):
        return None
    states = [x for x in s.actors if _won(s, x)] or (
        [x for x in s.scene.states if _won(s, x)] if not s.states else []
    )
    if len(states) != 1:
        return None
    row = _won(s, states[0])[0]
    took = _ROUND.search(row.note or "")
    if took is None or row.confidence is not Confidence.SOURCED:
        return None
    fact = s.scene.ledger.term_fact(row)
    said = f"{name_of(states[0])} was elected on ballot {took[1]}."
    if marks[0] == int(took[1]):
        return supported(said, fact)
    return (
        contradicted(said, fact)
        if s.states and s.has(r"need|took|went to|required|after|only|\bwon\b")
        else None
    )


def _won(s: Statement, state: str) -> list[Any]:
    """The term of the state whose election is told, if its ballots are on record."""
    return [
        r
        for r in s.scene.ledger.terms_of(state)
        if _ROUND.search(r.note or "") and (_near(s, r.known_on) if r.known_on else False)
    ]


_TALLY = re.compile(r"(\d{2,3}) to (\d{2,3}) for the ")


@reads(Family.VOTE, r"\bT\b")
def the_last_ballot(s: Statement) -> Answer | None:
    """The numbers of the ballot on which a seat was won."""
    tallies = [m.value for m in s.clause.within(s.start, s.end, "T")]
    if (
        len(tallies) != 1
        or tallies[0][0] is None
        or tallies[0][0] <= CHAIRS
        or s.people
        or s.has(r"resolution|draft|agenda")
    ):
        return None
    for state in dict.fromkeys((*s.actors, *s.scene.states, *(x.state for x in scores()))):
        for row in _won(s, state):
            m = _TALLY.search(row.note or "")
            if m is not None and tallies[0][:2] == (int(m[1]), int(m[2])):
                return supported(
                    f"{name_of(state)} was elected with {m[1]} to {m[2]}.", s.scene.ledger.term_fact(row)
                )
    return None
