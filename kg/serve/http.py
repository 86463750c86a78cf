"""The SPARQL 1.1 protocol over HTTP, for reading, with the query page and the pictures of the graph."""

from __future__ import annotations

import json
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from socketserver import TCPServer
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, urlsplit

from kg.errors import UsageError
from kg.query import graph_file, known_prefixes
from kg.questions import questions
from kg.serve.limits import Limits
from kg.serve.messages import Reply, Request, refusal
from kg.serve.pool import Pool
from kg.serve.results import accepted

_OWN = {
    "/": ("page.html", "text/html"),
    "/page.js": ("page.js", "text/javascript"),
    "/page.css": ("page.css", "text/css"),
}
_PICTURES = {"/graph.html": "graph.html", "/index.html": "index.html"}
"""Files that ``kg build`` wrote."""
_ENDPOINTS = ("/query", "/sparql")
_QUESTIONS = "/questions"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_PICTURE_POLICY = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; connect-src 'none'"
"""Beside the policy that a picture itself declares."""
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_LOOPBACK = re.compile(r"(localhost|127(\.\d+){3}|\[::1\])(:\d+)?", re.I)
_READ_ONLY = "this endpoint only reads: change the graph by building it"
_DRAINED = 50_000_000
"""Bytes of a request that is too long which are still read."""
_IDLE = 30
"""Seconds after which a silent connection is closed."""

_DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
<> a sd:Service ;
    sd:endpoint <query> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_JSON>, <http://www.w3.org/ns/formats/SPARQL_Results_XML>,
        <http://www.w3.org/ns/formats/SPARQL_Results_CSV>, <http://www.w3.org/ns/formats/SPARQL_Results_TSV>,
        <http://www.w3.org/ns/formats/Turtle>, <http://www.w3.org/ns/formats/N-Triples> .
