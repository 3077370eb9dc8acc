"""`ninthvote record lint` as a user runs it: what it prints, and its exit code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from ninthvote.cli.command_table import main
from ninthvote.record.load import SHIPPED
from shared_data import shared

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs/schema/record-lint.schema.json").read_text(encoding="utf-8")
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "facts"))


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main(["record", "lint", *args])
    captured = capsys.readouterr()
    assert isinstance(stopped.value.code, int)
    return stopped.value.code, captured.out, captured.err


def _swap(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def test_clean_facts_exit_with_zero(capsys: pytest.CaptureFixture[str]) -> None:
    """CI would fail on facts without a fault, or pass on facts with one."""
    code, out, err = run(capsys)
    assert (code, err) == (0, "")
    assert out.startswith("0 findings in 21 tables, ")


def test_findings_exit_with_one_and_all_are_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first fault mended would only show the second."""
    _swap(folder / "votes.csv", ",4,7,4,false,", ",4,7,3,false,")
    _swap(folder / "presidencies.csv", "2018-08-01,GBR", "2018-08-01,CHN")
    code, out, _ = run(capsys, str(folder))
    assert code == 1
    assert "abstain: 3 where the casts sum to 4" in out
    assert "state: CHN presides in August 2018" in out
    assert "2 findings in 21 tables" in out


def test_a_broken_table_exits_with_two_and_one_message(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stack of program lines would tell an editor nothing."""
    _swap(folder / "terms.csv", ",seat,", ",chair,")
    code, out, err = run(capsys, str(folder))
    assert (code, out) == (2, "")
    assert err.startswith("ninthvote: terms.csv:1: column seat is missing; there is no column 'chair'")


def test_findings_as_data(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An editor's program would have to read sentences."""
    _swap(folder / "presidencies.csv", "2018-08-01,GBR", "2018-08-01,CHN")
    code, out, _ = run(capsys, str(folder), "--json")
    answer = json.loads(out)
    jsonschema.validate(answer, SCHEMA)
    assert (code, answer["n_findings"], answer["membership"]) == (1, 1, None)
    (finding,) = answer["findings"]
    assert (finding["file"], finding["field"], finding["check"]) == (
        "presidencies.csv",
        "state",
        "presidency",
    )
    assert finding["line"] == 57  # 2014-01 stands on line 2; August 2018 is 55 months later


def test_fix_says_what_it_rewrote(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file would change on disk and nobody be told."""
    shipped = (SHIPPED / "letters.csv").read_bytes()
    (folder / "letters.csv").write_bytes(shipped.replace(b"\n", b"\r\n"))
    code, out, _ = run(capsys, str(folder), "--fix")
    assert code == 0
    assert out.splitlines()[0] == "letters.csv rewritten"
    assert (folder / "letters.csv").read_bytes() == shipped


@pytest.mark.shared
def test_lists_of_others_are_named_with_what_differs(capsys: pytest.CaptureFixture[str]) -> None:
    """A difference that is known would look like one that nobody saw."""
    code, out, _ = run(capsys, "--data", str(shared("data")))
    assert code == 0
    assert "wikipedia 1946-1970: lists TWN where the record has CHN" in out
    _, out, _ = run(capsys, "--data", str(shared("data")), "--json")
    jsonschema.validate(json.loads(out), SCHEMA)
    assert json.loads(out)["membership"]["new"] == []
