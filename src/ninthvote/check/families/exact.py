"""Statements whose words no pattern knows but whose states and dates are exactly those of one row.

A list of states that is just the list of those who voted no that day, or just those whose terms began that January,
can hardly be about anything else, however it is put. What fits is supported; what does not fit is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ninthvote.check import grammar
from ninthvote.check.claim import Family, supported
from ninthvote.check.clause import Clause
from ninthvote.check.families.ballots import _reading
from ninthvote.check.families.papers import requests_of
from ninthvote.check.families.table import _told
from ninthvote.check.frame import Found, frame
from ninthvote.check.ledger import Fact
from ninthvote.check.names import listed, name_of
from ninthvote.check.scene import Scene
from ninthvote.check.timing import Time
from ninthvote.vocabulary import Cast

_DAY = timedelta(days=1)
_SEATS = "member|seat|term|table|elected|newcom|new face|join|leav|left|sat |serv|stint|spell|arriv|depart|replac|return|stay|remain|step|turn|nameplate|chamber|horseshoe|club|intake|outgoing|incoming|began|begin|start|end"
_VOTES = "vot|against|favour|favor|oppos|abst|said no|said yes|aye|noes|nay|hand|side|majority|reject|back|support|object|dissent|resist|fence|yes|no,|no;|refus"
_PAPERS = "sign|statement|letter|name|request|ask|call|appeal|join"
_STATEMENT = r"(?:(?!, (?:while|but) )[^;.:])*"
_START = r"(?:(?<![^;.:])|(?<=, while )|(?<=, but ))"


def _states(clause: Clause, a: int, b: int) -> list[tuple[int, tuple[str, ...]]]:
    return [(i, m.value) for i, m in sorted(clause.at.items()) if a <= i < b and m.kind.value == "states"]


def _said(scene: Scene, clause: Clause, a: int, b: int) -> list[Time]:
    return [t for t in scene.times_in(clause, a, b) if t.grain in ("day", "month", "year")]


@frame(Family.MEMBERSHIP, rf"{_START}{_STATEMENT}(?:{_SEATS}){_STATEMENT}", _SEATS, rank=0)
def just_these_terms(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Two or more states whose terms began, or ended, together at the time told; one whose term has just these years."""
    for at, states in _states(clause, m.start(), m.end()):
        if "PRK" in states or grammar.search(r"vot|abstain|sign|veto|statement|letter|request", m.group(0)):
            continue
        times = _said(scene, clause, m.start(), m.end())
        found = (
            _terms_of_list(scene, clause, states, times)
            if len(states) >= 2
            else _terms_of_one(scene, states[0], times)
        )
        if found:
            start, stop = _tight(clause, m, at)
            return [(start, stop, supported(found[0], *found[1]))]
    return None


def _tight(clause: Clause, m: re.Match[str], at: int) -> tuple[int, int]:
    """The statement's own words around the states: from their comma to the end."""
    start = m.start()
    lead = grammar.match(r"\s*(?:and |but |so |then |also )+", clause.skeleton[start:at])
    return start + (lead.end() if lead else 0), m.end()


def _terms_of_list(
    scene: Scene, clause: Clause, states: Sequence[str], times: Sequence[Time]
) -> tuple[str, list[Fact]] | None:
    led = scene.ledger
    years: list[int] = []
    for t in times:
        years += (
            [t.first.year, t.last.year + 1] if t.grain == "year" else [t.first.year + (t.first.month >= 11)]
        )
    if not times and scene.published is not None and scene.published.month in (1, 6, 10, 11, 12):
        years = [scene.published.year + (scene.published.month >= 6)]
    for y in dict.fromkeys(years):
        start = date(y, 1, 1)
        come = {s for s, rows in led.terms.items() if any(r.from_ == start for r in rows)}
        gone = {s for s, rows in led.terms.items() if any(r.until == start for r in rows)}
        for group, word in ((come, "joined"), (gone, "left")):
            if set(states) <= group and (len(states) >= 3 or times):
                return f"{listed(sorted(map(name_of, group)))} {word} at the turn to {y}.", [
                    Fact(f"membership: {y if word == 'joined' else y - 1}")
                ]
    on = times[0].first if times else scene.published
    if on is not None and len(states) >= 4:
        elected = led.elected(on)
        if set(states) == elected or (
            set(states) <= elected
            and grammar.search(r"elected|non-permanent|rotating|ten\b", clause.skeleton)
        ):
            return f"The elected members were {listed(sorted(map(name_of, elected)))}.", [
                Fact(f"membership: {on.year}")
            ]
    return None


def _terms_of_one(scene: Scene, state: str, times: Sequence[Time]) -> tuple[str, list[Fact]] | None:
    years = sorted({y for t in times if t.grain == "year" for y in range(t.first.year, t.last.year + 1)})
    rows = scene.ledger.terms_of(state)
    for r in rows:
        if r.until is None:
            continue
        last = r.until - _DAY
        if len(years) > 1 and years == list(range(r.from_.year, last.year + 1)):
            return f"{_told(scene, state)}.", [scene.ledger.term_fact(r)]
        for t in times:
            if (t.grain == "day" and t.first in (r.from_, last)) or (
                t.grain == "month" and t.holds(r.from_) and t.first.month == 1
            ):
                return f"{_told(scene, state)}.", [scene.ledger.term_fact(r)]
    return None


