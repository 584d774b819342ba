"""The one task of the queue: do the work with this key. Which function that is, stands in the work's kind."""

from __future__ import annotations

from threading import Event

from django_tasks import task

asked = Event()  # wakes a worker of this process at once; others look twice a second


@task()
def do_work(work_id: int) -> None:
    from klarlinie.web.platform.background.runner import run  # it uses actions, and they use this queue

    run(work_id)
