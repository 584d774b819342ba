"""What the command line could not do, said in one sentence with what to do next."""

from __future__ import annotations

from klarlinie.vocabulary.text import Text


class CannotDo(Exception):
    """Ends the command with exit code 1 and the sentence."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class WrongUse(ValueError):
    """An option that cannot be understood; `text` says how to write it. Ends the command with exit code 2."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
