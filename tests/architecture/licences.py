"""The licence of every package we need at run time, from the package's own metadata.

`.venv/bin/python -m tests.architecture.licences` writes requirements/LICENCES.md anew.
"""

from __future__ import annotations

import re
from importlib import metadata

from tests.architecture.project import ROOT

RUN = ROOT / "requirements" / "run.txt"
TABLE = ROOT / "requirements" / "LICENCES.md"
# What a marker keeps away from this Python or this system; looked up by hand.
NOT_INSTALLED_HERE = {
    "brotlicffi": "MIT",
    "colorama": "BSD-3-Clause",
    "httpx2-jsfetch": "BSD-3-Clause",
    "pywin32": "PSF-2.0",
}
HEAD = """\
# Licences of what Klarlinie needs to run

Made from the packages' own metadata by `.venv/bin/python -m tests.architecture.licences`.
All are permissive, but for certifi and one list inside fido2 (MPL-2.0): they come along unchanged, and only changes
to their own files would have to stay open. The wheels of numpy and scipy also carry OpenBLAS (BSD-3-Clause) and, as
files apart, GCC's libgfortran (GPL-3.0 with the runtime library exception) and libquadmath (LGPL-2.1).
fontpkg-inter is a font under the SIL Open Font License: it may be embedded and shipped, not sold by itself.
What only tests and benchmarks need (dev.txt, bench.txt) does not ship. psycopg, the driver for PostgreSQL, is
LGPL-3.0-only and therefore not among what ships: whoever wants PostgreSQL installs it beside Klarlinie; the tests do.

| package | licence |
| --- | --- |
"""


def packages() -> list[str]:
    """The names pinned in requirements/run.txt, each once."""
    pins = re.findall(r"^([\w.-]+)==", RUN.read_text(encoding="utf-8"), re.MULTILINE)
    return sorted(set(pins))


def licence(package: str) -> str:
    """The licence expression, or what older metadata says in its place."""
    if package in NOT_INSTALLED_HERE:
        return NOT_INSTALLED_HERE[package]
    about = metadata.metadata(package).json
    field = str(about.get("license", ""))
    classes = [
        line.rpartition(":: ")[2] for line in about.get("classifier", []) if line.startswith("License")
    ]
    is_name = field and len(field) < 40 and "\n" not in field
    return str(about.get("license_expression") or (field if is_name else ", ".join(classes)))


def table() -> str:
    return HEAD + "".join(f"| {package} | {licence(package)} |\n" for package in packages())


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
