"""Asking for everything of a company as one file, making it, and forgetting it after a week."""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.keeping.carry import export
from klarlinie.web.config.keeping.models import KeptArchive
from klarlinie.web.config.keeping.queries import MAKE_ARCHIVE
from klarlinie.web.platform.background.actions import ask
from klarlinie.web.platform.background.progress import Progress
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.journal.by import LONGEST_NAME, By
from klarlinie.web.platform.journal.story import story
from klarlinie.web.platform.ui.refusal import Refusal

KEPT_FOR = timedelta(days=7)
MOST_BYTES = 200_000_000
ASKED = Text("Archiv mit allem angefordert", "Archive with everything asked for")
TOO_LARGE = Text(
    "Das Archiv wird größer als 200 MB. Wer den Server betreut, macht es mit „klarlinie server export“.",
    "The archive grows larger than 200 MB. Whoever looks after the server makes it with “klarlinie server export”.",
)


class CannotMakeArchive(Refusal):
    """There will be no file; `text` says why and what to do."""


def ask_for_archive(company_id: int, *, by: By, at: datetime) -> int:
    """Have it made in the background. Gives the key of that work; of one that is being made already, that one."""
    with story(company_id, by=by, at=at, says=ASKED) as told:
        rows = KeptArchive.objects.for_company(company_id)
        waiting = rows.filter(ready_at=None, expires_at__gt=at).order_by("-pk").first()
        if waiting is None:
            # No row of the story: what was made is never brought back by taking something back.
            waiting = rows.create(asked_at=at, asked_by=by.name[:LONGEST_NAME], expires_at=at + KEPT_FOR)
        told.note()
        return ask(company_id, MAKE_ARCHIVE, waiting.pk, by=by, at=at)


def make_archive(company_id: int, archive_id: int, progress: Progress, *, at: datetime) -> None:
    """Make it; what is made already is left alone. Raises `CannotMakeArchive`, and `Stopped` where nobody waits."""
    rows = KeptArchive.objects.for_company(company_id).filter(pk=archive_id, ready_at=None)
    if not rows.exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "archive.zip"
        slug = Company.objects.values_list("slug", flat=True).get(pk=company_id)
        export(slug, file, at=at, show=progress.step)
        progress.stop_if_cancelled()
        size = file.stat().st_size
        if size > MOST_BYTES:
            rows.delete()
            raise CannotMakeArchive(TOO_LARGE)
        rows.update(content=file.read_bytes(), size=size, ready_at=at, expires_at=at + KEPT_FOR)


def forget_old_archives(at: datetime) -> None:
    """What nobody has fetched within a week is gone."""
    KeptArchive.everywhere.filter(expires_at__lte=at).delete()
