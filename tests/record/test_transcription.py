"""The tables against the sheets they were transcribed from: nothing lost, nothing changed but what is corrected."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, timedelta

import pytest

from ninthvote.record.load import Facts, read_facts
from ninthvote.vocabulary import Confidence
from shared_data import shared

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts()


def sheet(name: str) -> list[dict[str, str]]:
    with shared(f"facts/{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def text(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def seat_of(state: str, day: str) -> str:
    """The sheets write RUS for the Soviet Union in 1990 and 1991; each such cell is a row of corrections.csv."""
    return "SUN" if state == "RUS" and day < "1991-12-24" else state


def test_every_vote_is_as_in_the_sheet(facts: Facts) -> None:
    """A tally miscopied would be a false record of the Council."""
    rows = {v.vote: v for v in facts.votes}
    assert set(rows) == {r["id"] for r in sheet("procedural_votes")}
    for r in sheet("procedural_votes"):
        v = rows[r["id"]]
        for ours, theirs in (
            ("on", "date"), ("meeting", "meeting"), ("title", "what"), ("motion", "kind"), ("president", "president"),
            ("yes", "yes"), ("no", "no"), ("abstain", "abstain"), ("carried", "carried"),
            ("human_rights", "human_rights"), ("confidence", "confidence"),
        ):  # fmt: skip
            assert text(getattr(v, ours)) == r[theirs], (r["id"], ours)


def test_every_cast_is_as_in_the_sheet(facts: Facts) -> None:
    """A state would be shown to have voted as it did not."""
    days = {v.vote: v.on.isoformat() for v in facts.votes}
    assert Counter((c.vote, c.state, c.cast.value, c.confidence.value) for c in facts.casts) == Counter(
        (r["vote_id"], seat_of(r["state"], days[r["vote_id"]]), r["vote"], r["confidence"])
        for r in sheet("procedural_vote_members")
    )


def test_every_event_is_as_in_the_sheet(facts: Facts) -> None:
    """An event would be on another day, or by other states, than its source says."""
    corrected = {(c.of_key, c.field_) for c in facts.corrections if c.of_table == "events"}
    rows = {e.event: e for e in facts.events}
    assert set(rows) == {r["id"] for r in sheet("dprk_record")}
    for r in sheet("dprk_record"):
        e = rows[r["id"]]
        assert (e.on.isoformat(), e.precision.value, e.title) == (r["date"], r["date_precision"], r["title"])
        if (e.event, "tally_text") not in corrected:
            assert text(e.tally_text) == r["votes"]
        both = ";".join(filter(None, (r["signatories"], r["signatories_non_council"])))
        assert set(e.signatories) == set(filter(None, both.split(";")))
        assert text(e.president) == r["president_of_month"]
        assert e.confidence == r["confidence"]
        # the sheet writes 60/173 for A/RES/60/173
        for symbol in filter(None, r["symbol"].split("; ")):
            assert any(ours.endswith(symbol) for ours in e.symbols), (r["id"], symbol)


def test_every_letter_and_signatory_is_as_in_the_sheet(facts: Facts) -> None:
    """A state would be said to have signed what it did not."""
    signed: dict[str, set[str]] = {}
    for s in facts.signatories:
        signed.setdefault(s.letter, set()).add(s.state)
    rows = {letter.letter: letter for letter in facts.letters}
    sheet_rows = sheet("joint_statements_and_letters")
    assert set(rows) == {r["id"] for r in sheet_rows}
    for r in sheet_rows:
        letter = rows[r["id"]]
        assert signed.get(r["id"], set()) == set(filter(None, r["signatories"].split(";")))
        assert (text(letter.n_signatories), text(letter.list_complete)) == (
            r["n_signatories"],
            r["list_complete"],
        )
        assert text(letter.also_signed_by) == r["other_signatories"]


def test_signatories_on_the_council_are_computed_as_the_sheet_lists_them(facts: Facts) -> None:
    """Japan would be counted among the members of 2020."""
    signed: dict[str, set[str]] = {}
    for s in facts.signatories:
        signed.setdefault(s.letter, set()).add(s.state)
    for r in sheet("joint_statements_and_letters"):
        day = date.fromisoformat(r["date"])
        sat = {t.state for t in facts.terms if t.from_ <= day and (t.until is None or day < t.until)}
        assert signed.get(r["id"], set()) & sat == set(
            filter(None, r["council_members_at_date"].split(";"))
        ), r["id"]


def test_every_term_is_as_in_the_sheet_with_its_end_half_open(facts: Facts) -> None:
    """A member would sit a day too long or too short."""

    def after(day: str) -> date | None:
        return date.fromisoformat(day) + timedelta(days=1) if day else None

    assert Counter(
        (t.state, t.seat.value, t.regional_group, t.from_, t.until) for t in facts.terms
    ) == Counter(
        (r["state"], r["seat"], r["regional_group"], date.fromisoformat(r["start"]), after(r["end"]))
        for r in sheet("membership")
    )


def test_every_presidency_is_as_in_the_sheet(facts: Facts) -> None:
    """Another member would be said to have presided."""
    assert [(f"{p.month:%Y-%m}", p.state, p.confidence.value) for p in facts.presidencies] == [
        (r["month"], r["state"], r["confidence"]) for r in sheet("presidencies")
    ]


def test_assembly_votes_differ_from_the_sheet_only_where_corrected(facts: Facts) -> None:
    """A figure would be changed without a word."""
    corrected = {(c.of_key, c.field_) for c in facts.corrections if c.of_table == "assembly_votes"}
    changed = set()
    for a, r in zip(facts.assembly_votes, sheet("ga_dprk_votes"), strict=True):
        assert (a.on.isoformat(), text(a.symbol)) == (r["date"], r["symbol"])
        changed |= {(a.assembly_vote, f) for f in ("yes", "no", "abstain") if text(getattr(a, f)) != r[f]}
    assert changed == corrected


def test_every_position_in_the_rights_council_is_as_in_the_sheet(facts: Facts) -> None:
    """A state's record on human rights would be another's."""
    said = {"not_voting": "not_participating"}
    assert Counter(
        (c.symbol, c.state, c.cast.value, c.confidence.value) for c in facts.rights_council_casts
    ) == Counter(
        (r["symbol"], r["state"], said.get(r["vote"], r["vote"]), r["confidence"])
        for r in sheet("hrc_dprk_votes")
    )


def test_every_quotation_is_word_for_word(facts: Facts) -> None:
    """Words would be put in a speaker's mouth."""
    assert {q.quotation: (q.words, q.speaker, text(q.capacity), q.occasion) for q in facts.quotations} == {
        r["id"]: (r["quote"], r["speaker"], r["capacity"], r["occasion"]) for r in sheet("quotations")
    }


