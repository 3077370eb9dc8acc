"""Who sat and who presided: every seat filled on every day, terms that do not adjoin, presidents in turn."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ninthvote.record.lint.draft import Check, Draft, Finding
from ninthvote.record.table import (
    EventRow,
    NameKind,
    PresidencyRow,
    StateNameRow,
    StateRow,
    TermRow,
    VoteRow,
)
from ninthvote.vocabulary import SeatKind

#: Days and seats (permanent, elected): from the first meeting; from the enlargement (A/RES/1991 A (XVIII)); to the
#: end of the last year for which all ten have been elected, which moves on with each yearly election.
SEATS: tuple[tuple[date, date, int, int], ...] = (
    (date(1946, 1, 17), date(1966, 1, 1), 5, 6),
    (date(1966, 1, 1), date(2028, 1, 1), 5, 10),
)

#: Elected seats by group: the unwritten arrangement of 1946, then A/RES/1991 A (XVIII), with the five African and
#: Asian seats parted three and two.
PATTERNS: tuple[dict[str, int], ...] = (
    {
        "1946 pattern: Commonwealth": 1,
        "1946 pattern: Eastern Europe": 1,
        "1946 pattern: Latin America": 2,
        "1946 pattern: Middle East": 1,
        "1946 pattern: Western Europe": 1,
    },
    {
        "African": 3,
        "Asia-Pacific": 2,
        "Eastern European": 1,
        "Latin American and Caribbean": 2,
        "Western European and Others": 2,
    },
)


def n_seats(day: date) -> int:
    return next((p + e for first, end, p, e in SEATS if first <= day < end), 15)


def sitting(draft: Draft, day: date) -> list[tuple[int, TermRow]]:
    """The terms that hold on a day."""
    return [
        (line, t) for line, t in draft.of(TermRow) if t.from_ <= day and (t.until is None or day < t.until)
    ]


def _seats_are_filled_on_every_day(draft: Draft) -> Iterator[Finding]:
    for (first, end, permanent, elected), pattern in zip(SEATS, PATTERNS, strict=True):
        days = {d for _, t in draft.of(TermRow) for d in (t.from_, t.until) if d and first < d < end}
        told: dict[str, object] = {}  # what was last found wrong: a fault that lasts is told once
        for start, stop in pairwise(sorted({first, end, *days})):
            held = sitting(draft, start)
            for kind, n in ((SeatKind.PERMANENT, permanent), (SeatKind.ELECTED, elected)):
                states = sorted(t.state for _, t in held if t.seat is kind)
                if len(states) == n or draft.is_excepted("seats", kind, start, stop):
                    told[kind] = n
                elif told.get(kind) != len(states):
                    told[kind] = len(states)
                    line = _line_at(draft, start, kind, too_many=len(states) > n)
                    what = f"{len(states)} {kind} members from {start}: {' '.join(states)}"
                    yield Finding("terms.csv", line, "from_", "seats", what, f"{n} {kind} seats filled")
            seated = [(line, t) for line, t in held if t.seat is SeatKind.ELECTED]
            found = _by_group(seated, start)
            counts = {group: len(states) for group, states in found.items()}
            if len(seated) == elected and counts not in (pattern, told.get("pattern")):
                yield _pattern_broken(start, seated, found, pattern)
            told["pattern"] = counts


def _by_group(seated: list[tuple[int, TermRow]], day: date) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for _, t in seated:
        found.setdefault(_group_on(t.regional_group, day), []).append(t.state)
    return dict(sorted(found.items()))


def _pattern_broken(
    day: date, seated: list[tuple[int, TermRow]], found: dict[str, list[str]], pattern: dict[str, int]
) -> Finding:
    """Told at a term that began last in a group with a seat too many."""
    over = {g for g, states in found.items() if len(states) > pattern.get(g, 0)}
    _, line = max((t.from_, -line) for line, t in seated if _group_on(t.regional_group, day) in over)
    what = f"from {day}: " + ", ".join(f"{len(s)} {g} ({' '.join(sorted(s))})" for g, s in found.items())
    expected = ", ".join(f"{count} {group}" for group, count in pattern.items())
    return Finding("terms.csv", -line, "regional_group", "pattern", what, expected)


def _line_at(draft: Draft, day: date, kind: SeatKind, *, too_many: bool) -> int:
    """A line to look at first: a term that begins on the day, or one that ended without a follower."""
    terms = [(line, t) for line, t in draft.of(TermRow) if t.seat is kind]
    near = [line for line, t in terms if (t.from_ if too_many else t.until) == day]
    return min(near or [line for line, _ in terms] or [1])


def _group_on(group: str, day: date) -> str:
    """`1946 pattern: Middle East (Asia-Pacific from 1966)` names the seat of both halves of one term."""
    old, _, new = group.partition(" (")
    return new.removesuffix(" from 1966)") if new and day >= SEATS[1][0] else old


def _no_elected_member_follows_itself(draft: Draft) -> Iterator[Finding]:
    terms = sorted(
        ((t.state, t.from_, line, t) for line, t in draft.of(TermRow) if t.seat is SeatKind.ELECTED),
        key=lambda entry: entry[:3],
    )
    for (_, _, _, before), (state, from_, line, _) in pairwise(terms):
        if before.state == state and (before.until is None or from_ <= before.until):
            what = f"{state} sat until {before.until}"
            expected = "a term that does not adjoin the one before (Charter Art. 23(2))"
            yield Finding("terms.csv", line, "from_", "adjoining_terms", what, expected)


def _an_election_comes_before_its_term(draft: Draft) -> Iterator[Finding]:
    for line, t in draft.of(TermRow):
        if t.known_on > t.from_:
            what = f"known on {t.known_on}, after the term began"
            yield Finding("terms.csv", line, "known_on", "known_on", what, f"{t.from_} or earlier")


def short_names(names: list[StateNameRow], day: date) -> dict[str, str]:
    """The UN English short name of each state on a day, of rows that are short names."""
    return {
        n.state: n.name
        for n in names
        if (n.from_ is None or n.from_ <= day) and (n.until is None or day < n.until)
    }


def in_english_order(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()


def _each_state_has_one_name_at_a_time(draft: Draft) -> Iterator[Finding]:
    by_state: dict[str, list[tuple[date, date, int]]] = {}
    for line, n in draft.of(StateNameRow):
        if n.kind is NameKind.SHORT:
            by_state.setdefault(n.state, []).append((n.from_ or date.min, n.until or date.max, line))
    for line, state in draft.of(StateRow):
        names = sorted(by_state.get(state.state, []))
        if not names or names[-1][1] < (state.until or date.max):
            what = f"{state.state} has no short name now, or at its end"
            yield Finding(
                "states.csv", line, "state", "names", what, "a row of kind short in state_names.csv"
            )
        for (_, end, _), (start, _, second) in pairwise(names):
            if start < end:
                what = f"{state.state} has another short name until {end}"
                yield Finding("state_names.csv", second, "from_", "names", what, "one at a time")


def _presidents_follow_in_order(draft: Draft) -> Iterator[Finding]:
    """Rule 18: each month the member whose name comes next in English; a president who deviates is one finding."""
    rows = sorted(((p.month, p.state, line) for line, p in draft.of(PresidencyRow)), key=lambda r: r[0])
    short = [n for _, n in draft.of(StateNameRow) if n.kind is NameKind.SHORT]
    due: str = ""
    for (before, earlier, _), (month, state, line) in pairwise(rows):
        if month != (date(before.year + before.month // 12, before.month % 12 + 1, 1)):
            what = f"{month:%B %Y} follows {before:%B %Y}"
            yield Finding(
                "presidencies.csv", line, "month", "presidency", what, "every month, by its first day"
            )
        names = short_names(short, month)
        order = {t.state: in_english_order(names.get(t.state, t.state)) for _, t in sitting(draft, month)}
        members = sorted(order, key=order.__getitem__)
        if not members or draft.is_excepted("presidency", state, month):
            due = ""
            continue
        follows = [_next(members, s, names) for s in (earlier, due) if s]
        due = ""
        if state not in follows:
            due = follows[0]
            sits = "" if state in members else ", which did not sit then"
            what = f"{state} presides in {month:%B %Y}{sits}"
            expected = f"{due}, next in English alphabetical order after {earlier} (rule 18)"
            yield Finding("presidencies.csv", line, "state", "presidency", what, expected)


def _next(members: list[str], state: str, names: dict[str, str]) -> str:
    last = in_english_order(names.get(state, state))
    return next((m for m in members if in_english_order(names.get(m, m)) > last), members[0])


def _presidents_named_elsewhere_agree(draft: Draft) -> Iterator[Finding]:
    presiding = {p.month: p.state for _, p in draft.of(PresidencyRow)}
    named = [("votes.csv", line, v.president, v.on) for line, v in draft.of(VoteRow)]
    named += [("events.csv", line, e.president, e.on) for line, e in draft.of(EventRow)]
    for file, line, state, day in named:
        month = day.replace(day=1)
        if state and presiding.get(month, state) != state:
            what = f"{state} presides, in {month:%B %Y}"
            expected = f"{presiding[month]}, as presidencies.csv has it"
            yield Finding(file, line, "president", "presidency", what, expected)
        elif state and state not in {t.state for _, t in sitting(draft, day)}:
            what = f"{state} presides and is not a member on {day}"
            yield Finding(file, line, "president", "presidency", what, "a member on that day")


CHECKS: tuple[Check, ...] = (
    _seats_are_filled_on_every_day,
    _no_elected_member_follows_itself,
    _an_election_comes_before_its_term,
    _each_state_has_one_name_at_a_time,
    _presidents_follow_in_order,
    _presidents_named_elsewhere_agree,
)
