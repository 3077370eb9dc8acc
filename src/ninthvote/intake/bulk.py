"""Bulk votes as arrays, from the tables that `ninthvote sync` stored: what the vote model and the backtest read.

The vote model takes arrays and knows no file; the command line calls a function here and hands them over.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ninthvote.errors import IntakeError
from ninthvote.intake.manifest import Manifest, read_manifest
from ninthvote.intake.parquet import read_columns
from ninthvote.intake.reading import lineage
from ninthvote.intake.votes import Said

Int = NDArray[np.int64]
Text = NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Casts:
    """Casts on votes, as parallel arrays, and what each vote was.

    Attributes:
        states: codes in alphabetical order; one code for a seat that two codes held in turn (RUS for SUN before 1991).
        state: (n_casts,) index into `states`.
        vote: (n_casts,) index into the arrays below.
        cast: (n_casts,) 0 no, 1 abstain, 2 yes, and, only if asked for, 3 not voting.
        year: (n_casts,) calendar year of the vote.
        keys: (n_votes,) the source's key of the vote.
        on: (n_votes,) day, `datetime64[D]`.
        symbol: (n_votes,) symbol of the text as printed, None where it is not known.
        title: (n_votes,) what it was about, None where it is not known.
        extra: further columns by name, (n_votes,) each; masked where not known.
        sha256: hash of each source read, by source, for what is fitted on them.
    """

    states: tuple[str, ...]
    state: Int
    vote: Int
    cast: Int
    year: Int
    keys: Text
    on: NDArray[np.datetime64]
    symbol: Text
    title: Text
    extra: dict[str, Any]
    sha256: dict[str, str]

    @property
    def n_votes(self) -> int:
        return len(self.keys)


def table_path(folder: Path, manifest: Manifest, source: str, table: str) -> Path:
    """Where a stored table stands.

    Raises:
        IntakeError: the source was not brought in.
    """
    entry = manifest.get(source)
    if entry is None:
        raise IntakeError(
            f"{source} has not been brought in",
            where=str(folder),
            expected="the bulk votes in the data folder",
            hint="Run `ninthvote sync --from FOLDER` first, or point NINTHVOTE_DATA to a folder that has them.",
        )
    return folder / next(stored.path for stored in entry.tables if stored.name == table)


def load_assembly(folder: Path, *, absent: bool = False) -> Casts:
    """General Assembly roll calls since 1946, rejected texts, amendments and paragraphs included.

    `extra` holds `session`, `important`, `amendment`, `paragraph`, `text` (to 2019) and six flags `issue_*`. Voeten's
    table ends on 4 June 2024 and the votes of 2025 come from the UN Digital Library; those between are in no source.

    Args:
        folder: the data folder.
        absent: whether states that were members and did not vote are among the casts, as 3.
    """
    manifest = read_manifest(folder)
    votes = read_columns(table_path(folder, manifest, "voeten_roll_calls", "assembly_roll_calls"))
    casts = table_path(folder, manifest, "voeten_roll_calls", "assembly_casts")
    about = read_columns(table_path(folder, manifest, "voeten_descriptions", "assembly_descriptions"))
    at = {int(key): row for row, key in enumerate(about["roll_call"])}
    rows = np.array([at.get(int(key), -1) for key in votes["roll_call"]], dtype=np.int64)
    extra: dict[str, Any] = {name: votes[name] for name in votes if name.startswith("issue_")}
    for name in ("session", "important", "amendment", "paragraph", "text"):
        extra[name] = np.ma.MaskedArray(
            np.ma.getdata(about[name])[rows], np.ma.getmaskarray(about[name])[rows] | (rows < 0)
        )
    older = _casts(
        casts,
        key="roll_call",
        keys=votes["roll_call"],
        on=votes["on"],
        symbol=_text(about["symbol"], rows),
        title=_text(about["title"], rows),
        extra=extra,
        absent=absent,
        sha256=_hashes(manifest, "voeten_roll_calls", "voeten_descriptions"),
    )
    if manifest.get("undl_2025") is None:
        return older
    votes = read_columns(table_path(folder, manifest, "undl_2025", "assembly_votes"))
    every = np.arange(len(votes["vote"]))
    newer = _casts(
        table_path(folder, manifest, "undl_2025", "assembly_casts"),
        key="vote",
        keys=votes["vote"],
        on=votes["on"],
        symbol=_text(votes["symbol"], every),
        title=_text(votes["title"], every),
        extra={},
        absent=absent,
        sha256=_hashes(manifest, "undl_2025"),
    )
    return _join(older, newer)


def _join(first: Casts, second: Casts) -> Casts:
    """The votes of the second after those of the first; what only one of them knows is masked for the other."""
    states = tuple(sorted({*first.states, *second.states}))
    place = {code: at for at, code in enumerate(states)}

    def index(casts: Casts) -> Int:
        return np.array([place[code] for code in casts.states], dtype=np.int64)[casts.state]

    extra = {}
    for name, values in first.extra.items():
        known = np.ma.getdata(values)
        unknown = np.zeros(second.n_votes, dtype=known.dtype)
        mask = np.concatenate([np.ma.getmaskarray(values), np.ones(second.n_votes, dtype=bool)])
        extra[name] = np.ma.MaskedArray(np.concatenate([known, unknown]), mask=mask)
    return Casts(
        states=states,
        state=np.concatenate([index(first), index(second)]),
        vote=np.concatenate([first.vote, second.vote + first.n_votes]),
        cast=np.concatenate([first.cast, second.cast]),
        year=np.concatenate([first.year, second.year]),
        keys=np.concatenate([first.keys.astype(str), second.keys.astype(str)]).astype(object),
        on=np.concatenate([first.on, second.on]),
        symbol=np.concatenate([first.symbol, second.symbol]),
        title=np.concatenate([first.title, second.title]),
        extra=extra,
        sha256={**first.sha256, **second.sha256},
    )


def load_council(folder: Path, *, absent: bool = False) -> Casts:
    """Council votes since 1946, with drafts, amendments and paragraphs that failed, from the Sciences Po table.

    `extra` holds `outcome`, `resolution` and `without_vote`; texts adopted without a vote have no casts.

    Args:
        folder: the data folder.
        absent: whether members that did not vote are among the casts, as 3.
    """
    manifest = read_manifest(folder)
    votes = read_columns(table_path(folder, manifest, "sciencespo", "council_votes"))
    casts = table_path(folder, manifest, "sciencespo", "council_casts")
    every = np.arange(len(votes["vote"]))
    return _casts(
        casts,
        key="vote",
        keys=votes["vote"],
        on=votes["on"],
        symbol=_text(votes["symbol"], every),
        title=_text(votes["title"], every),
        extra={name: votes[name] for name in ("outcome", "resolution", "without_vote")},
        absent=absent,
        sha256=_hashes(manifest, "sciencespo"),
    )


_WORDS = tuple(said.word for said in Said)
#: Casts as numbers from the start: a million words, each a Python string, would take 150 MB to say as much.
_CODED = f"""
    WITH names AS (
        SELECT state, row_number() OVER (ORDER BY state) - 1 AS number FROM (SELECT DISTINCT state FROM {{table}})
    )
    SELECT "{{key}}", number::SMALLINT AS state, list_position({list(_WORDS)}, "cast")::TINYINT - 1 AS "cast"
    FROM {{table}} JOIN names USING (state) ORDER BY ALL
