"""One planted fault of each kind, and exactly the finding that it must give."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ninthvote.errors import MalformedFacts
from ninthvote.record.lint import Finding, fix, validate
from ninthvote.record.load import SHIPPED, read_facts, read_table
from ninthvote.record.table import ROWS, keys
from ninthvote.record.write import cells_of, table_text

CLASSES = {row.table: row for row in ROWS}


class Folder:
    """A copy of the shipped facts in which faults are planted; `at` finds the line of a row by its key."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def records(self, table: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO((self.path / f"{table}.csv").read_text(encoding="utf-8"))))

    def write(self, table: str, records: list[dict[str, str]]) -> None:
        text = table_text(CLASSES[table], records)
        (self.path / f"{table}.csv").write_text(text, encoding="utf-8", newline="")

    def _key(self, table: str, record: dict[str, str]) -> str:
        return "/".join(record[k] for k in keys(CLASSES[table]))

    def put(self, table: str, key: str, **cells: str) -> None:
        records = self.records(table)
        (record,) = (r for r in records if self._key(table, r) == key)
        assert set(cells) <= set(record)
        record.update(cells)
        self.write(table, records)

    def drop(self, table: str, key: str) -> None:
        kept = [r for r in self.records(table) if self._key(table, r) != key]
        assert len(kept) + 1 == len(self.records(table))
        self.write(table, kept)

    def add(self, table: str, **cells: str) -> None:
        records = self.records(table)
        records.append({**dict.fromkeys(records[0], ""), **cells})
        self.write(table, records)

    def at(self, table: str, key: str) -> int:
        return next(n for n, r in enumerate(self.records(table), 2) if self._key(table, r) == key)

    def text(self, file: str, change: Callable[[bytes], bytes]) -> None:
        path = self.path / file
        before = path.read_bytes()
        path.write_bytes(change(before))
        assert path.read_bytes() != before

    def findings(self) -> list[tuple[str, int, str, str]]:
        return [(f.file, f.line, f.field, f.check) for f in validate(self.path).findings]


@pytest.fixture
def facts(tmp_path: Path) -> Folder:
    return Folder(Path(shutil.copytree(SHIPPED, tmp_path / "facts")))


def test_the_shipped_facts_have_no_findings() -> None:
    """A release would carry a fault that the program itself can name."""
    report = validate()
    assert report.findings == ()
    assert report.n_tables == len(ROWS)


def test_loading_and_writing_gives_the_same_bytes() -> None:
    """A rewrite would show as a change of facts in review."""
    facts = read_facts()
    for row in ROWS:
        records = [cells_of(r) for r in getattr(facts, row.table)]
        assert table_text(row, records).encode() == (SHIPPED / f"{row.table}.csv").read_bytes(), row.table