@frame(
    Family.PRESIDENCY,
    r"(?P<a>G)(?: [a-z ]{0,25}?)? ?(?:in|for) (?P<da>D)(?:,| and|;|, and)(?: then| to)? ?(?P<b>G)(?: [a-z ]{0,25}?)? ?(?:in|for) (?P<db>D)|(?:in|for) (?P<dc>D),?(?: it (?:is|was|will be))? (?P<c>G)(?:,| and|;|, and)(?: in| for)? (?P<dd>D),? (?P<d>G)",
    "in |for ",
    rank=1,
)
def two_months_two_chairs(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Two states and two months that are just those in which they presided."""
    facts = []
    pairs = (("a", "da"), ("b", "db")) if m.group("a") else (("c", "dc"), ("d", "dd"))
    for who, when in pairs:
        states = clause.at[m.start(who)].value
        times = [t for t in scene.times_in(clause, m.start(when), m.end(when)) if t.grain in ("month", "day")]
        if len(states) != 1 or not times:
            return None
        held = [scene.ledger.presides(a.year + k, a.month) for a, _ in times[0].spans for k in (0, 1)]
        hit = next((h for h in held if h is not None and h[0] == states[0]), None)
        if hit is None:
            return None
        facts.append(hit[1])
    return [(m.start(), m.end(), supported("Each presided in its month.", *facts))]


@frame(Family.MEMBER_VOTE, rf"{_START}{_STATEMENT}(?:{_VOTES}){_STATEMENT}", _VOTES, rank=0)
def just_these_votes(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """States that are exactly those who voted no, or abstained, in the vote spoken of."""
    lists = [(at, s) for at, s in _states(clause, m.start(), m.end()) if len(s) >= 2]
    if not lists:
        return None
    others = len(clause.within(m.start(), m.end(), "GAP")) > 1
    if others and grammar.search(r"\b(?:sid(?:ed|ing)|went along|joined|like|unlike|together) ", m.group(0)):
        return None
    found, _ = _reading(scene, clause, m.start(), m.end())
    if len(found.found) != 1 or not found.firm:
        return None
    b = found.found[0]
    for at, states in lists:
        for cast, words in (
            (Cast.NO, "voted against"),
            (Cast.ABSTAIN, "abstained"),
            (Cast.YES, "voted in favour"),
        ):
            group = {s for s, c in b.casts.items() if c is cast}
            if group and set(states) == group and group <= b.firm_casts:
                start, stop = _tight(clause, m, at)
                return [
                    (
                        start,
                        stop,
                        supported(
                            f"On {b.on:%-d %B %Y} {listed(sorted(map(name_of, group)))} {words}.", b.fact
                        ),
                    )
                ]
    return None


@frame(Family.SIGNATORIES, rf"{_START}{_STATEMENT}(?:{_PAPERS}){_STATEMENT}", _PAPERS, rank=0)
def just_these_names(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """States that are exactly those in whose name one letter or statement was made."""
    for at, states in _states(clause, m.start(), m.end()):
        if len(states) < 3:
            continue
        rows = [
            p
            for p in scene.ledger.papers
            if p.complete
            and p.names == set(states)
            and p.firm("signatories")
            and (scene.published is None or p.on <= scene.published)
        ]
        if rows:
            p = rows[-1]
            scene.see_paper(p)
            start, stop = _tight(clause, m, at)
            return [
                (
                    start,
                    stop,
                    supported(
                        f"{p.title}, {p.on:%-d %B %Y}: {listed(sorted(map(name_of, p.names)))}.", p.fact
                    ),
                )
            ]
    return None


@frame(
    Family.REQUEST,
    rf"{_START}{_STATEMENT}(?:request|ask|sought|wanted|call|letter|initiat|propos|sponsor){_STATEMENT}",
    "request|ask|sought|wanted|call|letter|initiat|propos|sponsor",
    rank=0,
)
def just_these_askers(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """States that are exactly those who asked for one meeting."""
    for at, states in _states(clause, m.start(), m.end()):
        if len(states) < 2:
            continue
        times = _said(scene, clause, m.start(), m.end())
        rows = [
            r
            for r in requests_of(scene)
            if r.complete and r.names == set(states) and (scene.published is None or r.on <= scene.published)
        ]
        if times:
            rows = [r for r in rows if any(t.holds(r.on) or t.holds(r.day) for t in times)]
        if rows:
            start, stop = _tight(clause, m, at)
            return [
                (
                    start,
                    stop,
                    supported(
                        f"The request of {rows[-1].on:%-d %B %Y} was made by {listed(sorted(map(name_of, rows[-1].names)))}.",
                        rows[-1].fact,
                    ),
                )
            ]
    return None
