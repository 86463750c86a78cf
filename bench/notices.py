"""Clean complaint notices of our own making: whole inspections, batch after batch, whose figures add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import cn2an

PROVINCES: dict[str, tuple[str, ...]] = {
    "湖南省": ("长沙市", "株洲市", "湘潭市", "衡阳市", "邵阳市", "岳阳市", "常德市", "郴州市", "永州市", "怀化市"),
    "陕西省": ("西安市", "宝鸡市", "咸阳市", "铜川市", "渭南市", "延安市", "榆林市", "汉中市", "安康市", "商洛市"),
    "云南省": ("昆明市", "曲靖市", "玉溪市", "保山市", "昭通市", "丽江市", "普洱市", "临沧市", "大理白族自治州"),
    "吉林省": ("长春市", "吉林市", "四平市", "辽源市", "通化市", "白山市", "松原市", "白城市"),
}
TYPES = ("大气污染", "水污染", "噪声污染", "土壤污染", "生态破坏", "固废污染", "其他污染")
FIRST_DAY = date(2024, 3, 4)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one batch, or all so far, count."""

    regions: Mapping[str, int]
    priority: Mapping[str, int]
    types: Mapping[str, int]
    phone: int
    letter: int

    @property
    def total(self) -> int:
        """All cases."""
        return self.phone + self.letter


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice: the figures of its batch and of all batches so far."""

    number: int
    province: str
    team: str
    day: date
    batch: Figures
    so_far: Figures

    @property
    def name(self) -> str:
        """The name of its page file."""
        return f"{self.day.isoformat()}-{self.number:04d}.txt"


def series(seed: int, *, batches: int) -> Iterator[Notice]:
    """One inspection of so many batches, a day each."""
    chance = Random(seed)
    province = sorted(PROVINCES)[seed % len(PROVINCES)]
    team = f"中央第{'一二三四五六七八'[seed % 8]}生态环境保护督察组"
    so_far = Figures({}, {}, {}, 0, 0)
    for number in range(1, batches + 1):
        batch = _figures(chance, PROVINCES[province])
        so_far = _together(so_far, batch)
        yield Notice(number, province, team, FIRST_DAY + timedelta(days=number), batch, so_far)


def _figures(chance: Random, regions: Sequence[str]) -> Figures:
    total = chance.randint(30, 160)
    by_region = _divided(chance, total, regions)
    priority = {r: chance.randint(1, min(n, 3)) for r, n in by_region.items() if chance.random() < 0.3}
    letter = chance.randint(3, total // 3)
    return Figures(by_region, priority, _divided(chance, total, TYPES), total - letter, letter)


def _divided(chance: Random, total: int, names: Sequence[str]) -> dict[str, int]:
    """``total`` divided among most of the names, the greatest first."""
    kept = sorted(chance.sample(names, k=chance.randint(5, min(7, len(names)))))
    cuts = sorted(chance.sample(range(1, total), k=len(kept) - 1))
    parts = sorted((b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)), reverse=True)
    return dict(zip(kept, parts, strict=True))


def _together(one: Figures, two: Figures) -> Figures:
    def added(a: Mapping[str, int], b: Mapping[str, int]) -> dict[str, int]:
        return dict(Counter(a) + Counter(b))

    return Figures(
        added(one.regions, two.regions),
        added(one.priority, two.priority),
        added(one.types, two.types),
        one.phone + two.phone,
        one.letter + two.letter,
    )


# --- wordings -----------------------------------------------------------------------------------------


def page(notice: Notice, wording: int) -> str:
    """A notice as a page file, in one of `WORDINGS` ways."""
    published = notice.day + timedelta(days=1)
    front = f"---\ndate: {published.isoformat()}\npaper: 甲日报\nregion: {notice.province}\n---\n"
    return front + _WORDINGS[wording % WORDINGS](notice)


def _day(notice: Notice) -> str:
    return f"{notice.day.month}月{notice.day.day}日"


def _number(notice: Notice) -> str:
    return f"第{cn2an.an2cn(notice.number)}批"


def _brackets(n: Notice) -> str:
    """Priority cases in brackets behind each region, running totals by region and channel."""
    regions = "、".join(f"{r}{c}件{_starred(n.batch.priority.get(r, 0))}" for r, c in n.batch.regions.items())
    so_far = "、".join(f"{r}{c}件" for r, c in n.so_far.regions.items())
    return (
        f"督察组交办我省{_number(n)}群众举报案件情况\n"
        f"{_day(n)}，我省收到{n.team}交办的{_number(n)}群众信访举报案件{n.batch.total}件"
        f"{_starred(sum(n.batch.priority.values()))}，其中来电{n.batch.phone}件，来信{n.batch.letter}件。{regions}。\n"
        f"截至{_day(n)}，累计交办案件{n.so_far.total}件{_starred(sum(n.so_far.priority.values()))}，"
        f"其中来电{n.so_far.phone}件，来信{n.so_far.letter}件。累计案件中，{so_far}。\n"
    )


def _starred(count: int) -> str:
    return f"（重点关注案件{count}件）" if count else ""


def _headings(n: Notice) -> str:
    """One paragraph for regions, one for types, one for the running total."""
    regions = "、".join(f"{r}{c}件" for r, c in n.batch.regions.items())
    types = "、".join(f"{t}{c}件" for t, c in n.batch.types.items())
    return (
        f"{n.team}向我省移交{_number(n)}信访件{n.batch.total}件\n"
        f"本报讯 {_day(n)}，{n.team}向{n.province}移交{_number(n)}群众信访件共{n.batch.total}件，"
        f"其中来电{n.batch.phone}件、来信{n.batch.letter}件，重点件{sum(n.batch.priority.values())}件。\n"
        f"按地区分，{regions}。\n按类型分，{types}。\n"
        f"截至{_day(n)}，累计移交信访件{n.so_far.total}件。\n"
    )


def _semicolons(n: Notice) -> str:
    """Lists behind colons, shares in brackets."""
    regions = "；".join(f"{r}{c}件" for r, c in n.batch.regions.items())
    types = "；".join(f"{t}{c}件，占{100 * c / n.batch.total:.1f}%" for t, c in n.batch.types.items())
    return (
        f"督察组转办{_number(n)}信访件\n"
        f"{_day(n)}，{n.team}向{n.province}转办{_number(n)}群众信访件{n.batch.total}件，"
        f"其中来电{n.batch.phone}件，来信{n.batch.letter}件。区域分布：{regions}。污染类型：{types}。"
        f"所有信访件已于当日转交办理。\n"
    )


def _table(n: Notice) -> str:
    """Regions in a table with priority cases."""
    rows = "\n".join(f"| {r} | {c} | {n.batch.priority.get(r, 0)} |" for r, c in n.batch.regions.items())
    return (
        f"督察组移交{_number(n)}信访件分布\n"
        f"{_day(n)}，{n.team}向{n.province}移交{_number(n)}信访件{n.batch.total}件，"
        f"其中来电{n.batch.phone}件、来信{n.batch.letter}件，重点关注案件{sum(n.batch.priority.values())}件。\n\n"
        f"| 市州 | 件数 | 重点件 |\n| --- | --- | --- |\n{rows}\n"
        f"| 合计 | {n.batch.total} | {sum(n.batch.priority.values())} |\n"
    )


def _respectively(n: Notice) -> str:
    """Names first, counts behind them."""
    names, counts = zip(*n.batch.types.items(), strict=True)
    regions = "，".join(f"{r}{c}件" for r, c in n.batch.regions.items())
    return (
        f"{_number(n)}{n.batch.total}件信访举报件交办我省\n"
        f"{_day(n)}，{n.team}向{n.province}交办{_number(n)}群众信访举报件{n.batch.total}件，"
        f"{n.batch.phone}件为来电，{n.batch.letter}件为来信。本批信访举报件涉及：{regions}。"
        f"按污染类型，{'、'.join(names)}分别为{'、'.join(f'{c}件' for c in counts)}。"
        f"截至{_day(n)}，{n.team}累计向我省交办{cn2an.an2cn(n.number)}批{n.so_far.total}件，"
        f"其中来电{n.so_far.phone}件、来信{n.so_far.letter}件。\n"
    )


def _loosely(n: Notice) -> str:
    """What need not add up: the greatest regions only, types that overlap, duplicates, cases kept back, outcomes."""
    greatest = list(n.batch.regions.items())[:3]
    types = "、".join(f"{t}{c + 3}件" for t, c in n.batch.types.items())
    share = 100 * sum(c for _, c in greatest) / n.batch.total
    return (
        f"督察组向我省移交{_number(n)}信访件\n"
        f"{_day(n)}，{n.team}向{n.province}移交{_number(n)}群众信访件{n.batch.total}件（含重复件2件），"
        f"其中1件依据有关规定不予公开。信访件主要集中在{'、'.join(f'{r}{c}件' for r, c in greatest)}，占总数的{share:.1f}%。"
        f"按类型分，{types}，部分信访件同时涉及多种类型。"
        f"前{max(1, n.number - 1)}批信访件已办结{n.so_far.total // 2}件，责令整改{n.number}家。\n"
        f"截至{_day(n)}，累计移交信访件{n.so_far.total}件（含重复件{2 * n.number}件）。\n"
    )


_WORDINGS = (_brackets, _headings, _semicolons, _table, _respectively, _loosely)
WORDINGS = len(_WORDINGS)
"""How many ways of wording there are."""
