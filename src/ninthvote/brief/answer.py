"""Answers as data, in the shapes that docs/schema states: one way for the command line, the API and the brief to say
what the record holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ninthvote.record import (
    CastRow,
    DisputeRow,
    Hit,
    Occasion,
    PresidencyRow,
    ReadingRow,
    Record,
    SituationRow,
    TermRow,
    VoteRow,
)
from ninthvote.record.timeline import key_of
from ninthvote.vocabulary import Mode, Outcome, Roster, State, Tally

if TYPE_CHECKING:
    from ninthvote.rules import Ruling


def source_json(record: Record, sources: Iterable[str]) -> list[dict[str, str | None]]:
    """Sources as every JSON answer carries them."""
    return [
        {"source": s.source, "publisher": s.publisher, "title": s.title, "url": s.url, "symbol": s.symbol}
        for s in record.sources(tuple(sources))
    ]


#: A row by its table and key, parts of the key joined by `/`.
Place = tuple[str, str]


def readings_of(record: Record, places: Sequence[Place]) -> list[ReadingRow]:
    """What each source says of these rows."""
    return [r for r in record.readings() if (r.of_table, r.of_key) in places]


def disputes_of(record: Record, places: Sequence[Place]) -> list[DisputeRow]:
    """Why these rows are settled as they are."""
    return [d for d in record.disputes() if (d.of_table, d.of_key) in places]


def differences_json(record: Record, places: Sequence[Place]) -> dict[str, list[dict[str, Any]]]:
    """The same as data."""
    return {
        "disputes": [{"field": d.field_, "why": d.why} for d in disputes_of(record, places)],
        "readings": [
            {
                "field": r.field_,
                "value": r.value,
                "followed": r.followed,
                "sources": source_json(record, (r.source,)),
            }
            for r in readings_of(record, places)
        ],
    }


def council_answer(record: Record, roster: Roster, terms: dict[str, TermRow]) -> dict[str, Any]:
    from ninthvote.replay.chair import presiding

    january = date(roster.on.year + 1, 1, 1)
    chair = presiding(record, roster.on)
    joining, leaving = turnover(roster, record.roster(january))
    return {
        "on": roster.on,
        "as_of": record.known_by,
        "n_seats": roster.n_seats,
        "presidency": chair.state if chair else None,
        "president": presidency_json(record, chair),
        "members": [
            {
                "state": m.state.code,
                "name": m.state.name,
                "seat": m.term.seat,
                "regional_group": m.term.regional_group,
                "term": {"from": m.term.interval.from_, "until": m.term.interval.until},
                "confidence": m.term.confidence,
                "sources": source_json(record, terms[m.state.code].sources),
            }
            for m in roster
        ],
        "next_january": {
            "on": january,
            "joining": joining,
            "leaving": leaving,
            "not_known": record.roster(january).n_seats - len(record.roster(january)),
        },
    }


def presidency_json(record: Record, row: PresidencyRow | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "state": row.state,
        "name": record.state(row.state, row.month).name,
        "month": row.month.isoformat()[:7],
        "confidence": row.confidence,
        "sources": source_json(record, row.sources),
    }


def turnover(now: Roster, january: Roster) -> tuple[list[str], list[str]]:
    """Codes joining and leaving at the turn of the year, in the order of the table."""
    return [c for c in january.codes if c not in now], [c for c in now.codes if c not in january]


def situation_answer(record: Record, row: SituationRow, shown: list[Occasion]) -> dict[str, Any]:
    return {
        "situation": row.situation,
        "title": row.title,
        "as_of": record.known_by,
        "coverage": row.coverage,
        "events": [occasion_json(record, o) for o in shown],
        "missing": [{"of": gap.of_key, "what": gap.what} for gap in record.gaps(row.situation)],
    }


def occasion_json(record: Record, o: Occasion) -> dict[str, Any]:
    event, vote = o.event, o.vote
    return {
        "id": o.id,
        "date": o.on,
        "date_precision": o.precision,
        "known_on": o.known_on,
        "kind": o.kind,
        "title": o.title,
        "format": event.format if event else None,
        "open": event.open_ if event else None,
        "body": event.body if event else None,
        "outcome": event.outcome if event else None,
        "mode": event.mode if event else vote.mode if vote else None,
        "tally": tally_words(o),
        "symbols": symbols_of(o),
        "vote": vote.vote if vote else None,
        "letter": o.letter.letter if o.letter else None,
        "signatories": [
            {"state": s.state.code, "name": s.state.name, "on_council": s.on_council}
            for s in record.named_in(o)
        ],
        "n_signatories": o.letter.n_signatories if o.letter else None,
        "president": o.president,
        "confidence": o.confidence,
        "unconfirmed": list(o.unconfirmed),
        **differences_json(record, places_of_occasion(o)),
        "note": " ".join(r.note for r in o.rows if r.note) or None,
        "sources": source_json(record, o.sources),
    }


def places_of_occasion(o: Occasion) -> list[Place]:
    """The rows that tell of it, as readings and disputes name them."""
    return [(r.table, key_of(r)) for r in o.rows]


def symbols_of(o: Occasion) -> list[str]:
    said = list(o.event.symbols) if o.event else []
    if o.vote and o.vote.meeting:
        said.append(o.vote.meeting)
    if o.letter and o.letter.symbol:
        said.append(o.letter.symbol)
    return list(dict.fromkeys(said))


def tally_words(o: Occasion) -> str | None:
    if o.vote and o.vote.yes is not None and o.vote.no is not None and o.vote.abstain is not None:
        return str(Tally(o.vote.yes, o.vote.no, o.vote.abstain))
    return o.event.tally_text if o.event else None


def state_answer(record: Record, s: State) -> dict[str, Any]:
    return {
        "state": s.code,
        "name": s.name,
        "as_of": record.known_by,
        "terms": [
            {
                "seat": r.seat,
                "regional_group": r.regional_group,
                "from": r.from_,
                "until": r.until,
                "note": r.note,
                "known_on": r.known_on,
                "confidence": r.confidence,
                "sources": source_json(record, r.sources),
            }
            for r in record.terms(s.code)
        ],
        "presidencies": [
            {
                "month": p.month.isoformat()[:7],
                "known_on": p.known_on,
                "confidence": p.confidence,
                "sources": source_json(record, p.sources),
            }
            for p in record.presidencies(state=s.code)
        ],
        "casts": [
            {
                "vote": v.vote,
                "date": v.on,
                "known_on": v.known_on,
                "cast": c.cast,
                "title": v.title,
                "motion": v.motion,
                "situation": v.situation,
                "human_rights": v.human_rights,
                "carried": v.carried,
                "confidence": c.confidence,
                "sources": source_json(record, c.sources),
            }
            for v, c in record.casts_by(s.code)
        ],
        "letters": [
            {
                "letter": r.letter,
                "date": r.on,
                "date_precision": r.precision,
                "known_on": r.known_on,
                "kind": r.kind,
                "title": r.title,
                "situation": r.situation,
                "on_council": s.code in record.roster(r.on),
                "confidence": r.confidence,
                "unconfirmed": list(r.recalled_fields),
                "sources": source_json(record, r.sources),
            }
            for r in record.letters(signed_by=s.code)
        ],
        "rights_council_casts": [
            {
                "symbol": c.symbol,
                "date": c.on,
                "known_on": c.on,
                "situation": c.situation,
                "cast": c.cast,
                "confidence": c.confidence,
                "sources": source_json(record, c.sources),
            }
            for c in record.rights_council_casts(state=s.code)
        ],
        "offices": [
            {
                "person": r.person,
                "office": r.office,
                "from": r.from_,
                "from_precision": r.from_precision,
                "until": r.until,
                "until_precision": r.until_precision,
                "known_on": r.known_on,
                "confidence": r.confidence,
                "unconfirmed": list(r.recalled_fields),
                "sources": source_json(record, r.sources),
            }
            for r in record.offices(s.code)
        ],
    }


def tally_of(row: VoteRow) -> Tally | None:
    """The tally announced; None where it was not found."""
    if row.yes is None or row.no is None or row.abstain is None:
        return None
    return Tally(row.yes, row.no, row.abstain)


def ruling_on(record: Record, row: VoteRow, casts: Sequence[CastRow]) -> Ruling[Outcome] | None:
    """What the rules make of the vote, from the whole roll call or else the tally; None where neither is known."""
    from ninthvote.rules import put_to_vote  # the law is read only where a vote is ruled on

    roster, tally = record.roster(row.on), tally_of(row)
    known = {c.state: c.cast for c in casts}
    seen = known if set(known) == set(roster.codes) else tally
    if row.mode is not Mode.VOTE or seen is None:
        return None
    return put_to_vote(row.on, row.matter, seen, roster=roster if seen is known else None)


def places_of_vote(row: VoteRow, casts: Sequence[CastRow]) -> list[Place]:
    """The vote and its casts, as readings and disputes name them."""
    return [("votes", row.vote), *(("casts", f"{c.vote}/{c.state}") for c in casts)]


def casts_not_known(record: Record, row: VoteRow, casts: Sequence[CastRow]) -> list[str]:
    """Members whose cast the record does not hold."""
    seen = {c.state for c in casts}
    return [c for c in record.roster(row.on).codes if c not in seen]


def vote_answer(record: Record, row: VoteRow, casts: Sequence[CastRow]) -> dict[str, Any]:
    return {
        "vote": row.vote,
        "as_of": record.known_by,
        "date": row.on,
        "known_on": row.known_on,
        "meeting": row.meeting,
        "title": row.title,
        "motion": row.motion,
        "matter": row.matter,
        "mode": row.mode,
        "situation": row.situation,
        "subject": row.subject,
        "human_rights": row.human_rights,
        "requested_by": list(row.requested_by),
        "requested_by_text": row.requested_by_text,
        "called_by": list(row.called_by),
        "called_by_text": row.called_by_text,
        "president": row.president,
        "yes": row.yes,
        "no": row.no,
        "abstain": row.abstain,
        "carried": row.carried,
        "casts": [
            {
                "state": c.state,
                "name": record.state(c.state, row.on).name,
                "cast": c.cast,
                "confidence": c.confidence,
                "sources": source_json(record, c.sources),
            }
            for c in casts
        ],
        "not_known": casts_not_known(record, row, casts),
        "ruling": ruling.to_json() if (ruling := ruling_on(record, row, casts)) else None,
        **differences_json(record, places_of_vote(row, casts)),
        "note": row.note,
        "confidence": row.confidence,
        "unconfirmed": list(row.recalled_fields),
        "sources": source_json(record, row.sources),
    }


def sources_of_hit(record: Record, hit: Hit) -> tuple[str, ...]:
    return (hit.key,) if hit.table == "sources" else record.cited(hit.table, hit.key)


def find_answer(record: Record, asked: str, hits: Sequence[Hit], limit: int) -> dict[str, Any]:
    return {
        "words": asked,
        "as_of": record.known_by,
        "n_found": len(hits),
        "hits": [
            {
                "table": h.table,
                "id": h.key,
                "situation": h.situation,
                "date": h.on,
                "known_on": h.known_on,
                "title": h.title,
                "confidence": h.confidence,
                "snippet": h.snippet,
                "sources": source_json(record, sources_of_hit(record, h)),
            }
            for h in hits[:limit]
        ],
    }
