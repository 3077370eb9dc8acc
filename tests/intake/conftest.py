"""The published files, brought once into a data folder that all tests of a session read."""

from pathlib import Path

import pytest

from ninthvote.intake.catalogue import catalogue
from ninthvote.intake.sync import Came, from_folder, sync
from shared_data import shared

#: Two that take two seconds each, and are read whole by `test_disagreement.py`.
ELSEWHERE = ("practice", "undl_1946_2021")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sources of the catalogue."""
    data = shared("data")
    into = tmp_path_factory.mktemp("data")
    only = [source.source for source in catalogue() if source.source not in ELSEWHERE]
    outcomes = sync(from_folder(data), into, today="2026-11-25", only=only)
    assert [o.message for o in outcomes if o.came is not Came.UPDATED] == []
    return into
