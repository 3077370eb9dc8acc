"""The backtest as a document: what was forecast, what came, how it stands beside simple guesses, how few it is."""

from __future__ import annotations

from collections.abc import Sequence

from ninthvote.brief.document import Document, Figure, Paragraph, Section, Span, Table, Words, words
from ninthvote.brief.figure import FAINT, INK, PAPER, framed
from ninthvote.count.backtest import Backtest, VoteResult
from ninthvote.count.baseline import BASELINES
from ninthvote.count.draft_verdict import draft_scores
from ninthvote.count.drafts import DraftResult
from ninthvote.count.verdict import MemberScores, TallyScores, Verdict, verdict
from ninthvote.record import Record
from ninthvote.rules import Decision
from ninthvote.rules.ruling import in_words, listed
from ninthvote.score import Bin
from ninthvote.vocabulary import Cast

_VOTED = {Cast.YES: "yes", Cast.NO: "no", Cast.ABSTAIN: "abstained", Cast.NOT_PARTICIPATING: "took no part"}


#: Said wherever the votes on drafts are not shown.
NO_DRAFTS = (
    "Contested votes on drafts are left out here: they need the bulk votes that `ninthvote sync` brings, and then "
    "`ninthvote backtest --drafts`, which takes some minutes."
)


def backtest_document(
    backtest: Backtest, record: Record, drafts: Sequence[DraftResult] | None = None
) -> Document:
    """What `ninthvote backtest --html` writes."""
    found = verdict(backtest)
    rows = backtest.votes
    keys = tuple(dict.fromkeys(key for v in rows for key in sources_of(record, v)))
    how = method(backtest, has_drafts=drafts is not None)
    return Document(
        title="How often such numbers came true",
        subtitle="Procedural votes of the Security Council since 1990, each forecast from the day before",
        on=max(v.date_ for v in rows),
        sections=(
            Section("In short", tuple(Paragraph(words(s)) for s in in_short(found, backtest))),
            Section("Members: beside simple guesses", (_score_table(found), _calibration(found.members))),
            Section("Motions: which side of nine", (_tally_table(found), _vote_table(rows, record))),
            *_drafts_sections(drafts),
            Section("Members, motion by motion", tuple(_member_table(v) for v in rows)),
            Section("How it was done", tuple(Paragraph(words(s)) for s in how)),
        ),
        sources=record.sources(keys),
        colophon="Ninth Vote. The same inputs give the same page.",
    )


def in_short(v: Verdict, backtest: Backtest) -> tuple[str, ...]:
    """The findings in sentences, the shortage of votes first."""
    m, put, both = v.members, v.put, v.with_dropped
    low, high = m.less_than_last_interval
    wrong = [
        f"{r.id} ({r.p_carried:.0%} said; {outcome_words(r)})" for r in backtest.votes if r.id in both.wrong
    ]
    missed = f"The misses: {listed(wrong)}." if wrong else "None was missed."
    return (
        f"This rests on {m.n_votes} motions with a confirmed roll call, {m.n_casts} casts of members, in "
        f"{_years(backtest)} years. That is very few: one vote more or less moves every figure here.",
        f"On {put.right_side} of {put.n_votes} motions put to the vote the likelier side of nine is the one that came. "
        f"With the {in_words(both.n_votes - put.n_votes)} requests that were dropped for want of votes it is "
        f"{both.right_side} of {both.n_votes}. {missed}",
        f"The members' chances have a Brier score of {m.model.brier:.3f} (0 is perfect, 0.25 a coin), "
        f"{m.less_than_last:.0%} under that of the last vote on the like ({m.baselines['last'].brier:.3f}); drawing "
        f"motions again, nine times in ten the gain lies between {low:.0%} and {high:.0%}.",
        "Votes are put when movers believe they have the numbers. The two dropped requests are the only sight the "
        "record gives of those that were not put, and the forecast was on the wrong side of both: read a chance of "
        "nine as a chance among motions that get as far as a vote.",
    )


def method(backtest: Backtest, *, has_drafts: bool) -> tuple[str, ...]:
    """How the forecasts were made, and what is not in them."""
    left = "; ".join(f"{v.id} ({v.reason})" for v in backtest.left_out)
    unconfirmed = sum(not v.is_firm for v in backtest.votes)
    guesses = "; ".join(f"{name}: {what}" for name, what in BASELINES.items())
    return (
        "Each forecast reads rows public by the day before, with weights and shock fitted on the votes before it. What "
        "is moved, on which situation, and who asks or objects is the question and is given.",
        f"Baselines, from the same casts: {guesses}. Shares are drawn together as if by two casts; a last vote gives "
        "the share of yes among members whose last vote was the same.",
        f"{in_words(unconfirmed).capitalize()} votes of 1990 to 1992 are placeholders from memory: they are listed, "
        "marked unconfirmed, and enter no score, no weight and no forecast. Nor does any single cast from memory.",
        "A dropped request has no roll call. It is scored on one thing: fewer than nine.",
        f"Left out: {left}.",
        *(() if has_drafts else (NO_DRAFTS,)),
        "The form of the model, its prior and the choice of rows were settled by the forward log score of members over "
        "all these votes, so the figures are a little kinder than a vote not yet held will be.",
    )


