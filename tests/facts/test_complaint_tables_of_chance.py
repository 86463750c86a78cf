"""Notices composed by chance from a table of figures: reading one must give back exactly that table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.facts.complaint_notices import divisions, read

PROVINCES = {"湖南省": "430000", "江西省": "360000", "四川省": "510000", "新疆维吾尔自治区": "650000"}
TYPES = (
    "大气污染",
    "水污染",
    "噪声污染",
    "固废污染",
    "土壤污染",
    "生态破坏",
    "油烟污染",
    "扬尘污染",
    "辐射污染",
    "其他污染",
)
HAN = "零一二三四五六七八九"


@dataclass(frozen=True)
class Table:
    """What a notice is to say."""

    province: str
    batch: int
    regions: tuple[tuple[str, int, int], ...]
    """Name, cases, priority cases."""
    types: tuple[tuple[str, int], ...]
    phone: int
    undisclosed: int
    before: int
    """Cases of all batches before this one."""

    @property
    def total(self) -> int:
        return sum(n for _, n, _ in self.regions)

    @property
    def priority(self) -> int:
        return sum(p for _, _, p in self.regions)


def spoken(n: int) -> str:
    """A number below 1000 in words."""
    hundreds, tens, ones = n // 100, n // 10 % 10, n % 10
    head = f"{HAN[hundreds]}百" if hundreds else ""
    middle = (f"{HAN[tens]}十" if tens > 1 or hundreds else "十") if tens else ("零" if hundreds and ones else "")
    return head + middle + (HAN[ones] if ones else "") or "零"


@cache
def prefectures(province: str) -> tuple[str, ...]:
    """The prefectures of a province."""
    return tuple(d.name for d in divisions().children(PROVINCES[province]) if d.level == "prefecture")


@st.composite
def tables(draw: st.DrawFn) -> Table:
    province = draw(st.sampled_from(sorted(PROVINCES)))
    chosen = draw(st.lists(st.sampled_from(prefectures(province)), min_size=2, max_size=7, unique=True))
    regions = []
    for name in chosen:
        cases = draw(st.integers(1, 60))
        regions.append((name, cases, draw(st.integers(0, min(cases, 3)))))
    total = sum(n for _, n, _ in regions)
    kinds = draw(st.lists(st.sampled_from(TYPES), min_size=1, max_size=5, unique=True))
    cuts = sorted(draw(st.integers(0, total)) for _ in kinds[1:])
    shares = [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]
    return Table(
        province=province,
        batch=draw(st.integers(2, 29)),
        regions=tuple(sorted(regions, key=lambda r: -r[1])),
        types=tuple((k, n) for k, n in zip(kinds, shares, strict=True) if n),
        phone=draw(st.integers(1, total - 1)) if total > 1 else 1,
        undisclosed=draw(st.integers(1, 5)),
        before=draw(st.integers(1, 2000)),
    )


# --- wording: each returns a stretch of text -------------------------------------------------------


def lead(t: Table, how: int) -> str:
    team = "中央第二生态环境保护督察组"
    n = f"第{spoken(t.batch)}批"
    return (
        f"7月3日，{team}向{t.province}移交{n}群众信访件{t.total}件",
        f"7月3日，{t.province}收到{team}转办的{n}信访举报案件{t.total}件",
        f"7月3日，{t.province}接到{team}交办的{n}群众举报{spoken(t.total)}件",
        f"{team}7月3日向{t.province}交办第{t.batch}批信访举报问题{t.total}个",
    )[how]


def channels(t: Table, how: int) -> str:
    letter = t.total - t.phone
    return (
        f"，其中：来电{t.phone}件，来信{letter}件",
        f"（来电{t.phone}件、来信{letter}件）",
        f"，其中{t.phone}件为来电、{letter}件为来信",
        f"，电话举报{spoken(t.phone)}件、信件举报{spoken(letter)}件",
        f"，来电、来信分别为{t.phone}件、{letter}件",
    )[how]


def regions(t: Table, how: int) -> str:
    """The list of regions, with their priority cases where the way of telling has room for them."""
    some = [(name, n, p) for name, n, p in t.regions]
    bracketed = "、".join(f"{name}{n}件" + (f"（重点件{p}件）" if p else "") for name, n, p in some)
    plain = "，".join(f"{name}{n}件" for name, n, _ in some)
    names, counts = "、".join(name for name, _, _ in some), "、".join(f"{n}件" for _, n, _ in some)
    stars = [(name, p) for name, _, p in some if p]
    last = f"；重点件{t.priority}件：" + "、".join(f"{name}{p}件" for name, p in stars) if stars else ""
    return (
        f"。{t.total}件案件中，{bracketed}。",
        f"。按地区分，{plain}{last}。",
        f"。{names}分别为{counts}{last}。",
        "。其中" + "，".join(f"{n}件来自{name}" for name, n, _ in some) + f"{last}。",
        "。区域分布：" + "；".join(f"{name}{n}件" + (f"，其中重点{p}件" if p else "") for name, n, p in some) + "。",
        "。\n\n市州 件数 重点件\n"
        + "".join(f"{name} {n} {p}\n" for name, n, p in some)
        + f"合计 {t.total} {t.priority}\n",
        "。\n\n| 地区 | 重点件 | 信访件数量 |\n|---|---|---|\n"
        + "".join(f"| {name} | {p or '-'} | {n} |\n" for name, n, p in some),
    )[how]


def types(t: Table, how: int) -> str:
    short = [(name.removesuffix("污染").removesuffix("破坏"), n) for name, n in t.types]
    names, counts = "、".join(s for s, _ in short), "、".join(f"{n}件" for _, n in short)
    together = f"涉及{names}问题的分别为{counts}" if len(short) > 1 else f"涉及{names}问题{counts}"
    return (
        "本批信访举报案件按污染类型分为" + "、".join(f"{name}{n}件" for name, n in t.types) + "。",
        f"按类型分，{together}。",
        "污染类型：" + "；".join(f"{name}类{n}件" for name, n in short) + "。",
        "从反映问题看，" + "，".join(f"{name}类{n}件，占比{n * 100 / t.total:.1f}%" for name, n in short) + "。",
    )[how]


def rest(t: Table, how: int) -> str:
    whole = t.before + t.total
    return (
        f"截至7月3日，累计交办信访件{whole}件，已办结{t.before}件，责令整改80家，立案处罚12件，约谈7人。",
        f"截至7月3日，督察组累计向{t.province}移交信访件{t.batch}批{whole}件。上述信访件已转有关市州办理，较前一批增加3件。",
        f"进驻以来，督察组共交办{t.batch}批次{whole}件群众举报。前期移交的案件中，属实30件、不属实4件。",
    )[how]


def told(t: Table, ways: tuple[int, ...]) -> tuple[str, dict[str, int]]:
    """A notice and its figures."""
    a, c, r, k, e, u = ways
    hidden = f"，其中{t.undisclosed}件依据相关规定不予公开" if u else ""
    text = lead(t, a) + hidden + channels(t, c) + regions(t, r) + types(t, k) + rest(t, e)
    if r in (5, 6):
        text = lead(t, a) + hidden + channels(t, c) + "。" + types(t, k) + rest(t, e) + regions(t, r).lstrip("。")
    figures = {"总": t.total, "来电": t.phone, "来信": t.total - t.phone, "累总": t.before + t.total}
    figures |= {name: n for name, n, _ in t.regions} | dict(t.types)
    if hidden:
        figures["密"] = t.undisclosed
    stars = {f"{name}*": p for name, _, p in t.regions if p or r == 5}
    if r == 5 or (r in (1, 2, 3) and t.priority):
        stars["*"] = t.priority
    return text, figures | stars


@settings(max_examples=100, deadline=None)
@given(
    tables(),
    st.tuples(
        st.integers(0, 3), st.integers(0, 4), st.integers(0, 6), st.integers(0, 3), st.integers(0, 2), st.integers(0, 1)
    ),
)
def test_a_notice_gives_back_its_table(table: Table, ways: tuple[int, ...]) -> None:
    text, figures = told(table, ways)
    assert read(text, region=table.province) == {table.batch: figures}
