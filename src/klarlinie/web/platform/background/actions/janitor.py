"""Puts back what a killed worker has dropped: its work, and the queue's own row about it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from klarlinie.web.platform.background.actions.asking import queue
from klarlinie.web.platform.background.actions.running import in_hand, put_back, stop
from klarlinie.web.platform.background.models import Work, WorkerSeen
from klarlinie.web.platform.background.queue import asked, do_work

SILENT = timedelta(seconds=20)  # for so long a living worker is never silent
KEPT = timedelta(days=1)  # rows of the queue about what is over


def clean_up(worker: str, *, at: datetime) -> None:
    """Every worker does it at its start and twice a minute; several at once do no harm."""
    WorkerSeen.objects.update_or_create(name=worker, defaults={"seen_at": at})
    WorkerSeen.objects.filter(seen_at__lt=at - KEPT).delete()
    _free_dropped_work(at)
    _heal_queue(at)
    DBTaskResult.objects.finished().filter(finished_at__lt=at - KEPT).delete()


@transaction.atomic
def _free_dropped_work(at: datetime) -> None:
    silent = Work.everywhere.filter(state=Work.State.RUNNING, alive_at__lt=at - SILENT)
    for row in silent.select_for_update(skip_locked=True, of=("self",)).select_related("company"):
        if row.cancel_asked:
            stop(in_hand(row), at=at)
        else:
            put_back(in_hand(row), at=at, counts=True)


@transaction.atomic
def _heal_queue(at: datetime) -> None:
    """A row that its dead worker left RUNNING waits again if its work does, and is over if its work is."""
    left = DBTaskResult.objects.running().filter(task_path=do_work.module_path, started_at__lt=at - SILENT)
    for row in left.select_for_update(skip_locked=True):
        work = Work.everywhere.filter(task_id=str(row.pk)).first()
        if work is not None and work.state == Work.State.RUNNING:
            continue
        waits = work is not None and work.state == Work.State.WAITING
        row.status = TaskResultStatus.READY if waits else TaskResultStatus.FAILED
        row.finished_at = None if waits else at
        row.save(update_fields=["status", "finished_at"])
    for work in Work.everywhere.filter(state=Work.State.WAITING).select_for_update(skip_locked=True):
        queued = DBTaskResult.objects.filter(pk=work.task_id, status__in=("READY", "RUNNING"))
        if not queued.exists():
            queue(work)
    transaction.on_commit(asked.set)
