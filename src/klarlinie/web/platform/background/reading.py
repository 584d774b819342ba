"""Files are read in a process of their own, which a hostile file may kill and a person may stop."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet

from klarlinie.gateways.files_read import FilesRead
from klarlinie.gateways.isolation import Reader
from klarlinie.web.platform.background.progress import Progress, Stopped

LOOK_UP = 0.2  # seconds between two looks at whether somebody wants it stopped


def read_apart(name: str, content: bytes, progress: Progress) -> FilesRead:
    """The tables in `content`. Raises `Stopped` as soon as somebody cancels; the reading process ends with it."""
    with Reader() as reader, ThreadPoolExecutor(1) as pool:
        reading = pool.submit(reader.read, name, content)
        while True:
            try:
                return reading.result(LOOK_UP)
            except NotYet:
                try:
                    progress.stop_if_cancelled()
                except Stopped:
                    reader.stop()
                    raise
