"""How findings call the cases of a figure, from ``seeds/audit_words.tsv`` where words of their own are needed."""

from __future__ import annotations

from kg.audit.ledger import BatchRow, Count
from kg.model import Channel, Coverage

CHANNELS = {
    Channel.ALL: "",
    Channel.PHONE: "来电",
    Channel.LETTER: "来信",
    Channel.ONLINE: "网络",
    Channel.VISIT: "来访",
}


def cases(coverage: Coverage, *, priority: bool) -> str:
    """Which cases a figure counts: 本批案件, 累计重点关注案件."""
    return ("累计" if coverage is Coverage.CUMULATIVE else "本批") + ("重点关注案件" if priority else "案件")


def part_name(count: Count, batch: BatchRow) -> str:
    """The region, type or channel that a figure counts; 合计 for all of them."""
    area = count.area.name if batch.recipient is None or count.area.node != batch.recipient.node else ""
    return f"{area}{count.pollution or ''}{CHANNELS[count.channel]}" or "合计"
