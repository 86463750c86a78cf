"""How findings call the cases of a figure."""

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
    """Which cases a figure counts, as the name of the message that says it (see `messages.text`)."""
    return f"word-{coverage.value}-{'PriorityCases' if priority else 'AllCases'}"


def part_name(count: Count, batch: BatchRow) -> str:
    """The region, type or channel that a figure counts; ``word-total`` for all of them."""
    area = count.area.name if batch.recipient is None or count.area.node != batch.recipient.node else ""
    return f"{area}{count.pollution or ''}{CHANNELS[count.channel]}" or "word-total"
