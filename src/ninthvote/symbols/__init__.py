"""Symbols of documents, articles and rules: parsed to values, printed back exactly, found in running text.

May import: vocabulary.
"""

from ninthvote.symbols.document import (
    Document,
    MeetingRecord,
    PressRelease,
    Resolution,
    Symbol,
    find_symbols,
    parse_symbol,
    same_symbol,
)
from ninthvote.symbols.provision import Article, Provision, Rule, find_provisions, parse_provision

__all__ = [
    "Article",
    "Document",
    "MeetingRecord",
    "PressRelease",
    "Provision",
    "Resolution",
    "Rule",
    "Symbol",
    "find_provisions",
    "find_symbols",
    "parse_provision",
    "parse_symbol",
    "same_symbol",
]