#: A fault and the one finding that it gives: table, key of the row, cell planted, check; the finding stands on that
#: row, under the column planted.
PLANTED = {
    "no truth value": ("votes", "pv-2017-12-11-dprk", "carried", "perhaps", "value"),
    "an empty cell": ("votes", "pv-2017-12-11-dprk", "motion", "", "value"),
    "no number": ("letters", "jl-2020-12-11-dprk", "n_signatories", "eight", "value"),
    "a day no calendar has": ("terms", "BEL-2019", "until", "2021-02-30", "value"),
    "outside a vocabulary": ("quotations", "q-liu-2014", "precision", "hour", "value"),
    "a list with blanks": ("events", "dprk-022", "symbols", "A/HRC/25/63; S/2014/276", "value"),
    "a letter that cannot be seen": ("votes", "pv-2017-12-11-dprk", "subject", "DP\u200bRK", "characters"),
    "no such situation": ("events", "dprk-054", "situation", "atlantis", "reference"),
    "no such state": ("events", "dprk-054", "signatories", "QQQ", "reference"),
    "no such source": ("casts", "pv-2017-12-11-dprk/JPN", "sources", "nobody", "reference"),
    "an end before its start": ("offices", "usa-pr-nikki-haley", "until", "2017-01-01", "days"),
    "known before it was said": ("quotations", "q-liu-2014", "known_on", "2014-12-21", "known_on"),
    "known before it happened": ("events", "dprk-054", "known_on", "2018-12-06", "known_on"),
    "elected after it sat": ("terms", "BEL-2019", "known_on", "2019-01-02", "known_on"),
    "a recalled field that is none": ("events", "dprk-054", "recalled_fields", "day", "recalled_fields"),
    "no symbol": ("votes", "pv-2017-12-11-dprk", "meeting", "S/PV 8130 bis", "symbol"),
    "a symbol written oddly": ("letters", "jl-2018-10-18-mmr", "symbol", "S/PV938", "symbol"),
    "a tally that is not the sum": ("votes", "pv-2018-11-26-ukr", "abstain", "5", "tally"),
    "no tally for a whole roll call": ("votes", "pv-2018-11-26-ukr", "yes", "", "tally"),
    "a vector that misses a seat": ("vectors", "V103", "not_voting", "0", "tally"),
    "a vector of another Council": ("vectors", "V103", "n_seats", "11", "tally"),
    "a permanent member too early": ("vectors", "V002", "permanent_not_for", "RUS", "roll_call"),
    "a quotation of thirty words": ("quotations", "q-liu-2014", "words", "word " * 30, "length"),
    "a whole list said to be part": ("letters", "jl-2017-12-01-dprk", "list_complete", "false", "signatories"),
    "more signatories than are named": ("letters", "jl-2018-10-18-mmr", "n_signatories", "5", "signatories"),
    "a tally where nobody voted": ("events", "dprk-018", "tally_text", "100-20-5", "mode"),
    "a vote without a tally": ("assembly_votes", "ga-2012-12-20-dprk", "mode", "vote", "mode"),
    "a closed format that was open": ("events", "dprk-066", "open_", "true", "format"),
    "another tally than its vote's": ("events", "dprk-046", "tally_text", "11-2-2", "link"),
    "another day than its vote's": ("events", "dprk-046", "on", "2017-12-10", "link"),
    "other signatories than its letter's": ("events", "dprk-065", "signatories", "DEU;USA", "link"),
    "another president than that month's": ("events", "dprk-054", "president", "USA", "presidency"),
    "a president that did not sit": ("votes", "pv-2006-09-15-mmr", "president", "DEU", "presidency"),
    "a president out of turn": ("presidencies", "2018-08-01", "state", "CHN", "presidency"),
    "a code before its time": ("votes", "pv-1990-12-19-opt", "called_by", "RUS", "code"),
}  # fmt: skip


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_the_one_finding(facts: Folder, fault: str) -> None:
    """A wrong fact would be printed as a right one."""
    table, key, field, value, check = PLANTED[fault]
    facts.put(table, key, **{field: value})
    expected = "yes" if (fault, field) == ("a vote without a tally", "mode") else field
    assert facts.findings() == [(f"{table}.csv", facts.at(table, key), expected, check)]


def test_an_accent_apart_from_its_letter_is_found(facts: Folder) -> None:
    """Two spellings that look the same would be two names."""
    facts.text("quotations.csv", lambda b: b.replace("Šimonović".encode(), "Šimonovic\u0301".encode(), 1))
    ((file, line, _, check),) = facts.findings()
    assert (file, check) == ("quotations.csv", "canonical")
    assert "\u0301" in (facts.path / file).read_text(encoding="utf-8").splitlines()[line - 1]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        pytest.param(lambda b: b.replace(b"\n", b"\r\n"), 1, id="CR LF"),
        pytest.param(lambda b: b.replace(b"2014-01-01,JOR", b"2014-01-01,JOR "), 2, id="a trailing blank"),
        pytest.param(lambda b: b.replace(b"2014-01-01,JOR", b'2014-01-01,"JOR"'), 2, id="quotes not needed"),
        pytest.param(lambda b: b.rstrip(b"\n"), 157, id="no newline at the end"),
    ],
)
def test_bytes_that_are_not_canonical_are_found(
    facts: Folder, change: Callable[[bytes], bytes], line: int
) -> None:
    """A change of layout would hide a change of facts."""
    facts.text("presidencies.csv", change)
    assert ("presidencies.csv", line, "month", "canonical") in facts.findings()


def test_rows_out_of_order_are_found_and_fixed_and_nothing_else_is(facts: Folder) -> None:
    """`--fix` that changed more than bytes would change facts unseen."""
    before = {p.name: p.read_bytes() for p in facts.path.iterdir()}
    facts.text("letters.csv", lambda b: b"\n".join([*b.split(b"\n")[:1], *b.split(b"\n")[-2:0:-1], b""]))
    assert [f[3] for f in facts.findings()] == ["canonical"]
    assert fix(facts.path) == ("letters.csv",)
    assert {p.name: p.read_bytes() for p in facts.path.iterdir()} == before
    assert fix(facts.path) == ()


