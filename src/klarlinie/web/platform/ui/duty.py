"""What waits for one person: each step says its own, the home shows them together."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.vocabulary.text import Text


@dataclass(frozen=True)
class Duty:
    """One thing to do, and where."""

    says: Text
    url: str
