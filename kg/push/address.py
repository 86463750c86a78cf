"""Where a store is, and what it knows us by; neither a password nor a token is ever shown."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import quote, urlsplit

from kg.errors import UsageError

USER = "KG_PUSH_USER"
PASSWORD = "KG_PUSH_PASSWORD"
TOKEN = "KG_PUSH_TOKEN"
"""Variables of the environment that hold credentials."""

_NEAR = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Address:
    """A Graph Store endpoint."""

    secure: bool
    host: str
    port: int | None
    path: str
    query: str = field(default="", repr=False)
    """Kept out of messages, since some services take keys there."""

    def __str__(self) -> str:
        """The address without its query."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port else ""
        return f"http{'s' if self.secure else ''}://{host}{port}{self.path}"

    @property
    def key(self) -> str:
        """What tells this store from every other in the journal: the address, and a mark that stands for its query."""
        return f"{self} ({sha256(self.query.encode()).hexdigest()[:8]})" if self.query else str(self)

    def target(self, graph: str) -> str:
        """The path and query under which the store has a named graph."""
        named = f"graph={quote(graph, safe='')}"
        more = quote(self.query, safe="/%:@!$&*+,;=~()?'") + "&" if self.query else ""
        return f"{quote(self.path, safe='/%:@!$&*+,;=~()')}?{more}{named}"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a store knows us by."""

    header: str | None = field(default=None, repr=False)
    """The value of ``Authorization``."""
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def hidden(self, text: str) -> str:
        """``text`` without any secret in it, whoever wrote it there."""
        for secret in self.secrets:
            text = text.replace(secret, "…")
        return text


def address(url: str) -> Address:
    """Take a URL apart.

    Raises:
        UsageError: it is none of a Graph Store, or holds a password.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        (host or "").encode("idna")
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if "@" in parts.netloc:
        raise UsageError(f"keep names and passwords out of the address: set {USER} and {PASSWORD} in the environment")
    if parts.scheme not in ("http", "https") or not host or parts.fragment:
        raise UsageError("the address of a Graph Store is one like http://localhost:7878/store: check it")
    return Address(parts.scheme == "https", host, port, parts.path or "/", parts.query)


def credentials(environment: Mapping[str, str], to: Address, *, in_clear: bool = False) -> Credentials:
    """What the environment holds for a store.

    Args:
        environment: where `USER` and `PASSWORD`, or `TOKEN`, may be set.
        to: the store.
        in_clear: send them even where anybody on the way can read them.

    Raises:
        UsageError: they are incomplete or contradict each other, or would travel in the clear.
    """
    user, password, token = (environment.get(name) or None for name in (USER, PASSWORD, TOKEN))
    if not (user or password or token):
        return Credentials()
    if token and (user or password):
        raise UsageError(f"{TOKEN} is set, and {USER} or {PASSWORD} too: unset what this store does not want")
    if not token and not (user and password):
        raise UsageError(f"only one of {USER} and {PASSWORD} is set: set both")
    if not to.secure and to.host not in _NEAR and not in_clear:
        raise UsageError(
            f"{to} would be sent the password in the clear: give an https address, or allow it with --clear"
        )
    if token:
        if not (token.isascii() and token.isprintable()):
            raise UsageError(f"{TOKEN} holds characters that no token has: set it again")
        return Credentials(f"Bearer {token}", (token,))
    encoded = b64encode(f"{user}:{password}".encode()).decode()
    return Credentials(f"Basic {encoded}", (encoded, str(password)))
