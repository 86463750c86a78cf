"""Batches of complaints with their counts, and the lists that the counts were printed in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.graph.cube import DATA_SET, cube, pollution_types
from kg.graph.index import Index
from kg.graph.terms import BOOLEAN, INTEGER, KG, TYPE, Triple, day, labels, link, number, term
from kg.model import Batch, Channel, CountList, Coverage, Knowledge, ListOf, Observation, Ref

_EVENT = KG + "Event"
_BATCH_CLASS = KG + "ComplaintBatch"
_NUMBER = KG + "batchNumber"
_HANDED_OVER = KG + "handedOverBy"
_RECIPIENT = KG + "recipient"
_START = term("schema:startDate")
_UNDISCLOSED = KG + "undisclosedCases"
_OBSERVATION = term("qb:Observation")
_IN_DATA_SET = term("qb:dataSet")
_BATCH = KG + "batch"
_COVERAGE = KG + "coverage"
_AREA = term("sdmx-dimension:refArea")
_POLLUTION = KG + "pollutionType"
_CHANNEL = KG + "channel"
_PRIORITY = KG + "priority"
_VERSION = KG + "version"
_COUNT = KG + "caseCount"
_DUPLICATES = KG + "duplicates"
_GROSS = KG + "grossCount"
_NET = KG + "netCount"
_GROUP = term("qb:ObservationGroup")
_HAS_GROUP = term("qb:observationGroup")
_ENTRY = term("qb:observation")
_BREAKDOWN = KG + "breakdown"
_WHOLE = KG + "wholeList"
_COUNTING = KG + "counting"

Cell = tuple[Coverage, Ref, str | None, Channel, bool]


def complaints(knowledge: Knowledge, index: Index) -> Iterator[Triple]:
    """The batches, one observation for each count, the lists they were printed in, and the cube that they make."""
    for batch, parts in zip(knowledge.batches, _parts(knowledge.batches, index), strict=True):
        yield from _batch(batch, parts, index)
    observations = [o for b in knowledge.batches for o in b.observations]
    yield from pollution_types((o.pollution for o in observations if o.pollution), index)
    if observations:
        yield from cube(index)


# --- what batches are called, and what their lists hold -------------------------------------------------


def batch_iris(batches: Sequence[Batch], index: Index) -> tuple[str, ...]:
    """The nodes of the batches."""
    return tuple(index.iris.node("batch", *parts) for parts in _parts(batches, index))


def _parts(batches: Sequence[Batch], index: Index) -> list[list[str]]:
    """What tells each batch from every other: team, recipient, number and year, and the day where two share these."""
    found = []
    for batch in batches:
        team, recipient = (index.iris.name(ref) if ref else "" for ref in (batch.team, batch.recipient))
        found.append([team, recipient, str(batch.number), (batch.date or "")[:4]])
    shared = Counter(map(tuple, found))
    return [
        [*parts, batch.date or ""] if shared[tuple(parts)] > 1 else parts
        for batch, parts in zip(batches, found, strict=True)
    ]


def batch_name(batch: Batch, index: Index) -> str:
    """What a batch is called: 中央第九督察组交办甲市第12批群众举报案件."""
    team, recipient = (index.names[ref] if ref and ref in index.names else "" for ref in (batch.team, batch.recipient))
    return f"{team}交办{recipient}第{batch.number}批群众举报案件"


def entries_of(listed: CountList, batch: Batch, observations: Iterable[Observation]) -> list[Observation]:
    """Those of the ``observations`` of ``batch`` that are entries of a list: its article tells them and they divide its cases."""
    told = {(p.page, p.article) for p in listed.passages}
    return [
        o
        for o in observations
        if (o.coverage, o.priority, divides(o, batch.recipient)) == (listed.coverage, listed.priority, listed.of)
        and any((p.page, p.article) in told for p in o.passages)
    ]


def divides(observation: Observation, recipient: Ref | None) -> ListOf | None:
    """What an observation divides the cases by; nothing for a total."""
    if observation.pollution is not None:
        return ListOf.TYPES
    if observation.channel is not Channel.ALL:
        return ListOf.CHANNELS
    return ListOf.REGIONS if observation.area != recipient else None


# --- triples ------------------------------------------------------------------------------------------


def _batch(batch: Batch, parts: Sequence[str], index: Index) -> Iterator[Triple]:
    node = index.iris.node("batch", *parts)
    yield link(node, TYPE, _EVENT)
    yield link(node, TYPE, _BATCH_CLASS)
    yield from labels(node, batch_name(batch, index))
    yield from number(node, _NUMBER, batch.number)
    for ref in index.known((batch.team,)):
        yield link(node, _HANDED_OVER, index.iris.thing(ref))
    for ref in index.known((batch.recipient,)):
        yield link(node, _RECIPIENT, index.iris.thing(ref))
    yield from day(node, _START, batch.date)
    yield from number(node, _UNDISCLOSED, batch.undisclosed)
    yield from index.derived(node, batch.passages)
    observed = [o for o in batch.observations if o.area in index.names]
    nodes: dict[int, str] = {}
    for cell, observations in _by_cell(observed).items():
        for version, observation in enumerate(observations, 1):
            nodes[id(observation)] = made = _node(parts, cell, version, index)
            yield from _observation(observation, made, node, version, index)
    for listed in batch.lists:
        yield from _list(listed, batch, parts, observed, nodes, index)


def _by_cell(observations: Iterable[Observation]) -> dict[Cell, list[Observation]]:
    """The figures of each cell: one, or one for each telling where notices differ, in the order of the notices."""
    found: dict[Cell, list[Observation]] = defaultdict(list)
    for o in observations:
        found[o.coverage, o.area, o.pollution, o.channel, o.priority].append(o)
    for told in found.values():
        told.sort(key=lambda o: (o.passages[:1], o.count))
    return found


def _node(batch: Sequence[str], cell: Cell, version: int, index: Index) -> str:
    coverage, area, pollution, channel, priority = cell
    parts = [coverage.value, index.iris.name(area), pollution or "", channel.value, _priority(priority)]
    return index.iris.node("observation", *batch, *parts, *([str(version)] if version > 1 else []))


def _priority(priority: bool) -> str:
    return "PriorityCases" if priority else "AllCases"


def _observation(o: Observation, node: str, batch: str, version: int, index: Index) -> Iterator[Triple]:
    """One count. Where notices disagree on it, each figure is an observation of its own, with its own evidence."""
    yield link(node, TYPE, _OBSERVATION)
    yield link(node, _IN_DATA_SET, index.iris.node(*DATA_SET))
    yield link(node, _BATCH, batch)
    yield link(node, _COVERAGE, KG + o.coverage)
    yield link(node, _AREA, index.iris.thing(o.area))
    yield link(node, _POLLUTION, index.iris.node("pollution", o.pollution) if o.pollution else KG + "AllTypes")
    yield link(node, _CHANNEL, KG + o.channel)
    yield link(node, _PRIORITY, KG + _priority(o.priority))
    yield (node, _VERSION, str(version), INTEGER)
    yield from number(node, _COUNT, o.count)
    if o.gross is not None or o.net is not None:
        yield link(node, _DUPLICATES, KG + ("NetOfDuplicates" if o.gross is not None else "GrossOfDuplicates"))
        yield from number(node, _GROSS, o.gross)
        yield from number(node, _NET, o.net)
    yield from index.derived(node, o.passages)


def _list(
    listed: CountList,
    batch: Batch,
    of_batch: Sequence[str],
    observed: Sequence[Observation],
    nodes: Mapping[int, str],
    index: Index,
) -> Iterator[Triple]:
    """A published list: which observations it holds, whether it is whole, and whether a case may count twice."""
    entries = entries_of(listed, batch, observed)
    if not entries or not listed.passages:
        return
    where = listed.passages[0]
    article = f"{index.iris.page_name(where.page)}.{where.article:02d}"
    parts = [listed.of.value, listed.coverage.value, _priority(listed.priority)]
    node = index.iris.node("list", *of_batch, *parts, article)
    yield link(node, TYPE, _GROUP)
    yield link(index.iris.node(*DATA_SET), _HAS_GROUP, node)
    yield link(node, _BREAKDOWN, KG + listed.of)
    yield (node, _WHOLE, "true" if listed.whole else "false", BOOLEAN)
    counting = _counted(listed, batch, entries)
    if counting:
        yield link(node, _COUNTING, KG + counting)
    for entry in entries:
        yield link(node, _ENTRY, nodes[id(entry)])
    yield from index.derived(node, listed.passages)


def _counted(listed: CountList, batch: Batch, entries: Sequence[Observation]) -> str | None:
    """How often a case counts in a list: as the article says, else as the sum shows, else unknown."""
    if listed.multiple:
        return "MultipleCounting"
    totals = {
        o.count
        for o in batch.observations
        if (o.coverage, o.priority, o.area) == (listed.coverage, listed.priority, batch.recipient)
        and divides(o, batch.recipient) is None
    }
    return "SingleCounting" if sum(o.count for o in entries) in totals else None