def test_a_fix_leaves_a_wrong_fact_alone(facts: Folder) -> None:
    """A repair by the program would be an invention."""
    facts.put("votes", "pv-2018-11-26-ukr", abstain="5")
    assert fix(facts.path) == ()
    assert len(facts.findings()) == 1


def test_a_key_that_stands_twice_is_found(facts: Folder) -> None:
    """One of the two would be shown, and which would be chance."""
    facts.add("signatories", letter="jl-2020-12-11-dprk-req", state="USA", confidence="sourced")
    found = facts.findings()
    line = facts.at("signatories", "jl-2020-12-11-dprk-req/USA") + 1
    assert ("signatories.csv", line, "letter", "key") in found


def test_a_signatory_too_many_is_found(facts: Folder) -> None:
    """Nine would be said to have signed what eight signed."""
    facts.add("signatories", letter="jl-2016-12-01-dprk", state="SEN", confidence="sourced")
    letter, event = facts.at("letters", "jl-2016-12-01-dprk"), facts.at("events", "dprk-040")
    assert facts.findings() == [
        ("events.csv", event, "signatories", "link"),
        ("letters.csv", letter, "n_signatories", "signatories"),
    ]


def test_a_source_that_nothing_rests_on_is_found(facts: Folder) -> None:
    """The list of sources would claim more than was used."""
    facts.add("sources", source="an-unread-book", title="A book")
    assert facts.findings() == [("sources.csv", facts.at("sources", "an-unread-book"), "source", "sources")]


def test_a_sourced_row_without_a_source_is_found(facts: Folder) -> None:
    """A fact would be called sourced that nobody can look up."""
    facts.add(
        "events", event="dprk-999", situation="dprk", on="2024-01-01", precision="day", kind="report", title="A report",
        known_on="2024-01-01", confidence="sourced",
    )  # fmt: skip
    assert facts.findings() == [("events.csv", facts.at("events", "dprk-999"), "sources", "sources")]


def test_a_missing_cast_is_found(facts: Folder) -> None:
    """A roll call of fourteen would pass for the whole Council."""
    facts.drop("casts", "pv-2017-12-11-dprk/JPN")
    assert facts.findings() == [("votes.csv", facts.at("votes", "pv-2017-12-11-dprk"), "vote", "roll_call")]


def test_a_cast_by_a_state_that_did_not_sit_is_found(facts: Folder) -> None:
    """Japan, not a member in 2018, would be shown to have voted."""
    facts.drop("casts", "pv-2018-11-26-ukr/CIV")
    facts.add(
        "casts", vote="pv-2018-11-26-ukr", state="JPN", cast="abstain", sources="sc-13601", confidence="sourced"
    )  # fmt: skip
    line = facts.at("casts", "pv-2018-11-26-ukr/JPN")
    assert facts.findings() == [("casts.csv", line, "state", "roll_call")]


def test_more_casts_than_the_tally_has_are_found(facts: Folder) -> None:
    """An incomplete roll call would show eight against where seven were counted."""
    for state in ("BOL", "CHN"):
        facts.add(
            "casts", vote="pv-2018-10-30-ukr-brief", state=state, cast="no", sources="sc-13560", confidence="sourced"
        )  # fmt: skip
    assert [f[3] for f in facts.findings()] == ["tally"]


def test_an_empty_seat_is_found(facts: Folder) -> None:
    """A Council of fourteen would be counted on."""
    facts.drop("terms", "NPL-1988")
    (finding,) = validate(facts.path).findings
    assert (finding.file, finding.field, finding.check) == ("terms.csv", "from_", "seats")
    assert finding.what.startswith("9 elected members from 1988-01-01:")


def test_a_day_on_which_two_sit_in_one_chair_is_found(facts: Folder) -> None:
    """An inclusive end carried over would give sixteen members on the first of January."""
    facts.put("terms", "LTU-2014", until="2016-01-02")
    (finding,) = validate(facts.path).findings
    assert (finding.check, finding.what[:32]) == ("seats", "11 elected members from 2016-01-")


