"""From the rows of the record's tables to what claims ask after. A field that a row says is recalled is never firm."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from ninthvote.check.ledger.row import Ballot, Fact, Happening, Paper, Request, Tenure
from ninthvote.text.mention import fold
from ninthvote.vocabulary import Cast, Mode

_DAY = timedelta(days=1)

_NOISE = frozenset(
    [
        "adoption",
        "agenda",
        "meeting",
        "motion",
        "under",
        "rule",
        "whether",
        "vote",
        "invitation",
        "council",
        "security",
        "human",
        "rights",
        "situation",
        "briefing",
        "draft",
        "resolution",
        "request",
        "member",
        "first",
        "second",
        "third",
        "fourth",
        "another",
        "ordinary",
        "only",
        "point",
        "make",
        "before",
        "with",
        "from",
        "that",
        "this",
        "about",
        "into",
        "the",
        "for",
        "and",
        "its",
        "put",
        "off",
        "until",
        "situations",
        "item",
        "terms",
        "usually",
        "given",
        "take",
        "part",
        "discussion",
        "allow",
    ]
)


def words_of(text: str) -> frozenset[str]:
    """The telling words of a title."""
    return frozenset(w for w in re.findall(r"[a-z0-9]{4,}", fold(text).lower()) if w not in _NOISE)


def paper(row: Any, signatories: Iterable[Any]) -> Paper:
    names = frozenset(s.state for s in signatories if s.letter == row.letter)
    return Paper(
        row.letter, row.kind, row.on, row.precision, _situation_state(row.situation, row.subject), row.subject, row.title,
        row.symbol, row.n_signatories, names, row.list_complete, row.delivered_by or "", row.confidence,
        frozenset(row.recalled_fields), row.sources, row.note or "", row.also_signed_by or "",
    )  # fmt: skip


def happening(row: Any) -> Happening:
    # A meeting of the Council on another item of the same state is no meeting on the situation.
    other = row.kind == "formal_meeting" and "no human rights focus" in (row.outcome or "")
    return Happening(
        row.event, "other_meeting" if other else row.kind, row.on, row.precision, row.title, row.outcome or "", row.body or "",
        _situation_state(row.situation, row.situation) or "PRK", row.open_, row.kind == "formal_meeting", row.symbols,
        row.signatories, row.delivered_by or "", row.president, row.tally_text,
        row.mode is Mode.NO_OBJECTION, row.confidence, frozenset(row.recalled_fields), row.sources, row.note or "",
    )  # fmt: skip


#: Subjects by the state they concern, where the situation's key does not say it.
_SUBJECT_STATES = (
    ("DPRK", "PRK"), ("Ukrain", "UKR"), ("Syria", "SYR"), ("Myanmar", "MMR"), ("Venezuela", "VEN"), ("Zimbabwe", "ZWE"),
    ("Yugoslavia", "YUG"), ("Belarus", "BLR"), ("Xinjiang", "CHN"), ("Iran", "IRN"), ("Palestin", "PSE"), ("Suez", "EGY"),
    ("Afghanistan", "AFG"), ("Occupied Arab", "PSE"), ("chemical", "SYR"), ("Gaza", "PSE"), ("Libya", "LBY"), ("Kosovo", "YUG"),
    ("Cuba", "CUB"), ("Hungar", "HUN"), ("Korea", "PRK"), ("Rhodesia", "ZWE"), ("Iraq", "IRQ"), ("Mali", "MLI"), ("Sudan", "SDN"),
)  # fmt: skip


def _situation_state(situation: str | None, subject: str) -> str | None:
    for word, code in _SUBJECT_STATES:
        if word.lower() in f"{situation or ''} {subject}".lower():
            return code
    if situation and re.fullmatch(r"[a-z]{3}", situation):
        return situation.upper()
    return None


def _numbers(text: str | None) -> tuple[int | None, int | None, int | None]:
    m = re.fullmatch(r"(\d+)-(\d+)-(\d+)", text or "")
    return (int(m[1]), int(m[2]), int(m[3])) if m else (None, None, None)


def ballots(tables: Mapping[str, Sequence[Any]]) -> list[Ballot]:
    casts: dict[str, dict[str, Cast]] = defaultdict(dict)
    firm: dict[str, set[str]] = defaultdict(set)
    for row in tables["casts"]:
        casts[row.vote][row.state] = row.cast
        if row.confidence.is_firm:
            firm[row.vote].add(row.state)
    out: list[Ballot] = []
    for row in tables["votes"]:
        symbols = tuple(
            filter(None, [row.meeting, *re.findall(r"S/\d{4}/\d+|S/RES/\d+", " ".join(row.sources))])
        )
        number = re.match(r"Resolution (\d+)", row.title)
        if number:
            symbols += (f"S/RES/{number[1]}",)
        recalled = set(row.recalled_fields)
        out.append(
            Ballot(
                row.vote,
                "SC",
                row.on,
                row.title,
                words_of(f"{row.title} {row.subject}"),
                _situation_state(row.situation, row.subject),
                row.yes,
                row.no,
                row.abstain,
                row.carried,
                False,
                True,
                False,
                casts[row.vote],
                frozenset(firm[row.vote]),
                row.called_by,
                row.requested_by,
                row.requested_by_text or "",
                row.president,
                symbols,
                row.motion,
                row.confidence,
                frozenset(recalled),
                row.sources,
                row.human_rights,
            )
        )
    known = {(b.on, b.yes, b.no, b.abstain) for b in out}
    for row in tables["vectors"]:
        if (row.on, row.yes, row.no, row.abstain) in known and row.matter.value == "procedural":
            continue
        named: dict[str, Cast] = dict.fromkeys(row.permanent_no, Cast.NO)
        if row.abstain and len(row.permanent_not_for) <= row.abstain and not row.not_voting:
            named |= dict.fromkeys(row.permanent_not_for, Cast.ABSTAIN)
        others = {"CHN", "FRA", "GBR", "USA", "SUN" if row.on < date(1991, 12, 24) else "RUS"}
        named |= dict.fromkeys(others - set(row.permanent_no) - set(row.permanent_not_for), Cast.YES)
        symbol = re.match(r"S/[A-Z0-9./]+", row.symbol)
        out.append(
            Ballot(
                row.symbol.split(" (")[0] if row.symbol.startswith("S/2") else row.symbol,
                "SC",
                row.on,
                row.title,
                words_of(f"{row.title} {row.symbol}"),
                _situation_state(None, f"{row.title} {row.symbol}"),
                row.yes,
                row.no,
                row.abstain,
                row.expected == "carried",
                row.expected == "vetoed",
                row.matter.value == "procedural",
                False,
                named,
                frozenset(named) if row.confidence.is_firm else frozenset(),
                (),
                (),
                "",
                None,
                (symbol[0],) if symbol else (),
                "draft",
                row.confidence,
                frozenset(),
                row.sources,
            )
        )
    hrc: dict[str, dict[str, Cast]] = defaultdict(dict)
    hrc_firm: dict[str, set[str]] = defaultdict(set)
    for row in tables["rights_council_casts"]:
        hrc[row.symbol][row.state] = row.cast
        if row.confidence.is_firm:
            hrc_firm[row.symbol].add(row.state)
    for row in tables["events"]:
        if row.kind not in ("resolution_hrc", "resolution_ga"):
            continue
        body = {"HRC": "HRC", "CHR": "CHR", "GA": "GA"}.get(row.body or "", "GA3")
        yes, no, abstain = _numbers(row.tally_text)
        full = row.symbols[0] if row.symbols else ""
        recalled = set(row.recalled_fields)
        if "tally_text" in recalled:
            recalled |= {"yes", "no", "abstain"}
        out.append(
            Ballot(
                row.event,
                body,
                row.on,
                row.title,
                words_of(row.title),
                "PRK",
                yes,
                no,
                abstain,
                True,
                False,
                False,
                yes is None and row.mode is Mode.NO_OBJECTION,
                hrc.get(full, {}),
                frozenset(hrc_firm.get(full, ())),
                symbols=tuple(filter(None, (full, re.sub(r"^[A-Z/]*RES/", "", full)))),
                motion="resolution",
                confidence=row.confidence,
                recalled=frozenset(recalled),
                sources=row.sources,
                human_rights=True,
            )
        )
    return out


def _ends(on: date, precision: str | None) -> tuple[date, date]:
    """The first and last day of the time known to this precision that `on` lies in."""
    if precision == "year":
        return date(on.year, 1, 1), date(on.year, 12, 31)
    if precision == "month":
        return date(on.year, on.month, 1), date(on.year + on.month // 12, on.month % 12 + 1, 1) - _DAY
    return on, on


_ROLES = (
    ("special rapporteur", "rapporteur"), ("high commissioner", "commissioner"), ("acting permanent rep", "ambassador"),
    ("deputy permanent rep", "deputy"), ("permanent rep", "ambassador"), ("chair, commission of inquiry", "chair"),
    ("member, commission of inquiry", "member"), ("chair, fact-finding", "mission"), ("envoy", "envoy"),
    ("president of the human rights council", "hrc_president"),
)  # fmt: skip


def tenure(row: Any) -> Tenure:
    earliest, began_by = _ends(row.from_, row.from_precision) if row.from_ else (None, None)
    ended_from, latest = _ends(row.until - _DAY, row.until_precision) if row.until else (None, None)
    role = next((r for words, r in _ROLES if words in row.office.lower()), "other")
    recalled = set(row.recalled_fields)
    sure = row.confidence.is_firm
    return Tenure(
        row.office_id, row.person, row.office, role, row.state, earliest, began_by, ended_from, latest,
        sure and "from_" not in recalled, sure and "until" not in recalled,
        _as_text(row.from_, row.from_precision), _as_text(row.until and row.until - _DAY, row.until_precision),
        Fact(f"office: {row.person}", row.confidence, row.sources),
    )  # fmt: skip


def _as_text(on: date | None, precision: str | None) -> str:
    if on is None:
        return ""
    return {"year": f"{on:%Y}", "month": f"{on:%B %Y}"}.get(precision or "day", f"{on:%-d %B %Y}")


def requests(
    papers: Iterable[Paper], happenings: Iterable[Happening], ballots: Iterable[Ballot]
) -> tuple[Request, ...]:
    """The requests of the record in order of time."""
    out: list[Request] = []
    for p in papers:
        if (p.kind == "letter" and re.match(r"Request", p.title)) or p.kind == "meeting_request":
            held = re.search(r"(\d{4}-\d\d-\d\d)", p.title)
            out.append(
                Request(
                    p.key,
                    p.on,
                    p.state,
                    p.names,
                    p.complete,
                    p.count,
                    False,
                    None,
                    p.fact,
                    date.fromisoformat(held[1]) if held else p.on,
                )
            )
    for h in happenings:
        if h.kind == "request_failed":
            withheld = (
                "CIV"
                if "Ivoire" in h.outcome
                else "USA"
                if "United States" in f"{h.title}{h.outcome}"
                else None
            )
            number = re.search(r"(\d+) of 9", h.tally or "")
            out.append(
                Request(
                    h.key,
                    h.on,
                    h.state,
                    frozenset(),
                    False,
                    int(number[1]) if number else None,
                    True,
                    withheld,
                    h.fact,
                    h.on + timedelta(days=3),
                )
            )
        elif h.kind in ("any_other_business", "video_conference", "formal_meeting") and h.signatories:
            out.append(
                Request(
                    h.key,
                    h.on,
                    h.state,
                    frozenset(h.signatories),
                    True,
                    len(h.signatories),
                    False,
                    None,
                    h.fact,
                    h.on,
                )
            )
    for b in ballots:
        if b.body == "SC" and b.requested_by and not any(r.day == b.on and r.state == b.state for r in out):
            out.append(
                Request(
                    b.key,
                    b.on,
                    b.state,
                    frozenset(b.requested_by),
                    not b.requested_text
                    or len(b.requested_by) == len(re.findall(r"[A-Z]{3}", b.requested_text)),
                    len(b.requested_by),
                    False,
                    None,
                    b.fact,
                    b.on,
                )
            )
    out.sort(key=lambda r: r.day)
    return tuple(out)
