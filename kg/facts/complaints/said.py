"""What a notice has said so far, and the figures that were read."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.facts.complaints.figures import Dropped, Figure
from kg.facts.complaints.labels import Dim, Label, looks_like_region
from kg.facts.complaints.tokens import T, Token
from kg.model import Coverage, Span

LABELLED = (Dim.REGION, Dim.TYPE, Dim.CHANNEL)
_RULES = {Dim.REGION: "region-list", Dim.TYPE: "type-list", Dim.CHANNEL: "channel-list"}


@dataclass(slots=True)
class Item:
    """What waits for a count."""

    labels: list[Label] = field(default_factory=list)
    priority: bool = False
    each: bool = False
    respective: bool = False
    undisclosed: bool = False
    duplicate: bool = False


@dataclass(slots=True)
class Now:
    """What holds at one place of a sentence, or inside one bracket."""

    outer: Figure | None = None
    """The labelled count that the whole bracket is about."""
    evidence: int = 0
    """How sure a bare count is a total: 2 after a batch or a coverage, 1 after a word for the cases."""
    net: bool = False
    """Duplicates have been taken off."""
    expect: Dim | None = None
    """What the list was announced to be of (按地区分)."""
    trailing: bool = False
    """Within the item of a count, behind it."""
    item: Item = field(default_factory=Item)
    dead: bool = False
    """Figures of handling follow."""
    skip: bool = False
    """Another batch is spoken of, up to the next comma."""
    among: bool = False
    priority_list: bool = False
    """The regions that follow have priority cases."""
    part_of: Figure | None = None
    doubtful: bool = False
    segment: list[Figure] = field(default_factory=list)
    """The figures since the last semicolon, colon or stop."""
    regions_since: int = 0
    """Regions since the last priority count."""


class Said:
    """Batch, coverage and list hold until something else is said."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.dropped: list[Dropped] = []
        self.duplicates: list[tuple[int, Coverage]] = []
        """How many cases are told to be duplicates (含重复件3件), and of which coverage."""
        self.batch: tuple[int, ...] = ()
        self.first: tuple[int, ...] = ()
        """The batches named first: those that the notice is about."""
        self._coverage = Coverage.BATCH
        self._stated = False
        self._group = 0
        self._last: tuple[Figure, ...] = ()
        self._now = Now()

    # --- what holds, and for how long -----------------------------------------------------------

    def _sentence(self) -> None:
        self._now = Now(outer=self._now.outer, part_of=self._now.outer)

    def _segment_ends(self) -> None:
        now = self._now
        self._now = Now(
            outer=now.outer,
            part_of=now.outer,
            evidence=now.evidence,
            net=now.net,
            expect=now.expect,
            trailing=now.trailing,
        )

    def _context(self, coverage: Coverage, evidence: int) -> None:
        """A new batch or coverage is named."""
        self._coverage, self._stated = coverage, True
        self._group += 1
        self._segment_ends()
        self._now.evidence = evidence

    # --- figures ----------------------------------------------------------------------------------

    def _total(self, token: Token, *, weak: bool = False, priority: bool = False) -> None:
        rule = (
            "net-total"
            if self._now.net
            else "cumulative-total"
            if self._coverage is Coverage.CUMULATIVE
            else "batch-total"
        )
        self._last = self._add(token.values[0], token.span, Dim.TOTAL, rule=rule, weak=weak, priority=priority)
        self._now.evidence, self._now.net = 0, False
        self._now.item = Item()

    def _labelled(self, label: Label, token: Token, *, priority: bool, listed: bool = False) -> Figure | None:
        """A figure for ``label``; ``listed`` where the count stands apart from it (分别为)."""
        dim = label.dim
        if dim is Dim.UNKNOWN:
            dim = self._guess(label)
        if priority and dim in (Dim.TYPE, Dim.CHANNEL):
            if self._now.priority_list and not self._now.item.priority:
                priority = False
            else:
                self._drop(token.span, "counts a cell of two dimensions")
                return None
        if (
            self._now.part_of
            and self._now.part_of.dim is dim
            and any(f.inside is not None and f.dim is not dim for f in self._now.segment)
        ):
            self._now.part_of = self._now.outer
        inside = self._now.part_of.count if self._now.part_of else None
        low, high = sorted((label.span, token.span))
        span = token.span if listed else Span(low.start, high.stop)
        made = self._add(
            token.values[0],
            span,
            dim,
            rule="priority-list" if priority else _RULES.get(dim, "list"),
            label=label,
            priority=priority,
            weak=token.kind is T.NUMBER and not listed,
            inside=inside,
        )
        self._now.evidence = 0
        if dim is Dim.REGION:
            self._now.regions_since += 1
        return made[0] if made else None

    def _guess(self, label: Label) -> Dim:
        """What the list makes of a label that no table knows."""
        before = next((f.dim for f in reversed(self.figures) if f.group == self._group and f.dim in LABELLED), None)
        wanted = self._now.expect or before
        if wanted is Dim.TYPE and not looks_like_region(label.text):
            return Dim.TYPE
        return Dim.REGION if wanted is Dim.REGION and looks_like_region(label.text) else Dim.UNKNOWN

    def _add(
        self,
        count: int,
        span: Span,
        dim: Dim,
        *,
        rule: str,
        label: Label | None = None,
        priority: bool = False,
        weak: bool = False,
        inside: int | None = None,
    ) -> tuple[Figure, ...]:
        figure = Figure(
            count=count,
            span=span,
            dim=dim,
            rule=rule,
            group=self._group,
            batch=self.batch[0] if len(self.batch) == 1 else None,
            coverage=self._coverage,
            label=label,
            priority=priority,
            weak=weak,
            inside=inside,
            doubtful=self._now.doubtful and inside is not None,
            stated=self._stated,
        )
        self.figures.append(figure)
        self._now.segment.append(figure)
        self._last = (figure,)
        return (figure,)

    def _drop(self, span: Span, why: str) -> None:
        self.dropped.append(Dropped(span, why))
