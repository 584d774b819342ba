"""How long a whole `klarlinie tidy` on the example takes, against the mere import of the libraries it stands on.

Whole processes, in turns, medians of five after one warm-up. Goal: at most three times
`python -c "import openpyxl, scipy.optimize"`, with and without writing all the files.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ["examples/hallstein-marketing.xlsx", "--line", "examples/hallstein-line.yaml"]
KLARLINIE = [sys.executable, "-m", "klarlinie.cli.main", "tidy", *EXAMPLE]
IMPORTS = [sys.executable, "-c", "import openpyxl, scipy.optimize"]
RUNS = 5
GOAL = 3.0


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def medians(commands: dict[str, list[str]]) -> dict[str, float]:
    """The median wall time of each command; one round is one run of each, so that drift hits all alike."""
    rounds = [{name: seconds(command) for name, command in commands.items()} for _ in range(RUNS + 1)]
    return {name: statistics.median(one[name] for one in rounds[1:]) for name in commands}


def main() -> None:
    with tempfile.TemporaryDirectory() as out:
        times = medians(
            {
                "import openpyxl, scipy.optimize": IMPORTS,
                "klarlinie tidy": KLARLINIE,
                "klarlinie tidy --out": [*KLARLINIE, "--out", out],
            }
        )
    base = times["import openpyxl, scipy.optimize"]
    for name, one in times.items():
        print(f"{name:34} {one:6.2f} s   {one / base:5.2f} x   (goal: at most {GOAL:.0f} x)")


if __name__ == "__main__":
    main()
