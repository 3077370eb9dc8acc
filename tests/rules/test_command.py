"""The rules as a user asks them: one answer, or one message and exit code 2."""

import json
from pathlib import Path

import jsonschema
import pytest

from ninthvote.cli import main

SCHEMA = Path(__file__).parents[2] / "docs/schema/rules-outcome.schema.json"
#: S/PV.8979, 25 February 2022: the Council of 2022 on S/2022/155, eleven in favour.
FEBRUARY_2022 = ["ALB", "BRA", "FRA", "GAB", "GHA", "IRL", "KEN", "MEX", "NOR", "GBR", "USA"]
VETO = "rules outcome --on 2022-02-25 --kind substantive --yes 11 --no 1 --abstain 3 --permanent-no RUS"


def run(capsys: pytest.CaptureFixture[str], command: str | list[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(command.split() if isinstance(command, str) else command)
    out = capsys.readouterr()
    return int(left.value.code or 0), out.out, out.err


def test_a_vetoed_draft_is_said_to_be_vetoed_and_by_whom(capsys: pytest.CaptureFixture[str]) -> None:
    """The first line is what will be quoted."""
    code, out, _ = run(capsys, VETO)
    assert code == 0
    assert "vetoed by the Russian Federation" in out.splitlines()[0]
    assert "Charter Art. 27(3)" in out


def test_the_answer_as_data_has_its_published_shape(capsys: pytest.CaptureFixture[str]) -> None:
    """Other programs read this; a field renamed breaks them without a word."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for command in (
        VETO,
        "rules outcome --on 1965-11-23 --kind substantive --yes 7 --no 0 --abstain 4",
        "rules outcome --on 2018-03-19 --kind procedural --yes 8 --no 4 --abstain 3 --permanent-no CHN,RUS",
        "rules outcome --on 1947-03-25 --kind substantive --yes 7 --no 2 --abstain 1 --not-voting 1 --permanent-no SUN",
    ):
        code, out, _ = run(capsys, command + " --json")
        assert code == 0
        jsonschema.validate(json.loads(out), schema)


def _roll_call(path: Path, rows: list[tuple[str, str]], header: str = "state,cast") -> str:
    path.write_text("\n".join([header, *(f"{s},{c}" for s, c in rows)]) + "\n", encoding="utf-8")
    return f"rules outcome --on 2022-02-25 --kind substantive --roll-call {path}"


def test_a_roll_call_gives_what_its_tally_gives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A count member by member and a count in figures must not part."""
    rows = [(s, "yes") for s in FEBRUARY_2022] + [
        ("Russia", "no"),
        ("China", "abstain"),
        ("IND", "A"),
        ("ARE", "a"),
    ]
    code, out, _ = run(capsys, _roll_call(tmp_path / "r.csv", rows) + " --json")
    answer = json.loads(out)
    assert code == 0
    assert answer["tally"] == {"yes": 11, "no": 1, "abstain": 3, "not_voting": 0}
    assert (answer["decision"], answer["vetoed_by"]) == ("vetoed", ["RUS"])


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("rules outcome --on 2022-02-25 --kind substantive --yes 12 --no 1 --abstain 3", "makes 16 members"),
        ("rules outcome --on 2022-02-25 --kind substantive --yes 11 --no 1 --abstain 2", "other 1"),
        ("rules outcome --on 1965-12-31 --kind substantive --yes 9 --no 2 --abstain 4", "had 11"),
        (VETO.replace("RUS", "CHN,RUS"), "cannot all have voted no"),
        (VETO.replace("RUS", "IND"), "held no permanent seat"),
        (VETO.replace("RUS", "SUN"), "held no permanent seat"),
        (VETO.replace("RUS", "Atlantis"), "Atlantis"),
        (VETO.replace(" --permanent-no RUS", ""), "turns on whether"),
        (VETO.replace("2022-02-25", "1945-10-24"), "before the Council first met"),
        (VETO.replace("2022-02-25", "2022-02-30"), "not a day of the calendar"),
        (VETO.replace("substantive", "moral"), "moral"),
        ("rules outcome --on 2022-02-25 --kind procedural", "give either a tally"),
        (VETO + " --cast CHN=no", "give either a tally"),
        ("rules outcome --on 2022-02-25 --kind procedural --cast CHN=perhaps", "not a cast"),
        ("rules outcome --on 2022-02-25 --kind procedural --cast CHN", "expected STATE=CAST"),
        ("rules outcome --on 2022-02-25 --kind procedural --cast CHN=no", "Say how these stood"),
        ("rules outcome --on 2022-02-25 --kind procedural --cast DEU=no", "held no seat"),
        ("rules show VOT-30", "no provision"),
        ("rules show rule 99", "no provision"),
        ("rules list --chapter love", "no chapter"),
    ],
)
def test_impossible_input_ends_in_one_message(
    capsys: pytest.CaptureFixture[str], command: str, says: str
) -> None:
    """An answer to an impossible question is worse than none; a traceback is no answer at all."""
    code, out, err = run(capsys, command)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("rows", "header", "says"),
    [
        ([("CHN", "no"), ("CHN", "yes")], "state,cast", "casts twice"),
        ([("CHN", "no"), ("China", "yes")], "state,cast", "casts twice"),
        ([("", "no")], "state,cast", "without a state"),
        ([("CHN", "")], "state,cast", "not a cast"),
        ([("CHN", "no")], "country,vote", "column cast and state missing"),
    ],
)
def test_a_damaged_roll_call_names_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: list[tuple[str, str]], header: str, says: str
) -> None:
    """A file of fifteen lines is mended where the message points."""
    code, _, err = run(capsys, _roll_call(tmp_path / "r.csv", rows, header))
    assert code == 2
    assert says in err


