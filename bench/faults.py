"""Faults planted in clean complaint notices: how many does the audit find, and does clean input stay quiet?

``python -m bench.faults`` prints the table. The clean notices are whole inspections of our own making, the sample
pages, and the real notices beside the checkout where there are any. A fault is one digit changed, the counts of two
regions swapped, a region dropped, a batch's number repeated by the next, or a batch left out. Whether it breaks a
published sum is decided from the clean figures alone.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import cn2an

from bench.notices import WORDINGS, page, series
from kg import lexicon as lexicons
from kg.audit import Finding, audit
from kg.graph.complaints import divides, entries_of
from kg.lexicon import Lexicon
from kg.model import Batch, Channel, CountList, Coverage, Knowledge, Observation, Page, Passage, Settings
from kg.pages import load, sources
from kg.pipeline import read_page
from kg.resolve import resolve

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "pages"
BASE = "https://w3id.org/gongbao/id/"
FAULTS = 500
SEED = 20261122


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault."""

    kind: str
    where: str
    pages: tuple[Page, ...]
    """The whole collection with the fault in it."""
    changed: str
    """The id of the page that differs, empty where one was taken out."""
    breaks: bool
    """Whether a published sum or the run of numbers no longer holds."""


class Collection:
    """Pages that belong together, each read once."""

    def __init__(self, name: str, pages: Sequence[Page], lexicon: Lexicon) -> None:
        self.name = name
        self.pages = tuple(pages)
        self._lexicon = lexicon
        self._read: dict[str, Knowledge] = {p.id: self._reading(p) for p in pages}
        self.clean = self.findings(self.pages)
        self.knowledge = resolve(self._read.values()).knowledge

    def _reading(self, page: Page) -> Knowledge:
        return read_page(page, lexicon=self._lexicon, settings=Settings()).knowledge

    def findings(self, pages: Sequence[Page], *, changed: str = "") -> tuple[Finding, ...]:
        """What the audit says of ``pages``, of which only ``changed`` is read anew."""
        read = [self._reading(p) if p.id == changed else self._read[p.id] for p in pages]
        return audit(resolve(read).knowledge, base=BASE)

    def page(self, id_: str) -> Page:
        """A page by its id."""
        return next(p for p in self.pages if p.id == id_)

    def batches_on(self, id_: str) -> tuple[Batch, ...]:
        """What one page says of batches, before anything is joined."""
        return self._read[id_].batches


def generated(lexicon: Lexicon, *, inspections: int = 8, batches: int = 12) -> Iterator[Collection]:
    """Inspections of our own making, each in one wording."""
    for seed in range(inspections):
        pages = [_made(n.name, page(n, seed % WORDINGS)) for n in series(seed, batches=batches)]
        yield Collection(f"made {seed}", pages, lexicon)


def _made(name: str, text: str) -> Page:
    head = dict(line.split(": ") for line in text.split("---\n")[1].splitlines())
    start = text.index("---\n", 4) + 4
    return Page(
        id=name,
        text=text,
        sha256="0" * 64,
        start=start,
        date=head["date"],
        paper=head["paper"],
        region=head["region"],
    )


def stored(name: str, folder: Path, lexicon: Lexicon) -> Collection:
    """The pages of a folder that tell of complaint batches."""
    read = [p for source in sources([str(folder)]) for p in load(source, settings=Settings()) if isinstance(p, Page)]
    return Collection(name, [p for p in read if "批" in p.text and "督察" in p.text], lexicon)


# --- faults -------------------------------------------------------------------------------------------


def planted(collection: Collection, chance: Random) -> Planted | None:
    """One fault of a kind chosen by lot, if the collection has a place for it."""
    kind = chance.choice(sorted(_KINDS))
    return _KINDS[kind](collection, chance)


def _place(collection: Collection, chance: Random) -> tuple[Page, Batch] | None:
    told = [(p, b) for p in collection.pages for b in collection.batches_on(p.id)]
    return chance.choice(told) if told else None


def _with(collection: Collection, old: Page, text: str) -> tuple[Page, ...]:
    return tuple(_changed(p, text) if p.id == old.id else p for p in collection.pages)


def _changed(page: Page, text: str) -> Page:
    return Page(
        id=page.id,
        text=text,
        sha256=page.sha256,
        start=page.start,
        date=page.date,
        date_inferred=page.date_inferred,
        paper=page.paper,
        region=page.region,
        url=page.url,
        title=page.title,
    )


