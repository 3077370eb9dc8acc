"""A whip sheet is private: read, shown without its notes, written nowhere; what is malformed is refused by line."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ninthvote.cli import main
from ninthvote.cli.count import count
from ninthvote.count.whip import read_whip
from ninthvote.errors import NinthVoteError
from ninthvote.record import open_record

SECRET = "the counsellor wavers says Zephyrine"


def _sheet(folder: Path, text: str) -> Path:
    path = folder / "whip.csv"
    path.write_text(text, encoding="utf-8")
    return path


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(count, ["dprk", "--on", "2018-12-10", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("shape", [(), ("--json",), ("--open", "all")])
def test_a_note_appears_only_when_asked_for(tmp_path: Path, shape: tuple[str, ...]) -> None:
    """What a delegate said in confidence would stand in a file that is sent on."""
    sheet = _sheet(tmp_path, f"state,position,confidence,note\nIvory Coast,yes,0.7,{SECRET}\n")
    assert "Zephyrine" not in _run("--whip", str(sheet), *shape).output
    if shape:
        assert "Zephyrine" in _run("--whip", str(sheet), *shape, "--show-notes").output


def test_nothing_of_the_sheet_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later user of the machine would find the notes in the cache."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "NINTHVOTE_CACHE", "NINTHVOTE_DATA", "XDG_CACHE_HOME", "XDG_DATA_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(home))
    sheet = _sheet(tmp_path, f"state,position,confidence,note\nCIV,yes,70%,{SECRET}\n")
    before = hashlib.sha256(sheet.read_bytes()).hexdigest()
    assert _run("--whip", str(sheet), "--json", "--show-notes").exit_code == 0
    assert hashlib.sha256(sheet.read_bytes()).hexdigest() == before
    for path in home.rglob("*"):
        if path.is_file():
            assert b"Zephyrine" not in path.read_bytes(), path


def test_the_sheet_is_right_with_the_confidence_stated(tmp_path: Path) -> None:
    """The stated confidence would not be what the number shows: 0.7 of a sure yes and 0.3 of the count's own chance."""
    alone = json.loads(_run("--json").output)
    own = {m["state"]: m["p_yes"] for m in alone["members"]}["CIV"]
    sheet = _sheet(tmp_path, "state,position,confidence\nCIV,yes,0.7\n")
    told = json.loads(_run("--json", "--whip", str(sheet)).output)
    member = {m["state"]: m for m in told["members"]}["CIV"]
    assert member["p_yes"] == pytest.approx(0.7 + 0.3 * own)
    assert member["p_yes"] + member["p_no"] + member["p_abstain"] == pytest.approx(1.0)
    assert told["p_carried"] > alone["p_carried"]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", "whip.csv", "is empty"),
        ("state,vote,confidence\nCIV,yes,1\n", "whip.csv:1", "lacks the column 'position'"),
        ("state,position,confidence\nCIV,yes,1\nCIV,no,1\n", "whip.csv:3", "stands twice"),
        ("state,position,confidence\nCIV,maybe,1\n", "whip.csv:2", "'maybe' is not a position"),
        ("state,position,confidence\nCIV,yes,likely\n", "whip.csv:2", "'likely' is not a confidence"),
        ("state,position,confidence\nCIV,yes,1.5\n", "whip.csv:2", "'1.5' is not a confidence"),
        ("state,position,confidence\nCIV,yes,nan\n", "whip.csv:2", "'nan' is not a confidence"),
        ("state,position,confidence,note\n\nCIV,yes,0.5,one,two\n", "whip.csv:3", "5 cells under 4 columns"),
        ("state,position,confidence\nAtlantis,yes,1\n", "whip.csv:2", "Atlantis"),
        ('state,position,confidence\n"CIV,yes,1\n', "whip.csv:2", "is not CSV"),
    ],
)
def test_a_malformed_sheet_is_refused_by_line(tmp_path: Path, text: str, line: str, says: str) -> None:
    """A slip of the pen would pass for a position."""
    with pytest.raises(NinthVoteError) as wrong:
        read_whip(_sheet(tmp_path, text), open_record().resolve)
    assert line in str(wrong.value)
    assert says in str(wrong.value)


def test_a_message_about_a_malformed_line_does_not_quote_its_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The note would leave through the error."""
    sheet = _sheet(tmp_path, f"state,position,confidence,note\nCIV,maybe,1,{SECRET}\n")
    with pytest.raises(SystemExit) as stop:
        main(["count", "dprk", "--on", "2018-12-10", "--whip", str(sheet)])
    assert stop.value.code == 2
    assert "Zephyrine" not in capsys.readouterr().err


def test_a_state_without_a_seat_is_refused_with_the_members(tmp_path: Path) -> None:
    """Japan left in 2017: a position for it would be counted for nobody."""
    sheet = _sheet(tmp_path, "state,position,confidence\nJapan,yes,1\n")
    with pytest.raises(NinthVoteError, match="JPN held no seat"):
        _run("--whip", str(sheet))
