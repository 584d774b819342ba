"""The process that draws a picture once, to see whether it can be drawn; it knows the world only through its input."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from klarlinie.gateways.limits import grant_another_file, limit_this_process

PAGE = Path(__file__).parent / "layout" / "picture.typ"


def main() -> None:
    """Ends without an error if the picture on standard input, of the kind named, can be drawn."""
    import typst

    limit_this_process()
    grant_another_file()
    picture = json.dumps(list(sys.stdin.buffer.read()))
    inputs = {"picture": picture, "kind": sys.argv[1]}
    typst.Compiler(PAGE, root=PAGE.parent, sys_inputs=inputs).compile(format="png", ppi=72)


if __name__ == "__main__":
    main()
