"""Does one piece of work and writes down how it ended; whatever happens, the queue goes on."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import OperationalError, connections

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.background.actions import running
from klarlinie.web.platform.background.kinds import kind_of
from klarlinie.web.platform.background.progress import Progress, Stopped, shutting_down
from klarlinie.web.platform.ui.clock import now

PULSE = 1.0  # seconds
BROKE = Text(
    "Das hat nicht geklappt, und es liegt an uns. Wer den Server betreut, findet den Grund im Protokoll "
    "(Arbeit {number}).",
    "This did not work, and it is our fault. Whoever looks after the server finds the reason in the log "
    "(work {number}).",
)
log = logging.getLogger("klarlinie.background")


def run(work_id: int, *, with_pulse: bool = True) -> None:
    """Do it, unless it was cancelled or somebody else has it. Without a pulse in tests of one thread."""
    work = running.take(work_id, at=now())
    if work is None:
        return
    progress = Progress(work.by)
    try:
        if not running.asker_may(work):
            raise Stopped
        with pulse(work, progress) if with_pulse else _no_pulse():
            kind_of(work.kind).function(work.company_id, work.about_id, progress)
    except Stopped:
        _stopped(work, progress)
    except OperationalError:  # the database went away or was busy: that passes
        connections.close_all()
        running.put_back(work, at=now(), counts=True)
    except Exception as error:
        running.fail(work, _words(work, error), at=now())
    else:
        running.finish(work, progress, at=now())


@contextmanager
def pulse(work: running.InHand, progress: Progress) -> Iterator[None]:
    """While inside, the page is told once a second how far it is, and `progress` whether to go on."""
    over = Event()

    def beat() -> None:
        while not over.wait(PULSE):
            try:
                if not running.show_alive(work, progress, at=now()):
                    progress.is_over = True
            except OperationalError:  # the next beat says it
                connections.close_all()
        connections.close_all()

    heart = Thread(target=beat, name=f"pulse of work {work.id}", daemon=True)
    heart.start()
    try:
        yield
    finally:
        over.set()
        heart.join()


@contextmanager
def _no_pulse() -> Iterator[None]:
    yield


def _stopped(work: running.InHand, progress: Progress) -> None:
    if shutting_down.is_set() and not progress.is_over:
        running.put_back(work, at=now(), counts=False)
    else:
        running.stop(work, at=now())


def _words(work: running.InHand, error: Exception) -> Text:
    """What people read. Only the kind of a surprise and its place go to the log: its words may hold personal data."""
    text = getattr(error, "text", None)
    if isinstance(text, Text):
        return text
    place = traceback.extract_tb(error.__traceback__)[-1]
    log.error(
        "work %s (%s) failed: %s at %s:%s",
        work.id,
        work.kind,
        type(error).__name__,
        place.filename,
        place.lineno,
    )
    return BROKE.with_values(number=str(work.id))
