"""From what a reader returns to the tables that are stored: plain columns, one word per concept, words not codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from ninthvote.intake.document import Document
from ninthvote.intake.parquet import Column, Table
from ninthvote.intake.reader import (
    hrc,
    meeting,
    membership,
    position,
    practice,
    reference,
    sciencespo,
    speaker,
    undl,
    veto,
    voeten,
)
from ninthvote.intake.votes import AssemblyVote, CouncilVote, Said, VoteTable

_WORDS = np.array([Said(code).word for code in range(len(Said) - 1)], dtype=object)


def casts_table(name: str, votes: VoteTable[Any], keys: Sequence[Any], key: Column) -> Table:
    """One row a cast, in the order of the votes and then of the codes; what is not listed is not a row."""
    rows, columns = np.nonzero(votes.said != Said.NOT_LISTED)
    names = np.array(keys, dtype=object if key.type_ == "VARCHAR" else np.int64)
    return Table(
        name,
        (
            Column(key.name, key.type_, names[rows]),
            Column("state", "VARCHAR", np.array(votes.states, dtype=object)[columns]),
            Column("cast", "VARCHAR", _WORDS[votes.said[rows, columns]]),
        ),
    )


def council_tables(votes: VoteTable[CouncilVote]) -> list[Table]:
    """`council_votes` and `council_casts` of one source."""
    rows = votes.votes
    keys = [vote.key for vote in rows]
    tally = {
        name: [None if vote.tally is None else getattr(vote.tally, name) for vote in rows]
        for name in ("yes", "no", "abstain", "not_voting")
    }
    return [
        Table(
            "council_votes",
            (
                Column("vote", "VARCHAR", keys),
                Column("on", "DATE", [vote.on for vote in rows]),
                Column("symbol", "VARCHAR", [vote.symbol for vote in rows]),
                Column("resolution", "INTEGER", [vote.resolution for vote in rows]),
                Column("draft", "VARCHAR", [vote.draft for vote in rows]),
                Column("meeting", "VARCHAR", [vote.meeting for vote in rows]),
                Column("title", "VARCHAR", [vote.title for vote in rows]),
                Column("agenda_item", "VARCHAR", [vote.agenda_item for vote in rows]),
                Column("outcome", "VARCHAR", [None if v.outcome is None else v.outcome.value for v in rows]),
                Column("without_vote", "BOOLEAN", [vote.without_vote for vote in rows]),
                *(Column(name, "INTEGER", values) for name, values in tally.items()),
                Column("record", "INTEGER", [vote.record for vote in rows]),
                Column("submitted_by", "VARCHAR", [vote.submitted_by for vote in rows]),
                Column("line", "INTEGER", votes.lines),
            ),
        ),
        casts_table("council_casts", votes, keys, Column("vote", "VARCHAR", ())),
    ]


def tabulate_sciencespo(document: Document) -> list[Table]:
    return council_tables(sciencespo.read_sciencespo(document))


def assembly_tables(votes: VoteTable[AssemblyVote]) -> list[Table]:
    """`assembly_votes` and `assembly_casts` of a source that has adopted texts with their record numbers."""
    rows = votes.votes
    keys = [vote.key for vote in rows]
    return [
        Table(
            "assembly_votes",
            (
                Column("vote", "VARCHAR", keys),
                Column("on", "DATE", [vote.on for vote in rows]),
                Column("symbol", "VARCHAR", [vote.symbol for vote in rows]),
                Column("title", "VARCHAR", [vote.title for vote in rows]),
                *(
                    Column(name, "INTEGER", [getattr(vote.tally, name) for vote in rows])
                    for name in ("yes", "no", "abstain", "not_voting")
                ),
                Column("record", "INTEGER", [vote.record for vote in rows]),
                Column("line", "INTEGER", votes.lines),
            ),
        ),
        casts_table("assembly_casts", votes, keys, Column("vote", "VARCHAR", ())),
    ]


def tabulate_practice(document: Document) -> list[Table]:
    return council_tables(practice.read_practice(document))


def tabulate_undl_1946_2021(document: Document) -> list[Table]:
    council, assembly = undl.read_scrape_1946_2021(document)
    return [*council_tables(council), *assembly_tables(assembly)]


def tabulate_undl_2025(document: Document) -> list[Table]:
    council, assembly = undl.read_scrape_2025(document)
    return [*council_tables(council), *assembly_tables(assembly)]


def tabulate_undl_layout(document: Document) -> list[Table]:
    return council_tables(undl.read_layout(document))


def tabulate_voeten_roll_calls(document: Document) -> list[Table]:
    votes = voeten.read_roll_calls(document)
    rows = votes.votes
    keys = [vote.rcid for vote in rows]
    return [
        Table(
            "assembly_roll_calls",
            (
                Column("roll_call", "INTEGER", keys),
                Column("on", "DATE", [vote.on for vote in rows]),
                *(
                    Column(f"issue_{name}", "BOOLEAN", [name in v.issues for v in rows])
                    for name in voeten.ISSUES
                ),
                Column("line", "INTEGER", votes.lines),
            ),
        ),
        casts_table("assembly_casts", votes, keys, Column("roll_call", "INTEGER", ())),
    ]


def tabulate_voeten_descriptions(document: Document) -> list[Table]:
    rows = voeten.read_descriptions(document)
    return [
        Table(
            "assembly_descriptions",
            (
                Column("roll_call", "INTEGER", [row.rcid for row in rows]),
                Column("session", "INTEGER", [row.session for row in rows]),
                Column("on", "DATE", [row.on for row in rows]),
                Column("symbol", "VARCHAR", [row.symbol for row in rows]),
                Column("important", "BOOLEAN", [row.important for row in rows]),
                Column("amendment", "BOOLEAN", [row.amendment for row in rows]),
                Column("paragraph", "BOOLEAN", [row.paragraph for row in rows]),
                Column("title", "VARCHAR", [row.title for row in rows]),
                Column("text", "VARCHAR", [row.text for row in rows]),
            ),
        )
    ]


def tabulate_voeten_issues(document: Document) -> list[Table]:
    rows = [
        (rcid, issue) for rcid, issues in voeten.read_issues(document).items() for issue in sorted(issues)
    ]
    return [
        Table(
            "assembly_issues",
            (
                Column("roll_call", "INTEGER", [rcid for rcid, _ in rows]),
                Column("issue", "VARCHAR", [issue for _, issue in rows]),
            ),
        )
    ]


def rows_table(table: str, rows: Sequence[Any], /, **columns: str) -> Table:
    """A table of the rows' fields of those names, in that order, with their SQL types."""
    found = (Column(field, type_, [getattr(row, field) for row in rows]) for field, type_ in columns.items())
    return Table(table, tuple(found))


