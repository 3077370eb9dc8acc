"""The count of December 2018 and others: facts by hand, numbers by their own laws, nothing from later."""

from __future__ import annotations

import csv
import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from ninthvote.cli import main
from ninthvote.cli.count import count
from ninthvote.count import count_situation
from ninthvote.errors import NinthVoteError
from ninthvote.record import Record, open_record
from ninthvote.record.cache import SHIPPED
from ninthvote.vocabulary import Cast

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/count.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def record() -> Record:
    return open_record()


def _run(*arguments: str) -> str:
    return CliRunner().invoke(count, arguments, catch_exceptions=False).output


def _json(*arguments: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(_run(*arguments, "--json"))
    jsonschema.validate(answer, SCHEMA)
    return answer


@pytest.mark.parametrize(
    "asked",
    [
        ("dprk", "--on", "2018-12-10"),
        ("North Korea", "--on", "2018-12-10", "--as-of", "2018-12-06"),
        ("dprk", "--on", "2026-12-10"),
        ("dprk", "--on", "2026-12-10", "--council", "2027"),
        ("syria", "--on", "2018-03-18"),
        ("myanmar", "--on", "2021-03-01"),
        ("palestine", "--on", "1993-01-01"),
        ("zimbabwe", "--on", "1999-01-01"),
        ("dprk", "--on", "1955-06-01"),
    ],
)
def test_every_count_answers_in_its_schema_and_adds_up(asked: tuple[str, ...]) -> None:
    """A program that reads the answer would break, or the chances would not sum to one."""
    answer = _json(*asked)
    assert len(answer["tally_pmf"]) == len(answer["members"]) + 1
    assert sum(answer["tally_pmf"]) == pytest.approx(1.0, abs=1e-12)
    assert answer["p_carried"] == pytest.approx(sum(answer["tally_pmf"][answer["required"] :]), abs=1e-12)
    for m in answer["members"]:
        assert m["p_yes"] + m["p_no"] + m["p_abstain"] == pytest.approx(1.0, abs=1e-12)
        parts = sum(p["log_odds"] for p in m["explanation"])
        assert 1.0 / (1.0 + 2.718281828459045**-parts) == pytest.approx(m["p_yes"], abs=1e-9)
        assert all(e["known_on"] <= answer["known_by"] for e in m["evidence"])


def test_the_members_of_december_2018_are_the_fifteen() -> None:
    """A member would be missing. UN press release SC/13552 lists the same fifteen on 24 October 2018."""
    answer = _json("dprk", "--on", "2018-12-10")
    fifteen = [
        "BOL",
        "CHN",
        "CIV",
        "ETH",
        "FRA",
        "GBR",
        "GNQ",
        "KAZ",
        "KWT",
        "NLD",
        "PER",
        "POL",
        "RUS",
        "SWE",
        "USA",
    ]
    assert sorted(m["state"] for m in answer["members"]) == fifteen
    assert (answer["required"], answer["presidency"], len(answer["tally_pmf"])) == (9, "CIV", 16)


def test_who_signed_in_2017_and_still_sat_in_2018() -> None:
    """S/2017/1006 was signed by FRA ITA JPN SEN SWE UKR GBR USA URY; five of the nine had left by 2018."""
    last = _json("dprk", "--on", "2018-12-10")["last_request"]
    assert last["id"] == "jl-2017-12-01-dprk"
    assert sorted(last["remain"]) == ["FRA", "GBR", "SWE", "USA"]
    assert sorted(last["left"]) == ["ITA", "JPN", "SEN", "UKR", "URY"]


def test_cote_divoires_two_votes_of_2018_are_its_evidence() -> None:
    """S/PV.8209, 19 March: abstained on Syria. S/PV.8381, 24 October: in favour on Myanmar."""
    answer = _json("dprk", "--on", "2018-12-10")
    rows = {e["id"]: e for m in answer["members"] if m["state"] == "CIV" for e in m["evidence"]}
    assert rows["pv-2018-03-19-syr"]["leans"] == "abstain"
    assert rows["pv-2018-10-24-mmr"]["leans"] == "yes"
    screen = _run("dprk", "--on", "2018-12-10")
    assert "yes on Myanmar (24 Oct 2018)" in screen
    assert "abstained on Syria (19 Mar 2018)" in " ".join(screen.split())


@pytest.mark.parametrize("code", ["CHN", "RUS"])
def test_a_permanent_member_that_has_always_objected_is_near_certain(record: Record, code: str) -> None:
    """It voted no on all five motions on the DPRK; a newcomer with no row is far from certain either way."""
    members = {m.state.code: m for m in count_situation(record, "dprk", date(2024, 6, 13)).members}
    assert members[code].yes_p < 0.05
    newcomer = {
        m.state.code: m
        for m in count_situation(record, "dprk", date(2026, 12, 10), council_year=2027).members
    }
    assert 0.1 < newcomer["TTO"].yes_p < 0.9
    assert newcomer["TTO"].forecast.is_thin


def test_the_council_of_the_coming_january_is_known_after_the_june_election(record: Record) -> None:
    """AUT, KGZ, PRT, TTO and ZWE were elected on 3 June 2026; before, ten of the fifteen were known."""
    counted = count_situation(record, "dprk", date(2026, 12, 10), council_year=2027)
    assert {"AUT", "KGZ", "PRT", "TTO", "ZWE"} <= set(counted.roster.codes)
    with pytest.raises(NinthVoteError, match="was not known on 2026-05-01: 10 of 15"):
        count_situation(record, "dprk", date(2026, 5, 1), council_year=2027)


def test_a_council_of_eleven_needs_seven(record: Record) -> None:
    """Before 1966 the tally has twelve entries and seven carry."""
    counted = count_situation(record, "dprk", date(1955, 6, 1))
    assert (len(counted.pmf), counted.required) == (12, 7)


@settings(max_examples=5, deadline=None)
@given(st.data())
def test_a_yes_taken_as_given_never_lowers_the_chance(data: st.DataObject) -> None:
    """`--if STATE=yes` would be shown to hurt."""
    record = open_record()
    on = data.draw(st.sampled_from([date(2006, 9, 14), date(2018, 12, 6), date(2026, 12, 10)]))
    before = count_situation(record, "dprk", on)
    code = data.draw(st.sampled_from(before.roster.codes))
    assert count_situation(record, "dprk", on, sure={code: Cast.YES}).p_carried >= before.p_carried - 1e-12
    assert count_situation(record, "dprk", on, sure={code: Cast.NO}).p_carried <= before.p_carried + 1e-12


@settings(max_examples=6, deadline=None)
@given(
    st.dates(date(1991, 1, 1), date(2026, 11, 1)), st.sampled_from(["dprk", "syria", "ukraine", "palestine"])
)
def test_rows_of_a_later_day_change_nothing(day: date, situation: str) -> None:
    """A forecast would have read the future. The same count from the record as it stood that day must be the same."""
    record = open_record()
    now, then = count_situation(record, situation, day), count_situation(record.as_of(day), situation, day)
    assert now.pmf == then.pmf
    assert [m.explanation for m in now.members] == [m.explanation for m in then.members]
    assert all(e.known_on <= day and e.on <= day for m in now.members for e in m.forecast.evidence)
    assert now.fitted.known_by is None or now.fitted.known_by <= day


def test_the_day_before_a_vote_does_not_know_its_outcome(record: Record) -> None:
    """The roll call of 10 December 2015 would forecast itself."""
    vote = record.vote("pv-2015-12-10-dprk")
    counted = count_situation(record, "dprk", vote.on, as_of=vote.on - timedelta(days=1))
    assert vote.vote not in {e.id for m in counted.members for e in m.forecast.evidence}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["narnia", "--on", "2018-12-10"], "there is no situation 'narnia'"),
        (["dprk", "--on", "2018-02-30"], "not a day of the calendar"),
        (["dprk", "--on", "1945-12-01"], "before the Council first met"),
        (["dprk", "--on", "2018-12-10", "--if", "Japan=yes"], "JPN held no seat"),
        (["dprk", "--on", "2018-12-10", "--if", "CIV=perhaps"], "is not a what-if"),
        (["dprk", "--on", "2018-12-10", "--if", "Atlantis=yes"], "Atlantis"),
        (["dprk", "--on", "2018-12-10", "--whip", "nowhere.csv"], "cannot be read"),
        (["dprk", "--on", "2018-12-10", "--as-of", "2019-01-01"], "cannot read what became public"),
        (["dprk", "--on", "2018-12-10", "--open", "Japan"], "is not a member in this count"),
        (["dprk", "--on", "2026-12-10", "--council", "2090"], "was not known on"),
        ([], "SITUATION"),
    ],
)
def test_what_cannot_be_counted_is_one_message(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A user would be left with a traceback, or with a count of something else."""
    with pytest.raises(SystemExit) as stop:
        main(["count", *arguments])
    assert stop.value.code == 2
    said = capsys.readouterr()
    assert says in said.err
    assert "Traceback" not in said.err
    assert said.out == ""


def test_a_refused_state_is_answered_with_the_members(capsys: pytest.CaptureFixture[str]) -> None:
    """The user would have to look up who sat."""
    with pytest.raises(SystemExit):
        main(["count", "dprk", "--on", "2018-12-10", "--if", "JPN=yes"])
    assert "Côte d'Ivoire (CIV)" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    "asked", [("dprk", "--on", "2018-12-10", "--open", "all"), ("dprk", "--on", "1955-06-01")]
)
def test_the_screen_fits_eighty_columns_without_colour(asked: tuple[str, ...]) -> None:
    """A table would wrap in a terminal window of the usual size. Addresses stay whole."""
    screen = _run(*asked)
    assert all(len(line) <= 80 for line in screen.splitlines() if "http" not in line)
    assert "\x1b" not in screen


def test_the_same_question_gives_the_same_bytes() -> None:
    """Two readers would hold different counts."""
    assert _run("dprk", "--on", "2018-12-10", "--json") == _run("dprk", "--on", "2018-12-10", "--json")


def test_a_vote_planted_in_the_future_moves_no_earlier_count(tmp_path: Path) -> None:
    """A row typed today with tomorrow's date would rewrite what could be said in 2018. All fifteen are made to vote
    against their habit, on the very situation, with a letter to match."""
    facts = tmp_path / "facts"
    shutil.copytree(SHIPPED, facts)
    members = open_record().roster(date(2026, 11, 1)).codes
    _append(
        facts / "votes.csv", vote="pv-2026-11-01-dprk", on="2026-11-01", title="planted", motion="adopt_agenda",
        matter="procedural", mode="vote", situation="dprk", subject="DPRK", human_rights="true", requested_by="USA",
        yes="2", no="13", abstain="0", carried="false", known_on="2026-11-01", sources="s-pv.7353",
        confidence="sourced",
    )  # fmt: skip
    for code in members:
        cast = "yes" if code in ("CHN", "RUS") else "no"
        _append(
            facts / "casts.csv", vote="pv-2026-11-01-dprk", state=code, cast=cast, sources="s-pv.7353",
            confidence="sourced",
        )  # fmt: skip
    planted = open_record(facts=facts, cache=tmp_path / "cache")
    for on in (date(2018, 12, 10), date(2026, 10, 31)):
        before, after = (count_situation(r, "dprk", on) for r in (open_record(), planted))
        assert before.pmf == after.pmf
        assert [m.explanation for m in before.members] == [m.explanation for m in after.members]
    later = count_situation(planted, "dprk", date(2026, 11, 2))
    assert {m.state.code: m.yes_p for m in later.members}["FRA"] < 0.95  # and what is public does move it


def _append(path: Path, **cells: str) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        header = next(csv.reader(lines))
    with path.open("a", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerow([cells.get(name, "") for name in header])
