"""The fifteen families of claims: how each is written, and how the record answers it; importing one registers it.

May import: record, rules, text, trace.
"""

from ninthvote.check.families import ballots, gatherings, law, papers, people, quotes, table

__all__ = ["ballots", "gatherings", "law", "papers", "people", "quotes", "table"]
