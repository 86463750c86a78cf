"""Send a built graph to a SPARQL 1.1 Graph Store, one named graph per article.

Only what the store does not have yet is sent: a journal beside the graph says what it has, by the hash of what was
sent. What it has and the graph no longer holds is deleted there. So a push may be broken off and repeated at will.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from kg import resources
from kg.errors import OutputError
from kg.export.articles import by_graph, things_graph
from kg.export.lines import n_triples
from kg.export.source import GraphFile, Tell, parse, read
from kg.graph.terms import ONTOLOGY, Triple
from kg.push.address import address, credentials
from kg.push.journal import SUFFIX, Journal
from kg.push.remote import Remote

__all__ = ["Pushed", "push"]

_SAMPLE = 16
"""Graphs of the journal that the store is asked for before the journal is believed."""
_LIVES = 3
"""How often a store may lose everything in one push."""


class Pushed(Struct, frozen=True):
    """How many named graphs a push sent, found unchanged, and deleted."""

    sent: int
    unchanged: int
    deleted: int


def push(
    folder: Path,
    url: str,
    *,
    environment: Mapping[str, str],
    again: bool = False,
    in_clear: bool = False,
    tell: Tell = lambda *_: None,
    remote: Callable[..., Remote] = Remote,
) -> Pushed:
    """Make a store hold the graph in ``folder``: its articles, what no article says alone, and the vocabulary.

    Args:
        folder: what ``kg build`` wrote, or a Turtle file.
        url: the store's Graph Store endpoint.
        environment: where the credentials are.
        again: send every graph, whatever the journal says.
        in_clear: send credentials over plain HTTP to another machine.
        tell: told of progress: step, done, total.
        remote: makes the connection from an address and credentials.

    Raises:
        UsageError: there is no graph, the address is wrong, or the store refuses.
        OutputError: the store does not answer or fails; what it has stays in the journal.
    """
    to = address(url)
    known_by = credentials(environment, to, in_clear=in_clear)
    graph = read(folder, tell=tell)
    store = remote(to, known_by)
    try:
        with Journal(graph.path.with_name(graph.path.stem + SUFFIX), store=to.key) as journal:
            if again or not _remembered(store, journal):
                journal.doubt()
            for _ in range(_LIVES):
                outcome = _send(graph, store, journal, tell)
                if outcome is not None:
                    return outcome
                journal.doubt()
    finally:
        store.close()
    raise OutputError(f"the store at {to} keeps losing what it was sent: let it keep its data on disk")


def _remembered(store: Remote, journal: Journal) -> bool:
    """Whether the store still has some graphs, spread over the journal."""
    graphs = journal.certain
    return all(store.has(graph) for graph in graphs[:: max(1, len(graphs) // _SAMPLE)])


def _send(graph: GraphFile, store: Remote, journal: Journal, tell: Tell) -> Pushed | None:
    """Send what is missing and delete what is gone; None if the store loses on the way what it had acknowledged."""
    graphs = by_graph(graph.triples, base=graph.base)
    graphs[ONTOLOGY] = list(parse(resources.folder("ontology") / "kg.ttl")[0])
    gone = [name for name in journal.graphs if name not in graphs]
    total = len(graphs) + len(gone)
    sent = 0
    before = next(iter(journal.certain), None)
    for done, (name, triples) in enumerate(_in_order(graphs, graph.base), 1):
        body = "".join(n_triples(triples)).encode("utf-8", "replace")
        digest = hashlib.sha256(body).hexdigest()
        if not journal.has(name, digest):
            store.interrupted = False
            store.put(name, body)
            journal.write(name, digest)
            sent += 1
            if store.interrupted and before not in (None, name) and not store.has(str(before)):
                return None
            before = name
        tell("sending graphs", done, total)
    for done, name in enumerate(gone, len(graphs) + 1):
        store.delete(name)
        journal.write(name, None)
        tell("sending graphs", done, total)
    return Pushed(sent, len(graphs) - sent, len(gone))


def _in_order(graphs: Mapping[str, list[Triple]], base: str) -> Iterator[tuple[str, list[Triple]]]:
    """First what the articles refer to, then they themselves."""
    first = [name for name in (ONTOLOGY, things_graph(base)) if name in graphs]
    for name in dict.fromkeys((*first, *graphs)):
        yield name, graphs[name]
