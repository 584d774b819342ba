"""The hosted form is safe or does not start; errors are written down without people."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.test import override_settings

from klarlinie.web.config.log import WithoutPeople
from klarlinie.web.config.safe import ensure_safe_to_host
from klarlinie.web.config.settings import database, smtp
from klarlinie.web.config.trouble import CannotStart
from tests.architecture.project import ROOT

HOSTED = {"KLARLINIE_MODE": "hosted", "KLARLINIE_HOSTS": "klarlinie.example.com"}
GOOD_KEY = "fV3-Qr8_wLz0aTt9mKx2bYc7dNh5uJp1sGe4iOo6"


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"KLARLINIE_HOSTS": ""}, "KLARLINIE_HOSTS"),
        ({"KLARLINIE_HOSTS": " , "}, "KLARLINIE_HOSTS"),
        ({"KLARLINIE_HOSTS": "*"}, "real names"),
        ({"KLARLINIE_HOSTS": "a.de,*"}, "real names"),
        ({"KLARLINIE_HOSTS": "."}, "real names"),
        ({"KLARLINIE_HOSTS": "localhost"}, "real names"),
        ({"KLARLINIE_HOSTS": "*.a.de"}, "names only"),
        ({"KLARLINIE_HOSTS": "http://a.de"}, "behind https"),
        ({"KLARLINIE_SECRET_KEY": "changeme"}, "too short"),
        ({"KLARLINIE_JOURNAL_KEY": "a" * 80}, "easy to guess"),
        ({"KLARLINIE_DEBUG": "1"}, "strangers"),
    ],
)
def test_what_only_suits_ones_own_machine_is_refused(change: dict[str, str], word: str) -> None:
    with pytest.raises(CannotStart, match=word):
        ensure_safe_to_host({**HOSTED, **change})


def test_real_names_and_good_keys_are_accepted() -> None:
    ensure_safe_to_host({**HOSTED, "KLARLINIE_HOSTS": "a.de, .b.de", "KLARLINIE_SECRET_KEY": GOOD_KEY})


def hosted(code: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the hosted form, in a process of its own."""
    ours = ("KLARLINIE_", "DJANGO_")  # the tests in a browser leave one of Django's behind
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    clean |= {**HOSTED, "KLARLINIE_HOME": str(home), **environment}
    clean["DJANGO_SETTINGS_MODULE"] = "klarlinie.web.config.settings"
    command = [sys.executable, "-W", "error::UserWarning", "-c", code]
    return subprocess.run(command, env=clean, cwd=ROOT, capture_output=True, text=True, check=False)


def test_djangos_check_for_deployment_has_nothing_to_say(tmp_path: Path) -> None:
    done = hosted(
        "from django.core.management import execute_from_command_line as run\n"
        "run(['', 'check', '--deploy', '--fail-level', 'INFO'])",
        tmp_path,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no issues (0 silenced)" in done.stdout


def test_only_its_owner_looks_into_a_new_home(tmp_path: Path) -> None:
    """The database, the mails waiting to be sent, the keys: none of it is for others with an account there."""
    home = tmp_path / "new" / "home"
    done = hosted("import django; django.setup()", home)
    assert done.returncode == 0, done.stderr
    assert oct(home.stat().st_mode)[-3:] == "700"


def test_an_unsafe_hosted_form_does_not_even_read_its_settings(tmp_path: Path) -> None:
    done = hosted("import django; django.setup()", tmp_path, KLARLINIE_HOSTS="*")
    assert done.returncode == 1
    assert "KLARLINIE_HOSTS must not hold" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://ana:b%40c@mail.a.de", ("mail.a.de", 587, "ana", "b@c", False, True)),
        ("smtps://ana:x@mail.a.de", ("mail.a.de", 465, "ana", "x", True, False)),
        ("smtp://mail.a.de:2525", ("mail.a.de", 2525, "", "", False, True)),
        ("smtp://localhost", ("localhost", 25, "", "", False, False)),
    ],
)
def test_a_mail_server_is_named_by_one_address(url: str, expected: tuple[object, ...]) -> None:
    assert tuple(smtp(url).values()) == expected


def test_postgres_is_named_by_one_address() -> None:
    found = database("postgres://ana:b%40c@db.a.de:5433/klar")
    assert [found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "klar",
        "ana",
        "b@c",
        "db.a.de",
        5433,
    ]


def test_tests_never_touch_the_real_home() -> None:
    assert "klarlinie-test-" in str(settings.HOME)


# --- the log ---


def logged(
    name: str, message: str, *values: object, error: BaseException | None = None, **extra: object
) -> str:
    about = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(name, logging.ERROR, "views.py", 7, message, values, about)
    record.__dict__.update(extra)
    return WithoutPeople().format(record)


def raised() -> ValueError:
    try:
        raise ValueError("ana@example.com hat 300 € Schulden")
    except ValueError as error:
        return error


def test_an_error_names_the_place_and_not_the_people() -> None:
    request = SimpleNamespace(
        META={},
        method="POST",
        resolver_match=SimpleNamespace(route="g/<str:token>/"),
        company=SimpleNamespace(id=3, name="Hallstein"),
        by=SimpleNamespace(user_id=5, name="Ana"),
    )
    said = logged(
        "django.request", "Internal Server Error: %s", "/g/geheim-123/", error=raised(), request=request
    )
    told = json.loads(said)
    assert told["says"] == "Internal Server Error: %s"
    assert (told["route"], told["company"], told["account"]) == ("g/<str:token>/", 3, 5)
    assert told["error"] == "ValueError"
    assert "raised" in told["places"][-1]
    assert not [word for word in ("geheim", "ana@", "Ana", "Hallstein", "300") if word in said]


def test_what_others_have_already_written_together_is_left_out() -> None:
    said = logged("some.library", "mail to ana@example.com failed")
    assert "example" not in said
    assert json.loads(said)["says"] == "views:7"


def test_our_own_sentences_are_kept_for_they_hold_keys_only() -> None:
    assert json.loads(logged("klarlinie.background", "work %s failed", 7))["says"] == "work 7 failed"


# --- files for browsers ---


def test_a_script_imports_its_neighbour_under_the_name_of_its_content(tmp_path: Path) -> None:
    from klarlinie.web.config.static import NamedByContent

    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "app.js").write_text("export const tell = 1;\n")
    (tmp_path / "page.js").write_text('import { tell } from "./ui/app.js";\ntell;\n')
    with override_settings(STATIC_ROOT=tmp_path):
        files = NamedByContent(location=str(tmp_path), base_url="/static/")
        names = {name: (files, name) for name in ("ui/app.js", "page.js")}
        problems = [done for *_, done in files.post_process(names) if isinstance(done, Exception)]
    assert problems == []
    page = next(tmp_path.glob("page.*.js")).read_text()
    app = next((tmp_path / "ui").glob("app.*.js")).name
    assert f"ui/{app}" in page
