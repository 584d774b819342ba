"""What the terminal shows: calm tables for people, plain lines where the output is piped."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text

if TYPE_CHECKING:
    from rich.console import Console

ACCENT = "cyan"
MARKS = {"error": "✗", "warning": "!", "hint": "·"}


class Screen:
    """Writes in one language. Without a terminal there is no colour, no frame, no wrapping, no progress."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.is_terminal = sys.stdout.isatty()

    def title(self, text: Text) -> None:
        self._styled(text.say(self.language), f"bold {ACCENT}")

    def heading(self, text: Text) -> None:
        self.blank()
        self._styled(text.say(self.language), "bold")

    def say(self, text: Text, indent: int = 0) -> None:
        """A sentence; on a terminal an indented one that needs more lines hangs by its first."""
        words = text.say(self.language)
        if not self.is_terminal:
            self._plain(" " * indent + words)
            return
        width = max(40, shutil.get_terminal_size().columns)
        first, rest = " " * indent, " " * (indent + 2 if indent else 0)
        for line in words.split("\n"):
            self._plain(textwrap.fill(line, width, initial_indent=first, subsequent_indent=rest))

    def quiet(self, text: Text) -> None:
        """A sentence that explains, for those who look for it."""
        self._styled(text.say(self.language), "dim")

    def blank(self) -> None:
        self._plain("")

    def table(
        self, headers: Sequence[Text], rows: Sequence[Sequence[str]], right: Sequence[int] = ()
    ) -> None:
        """`right` are the columns whose figures are set flush right."""
        names = [header.say(self.language) for header in headers]
        if self.is_terminal:
            self._framed(names, rows, right)
        else:
            for row in (names, *rows):
                self._plain("\t".join(cell.replace("\n", " ").replace("\t", " ") for cell in row))

    def complain(self, text: Text) -> None:
        """A sentence on the error stream: what could not be done and what to do next."""
        print(text.say(self.language), file=sys.stderr)

    @contextmanager
    def progress(self, text: Text) -> Iterator[Callable[[Text], None]]:
        """Shows that work goes on, and what is worked on now by calling what it gives; silent where nobody watches."""
        if not sys.stderr.isatty():
            yield lambda _: None
            return
        with self._console(stderr=True).status(text.say(self.language)) as status:
            yield lambda now: status.update(now.say(self.language))

    def _framed(self, names: list[str], rows: Sequence[Sequence[str]], right: Sequence[int]) -> None:
        from rich import box
        from rich.table import Table
        from rich.text import Text as RichText

        table = Table(
            box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, collapse_padding=True, header_style="bold"
        )
        for position, name in enumerate(names):
            table.add_column(name, justify="right" if position in right else "left", overflow="fold")
        for row in rows:
            table.add_row(*(RichText(cell) for cell in row))
        self._console().print(table)

    def _styled(self, words: str, style: str) -> None:
        if self.is_terminal:
            from rich.text import Text as RichText

            self._console().print(RichText(words, style=style))
        else:
            self._plain(words)

    def _plain(self, words: str) -> None:
        print(words)

    def _console(self, stderr: bool = False) -> Console:
        from rich.console import Console

        return Console(stderr=stderr, highlight=False)
