"""Who did what at an event: chaired, attended, spoke, organised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.cast import Cast, Named
from kg.facts.events.clauses import clauses, shut
from kg.facts.events.lexicon import Noun
from kg.facts.events.role_cues import Cue, Played
from kg.facts.events.role_lists import begins_as_list, chain, ends_as_list, joined_by
from kg.model import EventType, PartKind, Role, Sentence, Span

_HEADINGS = frozenset({PartKind.HEADLINE, PartKind.KICKER, PartKind.SECTION})


def roles(text: str, cast: Cast, sentence: Sentence, nouns: Sequence[Noun], *, cues: Sequence[Cue]) -> Iterator[Played]:
    """The roles that one sentence gives, in reading order."""
    quoted = [q for q in shut(text, sentence.span) if q.stop - q.start > 14]
    pending: list[Named] = []
    subject: list[Named] = []
    for clause in _pieces(text, sentence):
        own = [c for c in cues if clause.covers(c.span) and not any(q.covers(c.span) for q in quoted)]
        own = [c for c in own if _tells(text, c, clause)]
        if not own:
            listed = _listed(text, cast, clause)
            goes_on = bool(listed) or _PEOPLE.fullmatch(text, clause.start, clause.stop) is not None
            pending = [*pending, *listed] if goes_on else []
            acting = cast.persons_in(clause)[:1]
            if acting and not listed:
                subject = list(acting) if begins_as_list(text, acting[0], clause) else []
            continue
        start = clause.start
        for cue in own:
            found = _subject(text, cast, Span(start, cue.span.start), cue)
            if found:
                opens = begins_as_list(text, found[0], clause) and start == clause.start
                fitting = [p for p in pending if cue.who == "any" or (p.ref.kind == cue.who)]
                subject = [*fitting, *found] if opens else found
            elif start == clause.start:
                carried = _CARRIED.fullmatch(text, clause.start, cue.span.start) is not None
                carried = carried or (
                    bool(pending) and _PEOPLE.fullmatch(text, clause.start, cue.span.start) is not None
                )
                subject = [*pending] if pending and carried else (subject if carried else [])
            elif _LINK.fullmatch(text, start, cue.span.start) is None:
                subject = []
            yield from _played(text, sentence, clause, cue, subject, nouns)
            start = cue.span.stop
        pending = []


_CARRIED = re.compile(
    r"\s*(?:\d{1,2}月\d{1,2}日|已?以[^，。；]{1,8}身份|并|并在会上|还|也|随后|同时|会上|最后|分别|先后|亲自|在会上|并作|并作了|作|作了|并代表[^，。；]{1,14}|现场|进行|进行了|发表|发表了|并发表)*"
)
_PEOPLE = re.compile(
    r"[^，。；：“”《》了]{0,50}(?:负责人|负责同志|同志|代表|人员|干部|成员|[科处局司院校秘]长|书长|书记|主任|领导|班子|委员|嘉宾|师生|群众|总师|总工|专家|\d人)(?:等)?(?:共[^，。；]{1,6}人)?(?:分别|共同|一同)?"
)
_LINK = re.compile(r"[^，。；：“”]{0,40}?")


def _pieces(text: str, sentence: Sentence) -> list[Span]:
    """The clauses of a sentence; in a heading a blank ends one as well."""
    found = clauses(text, sentence.span)
    if sentence.part not in _HEADINGS:
        return found
    cut: list[Span] = []
    for clause in found:
        cut += [Span(*m.span()) for m in re.compile(r"\S+").finditer(text, clause.start, clause.stop)]
    return cut


def _listed(text: str, cast: Cast, clause: Span) -> list[Named]:
    """The persons or bodies of a clause that is nothing but a part of a list."""
    persons = cast.persons_in(clause)
    if persons and ends_as_list(text, persons[-1], clause.stop, body=False):
        found = chain(text, persons)
        return found if begins_as_list(text, found[0], clause) else []
    bodies = _able(text, _outermost(cast.bodies_in(clause)))
    if bodies and ends_as_list(text, bodies[-1], clause.stop, body=True):
        return chain(text, bodies, body=True)
    return []


def _outermost(named: Sequence[Named]) -> list[Named]:
    return [n for n in named if not any(m.span != n.span and m.span.covers(n.span) for m in named)]


def _subject(text: str, cast: Cast, before: Span, cue: Cue) -> list[Named]:
    """Those who stand before the predicate as its subject."""
    if cue.who != "body":
        persons = cast.persons_in(before)
        silent = [s for s in cast.silent if before.covers(s)]
        if cue.needs and persons and text.endswith(_by_trade(), before.start, persons[-1].start):
            return []
        if persons and not any(s.start > persons[-1].span.start for s in silent):
            gap = _WIDE if cue.needs else _GAPS[cue.role]
            if gap.fullmatch(text, persons[-1].span.stop, cue.span.start):
                return chain(text, persons)
    if cue.who != "person":
        bodies = _able(text, _outermost(cast.bodies_in(before)))
        if cue.who == "any" and cue.role is Role.ADDRESSED:
            bodies = _with_areas(text, cast, before, bodies)
        gap = _BODY_GAPS[cue.role]
        if bodies and gap.fullmatch(text, bodies[-1].span.stop, cue.span.start):
            found = chain(text, bodies, body=True)
            return [] if _OF_MANY.search(text, before.start, found[0].start) else found
    return []


def _with_areas(text: str, cast: Cast, before: Span, bodies: Sequence[Named]) -> list[Named]:
    """``bodies`` with the counties and townships that stand in one list with them: 县商务局、东山镇作典型发言."""
    areas = [
        p
        for p in cast.places_in(before)
        if text[p.span.stop - 1] in "县市区旗镇乡" and not _AREA_GOES_ON.match(text, p.span.stop)
    ]
    areas = [p for p in areas if not any(b.span.overlaps(p.span) for b in bodies)]
    return sorted([*bodies, *areas], key=lambda n: n.span)


_AREA_GOES_ON = re.compile(r"[\u4e00-\u9fff]{2,10}?(?:、|等)")
_OF_MANY = re.compile(r"各[^，。；]{0,14}$|是由$")


def _able(text: str, bodies: Sequence[Named]) -> list[Named]:
    """Bodies that act as such: not the congress of 人大代表."""
    return [
        b for b in bodies if not text.startswith(("代表", "委员"), b.span.stop) or text[b.span.stop - 1] not in "大协"
    ]


_MANNER = r"(?:先后|分别|共同|一同|一起|还|也|也分别|亲自|应邀|受邀|专程|全程|现场|当天|今天|昨天|上午|下午|于?\d{1,2}月\d{1,2}日|在会上|会上|在主会场|在分会场|通过视频|以视频形式|线上|同日)*"
_ETC = r"(?:一行)?(?:(?:等|及|以及|和|、)[^，。；：“”《》了对向把将要是来]{0,40}?|同志)?"
_SOMEONE = r"(?:同志|先生|女士|警官|教授|法师|院士|博士|老师)?"
_GAPS: dict[Role, re.Pattern[str]] = {
    Role.CHAIRED: re.compile(
        rf"{_SOMEONE}(?:等领导)?(?:受[^，。；]{{1,14}}委托|代表[^，。；]{{1,14}}|已?以[^，。；]{{1,8}}身份|已|在[^，。；]{{1,20}}|\s|{_MANNER})*"
    ),
    Role.ATTENDED: re.compile(rf"{_ETC}{_MANNER}"),
    Role.OBSERVED: re.compile(rf"{_ETC}{_MANNER}"),
    Role.ADDRESSED: re.compile(
        rf"{_SOMEONE}(?!的)(?:等)?[^，。；：“”对向的]{{0,26}}(?:以《[^》]*》为题)?[^，。；：“”]{{0,14}}"
    ),
    Role.REPORTED: re.compile(rf"{_SOMEONE}(?!的)[^，。；：“”]{{0,60}}"),
}
_WIDE = re.compile(r"(?!的)(?![^，。；：“”]{0,12}(?:记者|笔者))[^，。；：“”了]{0,24}")
"""What may stand before a predicate that its object shows to belong to an event."""
_BODY_MANNER = r"(?:分别|先后|依次|共同|联合|协同|主要|具体|牵头|特别|精心|倾情|独家|统一|共同|结合[^，。；]{1,14}|就[^，。；]{1,25}|围绕[^，。；]{1,25}|作|作了|进行|进行了|书面|表态|典型|交流|\s)*"
_TAIL = r"(?:、[^，。；：“”、的了]{2,12}?)*"
"""The rest of a list, of names that are not known: 甲局、乙镇作表态发言."""
_UNITS = r"(?:等)?(?:多家|[一二三四五六七八九十\d]+[家个])?(?:单位|部门|机构|企业)?"
_BODY_GAPS: dict[Role, re.Pattern[str]] = {
    Role.ATTENDED: re.compile(
        rf"{_UNITS}(?:、[^，。；：“”、]{{2,16}})*(?:的)?(?:(?!其他|其它|成员|各|直属|下属|所属|系统)[^，。；：“”《》了对向把在由与各]{{0,24}}?(?:相关|有关|主要|分管|部分|及|和)*(?:负责人|负责同志)|(?:相关|有关|主要|分管|部分)*(?:有关同志|同志|领导|代表))(?:等|以?及[^，。；]{{1,20}}|和[^，。；]{{1,20}})?{_MANNER}"
    ),
    Role.ADDRESSED: re.compile(rf"{_TAIL}{_UNITS}(?:相关|有关|主要)?(?:负责人|负责同志|代表)?{_BODY_MANNER}"),
    Role.PARTICIPATED: re.compile(
        rf"{_TAIL}(?:等)?(?:[多\d一二三四五六七八九十几百余]*[家个支名组])?(?:单位|部门|企业|学校|代表队|队伍|选手|队)*"
        r"(?:分别|共|共同|也|均|一同|同台|现场|派|选派|派出|组队|参加|踊跃|积极|作品|的)*"
    ),
    Role.REPORTED: re.compile(
        rf"{_UNITS}(?:相关|有关|主要)?(?:负责人|负责同志)?(?:分别|先后|依次|就|围绕)[^，。；：“”]{{0,40}}"
    ),
    Role.ORGANIZED: re.compile(
        rf"{_TAIL}{_UNITS}{_BODY_MANNER}(?:的(?:统一|精心|具体|大力|悉心|关心|科学|积极|正确)*)?"
    ),
}
_BODY_GAPS[Role.OBSERVED] = _BODY_GAPS[Role.ATTENDED]
for _role in (Role.UNDERTAKEN, Role.CO_ORGANIZED, Role.GUIDED, Role.SUPPORTED):
    _BODY_GAPS[_role] = _BODY_GAPS[Role.ORGANIZED]


def _tells(text: str, cue: Cue, clause: Span) -> bool:
    """Whether the cue is a predicate here, not a part of a noun (主持人, 讲话精神, 工作报告)."""
    if cue.needs and not _followed(text, cue, clause):
        return False
    before, after = text[max(clause.start, cue.span.start - 60) : cue.span.start], text[cue.span.stop : clause.stop]
    return (
        _DENIED[cue.role].match(after) is None
        and (cue.role not in _NEEDED or _NEEDED[cue.role].search(before[-40:] + cue.word + after[:30]) is not None)
        and not _UNREAL.search(before[-12:])
    )


def _followed(text: str, cue: Cue, clause: Span) -> bool:
    """Whether one of the words that the cue needs stands after it in its clause (宣布大赛开幕)."""
    if cue.needs == _OVER:
        return text[cue.span.stop : cue.span.stop + 1] in ("", "。", "，", "；", "并", "\n")
    found = _needed_words(cue.needs).search(text, cue.span.stop, min(clause.stop, cue.span.stop + 36))
    return found is not None


@cache
def _by_trade() -> tuple[str, ...]:
    return tuple(sorted(event_lexicon.load().words["trade"]))


_OVER = "over"


@cache
def _needed_words(use: str) -> re.Pattern[str]:
    return re.compile(event_lexicon.load().pattern(use))


_UNREAL = re.compile(r"(?:不得|不能|应当|应该|必须|要求|希望|邀请)$|(?<![主重需必])要$")
_OBJECT = r"(?:了|好|了?[^，。；：、]{0,60}?(?:会|会议|大会|仪式|式|活动|论坛|座谈|典礼|晚会|讲座|培训|班|调度|学习|调研|慰问|比赛|赛))"
_DENIED: dict[Role, re.Pattern[str]] = {
    Role.CHAIRED: re.compile(
        r"人|的|工作|全面|日常|行政|研究|制定|起草|编|研发|开发|完成|节目|正义|公道|者|词|政府|县|市|省|区|镇|乡|党|主席团|《(?!.*会)"
    ),
    Role.ATTENDED: re.compile(
        r"的|者|人员|工作|革命|过|高考|中考|考试|医保|社保|保险|劳动|生产|评选|竞选|选举|投票|全国(?:两会|人大)|自?治?区?两会"
    ),
    Role.OBSERVED: re.compile(r"的|者|人员|代表"),
    Role.ADDRESSED: re.compile(
        r"精神|稿|的精神|人|要求|材料|者|内容|嘉宾|环节|比赛|大赛|赛|活动|专家|老师|教师|团队|名师"
    ),
    Role.REPORTED: re.compile(r"会|书|称|显示|指出|文学|期|单|精神|厅|团|制度|人|员|表扬|批评"),
}
_DENIED[Role.PARTICIPATED] = re.compile(
    r"者|选手|人|队|规模|的(?!作品|《|节目)|资格|费|条件|流程|数|项目(?!《|“)|单位|须知|要求|对象|名额|指南|办法"
)
for _role in (Role.ORGANIZED, Role.UNDERTAKEN, Role.CO_ORGANIZED, Role.GUIDED, Role.SUPPORTED):
    _DENIED[_role] = re.compile(r"方|单位|者|人|和服务|工作|思想|意见|员|性|权|力|力度|机构|城市|地")
_NEEDED: dict[Role, re.Pattern[str]] = {
    Role.CHAIRED: re.compile(rf"主持(?:$|并|、|召开|开幕|闭幕|{_OBJECT})"),
    Role.REPORTED: re.compile(
        r"作(?:了)?[^，。；]{0,30}(?:报告|通报|汇报|说明)|(?:通报|汇报|报告|说明)了|进行(?:了)?[^，。；]{0,8}(?:通报|汇报|说明)|(?:通报|汇报)[^，。；]{0,30}(?:情况|工作|进展)|(?:先后|分别|依次)(?:作)?(?:汇报|通报)"
    ),
    Role.GUIDED: re.compile(r"(?<!给予)(?<!进行)(?<!现场)指导下?(?:$|、|，|的|单位)"),
    Role.SUPPORTED: re.compile(r"支持下?(?:$|、|，|的)"),
    Role.UNDERTAKEN: re.compile(r"承办|执行(?:$|、|，|的)"),
    Role.ORGANIZED: re.compile(r"主办|举办|开展|组织下(?:$|，)"),
}


def _played(
    text: str, sentence: Sentence, clause: Span, cue: Cue, subject: Sequence[Named], nouns: Sequence[Noun]
) -> Iterator[Played]:
    noun = None
    nouns = [n for n in nouns if n.word != "常委会"]
    if cue.role not in (Role.ADDRESSED, Role.REPORTED):
        noun = next((n for n in nouns if cue.span.stop <= n.span.start and n.span.stop <= clause.stop), None)
    if noun is not None and noun.type is EventType.WORKS:
        noun = None
    if noun is not None and cue.role is Role.CHAIRED:
        noun = _last_of_name(text, noun, nouns, clause)
    gap = text[cue.span.stop : noun.span.start] if noun else ""
    if noun is not None and (len(gap) > 60 or "并" in gap):
        noun, gap = None, ""
    named = noun is not None and _THIS.fullmatch(gap) is None
    role = cue.role
    for position, agent in enumerate(subject, 1):
        if position > 1 and joined_by(text, subject[position - 2], agent):
            role = Role.CO_ORGANIZED
        yield Played(
            role=role,
            agent=agent,
            position=position,
            told=Span(min(agent.start, cue.span.start), max(cue.span.stop, agent.span.stop)),
            rule=(SOFT if cue.needs else _RULES[cue.role])
            + (UNDER if cue.word.endswith("下") else _BESIDE[len(subject) > 1]),
            sentence=sentence,
            noun=noun,
            named=named,
        )


def _last_of_name(text: str, noun: Noun, nouns: Sequence[Noun], clause: Span) -> Noun:
    """Of 培训班开班仪式 the last noun, which names the event that is chaired."""
    for other in nouns:
        if other.span.start == noun.span.stop and other.span.stop <= clause.stop:
            noun = other
    return noun


SOFT = "present"
"""How the rules begin of those who do at an event what people also do elsewhere: announce, explain, hand over prizes."""
UNDER = "-under-name"
"""How the rules end that read 在甲的指导下: they speak only of what the sentence goes on to name."""
_BESIDE = ("-after-name", "-after-list")
_THIS = re.compile(r"了?(?:召开)?(?:此次|本次|这次|该|当天的?|了)?")
_RULES = {
    Role.CHAIRED: "chair",
    Role.ATTENDED: "attend",
    Role.OBSERVED: "observe",
    Role.ADDRESSED: "address",
    Role.REPORTED: "report",
    Role.ORGANIZED: "organize",
    Role.UNDERTAKEN: "undertake",
    Role.CO_ORGANIZED: "co-organize",
    Role.GUIDED: "guide",
    Role.SUPPORTED: "support",
    Role.PARTICIPATED: "participate",
}
