"""Council votes that nobody had cast yet, forecast year by year from earlier years alone; and the chance of nine.

    python eval/unseen_council.py FOLDER [--without-rivals] [--without-sponsors]

FOLDER is a data folder that `ninthvote sync` filled. The forecasts are those of `ninthvote backtest --drafts`: every
vote with casts in the Sciences Po table. What a vote was about is taken from the agenda item of the practice table, the
same for texts that passed and texts that failed: the vote table's own titles are detailed for what passed and bare for
what failed, so they tell the outcome. 105 votes since 1994 (33 of them since 2010, most after June 2025) have no agenda
item there and keep the matter their title names.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

import numpy as np

from ninthvote.cli.draft_votes import load_drafts
from ninthvote.cli.script import one_message
from ninthvote.count.drafts import YES, CouncilDrafts, DraftResult, forecast_drafts
from ninthvote.count.tally import at_least, tally_pmf
from ninthvote.record import open_record
from ninthvote.rules import majority
from ninthvote.score import bootstrap_interval, brier, expected_calibration_error, log_loss, log_losses
from ninthvote.vocabulary import Cast

#: Last day of the practice table, and with it of the agenda items.
ITEMS_END = date(2025, 6, 4)


def base_rate(drafts: CouncilDrafts, year: int) -> float:
    """Share of the votes of earlier years with nine yes or more, drawn to a half as if by one vote."""
    seen = drafts.history.vote[drafts.year < year]
    return float((((seen == YES).sum(axis=1) >= 9).sum() + 0.5) / (len(seen) + 1.0))


def members_loss(results: list[DraftResult]) -> float:
    chance = np.array([p for r in results for _, p, _, _ in r.members])
    return log_loss(chance, np.array([cast is Cast.YES for r in results for _, _, cast, _ in r.members]))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--without-rivals", action="store_true")
    options.add_argument("--without-sponsors", action="store_true")
    chosen = options.parse_args()
    assembly, drafts = load_drafts(chosen.folder, open_record())
    if chosen.without_rivals:
        drafts = replace(drafts, rivals=np.zeros_like(drafts.rivals))
    if chosen.without_sponsors:
        drafts = replace(drafts, sponsors=((),) * len(drafts.sponsors))
    results = forecast_drafts(assembly, drafts)
    for year, of_year in groupby(results, key=lambda r: r.date_.year):
        some = list(of_year)
        print(f"{year}: member log loss {members_loss(some):.4f}, nine or more in "
              f"{sum(r.yes >= 9 for r in some)} of {len(some)}")  # fmt: skip

    member = [(k, p, cast is Cast.YES, rate) for k, r in enumerate(results) for _, p, cast, rate in r.members]
    m, p, y, own = (np.array(column) for column in zip(*member, strict=True))
    low, high = bootstrap_interval(log_losses(p, y), group=m, seed=1)
    print(f"\n{results[0].date_.year}-{results[-1].date_.year}: {y.size:,} casts on {len(results)} votes")
    print(
        f"member: log loss {log_loss(p, y):.4f} [{low:.4f}, {high:.4f}], Brier {brier(p, y):.4f}, calibration error "
        f"{expected_calibration_error(p, y):.4f}; its own rate {log_loss(own, y):.4f}"
    )
    nine = np.array([r.yes >= 9 for r in results])
    q = np.clip([r.p_nine for r in results], 1e-6, 1.0 - 1e-6)
    alone = [at_least(tally_pmf([p for _, p, _, _ in r.members]), majority(r.date_)) for r in results]
    rate = {year: base_rate(drafts, year) for year in {r.date_.year for r in results}}
    base = np.array([rate[r.date_.year] for r in results])
    low, high = bootstrap_interval(log_losses(q, nine), seed=1)
    print(f"nine: log loss {log_loss(q, nine):.4f} [{low:.4f}, {high:.4f}] on {nine.size} votes, "
          f"{int((~nine).sum())} short; independent members "
          f"{log_loss(np.clip(alone, 1e-6, 1.0 - 1e-6), nine):.4f}, base rate {log_loss(base, nine):.4f}")  # fmt: skip
    before = np.array([r.date_ <= ITEMS_END for r in results])
    print(f"  to 4 June 2025, where the agenda items end: {log_loss(q[before], nine[before]):.4f} on "
          f"{before.sum()} votes")  # fmt: skip


if __name__ == "__main__":
    with one_message():
        main()
