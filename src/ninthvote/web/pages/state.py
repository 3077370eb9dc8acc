"""A state: its seats, what it did on motions and texts, what it signed, and its turns in the chair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from ninthvote.brief.path_figure import path_figure
from ninthvote.brief.position_answer import CONTINUED
from ninthvote.errors import ModelError
from ninthvote.model.positions import StatePath
from ninthvote.model.shipped import shipped_positions
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
    path = _path(named.code)
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
            "course": path,
            "path_figure": path_figure,
        },
        data=(
            (f"/api/v1/state/{quote(named.code)}", "JSON"),
            *([(f"/api/v1/positions/{quote(named.code)}", "positions, JSON")] if path else []),
        ),
    )


def _path(code: str) -> StatePath | None:
    """The State's course in the General Assembly, on one axis; None where no vote of its was fitted."""
    fitted = shipped_positions("comparable")
    try:
        return fitted.positions.path_of(fitted.index(CONTINUED.get(code, code)))
    except ModelError:
        return None


def states_that_sat(desk: Desk) -> Iterable[Mapping[str, str]]:
    signed = {
        s.state.code for letter in desk.record.letters() for s in desk.record.signatories(letter.letter)
    }
    sat = {term.state for term in desk.record.terms()}
    return ({"code": code} for code in sorted(sat | signed))