def _digit(collection: Collection, chance: Random) -> Planted | None:
    """One digit of one count becomes another."""
    found = _place(collection, chance)
    if found is None:
        return None
    page, batch = found
    spots = [(o, p) for o in batch.observations for p in o.passages if str(o.count) in page.text[p.begin : p.end]]
    if not spots:
        return None
    observation, passage = chance.choice(spots)
    begin = page.text.rindex(str(observation.count), passage.begin, passage.end)
    at = begin + chance.randrange(len(str(observation.count)))
    if passage.begin < begin and page.text[begin - 1].isdigit():
        return None
    digit = chance.choice([d for d in "0123456789" if d != page.text[at] and not (d == "0" and at == begin)])
    text = page.text[:at] + digit + page.text[at + 1 :]
    value = int(text[begin : begin + len(str(observation.count))])
    return Planted(
        "digit",
        f"{collection.name} {page.id}: {passage.text} -> {value}",
        _with(collection, page, text),
        page.id,
        _in_a_sum(collection, batch, observation, passage),
    )


def _in_a_sum(collection: Collection, batch: Batch, observation: Observation, passage: Passage) -> bool:
    """Whether a printed equation holds the figure: a list and its total, or two running totals and the batch between."""
    for listed in batch.lists:
        entries = entries_of(listed, batch, batch.observations)
        totals = _totals(batch, listed)
        holds = listed.whole and not listed.multiple and sum(o.count for o in entries) in {o.count for o in totals}
        if holds and observation in (*entries, *totals):
            return True
    return False


def _totals(batch: Batch, listed: CountList) -> list[Observation]:
    return [
        o
        for o in batch.observations
        if (o.coverage, o.priority) == (listed.coverage, listed.priority) and divides(o, batch.recipient) is None
    ]


def _regions(batch: Batch) -> list[Observation]:
    return [
        o
        for o in batch.observations
        if o.coverage is Coverage.BATCH and not o.priority and o.area != batch.recipient and o.channel is Channel.ALL
    ]


def _swap(collection: Collection, chance: Random) -> Planted | None:
    """Two regions' counts change places: only running totals by region, or priority cases, can tell."""
    found = _place(collection, chance)
    if found is None:
        return None
    page, batch = found
    spots = [
        (o, o.passages[0])
        for o in _regions(batch)
        if str(o.count) in page.text[o.passages[0].begin : o.passages[0].end]
    ]
    if len(spots) < 2:
        return None
    (one, p), (two, q) = sorted(chance.sample(spots, k=2), key=lambda spot: spot[1].begin)
    if one.count == two.count or p.end > q.begin:
        return None
    text = page.text
    for o, passage, value in ((two, q, one.count), (one, p, two.count)):
        at = text.rindex(str(o.count), passage.begin, passage.end)
        text = text[:at] + str(value) + text[at + len(str(o.count)) :]
    return Planted(
        "swap",
        f"{collection.name} {page.id}: {p.text} <-> {q.text}",
        _with(collection, page, text),
        page.id,
        _by_region_so_far(collection, batch, one) or _by_region_so_far(collection, batch, two),
    )


def _by_region_so_far(collection: Collection, batch: Batch, observation: Observation) -> bool:
    """Whether running totals of the region are printed with this batch and with the one before."""
    numbers = {
        b.number
        for p in collection.pages
        for b in collection.batches_on(p.id)
        if b.recipient == batch.recipient
        and any(o.coverage is Coverage.CUMULATIVE and o.area == observation.area for o in b.observations)
    }
    return {batch.number, batch.number - 1} <= numbers


def _drop(collection: Collection, chance: Random) -> Planted | None:
    """A region is left out of its list."""
    found = _place(collection, chance)
    if found is None:
        return None
    page, batch = found
    regions = [o for o in _regions(batch) if o.count]
    if len(regions) < 2:
        return None
    observation = chance.choice(regions)
    passage = observation.passages[0]
    begin, end = passage.begin, passage.end
    if page.text[begin - 2 : begin].startswith("|") or page.text[begin - 1 : begin] == "|":
        begin, end = page.text.rindex("\n", 0, begin) + 1, page.text.index("\n", end) + 1
    else:
        if page.text[end : end + 1] in "（(":
            end = min(n for n in (page.text.find("）", end), page.text.find(")", end)) if n >= 0) + 1
        if page.text[end : end + 1] in "、，；,;":
            end += 1
        elif page.text[begin - 1 : begin] in "、，；,;":
            begin -= 1
    text = page.text[:begin] + page.text[end:]
    return Planted(
        "drop",
        f"{collection.name} {page.id}: {passage.text}",
        _with(collection, page, text),
        page.id,
        _in_a_sum(collection, batch, observation, passage),
    )


