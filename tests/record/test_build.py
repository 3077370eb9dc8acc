"""The built file: the same bytes from the same facts, mended when broken, safe when two build at once."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ninthvote.errors import MalformedFacts, RecordUnavailable
from ninthvote.record import Record, open_record
from ninthvote.record.cache import SHIPPED, digest_of

Break = Callable[[Path], None]


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """One's own copy of the shipped tables."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "facts"))


def built_files(cache: Path) -> list[Path]:
    return sorted(cache.glob("*.sqlite"))


def test_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    """A published file that nobody else can reproduce cannot be checked by its hash."""
    first, second = open_record(cache=tmp_path / "a"), open_record(cache=tmp_path / "b")
    assert first.file.name == second.file.name
    assert first.file.read_bytes() == second.file.read_bytes()


def test_it_is_built_once_and_again_when_a_fact_changes(tmp_path: Path, facts: Path) -> None:
    """A stale file would answer with yesterday's facts; a rebuild each time would make every command slow."""
    cache = tmp_path / "cache"
    first = open_record(facts=facts, cache=cache)
    stamp = first.file.stat().st_mtime_ns
    assert open_record(facts=facts, cache=cache).file.stat().st_mtime_ns == stamp
    votes = facts / "votes.csv"
    votes.write_text(
        votes.read_text(encoding="utf-8").replace(
            "pv-2018-03-19-syr,2018-03-19", "pv-2018-03-19-syr,2018-03-20"
        ),
        encoding="utf-8",
    )
    second = open_record(facts=facts, cache=cache)
    assert second.file != first.file
    assert second.vote("pv-2018-03-19-syr").on.day == 20
    assert second.manifest.facts_sha256 == digest_of(facts)


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def garbage(file: Path) -> None:
    file.write_bytes(b"not a database" * 1000)


def one_byte_flipped(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 0xFF
    file.write_bytes(whole)


def foreign(file: Path) -> None:
    file.unlink()
    db = sqlite3.connect(file)
    db.execute("CREATE TABLE recipes (name TEXT)")
    db.commit()
    db.close()


@pytest.mark.parametrize("break_it", [truncated, emptied, garbage, one_byte_flipped, foreign])
def test_a_broken_file_is_noticed_and_built_again(tmp_path: Path, break_it: Break) -> None:
    """Half a record would be read as a whole one with fewer votes in it."""
    built = open_record().file
    whole, file = built.read_bytes(), tmp_path / built.name
    file.write_bytes(whole)
    break_it(file)
    mended = open_record(cache=tmp_path)
    assert mended.file.read_bytes() == whole
    assert len(mended.casts("pv-2018-03-19-syr")) == 15
    assert built_files(tmp_path) == [mended.file]


def test_a_directory_where_the_file_should_be_is_no_obstacle(tmp_path: Path) -> None:
    """Anything may lie in a cache folder, and none of it is ours to trust."""
    (tmp_path / "record-0-0.sqlite").mkdir()
    (tmp_path / "other.txt").write_text("kept")
    assert open_record(cache=tmp_path).manifest.n_rows["votes"] > 0
    assert (tmp_path / "other.txt").read_text() == "kept"


def test_two_processes_building_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    """Two commands started together, on a machine where neither ran before, would spoil each other's file."""
    code = "from ninthvote.record import open_record; print(len(open_record().casts('pv-2018-03-19-syr')))"
    env = {
        **os.environ,
        "NINTHVOTE_CACHE": str(tmp_path),
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
    }
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(4)
    ]
    for process in running:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out.strip(), err) == (0, b"15", b"")
    assert len(built_files(tmp_path)) == 1
    assert list(tmp_path.iterdir()) == built_files(tmp_path)


def test_a_cache_that_cannot_be_written_is_one_clear_message(tmp_path: Path) -> None:
    """The user must learn which folder, and that nothing is lost."""
    blocked = tmp_path / "file"
    blocked.write_text("a file where the folder should be")
    with pytest.raises(RecordUnavailable) as wrong:
        open_record(cache=blocked / "cache")
    assert str(blocked / "cache") in str(wrong.value)
    assert "NINTHVOTE_CACHE" in str(wrong.value)
    assert blocked.read_text() == "a file where the folder should be"


