"""History run through the law: facts and law do not know each other, and are introduced here.

May import: record, rules.
"""
