"""A team named without its number is the numbered one that the same page names: a headline's 中央生态环境保护督察组."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from kg.model import BodyKind, Knowledge, Ref
from kg.resolve.merge import Renaming, rename

_NUMBER = re.compile(r"第[一二三四五六七八九十百\d]+")


def number_teams(page: Knowledge) -> Knowledge:
    """``page`` with each team that only lacks its number replaced by the one numbered team of that name, if it is alone."""
    keys = _numbered(page)
    if not keys:
        return page
    renamed = rename(page, Renaming(keys))
    return replace(renamed, bodies=tuple(b for b in renamed.bodies if b.ref not in keys))


def _numbered(page: Knowledge) -> Mapping[Ref, Ref]:
    teams = {b.name: b.ref for b in page.bodies if b.kind is BodyKind.INSPECTION}
    plain: dict[str, set[Ref]] = {}
    for name, ref in teams.items() if len(teams) > 1 else ():
        if (stem := _NUMBER.sub("", name, count=1)) != name and stem in teams:
            plain.setdefault(stem, set()).add(ref)
    return {teams[stem]: next(iter(refs)) for stem, refs in plain.items() if len(refs) == 1}
