"""Functions stay short, modules say what they are, and the core neither prints nor opens files."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator

import pytest

from tests.architecture.project import CORE, PACKAGE, ROOT, modules

NINE_OF_TEN, LONGEST = 33, 80  # lines, docstring included
TOUCHES_THE_WORLD = {"print", "open", "input", "breakpoint", "exec", "eval"}


def lengths(trees: list[tuple[str, ast.Module]]) -> list[tuple[int, str]]:
    """Lines and place of every function, longest first."""
    functions = [
        (node.end_lineno - node.lineno + 1, f"{name}:{node.lineno} {node.name}")
        for name, tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    ]
    return sorted(functions, reverse=True)


def calls_to_the_world(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in TOUCHES_THE_WORLD
        ):
            yield f"{node.lineno}: {node.func.id}("


def opens_with_a_sentence(tree: ast.Module) -> bool:
    """Does the docstring begin with a sentence of at least three words?"""
    first = (ast.get_docstring(tree) or "").partition("\n\n")[0]
    return len(first.split()) >= 3 and first.rstrip('"”')[-1:] in {".", "!", "?", ":"}


def test_nine_of_ten_functions_are_short_and_none_is_long() -> None:
    found = lengths(list(modules()))
    longest = found[0]
    ninth = found[len(found) // 10]
    assert longest[0] <= LONGEST, longest
    assert ninth[0] <= NINE_OF_TEN, [place for lines, place in found if lines > NINE_OF_TEN]


def test_every_module_opens_with_the_sentence_you_would_say_aloud() -> None:
    assert [name for name, tree in modules() if not opens_with_a_sentence(tree)] == []


def test_the_core_neither_prints_nor_opens_anything() -> None:
    found = [f"{name}:{call}" for name, tree in modules(*CORE) for call in calls_to_the_world(tree)]
    assert found == []


@pytest.mark.parametrize("source", ["print(1)", "def f():\n    return open('a')", "x = [input()]"])
def test_the_guard_sees_a_call_to_the_world(source: str) -> None:
    assert list(calls_to_the_world(ast.parse(source)))


@pytest.mark.parametrize("source", ["x = 1", '"""Todo."""', '"""no full stop at the end"""', '""""""'])
def test_the_guard_sees_a_module_without_a_sentence(source: str) -> None:
    assert not opens_with_a_sentence(ast.parse(source))


def test_the_guard_measures_a_function_from_def_to_its_last_line() -> None:
    assert lengths([("a.py", ast.parse("def f():\n    x = 1\n    return x\n"))]) == [(3, "a.py:1 f")]


def test_every_package_of_the_core_is_under_the_contract_that_keeps_the_world_out() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    kept = next(contract["source_modules"] for contract in contracts if contract["type"] == "forbidden")
    there = [f"klarlinie.{package}" for package in CORE if (PACKAGE / package / "__init__.py").exists()]
    assert sorted(there) == sorted(kept)
