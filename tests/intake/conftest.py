"""The published files, brought once into a data folder that all tests of a session read."""

from pathlib import Path

import pytest

from ninthvote.intake.sync import Came, from_folder, sync
from shared_data import shared


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with every source of the catalogue."""
    data = shared("data")
    into = tmp_path_factory.mktemp("data")
    outcomes = sync(from_folder(data), into, today="2026-11-25")
    assert [o.message for o in outcomes if o.came is not Came.UPDATED] == []
    return into
