"""Choosing the colour and the logo of the reports, and the cover of a consultancy."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from klarlinie.gateways.pictures import NotAPicture, PictureSeen, look_at_picture
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.models import Organisation
from klarlinie.web.platform.companies.queries import is_head
from klarlinie.web.platform.journal.by import LONGEST_NAME, By
from klarlinie.web.platform.journal.story import Stale, story
from klarlinie.web.platform.ui.refusal import Refusal
from klarlinie.web.reports.models import HouseLook, Logo, ReportLook


class CannotUseLogo(Refusal):
    """The file is no picture we can print; `text` says why."""


class OnlyHeads(Refusal):
    """The cover belongs to the consultancy."""


ONLY_HEADS = Text(
    "Das Deckblatt ändert nur, wer die Beratung leitet.",
    "Only whoever heads the consultancy changes the cover.",
)
CHANGED = Text("Aussehen der Berichte geändert", "Look of the reports changed")


def change_look(
    company_id: int,
    version: int,
    *,
    accent: str,
    logo: bytes | None,
    without_logo: bool,
    by: By,
    at: datetime,
) -> int | None:
    """Set the colour ("" is ours) and, where one comes or it is to go, the logo.

    Gives the number of the journal entry. Raises `CannotUseLogo`, and `Stale` where somebody was quicker.
    """
    seen = _seen(logo)
    with story(company_id, by=by, at=at, says=CHANGED) as told:
        row = ReportLook.objects.for_company(company_id).first()
        kept = None if row is None or without_logo else row.logo_id
        if logo is not None and seen is not None:
            # No row of the story: a journal keeps no pictures, and one that is taken back has to be there still.
            made = Logo.objects.for_company(company_id).create(
                content=logo, kind=seen.kind, width=seen.width, height=seen.height
            )
            kept = made.pk
        if row is None and version:
            raise Stale(None, {"accent": accent})
        if row is None:
            told.create(ReportLook, accent=accent, logo_id=kept)
        else:
            told.change(row, version=version, accent=accent, logo_id=kept)
    return told.number


def change_house(
    organisation_id: int,
    version: int,
    *,
    name: str,
    accent: str,
    intro: str,
    closing: str,
    logo: bytes | None,
    without_logo: bool,
    by: By,
    at: datetime,
) -> None:
    """The cover for the reports of all companies of a consultancy. Raises `OnlyHeads`, `CannotUseLogo`, `Stale`."""
    if by.user_id is None or not is_head(by.user_id, organisation_id):
        raise OnlyHeads(ONLY_HEADS)
    seen = _seen(logo)
    said: dict[str, object] = {
        "name": name,
        "accent": accent,
        "intro": intro,
        "closing": closing,
        "changed_by": by.name[:LONGEST_NAME],
        "changed_at": at,
    }
    if logo is not None and seen is not None:
        said |= {"logo": logo, "logo_kind": seen.kind}
    elif without_logo:
        said |= {"logo": None, "logo_kind": ""}
    with transaction.atomic():
        Organisation.objects.select_for_update().only("pk").get(pk=organisation_id)
        rows = HouseLook.objects.filter(organisation_id=organisation_id)
        there = rows.first()
        if (there.version if there else 0) != version:
            raise Stale(there, said)
        if there is None:
            HouseLook.objects.create(organisation_id=organisation_id, **said)
        else:
            rows.update(version=F("version") + 1, **said)


def _seen(logo: bytes | None) -> PictureSeen | None:
    try:
        return None if logo is None else look_at_picture(logo)
    except NotAPicture as error:
        raise CannotUseLogo(error.text) from error
