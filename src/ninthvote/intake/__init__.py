"""Readers of other people's documents, one per source: they propose rows and never write facts.

May import: record, text, the HTTP client.
"""
