"""Where these words stood before: fingerprints of letters, an index of hashes without text, and the chain of hits.

May import: text, symbols, vocabulary, numpy, the database.
"""
