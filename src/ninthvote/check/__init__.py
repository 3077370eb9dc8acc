"""An article held against the record: claim, query, verdict with evidence.

May import: record, rules, text, trace.
"""
