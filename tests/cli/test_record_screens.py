"""What the record's commands print: on paper-wide screens, through pipes, and as data under its published schema."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ninthvote.cli import main
from ninthvote.record.cache import SHIPPED

ROOT = Path(__file__).parents[2]
SCHEMAS = {p.name.removesuffix(".schema.json"): p for p in (ROOT / "docs" / "schema").glob("*.schema.json")}

QUESTIONS = [
    ("situation", "dprk"),
    ("situation", "syria"),
    ("situation", "dprk", "--as-of", "2018-12-06", "--since", "2018-01-01"),
    ("council", "--on", "2018-12-10"),
    ("council", "--on", "1950-06-25"),
    ("council", "--on", "1980-01-03"),
    ("council", "--on", "2027-01-01"),
    ("council", "--as-of", "2018-05-01"),
    ("state", "KWT"),
    ("state", "North Korea"),
    ("state", "Russia", "--on", "1985-01-01"),
    ("state", "Japan", "--as-of", "2020-12-11"),
    ("vote", "pv-2018-03-19-syr"),
    ("vote", "pv-1990-03-15-plo"),
    ("vote", "pv-2017-11-16-jim-order"),
    ("vote", "pv-2025-02-24-ukr-postpone"),
    ("find", "nine", "votes"),
    ("find", "Kirby", "--as-of", "2015-01-01"),
    ("find", "zzzzz"),
]


@dataclass(frozen=True)
class Ran:
    returncode: int
    stdout: str
    stderr: str


def ninthvote(*args: str, **env: str) -> Ran:
    """The command as `ninthvote ARGS` runs it with its output piped."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name, value in env.items():
            patch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main(args)
    return Ran(int(ended.value.code or 0), out.getvalue(), err.getvalue())


def answer(*args: str, **env: str) -> str:
    ran = ninthvote(*args, **env)
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


def data(*args: str) -> Any:
    return json.loads(answer(*args, "--json"))


