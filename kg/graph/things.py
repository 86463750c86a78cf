"""Persons, bodies and places."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.index import Index
from kg.graph.pinyin import pinyin
from kg.graph.terms import ALT_LABEL, CHINESE, KG, PINYIN, STRING, TYPE, Triple, labels, link, term
from kg.model import Knowledge, Level, Standing

_PERSON = term("foaf:Person")
_NAME = term("foaf:name")
_ALTERNATE = term("schema:alternateName")
_STANDING = KG + "standing"
_STANDINGS = {
    Standing.OFFICIAL: KG + "Official",
    Standing.PUBLIC: KG + "PublicFigure",
    Standing.REFERENCED: KG + "Referenced",
    Standing.REPORTER: KG + "Reporter",
    Standing.PRIVATE: KG + "PrivatePerson",
}
_ORGANIZATION = term("org:Organization")
_JURISDICTION = KG + "jurisdiction"
_PART_OF = term("org:subOrganizationOf")
_PLACE = term("schema:Place")
_DIVISION = term("schema:AdministrativeArea")
_CONTAINED = term("schema:containedInPlace")
_CODE = KG + "divisionCode"
_LEVEL = KG + "level"


def persons(knowledge: Knowledge, index: Index) -> Iterator[Triple]:
    """The persons, with their names also in pinyin."""
    for person in knowledge.persons:
        node = index.iris.thing(person.ref)
        yield link(node, TYPE, _PERSON)
        yield (node, _NAME, person.name, CHINESE)
        yield from labels(node, person.name, *person.also)
        yield link(node, _STANDING, _STANDINGS[person.standing])
        # Whoever only signs is cited by the name as printed: every label of an author counts as a byline.
        spelling = _ALTERNATE if person.standing is Standing.REPORTER else ALT_LABEL
        for spelt in dict.fromkeys(map(pinyin, (person.name, *person.also))):
            if spelt:
                yield (node, spelling, spelt, PINYIN)


def bodies(knowledge: Knowledge, index: Index) -> Iterator[Triple]:
    """The organisations under their official names."""
    for body in knowledge.bodies:
        node = index.iris.thing(body.ref)
        yield link(node, TYPE, _ORGANIZATION)
        yield link(node, TYPE, KG + body.kind)
        yield from labels(node, body.name, *body.also)
        for ref in index.known((body.place,)):
            yield link(node, _JURISDICTION, index.iris.thing(ref))
        for ref in index.known((body.parent,)):
            yield link(node, _PART_OF, index.iris.thing(ref))


def places(knowledge: Knowledge, index: Index) -> Iterator[Triple]:
    """The divisions and named sites, each inside the next larger one."""
    for place in knowledge.places:
        node = index.iris.thing(place.ref)
        yield link(node, TYPE, _PLACE)
        if place.level is not Level.SITE:
            yield link(node, TYPE, _DIVISION)
        yield from labels(node, place.name, *place.also)
        yield link(node, _LEVEL, KG + place.level.capitalize())
        if place.code:
            yield (node, _CODE, place.code, STRING)
        for ref in index.known((place.parent,)):
            yield link(node, _CONTAINED, index.iris.thing(ref))
