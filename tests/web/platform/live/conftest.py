"""Two real servers on one database, SQLite and PostgreSQL."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from tests.architecture.project import ROOT
from tests.web.postgres import start_postgres

TOKEN = "a" * 32


@dataclass
class Stage:
    """Two servers on one database, and who plays on it."""

    here: int  # the port where people act
    there: int  # the port where they listen
    played: dict[str, Any]

    @property
    def stream(self) -> str:
        return f"/live/rounds/{self.played['public_id']}/"

    def post(self, path: str, cookie: str, data: bytes = b"") -> int:
        """Send a form, mostly an empty one, to the first server."""
        headers = {"Cookie": f"{cookie}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
        request = Request(f"http://127.0.0.1:{self.here}{path}", data=data, headers=headers, method="POST")
        with suppress(Exception), build_opener(_Stay).open(request, timeout=30) as answer:
            return int(answer.status)
        return 0


class _Stay(HTTPRedirectHandler):
    def http_error_302(self, request: Any, answer: Any, *rest: Any) -> Any:
        return answer


@pytest.fixture(params=["sqlite", "postgres"])
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stage]:
    outside = {
        name: value for name, value in os.environ.items() if not name.startswith(("KLARLINIE_", "DJANGO_"))
    }
    environment = outside | {
        "KLARLINIE_HOME": str(tmp_path / "home"),
        "KLARLINIE_DEBUG": "1",  # files for the browser as they lie in the source
        "PYTHONWARNINGS": "ignore",
    }
    (tmp_path / "home").mkdir()
    if request.param == "postgres":
        folder = Path(
            tempfile.mkdtemp(prefix="klarlinie-pg-")
        )  # as root it runs as somebody else, who must get in
        environment["KLARLINIE_DATABASE_URL"] = start_postgres(folder)
    play = [sys.executable, "-m", "tests.web.platform.live.play"]
    made = subprocess.run(
        [*play, "prepare"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    ports = [free_port() for _ in range(2)]
    servers = [
        subprocess.Popen(
            [*play, "serve", str(port)], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )
        for port in ports
    ]
    try:
        for server in servers:
            assert server.stdout is not None
            assert "ready" in server.stdout.readline()
        yield Stage(*ports, json.loads(made.stdout.splitlines()[-1]))
    finally:
        for server in servers:
            server.terminate()
        for server in servers:
            server.wait(20)
            assert server.stdout is not None
            server.stdout.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
