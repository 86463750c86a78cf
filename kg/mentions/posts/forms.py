"""What the words before a title look like: what leads them in, how the names of bodies end, which form stands for which."""

from __future__ import annotations

import re
from functools import cache

from kg import tables
from kg.model import Body, BodyKind

PARTY_UNITS = ("党组", "党委", "党工委", "党总支", "党支部", "支部", "总支", "党组织", "机关党委", "党总支部")
ORGAN_OF_UNIT = {
    "人大": "congress",
    "人大常委会": "congress_standing",
    "政协": "cppcc",
    "纪委": "discipline",
    "党委": "party",
}


NATIONAL = ("中国", "全国", "中华", "我国", "中共")
CENTRAL = ("中华人民共和国", "中国共产党中央")
LEVELS = ("省", "市", "州", "县", "区")
SHARED = ("部", "局", "厅", "院", "署", "委")
"""What a title may share with the body before it: 财政部长."""
NEAR = 400
"""How far back, in code points, a bare 公司 or 局长 may look for the body it means."""
OPEN = tuple("由受对向请和与及在时中上下日后前的据给让被")
THIS = re.compile(r"^(?:该|我|本|此|这家|这个|我们)")
LED_IN = re.compile(
    r"^.*(?:此次|此案|其中|以及|邀请到?了?|逮捕|简历|免去|任命|根据|(?<![数证依凭收票])据|(?<!自)由|作为|来自"
    r"|采访了?|听取了?|看望了?|会见了?|走访了?|慰问了?|陪同|聘请|宣判|审理|揭牌|既有|本次|担任)(?=[一-鿿])"
    r"|^（[^）]*）(?=[一-鿿])"
)
"""What leads in a name and is no part of it."""
THIS_HOST = re.compile(r"^(?:该|我|本|此)(?:校|院|局|行|社|会|馆|厂|县|市|区|镇|乡|村|公司)(?=[一-鿿]{4})")
OF_ZONE = ("管委会", "管理委员会")
OF_COMMITTEE = ("书记", "副书记", "常委", "委员")
OFFICES = ("处", "科", "室", "股", "司")
NO_OFFICE_HOLDS = ("学院", "系", "研究院", "研究所", "医院", "公司", "集团", "大学", "学校", "协会", "学会", "商会")
OWN_ROOF = ("公司", "集团", "大学", "医院", "商会", "协会", "学会", "联合会", "合作社", "基金会", "银行")
"""What is never part of the body of the post before: 全国人大代表，某某集团董事长."""
PLACED = re.compile(r"(?<![全我本该此各])[一-鿿][省市县区州](?:的)?$")
VERBAL = re.compile(r"[了着过的在是和与将把被对向从为]|介绍|听取|参加|出席|开展|主持|找到|慕名")
OWN_ENDINGS = (
    "公司", "集团", "中心", "协会", "学会", "商会", "联合会", "医院", "卫生院", "学校", "中学", "小学", "大学", "学院", "研究院", "研究所",
    "指挥部", "党工委", "党支部", "党总支", "党委", "党组", "管委会", "委员会", "合作社", "基金会", "工作队", "支队", "大队", "中队", "派出所",
    "分局", "幼儿园", "银行", "支行", "分行", "出版社", "博物馆", "文化馆", "图书馆", "纪念馆", "美术馆", "服务站", "工作站", "合作联社",
    "工作室", "促进会", "总会", "联盟", "俱乐部", "事务所", "农场", "林场", "牧场", "文化大院", "厂", "酒店", "景区", "项目部", "村委会", "社区",
)  # fmt: skip


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
        return size >= 4 and words[: len(words) - size].endswith(OPEN)
    rest = iter(name[: len(name) - size])
    return size >= 4 and all(char in rest for char in words[: len(words) - size])


def is_own_name(words: str) -> bool:
    """Whether ``words`` are bounded and end like a body's own name (某某商会), and are no sentence (参加商会)."""
    if words[:2] in endings() or not (4 <= len(words) <= 26 and words.endswith(OWN_ENDINGS)):
        return False
    if VERBAL.search(words) or THIS.match(words):
        return False
    return words.count("“") == words.count("”") and words.find("”") >= words.find("“")


def is_bound(words: str) -> bool:
    """Whether what follows ``words`` begins anew: behind 该 or 我们, or a preposition."""
    return (len(words) <= 3 and THIS.match(words) is not None) or words.endswith(OPEN)


def kind_of(words: str) -> BodyKind:
    """What kind of body a name that only its ending tells is."""
    if words.endswith(PARTY_UNITS):
        return BodyKind.PARTY
    return BodyKind.COMPANY if words.endswith(("公司", "集团", "厂")) else BodyKind.OTHER


def is_committee(body: Body | None) -> bool:
    """Whether ``body`` is a party committee, whose members also have 书记 and 常委 among them."""
    return body is not None and body.kind is BodyKind.PARTY and body.name.endswith(("委员会", "党委"))


def completed(name: str, title: str) -> str:
    """``name`` with the character that it shares with ``title``: 某国财政 before 部长 is 某国财政部."""
    word = title.removeprefix("副")
    return name + word[0] if word[0] in SHARED and word.endswith("长") and name[-1] != word[0] else name
