"""A real SPARQL store on loopback that can be killed and started again; and one that answers as it is told."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pyoxigraph as ox
import pytest

BINARY = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


class Store:
    """The ``oxigraph`` server; in memory unless it has a folder."""

    def __init__(self, folder: Path | None = None) -> None:
        if BINARY is None:
            pytest.skip("the oxigraph server is not installed: pip install '.[dev]'")
        self._folder = folder
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}/store"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        location = ["--location", str(self._folder)] if self._folder else []
        command = [str(BINARY), "serve", *location, "--bind", f"127.0.0.1:{self._port}"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise AssertionError("the oxigraph server does not start")

    def kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
        self._process = None

    def quads(self) -> set[ox.Quad]:
        """Everything it holds."""
        from urllib.request import Request, urlopen

        request = Request(self.url, headers={"Accept": "application/n-quads"})
        with urlopen(request, timeout=20) as answer:
            return set(ox.parse(input=answer.read(), format=ox.RdfFormat.N_QUADS))


@contextmanager
def running(folder: Path | None = None) -> Iterator[Store]:
    store = Store(folder)
    store.start()
    try:
        yield store
    finally:
        store.kill()


Answer = tuple[int, dict[str, str], str]
Asked = tuple[str, str, str]
"""Method, path and the header ``Authorization``."""


@contextmanager
def answering(reply: Callable[[Asked, int], Answer]) -> Iterator[tuple[str, list[Asked]]]:
    """A server that answers each request as ``reply`` says, told the request and how many came before it."""
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            request = (self.command, self.path, self.headers.get("Authorization", ""))
            status, headers, body = reply(request, len(asked))
            asked.append(request)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body.encode())

        do_PUT = do_DELETE = do_HEAD = _answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/store", asked
    finally:
        server.shutdown()
        server.server_close()