"""


class Server(ThreadingHTTPServer):
    """Serves one graph folder until it is shut down.

    Args:
        folder: where ``kg build`` wrote its graph.
        host: the address to listen at; anything but loopback lets other machines ask.
        port: the port; 0 takes a free one.
        limits: what one query may cost.

    Raises:
        UsageError: there is no graph, or the address cannot be listened at.
    """

    daemon_threads = True

    def __init__(
        self,
        folder: Path,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        limits: Limits = Limits(),  # noqa: B008
    ) -> None:
        graph_file(folder)
        self.folder = folder
        self.limits = limits
        self.local_only = bool(_LOOPBACK.fullmatch(host))
        self.pool = Pool(folder, limits)
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            raise UsageError(f"cannot listen at {host}:{port}: {error.strerror}; choose another --port") from error

    def server_bind(self) -> None:
        """Take the address without asking the network what it is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]

    def handle_error(self, request: object, client_address: object) -> None:
        """Who hangs up in the middle of an answer is no error of ours."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}/"

    def server_close(self) -> None:
        """Close the socket, and stop whatever is being answered."""
        super().server_close()
        self.pool.close()


class _Form(NamedTuple):
    """The parameters of a request, from its address and its body."""

    pairs: tuple[tuple[str, str], ...]

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value for key, value in self.pairs if key == name)


class _RefusedError(Exception):
    def __init__(self, status: int, text: str) -> None:
        self.reply = refusal(status, text)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "kg"
    sys_version = ""
    timeout = _IDLE

    def do_GET(self) -> None:
        """A query in the address, the page, a picture, or the saved questions."""
        self._guarded(self._get)

    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:
        """A query in the body."""
        self._guarded(self._post)

    def do_OPTIONS(self) -> None:
        """What may be done here."""
        self._send(Reply(204, "", b""), {"Allow": "GET, HEAD, POST, OPTIONS"})

    def _not_allowed(self) -> None:
        self.close_connection = True
        self._send(refusal(405, _READ_ONLY), {"Allow": "GET, HEAD, POST, OPTIONS"})

    do_PUT = do_DELETE = do_PATCH = _not_allowed  # noqa: N815

    def _guarded(self, method: object) -> None:
        try:
            if self.server.local_only and not _LOOPBACK.fullmatch(self.headers.get("Host", "")):
                raise _RefusedError(421, "this server answers to localhost only")
            reply = method(urlsplit(self.path))  # type: ignore[operator]
        except _RefusedError as refused:
            reply = refused.reply
        except ValueError as error:
            reply = refusal(400, f"the address is broken: {error}")
        self._send(reply)

    def _get(self, address: SplitResult) -> Reply:
        form = _Form(tuple(parse_qsl(address.query, keep_blank_values=True)))
        if address.path in _ENDPOINTS:
            if not form.pairs:
                return Reply(200, "text/turtle", _DESCRIPTION.encode())
            return self._query(form)
        if address.path == _QUESTIONS:
            return Reply(200, "application/json", self._questions())
        if address.path.startswith(_QUESTIONS + "/"):
            return self._saved(address.path.removeprefix(_QUESTIONS + "/"), form)
        return self._file(address.path)

    def _file(self, path: str) -> Reply:
        if path in _OWN:
            name, media = _OWN[path]
            return Reply(200, media, (resources.files("kg.serve") / "assets" / name).read_bytes())
        if path == "/favicon.ico":
            return Reply(204, "", b"")
        picture = self.server.folder / _PICTURES[path] if path in _PICTURES else None
        if picture is None or not picture.is_file():
            raise _RefusedError(404, "there is only /, /query, /sparql, /questions and /graph.html")
        return Reply(200, "text/html", picture.read_bytes())

    def _questions(self) -> bytes:
        listed = [
            {
                "name": q.name,
                "title": {"zh": q.title_zh, "en": q.title_en},
                "about": {"zh": q.about_zh, "en": q.about_en},
                "parameters": [
                    {"name": p.name, "kinds": p.kinds, "required": p.required, "zh": p.zh, "en": p.en}
                    for p in q.parameters
                ],
                "sparql": q.sparql,
            }
            for q in questions()
        ]
        known = {"questions": listed, "prefixes": known_prefixes(self.server.folder)}
        return json.dumps(known, ensure_ascii=False).encode()

    def _saved(self, name: str, form: _Form) -> Reply:
        """The answer to a saved question; as SPARQL, if that is what is asked for."""
        bare, _, ending = name.partition(".")
        if bare not in {q.name for q in questions()} or ending not in ("", "rq"):
            raise _RefusedError(404, f"no saved question is called {bare!r}: see {_QUESTIONS}")
        return self.server.pool.ask(Request("", self._accept(), question=bare, told=form.pairs, bind_only=bool(ending)))

    def _post(self, address: SplitResult) -> Reply:
        if address.path not in _ENDPOINTS:
            raise _RefusedError(404 if address.path not in _OWN else 405, "queries go to /query")
        body = self._body()
        media, _, _ = self.headers.get("Content-Type", "").partition(";")
        in_address = tuple(parse_qsl(address.query, keep_blank_values=True))
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            raise _RefusedError(400, "the request is not UTF-8") from None
        match media.strip().lower():
            case "application/x-www-form-urlencoded":
                return self._query(_Form((*in_address, *parse_qsl(text, keep_blank_values=True))))
            case "application/sparql-query":
                return self._query(_Form((*in_address, ("query", text))))
            case "application/sparql-update":
                raise _RefusedError(403, _READ_ONLY)
            case other:
                raise _RefusedError(
                    415, f"{other or 'no type'!r}: send application/sparql-query, or a form with query="
                )

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit():
            self.close_connection = True
            raise _RefusedError(411, "say how long the request is (Content-Length)")
        if int(length) > self.server.limits.body:
            self.close_connection = True
            self._drain(min(int(length), _DRAINED))
            raise _RefusedError(413, f"the request is longer than {self.server.limits.body:,} bytes")
        return self.rfile.read(int(length))

    def _drain(self, length: int) -> None:
        """Read past a request that is too long, since few clients hear an answer before they have sent it all."""
        while length > 0 and (read := len(self.rfile.read(min(length, 65536)))):
            length -= read

    def _query(self, form: _Form) -> Reply:
        if form.all("update"):
            raise _RefusedError(403, _READ_ONLY)
        queries = form.all("query")
        if len(queries) != 1:
            raise _RefusedError(400, f"give one query, not {len(queries)}")
        return self.server.pool.ask(
            Request(queries[0], self._accept(), form.all("default-graph-uri"), form.all("named-graph-uri"))
        )

    def _accept(self) -> tuple[str, ...]:
        return accepted(",".join(self.headers.get_all("Accept", [])))

    def _send(self, reply: Reply, more: dict[str, str] | None = None) -> None:
        self.send_response(reply.status)
        picture = urlsplit(self.path).path in _PICTURES
        headers = _HEADERS | {"Content-Security-Policy": _PICTURE_POLICY if picture else _POLICY} | (more or {})
        if reply.media:
            headers["Content-Type"] = f"{reply.media}; charset=utf-8"
        if reply.cut:
            headers["X-Rows-Cut"] = str(reply.cut)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def log_message(self, *_: object) -> None:
        """Nothing is logged: what people ask is theirs."""
