"""A place that the graph does not name: the division table knows what it lies in."""

from __future__ import annotations

from kg.graph.lookup import Lookup
from kg.graph.terms import KG

_CODE = KG + "divisionCode"
_SHOWN = 3


def elsewhere(name: str, lookup: Lookup) -> str:
    """What the graph knows around the divisions called ``name``, in a few words; empty if nothing."""
    from kg.divisions import Divisions

    table = Divisions.load()
    places = {code: node for node, code in lookup.pairs(_CODE)}
    found = []
    for division in table.named(name.strip()):
        around = next((d for d in reversed(table.chain(division.code)) if d.code in places), None)
        if around is not None and around.code != division.code:
            full = table.full_name(division.code)
            found.append(f"{full} lies in {lookup.label(places[around.code])}, which the graph has")
    return "; ".join(dict.fromkeys(found[:_SHOWN]))
