"""Every test builds and opens its record in a folder of the test run, never in the user's cache."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

#: No timed tests: an example that is slow on a busy machine is not wrong. The examples of a run are the same each time,
#: so that a change is judged by what it changes; HYPOTHESIS_PROFILE=search draws new ones.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One built record for all tests of a run; workers of one run share it, as processes of one user do."""
    base = tmp_path_factory.getbasetemp()
    before = os.environ.get("NINTHVOTE_CACHE")
    os.environ["NINTHVOTE_CACHE"] = str(
        (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"
    )
    yield
    if before is None:
        del os.environ["NINTHVOTE_CACHE"]
    else:
        os.environ["NINTHVOTE_CACHE"] = before
