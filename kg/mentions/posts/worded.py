"""Which body unread words before a title mean: one named before, a part of the body of the post before, or its own.

某县医保局副局长甲、待遇保障科科长乙      a part of the bureau
某市委常委、海外联谊会会长甲            the association of that city
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from kg.mentions.posts.forms import (
    NEAR,
    THIS,
    THIS_HOST,
    body_words,
    common_ending,
    endings,
    is_committee,
    is_form,
    is_league,
    is_part,
    led_in,
    overlaid,
    stems,
)
from kg.mentions.posts.register import Register
from kg.mentions.posts.runs import Slot
from kg.model import Body, BodyKind, Ref

_OFFICE_OF = re.compile(r"(.{2,}(?:[局厅院部署社]|委员会|政府|公司|集团|大学))[一-鿿]{2,8}[处科室股]")


def worded(register: Register, slot: Slot, words: str, before: Ref | None) -> Ref | None:
    """The body that ``words`` before the title of ``slot`` mean; ``before`` is that of the post before."""
    words = THIS_HOST.sub("", led_in().sub("", words).lstrip("”")) or words
    if (found := _ending(register, slot, words)) and not _elsewhere(register, found, before):
        return found
    if found := named_before(register, slot, THIS.sub("", words)):
        return found
    if len(words) == 2 and words in endings():
        return None  # 公司 is nobody's own name
    divisions = register.divisions
    if words.endswith(body_words("roof")) or any(divisions.named(words[:size]) for size in range(2, 9)):
        before = None
    if words in body_words("zone") and before is not None and (found := register.of_zone(before, words, slot.span)):
        return found
    for form in _above(register, before, words):
        if body := register.resolve(overlaid(form, words)):
            also = tuple(dict.fromkeys((*body.also, words)))
            return register.imply(replace(body, also=also), slot.span)
    if body := register.resolve(words):
        return register.imply(body, slot.span)
    if found := register.own_name(words, slot.span):
        return found
    return _as_part(register, slot, words, before)


def _elsewhere(register: Register, found: Ref, before: Ref | None) -> bool:
    """Whether ``found`` belongs to another division than the body of the post before."""
    one, other = register.body(found), register.body(before)
    if one is None or other is None or other.place is None:
        return False
    inside = register.divisions.inside
    codes = [one.place.key] if one.place else _opening_codes(register, one.name)
    return bool(codes) and not any(inside(code, other.place.key) for code in codes)


def _opening_codes(register: Register, name: str) -> list[str]:
    """The codes of the divisions that ``name`` may begin with, the longest form of them."""
    for size in range(min(9, len(name)), 1, -1):
        if found := register.divisions.named(name[:size]):
            return [division.code for division in found]
    return []


def _as_part(register: Register, slot: Slot, words: str, before: Ref | None) -> Ref | None:
    """A part of the body of the post before, under the words that only the part is called by."""
    if not is_part(words):
        return None
    if before is None:
        known = (m.ref for m in reversed(register.mentions) if m.name == words and m.span.start < slot.span.start)
        return next(known, None)
    body = register.body(before)
    if body is None or is_committee(body):
        return None
    if body.name.endswith(body_words("office")) or is_league(body):
        above = whole_of(register, body)
        return register.part(above.ref, words, slot.span) if above is not None else None
    return register.part(before, words, slot.span)


def whole_of(register: Register, office: Body) -> Body | None:
    """The body that ``office`` is a part of: 某县公安局 of 某县公安局治安科."""
    if office.parent is not None and (above := register.body(office.parent)) is not None:
        return above
    whole = _OFFICE_OF.fullmatch(office.name)
    found = register.resolve(whole[1]) if whole else None
    if found is not None:
        register.add(found)
    return found


def _above(register: Register, before: Ref | None, words: str) -> list[str]:
    """Names that ``words``, a part of a body, may follow: the division of the post before, then its body (市委 of 市委宣传部)."""
    body = register.body(before)
    if body is None:
        return []
    division = register.divisions.get(body.place.key) if body.place and words not in body_words("zone") else None
    offices = body_words("office")
    if body.name.endswith(offices) and words.endswith(body_words("no-office")):
        return []
    if body.name.endswith(offices) or is_league(body):
        # 经济处处长、综合处处长: two offices of one body; 校团委书记、学生处处长: the school's
        above = whole_of(register, body)
        return [above.name] if above else []
    if body.kind is BodyKind.DISCIPLINE and words.startswith("监") and division:
        return [division.name]  # 纪委书记、监委主任
    forms = {body.name, *body.also}
    if body.kind is BodyKind.PARTY and any(f.endswith(body_words("party")) for f in forms):
        # 某某开发区党工委、管委会: both are the zone's
        forms = set(stems(tuple(forms)))
    own = sorted(forms, key=lambda f: (len(f), f))
    return [*own[:6], *([division.name] if division else [])]


def _ending(register: Register, slot: Slot, words: str) -> Ref | None:
    """The nearest body named before whose name ends in these words, or in the last four and more of them."""
    best: tuple[int, int, Ref] | None = None
    for mention in register.mentioned:
        if best and mention.span.start > slot.span.stop:
            break
        if mention.span.overlaps(slot.span):
            continue
        body = register.body(mention.ref)
        for name in (mention.name, body.name if body else ""):
            size = common_ending(name, words)
            if is_form(name, words, size) and (best is None or size >= best[0]):
                best = (size, mention.span.start, mention.ref)
    return best[2] if best else None


def named_before(register: Register, slot: Slot, word: str) -> Ref | None:
    """The nearest body before that ``word`` takes up: 公司, 该局, or the title 局长 itself."""
    taken = endings().get(word) or endings().get(word.removeprefix("副"))
    if not taken:
        return None
    for mention in reversed(register.mentioned):
        if 0 <= slot.span.start - mention.span.stop <= NEAR:
            body = register.body(mention.ref)
            if body is not None and body.name.endswith(taken):
                return mention.ref
    return None
