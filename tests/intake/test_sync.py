"""Whatever happens to a sync, the data folder holds the last good edition of every source."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from intake.source_server import serve
from intake.synthetic import COUNCIL_VOTES, council_votes, descriptions, roll_calls
from ninthvote.cli.sync import sync as command
from ninthvote.errors import IntakeError
from ninthvote.intake.bulk import load_assembly, load_council
from ninthvote.intake.catalogue import catalogue, find_source
from ninthvote.intake.fetch import Downloader
from ninthvote.intake.manifest import read_manifest
from ninthvote.intake.sync import Came, Outcome, from_folder, sync

SCHEMA = Path(__file__).parents[2] / "docs" / "schema"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder in which imagined editions of three sources are published."""
    folder = tmp_path / "published"
    folder.mkdir()
    (folder / find_source("sciencespo").file).write_bytes(council_votes())
    (folder / find_source("voeten_roll_calls").file).write_bytes(roll_calls())
    (folder / find_source("voeten_descriptions").file).write_bytes(descriptions())
    return folder


def bring(published: Path, data: Path, *only: str, unpinned: bool = True) -> dict[str, Outcome]:
    outcomes = sync(from_folder(published), data, today="2031-01-01", only=only, unpinned=unpinned)
    return {outcome.source.source: outcome for outcome in outcomes}


def test_what_was_brought_in_is_read_back_as_it_was_published(published: Path, tmp_path: Path) -> None:
    """A veto stored as a yes would be read by every room above."""
    bring(published, tmp_path / "data")
    council = load_council(tmp_path / "data")
    assert council.n_votes == len(COUNCIL_VOTES)
    (vote,) = [k for k, symbol in enumerate(council.symbol) if symbol == "S/2030/77"]
    casts = {
        council.states[s]: int(c)
        for s, v, c in zip(council.state, council.vote, council.cast, strict=True)
        if v == vote
    }
    assert casts["RUS"] == 0
    assert casts["GAB"] == 1
    assert sorted(casts.values()) == [0, 1] + [2] * 13
    assembly = load_assembly(tmp_path / "data")
    assert assembly.n_votes == 40
    assert assembly.symbol[0] == "R/84/1"
    assert set(assembly.year.tolist()) == {2030}


def test_a_source_that_is_not_there_is_missing_and_the_others_come(published: Path, tmp_path: Path) -> None:
    outcomes = bring(published, tmp_path / "data")
    came = {key: outcome.came for key, outcome in outcomes.items()}
    assert came["sciencespo"] is Came.UPDATED
    assert came["practice"] is Came.MISSING
    assert len(came) == len(catalogue())


def test_another_edition_than_the_checked_one_is_refused_and_its_first_line_named(
    published: Path, tmp_path: Path
) -> None:
    """An edition that nobody has looked at does not slip in under a known name."""
    outcome = bring(published, tmp_path / "data", "sciencespo", unpinned=False)["sciencespo"]
    assert outcome.came is Came.REFUSED
    assert outcome.message is not None
    assert "csv:2: it is the first that differs" in outcome.message
    assert read_manifest(tmp_path / "data").entries == ()


def test_a_faulty_edition_leaves_the_last_good_one_in_use(published: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    bring(published, data, "sciencespo")
    good = read_manifest(data)
    file = published / find_source("sciencespo").file
    file.write_bytes(file.read_bytes().replace(b"2030-06-11", b"2030-06-31"))
    outcome = bring(published, data, "sciencespo")["sciencespo"]
    assert outcome.came is Came.REFUSED
    assert outcome.message is not None
    assert f"{file.name}:4 Date: '2030-06-31'" in outcome.message
    assert read_manifest(data) == good
    assert load_council(data).n_votes == len(COUNCIL_VOTES)


def test_an_interrupted_sync_leaves_everything_as_it_was(published: Path, tmp_path: Path) -> None:
    """Stopped while the new tables are half written: the manifest still names the old ones."""
    data = tmp_path / "data"
    bring(published, data, "voeten_roll_calls", "voeten_descriptions")
    good = read_manifest(data)
    (published / find_source("voeten_roll_calls").file).write_bytes(roll_calls(20))

    def stop(source: object, doing: str) -> None:
        if doing == "storing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sync(
            from_folder(published),
            data,
            today="2031-01-02",
            only=["voeten_roll_calls"],
            unpinned=True,
            report=stop,
        )
    assert read_manifest(data) == good
    assert load_assembly(data).n_votes == 40