def test_a_seat_of_another_group_is_found(facts: Folder) -> None:
    """Four Africans and one Western European would be said to have sat in 2019 and 2020."""
    facts.put("terms", "BEL-2019", regional_group="African")
    (finding,) = validate(facts.path).findings
    assert (finding.file, finding.field, finding.check) == ("terms.csv", "regional_group", "pattern")
    assert finding.line in (facts.at("terms", "BEL-2019"), facts.at("terms", "ZAF-2019"))
    assert "4 African (BEL CIV GNQ ZAF)" in finding.what


def test_a_term_that_follows_its_own_is_found(facts: Folder) -> None:
    """Immediate re-election, which the Charter forbids, would be printed."""
    facts.put("terms", "KWT-2018", until="2019-01-01")
    facts.add(
        "terms", term="KWT-2019", state="KWT", seat="elected", regional_group="Asia-Pacific", from_="2019-01-01",
        until="2020-01-01", known_on="2018-06-08", sources="dppa-sc-membership", confidence="sourced",
    )  # fmt: skip
    assert facts.findings() == [("terms.csv", facts.at("terms", "KWT-2019"), "from_", "adjoining_terms")]


def test_a_state_under_a_code_that_has_ended_is_found(facts: Folder) -> None:
    """The Soviet Union would be said to have sat in 2018."""
    facts.add("signatories", letter="jl-2018-03-19-syr", state="SUN", confidence="sourced")
    line = facts.at("signatories", "jl-2018-03-19-syr/SUN")
    assert facts.findings() == [("signatories.csv", line, "state", "code")]


def test_a_state_with_two_names_at_once_is_found(facts: Folder) -> None:
    """The order of the table, and so the presidency, would depend on chance."""
    facts.put("state_names", "Turkey/TUR/short/", until="2022-06-01")
    line = facts.at("state_names", "Türkiye/TUR/short/2022-05-26")
    assert facts.findings() == [("state_names.csv", line, "from_", "names")]


def test_a_state_without_a_name_is_found(facts: Folder) -> None:
    """A code would be printed where a name belongs."""
    facts.drop("state_names", "Monaco/MCO/short/")
    assert facts.findings() == [("states.csv", facts.at("states", "MCO"), "state", "names")]


def test_a_month_without_a_president_is_found(facts: Folder) -> None:
    """Every later month would still look right."""
    facts.drop("presidencies", "2016-05-01")
    line = facts.at("presidencies", "2016-06-01")
    assert ("presidencies.csv", line, "month", "presidency") in facts.findings()


def test_an_exception_that_nothing_needs_is_found(facts: Folder) -> None:
    """A check would be switched off for ever by a reason long gone."""
    facts.add(
        "exceptions", check="seats", subject="elected", from_="1999-01-01", until="1999-02-01", reason="none",
        sources="dppa-sc-membership",
    )  # fmt: skip
    line = facts.at("exceptions", "seats/elected/1999-01-01")
    assert facts.findings() == [("exceptions.csv", line, "check", "exceptions")]


def test_an_exception_that_ended_too_early_excepts_nothing(facts: Folder) -> None:
    """The tenth seat stood empty for six days of January 1980, not for three."""
    facts.put("exceptions", "seats/elected/1980-01-01", until="1980-01-04")
    assert {f[3] for f in facts.findings()} == {"seats", "exceptions"}


@pytest.mark.parametrize(
    ("key", "cells", "check"),
    [
        pytest.param("{}/sc-12615", {"value": "9"}, "readings", id="two that agree are no dispute"),
        pytest.param("{}/sc-12615", {"followed": "true"}, "readings", id="two followed"),
        pytest.param(
            "{}/scprocedure-chapter-4-section-3j", {"value": "8"}, "readings", id="row follows neither"
        ),
    ],
)
def test_a_reading_that_does_not_fit_its_row_is_found(
    facts: Folder, key: str, cells: dict[str, str], check: str
) -> None:
    """The page would say that a source is followed and print another figure."""
    facts.put("readings", key.format("letters/jl-2016-12-01-dprk/n_signatories"), **cells)
    assert {f[3] for f in facts.findings()} == {check}


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"of_table": "ballots"}, "of_table"),
        ({"of_key": "pv-1066"}, "of_key"),
        ({"field_": "colour"}, "field_"),
    ],
)
def test_a_correction_of_what_is_not_there_is_found(facts: Folder, cells: dict[str, str], field: str) -> None:
    """The list of corrections would point nowhere."""
    key = facts.records("corrections")[-1]["correction"]
    facts.put("corrections", key, **cells)
    assert facts.findings() == [("corrections.csv", facts.at("corrections", key), field, "reference")]


