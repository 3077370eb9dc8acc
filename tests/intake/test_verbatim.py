"""What is proposed from a verbatim record is what the page has, or it is marked as not fitting."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from ninthvote.cli.propose import propose as command
from ninthvote.intake.document import Document, open_document
from ninthvote.intake.reader.sciencespo import read_sciencespo
from ninthvote.intake.reader.undl import read_scrape_1946_2021
from ninthvote.intake.reader.voeten import read_descriptions, read_roll_calls
from ninthvote.intake.verbatim import propose
from ninthvote.intake.verbatim.ballot import find_ballots, read_states
from ninthvote.intake.verbatim.container import damaged_parts, misplaced_parts, unreadable_parts
from ninthvote.intake.verbatim.page import (
    PageText,
    Place,
    RunningText,
    read_pages,
    read_running_text,
    running_text,
)
from ninthvote.intake.verbatim.whole import find_gaps
from ninthvote.intake.votes import Said, VoteTable
from ninthvote.vocabulary import Cast, Outcome, Tally
from shared_data import shared

SAID = {Cast.YES: Said.YES, Cast.NO: Said.NO, Cast.ABSTAIN: Said.ABSTAIN}


def row(table: VoteTable[Any], at: int) -> dict[str, Said]:
    """Yes, no and abstentions of one row of a bulk table."""
    return {
        state: Said(int(said))
        for state, said in zip(table.states, table.said[at], strict=True)
        if 0 <= said < 3
    }


def differences(mine: dict[str, Cast], theirs: dict[str, Said]) -> dict[str, tuple[str | None, str | None]]:
    """States that the two have differently, with both readings."""
    ours = {state: SAID[cast] for state, cast in mine.items() if cast in SAID}
    return {
        state: (ours[state].word if state in ours else None, theirs[state].word if state in theirs else None)
        for state in sorted(ours.keys() | theirs.keys())
        if ours.get(state) != theirs.get(state)
    }


def that_day(file: str, *, ending: bytes) -> Document:
    """The header and the lines of 21 December 2010 of a bulk table."""
    whole = open_document(shared(f"data/{file}.xz"))
    header, *lines = whole.data.split(ending)
    kept = [line for line in lines if b",2010-12-21," in line[:40]]
    return Document(whole.name, ending.join([header, *kept, b""]))


@pytest.mark.shared
def test_the_fifteen_votes_of_21_december_2010_are_those_of_both_bulk_tables() -> None:
    """Fifteen recorded votes: fourteen resolutions and an amendment.

    One position differs in both: the record lists Djibouti in favour of 65/199 and announces 129-3-52, the library has
    it abstaining (128-3-53). Voeten's table exchanges Greece and Grenada in that month, which a reviewed row puts back.
    """
    ballots = propose(shared("data/verbatim/A_65_PV.71.pdf")).ballots
    assert len(ballots) == 15
    assert [ballot.faults for ballot in ballots] == [()] * 15
    library = read_scrape_1946_2021(
        open_document(shared("data/un-votes-ga-sc-1946-2021.undl-scrape.csv.xz"))
    )[1]
    at = {vote.symbol: k for k, vote in enumerate(library.votes)}
    found = {
        ballot.resolution: differences(ballot.casts, row(library, at[f"A/RES/{ballot.resolution}"]))
        for ballot in ballots
        if ballot.resolution
    }
    assert len(found) == 14
    assert {key: value for key, value in found.items() if value} == {"65/199": {"DJI": ("yes", "abstain")}}
    roll_calls = read_roll_calls(that_day("ga-roll-calls-1946-2024.voeten-wide.csv", ending=b"\n"))
    keys: dict[str, list[int]] = {}
    for described in read_descriptions(
        open_document(shared("data/ga-roll-call-descriptions-1946-2019.voeten.csv.xz"))
    ):
        keys.setdefault(described.symbol or "", []).append(described.rcid)
    place = {vote.rcid: k for k, vote in enumerate(roll_calls.votes)}
    for ballot in ballots:
        if ballot.resolution and keys.get(f"R/{ballot.resolution}"):
            nearest = min(
                (
                    differences(ballot.casts, row(roll_calls, place[k]))
                    for k in keys[f"R/{ballot.resolution}"]
                    if k in place
                ),
                key=len,
            )
            expected = {"DJI": ("yes", "abstain")} if ballot.resolution == "65/199" else {}
            assert nearest == expected, ballot.resolution


@pytest.mark.shared
def test_what_delegations_said_afterwards_stands_beside_the_cast() -> None:
    """The Gambia voted yes on 65/206 and said later that it had meant to abstain: the vote stands as cast."""
    (ballot,) = [
        b for b in propose(shared("data/verbatim/A_65_PV.71.pdf")).ballots if b.resolution == "65/206"
    ]
    assert ballot.casts["GMB"] is Cast.YES
    assert ballot.intended == {"GMB": Cast.ABSTAIN}


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "draft", "tally", "outcome"),
    [
        ("S_PV.8422.pdf", "S/2018/1016", Tally(13, 0, 2), Outcome.ADOPTED),
        ("S_PV.3756.pdf", "S/1997/241", Tally(13, 1, 1), Outcome.NOT_ADOPTED),
        ("S_PV.10100.pdf", "S/2026/50", Tally(13, 0, 2), Outcome.ADOPTED),
    ],
)
def test_council_votes_have_fifteen_casts_and_their_outcome(
    file: str, draft: str, tally: Tally, outcome: Outcome
) -> None:
    """S/1997/241 was vetoed with thirteen in favour; calling it adopted would be the worst error of all."""
    proposal = propose(shared(f"data/verbatim/{file}"))
    (ballot,) = proposal.ballots
    assert (ballot.draft, ballot.announced, ballot.outcome, ballot.faults) == (draft, tally, outcome, ())
    assert len(ballot.casts) == 15
    # Page 10 of S/PV.3756 has 72 points of white in the middle of a column.
    white = (
        "what may be missing in the 72 points above 'The Council is vested with the primary r', p. 10, line 78",
    )
    assert proposal.unread == (white if file == "S_PV.3756.pdf" else ())


@pytest.mark.shared
def test_council_votes_are_those_of_the_bulk_table() -> None:
    table = read_sciencespo(open_document(shared("data/sc-votes-1946-2025.sciencespo.csv.xz")))
    at = {vote.symbol: k for k, vote in enumerate(table.votes)}
    for file, symbol in (("S_PV.8422.pdf", "S/RES/2448(2018)"), ("S_PV.3756.pdf", "S/1997/241")):
        (ballot,) = propose(shared(f"data/verbatim/{file}")).ballots
        assert differences(ballot.casts, row(table, at[symbol])) == {}


@pytest.mark.shared
def test_the_chair_and_the_members_are_those_of_the_first_page() -> None:
    """Cote d'Ivoire presided in December 2018; attributing the chair's words to another State would misquote it."""
    proposal = propose(shared("data/verbatim/S_PV.8422.pdf"))
    assert proposal.symbol == "S/PV.8422"
    assert str(proposal.on) == "2018-12-13"
    assert proposal.president is not None
    assert (proposal.president.name, proposal.president.state) == ("Mr. Adom", "CIV")
    codes = ",".join(p.state or "?" for p in proposal.members)
    assert codes == "BOL,CHN,GNQ,ETH,FRA,KAZ,KWT,NLD,PER,POL,RUS,SWE,GBR,USA"
    floor = [p.state for p in proposal.speakers if p.of != "the chair"]
    assert floor == ["FRA", "NLD", "USA", "RUS", "POL", "CHN", "SWE", "CAF"]


@pytest.mark.shared
def test_a_poor_scan_says_what_could_not_be_read() -> None:
    """S/PV.492 (1950) was scanned in two languages; its one list names the Soviet Union unreadably."""
    proposal = propose(shared("data/verbatim/S_PV.492.pdf"))
    assert proposal.president is None
    assert any("President" in what for what in proposal.unread)
    (ballot,) = proposal.ballots
    assert any("is not the name of a Member State" in fault for fault in ballot.faults)
    assert any("add up to" in fault for fault in ballot.faults)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "n_votes", "president"),
    [
        ("A_48_PV.46.pdf", 5, "GUY"),
        ("A_61_PV.107.pdf", 1, "BHR"),
        ("A_64_PV.121.pdf", 0, "LBY"),
        ("A_76_PV.102.pdf", 0, "MDV"),
        ("A_79_PV.29.pdf", 1, "CMR"),
    ],
)
def test_every_assembly_record_gives_its_votes_and_its_president(
    file: str, n_votes: int, president: str
) -> None:
    proposal = propose(shared(f"data/verbatim/{file}"))
    assert len(proposal.ballots) == n_votes
    assert [ballot.faults for ballot in proposal.ballots] == [()] * n_votes
    assert proposal.president is not None
    assert proposal.president.state == president


@pytest.mark.parametrize(
    ("text", "states", "rest"),
    [
        ("China and Russian Federation\nThe President:", ["CHN", "RUS"], "\nThe President:"),
        ("Bosnia\nand Herzegovina, Trinidad and Tobago.", ["BIH", "TTO"], "."),
        ("Iran\n(Islamic Republic of), Iraq", ["IRN", "IRQ"], ""),
        ("Guinea-Bissau, Guinea, Equatorial Guinea", ["GNB", "GIN", "GNQ"], ""),
        ("Niger, Nigeria and the Gambia", ["NER", "NGA", "GMB"], ""),
        ("Zambia\nZimbabwe.", ["ZMB", "ZWE"], "."),
        ("Dominica, Dominican Republic", ["DMA", "DOM"], ""),
        ("None\nAbstaining:", [], "\nAbstaining:"),
    ],
)
def test_a_list_of_states_ends_where_its_names_end(text: str, states: list[str], rest: str) -> None:
    """Names hold "and" and brackets; a list split at them would put Herzegovina on the Council."""
    found, end, unread = read_states(text, 0)
    assert (found, text[end:], unread) == (states, rest, None)


@pytest.mark.shared
def test_a_damaged_part_of_the_file_is_said() -> None:
    """Half a page, and the vote on it, would be missing without a word: a reader of PDF shows what it can."""
    whole = open_document(shared("data/verbatim/S_PV.8422.pdf"))
    assert propose(whole).unread == ()
    copies = [bytearray(whole.data) for _ in range(20)]
    for k, copy in enumerate(copies):
        copy[8_000 + 900 * k] ^= 0x55
    for copy in copies:
        proposal = propose(Document(whole.name, bytes(copy)))
        assert proposal.unread or proposal.ballots == propose(whole).ballots


def record(text: str) -> RunningText:
    """A record of one page, one line after the other."""
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:k]) for k in range(len(lines))]
    return RunningText("x.pdf", text, tuple(starts), tuple(Place(1, k + 1) for k in range(len(lines))), 1)


@pytest.mark.parametrize(
    ("after", "tally", "outcome", "resolution"),
    [
        (
            "Against:\nNone\nAbstaining:\nNone\nThe President: The draft resolution received 2 votes in favour.\n"
            "The draft resolution has been adopted unanimously as resolution 9001 (2030).",
            Tally(2, 0, 0),
            Outcome.ADOPTED,
            "9001 (2030)",
        ),
        (
            "Against:\nIndia\nAbstaining:\nJapan, Norway\nThe President: The result of the voting is as follows:\n"
            "2 votes in favour, 1 against and 2 abstentions. The draft resolution has not been adopted,\n"
            "having failed to obtain the required number of votes.",
            Tally(2, 1, 2),
            Outcome.NOT_ADOPTED,
            None,
        ),
        (
            "Against:\nIndia\nAbstaining:\nJapan\nBy 2 votes to 1, with 1 abstention, the motion was carried.",
            Tally(2, 1, 1),
            Outcome.ADOPTED,
            None,
        ),
        (
            "Against:\nIndia\nThe amendment in A/84/L.7 was rejected by 2 votes to 1.",
            Tally(2, 1, 0),
            Outcome.NOT_ADOPTED,
            None,
        ),
        (
            "Against:\nNone\nAbstaining:\nJapan\nDraft resolution A/84/L.9, as orally revised, was adopted by 2 votes\n"
            "to none, with 1 abstention (resolution 84/12 B).",
            Tally(2, 0, 1),
            Outcome.ADOPTED,
            "84/12B",
        ),
    ],
)
def test_the_announced_tally_is_found_in_each_wording(
    after: str, tally: Tally, outcome: Outcome, resolution: str | None
) -> None:
    """Wordings of the Council and of the Assembly, old and new; a tally not found leaves the lists unproven."""
    (ballot,) = find_ballots(record("A vote was taken.\nIn favour:\nChina, France\n" + after))
    assert (ballot.announced, ballot.outcome, ballot.resolution, ballot.faults) == (
        tally,
        outcome,
        resolution,
        (),
    )


def test_an_amendment_is_not_taken_for_the_draft_of_a_report() -> None:
    """In A/65/PV.71 the amendment A/65/L.53 stands before draft resolution I of a report, which has no such symbol."""
    text = (
        "The amendment in A/84/L.7 comes later.\nIn favour:\nChina\nAgainst:\nFrance\n"
        "Draft resolution II was adopted by 1 vote to 1 (resolution 84/3)."
    )
    (ballot,) = find_ballots(record(text))
    assert (ballot.draft, ballot.resolution) == (None, "84/3")


def test_lists_that_do_not_add_up_say_so() -> None:
    text = "In favour:\nChina, France\nAgainst:\nNone\nThe motion was adopted by 3 votes to none."
    (ballot,) = find_ballots(record(text))
    assert ballot.faults == ("the lists add up to 2-0-0, and 3-0-0 was announced",)


def test_a_word_that_is_no_state_is_said_and_not_skipped() -> None:
    found, _, unread = read_states("China, Freedonia, France", 0)
    assert found == ["CHN"]
    assert unread == "Freedonia, France"


def test_a_file_that_is_no_pdf_is_refused() -> None:
    from ninthvote.errors import IntakeError

    with pytest.raises(IntakeError, match="cannot be read as PDF"):
        propose(b"not a record")


@pytest.mark.shared
@pytest.mark.parametrize("file", ["A_65_PV.71.pdf", "S_PV.492.pdf", "S_PV.8422.pdf"])
def test_the_command_answers_as_json_by_its_schema(file: str) -> None:
    schema = Path(__file__).parents[2] / "docs" / "schema" / "propose.schema.json"
    result = CliRunner().invoke(command, [str(shared(f"data/verbatim/{file}")), "--json"])
    assert result.exit_code == 0, result.output
    jsonschema.validate(json.loads(result.output), json.loads(schema.read_bytes()))


@pytest.mark.shared
def test_the_command_gives_one_row_a_cast_with_its_page() -> None:
    """Fifteen members voted on S/2018/1016; a row without page and line could not be reviewed."""
    result = CliRunner().invoke(command, [str(shared("data/verbatim/S_PV.8422.pdf")), "--csv"])
    rows = list(csv.DictReader(result.output.splitlines()))
    assert len(rows) == 15
    assert {(row["meeting"], row["page"], row["draft"]) for row in rows} == {
        ("S/PV.8422", "2", "S/2018/1016")
    }
    assert {row["state"] for row in rows if row["cast"] == "abstain"} == {"CHN", "RUS"}


@pytest.mark.shared
def test_a_byte_in_the_head_of_a_part_is_no_silent_loss_of_the_vote() -> None:
    """Object 131 of S/PV.10100 maps the italics to letters; without it the record seemed to hold no vote at all."""
    whole = open_document(shared("data/verbatim/S_PV.10100.pdf"))
    at = whole.data.index(b"131 0 obj\r\n") + len(b"131 0 obj")
    proposal = propose(Document(whole.name, whole.data[:at] + b"\x91" + whole.data[at + 1 :]))
    assert any("parts of the file by its own table" in what for what in proposal.unread)
    assert any("the meeting opens" in what for what in proposal.unread)


@pytest.mark.shared
@pytest.mark.parametrize(
    "file", ["A_48_PV.46.pdf", "A_65_PV.71.pdf", "A_76_PV.102.pdf", "S_PV.3756.pdf", "S_PV.8422.pdf"]
)
def test_a_page_that_is_missing_or_out_of_place_is_said(file: str) -> None:
    """A page cut from the middle takes speakers with it, and every line that is left reads well."""
    document = open_document(shared(f"data/verbatim/{file}"))
    pages = read_pages(document)
    intact = set(find_gaps(running_text(file, pages)))
    assert all("what may be missing in the" in gap for gap in intact)  # white that stands on the page itself
    for copy in (
        pages[:3] + pages[4:],
        pages[:-1],
        pages[:4] + pages[3:],
        (*pages[:3], pages[4], pages[3], *pages[5:]),
    ):
        assert set(find_gaps(running_text(file, copy))) - intact


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "page", "line"),
    [("S_PV.8422.pdf", 3, 20), ("A_48_PV.46.pdf", 5, 30), ("A_79_PV.29.pdf", 20, 12)],
)
def test_a_line_that_is_lost_doubled_or_moved_leaves_its_place(file: str, page: int, line: int) -> None:
    """One line may be a speaker's heading or a third of a list of States, and all that is left reads well."""
    pages = list(read_pages(open_document(shared(f"data/verbatim/{file}"))))
    rows = list(zip(pages[page].lines, pages[page].right, pages[page].spots, strict=True))
    intact = set(find_gaps(running_text(file, pages)))
    for changed in (
        rows[: line - 1] + rows[line:],
        rows[:line] + rows[line - 1 :],
        [*rows[: line - 1], rows[line], rows[line - 1], *rows[line + 1 :]],
    ):
        copy = [*pages[:page], PageText(*zip(*changed, strict=True)), *pages[page + 1 :]]
        assert set(find_gaps(running_text(file, copy))) - intact


