"""Positions and habits estimated from votes, with what they rest on.

May import: record, rules, score, numpy.
"""
