"""Which archives of a company are there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from klarlinie.web.config.keeping.models import KeptArchive

MAKE_ARCHIVE = "keeping.make_archive"  # the name under which it is asked for in the background


@dataclass(frozen=True)
class ArchiveShown:
    """`size` in bytes; None while it is being made."""

    id: int
    asked_at: datetime
    asked_by: str
    size: int | None
    expires_at: datetime

    @property
    def megabytes(self) -> float | None:
        return None if self.size is None else max(0.1, round(self.size / 1e6, 1))


def archives(company_id: int, at: datetime) -> tuple[ArchiveShown, ...]:
    """Those that can still be had, the newest first, without their content."""
    rows = KeptArchive.objects.for_company(company_id).filter(expires_at__gt=at).order_by("-pk")
    names = ("pk", "asked_at", "asked_by", "size", "expires_at")
    return tuple(ArchiveShown(*row) for row in rows.values_list(*names))


def archive_content(company_id: int, archive_id: int, at: datetime) -> tuple[bytes, datetime] | None:
    """The file and when it was asked for; None where it is not made yet, too old, or of somebody else."""
    rows = KeptArchive.objects.for_company(company_id).filter(pk=archive_id, expires_at__gt=at)
    row = rows.exclude(ready_at=None).first()
    return None if row is None or row.content is None else (bytes(row.content), row.asked_at)
