"""What a function in the background is given: a place to say how far it is, and to ask whether to go on."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event

from klarlinie.web.platform.journal.by import By

shutting_down = Event()  # set when this process ends: what can be done again later is put back


class Stopped(Exception):
    """The work is to end here: it was cancelled, its asker has no access any more, or the server goes down."""


@dataclass
class Progress:
    """`by` is whoever asked. `step` costs nothing; somebody else carries it to the page once a second."""

    by: By
    done: int = 0
    total: int | None = None
    is_over: bool = False  # set from outside: nobody waits for this any more

    def step(self, done: int, total: int | None = None) -> None:
        """So far `done` of `total`; without a total the bar shows only that work goes on."""
        self.done, self.total = done, self.total if total is None else total

    def stop_if_cancelled(self) -> None:
        """Call it between two steps, outside any transaction. Raises `Stopped`."""
        if self.is_over or shutting_down.is_set():
            raise Stopped
