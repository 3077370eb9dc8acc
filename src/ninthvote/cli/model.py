"""`ninthvote fit` and `ninthvote positions`: where States stand, estimated from how they voted."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ninthvote.cli.options import as_json
from ninthvote.cli.screen import columns, console, heading, print_json
from ninthvote.errors import ModelError

if TYPE_CHECKING:
    from ninthvote.model.positions import FitMode, Fitted, Positions

#: The States that set which way the first axis points: positive is the side of the first.
ANCHORS = ("USA", "RUS")

MODES = click.Choice(["predictive", "comparable"])


@click.command()
@click.option(
    "--from",
    "origin",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="A data folder, or one with the publishers' files (default: the data folder that sync fills).",
)
@click.option(
    "--mode", type=MODES, default="predictive", show_default=True, help="What the positions are for."
)
@click.option(
    "--dimensions", type=click.IntRange(1, 16), metavar="D", help="Of the space (predictive: default 4)."
)
@click.option(
    "--save", type=click.Path(path_type=Path), metavar="FILE", help="Keep the fitted positions in this file."
)
@as_json
def fit(origin: Path | None, mode: FitMode, dimensions: int | None, save: Path | None, json_: bool) -> None:
    """Fit positions of all States to every roll call of the Assembly, and score them on votes held out."""
    import numpy as np

    from ninthvote.cli.assembly_votes import assembly_votes
    from ninthvote.model.positions import Fitted, pack

    votes = assembly_votes(origin)
    arrays = (
        votes.state.astype(np.int16),
        votes.vote.astype(np.int16 if votes.n_votes < 2**15 else np.int32),
        votes.year.astype(np.int16),
        votes.cast.astype(np.int8),
    )
    states, keys, sources = votes.states, tuple(str(k) for k in votes.keys), votes.sha256
    del votes  # a tenth of the memory that the fit may take
    interactive = sys.stderr.isatty() and not json_
    ready, seconds, positions = _timed_fit(arrays, states, len(keys), mode, dimensions, interactive)
    fitted = Fitted(positions, states, keys, sources)
    if save:
        _write(save, pack(fitted))
    p, d = fitted.positions, fitted.positions.diagnostics
    if d is None or d.held_out is None:
        raise ModelError("the fit came without scores", hint="report this with the command that you gave")
    answer: dict[str, Any] = {
        "n_votes": p.n_votes,
        "n_roll_calls": p.n_roll_calls,
        "n_states": p.n_states,
        "dimensions": p.dimensions,
        "mode": p.mode,
        "seconds": round(seconds, 3),
        "seconds_to_load": round(ready, 3),
        "peak_mb": _peak_mb(),
        "heldout": {
            "n_votes": d.held_out.n_votes,
            "log_loss": round(d.held_out.log_loss, 5),
            "log_loss_3way": round(d.held_out.log_loss_3way, 5),
            "brier": round(d.held_out.brier, 5),
            "ece": round(d.held_out.ece, 5),
        },
        "temperature": round(p.temperature, 4),
        "diagnostics": {"rounds": d.n_rounds, "largest_gradient": round(d.gradient, 3), "engine": d.engine},
        "sources": dict(fitted.sources),
    }
    if json_:
        print_json(answer)
    else:
        _show_fit(answer, save)


def _timed_fit(
    arrays: tuple[Any, Any, Any, Any],
    states: tuple[str, ...],
    n_roll_calls: int,
    mode: FitMode,
    dimensions: int | None,
    interactive: bool,
) -> tuple[float, float, Positions]:
    """Seconds until the compiled parts stand ready, seconds of the fit itself, and the fit."""
    import numpy as np

    from ninthvote.model.positions import fit

    def say() -> None:
        if interactive:
            click.echo("Compiling the fit; this is waited for once ...", err=True)

    start = time.perf_counter()
    few = [np.array(a, dtype=np.int32) for a in ([0, 1, 0, 1], [0, 0, 1, 1], [1, 1, 2, 2], [0, 2, 2, 0])]
    fit(few[0], few[1], few[2], few[3], dimensions=dimensions, mode=mode, on_compile=say)
    ready = time.perf_counter()
    positions = fit(
        *arrays,
        dimensions=dimensions,
        mode=mode,
        n_states=len(states),
        n_roll_calls=n_roll_calls,
        anchors=(states.index(ANCHORS[0]), states.index(ANCHORS[1])),
    )
    return ready - start, time.perf_counter() - ready, positions


def _peak_mb() -> float | None:
    """Most memory that the process has held; unknown where the system does not say."""
    try:
        import resource
    except ImportError:  # not on Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024.0 * 1024.0 if sys.platform == "darwin" else 1024.0), 1)


def _show_fit(answer: dict[str, Any], save: Path | None) -> None:
    screen, scores, d = console(), answer["heldout"], answer["diagnostics"]
    screen.print(
        f"{answer['n_votes']:,} votes of {answer['n_states']} States on {answer['n_roll_calls']:,} roll calls, "
        f"{answer['dimensions']} dimension{'s' if answer['dimensions'] > 1 else ''} ({answer['mode']})"
    )
    screen.print(f"fitted in {answer['seconds']:.2f} s, {d['rounds']} rounds ({d['engine']})")
    heading(screen, f"On {scores['n_votes']:,} votes held out")
    table = columns("score", "value", "")
    table.add_row("log loss, yes or not", f"{scores['log_loss']:.4f}", "0.693 is a coin")
    table.add_row("log loss, three-way", f"{scores['log_loss_3way']:.4f}", "1.099 is an even guess")
    table.add_row("Brier, yes or not", f"{scores['brier']:.4f}", "0.25 is a coin")
    table.add_row(
        "calibration error", f"{scores['ece']:.4f}", "mean distance of forecast from outcome, ten bins"
    )
    table.add_row("temperature", f"{answer['temperature']:.3f}", "above 1: the fit alone was too sure")
    screen.print(table)
    screen.print(f"\nSaved in {save}." if save else "\nNothing was saved; --save FILE keeps the positions.")


@click.command()
@click.argument("state")
@click.option(
    "--mode", type=MODES, default="comparable", show_default=True, help="One axis, or the axes that forecast."
)
@click.option(
    "--from",
    "origin",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Positions saved by `ninthvote fit --save` (default: those that come with the program).",
)
@click.option(
    "--plot", type=click.Path(path_type=Path), metavar="FILE", help="Draw the path as SVG in this file."
)
@as_json
def positions(state: str, mode: FitMode, origin: Path | None, plot: Path | None, json_: bool) -> None:
    """Show where a State has stood in the Assembly, year by year, and how surely that is known."""
    from ninthvote.brief.position_answer import position_answer
    from ninthvote.record import open_record

    named = open_record().resolve(state)
    fitted = _stored(origin, mode)
    answer = position_answer(fitted, named)
    if plot:
        from ninthvote.brief.path_figure import path_figure

        path = fitted.positions.path_of(fitted.index(answer["state"]))
        _write(plot, path_figure(named.name, path).encode())
    if json_:
        print_json(answer)
    else:
        _show_path(answer, plot)


def _write(target: Path, data: bytes) -> None:
    try:
        target.write_bytes(data)
    except OSError as wrong:
        raise ModelError(
            f"cannot be written: {wrong.strerror}",
            where=str(target),
            expected="a file in a folder that exists",
        ) from None


def _stored(origin: Path | None, mode: FitMode) -> Fitted:
    from ninthvote.model.positions import unpack
    from ninthvote.model.shipped import shipped_positions

    if origin is None:
        return shipped_positions(mode)
    try:
        return unpack(origin.read_bytes(), where=str(origin))
    except OSError as wrong:
        raise ModelError(
            f"cannot be read: {wrong.strerror}", where=str(origin), hint="see ninthvote fit --save"
        ) from None


def _show_path(answer: dict[str, Any], plot: Path | None) -> None:
    screen = console()
    path, n_d = answer["path"], answer["dimensions"]
    screen.print(f"{answer['name']} in the General Assembly, {path[0]['year']} to {path[-1]['year']}")
    if answer["asked"] != answer["state"]:
        screen.print(f"Its votes are kept with those of the same seat, under {answer['state']}.")
    screen.print(
        "0 is the middle of all States in all years, 1 their spread; the side of the United States is\n"
        "positive on axis 1. ± holds nine times in ten, the texts taken as known.",
        style="dim",
    )
    heading(screen, "Year by year" if len(path) <= 24 else "Every third year, and the last ten")
    table = columns("year", *([f"axis {k + 1}" for k in range(n_d)] if n_d > 1 else ["position"]), "votes")
    for k, row in enumerate(path):
        if len(path) > 24 and k % 3 and k < len(path) - 10:
            continue
        table.add_row(
            str(row["year"]),
            *(f"{x:+.2f} ±{1.645 * s:.2f}" for x, s in zip(row["position"], row["sd"], strict=True)),
            str(row["n_votes"]) if row["n_votes"] else "none (carried over)",
        )
    screen.print(table)
    r = answer["rests_on"]
    screen.print(
        f"\nRests on {r['n_votes']:,} votes on {r['n_roll_calls']:,} roll calls to {r['until']}. "
        + (f"Log loss on votes held out: {r['heldout']['log_loss']:.3f}." if r["heldout"] else "")
    )
    if plot:
        screen.print(f"Drawn in {plot}.")
