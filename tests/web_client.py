"""Requests put to the application itself, with no server and no network between."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from fastapi import FastAPI


class Client:
    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def get(self, address: str, **sent: Any) -> httpx.Response:
        return asyncio.run(self._ask("GET", address, sent))

    def post(self, address: str, **sent: Any) -> httpx.Response:
        return asyncio.run(self._ask("POST", address, sent))

    async def _ask(self, method: str, address: str, sent: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self._app)
        async with httpx.AsyncClient(transport=transport, base_url="http://ninthvote.test") as client:
            return await client.request(method, address, **sent)
