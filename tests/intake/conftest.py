"""The published files, brought once into a data folder that all tests of a session read."""

from pathlib import Path

import pytest

from ninthvote.intake.sync import Came, from_folder, sync
from shared_data import shared

#: What the tests of stored tables read; the other sources are read without being stored.
STORED = ("sciencespo", "voeten_roll_calls", "voeten_descriptions", "undl_2025", "ideal_points_2026")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the votes and the published positions."""
    data = shared("data")
    into = tmp_path_factory.mktemp("data")
    outcomes = sync(from_folder(data), into, today="2026-11-25", only=STORED)
    assert [o.message for o in outcomes if o.came is not Came.UPDATED] == []
    return into
