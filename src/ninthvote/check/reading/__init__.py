"""How an article is read: its sentences as skeletons, the scene they set, the patterns that are tried and the statements left over.

May import: record, rules, text, trace.
"""
