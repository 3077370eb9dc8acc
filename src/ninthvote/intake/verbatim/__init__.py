"""Verbatim records of meetings: what a PDF says of the chair, the speakers and the votes, proposed and never written.

May import: the rest of intake, vocabulary, symbols, pypdfium2.
"""

from ninthvote.intake.verbatim.proposal import Proposal, propose

__all__ = ["Proposal", "propose"]