def test_a_second_sync_of_the_same_edition_changes_nothing(published: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    bring(published, data, "sciencespo")
    before = (data / "manifest.json").read_bytes()
    assert bring(published, data, "sciencespo")["sciencespo"].came is Came.UNCHANGED
    assert (data / "manifest.json").read_bytes() == before


def test_a_table_that_was_lost_is_brought_again(published: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    entry = bring(published, data, "sciencespo")["sciencespo"].entry
    assert entry is not None
    (data / entry.tables[0].path).unlink()
    assert bring(published, data, "sciencespo")["sciencespo"].came is Came.UPDATED
    assert load_council(data).n_votes == len(COUNCIL_VOTES)


def test_syncs_at_the_same_time_leave_one_whole_manifest(published: Path, tmp_path: Path) -> None:
    """Two that write by turns could each drop what the other brought."""
    data = tmp_path / "data"
    sources = ("sciencespo", "voeten_roll_calls", "voeten_descriptions")
    threads = [
        threading.Thread(target=bring, args=(published, data, source)) for source in (*sources, *sources)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {entry.source for entry in read_manifest(data).entries} == set(sources)
    assert load_council(data).n_votes == len(COUNCIL_VOTES)
    assert load_assembly(data).n_votes == 40


def test_wrong_bytes_from_a_server_are_refused_and_the_old_edition_stays(
    published: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with serve(published) as server:
        fetch = Downloader(base=server.url, folder=data, patience_seconds=1.0)
        first = sync(fetch, data, today="2031-01-01", only=["sciencespo"], unpinned=True)
        assert first[0].came is Came.UPDATED
        assert first[0].entry is not None
        assert first[0].entry.origin == f"{server.url}/{find_source('sciencespo').file}"
        server.flip = 5000
        second = sync(fetch, data, today="2031-01-02", only=["sciencespo"])
        assert second[0].came is Came.REFUSED
        assert second[0].entry == first[0].entry
    assert not list(data.glob(".partial*"))


def test_a_server_that_does_not_answer_is_asked_once(tmp_path: Path) -> None:
    """Two dozen sources times half a minute of waiting would look like a hang."""
    fetch = Downloader(base="http://127.0.0.1:9", folder=tmp_path, patience_seconds=0.2)
    outcomes = sync(fetch, tmp_path, today="2031-01-01")
    assert [outcome.came for outcome in outcomes] == [Came.REFUSED] + [Came.MISSING] * (len(catalogue()) - 1)
    assert "not asked for" in str(outcomes[1].message)


def test_an_unknown_source_is_refused_with_those_that_exist(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=r"no source 'sciencepo'(.|\n)*sciencespo"):
        sync(from_folder(tmp_path), tmp_path / "data", today="2031-01-01", only=["sciencepo"])


def test_the_manifest_keeps_to_its_schema(published: Path, tmp_path: Path) -> None:
    bring(published, tmp_path / "data")
    manifest = json.loads((tmp_path / "data" / "manifest.json").read_bytes())
    jsonschema.validate(manifest, json.loads((SCHEMA / "sync-manifest.schema.json").read_bytes()))
    assert [source["source"] for source in manifest["sources"]] == [
        "sciencespo",
        "voeten_descriptions",
        "voeten_roll_calls",
    ]


def test_the_command_says_what_came_and_what_did_not(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NINTHVOTE_DATA", str(tmp_path / "data"))
    result = CliRunner().invoke(
        command, ["--from", str(published), "--only", "sciencespo", "--only", "practice", "--unpinned"]
    )
    assert result.exit_code == 0, result.output
    assert "updated" in result.output
    assert "1 missing" in result.output
    assert "practice: sc-votes-1994-2025.practice.xlsx" in result.output


def test_the_command_answers_as_json_by_its_schema(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NINTHVOTE_DATA", str(tmp_path / "data"))
    result = CliRunner().invoke(command, ["--from", str(published), "--only", "sciencespo", "--json"])
    assert result.exit_code == 1
    answer = json.loads(result.output)
    jsonschema.validate(answer, json.loads((SCHEMA / "sync.schema.json").read_bytes()))
    assert answer["sources"][0]["came"] == "refused"


def test_without_an_origin_no_address_is_invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NINTHVOTE_DATA", str(tmp_path / "data"))
    result = CliRunner().invoke(command, ["--only", "practice"])
    assert result.exit_code == 1
    assert "no address of the file itself is publicly documented" in result.output
