"""The procedure: every provision by chapter, and each with its authority and the cases that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from ninthvote.rules import provision, provisions
from ninthvote.rules.lawbook import chapter_title
from ninthvote.web.page import Desk, Page


def rules(desk: Desk) -> Page:
    chapters = [
        (chapter_title(family), list(members))
        for family, members in groupby(provisions(), key=lambda p: p.id.split("-")[0])
    ]
    return Page(
        title="The rules",
        summary="The Charter's voting articles and the provisional rules of procedure, as the Council applies them.",
        template="rules.html",
        section="/rules",
        context={"chapters": chapters},
        data=(("/api/v1/rules", "JSON"),),
    )


def rule(desk: Desk, key: str) -> Page:
    found = provision(key)
    vectors = {row.vector: row for row in desk.record.vectors()}
    return Page(
        title=f"{found.title} ({found.id})",
        summary=found.statement,
        template="rule.html",
        section="/rules",
        context={"rule": found, "vectors": vectors},
        data=((f"/api/v1/rules/{found.id}", "JSON"),),
    )


def every_rule(_: Desk) -> Iterable[Mapping[str, str]]:
    return ({"key": p.id} for p in provisions())
