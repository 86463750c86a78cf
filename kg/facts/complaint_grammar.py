"""From tokens to figures: which count belongs to which region, type, channel, batch and coverage.

The grammar is read from left to right. A label waits until its count comes (南昌市31件); several wait together for
各, 均为 or 分别为; a count that finds no label looks at what follows it (30件来自乌鲁木齐市). Brackets and 其中 speak of
parts of what stands before them. What a number counts must be said by the words between; where they say
something else, the number is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kg.facts.complaint_figures import Dropped, Figure
from kg.facts.complaint_labels import Dim, Label, looks_like_region, of_region, read_run
from kg.facts.complaint_tokens import T, Token
from kg.model import Coverage, Span

_ENDS = frozenset({T.JOIN, T.COMMA, T.SEMICOLON, T.STOP, T.BREAK, T.CLOSE, T.OPEN})
_NUMBERS = frozenset({T.COUNT, T.NUMBER})
_HEADS = {T.REGION_HEAD: Dim.REGION, T.TYPE_HEAD: Dim.TYPE, T.CHANNEL_HEAD: Dim.CHANNEL}
_LABELLED = (Dim.REGION, Dim.TYPE, Dim.CHANNEL)
_RULES = {Dim.REGION: "region-list", Dim.TYPE: "type-list", Dim.CHANNEL: "channel-list"}


class _Ahead(NamedTuple):
    """What follows a count up to the end of its item."""

    kinds: frozenset[T]
    labels: tuple[Label, ...]
    stop: int


@dataclass(slots=True)
class _Item:
    """What waits for a count."""

    labels: list[Label] = field(default_factory=list)
    priority: bool = False
    each: bool = False
    respective: bool = False
    undisclosed: bool = False
    duplicate: bool = False


class Grammar:
    """Reads the tokens of one article; what was said (batch, coverage) holds until something else is said."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.dropped: list[Dropped] = []
        self.batch: tuple[int, ...] = ()
        self._coverage = Coverage.BATCH
        self._stated = False
        self._group = 0
        self._last: tuple[Figure, ...] = ()
        self._sentence()

    # --- what holds, and for how long -----------------------------------------------------------

    def _sentence(self) -> None:
        self._evidence = 0
        self._net = False
        self._expect: Dim | None = None
        self._segment_ends()

    def _segment_ends(self) -> None:
        self._item = _Item()
        self._dead = self._skip = self._among = False
        self._priority_list = False
        self._part_of: Figure | None = None
        self._segment: list[Figure] = []
        self._regions_since = 0

    def _context(self, coverage: Coverage, evidence: int) -> None:
        """A new batch or coverage is named."""
        self._coverage, self._evidence, self._stated = coverage, evidence, True
        self._group += 1
        self._segment_ends()

    def read(self, tokens: Sequence[Token], *, parents: tuple[Figure, ...] = ()) -> None:
        """Read ``tokens``; ``parents`` are the figures that they stand behind in brackets."""
        i = 0
        while i < len(tokens):
            token = tokens[i]
            if token.kind in _NUMBERS:
                i = self._number(tokens, i, parents)
            elif token.kind is T.OPEN:
                i = self._bracket(tokens, i)
            else:
                self._word(tokens, i, parents)
                i += 1

    def table(self, figures: Sequence[Figure]) -> None:
        """Take the figures of a table, which counts what was last spoken of."""
        self._group += 1
        batch = self.batch[0] if len(self.batch) == 1 else None
        for figure in figures:
            coverage = figure.coverage if figure.stated else self._coverage
            self.figures.append(replace(figure, batch=batch, group=self._group, coverage=coverage))
        self._group += 1
        self._sentence()

    # --- words ------------------------------------------------------------------------------------

    def _word(self, tokens: Sequence[Token], i: int, parents: tuple[Figure, ...]) -> None:
        token = tokens[i]
        item = self._item
        match token.kind:
            case T.REGION:
                self._label(of_region(token))
            case T.RUN:
                self._run(token)
            case T.DATE:
                item.labels.clear()
            case T.BATCH:
                self._batch(tokens, i)
            case T.BATCHES:
                if len(token.values) > 1 and token.values[0] != 1:
                    self._dead = True
                else:
                    self._context(Coverage.CUMULATIVE, 2)
            case T.CUMULATIVE:
                self._context(Coverage.CUMULATIVE, 2)
            case T.SINCE:
                self._context(Coverage.CUMULATIVE, 1)
            case T.THIS:
                self._context(Coverage.BATCH, 2)
            case T.PREVIOUS:
                self._skip = True
            case T.OUTCOME:
                self._dead = True
                item.labels.clear()
            case T.REGION_HEAD | T.TYPE_HEAD | T.CHANNEL_HEAD:
                self._segment_ends()
                self._expect = _HEADS[token.kind]
                self._group += 1
            case T.AMONG:
                self._begin_part()
            case T.PRIORITY:
                item.priority = True
            case T.EACH:
                item.each = True
            case T.RESPECTIVE:
                item.respective = len(item.labels) > 1 or len(self.batch) > 1
                if item.priority and not item.labels:
                    self._priority_list = True
            case T.UNDISCLOSED:
                item.undisclosed = True
            case T.DUPLICATE:
                item.duplicate = True
            case T.NET:
                self._net, self._evidence = True, 2
                self._item = _Item()
            case T.NONE:
                if i + 1 < len(tokens) and tokens[i + 1].kind is T.PRIORITY:
                    self._zero(token, parents)
            case T.COLON:
                self._colon(tokens, i)
            case T.COMMA:
                self._comma()
            case T.SEMICOLON:
                self._segment_ends()
            case T.STOP:
                self._sentence()
            case T.BREAK:
                self._sentence()
                self._coverage, self._stated = Coverage.BATCH, False
                self._group += 1
            case _:
                pass

    def _batch(self, tokens: Sequence[Token], i: int) -> None:
        """第十二批; batches tied by 、 or 和 are named together."""
        values = tokens[i].values
        tied = i > 1 and tokens[i - 1].kind is T.JOIN and tokens[i - 2].kind is T.BATCH
        self.batch = (*self.batch, *values) if tied else values
        self._context(Coverage.BATCH, 2)

    def _run(self, token: Token) -> None:
        run = read_run(token)
        if run.case:
            self._evidence = max(self._evidence, 1)
        if run.label is not None:
            self._label(run.label)
        if self._item.priority and not self._item.labels and "分布" in token.text:
            self._priority_list = True

    def _label(self, label: Label) -> None:
        labels = self._item.labels
        beside = labels[-1] if labels and labels[-1].span.stop == label.span.start else None
        if beside and label.dim is Dim.UNKNOWN and beside.dim in (Dim.REGION, Dim.UNKNOWN):
            # 某市高新区: one name, which no table has
            span = Span(beside.span.start, label.span.stop)
            labels[-1] = Label(Dim.UNKNOWN, beside.text + label.text, span)
        elif beside and label.dim is beside.dim is Dim.REGION:
            labels[-1] = label
        else:
            labels.append(label)

    def _begin_part(self) -> None:
        """其中: what follows are parts of what was said last."""
        last = self.figures[-1] if self.figures and self._segment and self._segment[-1] is self.figures[-1] else None
        self._among = True
        self._item.labels.clear()
        if last and last.dim is Dim.TOTAL and last.priority:
            self._priority_list = True
        alike = [f for f in self._segment if last and f.dim is last.dim and not f.priority and f.inside is None]
        whole = any(f.dim is Dim.TOTAL for f in self._segment)
        self._part_of = last if last and last.dim in _LABELLED and len(alike) == 1 and not whole else None

    def _colon(self, tokens: Sequence[Token], i: int) -> None:
        following = tokens[i + 1].kind if i + 1 < len(tokens) else T.BREAK
        last = self.figures[-1] if self.figures and self._segment else None
        item = self._item
        if item.labels and following in _NUMBERS:
            return
        if item.priority or (last and last.priority and last.dim is Dim.TOTAL):
            self._priority_list = True
        elif last and self._segment[-1] is last and last.dim in _LABELLED and tokens[i - 1].kind in _NUMBERS:
            self._part_of = last
        elif item.labels and item.labels[-1].dim in _LABELLED:
            # 甲市：大气污染3件、水污染2件
            self._part_of = Figure(0, item.labels[-1].span, item.labels[-1].dim, "", self._group, None, self._coverage)
        item.labels.clear()
        item.priority = False

    def _comma(self) -> None:
        self._skip = self._net = False
        item = self._item
        item.undisclosed = item.duplicate = False
        if any(label.dim is Dim.UNKNOWN for label in item.labels):
            item.labels.clear()

    # --- brackets ---------------------------------------------------------------------------------

    def _bracket(self, tokens: Sequence[Token], i: int) -> int:
        """Read a bracket; return the place behind it."""
        close = _closing(tokens, i)
        inner = tokens[i + 1 : close]
        behind = i > 0 and tokens[i - 1].kind in _NUMBERS
        if behind and self._dead:
            return close + 1
        if behind:
            self._inside(inner, self._last)
        elif self._item.labels and inner and inner[0].kind is T.PRIORITY:
            # 甲市（重点件1件）31件
            labels = list(self._item.labels)
            self.read(inner)
            self._item.labels = labels
        elif (self._item.labels or self._item.priority) and inner and inner[0].kind in _NUMBERS:
            # 来电（53件）, 甲市（31件，重点件1件)
            self.read(inner[:1])
            self._inside(inner[1:], self._last)
        else:
            self.read(inner)
        return close + 1

    def _inside(self, inner: Sequence[Token], parents: tuple[Figure, ...]) -> None:
        """Read ``inner`` as told of ``parents``, then go on as if it had not been there."""
        kept = (self._item, self._part_of, self._priority_list, self._among, self._evidence, self._dead, self._segment)
        regions_since, net = self._regions_since, self._net
        self._item, self._among = _Item(), False
        first = parents[0] if parents else None
        self._priority_list = bool(first and first.priority and first.dim is Dim.TOTAL)
        self._part_of = first if first and first.dim in _LABELLED else None
        self._evidence, self._segment = 0, []
        self.read(inner, parents=parents)
        (
            self._item,
            self._part_of,
            self._priority_list,
            self._among,
            self._evidence,
            self._dead,
            self._segment,
        ) = kept
        self._regions_since, self._net = regions_since, net
        self._last = parents

    # --- counts -----------------------------------------------------------------------------------

    def _number(self, tokens: Sequence[Token], i: int, parents: tuple[Figure, ...]) -> int:
        token, item = tokens[i], self._item
        self._last = ()
        if not token.values or self._dead or self._skip:
            self._drop(token.span, "said of how cases were handled, or of another batch")
            item.labels.clear()
            return i + 1
        ahead = _ahead(tokens, i + 1)
        if item.duplicate:
            self._item = _Item()
            return i + 1
        known = [label for label in item.labels if label.dim is not Dim.UNKNOWN]
        if item.undisclosed or (T.UNDISCLOSED in ahead.kinds and not known and self._evidence < 2):
            self._item = _Item()
            if token.kind is T.COUNT:
                self._add(token.values[0], token.span, Dim.UNDISCLOSED, rule="undisclosed")
            return ahead.stop if T.UNDISCLOSED in ahead.kinds else i + 1
        if T.DUPLICATE in ahead.kinds and not known and self._evidence < 2:
            self._item = _Item()
            return ahead.stop
        if T.OUTCOME in ahead.kinds and self._evidence < 2:
            self._drop(token.span, "said of how cases were handled")
            self._item = _Item()
            return ahead.stop
        if len(self.batch) > 1 and self._coverage is Coverage.BATCH:
            return self._over_batches(tokens, i)
        if len(item.labels) > 1:
            return self._shared(tokens, i)
        if item.labels:
            return self._single(tokens, i, ahead)
        if token.kind is T.NUMBER:
            return i + 1
        return self._bare(tokens, i, ahead, parents)

    def _single(self, tokens: Sequence[Token], i: int, ahead: _Ahead) -> int:
        """One label, one count."""
        token, item = tokens[i], self._item
        (label,) = item.labels
        self._item = _Item()
        following = tokens[i + 1].kind if i + 1 < len(tokens) else T.BREAK
        if token.kind is T.NUMBER and following not in _ENDS:
            return i + 1
        if ahead.labels and ahead.labels[0].dim is Dim.UNKNOWN and not ahead.kinds & _NUMBERS:
            self._drop(token.span, "counts something else")
            return i + 1
        if label.dim is Dim.UNKNOWN and self._evidence == 2 and not self._expect:
            if token.kind is T.COUNT and not item.priority:
                self._total(token, weak=True)
            return i + 1
        self._labelled(label, token, priority=item.priority or self._priority_list)
        return i + 1

    def _shared(self, tokens: Sequence[Token], i: int) -> int:
        """Several labels: each has the count, or they have one each."""
        item = self._item
        labels, priority = item.labels, item.priority or self._priority_list
        self._item = _Item()
        if len({label.dim for label in labels if label.dim is not Dim.UNKNOWN}) > 1:
            self._drop(tokens[i].span, "counts a cell of two dimensions")
            return i + 1
        if item.each and not item.respective:
            made = [self._labelled(label, tokens[i], priority=priority) for label in labels]
            self._last = tuple(f for f in made if f)
            return i + 1
        gathered = _gather(tokens, i, len(labels))
        if gathered is None:
            self._drop(tokens[i].span, "one count for several labels")
            return i + 1
        numbers, brackets, stop = gathered
        for label, number, bracket in zip(labels, numbers, brackets, strict=True):
            made_one = self._labelled(label, number, priority=priority, listed=True)
            if made_one and bracket:
                self._inside(bracket, (made_one,))
        return stop

    def _over_batches(self, tokens: Sequence[Token], i: int) -> int:
        """Several batches: a count each, in their order."""
        item, batches = self._item, self.batch
        self._item = _Item()
        gathered = _gather(tokens, i, len(batches))
        if gathered is None or len(item.labels) > 1:
            self._drop(tokens[i].span, "one count for several batches")
            return i + 1
        numbers, brackets, stop = gathered
        for batch, number, bracket in zip(batches, numbers, brackets, strict=True):
            self.batch = (batch,)
            if item.labels:
                self._labelled(item.labels[0], number, priority=item.priority, listed=True)
            else:
                self._total(number, priority=item.priority)
            self._inside(bracket, self._last)
        self.batch = batches
        return stop

    def _bare(self, tokens: Sequence[Token], i: int, ahead: _Ahead, parents: tuple[Figure, ...]) -> int:
        """A count without a label before it: a total, a priority count, or one whose label follows."""
        token, item = tokens[i], self._item
        first = not ahead.kinds & _NUMBERS and self._evidence < 2
        if item.priority:
            self._priority_count(token, parents, each=item.each)
            return i + 1
        if first and T.PRIORITY in ahead.kinds and not ahead.labels:
            self._priority_count(token, parents, each=item.each)
            return ahead.stop
        if first and len(ahead.labels) == 1 and not _list_goes_on(tokens, ahead.stop):
            self._item = _Item()
            self._labelled(ahead.labels[0], token, priority=T.PRIORITY in ahead.kinds or self._priority_list)
            return ahead.stop
        if first and ahead.labels:
            self._drop(token.span, "one count for several labels")
            return ahead.stop
        if self._evidence:
            self._total(token, weak=self._evidence < 2)
        return i + 1

    def _priority_count(self, token: Token, parents: tuple[Figure, ...], *, each: bool) -> None:
        """重点件6件: of the region before it, or of all."""
        self._item = _Item()
        count = token.values[0] if token.values else 0
        if parents and parents[0].dim in (Dim.TYPE, Dim.CHANNEL):
            self._drop(token.span, "counts a cell of two dimensions")
        elif parents and parents[0].dim is Dim.REGION:
            if len(parents) > 1 and not each:
                self._drop(token.span, "one priority count for several regions")
                return
            for parent in parents:
                self._add(count, token.span, Dim.REGION, rule="priority", label=parent.label, priority=True)
        elif not parents and (region := self._region_before(count)):
            self._add(count, token.span, Dim.REGION, rule="priority", label=region.label, priority=True)
        else:
            self._last = self._add(count, token.span, Dim.TOTAL, rule="priority", priority=True)
        self._regions_since = 0

    def _region_before(self, count: int) -> Figure | None:
        """The region whose part a priority count is (甲市30件，其中重点件1件；), if it is one's part."""
        regions = [f for f in self._segment if f.dim is Dim.REGION and not f.priority]
        if not self._among or not regions or self._segment[-1] is not regions[-1]:
            return None
        if any(f.dim is Dim.TOTAL for f in self._segment):
            return None
        batch = self.batch[-1] if self.batch else None
        told = any(
            f.dim is Dim.TOTAL and f.priority and f.coverage is self._coverage and f.batch == batch and f.count != count
            for f in self.figures
        )
        return regions[-1] if (self._regions_since == 1 or told) and count <= regions[-1].count else None

    def _zero(self, token: Token, parents: tuple[Figure, ...]) -> None:
        """无重点件."""
        if not self._dead and not self._item.labels and not parents:
            self._add(0, token.span, Dim.TOTAL, rule="none-stated", priority=True)

    # --- figures ----------------------------------------------------------------------------------

    def _total(self, token: Token, *, weak: bool = False, priority: bool = False) -> None:
        rule = (
            "net-total" if self._net else "cumulative-total" if self._coverage is Coverage.CUMULATIVE else "batch-total"
        )
        self._last = self._add(token.values[0], token.span, Dim.TOTAL, rule=rule, weak=weak, priority=priority)
        self._evidence, self._net = 0, False
        self._item = _Item()

    def _labelled(self, label: Label, token: Token, *, priority: bool, listed: bool = False) -> Figure | None:
        """A figure for ``label``; ``listed`` where the count stands apart from it (分别为)."""
        dim = label.dim
        if dim is Dim.UNKNOWN:
            dim = self._guess(label)
        if priority and dim in (Dim.TYPE, Dim.CHANNEL):
            if self._priority_list and not self._item.priority:
                priority = False
            else:
                self._drop(token.span, "counts a cell of two dimensions")
                return None
        if (
            self._part_of
            and self._part_of.dim is dim
            and any(f.inside is not None and f.dim is not dim for f in self._segment)
        ):
            self._part_of = None
        inside = self._part_of.count if self._part_of else None
        low, high = sorted((label.span, token.span))
        span = token.span if listed else Span(low.start, high.stop)
        made = self._add(
            token.values[0],
            span,
            dim,
            rule="priority" if priority else _RULES.get(dim, "list"),
            label=label,
            priority=priority,
            weak=token.kind is T.NUMBER and not listed,
            inside=inside,
        )
        self._evidence = 0
        if dim is Dim.REGION:
            self._regions_since += 1
        return made[0] if made else None

    def _guess(self, label: Label) -> Dim:
        """What the list makes of a label that no table knows."""
        before = next((f.dim for f in reversed(self.figures) if f.group == self._group and f.dim in _LABELLED), None)
        wanted = self._expect or before
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
            stated=self._stated,
        )
        self.figures.append(figure)
        self._segment.append(figure)
        self._last = (figure,)
        return (figure,)

    def _drop(self, span: Span, why: str) -> None:
        self.dropped.append(Dropped(span, why))


