"""A server over the invented town, asked by a real HTTP client."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.graph import write_turtle
from kg.graph.terms import BASE
from kg.serve import Limits, Server
from tests.questions.town import town


class Heard(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    text: str


Say = Callable[..., Heard]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    write_turtle(town(), folder / "graph.ttl", base=BASE)
    (folder / "graph.html").write_text("<!doctype html><title>picture</title>", "utf-8")
    return folder


@contextmanager
def serving(folder: Path, limits: Limits) -> Iterator[Server]:
    server = Server(folder, limits=limits)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def server(built: Path) -> Iterator[Server]:
    with serving(built, Limits(seconds=2, rows=5, body=2000)) as running:
        yield running


@pytest.fixture(scope="session")
def say(server: Server) -> Say:
    """Send one request."""

    def send(method: str, path: str, body: str | bytes | None = None, **headers: str) -> Heard:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=60)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body.encode() if isinstance(body, str) else body, names)
        reply = connection.getresponse()
        heard = Heard(reply.status, dict(reply.getheaders()), reply.read().decode("utf-8"))
        connection.close()
        return heard

    return send
