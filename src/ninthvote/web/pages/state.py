"""A state: its seats, what it did on motions and texts, what it signed, and its turns in the chair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from ninthvote.web.page import Desk, Page
from ninthvote.web.pages.council import FIRST_DAY


def state(desk: Desk, code: str) -> Page:
    record = desk.record
    named = record.resolve(code)
    letters = [
        (letter, next(s for s in record.signatories(letter.letter) if s.state.code == named.code))
        for letter in record.letters()
        if any(s.state.code == named.code for s in record.signatories(letter.letter))
    ]
    return Page(
        title=named.name,
        summary=f"{named.name} on the Security Council: its terms, casts, letters and presidencies.",
        template="state.html",
        section="/council",
        context={
            "state": named,
            "first_day": FIRST_DAY,
            "terms": record.terms(named.code),
            "casts": sorted(record.casts_by(named.code), key=lambda pair: pair[0].on, reverse=True),
            "letters": sorted(letters, key=lambda pair: pair[0].on, reverse=True),
            "presidencies": record.presidencies(state=named.code),
            "rights_council": record.rights_council_casts(state=named.code),
            "offices": record.offices(named.code),
        },
        data=((f"/api/v1/state/{quote(named.code)}", "JSON"),),
    )


def states_that_sat(desk: Desk) -> Iterable[Mapping[str, str]]:
    signed = {
        s.state.code for letter in desk.record.letters() for s in desk.record.signatories(letter.letter)
    }
    sat = {term.state for term in desk.record.terms()}
    return ({"code": code} for code in sorted(sat | signed))