def _closing(tokens: Sequence[Token], i: int) -> int:
    """The place of the bracket that closes the one at ``i``; the end of the sentence where none does."""
    depth = 0
    for j in range(i, len(tokens)):
        match tokens[j].kind:
            case T.OPEN:
                depth += 1
            case T.CLOSE:
                depth -= 1
                if not depth:
                    return j
            case T.BREAK:
                return j - 1
            case _:
                pass
    return len(tokens)


def _ahead(tokens: Sequence[Token], i: int) -> _Ahead:
    """What stands from ``i`` to the end of the item."""
    kinds: set[T] = set()
    labels: list[Label] = []
    stop = i
    for stop in range(i, len(tokens) + 1):
        if stop == len(tokens) or tokens[stop].kind in _ENDS:
            break
        token = tokens[stop]
        kinds.add(token.kind)
        if token.kind is T.REGION:
            labels.append(of_region(token))
        elif token.kind is T.RUN and (label := read_run(token).label):
            labels.append(label)
    return _Ahead(frozenset(kinds), tuple(labels), stop)


def _list_goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a label without a count follows the join at ``i``: 9件来自甲市和乙市."""
    if i >= len(tokens) or tokens[i].kind is not T.JOIN or i + 1 >= len(tokens):
        return False
    if tokens[i + 1].kind in _NUMBERS:
        return False
    return not _ahead(tokens, i + 1).kinds & _NUMBERS


def _gather(tokens: Sequence[Token], i: int, wanted: int) -> tuple[list[Token], list[Sequence[Token]], int] | None:
    """``wanted`` numbers in a row from ``i`` with the brackets behind them, and the place after; none if more or fewer."""
    numbers: list[Token] = []
    brackets: list[Sequence[Token]] = []
    at = i
    while at < len(tokens) and tokens[at].kind in _NUMBERS and tokens[at].values:
        numbers.append(tokens[at])
        at += 1
        bracket: Sequence[Token] = ()
        if at < len(tokens) and tokens[at].kind is T.OPEN:
            close = _closing(tokens, at)
            bracket, at = tokens[at + 1 : close], close + 1
        brackets.append(bracket)
        if at + 1 < len(tokens) and tokens[at].kind in (T.JOIN, T.COMMA) and tokens[at + 1].kind in _NUMBERS:
            at += 1
    if len(numbers) != wanted or wanted < 2 or numbers[-1].kind is not T.COUNT:
        return None
    return numbers, brackets, at
