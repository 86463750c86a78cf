"""Things: persons, bodies, places."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from kg.model.base import Ref
from kg.model.mentions import Standing


class BodyKind(StrEnum):
    """Subclasses of ``org:Organization``; the value is the local name in the ontology."""

    PARTY = "PartyBody"
    GOVERNMENT = "GovernmentBody"
    LEGISLATURE = "LegislativeBody"
    CONSULTATIVE = "ConsultativeBody"
    DISCIPLINE = "DisciplineBody"
    COURT = "Court"
    PROCURATORATE = "Procuratorate"
    MASS = "MassOrganisation"
    INSTITUTION = "PublicInstitution"
    COMPANY = "Company"
    INSPECTION = "InspectionTeam"
    MEDIA = "MediaBody"
    MILITARY = "MilitaryBody"
    MECHANISM = "Mechanism"
    OTHER = "OtherBody"


class Person(Struct, frozen=True):
    """A person as far as the pages show a public role."""

    ref: Ref
    name: str
    standing: Standing
    also: tuple[str, ...] = ()
    """Other spellings seen, and the short form that an article uses later."""


class Body(Struct, frozen=True):
    """An organisation under its full official name."""

    ref: Ref
    name: str
    kind: BodyKind
    also: tuple[str, ...] = ()
    """Every other form seen or officially usual (地委, 阿勒泰地委)."""
    place: Ref | None = None
    """The place it has jurisdiction over or belongs to."""
    parent: Ref | None = None


class Level(StrEnum):
    """Levels of the division table, and the one for everything else."""

    COUNTRY = "country"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"
    SITE = "site"


class Place(Struct, frozen=True):
    """A division (with its code where the table has one) or a named site."""

    ref: Ref
    name: str
    level: Level
    also: tuple[str, ...] = ()
    code: str | None = None
    parent: Ref | None = None
