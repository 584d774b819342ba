"""A worker to be killed: counts to ten, a line in a file for every step, and knows what it has done already."""

from __future__ import annotations

import os
import sys
import time
from datetime import timedelta
from pathlib import Path

import django

STEPS = 10


def count(company_id: int, about_id: int | None, progress: object) -> None:
    """Each step is done once, however often this is killed: what stands in the file is done."""
    from klarlinie.web.platform.background.progress import Progress

    assert isinstance(progress, Progress)
    file = Path(os.environ["COUNT_IN"])
    with file.open("a") as lines:
        lines.write("begun\n")
    for step in range(1, STEPS + 1):
        if f"step {step}" not in file.read_text().splitlines():
            with file.open("a") as lines:
                lines.write(f"step {step}\n")
        progress.step(step, STEPS)
        progress.stop_if_cancelled()
        time.sleep(float(os.environ.get("STEP_TAKES", "0.2")))


def ask_for_it() -> None:
    from django.core.management import call_command

    from klarlinie.web.platform.background.actions import ask
    from klarlinie.web.platform.companies.actions import found_company, found_organisation
    from klarlinie.web.platform.companies.models import Company
    from klarlinie.web.platform.journal.by import THE_PROGRAM
    from klarlinie.web.platform.ui.clock import now

    call_command("migrate", verbosity=0)
    firm = found_organisation("Firm", "company", at=now())
    slug = found_company(firm, "Firm", by=THE_PROGRAM, at=now())
    company_id = Company.objects.get(slug=slug).pk
    print(ask(company_id, "count", by=THE_PROGRAM, at=now()))


def work() -> None:
    import signal

    from klarlinie.web.platform.background import worker
    from klarlinie.web.platform.background.actions import janitor

    janitor.SILENT = timedelta(seconds=2)
    worker.CLEANS_EVERY = 0.5
    one = worker.Worker()
    signal.signal(signal.SIGTERM, lambda *_: one.stop())
    one.run()


def show() -> None:
    from django_tasks_db.models import DBTaskResult

    from klarlinie.web.platform.background.models import Work

    row = Work.everywhere.get()
    queued = sorted(DBTaskResult.objects.values_list("status", flat=True))
    print(row.state, row.done, row.total, row.attempts, *queued)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "klarlinie.web.config.settings")
    django.setup()
    from klarlinie.web.platform.background import kinds

    kinds.register("count", count)
    {"ask": ask_for_it, "work": work, "show": show}[sys.argv[1]]()