def seats_table(rows: Sequence[membership.Seat]) -> list[Table]:
    return [
        rows_table(
            "membership",
            rows,
            year="INTEGER",
            state="VARCHAR",
            listed="VARCHAR",
            name="VARCHAR",
            permanent="BOOLEAN",
            regional_group="VARCHAR",
            term_start="INTEGER",
            term_end="INTEGER",
        )
    ]


def tabulate_dppa(document: Document) -> list[Table]:
    return seats_table(membership.read_dppa(document))


def tabulate_dppa_newer(document: Document) -> list[Table]:
    return seats_table(membership.read_dppa(document, whole=False))


def tabulate_wikipedia(document: Document) -> list[Table]:
    return seats_table(membership.read_wikipedia(document))


def tabulate_terms(document: Document) -> list[Table]:
    return seats_table(membership.read_terms(document))


def tabulate_speakers(document: Document) -> list[Table]:
    fields = dict.fromkeys(("label", "kind", "state", "regional_group", "note"), "VARCHAR")
    return [rows_table("speakers", speaker.read_speakers(document), **fields)]


def tabulate_aliases(document: Document) -> list[Table]:
    found = sorted(speaker.read_aliases(document).items())
    columns = (
        Column("alias", "VARCHAR", [a for a, _ in found]),
        Column("label", "VARCHAR", [b for _, b in found]),
    )
    return [Table("speaker_aliases", columns)]


def tabulate_meetings(document: Document) -> list[Table]:
    rows = meeting.read_meetings(document)
    vetoes = meeting.read_veto_list(document)
    tallies = [(at, *tally) for at, row in enumerate(rows) for tally in row.tallies]
    return [
        Table(
            "council_meetings",
            (
                Column("row", "INTEGER", list(range(len(rows)))),
                *rows_table(
                    "",
                    rows,
                    symbol="VARCHAR",
                    number="INTEGER",
                    on="DATE",
                    until="DATE",
                    topic="VARCHAR",
                    outcome="VARCHAR",
                    file="VARCHAR",
                    line="INTEGER",
                ).columns,
            ),
        ),
        Table(
            "council_meeting_tallies",
            tuple(
                Column(name, "VARCHAR" if name == "symbol" else "INTEGER", [tally[k] for tally in tallies])
                for k, name in enumerate(("row", "symbol", "yes", "no", "abstain"))
            ),
        ),
        Table(
            "council_vetoes",
            (
                *rows_table(
                    "",
                    vetoes,
                    on="DATE",
                    draft="VARCHAR",
                    meeting="VARCHAR",
                    agenda_item="VARCHAR",
                    line="INTEGER",
                ).columns,
                Column("vetoed_by", "VARCHAR", [";".join(veto.vetoed_by) for veto in vetoes]),
            ),
        ),
    ]


