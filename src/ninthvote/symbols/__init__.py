"""Symbols of documents, articles and rules: parsed to values and printed back exactly.

May import: vocabulary.
"""
