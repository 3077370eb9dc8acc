"""A situation in order of time, with meetings told from consultations and requests that came to nothing shown too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ninthvote.brief.year_figure import count_years, year_figure
from ninthvote.record import Occasion
from ninthvote.vocabulary import Mode
from ninthvote.web.page import Desk, Page


def situation(desk: Desk, key: str) -> Page:
    record = desk.record
    row = record.situation(key)
    occasions = record.timeline(row.situation)
    letters = [
        (letter, record.signatories(letter.letter)) for letter in record.letters(situation=row.situation)
    ]
    years = count_years(record, row.situation, desk.today)
    return Page(
        title=row.title,
        summary=f"{row.title} before the Security Council: meetings, votes, letters, refusals and recommendations.",
        template="situation.html",
        section=f"/situation/{row.situation}",
        context={
            "situation": row,
            "years": years,
            "year_figure": year_figure,
            "occasions": [(occasion, mark_of(occasion)) for occasion in reversed(occasions)],
            "letters": list(reversed(letters)),
            "recommendations": record.recommendations(row.situation),
            "assembly": record.assembly_votes(row.situation),
        },
        data=(
            (f"/api/v1/situation/{row.situation}", "JSON"),
            (f"/api/v1/situation/{row.situation}.csv", "CSV"),
            (f"/feeds/{row.situation}.atom", "Atom"),
            (f"/feeds/{row.situation}.ics", "calendar"),
        ),
    )


def mark_of(occasion: Occasion) -> str:
    """How the timeline draws it: by format where there is one, else as a refusal, a letter or a plain event."""
    event = occasion.event
    if (event and event.mode is Mode.NOT_PUT) or (occasion.vote and not occasion.vote.carried):
        return "refused"
    if event and event.format:
        return event.format.value if event.format.is_formal else "closed"
    if occasion.vote:
        return "formal_public"
    return "letter" if occasion.letter or "letter" in occasion.kind else "other"


def situations(desk: Desk) -> Iterable[Mapping[str, str]]:
    return ({"key": row.situation} for row in desk.record.situations())
