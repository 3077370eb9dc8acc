"""The same answers as pages and an API: read the request, call one function, render.

May import: all below except intake.
"""
