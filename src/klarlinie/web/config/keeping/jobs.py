"""An archive is made in the background; every day those older than a week are forgotten."""

from __future__ import annotations

from django.urls import reverse

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.keeping.actions import forget_old_archives, make_archive
from klarlinie.web.config.keeping.queries import MAKE_ARCHIVE
from klarlinie.web.platform.background.kinds import every_day, register
from klarlinie.web.platform.background.progress import Progress
from klarlinie.web.platform.ui.clock import now


def make(company_id: int, archive_id: int | None, progress: Progress) -> None:
    """Making it twice gives the same, so a killed worker does no harm."""
    if archive_id is not None:
        make_archive(company_id, archive_id, progress, at=now())


register(
    MAKE_ARCHIVE,
    make,
    says=Text("Alles wird in eine Datei gepackt …", "Everything is being packed into one file …"),
    done=Text("Die Datei liegt bereit.", "The file is ready."),
    where=lambda slug, about_id: reverse("archive", kwargs={"slug": slug}),
)
every_day("keeping.forget_old_archives", forget_old_archives)
