"""A SPARQL 1.1 Graph Store over HTTP: one connection, kept; whatever may pass is tried again, with growing pauses."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection

from kg.errors import KgError, OutputError, UsageError
from kg.push.address import PASSWORD, TOKEN, USER, Address, Credentials

PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds before each further try."""
_FIRST_TRIES = 3
"""As long as the store has never answered, its address is more likely wrong than its server down."""
_TIMEOUT = 300.0
"""Seconds for an answer: a store may think long about a large graph."""
_LONGEST = 60.0
"""Seconds that a store may make us wait by ``Retry-After``."""
_PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


class Remote:
    """One Graph Store.

    Args:
        address: where it is.
        credentials: what it knows us by.
        sleep: waits a number of seconds.
        pauses: seconds before each further try.
    """

    def __init__(
        self,
        address: Address,
        credentials: Credentials,
        *,
        sleep: Callable[[float], None] = time.sleep,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self._address = address
        self._credentials = credentials
        self._sleep = sleep
        self._pauses = pauses
        self._connection: HTTPConnection | None = None
        self._answered = False
        self.interrupted = False
        """Whether the connection broke since this was last set to False; a store in memory may have lost everything."""

    def put(self, graph: str, n_triples: bytes) -> None:
        """Make the named graph hold exactly these triples.

        Raises:
            UsageError: the store refuses, and the call must change.
            OutputError: the store does not answer, or fails.
        """
        status, said = self._ask("PUT", graph, n_triples)
        if status not in (200, 201, 202, 204):
            raise self._refusal(status, said)

    def delete(self, graph: str) -> None:
        """Make the store forget the named graph; that it has none of this name is no error.

        Raises:
            UsageError: the store refuses, and the call must change.
            OutputError: the store does not answer, or fails.
        """
        status, said = self._ask("DELETE", graph)
        if status not in (200, 202, 204, 404):
            raise self._refusal(status, said)

    def has(self, graph: str) -> bool:
        """Whether the store has the named graph; True if it will not say.

        Raises:
            OutputError: the store does not answer, or fails.
        """
        status, _ = self._ask("HEAD", graph)
        return status != 404

    def close(self) -> None:
        """Hang up."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _ask(self, method: str, graph: str, body: bytes | None = None) -> tuple[int, str]:
        """The status and what the store says to it, once it is a status that further tries would not change."""
        pauses = iter(self._pauses)
        tries = 0
        while True:
            tries += 1
            try:
                status, said, wait = self._try(method, graph, body)
                self._answered = True
                if status not in _PASSING:
                    return status, said
                reason = f"status {status}"
            except (OSError, HTTPException) as error:
                self.close()
                self.interrupted = True
                reason, wait = self._reason(error), 0.0
            pause = next(pauses, None)
            if pause is None or (not self._answered and tries >= _FIRST_TRIES):
                raise OutputError(
                    f"the store at {self._address} fails ({reason}) after {tries} tries: "
                    "see to it that it runs, then give the same command again to go on"
                )
            self._sleep(max(pause, wait))

    def _try(self, method: str, graph: str, body: bytes | None) -> tuple[int, str, float]:
        if self._connection is None:
            kind = HTTPSConnection if self._address.secure else HTTPConnection
            self._connection = kind(self._address.host, self._address.port, timeout=_TIMEOUT)
        headers = {"Accept": "*/*", "User-Agent": "gongbao"}
        if body is not None:
            headers["Content-Type"] = "application/n-triples"
        if self._credentials.header:
            headers["Authorization"] = self._credentials.header
        # A store that refuses need not read all that it is sent: what it says instead is worth hearing.
        with suppress(BrokenPipeError, ConnectionResetError):
            self._connection.request(method, self._address.target(graph), body, headers)
        with self._connection.getresponse() as response:
            said = response.read().decode("utf-8", "replace")
            if 300 <= response.status < 400:
                said = response.headers.get("Location", "")
            return response.status, said, _wait(response)

    def _reason(self, error: Exception) -> str:
        """Why the connection failed.

        Raises:
            UsageError: no further try would help.
        """
        text = str(getattr(error, "strerror", None) or str(error) or type(error).__name__)
        if "CERTIFICATE_VERIFY_FAILED" in text:
            raise UsageError(
                f"the certificate of {self._address} is not trusted: name its authority's file in SSL_CERT_FILE"
            ) from error
        return self._plain(text)

    def _refusal(self, status: int, said: str) -> KgError:
        where = f"the store at {self._address}"
        match status:
            case 401 | 403:
                way = f"set {USER} and {PASSWORD}, or {TOKEN}, in the environment"
                return UsageError(f"{where} refuses the credentials, or wants some (status {status}): {way}")
            case 404 | 405 | 501:
                way = "give the address of its Graph Store endpoint, such as http://localhost:7878/store"
                return UsageError(f"{where} takes no graphs (status {status}): {way}")
            case 413:
                return OutputError(f"{where} finds a graph too large (status 413): raise its limit for requests")
            case _ if 300 <= status < 400:
                return UsageError(f"{where} sends us on to {self._plain(said)}: give that address if you trust it")
            case _:
                return OutputError(f"{where} failed (status {status}): {self._plain(said) or 'it gave no reason'}")

    def _plain(self, text: str) -> str:
        """One short line without secrets and control characters."""
        line = _CONTROL.sub(" ", self._credentials.hidden(text)).strip()
        return line if len(line) <= 200 else line[:199] + "…"


def _wait(response: HTTPResponse) -> float:
    """How long the store asks us to wait, in seconds."""
    asked = response.headers.get("Retry-After", "")
    return min(float(asked), _LONGEST) if asked.isascii() and asked.isdigit() else 0.0
