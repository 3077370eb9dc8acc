"""What a brief says: the count and its reasons, the rule, the timeline, who comes and goes, and what is disputed.

Everything is read as it was public by the day that the count stands on, so a brief for a past day says what could
have been said then.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ninthvote import __version__
from ninthvote.brief.document import (
    Block,
    Document,
    Figure,
    Listing,
    Paragraph,
    Section,
    Span,
    Table,
    Words,
    words,
)
from ninthvote.brief.figure import short_name, tally_bars
from ninthvote.brief.standing import standing
from ninthvote.count import Count, CountedMember, Report, count_situation
from ninthvote.count.reason import nearest, why
from ninthvote.model.occasion import Kind
from ninthvote.record import Occasion, Record
from ninthvote.rules.ruling import in_words
from ninthvote.vocabulary import Confidence, Mode

#: Occasions of the timeline that a reader of two pages needs: what the Council did, was asked, or refused.
_COUNCIL_KINDS = {
    "formal_meeting",
    "request_failed",
    "any_other_business",
    "closed_consultations",
    "vtc_closed",
    "arria_formula",
    "procedural_vote",
}

#: Fields whose name in the tables is not the word a reader would use.
_FIELDS = {"on": "day", "tally_text": "tally", "n_signatories": "number of signatories"}

#: How many members are named as those to talk to first. More would not be first.
N_PIVOTS = 4

#: Rows of evidence given for each of them, newest first.
N_ROWS = 3

#: A fact that many sources tell is footnoted with this many of them; the record holds all.
MOST_SOURCES = 2


def compose(
    record: Record,
    situation: str,
    on: date,
    *,
    as_of: date | None = None,
    reports: Sequence[Report] = (),
    show_notes: bool = False,
) -> Document:
    """The brief on a situation for a motion on a day.

    Args:
        as_of: the last day whose rows may be read; the day of the motion unless earlier.
        reports: lines of a private whip sheet; the brief that holds them says that it is confidential.
        show_notes: whether the sheet's notes are printed too.

    Raises:
        UnknownKey: there is no such situation.
        ModelError: the composition of that day was not known, or a state named holds no seat.
    """
    counted = count_situation(record, situation, on, as_of=as_of, reports=reports)
    view = record.as_of(counted.known_by)
    key = counted.situation.situation
    sections = [
        Section("The count", tuple(_count_blocks(counted))),
        Section("The members", (_members(counted),)),
        Section("Whom to talk to first", tuple(_pivots(counted, show_notes))),
        Section("The rule", tuple(_rule(counted))),
        Section("Dates", tuple(_dates(view, counted))),
        Section("What has happened", (_timeline(view, key),)),
    ]
    sections += [s for s in (_recommendations(view, key), _disputes(view, key)) if s is not None]
    return Document(
        title=f"Would {in_words(counted.required)} take it up? {counted.situation.title}",
        subtitle=f"For a motion on {_day(on)}, from what was public by {_day(counted.known_by)}.",
        on=on,
        sections=tuple(sections),
        sources=view.sources(),
        colophon=f"Ninth Vote {__version__}, facts {record.manifest.facts_sha256[:12]}. A forecast, not a tally.",
        confidential=bool(reports),
    )


def _day(day: date, precision: str = "day") -> str:
    if precision == "year":
        return str(day.year)
    return f"{day:%B %Y}" if precision == "month" else f"{day.day} {day:%B %Y}"


def _unsure(confidence: Confidence, fields: Sequence[str] = ()) -> str:
    """The words after what is not certain; empty where the row was seen in its source."""
    if confidence is Confidence.RECALLED:
        return " (unconfirmed)"
    return " (in part unconfirmed)" if fields else ""


def _percent(p: float) -> str:
    if 0 < p < 0.01:
        return "<1%"
    return ">99%" if 0.99 < p < 1 else f"{p:.0%}"


def _count_blocks(c: Count) -> list[Block]:
    most = max(range(len(c.pmf)), key=c.pmf.__getitem__)
    thin = [m for m in c.members if m.forecast.is_thin]
    chart = Table(
        "Chance of each number of affirmative votes",
        ("Votes", "Chance"),
        tuple((words(str(n)), words(_percent(p))) for n, p in enumerate(c.pmf)),
        frozenset({0, 1}),
    )
    first = words(
        "The chance that at least ",
        Span(str(c.required), strong=True),
        f" of {c.roster.n_seats} vote for it is ",
        Span(_percent(c.p_carried), strong=True),
        f"; the likeliest tally is {most}. The figure rests on {c.fitted.n_votes} earlier procedural votes with "
        f"{c.fitted.n_casts} casts, which is few: read it as a way to weigh the evidence below, not as knowledge.",
    )
    blocks: list[Block] = [
        Paragraph(first),
        Figure(
            tally_bars(c.pmf, required=c.required, title="Chance of each tally"),
            f"Chance of each number of affirmative votes; {c.required} are needed.",
            chart,
        ),
    ]
    if thin:
        names = ", ".join(short_name(m.state.code, m.state.name) for m in thin)
        blocks.append(
            Paragraph(
                words(f"Thin evidence, so mostly the habit of their regional group: {names}."), small=True
            )
        )
    return blocks


def _members(c: Count) -> Table:
    first = {m.state.code: n for n, m in enumerate(c.pivotal[:N_PIVOTS], start=1)}
    return Table(
        "Chances of each member, and why",
        ("Member", "Yes", "No", "Abstain", "Why"),
        tuple(
            (
                words(
                    Span(short_name(m.state.code, m.state.name), strong=m.state.code in first),
                    f" [{first[m.state.code]}]" if m.state.code in first else "",
                ),
                words(_percent(m.yes_p)),
                words(_percent(m.no_p)),
                words(_percent(m.abstain_p)),
                _because(m),
            )
            for m in sorted(c.members, key=lambda m: (-m.yes_p, m.state.code))
        ),
        frozenset({1, 2, 3}),
    )


def _because(m: CountedMember) -> Words:
    """Why the number is what it is, resting on the rows of which the words speak; a habit has no row to cite."""
    rows = [e for e in nearest(m) if e.kind is not Kind.OTHER][:MOST_SOURCES]
    return words(Span(why(m), sources=tuple(dict.fromkeys(s for row in rows for s in row.sources[:1]))))


def _pivots(c: Count, show_notes: bool) -> list[Block]:
    if not c.pivotal:
        return [Paragraph(words("No member’s vote is open enough to change the outcome."))]
    items = []
    for n, m in enumerate(c.pivotal[:N_PIVOTS], start=1):
        spans = [
            Span(f"[{n}] {m.state.name}", strong=True),
            Span(f": {_percent(m.yes_p)} yes; with its sure yes the chance would be "
                 f"{_percent(c.p_carried + m.pivot.gain_if_yes)}, with its refusal "
                 f"{_percent(c.p_carried - m.pivot.loss_if_not)}. "),
        ]  # fmt: skip
        for row in nearest(m)[:N_ROWS]:
            spans.append(
                Span(
                    f"{_day(row.on)}: {row.text}{_unsure(row.confidence)}", sources=row.sources[:MOST_SOURCES]
                )
            )
            spans.append(Span(". "))
        if not m.forecast.evidence:
            spans.append(Span(f"Nothing of its own on the record; {m.forecast.habit.text}. "))
        if m.report is not None:
            sheet = f"Your sheet: {m.report.position.value}, confidence {m.report.confidence:.0%}"
            spans.append(Span(sheet + (f", “{m.report.note}”" if show_notes and m.report.note else "") + "."))
        items.append(tuple(spans))
    blocks: list[Block] = [Listing(tuple(items))]
    others = [m for m in c.members if m.report is not None and m not in c.pivotal[:N_PIVOTS]]
    if others:
        lines = [
            f"{m.state.name}: {m.report.position.value}, confidence {m.report.confidence:.0%}"
            + (f", “{m.report.note}”" if show_notes and m.report.note else "")
            for m in others
            if m.report is not None
        ]
        blocks.append(Paragraph(words("Also on your sheet: " + "; ".join(lines) + ".")))
    if c.sets.carry:
        named = " or ".join(" and ".join(_named(c, s)) for s in c.sets.carry[:3])
        blocks.append(Paragraph(words(f"Would settle it: the sure yes of {named}."), small=True))
    return blocks


def _named(c: Count, codes: Sequence[str]) -> list[str]:
    names = {m.state.code: short_name(m.state.code, m.state.name) for m in c.members}
    return [names[code] for code in codes]


def _rule(c: Count) -> list[Block]:
    said = f"With exactly {c.required} in favour: " + " ".join(reason.says for reason in c.ruling.reasons)
    cited = ", ".join(dict.fromkeys(f"{r.provision} ({r.citation})" for r in c.ruling.reasons))
    return [Paragraph(words(said)), Paragraph(words(f"Provisions: {cited}."), small=True)]


def _dates(view: Record, c: Count) -> list[Block]:
    items: list[Words] = []
    for month in (c.on.replace(day=1), (c.on.replace(day=28) + timedelta(days=4)).replace(day=1)):
        row = view.presidency(month)
        if row is not None:
            name = view.state(row.state, month).name
            items.append(
                words(
                    f"{month:%B %Y}: ",
                    Span(name, strong=True),
                    Span(f" presides{_label(row.confidence)}.", sources=row.sources),
                )
            )
    january = date(c.on.year + 1, 1, 1)
    after = view.roster(january)
    leaving = [m for m in c.roster if m.state.code not in after and not m.is_permanent]
    joining = [m for m in after if m.state.code not in c.roster]
    if leaving:
        joins = ", ".join(m.state.name for m in joining) or "not yet known"
        sources = tuple(
            s
            for t in view.term_rows(january)
            if t.state in {m.state.code for m in joining}
            for s in t.sources
        )
        items.append(
            words(
                f"1 January {january.year}: leaving {', '.join(m.state.name for m in leaving)}; ",
                Span(f"joining {joins}.", sources=tuple(dict.fromkeys(sources))),
            )
        )
    where = standing(view, c.situation.situation)
    if where is not None:
        items.append(
            words(
                f"List of matters seized: entered {_day(where.entered.on)}; last considered at a formal meeting ",
                Span(_day(where.last_considered.on), sources=where.last_considered.sources),
                f". Not considered again, it is marked for deletion in January {where.marked_in}, and kept only if a "
                f"Member asks in writing by {_day(where.keep_by)} (SZD-03, SZD-04).",
            )
        )
    return [Listing(tuple(items))]


def _label(confidence: Confidence) -> str:
    return "" if confidence is Confidence.SOURCED else f" ({confidence.label})"


def _timeline(view: Record, situation: str) -> Table:
    rows = [
        o
        for o in view.timeline(situation)
        if o.kind in _COUNCIL_KINDS or (o.event and o.event.mode is Mode.NOT_PUT)
    ]
    return Table(
        "Meetings of the Council, consultations, and requests that came to nothing",
        ("Day", "What", "Format", "Outcome"),
        tuple(_occasion(o) for o in reversed(rows)),
        widths=(0, 5, 3, 6),
    )


def _occasion(o: Occasion) -> tuple[Words, ...]:
    form = o.event.format.label if o.event and o.event.format else ("vote" if o.vote else "request")
    if o.vote and o.vote.yes is not None:
        came = f"{o.vote.yes}-{o.vote.no}-{o.vote.abstain}, {'carried' if o.vote.carried else 'not carried'}"
    else:
        came = (o.event.outcome if o.event else None) or ""
    return (
        words(_day(o.on, o.precision)),
        words(Span(o.title + _unsure(o.confidence, o.unconfirmed), sources=o.sources[:MOST_SOURCES])),
        words(form),
        words(came),
    )


def _recommendations(view: Record, situation: str) -> Section | None:
    rows = view.recommendations(situation)
    if not rows:
        return None
    council = [r for r in rows if "Security Council" in r.addressee]
    known = view.known_by is None or view.known_by >= max(r.status_known_on for r in rows)
    tally = ", ".join(
        f"{sum(r.status == s for r in rows)} {s.replace('_', ' ')}"
        for s in dict.fromkeys(r.status for r in rows)
    )
    table = Table(
        "Asked of the Security Council",
        ("What", "State of it", "Evidence"),
        tuple(
            (
                words(
                    Span(
                        r.action + _unsure(r.confidence, r.recalled_fields), sources=r.sources[:MOST_SOURCES]
                    )
                ),
                words(str(r.status).replace("_", " ")),
                words(r.evidence or ""),
            )
            for r in council
        ),
        widths=(5, 1, 5),
    )
    intro = Paragraph(
        words(f"Of {len(rows)} recommendations: {tally} (this project’s reading).")
        if known
        else words(
            f"{len(rows)} recommendations. What came of them was compiled on "
            f"{_day(max(r.status_known_on for r in rows))}, and is not read back to an earlier day."
        )
    )
    return Section("What the inquiry recommended", (intro, table) if council else (intro,))


def _disputes(view: Record, situation: str) -> Section | None:
    ours = {
        **{("events", e.event): f"{e.title} ({_day(e.on, e.precision)})" for e in view.events(situation)},
        **{("votes", v.vote): f"{v.title} ({_day(v.on)})" for v in view.votes(situation=situation)},
        **{
            ("letters", x.letter): f"{x.title} ({_day(x.on, x.precision)})"
            for x in view.letters(situation=situation)
        },
    }
    items = []
    for place in sorted({(r.of_table, r.of_key) for r in view.readings()} & set(ours)):
        readings = view.readings(*place)
        field = _FIELDS.get(readings[0].field_, readings[0].field_.strip("_").replace("_", " "))
        spans = [Span(f"{ours[place]}, {field}: ", strong=True)]
        for n, reading in enumerate(readings):
            followed = " (followed)" if reading.followed else ""
            spans.append(Span(f"{'; ' if n else ''}{reading.value}{followed}", sources=(reading.source,)))
        items.append(tuple(spans))
    return Section("Where sources disagree", (Listing(tuple(items)),)) if items else None
