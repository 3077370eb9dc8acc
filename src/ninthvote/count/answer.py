"""The count as data: the shape that other programs rely on (docs/schema/count.schema.json)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ninthvote.count.count import Count, CountedMember
from ninthvote.model.occasion import Evidence, Part

#: Sources of a row by key, as every answer of the program writes them.
Sources = Callable[[Iterable[str]], list[dict[str, str | None]]]

#: A whip sheet is no source that others can open: its rows say so instead of a confidence of the record.
PRIVATE = "private"


def count_json(count: Count, sources: Sources, *, show_notes: bool = False) -> dict[str, Any]:
    """The answer, in the order of its schema; notes of a whip sheet only where asked for."""
    return {
        "situation": count.situation.situation,
        "title": count.situation.title,
        "on": count.on.isoformat(),
        "known_by": count.known_by.isoformat(),
        "council_on": count.council_on.isoformat(),
        "motion": {
            "kind": count.motion.kind,
            "human_rights": count.motion.human_rights,
            "side": count.motion.side.value,
        },
        "regime": count.regime.value,
        "required": count.required,
        "p_carried": count.p_carried,
        "tally_pmf": list(count.pmf),
        "pivotal": [m.state.code for m in count.pivotal],
        "settling_sets": {
            "carry": [list(s) for s in count.sets.carry],
            "block": [list(s) for s in count.sets.block],
        },
        "ruling": count.ruling.to_json(),
        "presidency": count.presidency.state if count.presidency else None,
        "last_request": _request_json(count),
        "model": {
            "fitted_by": count.fitted.known_by.isoformat() if count.fitted.known_by else None,
            "n_votes": count.fitted.n_votes,
            "n_casts": count.fitted.n_casts,
            "shock": count.fitted.weights.shock,
        },
        "members": [_member_json(m, sources, show_notes) for m in count.members],
    }


def _request_json(count: Count) -> dict[str, Any] | None:
    last = count.last_request
    if last is None:
        return None
    return {
        "id": last.id,
        "date": last.row.on.isoformat(),
        "title": last.row.title,
        "confidence": last.row.confidence.value,
        "remain": [s.state.code for s in last.remain],
        "left": [s.state.code for s in last.left],
    }


def _member_json(m: CountedMember, sources: Sources, show_notes: bool) -> dict[str, Any]:
    return {
        "state": m.state.code,
        "name": m.state.name,
        "seat": m.forecast.member.term.seat.value,
        "p_yes": m.yes_p,
        "p_no": m.no_p,
        "p_abstain": m.abstain_p,
        "taken_as_given": m.sure.value if m.sure else None,
        "pivotality": m.pivot.pivotality,
        "swing": m.pivot.swing,
        "gain_if_yes": m.pivot.gain_if_yes,
        "loss_if_not": m.pivot.loss_if_not,
        "n_effective": m.forecast.n_effective,
        "thin": m.forecast.is_thin,
        "habit": {"lean": m.forecast.habit.lean, "n": m.forecast.habit.n, "text": m.forecast.habit.text},
        "explanation": [_part_json(p) for p in m.explanation],
        "evidence": [_evidence_json(e, sources) for e in m.forecast.evidence] + _whip_json(m, show_notes),
    }


def _part_json(part: Part) -> dict[str, Any]:
    return {"text": part.text, "log_odds": part.log_odds, "evidence": part.evidence}


def _evidence_json(row: Evidence, sources: Sources) -> dict[str, Any]:
    return {
        "id": row.id,
        "date": row.on.isoformat(),
        "known_on": row.known_on.isoformat(),
        "kind": row.kind.value,
        "leans": row.leans.value,
        "text": row.text,
        "confidence": row.confidence.value,
        "counts": row.counts,
        "times": row.times,
        "sources": sources(row.sources),
    }


def _whip_json(m: CountedMember, show_notes: bool) -> list[dict[str, Any]]:
    if m.report is None:
        return []
    row: dict[str, Any] = {
        "id": f"whip:{m.report.state}",
        "date": None,
        "known_on": None,
        "kind": "whip",
        "leans": m.report.position.value,
        "text": f"your whip sheet: {m.report.position.value}, confidence {m.report.confidence:.0%}",
        "confidence": PRIVATE,
        "counts": True,
        "times": 1,
        "sources": [],
    }
    if show_notes:
        row["note"] = m.report.note
    return [row]
