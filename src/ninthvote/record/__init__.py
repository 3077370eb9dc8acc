"""What happened, who sat there, who signed, as known on any day: facts with sources, and one built file to ask.

May import: symbols, vocabulary, the database.
"""
