"""One site is one node, although one article knows its county and another only its province."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from msgspec.structs import replace

from kg.model import Knowledge, Place, Ref
from kg.resolve.merge import union

_ANYWHERE = "cn"


def join_sites(knowledge: Knowledge) -> tuple[tuple[Place, ...], Mapping[Ref, Ref]]:
    """Places with each site once, and how to get from the keys that fell away to those that stay.

    A site seen in a province and, under the same name, in exactly one county of it is the one in the county. Where
    two counties have a site of that name, all stay apart.
    """
    by_name: dict[str, list[Place]] = defaultdict(list)
    for place in knowledge.places:
        if place.code is None and "@" in place.ref.key:
            by_name[place.name].append(place)
    keys: dict[Ref, Ref] = {}
    for places in by_name.values():
        for place in places:
            inner = [p for p in places if p is not place and _inside(seat_code(p.ref), seat_code(place.ref))]
            innermost = [
                p for p in inner if not any(_inside(seat_code(q.ref), seat_code(p.ref)) for q in inner if q is not p)
            ]
            if len(innermost) == 1:
                keys[place.ref] = innermost[0].ref
    also: dict[Ref, list[tuple[str, ...]]] = defaultdict(list)
    for place in knowledge.places:
        also[keys.get(place.ref, place.ref)].append(place.also)
    return tuple(replace(p, also=union(*also[p.ref])) for p in knowledge.places if p.ref not in keys), keys


def seat_code(ref: Ref) -> str:
    """The code prefix of the division that the key of a place names; empty for the country."""
    code = ref.key.rpartition("@")[2]
    if code == _ANYWHERE:
        return ""
    while len(code) > 2 and code.endswith("00" if len(code) <= 6 else "000"):
        code = code[: -2 if len(code) <= 6 else -3]
    return code


def _inside(inner: str, outer: str) -> bool:
    return inner != outer and inner.startswith(outer)