def days_known(value: Any) -> list[str]:
    """Every `known_on` anywhere in an answer."""
    if isinstance(value, dict):
        return [v for k, v in value.items() if k == "known_on" and v] + [
            d for v in value.values() for d in days_known(v)
        ]
    return [d for v in value for d in days_known(v)] if isinstance(value, list) else []


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_an_answer_as_data_keeps_to_its_schema(question: tuple[str, ...]) -> None:
    """A program written against the published schema would break on the first real answer."""
    schema = json.loads(SCHEMAS[question[0]].read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    found = data(*question)
    jsonschema.validate(found, schema, jsonschema.Draft202012Validator)
    if "--as-of" in question:
        day = question[question.index("--as-of") + 1]
        assert found["as_of"] == day
        assert all(known <= day for known in days_known(found))


@pytest.mark.parametrize("question", [QUESTIONS[i] for i in (0, 3, 8, 12, 16)], ids=" ".join)
@pytest.mark.parametrize("width", [80, 120])
def test_a_piped_screen_is_plain_and_fits(question: tuple[str, ...], width: int) -> None:
    """Colour codes in a pasted answer, trailing blanks in a diff, or a table cut at the margin."""
    lines = answer(*question, COLUMNS=str(width)).splitlines()
    assert not any("\x1b" in line for line in lines)
    assert not any(line.endswith(" ") for line in lines)
    too_long = [line for line in lines if len(line) > width and "://" not in line]
    assert too_long == []


def test_the_council_of_december_2018_on_screen() -> None:
    """The first screen anyone will look at: who sat, who presided, who came and went in January."""
    shown = answer("council", "--on", "2018-12-10")
    assert "President in December 2018: Côte d'Ivoire" in shown
    assert "15 seats: 5 permanent, 10 elected." in shown
    after = shown[shown.index("On 1 January 2019") :]
    assert "Leave: Bolivia" in after
    for name in ("Belgium", "Dominican Republic", "Germany", "Indonesia", "South Africa"):
        assert name in after


def test_the_council_as_data_has_the_promised_shape() -> None:
    """Other programs rely on these names."""
    found = data("council", "--on", "2018-12-10")
    assert found["on"] == "2018-12-10"
    assert found["presidency"] == found["president"]["state"] == "CIV"
    kuwait = next(m for m in found["members"] if m["state"] == "KWT")
    assert (kuwait["name"], kuwait["seat"], kuwait["regional_group"]) == ("Kuwait", "elected", "Asia-Pacific")
    assert kuwait["term"] == {"from": "2018-01-01", "until": "2020-01-01"}
    assert found["next_january"]["joining"] == ["BEL", "DOM", "DEU", "IDN", "ZAF"]
    assert found["next_january"]["leaving"] == ["BOL", "ETH", "KAZ", "NLD", "SWE"]


def test_a_vote_says_who_was_short_and_by_which_provision() -> None:
    """Eight of nine: without the ruling a reader may take four negative votes, or a veto, for the reason."""
    shown = " ".join(answer("vote", "pv-2018-03-19-syr").split())
    assert "Not carried: 8 yes, 4 no, 3 abstaining" in shown
    assert "Bolivia (Plurinational State of), China, Kazakhstan, Russian Federation" in shown
    assert "Vote called by Russian Federation" in shown
    assert "one short of the nine required" in shown
    assert "S/PV.8209" in shown


def test_what_is_from_memory_is_marked_on_screen() -> None:
    """A recalled vote printed like a sourced one is the one thing the project promises never to do."""
    shown = " ".join(answer("vote", "pv-1990-03-15-plo").split())
    assert "pv-1990-03-15-plo · unconfirmed" in shown
    assert "United States of America (unconfirmed)" in shown
    found = data("vote", "pv-1990-03-15-plo")
    assert found["confidence"] == "recalled"
    assert {c["confidence"] for c in found["casts"]} == {"recalled"}
    assert "unconfirmed: symbols" in " ".join(answer("situation", "dprk", "--since", "2019-03-01").split())


def test_members_whose_cast_is_not_known_are_listed_as_such() -> None:
    """A short roll call shown as a whole one would turn eight unknown votes into eight absences."""
    found = data("vote", "pv-2025-02-24-ukr-postpone")
    assert len(found["casts"]) + len(found["not_known"]) == 15
    assert (found["yes"], found["no"], found["abstain"]) == (6, 3, 6)
    assert "5 of 6 known" in answer("vote", "pv-2025-02-24-ukr-postpone")


def test_the_formats_are_told_apart_in_words() -> None:
    """A closed video conference called a meeting is the commonest mistake in print."""
    shown = " ".join(answer("situation", "dprk").split())
    for words in (
        "formal meeting, public",
        "any other business, in closed consultations",
        "closed video conference, not a formal meeting",
        "Arria-formula meeting, informal",
        "closed consultations",
        "not put to a vote",
        "without a vote, no objection made",
    ):
        assert words in shown


def test_the_signatories_of_2020_are_seven_members_and_japan() -> None:
    """The claim that the project began with: eight signed, and not eight members."""
    shown = " ".join(answer("situation", "dprk", "--since", "2020-12-11", "--until", "2020-12-12").split())
    assert "Signed or joined by 8; 7 on the Council that day: Belgium, Dominican Republic" in shown
    assert "1 not on it: Japan" in shown


def test_kuwait_on_screen_shows_seats_chair_votes_and_letters() -> None:
    """Whoever calls Kuwait's mission wants all of it on one page."""
    shown = " ".join(answer("state", "KWT").split())
    assert "2 terms" in shown
    assert "February 2018, June 2019" in shown
    assert "pv-2018-03-19-syr" in shown
    assert "jl-2018-10-16-mmr" in shown
    assert "A/HRC/RES/25/25" in shown


BAD = [
    (("situation", "atlantis"), "there is no situation 'atlantis'"),
    (("council", "--on", "2018-02-30"), "'2018-02-30' is not a day of the calendar"),
    (("council", "--on", "10 December 2018"), "expected a date written YYYY-MM-DD"),
    (("council", "--on", "1945-12-31"), "before the Council first met"),
    (("state", "Korea"), "'Korea' may be any of 2 states"),
    (("state", "Kuwiat"), "candidates: Kuwait (KWT)"),
    (("vote", "pv-2018-03-19-syria"), "candidates: pv-2018-03-19-syr"),
    (("find", "("), "there is no word to look for"),
    (("situation", "dprk", "--kind", "meeting"), "formal_meeting"),
    (("record", "build", "--output", str(Path("nowhere") / "x" / "y.sqlite")), "the copy cannot be written"),
]


@pytest.mark.parametrize(("args", "words"), BAD, ids=[" ".join(a) for a, _ in BAD])
def test_a_mistake_is_one_clear_message(args: tuple[str, ...], words: str) -> None:
    """A traceback tells the user that the program is broken, not what to type instead."""
    ran = ninthvote(*args)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("ninthvote: ")
    assert words in ran.stderr
    assert "Traceback" not in ran.stderr


def test_facts_that_cannot_be_read_are_named_by_file_line_and_field(tmp_path: Path) -> None:
    """One's own tables with a missing column, a bad day or a torn quote must name the place."""
    facts = Path(shutil.copytree(SHIPPED, tmp_path / "facts"))
    whole = (facts / "votes.csv").read_text(encoding="utf-8")
    for wrong, words in (
        (whole.replace(",carried,", ",", 1), "votes.csv:1: column carried is missing"),
        (whole.replace(",1990-03-15,", ",1990-03-32,", 1), "votes.csv:2 on"),
        (whole.replace("\n", '\n"torn', 1), "votes.csv"),
    ):
        (facts / "votes.csv").write_text(wrong, encoding="utf-8")
        ran = ninthvote("council", "--on", "2018-12-10", NINTHVOTE_FACTS=str(facts))
        assert (ran.returncode, ran.stdout) == (2, "")
        assert words in ran.stderr


def test_a_cache_that_cannot_be_written_is_one_message(tmp_path: Path) -> None:
    """Said on the first run of many new users, in a container without a home."""
    (tmp_path / "file").touch()
    ran = ninthvote("council", NINTHVOTE_CACHE=str(tmp_path / "file" / "cache"))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Set NINTHVOTE_CACHE" in ran.stderr


def test_record_build_prints_where_and_copies(tmp_path: Path) -> None:
    """The path is what one pastes into Datasette."""
    copy = tmp_path / "record.sqlite"
    found = data("record", "build", "--output", str(copy))
    assert Path(found["file"]).read_bytes() == copy.read_bytes()
    assert found["n_rows"]["terms"] == 388  # membership.csv of the sources lists 388 terms
    assert found["file"] in answer("record", "build").replace("\n", "")


def test_a_process_of_its_own_prints_the_same() -> None:
    """What holds inside the tests must hold for the program that a shell starts."""
    ran = subprocess.run(
        [sys.executable, "-m", "ninthvote", "council", "--on", "2018-12-10"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"},
        capture_output=True,
        timeout=60,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode() == answer("council", "--on", "2018-12-10", COLUMNS="80")


def test_today_is_the_default_day() -> None:
    """Asked without a day, the Council of an old year would mislead everybody."""
    assert data("council")["on"] == date.today().isoformat()


def test_without_a_command_it_shows_what_there_is() -> None:
    """The first thing anyone types is the bare name; it should be met with help, not with an error."""
    ran = ninthvote()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Usage: ninthvote ")
    assert "council" in ran.stdout