def test_a_read_only_cache_is_named_and_still_serves_what_it_holds(tmp_path: Path, facts: Path) -> None:
    """A system-wide cache built by the administrator should be enough to read."""
    held = open_record(cache=tmp_path / "cache")
    (tmp_path / "cache").chmod(0o555)
    if os.access(tmp_path / "cache", os.W_OK):
        pytest.skip("this user may write anywhere")
    try:
        assert open_record(cache=tmp_path / "cache").file == held.file
        (facts / "disputes.yaml").write_text("# changed\n")
        with pytest.raises(RecordUnavailable, match="cannot be written"):
            open_record(facts=facts, cache=tmp_path / "cache")
    finally:
        (tmp_path / "cache").chmod(0o755)


def test_the_file_cannot_be_written_through_the_record(tmp_path: Path) -> None:
    """A reader that could change the record would make two readers disagree."""
    record = open_record(cache=tmp_path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        record._db.execute("DELETE FROM votes")


def test_it_opens_in_any_sqlite_tool_and_says_what_it_is(tmp_path: Path) -> None:
    """A journalist with Datasette should find tables, keys and a manifest, not blobs."""
    db = sqlite3.connect(open_record(cache=tmp_path).file)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("SELECT value FROM manifest WHERE item = 'licence'").fetchone()[0].startswith("CC0-1.0")
    n_votes = db.execute("SELECT count(*) FROM votes").fetchone()
    assert db.execute("SELECT n_rows FROM manifest_tables WHERE table_ = 'votes'").fetchone() == n_votes
    words = db.execute(
        "SELECT words FROM data_dictionary WHERE table_ = 'casts' AND column_ = 'cast'"
    ).fetchone()
    assert "not_participating" in words[0]
    signed = db.execute(
        "SELECT count(*) FROM votes, json_each(requested_by) WHERE vote = 'pv-2014-12-22-dprk'"
    ).fetchone()
    assert signed == (10,)  # S/2014/872 was signed by ten
    db.close()


def test_a_row_that_points_nowhere_stops_the_build(tmp_path: Path, facts: Path) -> None:
    """A cast in a vote that is not in the record would be counted for nothing, or for something else."""
    casts = facts / "casts.csv"
    casts.write_text(
        casts.read_text(encoding="utf-8").replace("pv-2018-03-19-syr,BOL", "pv-1999-01-01-xxx,BOL"), "utf-8"
    )
    with pytest.raises(MalformedFacts, match=r"casts\.csv.*pv-1999-01-01-xxx/BOL"):
        open_record(facts=facts, cache=tmp_path / "cache")
    assert not (tmp_path / "cache").exists() or not list((tmp_path / "cache").iterdir())


def test_a_key_that_stands_twice_stops_the_build(tmp_path: Path, facts: Path) -> None:
    """Two presidencies in one month: which one is shown would be chance."""
    file = facts / "presidencies.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([*lines, lines[-1]]), encoding="utf-8")
    with pytest.raises(MalformedFacts, match=r"presidencies\.csv"):
        open_record(facts=facts, cache=tmp_path / "cache")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A mistyped NINTHVOTE_FACTS must not fall back to other facts in silence."""
    with pytest.raises(MalformedFacts, match="no such folder"):
        open_record(facts=tmp_path / "nowhere", cache=tmp_path)


def test_one_record_serves_several_threads(tmp_path: Path) -> None:
    """The site answers from a pool of threads."""
    from concurrent.futures import ThreadPoolExecutor

    record: Record = open_record(cache=tmp_path)
    with ThreadPoolExecutor(4) as pool:
        seen = list(pool.map(lambda _: len(record.casts("pv-2018-03-19-syr")), range(40)))
    assert set(seen) == {15}
