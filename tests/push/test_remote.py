"""Talking to a store: what is tried again, what is refused in one line, and that no secret is ever shown."""

from __future__ import annotations

import socket
import time
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from kg.errors import KgError, OutputError, UsageError
from kg.graph import write_turtle
from kg.push import push
from kg.push.address import Address, Credentials, address, credentials
from kg.push.remote import Remote
from tests.graph.everything import BASE, everything
from tests.push.server import Answer, Asked, answering

SECRET = "tr0ub4dor"
KEPT = {"KG_PUSH_USER": "li", "KG_PUSH_PASSWORD": SECRET}


@pytest.mark.parametrize(
    ("url", "shown", "target"),
    [
        ("http://localhost:7878/store", "http://localhost:7878/store", "/store?graph=http%3A%2F%2Fa%2F%E7%94%B2"),
        ("https://h/ds/data?key=x", "https://h/ds/data", "/ds/data?key=x&graph=http%3A%2F%2Fa%2F%E7%94%B2"),
        ("http://h/a b?key=x y", "http://h/a b", "/a%20b?key=x%20y&graph=http%3A%2F%2Fa%2F%E7%94%B2"),
        ("http://[::1]:80", "http://[::1]:80/", "/?graph=http%3A%2F%2Fa%2F%E7%94%B2"),
    ],
)
def test_an_address_is_taken_apart(url: str, shown: str, target: str) -> None:
    found = address(url)
    assert (str(found), found.target("http://a/甲")) == (shown, target)


def test_stores_told_apart_by_their_query_have_journals_of_their_own() -> None:
    one, other = address("http://h/store?db=a"), address("http://h/store?db=b")
    assert str(one) == str(other)
    assert len({one.key, other.key, address("http://h/store").key}) == 3


@pytest.mark.parametrize(
    "url",
    ["", "localhost:7878", "ftp://h/store", "http:///store", "http://h:x/", "http://h/#a", f"http://{'h' * 64}.org/"],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="is one like http://localhost:7878/store"):
        address(url)


def test_a_password_in_the_address_is_refused_unseen() -> None:
    with pytest.raises(UsageError, match="set KG_PUSH_USER and KG_PUSH_PASSWORD") as caught:
        address(f"http://li:{SECRET}@h/store")
    assert SECRET not in str(caught.value)


HERE = address("http://127.0.0.1:1/store")
THERE = address("http://example.org/store")


@pytest.mark.parametrize(
    ("environment", "to", "header"),
    [
        ({}, THERE, None),
        ({"KG_PUSH_USER": ""}, THERE, None),
        (KEPT, HERE, f"Basic {b64encode(f'li:{SECRET}'.encode()).decode()}"),
        ({"KG_PUSH_TOKEN": SECRET}, address("https://example.org/store"), f"Bearer {SECRET}"),
    ],
)
def test_credentials_come_from_the_environment(environment: dict[str, str], to: Address, header: str | None) -> None:
    found = credentials(environment, to)
    assert found.header == header
    assert SECRET not in repr(found)


