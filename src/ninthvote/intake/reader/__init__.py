"""One module per source document: bytes in, a typed table out, and no state kept between two readings.

May import: the rest of intake, vocabulary, symbols.
"""
