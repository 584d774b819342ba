"""`./run` sets up once, never takes more away than it must, and says what is missing."""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

PROGRAM = Path(__file__).resolve().parents[2] / "run"
BLOCK = "uv==0.1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
PINS = f"typer==1.0 \\\n    --hash=sha256:cc\n    # via -r run.in\n{BLOCK}    # via -r run.in\nyaml==2.0 \\\n"


def load() -> ModuleType:
    """A fresh copy of the program as a module."""
    loader = SourceFileLoader("klarlinie_run", str(PROGRAM))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    try:
        loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = before
    return module


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The program in an invented project (with a space in its path) whose .venv has a Python but no stamp."""
    run = load()
    root = tmp_path / "my project"
    (root / "requirements").mkdir(parents=True)
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / ".venv" / "bin" / "python").touch()
    (root / "pyproject.toml").write_text("[project]\n[tool.ruff]\n")
    for level in run.LEVELS:
        (root / "requirements" / f"{level}.txt").write_text(PINS + level)
    for name, path in {
        "ROOT": root,
        "REQUIREMENTS": root / "requirements",
        "VENV": root / ".venv",
        "BIN": root / ".venv" / "bin",
        "STAMP": root / ".venv" / "set-up.json",
    }.items():
        monkeypatch.setattr(run, name, path)
    return run


def stamped(program: ModuleType, level: str) -> None:
    program.STAMP.write_text(json.dumps(program.stamp_for(level)))


def test_a_venv_with_the_test_tools_is_ready_to_start_but_not_to_measure(program: ModuleType) -> None:
    stamped(program, "dev")
    assert [program.is_ready(level) for level in program.LEVELS] == [True, True, False]


def test_a_new_pin_makes_the_venv_stale_and_keeps_its_level(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamped(program, "dev")
    (program.REQUIREMENTS / "dev.txt").write_text("other==1")
    filled: list[str] = []
    monkeypatch.setattr(program, "fill_venv", filled.append)
    program.set_up("run")
    assert filled == ["dev"]


def test_settings_of_tools_do_not_make_the_venv_stale(program: ModuleType) -> None:
    stamped(program, "run")
    (program.ROOT / "pyproject.toml").write_text("[project]\n[tool.ruff]\nline-length = 90\n")
    assert program.is_ready("run")


@pytest.mark.parametrize("rest", ["", "{", '{"level": "all"}'])
def test_a_half_written_stamp_counts_as_none(program: ModuleType, rest: str) -> None:
    program.STAMP.write_text(rest)
    assert not program.is_ready("run")


def test_a_venv_whose_python_is_gone_is_not_ready(program: ModuleType) -> None:
    stamped(program, "run")
    (program.BIN / "python").unlink()
    assert not program.is_ready("run")


def test_a_moved_project_gets_a_fresh_venv(program: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    program.STAMP.write_text(json.dumps(program.stamp_for("run") | {"root": "somewhere else"}))
    seen: list[bool] = []
    monkeypatch.setattr(program, "make_venv", lambda moved: seen.append(moved))
    monkeypatch.setattr(program, "install_uv", lambda: None)
    monkeypatch.setattr(program, "uv_pip", lambda *_: None)
    monkeypatch.setattr(program, "compile_own_code", lambda: None)
    program.fill_venv("run")
    assert seen == [True]
    assert program.is_ready("run")


def test_an_interrupted_set_up_leaves_no_stamp(program: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    stamped(program, "run")

    def breaks(*_: str) -> None:
        raise program.CannotSetUp("no network")

    monkeypatch.setattr(program, "install_uv", lambda: None)
    monkeypatch.setattr(program, "uv_pip", breaks)
    with pytest.raises(program.CannotSetUp):
        program.fill_venv("run")
    assert not program.is_ready("run")


def test_two_set_ups_at_once_fill_the_venv_once(program: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    filled: list[str] = []

    def fill(level: str) -> None:
        filled.append(level)
        time.sleep(0.05)
        stamped(program, level)

    monkeypatch.setattr(program, "fill_venv", fill)
    both = [threading.Thread(target=program.set_up, args=("dev",)) for _ in range(4)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert filled == ["dev"]


def test_the_pin_of_uv_is_cut_out_with_all_its_hashes(program: ModuleType) -> None:
    (program.REQUIREMENTS / "run.txt").write_text(PINS)
    assert program.uv_requirement() == BLOCK


def test_the_real_pin_of_uv_has_a_version_and_hashes() -> None:
    first, *hashes = load().uv_requirement().splitlines()
    assert re.fullmatch(r"uv==[\d.]+ \\", first)
    assert len(hashes) > 5
    assert all(line.strip().startswith("--hash=sha256:") for line in hashes)


@pytest.mark.parametrize("level", ["run", "dev", "bench"])
def test_every_pin_has_a_hash_and_each_level_holds_the_one_before(level: str) -> None:
    run = load()
    text = (run.REQUIREMENTS / f"{level}.txt").read_text()
    before = (run.REQUIREMENTS / f"{run.LEVELS[max(0, run.LEVELS.index(level) - 1)]}.txt").read_text()
    pins = set(re.findall(r"^[\w.-]+==\S+", text, re.MULTILINE))
    assert len(re.findall(r"^[\w.-]+==[^\n]+\\\n    --hash=", text, re.MULTILINE)) == len(
        re.findall(r"^[\w.-]+==", text, re.MULTILINE)
    )
    assert set(re.findall(r"^[\w.-]+==\S+", before, re.MULTILINE)) <= pins


def without_pip(run: ModuleType, monkeypatch: pytest.MonkeyPatch, python: Path) -> None:
    """As if this Python had no pip module and ensurepip lay in the folder of `python`."""
    gone = run.subprocess.CompletedProcess([], returncode=1)
    monkeypatch.setattr(run.subprocess, "run", lambda *_, **__: gone)
    found = type("Found", (), {"origin": str(python / "ensurepip" / "__init__.py")})
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda _: found)


def test_without_a_pip_module_the_wheel_of_ensurepip_serves(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wheel = tmp_path / "ensurepip" / "_bundled" / "pip-1.0-py3-none-any.whl"
    wheel.parent.mkdir(parents=True)
    wheel.touch()
    without_pip(program, monkeypatch, tmp_path)
    assert program.find_pip() == [sys.executable, str(wheel / "pip")]


def test_without_any_pip_it_names_the_package_to_install(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without_pip(program, monkeypatch, tmp_path)
    monkeypatch.setattr(program.Path, "glob", lambda *_: [])
    monkeypatch.setattr(program, "make_venv", lambda moved: None)
    assert program.main(["setup"]) == 1
    assert "apt install python3-venv" in capsys.readouterr().err


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"3\.11 or newer, this is 3\.9\..*apt install"):
        load()


def test_an_account_that_may_not_write_is_told_so(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise PermissionError(13, "Permission denied", "the project")

    monkeypatch.setattr(program, "only_one_at_a_time", refuse)
    assert program.main(["start"]) == 1
    assert "copy in a folder of yours" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["help"], ["--help"], ["-h"]])
def test_help_names_every_command(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    run = load()
    assert run.main(words) == 0
    said = capsys.readouterr().out
    assert all(f"./run {command}" in said for command in run.COMMANDS)


@pytest.mark.parametrize("words", [["tset"], ["bench", "nonsense"], ["setup", "all"]])
def test_a_wrong_word_is_answered_with_the_right_ones(
    program: ModuleType, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main(words) == 2
    assert f"`{words[-1]}`. There is:" in capsys.readouterr().err


def test_bench_without_a_name_lists_the_benchmarks(
    program: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    (program.ROOT / "benchmarks").mkdir()
    for name in ("focus.py", "reading.py", "_peers.py", "notes.md"):
        (program.ROOT / "benchmarks" / name).touch()
    assert program.main(["bench"]) == 0
    assert capsys.readouterr().out.split()[-2:] == ["focus", "reading"]


def test_a_failed_check_shows_its_words_and_the_others_still_run(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (program.BIN / "sh").symlink_to("/bin/sh")
    steps = {
        "good": ["sh", "-c", "echo hidden"],
        "bad": ["sh", "-c", "echo why; exit 3"],
        "last": ["sh", "-c", ":"],
    }
    monkeypatch.setattr(program, "CHECKS", steps)
    stamped(program, "dev")
    assert program.main(["check"]) == 1
    said = capfd.readouterr().out
    assert re.findall(r"^(\w+) +\d+\.\d s  (\w+)$", said, re.MULTILINE) == [
        ("good", "ok"),
        ("bad", "FAILED"),
        ("last", "ok"),
    ]
    assert "why" in said
    assert "hidden" not in said
    assert said.endswith("Failed: bad.\n")


def pretend(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch, *, there: str = "", root: bool, code: int = 0
) -> list[str]:
    """As if only the program `there` were installed; gives the commands that are run."""
    ran: list[str] = []

    def run(command: list[str], **_: object) -> object:
        ran.append(" ".join(map(str, command)))
        return program.subprocess.CompletedProcess(command, returncode=code, stdout="", stderr="")

    monkeypatch.delenv("KLARLINIE_CHROMIUM", raising=False)
    monkeypatch.setattr(program.shutil, "which", lambda name: name if name in (there, "apt-get") else None)
    monkeypatch.setattr(program.os, "geteuid", lambda: 0 if root else 1000)
    monkeypatch.setattr(program.subprocess, "run", run)
    return ran


def test_a_browser_that_is_there_or_named_is_taken(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = pretend(program, monkeypatch, there="google-chrome", root=True)
    program.find_chromium()
    monkeypatch.setattr(program.shutil, "which", lambda _: None)
    monkeypatch.setenv("KLARLINIE_CHROMIUM", "somewhere/chromium")
    program.find_chromium()
    assert ran == []


def test_root_gets_a_browser_from_apt(program: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = pretend(program, monkeypatch, root=True)
    program.find_chromium()
    assert ran[-1] == "apt-get install -y --no-install-recommends chromium libatomic1 fonts-dejavu-core"


def test_everybody_else_gets_the_one_of_playwright(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = pretend(program, monkeypatch, root=False)
    program.find_chromium()
    assert ran[-1].endswith("playwright install chromium-headless-shell")


@pytest.mark.parametrize("root", [True, False])
def test_without_any_browser_it_says_what_to_do(
    root: bool, program: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stamped(program, "dev")
    pretend(program, monkeypatch, root=root, code=1)
    assert program.main(["test"]) == 1
    assert "KLARLINIE_CHROMIUM=PATH ./run test" in capsys.readouterr().err


def test_all_tests_run_and_those_of_the_web_once_more_on_postgres(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stamped(program, "dev")
    monkeypatch.delenv("KLARLINIE_TEST_DATABASE", raising=False)
    monkeypatch.setenv("KLARLINIE_CHROMIUM", "chromium")
    monkeypatch.setattr(program, "CHECKS", {})
    ran: list[tuple[str, str | None]] = []

    def in_project(command: list[str], quiet: bool = False) -> object:
        ran.append((" ".join(command), program.os.environ.get("KLARLINIE_TEST_DATABASE")))
        return program.subprocess.CompletedProcess(command, returncode=len(ran) - 1)

    monkeypatch.setattr(program, "in_project", in_project)
    assert program.main(["test"]) == 1
    all_tests = "pytest --quiet --numprocesses=auto --dist=worksteal"
    assert ran == [(all_tests, None), (f"{all_tests} tests/web", "postgres")]
    assert capsys.readouterr().out.endswith("Failed: postgres.\n")
    monkeypatch.delenv("KLARLINIE_TEST_DATABASE")


def test_the_server_takes_the_place_of_run_and_gets_its_arguments(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamped(program, "run")
    became: list[list[str]] = []
    monkeypatch.setattr(program.os, "execv", lambda _, words: became.append(words))
    monkeypatch.setattr(program.os, "chdir", lambda _: None)
    program.main(["start", "--port", "8001"])
    assert became == [["klarlinie", "server", "start", "--example", "--port", "8001"]]