def tabulate_wpdl(document: Document) -> list[Table]:
    rows = veto.read_vetoed_drafts(document)
    fields = dict.fromkeys(("draft", "meeting", "agenda_item", "topic", "region"), "VARCHAR")
    columns = rows_table("", rows, on="DATE", **fields).columns
    return [
        Table(
            "vetoed_drafts", (*columns, Column("vetoed_by", "VARCHAR", [";".join(r.vetoed_by) for r in rows]))
        )
    ]


def tabulate_record_numbers(document: Document, *, voting: bool) -> list[Table]:
    found = reference.read_record_numbers(document, voting=voting)
    columns = (
        Column("resolution", "INTEGER", list(found)),
        Column("record", "INTEGER", list(found.values())),
    )
    return [Table("record_numbers", columns)]


def tabulate_authority(document: Document) -> list[Table]:
    rows = [(row, interval) for row in reference.read_authority(document) for interval in row.intervals]
    columns = [
        Column(name, "VARCHAR", [getattr(row, name) for row, _ in rows])
        for name in ("name", "code", "m49", "other_names", "note")
    ]
    columns.append(Column("from_", "DATE", [interval[0] for _, interval in rows]))
    columns.append(Column("last_day", "DATE", [interval[1] for _, interval in rows]))
    return [Table("member_names", tuple(columns))]


def tabulate_countries(document: Document) -> list[Table]:
    fields = dict.fromkeys(("alpha3", "alpha2", "m49", "name", "unterm_name"), "VARCHAR")
    return [rows_table("countries", reference.read_country_codes(document), **fields)]


def points_table(rows: Sequence[position.IdealPoint]) -> list[Table]:
    return [
        rows_table(
            "ideal_points",
            rows,
            state="VARCHAR",
            name="VARCHAR",
            year="INTEGER",
            model="VARCHAR",
            n_votes="INTEGER",
            estimate="DOUBLE",
            q05="DOUBLE",
            q50="DOUBLE",
            q95="DOUBLE",
        )
    ]


def tabulate_hrc(document: Document) -> list[Table]:
    rows = hrc.read_hrc_texts(document)
    tally = [
        Column(name, "INTEGER", [None if row.tally is None else getattr(row.tally, name) for row in rows])
        for name in ("yes", "no", "abstain")
    ]
    fields = rows_table(
        "",
        rows,
        row="INTEGER",
        symbol="VARCHAR",
        title="VARCHAR",
        year="INTEGER",
        status="VARCHAR",
        about_country="BOOLEAN",
        action="VARCHAR",
    )
    return [Table("hrc_texts", (*fields.columns, *tally))]


#: source -> what turns its document into tables; the catalogue names the sources.
TABULATE: dict[str, Callable[[Document], list[Table]]] = {
    "sciencespo": tabulate_sciencespo,
    "voeten_roll_calls": tabulate_voeten_roll_calls,
    "voeten_descriptions": tabulate_voeten_descriptions,
    "voeten_issues": tabulate_voeten_issues,
    "undl_1946_2021": tabulate_undl_1946_2021,
    "undl_2025": tabulate_undl_2025,
    "undl_council": tabulate_undl_layout,
    "practice": tabulate_practice,
    "meetings": tabulate_meetings,
    "wpdl_vetoes": tabulate_wpdl,
    "dppa_2023": tabulate_dppa,
    "dppa_2026": tabulate_dppa_newer,
    "wikipedia": tabulate_wikipedia,
    "madore_terms": tabulate_terms,
    "madore_speakers": tabulate_speakers,
    "madore_aliases": tabulate_aliases,
    "authority": tabulate_authority,
    "country_codes": tabulate_countries,
    "record_votes": partial(tabulate_record_numbers, voting=True),
    "record_texts": partial(tabulate_record_numbers, voting=False),
    "ideal_points_2026": lambda document: points_table(position.read_ideal_points_tab(document)),
    "ideal_points_2025": lambda document: points_table(position.read_ideal_points_dta(document)),
    "ideal_points_2024": lambda document: points_table(position.read_ideal_points_csv(document)),
    "hrc": tabulate_hrc,
}
