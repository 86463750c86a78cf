"""From tokens to figures: which count belongs to which region, type, channel, batch and coverage.

The grammar is read from left to right. A label waits until its count comes (南昌市31件); several wait together for
各, 均为 or 分别为; a count that finds no label looks at what follows it (30件来自乌鲁木齐市). Brackets and 其中 speak of
parts of what stands before them. What a number counts must be said by the words between; where they say
something else, the number is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from kg.facts.complaints.counts import Counts
from kg.facts.complaints.figures import Figure
from kg.facts.complaints.items import NUMBERS, closing
from kg.facts.complaints.labels import Dim, Label, looks_like_region, of_region, read_run
from kg.facts.complaints.said import LABELLED, Item, Now
from kg.facts.complaints.tokens import T, Token
from kg.model import Coverage, Span

_SEPARATORS = frozenset({T.JOIN, T.COMMA, T.SEMICOLON, T.COLON, T.AMONG})
_SUM = re.compile("[合总共]计|共")
_CLASSES = "省市县区州盟旗"
_HEADS = {T.REGION_HEAD: Dim.REGION, T.TYPE_HEAD: Dim.TYPE, T.CHANNEL_HEAD: Dim.CHANNEL}


class Grammar(Counts):
    """Reads the tokens of one article."""

    def read(self, tokens: Sequence[Token], *, parents: tuple[Figure, ...] = ()) -> None:
        """Read ``tokens``; ``parents`` are the figures that they stand behind in brackets."""
        i = 0
        while i < len(tokens):
            token = tokens[i]
            if self._now.trailing and token.kind in _SEPARATORS:
                # what followed a count in its item belongs to it, not to the next count
                self._now.item.labels.clear()
                self._now.trailing = False
            if token.kind in NUMBERS:
                self._now.trailing = True
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
            self.figures.append(replace(figure, batch=batch, group=self._group))
        self._group += 1
        self._sentence()

    # --- words ------------------------------------------------------------------------------------

    def _word(self, tokens: Sequence[Token], i: int, parents: tuple[Figure, ...]) -> None:
        """What is named: regions, batches, coverage, and the marks that part a sentence."""
        token = tokens[i]
        match token.kind:
            case T.REGION:
                self._label(of_region(token))
            case T.RUN:
                self._run(token, tokens[i - 1] if i else None)
            case T.DATE:
                self._now.item.labels.clear()
            case T.BATCH:
                self._batch(tokens, i)
            case T.BATCHES if self._some_batches(token):
                self._now.dead = True
            case T.BATCHES | T.CUMULATIVE:
                self._context(Coverage.CUMULATIVE, 2)
            case T.SINCE:
                self._context(Coverage.CUMULATIVE, 1)
            case T.THIS:
                self._context(Coverage.BATCH, 2)
            case T.REGION_HEAD | T.TYPE_HEAD | T.CHANNEL_HEAD:
                self._segment_ends()
                self._now.expect = _HEADS[token.kind]
                self._group += 1
            case T.NONE if i + 1 < len(tokens) and tokens[i + 1].kind is T.PRIORITY:
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
                self._flag(token)

    def _flag(self, token: Token) -> None:
        """What a word says of the counts behind it."""
        now, item = self._now, self._now.item
        match token.kind:
            case T.PREVIOUS:
                now.skip = True
            case T.OUTCOME:
                now.dead = True
                item.labels.clear()
            case T.AMONG:
                self._begin_part()
            case T.PRIORITY:
                item.priority = True
            case T.EACH:
                item.each = True
            case T.RESPECTIVE:
                item.respective = len(item.labels) > 1 or len(self.batch) > 1
                last = now.segment[-1] if now.segment else None
                if not item.labels and (item.priority or (last and last.priority and last.dim is Dim.TOTAL)):
                    now.priority_list = True
            case T.UNDISCLOSED:
                item.undisclosed = True
            case T.DUPLICATE:
                item.duplicate = True
            case T.NET:
                now.net, now.evidence, now.item = True, 2, Item()
            case _:
                pass

    def _batch(self, tokens: Sequence[Token], i: int) -> None:
        """第十二批; batches tied by 、 or 和 are named together."""
        values = tokens[i].values
        tied = i > 1 and tokens[i - 1].kind is T.JOIN and tokens[i - 2].kind is T.BATCH
        self.batch = (*self.batch, *values) if tied else values
        self.first = self.first or self.batch
        self._context(Coverage.BATCH, 2)

    def _some_batches(self, token: Token) -> bool:
        """Whether 第五批至第六批 or 两批 are only some of the batches so far, so that their sum is no cumulative figure."""
        if len(token.values) > 1 and token.values[0] != 1:
            return True
        said = self._coverage is Coverage.CUMULATIVE and self._now.evidence > 0
        return bool(self.batch) and token.values[-1] not in self.batch and not (said and len(token.values) == 1)

    def _run(self, token: Token, before: Token | None) -> None:
        run = read_run(token)
        if (
            run.label
            and run.label.dim is Dim.UNKNOWN
            and before
            and before.kind is T.NEUTRAL
            and not self._now.evidence
        ):
            name = before.text + run.label.text
            if before.span.stop == run.label.span.start and looks_like_region(name):
                # 某市高新区, where 某市 is the recipient itself
                run = replace(
                    run, label=replace(run.label, text=name, span=Span(before.span.start, run.label.span.stop))
                )
        if run.case or _SUM.search(token.text):
            self._now.evidence = max(self._now.evidence, 1)
        if run.label is not None:
            self._label(run.label)
        if self._now.item.priority and not self._now.item.labels and "分布" in token.text:
            self._now.priority_list = True

    def _label(self, label: Label) -> None:
        labels = self._now.item.labels
        beside = labels[-1] if labels and labels[-1].span.stop == label.span.start else None
        if beside and label.dim is Dim.UNKNOWN and beside.dim in (Dim.REGION, Dim.UNKNOWN):
            # 某市高新区: one name, which no table has
            span = Span(beside.span.start, label.span.stop)
            labels[-1] = Label(Dim.UNKNOWN, beside.text + label.text, span)
        elif beside and beside.dim is Dim.UNKNOWN and len(beside.text) < 3 and label.text[-1] not in _CLASSES:
            # a new district whose name holds that of another place
            labels[-1] = Label(Dim.UNKNOWN, beside.text + label.text, Span(beside.span.start, label.span.stop))
        elif beside and label.dim is beside.dim is Dim.REGION:
            labels[-1] = label
        else:
            labels.append(label)

    def _begin_part(self) -> None:
        """其中: what follows are parts of what was said last."""
        last = (
            self.figures[-1]
            if self.figures and self._now.segment and self._now.segment[-1] is self.figures[-1]
            else None
        )
        self._now.among = True
        self._now.item.labels.clear()
        if last and last.dim is Dim.TOTAL and last.priority:
            self._now.priority_list = True
        alike = [f for f in self._now.segment if last and f.dim is last.dim and not f.priority and f.inside is None]
        whole = any(f.dim is Dim.TOTAL for f in self._now.segment)
        self._now.part_of = last if last and last.dim in LABELLED and len(alike) == 1 else self._now.outer
        self._now.doubtful = whole

    def _colon(self, tokens: Sequence[Token], i: int) -> None:
        following = tokens[i + 1].kind if i + 1 < len(tokens) else T.BREAK
        last = self._now.segment[-1] if self._now.segment else None
        item = self._now.item
        if item.labels and following in NUMBERS:
            return
        if item.priority or (last and last.priority and last.dim is Dim.TOTAL):
            self._now.priority_list = True
        elif last and last.dim in LABELLED and tokens[i - 1].kind in NUMBERS:
            self._now.part_of = last
        elif item.labels and item.labels[-1].dim in LABELLED:
            # 甲市：大气污染3件、水污染2件
            self._now.doubtful = False
            self._now.part_of = Figure(
                0, item.labels[-1].span, item.labels[-1].dim, "", self._group, None, self._coverage
            )
        item.labels.clear()
        item.priority = False
        self._now.segment = []

    def _comma(self) -> None:
        self._now.skip = self._now.net = False
        item = self._now.item
        item.undisclosed = item.duplicate = False
        if any(label.dim is Dim.UNKNOWN for label in item.labels):
            item.labels.clear()

    # --- brackets ---------------------------------------------------------------------------------

    def _bracket(self, tokens: Sequence[Token], i: int) -> int:
        """Read a bracket; return the place behind it."""
        close = closing(tokens, i)
        inner = tokens[i + 1 : close]
        behind = i > 0 and tokens[i - 1].kind in NUMBERS
        if behind and self._now.dead:
            return close + 1
        if behind:
            self._inside(inner, self._last)
        elif self._now.item.labels and not any(t.kind in NUMBERS for t in inner):
            pass  # 土壤（含固体废物）9件: a remark on the label
        elif self._now.item.labels and inner and inner[0].kind is T.PRIORITY:
            # 甲市（重点件1件）31件
            labels = list(self._now.item.labels)
            self.read(inner)
            self._now.item.labels = labels
        elif (self._now.item.labels or self._now.item.priority) and inner and inner[0].kind in NUMBERS:
            # 来电（53件）, 甲市（31件，重点件1件)
            self.read(inner[:1])
            self._inside(inner[1:], self._last)
        else:
            self.read(inner)
        return close + 1

    def _inside(self, inner: Sequence[Token], parents: tuple[Figure, ...]) -> None:
        """Read ``inner`` as told of ``parents``, then go on as if it had not been there."""
        kept, first = self._now, parents[0] if parents else None
        outer = first if first and first.dim in LABELLED else None
        whole = bool(first and first.priority and first.dim is Dim.TOTAL)
        self._now = Now(outer=outer, part_of=outer, priority_list=whole)
        self.read(inner, parents=parents)
        self._now, self._last = kept, parents