def drafts_in_short(drafts: Sequence[DraftResult]) -> tuple[str, ...]:
    """What the votes on drafts add, in sentences."""
    every, divided = draft_scores(drafts), draft_scores([r for r in drafts if r.is_contested])
    low, high = every.nine_interval
    return (
        f"{every.n_votes} votes on drafts from {drafts[0].date_.year} to {drafts[-1].date_.year}, {divided.n_votes} of "
        "them divided, each forecast from the years before its own, by the model of motions. These are substantive "
        "matters: a veto counts.",
        f"Members: log loss {every.log_loss:.3f} a vote, where each member's own rate of yes gives "
        f"{every.own_rate_log_loss:.3f}; on the votes that turned out divided {divided.log_loss:.3f} and "
        f"{divided.own_rate_log_loss:.3f}.",
        f"Nine or more: log loss {every.nine_log_loss:.3f} ({low:.3f} to {high:.3f}), base rate "
        f"{every.nine_base_log_loss:.3f}; {every.n_short} votes fell short of nine. Carried, vetoed or short of nine: "
        f"{every.decision_log_loss:.3f}, base rate {every.decision_base_log_loss:.3f}.",
    )


def _drafts_sections(drafts: Sequence[DraftResult] | None) -> tuple[Section, ...]:
    if drafts is None:
        return ()
    rows = tuple(
        (
            words(r.date_.isoformat()),
            words(f"{r.symbol}: {r.title}"),
            *(words(f"{r.chances[d]:.0%}") for d in _DECIDED),
            words(f"{r.yes} yes, {_DECIDED[r.decision]}"),
        )
        for r in drafts
        if r.is_contested
    )
    table = Table(
        "Drafts that turned out divided: the forecast, and what came",
        ("date", "draft", *_DECIDED.values(), "outcome"),
        rows,
        frozenset({2, 3, 4}),
    )
    said = tuple(Paragraph(words(s)) for s in drafts_in_short(drafts))
    return (Section("Votes on drafts", (*said, table)),)


_DECIDED = {Decision.CARRIED: "carried", Decision.VETOED: "vetoed", Decision.FAILED_MAJORITY: "short of nine"}


def sources_of(record: Record, v: VoteResult) -> tuple[str, ...]:
    return record.vote(v.id).sources if v.was_put else record.event(v.id).sources


def _years(backtest: Backtest) -> int:
    days = [v.date_ for v in backtest.votes]
    return max(days).year - min(days).year


def _score_table(v: Verdict) -> Table:
    def row(name: str, both: Sequence[tuple[float, float, float, float]]) -> tuple[Words, ...]:
        cells = [f"{b:.3f} ({low:.3f} to {high:.3f})|{loss:.3f}" for b, low, high, loss in both]
        return (words(name), *(words(part) for cell in cells for part in cell.split("|")))

    def of(m: MemberScores, name: str | None) -> tuple[float, float, float, float]:
        s = m.model if name is None else m.baselines[name]
        return s.brier, *s.brier_interval, s.log_loss

    scopes = (v.members, v.members_since_2000)
    rows = [row("the count", [of(m, None) for m in scopes])]
    rows += [row(what, [of(m, name) for m in scopes]) for name, what in reversed(BASELINES.items())]
    return Table(
        f"Casts of members: {v.members.n_casts} since 1990, {v.members_since_2000.n_casts} since 2000. Brackets: nine "
        "times in ten, motions drawn again. Lower is better.",
        ("forecast of yes", "Brier, all", "log loss", "Brier, since 2000", "log loss"),
        tuple(rows),
        frozenset({1, 2, 3, 4}),
    )


def _tally_table(v: Verdict) -> Table:
    def row(name: str, s: TallyScores) -> tuple[Words, ...]:
        low, high = s.log_loss_interval
        cells = (
            name, str(s.n_votes), str(s.right_side), f"{s.brier:.3f}", f"{s.base_brier:.3f}",
            f"{s.log_loss:.3f} ({low:.3f} to {high:.3f})", f"{s.base_log_loss:.3f}",
        )  # fmt: skip
        return tuple(words(c) for c in cells)

    return Table(
        "The chance of nine or more, beside the share of motions carried so far",
        ("motions", "n", "right side", "Brier", "base rate", "log loss", "base rate"),
        (row("put to the vote", v.put), row("with dropped requests", v.with_dropped)),
        frozenset(range(1, 7)),
    )


