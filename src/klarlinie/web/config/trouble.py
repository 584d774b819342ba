"""What stands in the way of starting or keeping the web app, said in one sentence with what to do next."""

from __future__ import annotations

from klarlinie.vocabulary.text import Text


class CannotStart(Exception):
    """`text` is for whoever sits at the server's keyboard."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.say("en"))
        self.text = text
