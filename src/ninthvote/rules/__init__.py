"""The procedure as law: dated parameters and tables, and every answer a Ruling that names its provisions.

May import: symbols, vocabulary.
"""