@pytest.mark.shared
def test_of_a_scan_it_is_said_what_would_not_show() -> None:
    """Pages without numbers and lines on no grid can be missing without a trace: a reviewer must know."""
    gaps = list(find_gaps(read_running_text(open_document(shared("data/verbatim/S_PV.492.pdf")))))
    assert sum("would not show" in gap for gap in gaps) == 2


def test_lists_out_of_alphabetical_order_say_so() -> None:
    """Records list States as an index does; a name from the other column stands out though the sums still fit."""
    text = "In favour:\nChina, Zambia, France\nAgainst:\nNone\nThe motion was adopted by 3 votes to none."
    (ballot,) = find_ballots(record(text))
    assert ballot.faults == ("p. 1, line 2: France stands after Zambia, and lists are in alphabetical order",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One line ends here.\nand this is not how one begins.", "the line above ends a sentence"),
        ("A line of a record.\nA line of a record.", "two equal lines"),
        (
            "The first of two lines\nthat go on as one. Then\nThe first of two lines\nthat go on as one. Then",
            "stand twice",
        ),
        ("Mr. Kaludjerovi? is said to have spoken of Côte d?Ivoire.", "no character of an English record"),
        ("CÃ´te dâ\x80\x99Ivoire took the floor.", "no character of an English record"),
    ],
)
def test_what_cannot_stand_in_a_record_is_said(text: str, said: str) -> None:
    """Doubled lines, columns in the wrong order and letters of another encoding read well enough to go unseen."""
    whole = f"The meeting was called to order at 3 p.m.\n{text}\nThe meeting rose at 6 p.m."
    (gap,) = find_gaps(record(whole))
    assert said in gap


