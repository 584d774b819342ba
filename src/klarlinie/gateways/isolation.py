"""Files are parsed in a process of their own, so a file that kills its reader kills nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from types import TracebackType

from klarlinie.gateways.files_read import FilesRead, NotAnAnswer, unpack
from klarlinie.gateways.limits import ANSWER_BYTES, WALL_SECONDS
from klarlinie.gateways.unreadable import Unreadable, broken, out_of_memory, too_slow

# Isolated and without site: a light start, and nothing of the user's surroundings is run.
START = "import sys; sys.path[:] = {path!r}; from klarlinie.gateways.child import main; main()"
NEEDED_TO_START = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # no passwords travel along


class Reader:
    """One parsing process, started when first needed, and again after a file has killed it."""

    def __init__(self, wall_seconds: float = WALL_SECONDS) -> None:
        self._wall_seconds = wall_seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> subprocess.Popen[bytes]:
        """The running process; a second call returns the same one."""
        if self._process is None:
            path = [entry for entry in sys.path if entry]
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", "-X", "utf8", "-c", START.format(path=path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in NEEDED_TO_START if name in os.environ},
            )
        return self._process

    def stop(self) -> int | None:
        """Ends the process and returns how it ended."""
        process, self._process = self._process, None
        if process is None:
            return None
        process.kill()
        with suppress(OSError):  # what it has not read still waits to be written
            assert process.stdin is not None
            process.stdin.close()
        with process:
            return process.wait()

    def read(self, name: str, content: bytes) -> FilesRead:
        """The tables of one file; a file that kills or stalls the process comes back as one `Problem`."""
        process = self.start()
        is_late = threading.Event()
        clock = threading.Timer(self._wall_seconds, _end_late, (process, is_late))
        clock.start()
        try:
            line = _ask(process, name, content)
            if line.endswith(b"\n"):
                return unpack(line)
        except NotAnAnswer:
            self.stop()
            return FilesRead(problems=(broken().problem(name),))
        finally:
            clock.cancel()
        return FilesRead(problems=(self._bury(process, is_late.is_set()).problem(name),))

    def _bury(self, process: subprocess.Popen[bytes], is_late: bool) -> Unreadable:
        """Why the process is gone, as far as its end tells."""
        if is_late:
            self.stop()
            return too_slow()
        ended = _how_it_ended(process)
        self.stop()
        if ended == -getattr(signal, "SIGXCPU", 0) and ended != 0:
            return too_slow()
        return out_of_memory() if ended in (-signal.SIGABRT, -9) else broken()


def _end_late(process: subprocess.Popen[bytes], is_late: threading.Event) -> None:
    is_late.set()
    process.kill()


def _ask(process: subprocess.Popen[bytes], name: str, content: bytes) -> bytes:
    """The answer line; empty or cut where the process died."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps([name, len(content)]).encode("ascii") + b"\n")
        process.stdin.write(content)
        process.stdin.flush()
        return process.stdout.readline(ANSWER_BYTES)
    except OSError:
        return b""


def _how_it_ended(process: subprocess.Popen[bytes]) -> int:
    try:
        return process.wait(timeout=2)
    except subprocess.TimeoutExpired:  # it still lives: its answer was too long
        return 0
