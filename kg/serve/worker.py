"""The process that answers queries, one at a time, so that it can be stopped whatever it is doing."""

from __future__ import annotations

import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from kg.errors import UsageError
from kg.query import graph_file, known_prefixes, load, run
from kg.questions import bound, question
from kg.serve.limits import Limits
from kg.serve.messages import Reply, Request, refusal
from kg.serve.results import MEDIA, written
from kg.store import state


def work(connection: Connection, folder: str, limits: Limits) -> None:
    """Answer what comes in until nobody asks any more. The first message out is empty, or says why there is no graph."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then closes the connection
    _bounded(limits.memory)
    with suppress(EOFError, OSError):
        try:
            graph = _Graph(Path(folder), limits)
        except (UsageError, OSError) as error:
            return connection.send(str(error))
        connection.send("")
        while True:
            connection.send(graph.reply(connection.recv()))


def _bounded(memory: int) -> None:
    """Where the system can: a query that eats memory ends this process, and not the machine."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


class _Graph:
    """The graph as it is now: opened again after a build."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder, self._limits = folder, limits
        self._open()

    def _open(self) -> None:
        self._state = state(graph_file(self._folder))
        self._store = load(self._folder)
        self._prefixes = known_prefixes(self._folder)

    def reply(self, request: Request) -> Reply:
        try:
            if state(graph_file(self._folder)) != self._state:
                self._open()
            return self._answer(request)
        except UsageError as error:
            return refusal(400, str(error))
        except OSError as error:
            return refusal(500, f"the graph cannot be read: {error.strerror or error}")
        finally:
            self._alarm(0)

    @staticmethod
    def _alarm(seconds: float) -> None:
        """Should the server be gone when the time is over, the system itself ends this process."""
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, seconds)

    def _answer(self, request: Request) -> Reply:
        self._alarm(2 * self._limits.seconds)
        sparql = request.sparql
        if request.question:
            sparql = bound(question(request.question), dict(request.told), store=self._store)
        if request.bind_only:
            return Reply(200, "application/sparql-query", sparql.encode("utf-8"))
        answer = run(
            self._folder,
            sparql,
            store=self._store,
            most=self._limits.rows + 1,
            prefixes=self._prefixes,
            default_graphs=request.default_graphs,
            named_graphs=request.named_graphs,
        )
        cut = self._limits.rows if len(answer.rows) > self._limits.rows else 0
        form = written(answer._replace(rows=answer.rows[: self._limits.rows]), request.accept)
        if form is None:
            return refusal(406, f"the answer comes as one of {', '.join(MEDIA)}")
        return Reply(200, *form, cut)