@pytest.mark.shared
@pytest.mark.parametrize("file", ["A_48_PV.46.pdf", "A_61_PV.107.pdf", "S_PV.8422.pdf", "S_PV.10100.pdf"])
def test_bytes_that_cannot_stand_in_a_file_are_said(file: str) -> None:
    """With one width of a letter unreadable `Buffa` came out as `Bufa` and Bahrain's President without a State."""
    data = open_document(shared(f"data/verbatim/{file}")).data
    assert (damaged_parts(data), misplaced_parts(data), unreadable_parts(data)) == ((), (), ())
    at = data.index(b" obj") + 3
    assert unreadable_parts(data[:at] + b"{" + data[at + 1 :])
    assert unreadable_parts(b"%PDF-1.4\n1 0 obj<</Widths[250 50J 500]>>endobj\n") == (30,)
    assert unreadable_parts(b"%PDF-1.4\n1 0 obj<</Widths[250 /00 500]>>endobj\n")


@pytest.mark.shared
def test_a_paragraph_without_its_first_line_shows_though_the_column_has_closed_up() -> None:
    """`Mrs. Llano (Nicaragua): As we all know` gone, her words would be the Acting President's."""
    file, page, heading = "A_79_PV.29.pdf", 14, "Mrs. Llano (Nicaragua)"
    pages = list(read_pages(open_document(shared(f"data/verbatim/{file}"))))
    lines, spots = pages[page].lines, pages[page].spots
    lost = next(k for k, line in enumerate(lines) if line.startswith(heading))
    closed = [
        spot and place and place._replace(left=spot.left)
        for spot, place in zip(spots[lost + 1 :], spots[lost:], strict=False)
    ]
    right = pages[page].right
    pages[page] = PageText(
        lines[:lost] + lines[lost + 1 :], right[:lost] + right[lost + 1 :], (*spots[:lost], *closed)
    )
    gaps = [gap for gap in find_gaps(running_text(file, pages)) if "other paragraphs are drawn in" in gap]
    assert len(gaps) == 1
    assert "above 'Criminal Court has shown" in gaps[0]
    assert "p. 15" in gaps[0]


@pytest.mark.parametrize(
    ("widths", "damaged"),
    [
        ("333 389 278", False),
        ("333 389 0", False),
        ("333 089 278", True),
        ("333 289 278", True),
        ("333 389", True),
    ],
)
def test_a_letter_with_the_width_of_another_is_damage(widths: str, damaged: bool) -> None:
    """With a letter that narrow the second s of `Deiss` falls on the first, and readers drop it."""
    font = "1 0 obj<</BaseFont/ABCDEF+TimesNewRomanPSMT/FirstChar 114/LastChar 116/Widths[%s]>>\nendobj\n"
    assert bool(unreadable_parts(b"%PDF-1.4\n" + (font % widths).encode())) == damaged
