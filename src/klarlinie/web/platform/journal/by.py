"""Who does something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LONGEST_NAME = 120  # of whoever has no name there is the address, which may be longer than the columns for it


@dataclass(frozen=True)
class By:
    """`kind` says how we know: an account, a guest link, the program itself, or somebody at the server's keyboard."""

    name: str
    kind: Literal["user", "guest", "program", "operator"] = "user"
    user_id: int | None = None


THE_PROGRAM = By("Klarlinie", "program")
