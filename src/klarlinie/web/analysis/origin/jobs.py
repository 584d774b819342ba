"""An export is read in the background, and a person may stop it."""

from __future__ import annotations

from django.urls import reverse

from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.actions.imports import forget_unread, keep_reading
from klarlinie.web.analysis.origin.kind import READ_EXPORT
from klarlinie.web.analysis.origin.queries.imports import content_of
from klarlinie.web.platform.background.chores import now_and_then
from klarlinie.web.platform.background.kinds import register
from klarlinie.web.platform.background.progress import Progress
from klarlinie.web.platform.background.reading import read_apart


def read_export(company_id: int, file_id: int | None, progress: Progress) -> None:
    """Read the file and keep what came out, without names. A killed worker does no harm: it is read once more."""
    found = content_of(company_id, file_id) if file_id is not None else None
    if found is None or file_id is None:
        return
    read = read_apart(*found, progress)
    progress.stop_if_cancelled()
    keep_reading(company_id, file_id, read)


register(
    READ_EXPORT,
    read_export,
    says=Text("Der Export wird gelesen …", "The export is being read …"),
    done=Text("Der Export ist gelesen.", "The export has been read."),
    where=lambda slug, about_id: reverse("origin_file", kwargs={"slug": slug, "file_id": about_id}),
)
now_and_then("origin.forget_unread", forget_unread, every=3600)
