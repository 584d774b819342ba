"""Everything we ship with is listed with its licence, and every licence is permissive."""

from __future__ import annotations

import re

import pytest

from tests.architecture.licences import TABLE, licence, packages

COPYLEFT = re.compile(r"\b[AL]?GPL|General Public|EUPL|SSPL|Sleepycat", re.IGNORECASE)


def listed() -> dict[str, str]:
    """Package to licence, as the page says it."""
    rows = re.findall(r"^\| ([\w.-]+) \| (.*) \|$", TABLE.read_text(encoding="utf-8"), re.MULTILINE)
    return {package: words for package, words in rows if package not in {"package", "---"}}


def test_every_package_of_run_txt_is_listed_with_a_licence() -> None:
    assert sorted(listed()) == packages()
    assert all(listed().values())


def test_no_licence_asks_to_open_our_own_code() -> None:
    said = [*listed().items(), *((package, licence(package)) for package in packages())]
    assert [(package, words) for package, words in said if COPYLEFT.search(words)] == []


@pytest.mark.parametrize("words", ["GPL-3.0-only", "LGPL-2.1", "AGPL", "GNU General Public License v3"])
def test_the_guard_sees_copyleft(words: str) -> None:
    assert COPYLEFT.search(words)
