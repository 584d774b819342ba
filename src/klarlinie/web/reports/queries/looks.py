"""How a report is dressed, and what the pages show of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from klarlinie.reports.brand import ACCENT, Brand, House, PictureKind
from klarlinie.reports.brand import Logo as PrintedLogo
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.models import Company, Organisation
from klarlinie.web.reports.models import HouseLook, ReportLook

LOGO_OF = Text("Logo von {name}", "Logo of {name}")


@dataclass(frozen=True)
class LookShown:
    """`version` 0: nothing was set yet, so reports come in our colour and without a logo."""

    version: int
    accent: str
    has_logo: bool


@dataclass(frozen=True)
class HouseShown:
    """The cover of a consultancy; `version` 0: there is none yet."""

    version: int
    name: str
    accent: str
    intro: str
    closing: str
    has_logo: bool
    changed_by: str
    changed_at: datetime | None


def brand_of(company_id: int, language: Language) -> Brand:
    """Colour, logo and cover for the reports of this company; the company's colour goes before its consultancy's."""
    company = Company.objects.select_related("organisation").get(pk=company_id)
    look = ReportLook.objects.for_company(company_id).select_related("logo").first()
    row = HouseLook.objects.filter(organisation_id=company.organisation_id).first()
    own = look.logo if look else None
    return Brand(
        accent=(look.accent if look else "") or (row.accent if row else "") or ACCENT,
        logo=_printed(own.content, own.kind, company.name, language) if own else None,
        house=_house(row, language) if row else None,
    )


def _house(row: HouseLook, language: Language) -> House:
    logo = None if row.logo is None else _printed(row.logo, row.logo_kind, row.name, language)
    return House(row.name, logo, row.intro, row.closing)


def _printed(content: bytes | memoryview, kind: str, name: str, language: Language) -> PrintedLogo:
    alt = LOGO_OF.with_values(name=name).say(language)
    return PrintedLogo(bytes(content), cast("PictureKind", kind), alt)


def look_shown(company_id: int) -> LookShown:
    row = ReportLook.objects.for_company(company_id).first()
    if row is None:
        return LookShown(0, "", False)
    return LookShown(row.version, row.accent, row.logo_id is not None)


def house_shown(organisation_id: int) -> HouseShown:
    row = HouseLook.objects.filter(organisation_id=organisation_id).defer("logo").first()
    if row is None:
        name = Organisation.objects.values_list("name", flat=True).get(pk=organisation_id)
        return HouseShown(0, name, "", "", "", False, "", None)
    return HouseShown(
        row.version,
        row.name,
        row.accent,
        row.intro,
        row.closing,
        bool(row.logo_kind),
        row.changed_by,
        row.changed_at,
    )


def is_consultancy(organisation_id: int) -> bool:
    return Organisation.objects.filter(pk=organisation_id, kind=Organisation.Kind.CONSULTANCY).exists()


def logo_of_company(company_id: int) -> tuple[bytes, str] | None:
    """The picture as it came, and its kind."""
    look = ReportLook.objects.for_company(company_id).select_related("logo").first()
    return (bytes(look.logo.content), look.logo.kind) if look and look.logo else None


def logo_of_house(organisation_id: int) -> tuple[bytes, str] | None:
    row = HouseLook.objects.filter(organisation_id=organisation_id).first()
    return (bytes(row.logo), row.logo_kind) if row and row.logo is not None else None
