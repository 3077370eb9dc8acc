"""The front page: the next date that matters, the count, and what changed last."""

from __future__ import annotations

from datetime import timedelta

from ninthvote.count import count_situation
from ninthvote.rules.ruling import in_words
from ninthvote.web.page import Desk, Page, rights_day
from ninthvote.web.pages.situation import mark_of

#: The situation that the front page counts; every other has the same pages.
MAIN = "dprk"


def home(desk: Desk) -> Page:
    record, today = desk.record, desk.today
    next_day = rights_day(today)
    occasions = record.timeline(MAIN)
    counted = count_situation(record, MAIN, next_day, as_of=today)
    return Page(
        title="Count the votes. Check the claims.",
        summary="An open record, vote count and claim checker for the Security Council and human rights.",
        template="home.html",
        section="/",
        context={
            "rights_day": next_day,
            "days_left": (next_day - today) // timedelta(days=1),
            "presidency": record.presidency(next_day),
            "recent": [(o, mark_of(o)) for o in reversed(occasions[-6:])],
            "n_votes": len(record.votes()),
            "n_letters": len(record.letters()),
            "count": counted,
            "required_words": in_words(counted.required),
            "pivotal": [m for m in counted.pivotal if m.pivot.pivotality >= 0.005][:3],
            "corrections": tuple(reversed(record.corrections()))[:3],
            "situations": record.situations(),
        },
    )
