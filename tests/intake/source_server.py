"""A small HTTP server on the loopback that serves files and, on request, misbehaves as real ones do."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Server:
    """Files of a folder under `/`, and how they are served.

    Attributes:
        break_off_after: bytes after which each answer ends without a word; None: never.
        announce_more: how many bytes more than it has the server announces.
        announce_less: how many bytes fewer.
        ranges: whether it honours `Range`.
        change: what it makes of the bytes before sending them.
        pause_seconds: how long it waits before the body.
        asked: the (path, Range header) of every request.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.break_off_after: int | None = None
        self.announce_more = 0
        self.announce_less = 0
        self.ranges = True
        self.pause_seconds = 0.0
        self.flip: int | None = None
        self.tag: str | None = '"one"'
        self.asked: list[tuple[str, str | None]] = []
        self.url = ""


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """The folder is served on a free port of 127.0.0.1 while the context lasts."""
    state = Server(folder)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            wanted = self.headers.get("Range")
            state.asked.append((self.path, wanted))
            path = state.folder / self.path.lstrip("/")
            if not path.is_file():
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            data = bytearray(path.read_bytes())
            if state.flip is not None:
                data[state.flip] ^= 0x01
            start = 0
            if_range = self.headers.get("If-Range")
            if wanted and state.ranges and (if_range is None or if_range == state.tag):
                start = int(wanted.removeprefix("bytes=").removesuffix("-"))
                if start >= len(data):
                    self.send_response(416)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
            else:
                self.send_response(200)
            body = bytes(data[start:])
            announced = len(body) + state.announce_more - state.announce_less
            self.send_header("Content-Length", str(announced))
            if state.tag:
                self.send_header("ETag", state.tag)
            self.end_headers()
            if state.pause_seconds:
                time.sleep(state.pause_seconds)
            with suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(body[: state.break_off_after][:announced])
            self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
