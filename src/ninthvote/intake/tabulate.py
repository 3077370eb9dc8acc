"""From what a reader returns to the tables that are stored: plain columns, one word per concept, words not codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ninthvote.intake.document import Document
from ninthvote.intake.parquet import Column, Table
from ninthvote.intake.reader import practice, sciencespo, undl, voeten
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
}
