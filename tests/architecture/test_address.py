"""Who is addressed in German is addressed both ways: every sentence with du or ihr brings its Sie."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.project import PACKAGE

ADDRESSED = re.compile(r"\b(?:ihr|euch|euer|eure[nmrs]?|du|dich|dir|dein(?:e[nmrs]?)?)\b", re.IGNORECASE)
TAG = re.compile(r'\{%\s*t\s+"((?:[^"\\]|\\.)*)"\s+"(?:[^"\\]|\\.)*"(.*?)%\}', re.DOTALL)
CAPITAL_IHR = re.compile(r"\bIhr(?:e[nmrs]?)?\b")  # formal already, or the first word of a sentence


def addresses(german: str) -> bool:
    found = [match[0] for match in ADDRESSED.finditer(german)]
    return any(not CAPITAL_IHR.fullmatch(word) for word in found) or german.startswith("Ihr ")


def in_templates() -> Iterator[tuple[str, str]]:
    """German sentences of the tag `t` without their Sie: file and words."""
    for path in sorted(PACKAGE.rglob("templates/**/*")):
        if path.is_file():
            for match in TAG.finditer(path.read_text(encoding="utf-8")):
                if addresses(match[1]) and "sie=" not in match[2]:
                    yield path.name, match[1]


def in_code(folder: Path) -> Iterator[tuple[str, str]]:
    """German sentences of `Text(...)` without their Sie: place and words."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Text", "words"}:
                german = _german(node)
                if german and addresses(german) and not _has_sie(node):
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}", german


def _german(call: ast.Call) -> str | None:
    given = [*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg == "de")]
    first = given[0] if given else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def _has_sie(call: ast.Call) -> bool:
    return any(keyword.arg == "sie" for keyword in call.keywords) or len(call.args) > 3


def test_every_sentence_in_a_template_knows_its_sie() -> None:
    assert list(in_templates()) == []


@pytest.mark.parametrize("part", ["web", "method", "reports", "vocabulary", "gateways"])
def test_every_sentence_in_the_code_knows_its_sie(part: str) -> None:
    assert list(in_code(PACKAGE / part)) == []


def test_the_check_can_fail() -> None:
    assert addresses("Was wollt ihr lassen?")
    assert addresses("Gib deinen Namen an.")
    assert addresses("Ihr habt zwei Listen.")
    assert not addresses("Die Firma und Ihre Listen.")
    assert not addresses("Wie viel kostet das?")
