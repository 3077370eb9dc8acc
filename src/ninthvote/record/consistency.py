"""What rows must say together: seats filled on every day, casts by members that sum to the tally, presidents in turn.

Every check states what the record claims of itself; none of them knows the rules of procedure, which are read
against the record by `replay`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ninthvote.record.table import (
    AssemblyVoteRow,
    CastRow,
    EventRow,
    LetterRow,
    NameKind,
    PresidencyRow,
    QuotationRow,
    RightsCouncilCastRow,
    SignatoryRow,
    StateNameRow,
    StateRow,
    TermRow,
    VectorRow,
    VoteRow,
)
from ninthvote.record.validate import Check, Draft, Finding
from ninthvote.vocabulary import Cast, Format, Mode, SeatKind, Tally

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

#: A quotation is shorter than this: enough to identify a statement, not to reproduce it.
MOST_WORDS = 30


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


def _codes_hold_on_the_day(draft: Draft) -> Iterator[Finding]:
    states = {s.state: s for _, s in draft.of(StateRow)}
    votes = {v.vote: v.on for _, v in draft.of(VoteRow)}
    letters = {r.letter: r.on for _, r in draft.of(LetterRow)}
    uses: list[tuple[str, int, str, str, date]] = []
    uses += [("terms.csv", n, "state", t.state, t.from_) for n, t in draft.of(TermRow)]
    uses += [("presidencies.csv", n, "state", p.state, p.month) for n, p in draft.of(PresidencyRow)]
    uses += [
        ("casts.csv", n, "state", c.state, votes[c.vote]) for n, c in draft.of(CastRow) if c.vote in votes
    ]
    uses += [
        ("signatories.csv", n, "state", s.state, letters[s.letter])
        for n, s in draft.of(SignatoryRow)
        if s.letter in letters
    ]
    uses += [
        ("rights_council_casts.csv", n, "state", c.state, c.on) for n, c in draft.of(RightsCouncilCastRow)
    ]
    uses += [
        ("votes.csv", n, name, state, v.on)
        for n, v in draft.of(VoteRow)
        for name, listed in (("requested_by", v.requested_by), ("called_by", v.called_by))
        for state in listed
    ]
    uses += [("events.csv", n, "signatories", s, e.on) for n, e in draft.of(EventRow) for s in e.signatories]
    for file, line, name, state, day in uses:
        known = states.get(state)
        if known is None:
            continue
        if known.until is not None and day >= known.until:
            expected = f"the code of that day{f' ({known.successor})' if known.successor else ''}"
            yield Finding(file, line, name, "code", f"{state} ended on {known.until}", expected)
        elif known.from_ is not None and day < known.from_:
            yield Finding(
                file, line, name, "code", f"{state} begins on {known.from_}", "the code of that day"
            )


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


def _roll_calls_are_whole_and_sum_to_the_tally(draft: Draft) -> Iterator[Finding]:
    casts: dict[str, list[tuple[int, CastRow]]] = {}
    for line, c in draft.of(CastRow):
        casts.setdefault(c.vote, []).append((line, c))
    for line, v in draft.of(VoteRow):
        given = casts.get(v.vote, [])
        yield from _only_members_cast(draft, v, given)
        tally = Tally.of(c.cast for _, c in given)
        seats = n_seats(v.on)
        if len(given) != seats:
            if not draft.is_excepted("roll_call", v.vote, v.on):
                what = f"{len(given)} casts in {v.vote}"
                yield Finding("votes.csv", line, "vote", "roll_call", what, f"{seats} rows in casts.csv")
            continue
        for name in ("yes", "no", "abstain"):
            says, sums = getattr(v, name), getattr(tally, name)
            if says != sums:
                what = f"{'no figure' if says is None else says} where the casts sum to {sums}"
                yield Finding("votes.csv", line, name, "tally", what, f"{sums}, as in casts.csv")


def _only_members_cast(draft: Draft, v: VoteRow, given: list[tuple[int, CastRow]]) -> Iterator[Finding]:
    members = {t.state for _, t in sitting(draft, v.on)}
    for line, c in given:
        if c.state not in members:
            what = f"{c.state} casts on {v.on} and did not sit then"
            expected = " ".join(sorted(members))
            yield Finding("casts.csv", line, "state", "roll_call", what, expected)
    if len(given) < n_seats(v.on):
        for name in (Cast.YES, Cast.NO, Cast.ABSTAIN):
            says, seen = getattr(v, name), sum(c.cast is name for _, c in given)
            if says is not None and seen > says:
                what = f"{seen} casts of {name} in a vote with {says}"
                yield Finding("casts.csv", given[0][0], "cast", "tally", what, f"at most {says}")


def _tallies_stand_only_where_there_was_a_vote(draft: Draft) -> Iterator[Finding]:
    for line, a in draft.of(AssemblyVoteRow):
        counted = None not in (a.yes, a.no, a.abstain)
        if counted != (a.mode is Mode.VOTE):
            expected = "a tally for a vote, and none for an adoption without one"
            yield Finding("assembly_votes.csv", line, "yes", "mode", f"mode is {a.mode}", expected)
    for line, e in draft.of(EventRow):
        if e.tally_text and e.mode in (Mode.NO_OBJECTION, Mode.ACCLAMATION):
            what = f"a tally {e.tally_text}, and mode {e.mode}"
            yield Finding("events.csv", line, "tally_text", "mode", what, "no tally where nobody voted")


def _formats_are_as_open_as_said(draft: Draft) -> Iterator[Finding]:
    public = {Format.FORMAL_PUBLIC: True, Format.VIDEO_CONFERENCE_OPEN: True}
    closed = dict.fromkeys(
        (
            Format.FORMAL_PRIVATE,
            Format.CLOSED_CONSULTATIONS,
            Format.ANY_OTHER_BUSINESS,
            Format.VIDEO_CONFERENCE_CLOSED,
        ),
        False,
    )
    for line, e in draft.of(EventRow):
        is_open = {**public, **closed}.get(e.format) if e.format else None
        if is_open is not None and e.open_ is not is_open:
            what = f"format {e.format}, and open_ {e.open_}"
            yield Finding("events.csv", line, "open_", "format", what, str(is_open).lower())


def _events_agree_with_the_rows_they_are(draft: Draft) -> Iterator[Finding]:
    votes = {v.vote: v for _, v in draft.of(VoteRow)}
    letters = {r.letter: r for _, r in draft.of(LetterRow)}
    signed: dict[str, set[str]] = {}
    for _, s in draft.of(SignatoryRow):
        signed.setdefault(s.letter, set()).add(s.state)
    for line, e in draft.of(EventRow):
        vote, letter = votes.get(e.vote or ""), letters.get(e.letter or "")
        if vote and vote.on != e.on:
            what = f"the event is of {e.on}"
            yield Finding("events.csv", line, "on", "link", what, f"{vote.on}, the day of {vote.vote}")
        if vote and vote.yes is not None and e.tally_text != f"{vote.yes}-{vote.no}-{vote.abstain}":
            what = f"the event says {e.tally_text}"
            expected = f"{vote.yes}-{vote.no}-{vote.abstain}, the tally of {vote.vote}"
            yield Finding("events.csv", line, "tally_text", "link", what, expected)
        if letter and e.signatories and set(e.signatories) != signed.get(letter.letter, set()):
            what = f"{len(e.signatories)} signatories differ from those of {letter.letter}"
            expected = " ".join(sorted(signed.get(letter.letter, set())))
            yield Finding("events.csv", line, "signatories", "link", what, expected)


def _signatories_are_as_many_as_said(draft: Draft) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for _, s in draft.of(SignatoryRow):
        counts[s.letter] = counts.get(s.letter, 0) + 1
    for line, letter in draft.of(LetterRow):
        named = counts.get(letter.letter, 0)
        said = letter.n_signatories
        if letter.list_complete and said != named:
            what = f"{said} signatories, and {named} are named in signatories.csv"
            expected = f"{named}, or list_complete false"
            yield Finding("letters.csv", line, "n_signatories", "signatories", what, expected)
        if not letter.list_complete and said is not None and named >= said:
            what = f"{named} of {said} signatories are named and the list is said not to be complete"
            yield Finding("letters.csv", line, "list_complete", "signatories", what, "true, or fewer names")


def _quotations_are_short(draft: Draft) -> Iterator[Finding]:
    for line, q in draft.of(QuotationRow):
        n = len(q.words.split())
        if n >= MOST_WORDS:
            yield Finding("quotations.csv", line, "words", "length", f"{n} words", f"fewer than {MOST_WORDS}")


def _vectors_count_the_whole_council(draft: Draft) -> Iterator[Finding]:
    for line, v in draft.of(VectorRow):
        total, seats = v.yes + v.no + v.abstain + v.not_voting, n_seats(v.on)
        if v.n_seats != seats:
            yield Finding("vectors.csv", line, "n_seats", "tally", f"{v.n_seats} seats on {v.on}", str(seats))
        elif total != seats:
            what = f"yes, no, abstain and not_voting sum to {total}"
            yield Finding(
                "vectors.csv", line, "not_voting", "tally", what, f"{seats}, every seat counted once"
            )
        permanent = {t.state for _, t in sitting(draft, v.on) if t.seat is SeatKind.PERMANENT}
        for name, listed in (("permanent_no", v.permanent_no), ("permanent_not_for", v.permanent_not_for)):
            for state in set(listed) - permanent:
                what = f"{state} is not a permanent member on {v.on}"
                yield Finding("vectors.csv", line, name, "roll_call", what, " ".join(sorted(permanent)))


CHECKS: tuple[Check, ...] = (
    _seats_are_filled_on_every_day,
    _no_elected_member_follows_itself,
    _an_election_comes_before_its_term,
    _codes_hold_on_the_day,
    _each_state_has_one_name_at_a_time,
    _presidents_follow_in_order,
    _presidents_named_elsewhere_agree,
    _roll_calls_are_whole_and_sum_to_the_tally,
    _tallies_stand_only_where_there_was_a_vote,
    _formats_are_as_open_as_said,
    _events_agree_with_the_rows_they_are,
    _signatories_are_as_many_as_said,
    _quotations_are_short,
    _vectors_count_the_whole_council,
)
