"""Findings of what lies above the method: each such slice registers in its noticing.py what it has noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache

from django.utils.module_loading import autodiscover_modules

from klarlinie.vocabulary.findings import Finding

Source = Callable[[int, date], Iterable[Finding]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """From now on what `source(company_id, today)` finds stands in the one list of findings."""
    _sources.append(source)


def noticed_elsewhere(company_id: int, today: date) -> Iterator[Finding]:
    _read_all()
    for source in _sources:
        yield from source(company_id, today)


@cache
def _read_all() -> None:
    autodiscover_modules("noticing")
