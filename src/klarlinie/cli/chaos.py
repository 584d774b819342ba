"""klarlinie check."""

import typer

from klarlinie.vocabulary.figures import Language


def add_to(app: typer.Typer, language: Language) -> None:
    pass
