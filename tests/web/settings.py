"""The settings under test: a home of their own, plain static files, quick passwords, SQLite or a real PostgreSQL.

`KLARLINIE_TEST_DATABASE=postgres ./run test tests/web` starts a PostgreSQL in a temporary folder and ends it.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.web.postgres import start_postgres


def own_home() -> str:
    """A folder for the keys and files of this run; the workers of one run each make their own."""
    home = tempfile.mkdtemp(prefix="klarlinie-test-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home


for name in [name for name in os.environ if name.startswith("KLARLINIE_") and name.endswith("_KEY")]:
    del os.environ[name]
os.environ["KLARLINIE_HOME"] = own_home()
if os.environ.get("KLARLINIE_TEST_DATABASE") == "postgres" and "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ["KLARLINIE_DATABASE_URL"] = start_postgres(Path(tempfile.mkdtemp(prefix="klarlinie-pg-")))

from klarlinie.web.config.settings import *  # noqa: E402, F403
from klarlinie.web.config.settings import DATABASES, HOME, STATIC_ROOT  # noqa: E402
from klarlinie.web.config.settings import STORAGES as REAL_STORAGES  # noqa: E402

STATIC_ROOT.mkdir(exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith(
    "sqlite3"
):  # a file as in real life: in memory, threads get in each other's way
    DATABASES["default"]["TEST"] = {"NAME": HOME / "test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"

STORAGES = {
    **REAL_STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
