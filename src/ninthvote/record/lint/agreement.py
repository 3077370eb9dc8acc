"""Votes with their casts, letters with their signatories, events with the rows they are: what must agree.

None of these checks knows the rules of procedure, which are read against the record by `replay`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ninthvote.record.lint.council import n_seats, sitting
from ninthvote.record.lint.draft import Check, Draft, Finding
from ninthvote.record.table import (
    AssemblyVoteRow,
    CastRow,
    EventRow,
    LetterRow,
    PresidencyRow,
    RightsCouncilCastRow,
    SignatoryRow,
    StateRow,
    TermRow,
    VectorRow,
    VoteRow,
)
from ninthvote.vocabulary import Cast, Format, Mode, SeatKind, Tally


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
    _codes_hold_on_the_day,
    _roll_calls_are_whole_and_sum_to_the_tally,
    _tallies_stand_only_where_there_was_a_vote,
    _formats_are_as_open_as_said,
    _events_agree_with_the_rows_they_are,
    _signatories_are_as_many_as_said,
    _vectors_count_the_whole_council,
)
