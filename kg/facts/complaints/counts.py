"""What each number counts: the label before it, the labels that share it, what follows it, or all cases."""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts.complaints.figures import Figure
from kg.facts.complaints.items import ENDS, NUMBERS, Ahead, ahead, gather, list_goes_on
from kg.facts.complaints.labels import Dim
from kg.facts.complaints.said import Item, Said
from kg.facts.complaints.tokens import T, Token
from kg.model import Coverage

_TOO_MANY = 10_000
"""A bare number as high as this is a telephone number."""


class Counts(Said):
    """Reads numbers."""

    def _inside(self, inner: Sequence[Token], parents: tuple[Figure, ...]) -> None:
        """Read the bracket ``inner`` as told of ``parents``."""
        raise NotImplementedError

    def _number(self, tokens: Sequence[Token], i: int, parents: tuple[Figure, ...]) -> int:
        token, item = tokens[i], self._now.item
        self._last = ()
        if not token.values or self._now.dead or self._now.skip:
            self._drop(token.span, "said of how cases were handled, or of another batch")
            item.labels.clear()
            return i + 1
        tail = ahead(tokens, i + 1)
        if item.duplicate:
            self._duplicate(token)
            return i + 1
        known = [label for label in item.labels if label.dim is not Dim.UNKNOWN]
        if item.undisclosed or (T.UNDISCLOSED in tail.kinds and not known and self._now.evidence < 2):
            self._now.item = Item()
            if token.kind is T.COUNT:
                self._add(token.values[0], token.span, Dim.UNDISCLOSED, rule="undisclosed")
            return tail.stop if T.UNDISCLOSED in tail.kinds else i + 1
        if T.DUPLICATE in tail.kinds and not known and self._now.evidence < 2:
            self._duplicate(token)
            return tail.stop
        other = self._coverage is Coverage.BATCH and not set(self.batch) <= set(self.first)
        if T.OUTCOME in tail.kinds and (self._now.evidence < 2 or other):
            self._drop(token.span, "said of how cases were handled")
            self._now.item = Item()
            return tail.stop
        if len(self.batch) > 1 and self._coverage is Coverage.BATCH:
            return self._over_batches(tokens, i)
        if len(item.labels) > 1:
            return self._shared(tokens, i)
        if item.labels:
            return self._single(tokens, i, tail)
        if token.kind is T.NUMBER:
            return i + 1
        return self._bare(tokens, i, tail, parents)

    def _duplicate(self, token: Token) -> None:
        """含重复件3件: counted by no label."""
        self._now.item = Item()
        if token.kind is T.COUNT:
            self.duplicates.append((token.values[0], self._coverage))

    def _single(self, tokens: Sequence[Token], i: int, tail: Ahead) -> int:
        """One label, one count."""
        token, item = tokens[i], self._now.item
        (label,) = item.labels
        self._now.item = Item()
        following = tokens[i + 1].kind if i + 1 < len(tokens) else T.BREAK
        if token.kind is T.NUMBER and (following not in ENDS or token.values[0] >= _TOO_MANY):
            return i + 1
        if tail.labels and tail.labels[0].dim is Dim.UNKNOWN and not tail.kinds & NUMBERS:
            self._drop(token.span, "counts something else")
            return i + 1
        if label.dim is Dim.UNKNOWN and self._now.evidence == 2 and not self._now.expect:
            if token.kind is T.COUNT and not item.priority:
                self._total(token, weak=True)
            return i + 1
        self._labelled(label, token, priority=item.priority or self._now.priority_list)
        return i + 1

    def _shared(self, tokens: Sequence[Token], i: int) -> int:
        """Several labels: each has the count, or they have one each."""
        item = self._now.item
        labels, priority = item.labels, item.priority or self._now.priority_list
        self._now.item = Item()
        if len({label.dim for label in labels if label.dim is not Dim.UNKNOWN}) > 1:
            self._drop(tokens[i].span, "counts a cell of two dimensions")
            return i + 1
        if item.each and not item.respective:
            made = [self._labelled(label, tokens[i], priority=priority) for label in labels]
            self._last = tuple(f for f in made if f)
            return i + 1
        gathered = gather(tokens, i, len(labels))
        if gathered is None and self._now.evidence and all(label.dim is Dim.CHANNEL for label in labels):
            # 群众来电、来信举报共98件
            self._total(tokens[i], weak=True)
            return i + 1
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
        item, batches = self._now.item, self.batch
        self._now.item = Item()
        gathered = gather(tokens, i, len(batches))
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

    def _bare(self, tokens: Sequence[Token], i: int, tail: Ahead, parents: tuple[Figure, ...]) -> int:
        """A count without a label before it: a total, a priority count, or one whose label follows."""
        token, item = tokens[i], self._now.item
        first = not tail.kinds & NUMBERS and self._now.evidence < 2
        if item.priority:
            self._priority_count(token, parents, each=item.each)
            return i + 1
        if first and T.PRIORITY in tail.kinds and not tail.labels:
            self._priority_count(token, parents, each=item.each)
            return tail.stop
        if first and len(tail.labels) == 1 and not list_goes_on(tokens, tail.stop):
            self._now.item = Item()
            self._labelled(tail.labels[0], token, priority=T.PRIORITY in tail.kinds or self._now.priority_list)
            return tail.stop
        if first and tail.labels:
            self._drop(token.span, "one count for several labels")
            return tail.stop
        if self._now.evidence:
            self._total(token, weak=self._now.evidence < 2)
        return i + 1

    def _priority_count(self, token: Token, parents: tuple[Figure, ...], *, each: bool) -> None:
        """重点件6件: of the region before it, or of all."""
        self._now.item = Item()
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
            self._group += 1  # a list behind it may be of the priority cases
        self._now.regions_since = 0

    def _region_before(self, count: int) -> Figure | None:
        """The region whose part a priority count is (甲市30件，其中重点件1件；), if it is one's part."""
        regions = [f for f in self._now.segment if f.dim is Dim.REGION and not f.priority]
        if not self._now.among or not regions or self._now.segment[-1] is not regions[-1]:
            return None
        if any(f.dim is Dim.TOTAL for f in self._now.segment):
            return None
        batch = self.batch[-1] if self.batch else None
        told = any(
            f.dim is Dim.TOTAL and f.priority and f.coverage is self._coverage and f.batch == batch and f.count != count
            for f in self.figures
        )
        return regions[-1] if (self._now.regions_since == 1 or told) and count <= regions[-1].count else None

    def _zero(self, token: Token, parents: tuple[Figure, ...]) -> None:
        """无重点件."""
        if not self._now.dead and not self._now.item.labels and not parents:
            self._add(0, token.span, Dim.TOTAL, rule="none-stated", priority=True)
