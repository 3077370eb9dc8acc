"""The pages of the site, each a function from the desk and an address to what is said there.

May import: all below except intake.
"""

from ninthvote.web.pages.table import ROUTES

__all__ = ["ROUTES"]
