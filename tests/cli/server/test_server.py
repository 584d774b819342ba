"""`klarlinie server`: one command from nothing to the first page, and every trouble is one sentence."""

from __future__ import annotations

import http.cookiejar
import os
import re
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.project import ROOT
from tests.web.own_place import Place, own_place

PROGRAM = ("-m", "klarlinie.cli.main", "server")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with own_place(tmp_path_factory.mktemp("home"), postgres=False) as found:
        yield found


@pytest.fixture(scope="module")
def server(place: Place) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """A server with the example: the process, its address, what it said."""
    process = place.start(*PROGRAM, "start", "--example", "--port", str(free_port()))
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if "KLARLINIE_SMTP_URL" in line:
            break
    found = re.search(r"http://\S+", said)
    assert found, said
    yield process, found[0], said
    process.kill()
    process.communicate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_it_says_what_is_here_and_the_way_in(server: tuple[object, str, str], place: Place) -> None:
    _, url, said = server
    assert "24 Aktivitäten" in said
    assert "steht nicht, wozu" in said
    word = (place.home / "example.txt").read_text().strip()
    assert re.search(rf"Passwort +{word}", said)
    assert stat.S_IMODE((place.home / "example.txt").stat().st_mode) == 0o600
    assert stat.S_IMODE((place.home / "secret.key").stat().st_mode) == 0o600
    assert url.startswith("http://127.0.0.1:")


def test_the_way_in_leads_in(server: tuple[object, str, str], place: Place) -> None:
    _, url, _ = server
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = browser.open(f"{url}account/login/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    word = (place.home / "example.txt").read_text().strip()
    form = {"csrfmiddlewaretoken": token[1], "login": "ana@hallstein.example", "password": word}
    answer = browser.open(f"{url}account/login/", urllib.parse.urlencode(form).encode())
    assert answer.status == 200
    assert any(cookie.name == "sessionid" for cookie in jar)
    assert browser.open(f"{url}c/hallstein/").status == 200


def test_a_file_for_browsers_comes_compressed_and_may_be_kept(server: tuple[object, str, str]) -> None:
    _, url, _ = server
    page = urllib.request.urlopen(f"{url}account/login/").read().decode()
    path = re.search(r'href="/(static/ui/klarlinie\.\w+\.css)"', page)
    assert path
    request = urllib.request.Request(url + path[1], headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request) as answer:
        assert answer.headers["Content-Encoding"] == "br"
        assert "immutable" in answer.headers["Cache-Control"]


def test_the_check_finds_a_worker_and_nothing_to_do(server: object, place: Place) -> None:
    said = place.klarlinie("server", "check")
    assert "✗" not in said
    assert "Ein Arbeiter für lange Aufgaben ist da." in said


def test_a_port_that_is_taken_is_one_sentence(server: tuple[object, str, str], place: Place) -> None:
    port = server[1].rstrip("/").rpartition(":")[2]
    done = run(place.environment, "start", "--port", port)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"--port {int(port) + 1}" in done.stderr


def test_it_ends_when_it_is_told_to_and_starts_again_within_seconds(
    server: tuple[subprocess.Popen[str], str, str], place: Place
) -> None:
    """The last test of this server."""
    process, url, _ = server
    process.terminate()
    assert process.wait(20) == 0
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(url)
    begun = time.monotonic()
    again = place.start(*PROGRAM, "start", "--example", "--port", str(free_port()))
    assert again.stdout is not None
    first = again.stdout.readline()
    again.kill()
    assert "24 Aktivitäten" in again.communicate()[0] + first
    assert "richtet sich ein" not in first
    assert time.monotonic() - begun < 60  # on a quiet machine 1 s


def run(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *PROGRAM, *words]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("change", "words", "said"),
    [
        ({"KLARLINIE_MODE": "hosted"}, ["start"], "fehlt KLARLINIE_HOSTS"),
        ({"KLARLINIE_MODE": "hosted", "KLARLINIE_HOSTS": "*"}, ["check"], "die wirklichen Namen"),
        ({"KLARLINIE_HOME": "/dev/null/x"}, ["check"], "darf hier nicht schreiben"),
        ({"KLARLINIE_DATABASE_URL": "postgres://a@127.0.0.1:1/x"}, ["start"], "Läuft PostgreSQL"),
        ({}, ["user", "list"], "klarlinie server start"),
        ({}, ["restore", "nothing.zip"], "nothing.zip gibt es nicht. Stimmt der Name"),
        ({}, ["import", "nothing.zip"], "nothing.zip gibt es nicht. Stimmt der Name"),
        ({}, ["backup", "of-nothing.zip"], "zu sichern gibt es nichts"),
        ({}, ["restore", "README.md"], "beschädigt oder keine Datei"),
        ({}, ["start", "--port", "70000"], "Einen Anschluss 70000 gibt es nicht. Zwischen 1024 und 65535"),
        ({}, ["start", "--host", "192.0.2.7"], "192.0.2.7 ist keine Adresse dieses Rechners"),
        ({}, ["start", "--host", "a..b"], "Den Namen a..b findet dieser Rechner nicht"),
        ({"KLARLINIE_LANG": "en"}, ["user", "list"], "is not set up yet"),
    ],
)
def test_what_stands_in_the_way_is_one_sentence(
    change: dict[str, str], words: list[str], said: str, tmp_path: Path
) -> None:
    with own_place(tmp_path, postgres=False) as empty:
        done = run({**empty.environment, **change}, *words)
    assert done.returncode == 1, done.stderr
    assert said in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr


def test_somebody_is_let_in_at_the_keyboard(tmp_path: Path) -> None:
    with own_place(tmp_path, postgres=False) as place:
        place.python("-m", "tests.web.config.busy", "fill")
        said = place.klarlinie("server", "user", "add", "Ida@firma.example", "--consultancy", "Ida Berät")
        assert re.search(r"(\w{4}-){4}\w{4}", said)
        assert re.search(r"ida@firma\.example.*Ida Berät.*ja", place.klarlinie("server", "user", "list"))


def test_the_help_is_there_in_both_languages_without_reading_django(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['klarlinie', 'server', '--help']\n"
        "from klarlinie.cli import main\n"
        "code = main.run(sys.argv[1:])\n"
        "assert not [name for name in sys.modules if name.startswith(('django', 'klarlinie.web'))]\n"
    )
    for language, word in (("de", "Die Web-App"), ("en", "The web app")):
        environment = {**os.environ, "KLARLINIE_LANG": language}
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert word in done.stdout
        assert "backup" in done.stdout
