"""The count on a screen: what is asked, the answer, the table of members, who decides it, and what it rests on."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import timedelta

from rich.console import Console

from ninthvote.brief.figure import short_name
from ninthvote.cli.screen import Footnotes, columns, console, day_words, doubt, hang, heading, joined
from ninthvote.count import Count, CountedMember
from ninthvote.count.reason import REGIME_WORDS, dated, nearest, why
from ninthvote.model.occasion import Kind, Regime, Side
from ninthvote.record import LetterRow, Record
from ninthvote.rules.ruling import in_words, listed
from ninthvote.vocabulary import Cast

#: Bars of the distribution are this wide at their longest.
BAR = 36


def show(count: Count, record: Record, *, opened: AbstractSet[str], show_notes: bool) -> None:
    """The whole screen."""
    screen, notes = console(), Footnotes(record)
    _question(screen, count, record)
    _answer(screen, count)
    _distribution(screen, count)
    _members(screen, count)
    _pivots(screen, count, notes)
    _last_request(screen, count, notes)
    for member in count.members:
        if member.state.code in opened:
            _open(screen, count, member, notes, show_notes)
    _rule(screen, count)
    _basis(screen, count)
    notes.print(screen)


def _question(screen: Console, count: Count, record: Record) -> None:
    screen.print(f"Would {in_words(count.required)} vote to take it up?", style="bold")
    screen.print(f"{count.situation.title} · {day_words(count.on)}")
    council = (
        f"the Council of {day_words(count.council_on)}" if count.council_on != count.on else "the Council"
    )
    screen.print(
        f"Motion: that {council} adopt an agenda with it, at a formal meeting. {_chair(count, record)}"
    )
    screen.print(f"Read: only what was public by {day_words(count.known_by)}.")
    if any(e.on == count.on and e.kind is Kind.SAME for m in count.members for e in m.forecast.evidence):
        eve = count.on - timedelta(days=1)
        screen.print(
            f"A vote of that very day is among the rows; --as-of {eve} shows what could be said before it."
        )


def _chair(count: Count, record: Record) -> str:
    row = count.presidency
    month = f"{max(count.on, count.council_on):%B %Y}"
    if row is None:
        return f"Who presides in {month} is not on record."
    how = f" ({doubt(row.confidence)})" if doubt(row.confidence) else ""
    name = short_name(row.state, record.state(row.state, row.month).name)
    return f"{name} presides in {month}{how}."


def _names(count: Count) -> dict[str, str]:
    """Codes to names as they fit a screen."""
    return {m.state.code: short_name(m.state.code, m.state.name) for m in count.members}


def _answer(screen: Console, count: Count) -> None:
    n = in_words(count.required)
    heading(screen, f"Chance of {n} or more: {percent(count.p_carried)}")
    likeliest = max(range(len(count.pmf)), key=lambda k: count.pmf[k])
    low, high = _middle(count.pmf, 0.8)
    expected = sum(k * p for k, p in enumerate(count.pmf))
    screen.print(
        f"Most likely {likeliest} yes, on average {expected:.1f}; four times in five from {low} to {high}."
    )
    names = _names(count)
    thin = [names[m.state.code] for m in count.members if m.forecast.is_thin and not (m.sure or m.report)]
    if thin:
        which = "" if len(thin) > len(count.members) // 2 else f": {listed(thin)}"
        screen.print(
            f"The evidence is thin for {in_words(len(thin))} of the {in_words(len(count.members))}{which}. "
            "Such a number is mostly habit in the General Assembly."
        )


def _middle(pmf: tuple[float, ...], share: float) -> tuple[int, int]:
    """The shortest run of tallies that holds the share."""
    runs = [
        (high - low, -sum(pmf[low : high + 1]), low, high)
        for low in range(len(pmf))
        for high in range(low, len(pmf))
        if sum(pmf[low : high + 1]) >= share
    ]
    _, _, low, high = min(runs)
    return low, high


def _distribution(screen: Console, count: Count) -> None:
    heading(screen, "Yes votes")
    peak = max(count.pmf)
    for yes, p in enumerate(count.pmf):
        if p >= 0.005:
            carried = "carried" if yes >= count.required else "lost"
            bar = ("█" if carried == "carried" else "░") * max(1, round(BAR * p / peak))
            screen.print(f"{yes:>4}  {bar:<{BAR}} {percent(p):>4}  {carried}")


def _members(screen: Console, count: Count) -> None:
    heading(screen, "Members")
    table = columns("", "yes", "abst.", "no", "rows", "why")
    for title in ("yes", "abst.", "no", "rows"):
        column = next(c for c in table.columns if c.header == title)
        column.justify, column.no_wrap = "right", True
    table.columns[0].max_width = 19
    for m in count.members:
        thin = "thin" if m.forecast.is_thin else f"{m.forecast.n_effective:.0f}"
        table.add_row(
            _names(count)[m.state.code] + (" *" if m.forecast.member.is_permanent else ""),
            percent(m.yes_p), percent(m.abstain_p), percent(m.no_p), thin, why(m),
        )  # fmt: skip
    screen.print(table)
    screen.print(
        "* permanent member. rows: effective evidence, in fresh votes on like motions and more.", style="dim"
    )


def _pivots(screen: Console, count: Count, notes: Footnotes) -> None:
    heading(screen, "Who decides it")
    pivotal = [m for m in count.pivotal if m.pivot.pivotality >= 0.005][:5]
    if not pivotal:
        screen.print("Nobody: no member's open vote would move the chance.")
    for i, m in enumerate(pivotal, 1):
        now = count.p_carried
        hang(
            screen,
            f"{i}. ",
            f"{_names(count)[m.state.code]}: a sure yes would make it {percent(now + m.pivot.gain_if_yes)}, "
            f"a refusal {percent(now - m.pivot.loss_if_not)}.",
        )
        if not nearest(m):
            hang(screen, "   - ", m.forecast.habit.text)
        for row in nearest(m)[:3]:
            hang(
                screen,
                "   - ",
                joined((dated(row), doubt(row.confidence), notes.mark(row.sources)), " "),
            )
    for words, sets in (("Enough to carry it", count.sets.carry), ("Enough to block it", count.sets.block)):
        if sets:
            names = _names(count)
            shown = "; or ".join(listed(names[s] for s in one) for one in sets[:3])
            verb = "saying yes" if "carry" in words else "refusing"
            screen.print(f"{words} (to nine chances in ten): {shown}, {verb}.")


def _last_request(screen: Console, count: Count, notes: Footnotes) -> None:
    last = count.last_request
    if last is None and not count.lately:
        return
    heading(screen, "The last attempt")
    if last is not None:
        row = last.row
        mark = joined((doubt(row.confidence, row.recalled_fields), notes.mark(row.sources)), " ")
        day = day_words(row.on, row.precision if isinstance(row, LetterRow) else "day")
        screen.print(joined((f"{day}: {row.title}.", mark), " "))
        remain, left = (
            [short_name(s.state.code, s.state.name) for s in group] for group in (last.remain, last.left)
        )
        screen.print(f"Of the members that asked, {_still(remain)}")
        screen.print(f"No longer at the table: {listed(left) or 'none'}.")
        if not last.is_complete:
            screen.print("Not all who asked are named in the sources.")
    for event in count.lately:
        mark = joined((doubt(event.confidence, event.recalled_fields), notes.mark(event.sources)), " ")
        said = f"{day_words(event.on, event.precision)}: {event.title}. {event.outcome or ''}".rstrip(". ")
        screen.print(joined((said + ".", mark), " "))


def _still(names: list[str]) -> str:
    if not names:
        return "none is still a member."
    return f"{in_words(len(names))} {'is still a member' if len(names) == 1 else 'are still members'}: {listed(names)}."


def _open(screen: Console, count: Count, m: CountedMember, notes: Footnotes, show_notes: bool) -> None:
    heading(screen, f"{_names(count)[m.state.code]}: yes {percent(m.yes_p)}, and why")
    rows = {e.id: e for e in m.forecast.evidence}
    table = columns("log-odds", "adds", "from")
    table.columns[0].justify = table.columns[1].justify = "right"
    running = 0.0
    for part in m.explanation:
        running += part.log_odds
        row = rows.get(part.evidence or "")
        said = part.text if row is None else joined(
            (dated(row), doubt(row.confidence), notes.mark(row.sources)), " ")  # fmt: skip
        table.add_row(f"{running:+.2f}", f"{part.log_odds:+.2f}", said)
    screen.print(table)
    for row in m.forecast.evidence:
        if not row.counts:
            hang(
                screen,
                "not counted: ",
                joined((dated(row), "unconfirmed", notes.mark(row.sources)), " "),
            )
    if m.report is not None and show_notes and m.report.note:
        hang(screen, "your note: ", m.report.note)


def _rule(screen: Console, count: Count) -> None:
    no = [_names(count)[m.state.code] for m in count.members if m.most_likely is Cast.NO]
    heading(screen, f"The rule, for exactly {in_words(count.required)} in favour")
    if no:
        screen.print(f"Taken as voting no: {listed(no)}.")
    for reason in count.ruling.reasons:
        said = joined((reason.says, f"({reason.citation})", doubt(reason.confidence)), " ")
        hang(screen, f"{reason.provision}  ", said)


def _basis(screen: Console, count: Count) -> None:
    heading(screen, "What this rests on")
    fitted, side = count.fitted, count.motion.side
    n_same = sum(any(e.kind is Kind.SAME and e.counts for e in m.forecast.evidence) for m in count.members)
    took_part = (
        f" {in_words(n_same).capitalize()} of these members took part."
        if count.regime is Regime.CLOSE
        else ""
    )
    screen.print(f"Precedent: {REGIME_WORDS[count.regime]}{took_part}")
    screen.print(
        f"Weights were fitted on {fitted.n_casts} casts in {fitted.n_votes} procedural votes since 1990"
        + (f", the last of {day_words(fitted.known_by)}" if fitted.known_by else "")
        + ". That is very few: `ninthvote backtest` shows how often such numbers came true."
    )
    whose = (
        "Western members ask and China or Russia object" if side is Side.WESTERN else "Russia or China ask"
    )
    screen.print(
        f"Counted as evidence: casts on motions where {whose}; letters and statements; habit in the Assembly."
    )
    screen.print("Votes are put when movers believe they have the numbers, so past votes flatter the chance.")
    screen.print(
        "Rows from memory (unconfirmed) are listed with --open and weigh nothing. --json has every row."
    )


def percent(p: float) -> str:
    """Whole per cent; never 0% or 100% for what is not certain."""
    if p in (0.0, 1.0):
        return f"{p:.0%}"
    return "<1%" if p < 0.005 else ">99%" if p > 0.995 else f"{p:.0%}"
