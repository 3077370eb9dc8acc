"""A State's path through the Assembly as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ninthvote.vocabulary import State

if TYPE_CHECKING:
    from ninthvote.model.positions import Fitted

#: Seats whose votes are kept under one code although the state was renamed or its membership continued.
CONTINUED = {"BYS": "BLR", "SUN": "RUS"}


def position_answer(fitted: Fitted, asked: State) -> dict[str, Any]:
    """Where the State stood year by year, and what that rests on.

    Raises:
        ModelError: no vote of the State was fitted.
    """
    positions, mode = fitted.positions, fitted.positions.mode
    code = CONTINUED.get(asked.code, asked.code)
    path = positions.path_of(fitted.index(code))
    held_out = positions.diagnostics.held_out if positions.diagnostics else None
    return {
        "state": code,
        "asked": asked.code,
        "name": asked.name,
        "mode": mode,
        "dimensions": positions.dimensions,
        "path": [
            {
                "year": int(path.year[k]),
                "position": [round(float(x), 3) for x in path.position[k]],
                "sd": [round(float(x), 3) for x in path.sd[k]],
                "leniency": round(float(path.leniency[k]), 3) if mode == "predictive" else None,
                "n_votes": int(path.n_votes[k]),
            }
            for k in range(len(path.year))
        ],
        "rests_on": {
            "n_votes": positions.n_votes,
            "n_roll_calls": positions.n_roll_calls,
            "until": int(positions.roll_call_year.max()),
            "sources": dict(fitted.sources),
            "heldout": {k: round(v, 5) for k, v in held_out._asdict().items()} if held_out else None,
        },
    }
