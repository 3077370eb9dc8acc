"""Lookup tables of the readers: labels, reviewed corrections and the editions that were checked; facts only.

May import: nothing.
"""
