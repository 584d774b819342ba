"""German unless somebody clearly wants English."""

from __future__ import annotations

import pytest

from klarlinie.cli.language import language_of


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "de"),
        ([], {"LANG": "C.UTF-8"}, "de"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "en_GB.UTF-8", "LC_ALL": "de_DE.UTF-8"}, "de"),
        ([], {"KLARLINIE_LANG": "en", "LANG": "de_DE.UTF-8"}, "en"),
        (["tidy", "--lang", "en"], {"LANG": "de_DE"}, "en"),
        (["--lang=de", "tidy"], {"LANG": "en_US"}, "de"),
    ],
)
def test_the_language_is_found(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert language_of(arguments, environment) == language
