"""An export is read in the background: in a process of its own, which a hostile file may kill and a person may stop."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet

from django.urls import reverse

from klarlinie.gateways.files_read import FilesRead
from klarlinie.gateways.isolation import Reader
from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.actions.imports import keep_reading
from klarlinie.web.analysis.origin.kind import READ_EXPORT
from klarlinie.web.analysis.origin.queries.imports import content_of
from klarlinie.web.platform.background.kinds import register
from klarlinie.web.platform.background.progress import Progress, Stopped

LOOK_UP = 0.2  # seconds between two looks at whether somebody wants it stopped


def read_export(company_id: int, file_id: int | None, progress: Progress) -> None:
    """Read the file and keep what came out, without names. A killed worker does no harm: it is read once more."""
    found = content_of(company_id, file_id) if file_id is not None else None
    if found is None or file_id is None:
        return
    read = read_apart(*found, progress)
    progress.stop_if_cancelled()
    keep_reading(company_id, file_id, read)


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


register(
    READ_EXPORT,
    read_export,
    says=Text("Der Export wird gelesen …", "The export is being read …"),
    done=Text("Der Export ist gelesen.", "The export has been read."),
    where=lambda slug, about_id: reverse("origin_file", kwargs={"slug": slug, "file_id": about_id}),
)
