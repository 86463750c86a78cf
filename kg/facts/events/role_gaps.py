"""What may stand between a subject and its predicate, and what shows that a cue is no predicate (主持人, 讲话精神)."""

from __future__ import annotations

import re

from kg.model import Role

_MANNER = r"(?:先后|分别|共同|一同|一起|还|也|也分别|亲自|应邀|受邀|专程|全程|现场|当天|今天|昨天|上午|下午|于?\d{1,2}月\d{1,2}日|在会上|会上|在主会场|在分会场|通过视频|以视频形式|线上|同日)*"
_ETC = r"(?:一行)?(?:(?:等|及|以及|和|、)(?:来自|[^，。；：“”《》了对向把将要是来]){0,40}?|同志)?"
_SOMEONE = r"(?:同志|先生|女士|警官|教授|法师|院士|博士|老师)?"
GAPS: dict[Role, re.Pattern[str]] = {
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
WIDE = re.compile(
    r"(?!的)(?:作为[^，。；：“”]{2,12}代表，(?:(?:和|与|同|向)[^，。；：“”]{2,14})?)?(?![^，。；：“”]{0,12}(?:记者|笔者))[^，。；：“”了]{0,24}"
)
"""What may stand before a predicate that its object shows to belong to an event."""
_BODY_MANNER = r"(?:分别|先后|依次|共同|联合|协同|主要|具体|牵头|特别|精心|倾情|独家|统一|共同|结合[^，。；]{1,14}|就[^，。；]{1,25}|围绕[^，。；]{1,25}|作|作了|进行|进行了|书面|表态|典型|交流|\s)*"
_TAIL = r"(?:、[^，。；：“”、的了]{2,12}?)*"
"""The rest of a list, of names that are not known: 甲局、乙镇作表态发言."""
_UNITS = r"(?:等)?(?:多家|[一二三四五六七八九十\d]+[家个])?(?:单位|部门|机构|企业)?"
BODY_GAPS: dict[Role, re.Pattern[str]] = {
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
BODY_GAPS[Role.OBSERVED] = BODY_GAPS[Role.ATTENDED]
for _role in (Role.UNDERTAKEN, Role.CO_ORGANIZED, Role.GUIDED, Role.SUPPORTED):
    BODY_GAPS[_role] = BODY_GAPS[Role.ORGANIZED]


UNREAL = re.compile(r"(?:不得|不能|应当|应该|必须|要求|希望|邀请)$|(?<![主重需必])要$")
_OBJECT = r"(?:了|好|了?[^，。；：、]{0,60}?(?:会|会议|大会|仪式|式|活动|论坛|座谈|典礼|晚会|讲座|培训|班|调度|学习|调研|慰问|比赛|赛))"
DENIED: dict[Role, re.Pattern[str]] = {
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
DENIED[Role.PARTICIPATED] = re.compile(
    r"者|选手|人|队|规模|的(?!作品|《|节目)|资格|费|条件|流程|数|项目(?!《|“)|单位|须知|要求|对象|名额|指南|办法"
)
for _role in (Role.ORGANIZED, Role.UNDERTAKEN, Role.CO_ORGANIZED, Role.GUIDED, Role.SUPPORTED):
    DENIED[_role] = re.compile(r"方|单位|者|人|和服务|工作|思想|意见|员|性|权|力|力度|机构|城市|地")
NEEDED: dict[Role, re.Pattern[str]] = {
    Role.CHAIRED: re.compile(rf"主持(?:$|并|、|召开|开幕|闭幕|{_OBJECT})"),
    Role.REPORTED: re.compile(
        r"作(?:了)?[^，。；]{0,30}(?:报告|通报|汇报|说明)|(?:通报|汇报|报告|说明)了|进行(?:了)?[^，。；]{0,8}(?:通报|汇报|说明)|(?:通报|汇报)[^，。；]{0,30}(?:情况|工作|进展)|(?:先后|分别|依次)(?:作)?(?:汇报|通报)"
    ),
    Role.GUIDED: re.compile(r"(?<!给予)(?<!进行)(?<!现场)指导下?(?:$|、|，|的|单位)"),
    Role.SUPPORTED: re.compile(r"支持下?(?:$|、|，|的)"),
    Role.UNDERTAKEN: re.compile(r"承办|执行(?:$|、|，|的)"),
    Role.ORGANIZED: re.compile(r"主办|举办|开展|组织下(?:$|，)"),
}
