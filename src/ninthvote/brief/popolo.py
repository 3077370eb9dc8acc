"""Votes, members and offices in the words of the Popolo standard (popoloproject.com), for tools that read it."""

from __future__ import annotations

from typing import Any

from ninthvote.record import Record
from ninthvote.rules import majority
from ninthvote.rules.ruling import in_words
from ninthvote.vocabulary import Cast, SeatKind

#: What Popolo calls each cast. It has no word for staying away that is not "absent".
_OPTIONS = {
    Cast.YES: "yes",
    Cast.NO: "no",
    Cast.ABSTAIN: "abstain",
    Cast.NOT_PARTICIPATING: "not voting",
    Cast.ABSENT: "absent",
}


def to_popolo(record: Record) -> dict[str, Any]:
    """Organizations (states and the Council), posts, memberships, persons, motions, vote events and votes."""
    council = {"id": "security-council", "name": "United Nations Security Council", "classification": "organ"}
    terms = record.terms()
    votes = record.votes()
    codes = sorted({t.state for t in terms} | {c.state for v in votes for c in record.casts(v.vote)})
    return {
        "organizations": [
            council,
            *({"id": code, "name": record.state(code).name, "classification": "state"} for code in codes),
        ],
        "posts": [
            {"id": kind.value, "label": f"{kind.value} seat", "organization_id": council["id"]}
            for kind in SeatKind
        ],
        "memberships": [
            {
                "id": t.term,
                "organization_id": council["id"],
                "member_type": "organization",
                "member_id": t.state,
                "post_id": t.seat.value,
                "start_date": t.from_.isoformat(),
                "end_date": t.until.isoformat() if t.until else None,
                "sources": _sources(record, t.sources),
            }
            for t in terms
        ],
        "persons": [
            {
                "id": o.office_id,
                "name": o.person,
                "memberships": [{"role": o.office, "organization_id": o.state}],
            }
            for o in record.offices()
        ],
        "motions": [
            {
                "id": v.vote,
                "organization_id": council["id"],
                "classification": v.motion,
                "text": v.title,
                "date": v.on.isoformat(),
                "requirement": f"{in_words(majority(v.on))} affirmative votes",
                "result": "pass" if v.carried else "fail",
                "sources": _sources(record, v.sources),
                "vote_events": [
                    {
                        "id": f"{v.vote}/vote",
                        "motion_id": v.vote,
                        "start_date": v.on.isoformat(),
                        "result": "pass" if v.carried else "fail",
                        "counts": [
                            {"option": option, "value": value}
                            for option, value in (("yes", v.yes), ("no", v.no), ("abstain", v.abstain))
                            if value is not None
                        ],
                        "votes": [
                            {"voter_id": c.state, "option": _OPTIONS[c.cast]} for c in record.casts(v.vote)
                        ],
                    }
                ],
            }
            for v in votes
        ],
    }


def _sources(record: Record, keys: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"url": s.url or s.symbol or s.source, "note": s.title or ""} for s in record.sources(keys)]
