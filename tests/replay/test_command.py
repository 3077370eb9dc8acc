"""The replay as a user runs it."""

import json
from pathlib import Path

import jsonschema
import pytest

from ninthvote.cli import main

SCHEMA = Path(__file__).parents[2] / "docs/schema/replay.schema.json"


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["replay", *args])
    out = capsys.readouterr()
    return int(left.value.code or 0), out.out, out.err


def test_the_shipped_record_replays_clean_and_in_its_published_shape(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A stranger runs this first; other programs read it."""
    code, out, _ = run(capsys, "--json")
    answer = json.loads(out)
    jsonschema.validate(answer, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert code == 0
    assert answer["unexplained"] == []
    assert answer["n_replayed"] >= 229  # 190 vectors and 39 procedural votes at the least


def test_each_explained_difference_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    """A number of differences without the differences is an excuse."""
    code, out, _ = run(capsys, "--verbose")
    assert code == 0
    assert "Mexico was elected on 7 January 1980" in out
    assert "1946-2025 were not replayed" in out


def test_a_folder_without_the_table_is_one_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Half a replay that looks whole would be believed."""
    code, out, err = run(capsys, "--data", str(tmp_path))
    assert (code, out) == (2, "")
    assert "sciencespo" in err