@pytest.mark.parametrize(
    ("environment", "to", "said"),
    [
        ({"KG_PUSH_USER": "li"}, HERE, "only one of KG_PUSH_USER and KG_PUSH_PASSWORD is set"),
        ({"KG_PUSH_PASSWORD": SECRET}, HERE, "only one of"),
        (KEPT | {"KG_PUSH_TOKEN": SECRET}, HERE, "unset what this store does not want"),
        (KEPT, THERE, "in the clear: give an https address, or allow it with --clear"),
        ({"KG_PUSH_TOKEN": f"{SECRET}\r\nX: y"}, HERE, "holds characters that no token has"),
    ],
)
def test_credentials_that_cannot_be_used(environment: dict[str, str], to: Address, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        credentials(environment, to)
    assert SECRET not in str(caught.value)
    assert credentials(KEPT, THERE, in_clear=True).header


Reply = Callable[[Asked, int], Answer]


def ask(reply: Reply, *, known_by: Credentials | None = None) -> tuple[list[Asked], list[float]]:
    """Put one graph; what the server was asked, and the pauses between."""
    waits: list[float] = []
    with answering(reply) as (url, asked):
        remote = Remote(address(url), known_by or Credentials(), sleep=waits.append)
        try:
            remote.put("http://a/b", b"<a:b> <a:c> <a:d> .\n")
        finally:
            remote.close()
    return asked, waits


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_is_tried_again(status: int) -> None:
    asked, waits = ask(lambda _, n: (201, {}, "") if n == 2 else (status, {}, "busy"))
    assert [method for method, *_ in asked] == ["PUT"] * 3
    assert waits == [0.2, 0.5]


def test_the_store_may_ask_for_a_longer_pause() -> None:
    _, waits = ask(lambda _, n: (201, {}, "") if n else (503, {"Retry-After": "7"}, ""))
    assert waits == [7.0]


def test_tries_come_to_an_end() -> None:
    with pytest.raises(OutputError, match=r"fails \(status 503\) after 8 tries"):
        ask(lambda *_: (503, {}, ""))


@pytest.mark.parametrize(
    ("status", "headers", "said"),
    [
        (401, {}, "refuses the credentials, or wants some .status 401.: set KG_PUSH_USER"),
        (403, {}, "refuses the credentials"),
        (404, {}, "takes no graphs .status 404.: give the address of its Graph Store endpoint"),
        (405, {}, "takes no graphs"),
        (400, {}, "failed .status 400.: no good …"),
        (413, {}, "finds a graph too large"),
        (307, {"Location": "http://elsewhere/"}, "sends us on to http://elsewhere/: give that address if you trust it"),
    ],
)
def test_a_refusal_is_one_line_without_secrets(status: int, headers: dict[str, str], said: str) -> None:
    known_by = credentials(KEPT, HERE)
    with pytest.raises(KgError, match=said) as caught:
        ask(lambda *_: (status, headers, f"no good {SECRET}\n\x1b[31m"), known_by=known_by)
    message = str(caught.value)
    assert SECRET not in message
    assert not set(message) & set("\n\x1b")


def test_a_refusal_before_everything_was_sent_is_heard() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def refuse() -> None:
            client, _ = server.accept()
            with client:
                client.recv(1000)
                client.sendall(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")
                time.sleep(0.1)

        thread = Thread(target=refuse)
        thread.start()
        remote = Remote(address(f"http://127.0.0.1:{server.getsockname()[1]}/store"), Credentials(), pauses=())
        with pytest.raises(UsageError, match="refuses the credentials, or wants some"):
            remote.put("http://a/b", b"<a:b> <a:c> <a:d> .\n" * 1_000_000)
        thread.join()


def test_the_store_is_told_who_asks_and_the_journal_is_not(tmp_path: Path) -> None:
    write_turtle(everything(), tmp_path / "graph.ttl", base=BASE)
    with answering(lambda *_: (204, {}, "")) as (url, asked):
        push(tmp_path, f"{url}?key={SECRET}", environment=KEPT)
    assert {header for *_, header in asked} == {credentials(KEPT, HERE).header}
    assert all(f"key={SECRET}" in path for _, path, _ in asked)
    assert SECRET not in (tmp_path / "graph.push.jsonl").read_text("utf-8")


def test_a_wrong_address_is_soon_given_up() -> None:
    waits: list[float] = []
    with pytest.raises(OutputError, match=r"127\.0\.0\.1:1/store fails .* after 3 tries"):
        Remote(HERE, Credentials(), sleep=waits.append).put("http://a/b", b"")
    assert len(waits) == 2


def test_a_store_that_never_answered_leaves_no_journal(tmp_path: Path) -> None:
    def remote(to: Address, known_by: Credentials) -> Remote:
        return Remote(to, known_by, pauses=(0, 0))

    write_turtle(everything(), tmp_path / "graph.ttl", base=BASE)
    with pytest.raises(OutputError, match="Connection refused"):
        push(tmp_path, str(HERE), environment={}, remote=remote)
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_journal_that_cannot_be_kept_is_named(tmp_path: Path) -> None:
    write_turtle(everything(), tmp_path / "graph.ttl", base=BASE)
    (tmp_path / "graph.push.jsonl").mkdir()
    with pytest.raises(OutputError, match=r"cannot keep the journal .*graph\.push\.jsonl: Is a directory"):
        push(tmp_path, str(HERE), environment={})
