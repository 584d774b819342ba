"""What every error for people has: a sentence that says why, and what to do."""

from __future__ import annotations

from klarlinie.vocabulary.text import Text


class Refusal(Exception):
    """What was wanted does not go; `text` says why and what to do. Each kind is defined beside what raises it."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.say("en"))
        self.text = text
