"""A document as text: extracted, mended with a map back to the input, cut into sentences, with its mentions found.

May import: symbols, vocabulary.
"""
