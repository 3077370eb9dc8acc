"""A program ended at any moment leaves whole files: the old ones or the new ones, never a part of one."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest


def _run(*command: str, seconds: float | None = None) -> bool:
    """Run the program, or end it with SIGKILL after so long; True if it came to its end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "ninthvote", *command],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False


def _files(folder: Path) -> dict[str, bytes]:
    """Every file but those being written, which are named so."""
    found = (p for p in folder.rglob("*") if p.is_file() and not p.name.endswith(".part"))
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_an_export_ended_at_any_moment_leaves_every_file_whole(tmp_path: Path) -> None:
    """A table cut short would be read as a record with fewer votes. Two records are written over each other."""
    now, then, folder = tmp_path / "now", tmp_path / "then", tmp_path / "folder"
    began = time.monotonic()
    assert _run("export", str(now))
    took = time.monotonic() - began
    assert _run("export", str(then), "--as-of", "2015-01-01")
    assert _run("export", str(folder))
    whole = {name: {body, _files(then)[name]} for name, body in _files(now).items()}
    chance = random.Random(2014)
    for n in range(3):
        as_of = ("--as-of", "2015-01-01") if n % 2 == 0 else ()
        _run("export", str(folder), *as_of, seconds=took * chance.uniform(0.4, 1.0))
        left = _files(folder)
        assert set(left) == set(whole)
        assert not [name for name, body in left.items() if body not in whole[name]]
