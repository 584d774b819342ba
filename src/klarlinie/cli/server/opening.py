"""How the commands get at the web app: Django is set up, and what stands in the way is one sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from klarlinie.cli.trouble import CannotDo
from klarlinie.vocabulary.text import Text

NOT_WRITABLE = Text(
    "Klarlinie darf hier nicht schreiben: {place}. Mit KLARLINIE_HOME liegt alles in einem anderen Ordner, zum "
    "Beispiel KLARLINIE_HOME=~/klarlinie",
    "Klarlinie may not write here: {place}. With KLARLINIE_HOME everything lies in another folder, for example "
    "KLARLINIE_HOME=~/klarlinie",
)
NO_DATABASE = Text(
    "Die Datenbank ist noch nicht eingerichtet oder antwortet nicht. Einmal starten richtet sie ein: klarlinie "
    "server start",
    "The database is not set up yet or does not answer. Starting once sets it up: klarlinie server start",
)
NO_DRIVER = Text(
    "Für PostgreSQL fehlt der Treiber: pip install 'psycopg[binary]' in die Umgebung von Klarlinie.",
    "The driver for PostgreSQL is missing: pip install 'psycopg[binary]' into Klarlinie's environment.",
)


@contextmanager
def web() -> Iterator[None]:
    """Django is set up inside; what cannot be done comes out as `CannotDo`."""
    from klarlinie.web.config.trouble import CannotStart

    try:
        _set_up()
        from django.db import DatabaseError

        try:
            yield
        except DatabaseError as error:
            raise CannotDo(NO_DATABASE) from error
    except CannotStart as trouble:
        raise CannotDo(trouble.text) from trouble
    except PermissionError as error:
        raise CannotDo(NOT_WRITABLE.with_values(place=str(error.filename or "?"))) from error


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "klarlinie.web.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except OSError as error:  # the settings keep keys in our home
        raise CannotDo(NOT_WRITABLE.with_values(place=str(error.filename or "?"))) from error
    except ImproperlyConfigured as error:
        if "psycopg" in str(error):
            raise CannotDo(NO_DRIVER) from error
        raise
