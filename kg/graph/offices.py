"""Titles, posts, and who holds them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.index import Index
from kg.graph.terms import CHINESE, KG, LABEL, TYPE, Triple, day, labels, link, term
from kg.model import Knowledge, Ref, Tenure, TenureStatus

_TENURE = KG + "Tenure"
_MEMBER = term("org:member")
_ORGANIZATION = term("org:organization")
_ROLE = term("org:role")
_TITLE = term("org:Role")
_CONCEPT = term("skos:Concept")
_POST_CLASS = term("org:Post")
_POST_IN = term("org:postIn")
_POST = KG + "post"
_STATUS = KG + "tenureStatus"
_FIRST = KG + "firstSeen"
_LAST = KG + "lastSeen"
_START = term("schema:startDate")
_END = term("schema:endDate")


def offices(knowledge: Knowledge, index: Index) -> Iterator[Triple]:
    """The tenures, each with the post it fills and the bare title as a concept."""
    posts: dict[tuple[str, Ref | None], None] = {}
    for tenure in knowledge.tenures:
        if tenure.person in index.names:
            posts.setdefault((tenure.title, _body(tenure, index)))
            yield from _tenure(tenure, index)
    for title, body in posts:
        if body is not None:
            yield from _post(title, body, index)
    for title in dict.fromkeys(title for title, _ in posts):
        node = index.iris.node("role", title)
        yield link(node, TYPE, _TITLE)
        yield link(node, TYPE, _CONCEPT)
        yield from labels(node, title)


def tenure_iri(tenure: Tenure, index: Index) -> str:
    """The node of a tenure; one that is not simply current says so, since it is another fact."""
    body = _body(tenure, index)
    parts = [index.iris.name(tenure.person), tenure.title, index.iris.name(body) if body else ""]
    extra = ["" if tenure.status is TenureStatus.CURRENT else tenure.status.value, tenure.start or "", tenure.end or ""]
    return index.iris.node("tenure", *parts, *(extra if any(extra) else ()))


def _body(tenure: Tenure, index: Index) -> Ref | None:
    return next(index.known((tenure.body,)), None)


def _tenure(tenure: Tenure, index: Index) -> Iterator[Triple]:
    node = tenure_iri(tenure, index)
    body = _body(tenure, index)
    yield link(node, TYPE, _TENURE)
    name = f"{index.names[body] if body else ''}{tenure.title}"
    yield (node, LABEL, f"{index.names[tenure.person]}：{name}", CHINESE)
    yield link(node, _MEMBER, index.iris.thing(tenure.person))
    yield link(node, _ROLE, index.iris.node("role", tenure.title))
    if body:
        yield link(node, _ORGANIZATION, index.iris.thing(body))
        yield link(node, _POST, _post_iri(tenure.title, body, index))
    yield link(node, _STATUS, KG + tenure.status)
    yield from day(node, _FIRST, tenure.first_seen)
    yield from day(node, _LAST, tenure.last_seen)
    yield from day(node, _START, tenure.start)
    yield from day(node, _END, tenure.end)
    yield from index.derived(node, tenure.passages)


def _post_iri(title: str, body: Ref, index: Index) -> str:
    return index.iris.node("post", index.iris.name(body), title)


def _post(title: str, body: Ref, index: Index) -> Iterator[Triple]:
    node = _post_iri(title, body, index)
    yield link(node, TYPE, _POST_CLASS)
    yield link(node, _POST_IN, index.iris.thing(body))
    yield link(node, _ROLE, index.iris.node("role", title))
    yield from labels(node, index.names[body] + title)
