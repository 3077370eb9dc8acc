"""The folder of public data sets and source articles that stands beside the checkout where it is to be had."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("NINTHVOTE_SHARED") or Path(__file__).parents[2] / "shared")


def shared(relative: str) -> Path:
    """The file or folder of that name; the calling test is skipped, and reported so, where it is not there."""
    path = SHARED / relative
    if not path.exists():
        pytest.skip(f"needs {relative} in the data folder beside the checkout (NINTHVOTE_SHARED)")
    return path
