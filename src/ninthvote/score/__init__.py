"""How right a forecast was: pure functions of arrays, with nothing of the Council in them.

May import: numpy.
"""
