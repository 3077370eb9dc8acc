"""Fitted positions as one small file, equal bytes for equal fits, with the hash of the votes they rest on.

A first line of JSON says what follows; then come the arrays as 16-bit steps of 1/1024, the whole packed with xz. The
step is a hundredth of the least uncertainty of any position, so nothing that matters is lost.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ninthvote.errors import ModelError
from ninthvote.model.positions.layout import NO_YEAR
from ninthvote.model.positions.ordered import Array
from ninthvote.model.positions.positions import Diagnostics, HeldOut, Positions

FORMAT = 1
STEP = 1.0 / 1024.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """Positions, whose they are, and the votes that they rest on."""

    positions: Positions
    states: tuple[str, ...]  #: code of each State index
    roll_calls: tuple[str, ...]  #: the publisher's key of each roll call index
    sources: Mapping[str, str]  #: source -> sha256 of what was read

    def index(self, code: str) -> int:
        """The State's index.

        Raises:
            ModelError: no vote of that State was fitted.
        """
        try:
            return self.states.index(code)
        except ValueError:
            raise ModelError(
                f"no vote of {code!r} is among those fitted",
                expected="a State with a vote in the General Assembly",
                hint="The table has none of Czechoslovakia, the German Democratic Republic or Democratic Yemen.",
            ) from None


def pack(fitted: Fitted) -> bytes:
    """The file's bytes.

    Raises:
        ModelError: a value too large for the format (beyond 32).
    """
    p = fitted.positions
    d = p.diagnostics
    n_d = p.dimensions
    columns = [
        ("intercept", _steps("intercept", p.intercept)),
        ("slope", _steps("slope", p.slope[:, :n_d].T)),
        ("room", _steps("room", p.room)),
        ("path", _steps("path", p.path.T)),
        ("sd", _steps("sd", p.sd.T)),
        ("taste", _steps("taste", p.taste)),
        ("n_votes_at", p.n_votes_at.astype("<i2")),
        ("n_years", np.diff(p.path_start).astype("<i2")),
        ("first_year", np.maximum(p.first_year, -1).astype("<i2")),
        ("roll_call_year", np.maximum(p.roll_call_year, -1).astype("<i2")),
    ]
    head = {
        "format": FORMAT,
        "mode": p.mode,
        "temperature": round(p.temperature, 6),
        "states": " ".join(fitted.states),
        "roll_calls": " ".join(fitted.roll_calls),
        "sources": dict(sorted(fitted.sources.items())),
        "n_rounds": d.n_rounds if d else 0,
        "held_out": {k: round(v, 6) for k, v in d.held_out._asdict().items()} if d and d.held_out else None,
        "arrays": [[name, a.dtype.str, list(a.shape)] for name, a in columns],
    }
    body = json.dumps(head, sort_keys=True).encode() + b"\n" + b"".join(a.tobytes() for _, a in columns)
    return lzma.compress(body, format=lzma.FORMAT_XZ, preset=9 | lzma.PRESET_EXTREME)


def unpack(data: bytes, *, where: str = "positions") -> Fitted:
    """What `pack` packed, to within its step.

    Raises:
        ModelError: not such a file, or of another format.
    """
    try:
        body = lzma.decompress(data)
        line, _, rest = body.partition(b"\n")
        head = json.loads(line)
        arrays: dict[str, NDArray[np.int_]] = {}
        at = 0
        for name, dtype, shape in head["arrays"]:
            n = int(np.prod(shape)) * np.dtype(dtype).itemsize
            arrays[name] = np.frombuffer(rest[at : at + n], dtype=dtype).reshape(shape)
            at += n
        sound = head["format"] == FORMAT and at == len(rest)
    except (lzma.LZMAError, ValueError, KeyError, TypeError):
        sound = False
    if not sound:
        raise ModelError(
            "not a file of fitted positions",
            where=where,
            expected=f"format {FORMAT}",
            hint="fit and save again",
        )
    n_rc = arrays["intercept"].size
    held_out = HeldOut(**head["held_out"]) if head["held_out"] else None

    def years(name: str) -> NDArray[np.int32]:
        return np.where(arrays[name] < 0, NO_YEAR, arrays[name]).astype(np.int32)

    def values(name: str) -> Array:
        return np.ascontiguousarray((arrays[name] * STEP).T, dtype=np.float64)

    positions = Positions(
        mode=head["mode"],
        intercept=values("intercept"),
        slope=np.concatenate([values("slope"), np.ones((n_rc, 1))], axis=1),
        room=values("room"),
        path=values("path"),
        sd=values("sd"),
        taste=values("taste"),
        path_start=np.concatenate([[0], np.cumsum(arrays["n_years"])]).astype(np.int32),
        first_year=years("first_year"),
        n_votes_at=arrays["n_votes_at"].astype(np.int32),
        roll_call_year=years("roll_call_year"),
        temperature=head["temperature"],
        diagnostics=Diagnostics(head["n_rounds"], float("nan"), float("nan"), "stored", held_out),
    )
    return Fitted(
        positions,
        tuple(head["states"].split(" ")),
        tuple(head["roll_calls"].split(" ")),
        head["sources"],
    )


def _steps(name: str, values: Array) -> NDArray[np.int16]:
    steps = np.rint(values / STEP)
    if steps.size and np.abs(steps).max() > 32767:
        raise ModelError(f"{name} holds {np.abs(values).max():.1f}", expected="values below 32 to be stored")
    return np.ascontiguousarray(steps.astype("<i2"))
