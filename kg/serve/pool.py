"""Processes that answer queries. One that takes too long is stopped, and the next query gets a new one."""

from __future__ import annotations

import multiprocessing
import queue
import threading
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from kg.errors import UsageError
from kg.serve.limits import Limits
from kg.serve.messages import Reply, Request, refusal
from kg.serve.worker import work

_START = 600
"""Seconds that a process may take to open the graph, which the first one may have to index."""
_PATIENCE = 2
"""How many times the limit of one query another waits for its turn."""


class Pool:
    """As many processes as may answer at once, each started when it is first needed."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._limits = limits
        self._all = [_Worker(folder, limits) for _ in range(limits.workers)]
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        for worker in self._all:
            self._idle.put(worker)

    def ask(self, request: Request) -> Reply:
        """The answer, or why there is none: 503 where it took too long, too much memory, or all were busy."""
        try:
            worker = self._idle.get(timeout=_PATIENCE * self._limits.seconds)
        except queue.Empty:
            return refusal(503, "too many queries at once: try again in a moment")
        try:
            return worker.ask(request)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """Stop all of them."""
        for worker in self._all:
            worker.stop()


class _Worker:
    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder, self._limits = folder, limits
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._lock = threading.Lock()
        self._closed = False

    def ask(self, request: Request) -> Reply:
        try:
            connection = self._started()
            connection.send(request)
            if connection.poll(self._limits.seconds):
                reply: Reply = connection.recv()
                return reply
            self._kill()
            return refusal(503, f"the query took longer than {self._limits.seconds:g} s and was stopped")
        except UsageError as error:
            self._kill()
            return refusal(500, str(error))
        except (EOFError, OSError):
            self._kill()
            return refusal(503, "the query was stopped: it needed too much memory, or the server is closing")

    def _started(self) -> Connection:
        """The connection to a process that has the graph open.

        Raises:
            EOFError: the process ended, or the server is closing.
            UsageError: there is no graph, or it is broken.
        """
        with self._lock:
            if self._closed:
                raise EOFError
            if self._process is None or self._connection is None or not self._process.is_alive():
                context = multiprocessing.get_context("spawn")
                self._connection, other = context.Pipe()
                self._process = context.Process(
                    target=work, args=(other, str(self._folder), self._limits), daemon=True, name="kg serve worker"
                )
                self._process.start()
                other.close()
                ready = False
            else:
                ready = True
            connection = self._connection
        if not ready:
            if not connection.poll(_START):
                raise EOFError
            if trouble := connection.recv():
                raise UsageError(trouble)
        return connection

    def _kill(self) -> None:
        with self._lock:
            process, connection, self._process, self._connection = self._process, self._connection, None, None
        if process is not None:
            process.kill()
            process.join()
        if connection is not None:
            connection.close()

    def stop(self) -> None:
        """End the process for good."""
        with self._lock:
            self._closed = True
        self._kill()
