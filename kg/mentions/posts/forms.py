"""What the words before a title look like: what leads them in, how the names of bodies end, which form stands for which.

The words are those of ``seeds/post_body_words.tsv`` and ``seeds/post_hosts.tsv``.
"""

from __future__ import annotations

import re
from functools import cache

from kg import tables
from kg.model import Body, BodyKind

ORGAN_OF_UNIT = {
    "人大": "congress",
    "人大常委会": "congress_standing",
    "政协": "cppcc",
    "纪委": "discipline",
    "党委": "party",
    "团委": "league",
}
CENTRAL = ("中华人民共和国", "中国共产党中央")
LEVELS = ("省", "市", "州", "县", "区")
SHARED = ("部", "局", "厅", "院", "署", "委")
"""What a title may share with the body before it: 财政部长."""
NEAR = 400
"""How far back, in code points, a bare 公司 or 局长 may look for the body it means."""
THIS = re.compile(r"^(?:该|我|本|此|这家|这个|我们)")
THIS_HOST = re.compile(r"^(?:该|我|本|此)(?:校|院|局|行|社|会|馆|厂|县|市|区|镇|乡|村|公司)(?=[一-鿿]{4})")
PLACED = re.compile(r"(?<![全我本该此各])[一-鿿][省市县区州](?:的)?$")
_HEADED = {"部长": ("部", "部门"), "局长": ("局", "署"), "厅长": ("厅",)}
"""How the bodies end that these titles head."""
_VERBAL = re.compile(
    r"[了着过的在是和与将把被对向从为]|介绍|听取|参加|出席|开展|主持|找到|慕名"
    r"|出现|所属|(?<![效概汇利功频费税])率"
)
_HAN = re.compile(r"[一-鿿]+")


@cache
def body_words(*kinds: str) -> tuple[str, ...]:
    """The words of these kinds, in the order of the table."""
    return tuple(dict.fromkeys(row["word"] for row in tables.read("post_body_words.tsv") if row["kind"] in kinds))


@cache
def led_in() -> re.Pattern[str]:
    """What leads in a name and is no part of it, from the beginning of the words on."""
    leads = sorted(body_words("lead"), key=lambda word: (-len(word), word))
    plain = "|".join(word for word in leads if word != "由")
    return re.compile(rf"^.*(?:{plain}|(?<![数证依凭收票])据|(?<!自)由)(?=[一-鿿])|^（[^）]*）(?=[一-鿿])")


@cache
def endings() -> dict[str, tuple[str, ...]]:
    """For a bare word (公司) or title (局长) the endings of the names that it takes up."""
    return {row["word"]: tuple(row["endings"].split("|")) for row in tables.read("post_hosts.tsv")}


def overlaid(outer: str, inner: str) -> str:
    """``inner`` after ``outer``, what both print only once: 某某协会青少委 and 青少委艺术团."""
    size = next((n for n in range(min(len(outer), len(inner)), 1, -1) if outer.endswith(inner[:n])), 0)
    return outer + inner[size:]


def common_ending(one: str, other: str) -> int:
    """How many characters ``one`` and ``other`` share at their end."""
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return size


def is_form(name: str, words: str, size: int) -> bool:
    """Whether ``words``, alike in the last ``size`` characters, may be another form of ``name``: all of it or shorter."""
    if size == len(words) >= 3:
        return True
    if size == len(name):
        return size >= 4 and words[: len(words) - size].endswith(body_words("open"))
    rest = iter(name[: len(name) - size])
    return size >= 4 and all(char in rest for char in words[: len(words) - size])


def is_own_name(words: str) -> bool:
    """Whether ``words`` are bounded and end like a body's own name (某某商会), and are no sentence (参加商会)."""
    if words[:2] in endings() or not (4 <= len(words) <= 26 and words.endswith(body_words("own", "party"))):
        return False
    if _VERBAL.search(words) or THIS.match(words):
        return False
    return words.count("“") == words.count("”") and words.find("”") >= words.find("“")


def is_part(words: str) -> bool:
    """Whether ``words`` name a part that any larger body may have: 待遇保障科, 政治工作处, 刑警大队."""
    if not 3 <= len(words) <= 10 or _HAN.fullmatch(words) is None or _VERBAL.search(words) or THIS.match(words):
        return False
    return words.endswith(body_words("office", "team"))


def is_independent(words: str) -> bool:
    """Whether ``words`` end like the name of a body that is no part of another: 某某研究会, not 待遇保障科."""
    return words.endswith(body_words("own", "roof", "no-office")) and not is_part(words)


def is_clause(words: str) -> bool:
    """Whether ``words`` tell something and name no body: 日前已与某地."""
    return _VERBAL.search(words) is not None or words.startswith(("日前", "近日", "今日", "昨日", "已"))


def is_bound(words: str) -> bool:
    """Whether what follows ``words`` begins anew: behind 该 or 我们, or a preposition."""
    return (len(words) <= 3 and THIS.match(words) is not None) or words.endswith(body_words("open"))


def kind_of(words: str) -> BodyKind:
    """What kind of body a name that only its ending tells is."""
    if words.endswith(body_words("party")):
        return BodyKind.PARTY
    return BodyKind.COMPANY if words.endswith(("公司", "集团", "厂")) else BodyKind.OTHER


def is_committee(body: Body | None) -> bool:
    """Whether ``body`` is a party committee, whose members also have 书记 and 常委 among them."""
    return body is not None and body.kind is BodyKind.PARTY and body.name.endswith(("委员会", "党委"))


def is_league(body: Body) -> bool:
    """Whether ``body`` is a committee of the youth league, which has none of the offices of the body that it is in."""
    return any(n.endswith("团委") or n.startswith("中国共产主义青年团") for n in (body.name, *body.also))


def heads(core: str, body: Body) -> bool:
    """Whether one who is 局长 or 部长 may head ``body``: no 部长 heads a 纪检监察组."""
    ending = _HEADED.get(core[-2:])
    return ending is None or any(name.endswith(ending) for name in (body.name, *body.also))


def stems(names: tuple[str, ...]) -> list[str]:
    """The ``names`` of a party unit without it: 某某开发区 of 某某开发区党工委; shortest first."""
    units = body_words("party")
    found = {name.removesuffix(unit) for name in names for unit in units if name.endswith(unit) and name != unit}
    return sorted(found, key=lambda stem: (len(stem), stem))


def completed(name: str, title: str) -> str:
    """``name`` with the character that it shares with ``title``: 某国财政 before 部长 is 某国财政部."""
    word = title.removeprefix("副")
    return name + word[0] if word[0] in SHARED and word.endswith("长") and name[-1] != word[0] else name
