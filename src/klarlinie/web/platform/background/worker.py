"""A worker takes one piece of work after the other: a thread of the server, or a process of its own."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import time
from datetime import datetime
from threading import Event, Thread

from django.db import DatabaseError, connections
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker
from django_tasks_db.models import DBTaskResult

from klarlinie.web.platform.background.actions.janitor import clean_up
from klarlinie.web.platform.background.chores import Chore, chores
from klarlinie.web.platform.background.kinds import read_all_jobs
from klarlinie.web.platform.background.progress import shutting_down
from klarlinie.web.platform.background.queue import asked
from klarlinie.web.platform.background.weekly import do_what_is_due
from klarlinie.web.platform.ui.clock import now

LOOKS_EVERY = 0.5  # seconds
CLEANS_EVERY = 30.0
CALENDAR_EVERY = 600.0
log = logging.getLogger("klarlinie.background")


class Worker:
    """Lives until `stop`."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(3)}"
        self.stopping = Event()
        self._cleaned = -CLEANS_EVERY
        self._calendar = -CALENDAR_EVERY
        self._done: dict[str, float] = {}  # when each chore was done last

    def run(self) -> None:
        """Work until told to stop. A database that is away for a while is waited for."""
        while not self.stopping.is_set():
            try:
                self._clean_up_when_due()
                self._look_at_the_calendar_when_due()
                self._do_chores()
                if not self.take_one():
                    asked.wait(LOOKS_EVERY)
                    asked.clear()
            except DatabaseError as error:
                log.error("worker waits for the database: %s", type(error).__name__)
                connections.close_all()
                self.stopping.wait(2)
        connections.close_all()

    def take_one(self) -> bool:
        """Do what has waited longest; False when nothing waits."""
        if not DBTaskResult.objects.ready().exists():
            return False
        QueueWorker(
            queue_names=["default"],
            interval=LOOKS_EVERY,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=self.name,
            excluded_queue_names=[],
        ).run()
        return True

    def stop(self) -> None:
        """No new work; what is in hand ends at its next step and is put back."""
        self.stopping.set()
        shutting_down.set()
        asked.set()

    def _clean_up_when_due(self) -> None:
        if time.monotonic() - self._cleaned >= CLEANS_EVERY:
            clean_up(self.name, at=now())
            self._cleaned = time.monotonic()

    def _look_at_the_calendar_when_due(self) -> None:
        if time.monotonic() - self._calendar >= CALENDAR_EVERY:
            self._calendar = time.monotonic()
            do_what_is_due(self._now_and_alive)

    def _now_and_alive(self) -> datetime:
        """The clock for what takes longer; whoever looks at it also says that this worker is there."""
        self._clean_up_when_due()
        return now()

    def _do_chores(self) -> None:
        read_all_jobs()
        for chore in chores():
            if time.monotonic() - self._done.get(chore.name, -chore.every) >= chore.every:
                self._done[chore.name] = time.monotonic()
                _do(chore)


def _do(chore: Chore) -> None:
    """Whatever happens, the worker goes on; of a surprise only its kind goes to the log."""
    try:
        chore.function(now())
    except DatabaseError:
        raise
    except Exception as error:
        log.error("chore %s failed: %s", chore.name, type(error).__name__)


class Beside:
    """A worker in a thread beside the server, for as long as the `with` lasts."""

    def __init__(self, patience: float = 5.0) -> None:
        self.worker, self.patience = Worker(), patience
        self.thread = Thread(target=self.worker.run, name="worker", daemon=True)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        """Waits for the step in hand, but not for ever: what is cut off is done again after the next start."""
        self.worker.stop()
        self.thread.join(self.patience)
