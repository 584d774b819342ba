"""The process that parses: it gets the bytes of one file after the other and answers each with one line.

It opens no file the user named and writes none; it knows the world only through its two pipes. Whatever a file
does to it, the parent process goes on.
"""

from __future__ import annotations

import gc
import json
import os
import sys

from klarlinie.gateways.files_read import FilesRead, pack
from klarlinie.gateways.limits import grant_another_file, limit_this_process
from klarlinie.gateways.unreadable import Unreadable, broken, hostile, out_of_memory


def main() -> None:
    """Answers until the parent closes the pipe. A request is a JSON line [name, bytes] and then the bytes."""
    _leave_unloaded("numpy", "PIL")
    gc.disable()  # rows are no cycles; looking for some doubles the time, and memory is limited anyway
    limit_this_process()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is not an answer
    while request := sys.stdin.buffer.readline():
        name, size = json.loads(request)
        content = sys.stdin.buffer.read(size)
        grant_another_file()
        answers.write(read_safely(name, content) + b"\n")
        answers.flush()


def _leave_unloaded(*names: str) -> None:
    """openpyxl would load these for nothing, which takes longer than reading; an import now says "not there"."""
    sys.modules.update(dict.fromkeys(names))  # type: ignore[arg-type]


def read_safely(name: str, content: bytes) -> bytes:
    """The packed tables of one file, or its one problem; only a dying process does not answer."""
    try:
        return pack(_read(name, content))
    except Unreadable as fault:
        return _only(fault, name)
    except MemoryError:
        return _only(out_of_memory(), name)
    except RecursionError:
        return _only(hostile("Sie ist tausendfach verschachtelt.", "It is nested a thousand times."), name)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic inside a compiled reader is no Exception
        return _only(broken(), name)


def _read(name: str, content: bytes) -> FilesRead:
    from klarlinie.gateways.kinds import read_content

    return read_content(name, content)


def _only(fault: Unreadable, name: str) -> bytes:
    return pack(FilesRead(problems=(fault.problem(name),)))


if __name__ == "__main__":
    main()
