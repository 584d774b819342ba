"""A file is read in the background, and a person may stop it."""

from __future__ import annotations

from django.urls import reverse

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.actions.imports import keep_reading
from klarlinie.web.method.inventory.import_kind import READ_FILE
from klarlinie.web.method.inventory.queries.imports import file_of
from klarlinie.web.platform.background.kinds import register
from klarlinie.web.platform.background.progress import Progress
from klarlinie.web.platform.background.reading import read_apart


def read_file(company_id: int, import_id: int | None, progress: Progress) -> None:
    """Read the kept file and keep what came out. Reading it twice gives the same, so a killed worker does no harm."""
    found = file_of(company_id, import_id) if import_id is not None else None
    if found is None or import_id is None:
        return
    read = read_apart(*found, progress)
    progress.stop_if_cancelled()
    keep_reading(company_id, import_id, read)


register(
    READ_FILE,
    read_file,
    says=Text("Die Liste wird gelesen …", "The list is being read …"),
    done=Text("Die Liste ist gelesen.", "The list has been read."),
    where=lambda slug, about_id: reverse("import", kwargs={"slug": slug, "import_id": about_id}),
)
