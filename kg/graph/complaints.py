"""Batches of complaints, and the cube of their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.graph.index import Index
from kg.graph.terms import KG, TYPE, Triple, day, labels, link, number, term
from kg.model import Batch, Channel, Coverage, Knowledge, Observation, Ref

_EVENT = KG + "Event"
_BATCH_CLASS = KG + "ComplaintBatch"
_NUMBER = KG + "batchNumber"
_HANDED_OVER = KG + "handedOverBy"
_RECIPIENT = KG + "recipient"
_START = term("schema:startDate")
_UNDISCLOSED = KG + "undisclosedCases"
_OBSERVATION = term("qb:Observation")
_DATA_SET = term("qb:dataSet")
_BATCH = KG + "batch"
_COVERAGE = KG + "coverage"
_AREA = term("sdmx-dimension:refArea")
_POLLUTION = KG + "pollutionType"
_CHANNEL = KG + "channel"
_PRIORITY = KG + "priority"
_COUNT = KG + "caseCount"
_CONCEPT = term("skos:Concept")
_IN_SCHEME = term("skos:inScheme")
_TYPES = KG + "PollutionTypes"
_DIMENSIONS = (_BATCH, _COVERAGE, _AREA, _POLLUTION, _CHANNEL, _PRIORITY)

Cell = tuple[Coverage, Ref, str | None, Channel, bool]


def complaints(knowledge: Knowledge, index: Index) -> Iterator[Triple]:
    """The batches, one observation for each count, the types of pollution, and the shape of the cube."""
    from kg.facts.complaints.words import pollution_labels  # brings every reader along, which a question need not load

    for batch in knowledge.batches:
        yield from _batch(batch, index)
    observations = [o for b in knowledge.batches for o in b.observations]
    for worded in dict.fromkeys(o.pollution for o in observations if o.pollution):
        node = index.iris.node("pollution", worded)
        yield link(node, TYPE, _CONCEPT)
        yield link(node, _IN_SCHEME, _TYPES)
        yield from labels(node, worded, *pollution_labels(worded))
    if observations:
        yield from _cube(index)


def _parts(batch: Batch, index: Index) -> list[str]:
    """What tells a batch from every other: team, recipient, number and year."""
    team, recipient = (index.iris.name(ref) if ref else "" for ref in (batch.team, batch.recipient))
    return [team, recipient, str(batch.number), (batch.date or "")[:4]]


def _batch(batch: Batch, index: Index) -> Iterator[Triple]:
    parts = _parts(batch, index)
    node = index.iris.node("batch", *parts)
    yield link(node, TYPE, _EVENT)
    yield link(node, TYPE, _BATCH_CLASS)
    yield from labels(node, _name(batch, index))
    yield from number(node, _NUMBER, batch.number)
    for ref in index.known((batch.team,)):
        yield link(node, _HANDED_OVER, index.iris.thing(ref))
    for ref in index.known((batch.recipient,)):
        yield link(node, _RECIPIENT, index.iris.thing(ref))
    yield from day(node, _START, batch.date)
    yield from number(node, _UNDISCLOSED, batch.undisclosed)
    yield from index.derived(node, batch.passages)
    rivals = Counter(cell for cell, _ in {(_cell(o), o.count) for o in batch.observations})
    for observation in batch.observations:
        if observation.area in index.names:
            yield from _observation(observation, parts, node, index, disputed=rivals[_cell(observation)] > 1)


def _name(batch: Batch, index: Index) -> str:
    team, recipient = (index.names[ref] if ref and ref in index.names else "" for ref in (batch.team, batch.recipient))
    return f"{team}交办{recipient}第{batch.number}批群众举报案件"


def _cell(observation: Observation) -> Cell:
    o = observation
    return (o.coverage, o.area, o.pollution, o.channel, o.priority)


def _observation(
    observation: Observation, parts: list[str], batch: str, index: Index, *, disputed: bool
) -> Iterator[Triple]:
    """One count. Where notices disagree on it, each figure is an observation of its own, with its own evidence."""
    o = observation
    priority = "PriorityCases" if o.priority else "AllCases"
    cell = [o.coverage.value, index.iris.name(o.area), o.pollution or "", o.channel.value, priority]
    node = index.iris.node("observation", *parts, *cell, *([str(o.count)] if disputed else []))
    pollution = index.iris.node("pollution", o.pollution) if o.pollution else KG + "AllTypes"
    yield link(node, TYPE, _OBSERVATION)
    yield link(node, _DATA_SET, index.iris.node("dataset", "complaint-counts"))
    yield link(node, _BATCH, batch)
    yield link(node, _COVERAGE, KG + o.coverage)
    yield link(node, _AREA, index.iris.thing(o.area))
    yield link(node, _POLLUTION, pollution)
    yield link(node, _CHANNEL, KG + o.channel)
    yield link(node, _PRIORITY, KG + priority)
    yield from number(node, _COUNT, o.count)
    yield from index.derived(node, o.passages)


def _cube(index: Index) -> Iterator[Triple]:
    """The data set and its structure, as the Data Cube vocabulary asks."""
    data_set = index.iris.node("dataset", "complaint-counts")
    structure = index.iris.node("dataset", "complaint-counts-structure")
    yield link(data_set, TYPE, term("qb:DataSet"))
    yield from labels(data_set, "群众举报案件数")
    yield link(data_set, term("qb:structure"), structure)
    yield link(structure, TYPE, term("qb:DataStructureDefinition"))
    yield from labels(structure, "群众举报案件数的结构")
    for dimension in _DIMENSIONS:
        yield from _component(structure, term("qb:dimension"), dimension, index)
    yield from _component(structure, term("qb:measure"), _COUNT, index)


def _component(structure: str, kind: str, predicate: str, index: Index) -> Iterator[Triple]:
    node = index.iris.node("component", predicate.rpartition("#")[2].rpartition("/")[2])
    yield link(structure, term("qb:component"), node)
    yield link(node, TYPE, term("qb:ComponentSpecification"))
    yield link(node, kind, predicate)