def _repeat(collection: Collection, chance: Random) -> Planted | None:
    """A notice carries the number of the batch before."""
    found = _place(collection, chance)
    if found is None:
        return None
    page, batch = found
    mark, before = (f"第{cn2an.an2cn(n)}批" for n in (batch.number, batch.number - 1))
    seen = {b.number for p in collection.pages for b in collection.batches_on(p.id) if b.recipient == batch.recipient}
    if mark not in page.text or batch.number - 1 not in seen or len(collection.batches_on(page.id)) > 1:
        return None
    return Planted(
        "repeat",
        f"{collection.name} {page.id}: {mark} -> {before}",
        _with(collection, page, page.text.replace(mark, before)),
        page.id,
        True,
    )


def _skip(collection: Collection, chance: Random) -> Planted | None:
    """A batch between two others is never told of."""
    found = _place(collection, chance)
    if found is None:
        return None
    page, batch = found
    told = Counter(b.number for p in collection.pages for b in collection.batches_on(p.id))
    alone = len(collection.batches_on(page.id)) == 1 and told[batch.number] == 1
    if not alone or not {batch.number - 1, batch.number + 1} <= told.keys():
        return None
    return Planted(
        "skip",
        f"{collection.name} {page.id}",
        tuple(p for p in collection.pages if p.id != page.id),
        "",
        True,
    )


_KINDS: Mapping[str, Callable[[Collection, Random], Planted | None]] = {
    "digit": _digit,
    "swap": _swap,
    "drop": _drop,
    "repeat": _repeat,
    "skip": _skip,
}


# --- the table ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one fault."""

    fault: Planted
    new: tuple[Finding, ...]
    """Findings that the clean collection does not have."""


def collections() -> list[Collection]:
    """Every clean collection there is."""
    lexicon = lexicons.load(ROOT / "seeds" / "pages.lexicon.tsv")
    found = [*generated(lexicon), stored("sample pages", ROOT / "seeds" / "pages", lexicon)]
    if SHARED.exists():
        found.append(stored("real notices", SHARED, lexicon))
    return found


def run(clean: Sequence[Collection], *, faults: int = FAULTS, seed: int = SEED) -> list[Outcome]:
    """Plant so many faults, by lot but always the same, and look at what the audit says of each."""
    chance = Random(seed)
    outcomes: list[Outcome] = []
    while len(outcomes) < faults:
        collection = chance.choice(list(clean))
        fault = planted(collection, chance)
        if fault is not None:
            known = {(f.check, f.subject.node, f.values) for f in collection.clean}
            found = collection.findings(fault.pages, changed=fault.changed)
            new = tuple(f for f in found if (f.check, f.subject.node, f.values) not in known)
            outcomes.append(Outcome(fault, new))
    return outcomes


def false_alarms(clean: Sequence[Collection]) -> list[Finding]:
    """What the audit says of clean notices; batches that a collection never had are no false alarm."""
    return [f for c in clean for f in c.clean if f.check != "batch-missing"]


def linear(*sizes: int) -> list[tuple[int, float]]:
    """CPU seconds to read, join and audit so many batches of one inspection."""
    lexicon = lexicons.load(None)
    timed = []
    for size in sizes:
        pages = [_made(n.name, page(n, 0)) for n in series(1, batches=size)]
        began = time.process_time()
        knowledge = resolve([read_page(p, lexicon=lexicon, settings=Settings()).knowledge for p in pages]).knowledge
        audit(knowledge, base=BASE)
        timed.append((size, time.process_time() - began))
    return timed


def main() -> int:
    """Print the table; status 1 where less than 99 % of the faults that break a sum are found, or clean input alarms."""
    clean = collections()
    outcomes = run(clean)
    print(f"{'fault':10} {'planted':>8} {'break a sum':>12} {'found':>7} {'also found':>11}")
    for kind in (*_KINDS, "all"):
        mine = [o for o in outcomes if kind in (o.fault.kind, "all")]
        breaking = [o for o in mine if o.fault.breaks]
        found = sum(bool(o.new) for o in breaking)
        beyond = sum(bool(o.new) for o in mine if not o.fault.breaks)
        print(f"{kind:10} {len(mine):8} {len(breaking):12} {found:7} {beyond:11}")
    for outcome in outcomes:
        if outcome.fault.breaks and not outcome.new:
            print(f"missed: {outcome.fault.kind} {outcome.fault.where}")
    alarms = false_alarms(clean)
    notices = sum(len(c.batches_on(p.id)) for c in clean for p in c.pages)
    print(f"clean notices: {notices}, false alarms: {len(alarms)}")
    for alarm in alarms:
        print(f"false alarm: {alarm.message('en')}")
    for size, seconds in linear(250, 500, 1000):
        print(f"{size:5} batches read, joined and audited in {seconds:6.2f} CPU s, {1000 * seconds / size:.2f} ms each")
    breaking = [o for o in outcomes if o.fault.breaks]
    good = sum(bool(o.new) for o in breaking) >= 0.99 * len(breaking)
    return 0 if good and not alarms else 1


if __name__ == "__main__":
    sys.exit(main())