def test_every_recommendation_office_and_vector_is_carried(facts: Facts) -> None:
    """A row left out would be a gap that nobody knows of."""
    assert {
        (r.recommendation, r.addressee, r.action, text(r.paragraph), r.status.value.replace("_", " "))
        for r in facts.recommendations
    } == {
        (r["id"], r["addressee"], r["action"], r["paragraph"], r["status"]) for r in sheet("recommendations")
    }
    assert Counter((o.person, o.office, text(o.state)) for o in facts.offices) == Counter(
        (r["person"], r["office"], r["state_represented"]) for r in sheet("officeholders")
    )
    assert {
        (v.vector, v.on.isoformat(), v.symbol, v.yes, v.no, v.abstain, v.not_voting, v.expected.value)
        for v in facts.vectors
    } == {
        (
            r["id"], r["date"], r["symbol"], int(r["yes"]), int(r["no"]), int(r["abstain"]), int(r["not_voting"]),
            r["expected"],
        )
        for r in sheet("rules_vectors")
    }  # fmt: skip


def test_every_address_in_the_sheets_is_a_source(facts: Facts) -> None:
    """A fact would lose the page on which it was seen."""
    kept = {s.url for s in facts.sources if s.url}
    hosts = {url.split("//", 1)[1].removeprefix("www.").rstrip("/") for url in kept}
    for name in (
        "procedural_votes", "procedural_vote_members", "dprk_record", "joint_statements_and_letters", "presidencies",
        "hrc_dprk_votes", "quotations", "recommendations", "officeholders", "rules_vectors",
    ):  # fmt: skip
        for r in sheet(name):
            for word in (r.get("sources") or r["source"]).split():
                if word.startswith("http"):
                    address = word.rstrip(";)").split("//", 1)[1].removeprefix("www.").rstrip("/")
                    assert address in hosts, (name, word)


def test_nothing_recalled_became_certain_but_what_was_seen_since(facts: Facts) -> None:
    """A memory would be printed as a fact."""
    seen_since = {(c.of_table, c.of_key) for c in facts.corrections if c.field_ == "recalled_fields"}
    events = {e.event: e for e in facts.events}
    for r in sheet("dprk_record"):
        if r["recalled_fields"] and ("events", r["id"]) not in seen_since:
            assert events[r["id"]].recalled_fields or events[r["id"]].confidence is Confidence.RECALLED
    votes = {v.vote: v for v in facts.votes}
    for r in sheet("procedural_votes"):
        if "meeting" in r["recalled_fields"] and ("votes", r["id"]) not in seen_since:
            assert "meeting" in votes[r["id"]].recalled_fields
