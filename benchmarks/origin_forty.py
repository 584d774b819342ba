"""What a small company waits for: forty inquiries with all ranges, the whole call, beyond the interpreter's start.

    python benchmarks/origin_forty.py [ROUNDS]

Whole processes in turns: the interpreter alone, `import numpy`, `import numpy, duckdb`, an export of HubSpot with 45
inquiries, forty journeys as CSV. Goal: at most 0.5 s beyond the interpreter's start. The imports stand beside it
because they are the floor of any program that reads Parquet and reckons, and because they say how quick the machine
was at that moment.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from origin import measure

ROOT = Path(__file__).resolve().parent.parent
HUBSPOT = ROOT / "examples" / "hallstein-hubspot-export.csv"
CHANNELS = ("referral", "search", "fair", "ads", "newsletter", "direct")
ROUNDS, GOAL = 11, 0.5


def main(words: Sequence[str]) -> None:
    python = [sys.executable, "-c"]
    ours = [*python, "from klarlinie.cli.main import main; main()", "origin"]
    with tempfile.TemporaryDirectory() as folder:
        journeys = write_forty(Path(folder) / "forty.csv")
        programs = {
            "the interpreter alone": [*python, "pass"],
            "import numpy": [*python, "import numpy"],
            "import numpy, duckdb": [*python, "import numpy, duckdb"],
            "an export of HubSpot, 45 inquiries": [*ours, str(HUBSPOT), "--json"],
            "forty journeys as CSV": [*ours, str(journeys), "--json"],
        }
        measured = measure(programs, int(words[0]) if words else ROUNDS)
    start = median(wall for _, wall, _ in measured["the interpreter alone"])
    print(f"{'':<38}wall s beyond the start (lowest to highest)   CPU s   (goal: at most {GOAL} s)")
    for name, rounds in measured.items():
        walls = sorted(wall - start for _, wall, _ in rounds)
        cpu = median(one[0] for one in rounds)
        print(f"  {name:<36}{median(walls):>6.2f} ({walls[0]:.2f} to {walls[-1]:.2f}){cpu:>26.2f}")


def write_forty(path: Path) -> Path:
    """Forty inquiries of one to four touchpoints each, the same every time."""
    lines = ["journey_id,ts,channel,converted,value"]
    for journey in range(40):
        for step in range(1 + journey % 4):
            channel = CHANNELS[(journey * 5 + step * 2) % len(CHANNELS)]
            lines.append(
                f"{journey},2026-{1 + journey % 9:02d}-{1 + step:02d} 09:00,{channel},1,{100 * (journey % 7)}"
            )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    main(sys.argv[1:])