"""  # noqa: S608


@dataclass(frozen=True, eq=False)
class PublishedPoints:
    """Published ideal points as parallel arrays: (n,) code, year, estimate, and 5% and 95% quantiles."""

    state: Text
    year: Int
    estimate: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    sha256: str


def load_ideal_points(
    folder: Path, *, edition: str = "ideal_points_2026", model: str = "final_passage"
) -> PublishedPoints:
    """One published model's estimates by State and year.

    Args:
        edition: `ideal_points_2026` (to 2025), `ideal_points_2025` (three models, to 2024) or `ideal_points_2024`.
        model: `final_passage`, `all` or `legacy`, as far as the edition has it.
    """
    manifest = read_manifest(folder)
    rows = read_columns(
        table_path(folder, manifest, edition, "ideal_points"),
        "SELECT * FROM {table} WHERE state IS NOT NULL ORDER BY state, year",
    )
    rows = {name: values[rows["model"] == model] for name, values in rows.items()}
    return PublishedPoints(
        np.asarray(rows["state"], dtype=object),
        np.asarray(rows["year"], dtype=np.int64),
        np.ma.filled(rows["estimate"], np.nan),
        np.ma.filled(rows["q05"], np.nan),
        np.ma.filled(rows["q95"], np.nan),
        _hashes(manifest, edition)[edition],
    )


def _hashes(manifest: Manifest, *sources: str) -> dict[str, str]:
    return {entry.source: entry.sha256 for entry in manifest.entries if entry.source in sources}


def _text(column: Any, rows: Int) -> Text:
    """The column's values at those rows; None where missing, and for row -1."""
    values = np.ma.getdata(column)[rows].astype(object)
    values[np.ma.getmaskarray(column)[rows] | (rows < 0)] = None
    return np.asarray(values, dtype=object)


def _casts(
    path: Path,
    *,
    key: str,
    keys: Any,
    on: Any,
    absent: bool,
    symbol: Text,
    title: Text,
    extra: dict[str, Any],
    sha256: dict[str, str],
) -> Casts:
    """The stored casts as arrays, in the order of votes and then of states."""
    code = {Said.NO.word: 0, Said.ABSTAIN.word: 1, Said.YES.word: 2}
    if absent:
        code |= {Said.NOT_VOTING.word: 3, Said.ABSENT.word: 3, Said.NOT_PARTICIPATING.word: 3}
    names = read_columns(path, "SELECT DISTINCT state FROM {table} ORDER BY state")["state"]
    casts = read_columns(path, _CODED.replace("{key}", key))
    cast = np.array([code.get(word, -1) for word in _WORDS], dtype=np.int64)[casts["cast"]]
    name = casts["state"]
    continued = [lineage().get(str(state), str(state)) for state in names]
    states = tuple(sorted(set(continued)))
    state = np.array([states.index(c) for c in continued], dtype=np.int64)[name]
    order = np.argsort(keys, kind="stable")
    vote = order[np.searchsorted(keys[order], casts[key])]
    kept = cast >= 0
    days = np.asarray(on).astype("datetime64[D]")
    year = days.astype("datetime64[Y]").astype(np.int64) + 1970
    return Casts(
        states=states,
        state=state[kept],
        vote=vote[kept],
        cast=cast[kept],
        year=year[vote[kept]],
        keys=np.asarray(keys).astype(str).astype(object),
        on=days,
        symbol=symbol,
        title=title,
        extra=extra,
        sha256=sha256,
    )
