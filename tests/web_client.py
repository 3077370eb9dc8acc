"""Requests put to the application itself, with no server and no network between."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import httpx
from fastapi import FastAPI

from ninthvote.record import open_record
from ninthvote.web.app import create_app

ON = date(2026, 11, 25)


def client(**given: Any) -> Client:
    """A client of the application as of one day; articles may be checked without bound unless told otherwise."""
    return Client(create_app(open_record(), today=lambda: ON, **{"checks_a_minute": 0, **given}))


class Client:
    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def get(self, address: str, **sent: Any) -> httpx.Response:
        return asyncio.run(self._ask("GET", address, sent))

    def post(self, address: str, **sent: Any) -> httpx.Response:
        return asyncio.run(self._ask("POST", address, sent))

    def ask(self, method: str, address: str, **sent: Any) -> httpx.Response:
        return asyncio.run(self._ask(method, address, sent))

    def close(self) -> None:
        """End the readers of articles, if any was begun."""
        self._app.state.booth.close()

    async def _ask(self, method: str, address: str, sent: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self._app)
        async with httpx.AsyncClient(transport=transport, base_url="http://ninthvote.test") as client:
            return await client.request(method, address, **sent)
