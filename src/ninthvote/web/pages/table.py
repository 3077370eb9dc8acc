"""Every address of the site, in one table: what answers it, and which addresses a static site writes out."""

from __future__ import annotations

from ninthvote.web.page import Route, once
from ninthvote.web.pages import (
    brief,
    check,
    council,
    count,
    data,
    home,
    method,
    reference,
    rule,
    situation,
    state,
    vote,
)

ROUTES = (
    Route("/", home.home, once),
    Route("/council", council.council_today, once),
    Route("/council/{on}", council.council, council.council_days),
    Route("/situation/{key}", situation.situation, situation.situations),
    Route("/count/{key}", count.count, situation.situations, asks=True),
    Route("/brief/{key}", brief.brief, situation.situations, asks=True),
    Route("/method", method.method, once),
    Route("/data", data.data, once),
    Route("/check", check.check, once),
    Route("/state/{code}", state.state, state.states_that_sat),
    Route("/vote/{key}", vote.vote, vote.votes),
    Route("/rules", rule.rules, once),
    Route("/rules/{key}", rule.rule, rule.every_rule),
    Route("/source/{key}", reference.source, reference.sources),
    Route("/corrections", reference.corrections, once),
    Route("/search", reference.search, once, asks=True),
)
