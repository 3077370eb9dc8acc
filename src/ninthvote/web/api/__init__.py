"""The commands as an API under `/api/v1`: the same answers as data, errors as problem details, one OpenAPI document.

May import: all below except intake.
"""

from ninthvote.web.api.check import create_check_router
from ninthvote.web.api.document import openapi
from ninthvote.web.api.route import create_router

__all__ = ["create_check_router", "create_router", "openapi"]
