"""The backtest on a screen: in short, the scores beside simple guesses, calibration, then every motion."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from ninthvote.brief.backtest import drafts_in_short, in_short, method, outcome_words
from ninthvote.cli.count_screen import percent
from ninthvote.cli.screen import columns, console, heading
from ninthvote.count.backtest import Backtest
from ninthvote.count.baseline import BASELINES
from ninthvote.count.drafts import DraftResult
from ninthvote.count.verdict import Verdict, verdict


def show(backtest: Backtest, drafts: Sequence[DraftResult] | None) -> None:
    """The whole screen."""
    screen, found = console(), verdict(backtest)
    screen.print("How often such numbers came true", style="bold")
    for sentence in in_short(found, backtest):
        screen.print(sentence)
    _scores(screen, found)
    _calibration(screen, found)
    _tallies(screen, found)
    _votes(screen, backtest)
    if drafts is not None:
        heading(screen, "Votes on drafts")
        for sentence in drafts_in_short(drafts):
            screen.print(sentence)
    heading(screen, "How it was done")
    for sentence in method(backtest, has_drafts=drafts is not None):
        screen.print(sentence)


def _scores(screen: Console, v: Verdict) -> None:
    heading(screen, "Members: the chance of yes, beside simple guesses (lower is better)")
    table = columns("", "Brier", "nine in ten", "log loss")
    for i in (1, 3):
        table.columns[i].justify = "right"
    m = v.members
    named = [
        ("the count", m.model),
        *((what, m.baselines[name]) for name, what in reversed(BASELINES.items())),
    ]
    for what, s in named:
        table.add_row(
            what,
            f"{s.brier:.3f}",
            f"{s.brier_interval[0]:.3f}-{s.brier_interval[1]:.3f}",
            f"{s.log_loss:.3f}",
        )
    screen.print(table)


def _calibration(screen: Console, v: Verdict) -> None:
    heading(screen, "Whether seventy per cent meant seven in ten")
    table = columns("said", "forecasts", "on average", "came true")
    for i in (1, 2, 3):
        table.columns[i].justify = "right"
    for b in v.members.calibration:
        table.add_row(f"{b.lower:.0%} to {b.upper:.0%}", str(b.n), f"{b.mean_p:.0%}", f"{b.rate:.0%}")
    screen.print(table)


def _tallies(screen: Console, v: Verdict) -> None:
    heading(screen, "Motions: the chance of nine or more, beside the share carried so far")
    table = columns("", "motions", "right side", "log loss", "base rate")
    for i in (1, 2, 3, 4):
        table.columns[i].justify = "right"
    for name, s in (("put to the vote", v.put), ("with dropped requests", v.with_dropped)):
        table.add_row(name, str(s.n_votes), str(s.right_side), f"{s.log_loss:.3f}", f"{s.base_log_loss:.3f}")
    screen.print(table)


def _votes(screen: Console, backtest: Backtest) -> None:
    heading(screen, "Every motion")
    table = columns("vote", "9 or more", "expected", "came", "side")
    table.columns[1].justify = table.columns[2].justify = "right"
    table.columns[0].no_wrap = True
    for v in backtest.votes:
        came = outcome_words(v)
        side = "right" if v.is_right_side else "WRONG"
        table.add_row(
            v.id, percent(v.p_carried), f"{sum(k * p for k, p in enumerate(v.pmf)):.1f}", came,
            side if v.is_firm else "unconfirmed",
        )  # fmt: skip
    screen.print(table)
