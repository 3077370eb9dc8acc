"""Would nine vote to take it up: the distribution of a tally, member by member, with reasons.

May import: model, rules, record, score.
"""