def _vote_table(votes: Sequence[VoteResult], record: Record) -> Table:
    rows = []
    for v in votes:
        came = outcome_words(v)
        mean = sum(k * p for k, p in enumerate(v.pmf))
        verdict_words = "right" if v.is_right_side else "wrong"
        rows.append(
            (
                (Span(v.date_.isoformat()),),
                (Span(v.title, sources=sources_of(record, v)),),
                words(f"{v.p_carried:.0%}"),
                words(f"{mean:.1f}"),
                words(came + ("" if v.is_firm else " (unconfirmed)")),
                (
                    Span(
                        verdict_words if v.is_firm else f"{verdict_words}, not scored",
                        strong=not v.is_right_side,
                    ),
                ),
            )
        )
    return Table(
        "Every motion: the forecast of the day before, and what came",
        ("date", "motion", "chance of nine", "yes expected", "outcome", "side"),
        tuple(rows),
        frozenset({2, 3}),
    )


def _member_table(v: VoteResult) -> Table:
    rows = tuple(
        (
            words(m.name),
            words(f"{m.yes_p:.0%}"),
            words(f"{m.baselines['last']:.0%}"),
            words(_outcome(m.cast) + ("" if m.confidence.is_firm or m.cast is None else " (unconfirmed)")),
        )
        for m in v.members
    )
    return Table(
        f"{v.date_}: {v.title}",
        ("member", "chance of yes", "by its last vote", "what it did"),
        rows,
        frozenset({1, 2}),
    )


def outcome_words(v: VoteResult) -> str:
    """What came of a motion."""
    if not v.was_put:
        return "dropped, under nine"
    return f"{v.yes} yes, {'carried' if v.carried else 'not carried'}"


def _outcome(cast: Cast | None) -> str:
    return "no vote took place" if cast is None else _VOTED.get(cast, "was absent")


def _calibration(m: MemberScores) -> Figure:
    said = "; ".join(
        f"of {b.n} forecasts between {b.lower:.0%} and {b.upper:.0%}, {b.rate:.0%} came true"
        for b in m.calibration
    )
    return Figure(
        calibration_plot(m.calibration, title="What was said, and how often it came true"),
        f"Chances of yes against how often yes came. On the line, seventy per cent means seven in ten: {said}.",
        Table(
            "Forecasts of yes by what they said",
            ("said", "forecasts", "on average", "came true"),
            tuple(
                (
                    words(f"{b.lower:.0%} to {b.upper:.0%}"),
                    words(str(b.n)),
                    words(f"{b.mean_p:.0%}"),
                    words(f"{b.rate:.0%}"),
                )
                for b in m.calibration
            ),
            frozenset({1, 2, 3}),
        ),
    )


def calibration_plot(bins: Sequence[Bin], *, title: str) -> str:
    """Said against came true, a disc for each group of forecasts, its area by how many there are."""
    size, left, top = 240.0, 46.0, 14.0
    most = max(b.n for b in bins)
    body = [
        f'<rect x="{left:g}" y="{top:g}" width="{size:g}" height="{size:g}" fill="{PAPER}" stroke="{FAINT}" '
        'class="rule"/>',
        f'<line x1="{left:g}" y1="{top + size:g}" x2="{left + size:g}" y2="{top:g}" stroke="{FAINT}" '
        'stroke-dasharray="4 3" class="rule"/>',
    ]
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = left + size * share, top + size * (1 - share)
        body.append(
            f'<text x="{x:.1f}" y="{top + size + 16:g}" text-anchor="middle" font-size="11" fill="{INK}" class="ink">'
            f'{share:.0%}</text><text x="{left - 6:g}" y="{y + 4:.1f}" text-anchor="end" font-size="11" fill="{INK}" '
            f'class="ink">{share:.0%}</text>'
        )
    for b in bins:
        x, y, radius = left + size * b.mean_p, top + size * (1 - b.rate), 3 + 11 * (b.n / most) ** 0.5
        body.append(
            f"<g><title>{b.n} forecasts, {b.mean_p:.0%} said, {b.rate:.0%} came true</title>"
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#0f6f8f" fill-opacity="0.75" stroke="{INK}"/>'
            f'<text x="{x + radius + 4:.1f}" y="{y + 4:.1f}" font-size="10.5" fill="{INK}" class="ink">{b.n}</text></g>'
        )
    body.append(
        f'<text x="{left + size / 2:g}" y="{top + size + 34:g}" text-anchor="middle" font-size="11" fill="{INK}" '
        'class="ink">chance of yes, as forecast</text>'
    )
    return framed(560, top + size + 44, title, body, kind="calibration")
