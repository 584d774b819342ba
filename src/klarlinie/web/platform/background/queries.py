"""How far work is, for a page; and whether anybody works at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.background.kinds import DONE, WORKING, UnknownKind, kind_of
from klarlinie.web.platform.background.models import Work, WorkerSeen


@dataclass(frozen=True)
class WorkShown:
    """`where` leads on once it is done; `trouble` is set when it failed."""

    id: int
    kind: str
    about_id: int | None
    state: str
    says: Text
    finished: Text
    done: int
    total: int | None
    cancelling: bool
    trouble: Text | None
    where: str

    @property
    def is_open(self) -> bool:
        return self.state in ("waiting", "running")


def work_shown(company_id: int, slug: str, work_id: int) -> WorkShown | None:
    """The work with this key, None where this company has none."""
    row = Work.objects.for_company(company_id).filter(pk=work_id).first()
    return _shown(row, slug) if row else None


def last_work(company_id: int, slug: str, kind: str, about_id: int | None = None) -> WorkShown | None:
    """The newest work of a kind about something, for the page of that thing."""
    rows = Work.objects.for_company(company_id).filter(kind=kind, about_id=about_id).order_by("-pk")
    row = rows.first()
    return _shown(row, slug) if row else None


def worker_seen_at() -> datetime | None:
    """When any worker last gave a sign of life."""
    return WorkerSeen.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()


def _shown(row: Work, slug: str) -> WorkShown:
    try:
        kind = kind_of(row.kind)
        says, finished = kind.says, kind.done
        where = kind.where(slug, row.about_id) if kind.where else ""
    except UnknownKind:
        says, finished, where = WORKING, DONE, ""
    return WorkShown(
        id=row.pk,
        kind=row.kind,
        about_id=row.about_id,
        state=row.state,
        says=says,
        finished=finished,
        done=row.done,
        total=row.total,
        cancelling=row.cancel_asked,
        trouble=_text(row.trouble),
        where=where,
    )


def _text(words: dict[str, str] | None) -> Text | None:
    """As it was written down, in both languages."""
    if words is None:
        return None
    de, en, sie = (
        words.get(name, words["de"]).replace("{", "{{").replace("}", "}}") for name in ("de", "en", "sie")
    )
    return Text(de, en, {"": ""}, sie)