def test_a_correction_undone_is_found(facts: Folder) -> None:
    """A row would fall back to what was corrected, and the list would still say it was mended."""
    key = "c-votes-pv-1990-12-10-opt-called_by"
    facts.put("corrections", key, now="YEM")
    assert facts.findings() == [("corrections.csv", facts.at("corrections", key), "now", "corrections")]


def test_a_dispute_without_readings_is_found(facts: Folder) -> None:
    """A reason would be given for a choice that nobody can see."""
    facts.text("disputes.yaml", lambda b: b.replace(b"jl-2016-12-01-dprk", b"jl-2015-12-03-dprk"))
    assert {(f[0], f[3]) for f in facts.findings()} == {
        ("disputes.yaml", "readings"),
        ("readings.csv", "readings"),
    }


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(lambda b: b.replace(b",president,", b",", 1), "column president is missing", id="missing column"),
        pytest.param(lambda b: b.replace(b",title,", b",title,colour,", 1), "no column 'colour'", id="extra column"),
        pytest.param(lambda b: b + b"pv-2030\n", "1 cells under", id="a short record"),
        pytest.param(lambda b: b + b'"pv-2030\n', "not a CSV record", id="a quote never closed"),
        pytest.param(lambda b: b + b"pv-\xff\n", "byte 0xff is not UTF-8", id="not UTF-8"),
        pytest.param(lambda b: b"\xef\xbb\xbf" + b, "byte order mark", id="a byte order mark"),
        pytest.param(lambda b: b"", "is missing", id="an empty file"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_stops_with_one_message(
    facts: Folder, change: Callable[[bytes], bytes], words: str
) -> None:
    """A broken table would be read as far as it goes."""
    facts.text("votes.csv", change)
    with pytest.raises(MalformedFacts, match=words) as caught:
        validate(facts.path)
    assert str(caught.value).startswith("votes.csv:")
    with pytest.raises(MalformedFacts):
        fix(facts.path)


def test_a_missing_table_is_named(facts: Folder) -> None:
    """An absent table would read as one without rows."""
    (facts.path / "casts.csv").unlink()
    with pytest.raises(MalformedFacts, match=r"there is no table casts\.csv"):
        validate(facts.path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(
            lambda b: b + b"\n- of_table: votes\n", "not a dispute", id="an entry without its reason"
        ),
        pytest.param(lambda b: b + b"\n- [", "not YAML", id="not YAML"),
        pytest.param(lambda b: b"votes: 1\n", "not a list", id="no list"),
    ],
)
def test_disputes_that_are_none_stop_with_one_message(
    facts: Folder, change: Callable[[bytes], bytes], words: str
) -> None:
    """A reason would be lost without a word."""
    facts.text("disputes.yaml", change)
    with pytest.raises(MalformedFacts, match=words):
        validate(facts.path)


def test_a_value_that_cannot_be_read_stops_the_loader_at_its_cell(facts: Folder) -> None:
    """Another program would take a half-read table for the whole."""
    facts.put("votes", "pv-2017-12-11-dprk", abstain="two")
    line = facts.at("votes", "pv-2017-12-11-dprk")
    with pytest.raises(MalformedFacts, match=rf"votes\.csv:{line} abstain: 'two' is not a number"):
        read_table(CLASSES["votes"], facts.path)


def test_checks_of_a_table_with_an_unreadable_cell_wait(facts: Folder) -> None:
    """One bad date would be drowned in a hundred empty seats."""
    facts.put("terms", "FRA-1945", from_="long ago")
    report = validate(facts.path)
    assert [f.check for f in report.findings] == ["value"]
    assert report.n_waiting > 0


def test_a_finding_prints_where_what_and_what_was_expected() -> None:
    """A finding that does not say where would be left."""
    finding = Finding("terms.csv", 412, "until", "days", "2020-01-01 is not after 2021-01-01", "a later day")
    assert str(finding) == "terms.csv:412 until: 2020-01-01 is not after 2021-01-01\n  expected: a later day"