def test_a_provision_shows_its_authority_and_an_article_what_rests_on_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A reader checks the law at its source."""
    _, out, _ = run(capsys, "rules show vot-08")
    assert "Charter Art. 27(3) proviso" in out
    assert "(unconfirmed)" in out
    _, out, _ = run(capsys, ["rules", "show", "Charter 27(2)"])
    assert "AGD-04" in out
    assert "AGD-04" not in run(capsys, "rules show VOT-03")[1]
    _, out, _ = run(capsys, "rules show VOT-10 --votes")
    assert "V172  2023-12-21  S/2023/1023 (amendment), substantive: 9-0-6, carried" in out
    _, out, _ = run(capsys, "rules list")
    assert len([line for line in out.splitlines() if line.startswith("  ")]) == 87
    _, out, _ = run(capsys, "rules show VOT-03 --json")
    assert json.loads(out)[0]["id"] == "VOT-03"


def test_a_file_that_is_no_table_is_one_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A roll call saved from a spreadsheet in another encoding is the commonest of all."""
    path = tmp_path / "r.csv"
    for damage in (b"state,cast\nC\xf4te d'Ivoire,yes\n", b"", b'state,cast\n"CHN,no\n'):
        path.write_bytes(damage)
        code, out, err = run(capsys, f"rules outcome --on 2018-12-10 --kind procedural --roll-call {path}")
        assert (code, out) == (2, "")
        assert "r.csv" in err


def test_a_parameter_is_shown_as_it_was_and_by_which_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Seven in November 1965, although nine were in force since August."""
    _, out, _ = run(capsys, "rules parameter majority --on 1965-11-23")
    assert out.startswith("majority: 7")
    assert "original text" in out
    _, out, _ = run(capsys, "rules parameter majority --json")
    assert [(p["value"], p["in_force_from"]) for p in json.loads(out)] == [
        (7, "1945-10-24"),
        (9, "1965-08-31"),
    ]
    code, _, err = run(capsys, "rules parameter majorty")
    assert (code, "majority" in err) == (2, True)
