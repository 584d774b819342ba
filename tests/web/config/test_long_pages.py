"""Which pages get a thread of their own."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse

from klarlinie.web.config.long_pages import thinks_long

# What may think for a second: each of them a place to begin with, or a file.
LONG = ("draft", "focus", "focus_proposal", "findings", "reports", "origin", "archive")
QUICK = ("company_home", "inventory", "evaluation", "decisions", "execution", "clarity", "upkeep")


@pytest.mark.parametrize("name", LONG)
def test_what_thinks_long_keeps_nobody_else_waiting(name: str) -> None:
    assert thinks_long(address(name))


@pytest.mark.parametrize("name", QUICK)
def test_quick_pages_share_the_quick_threads(name: str) -> None:
    assert not thinks_long(address(name))


def address(name: str) -> str:
    try:
        return reverse(name, kwargs={"slug": "hallstein"})
    except NoReverseMatch:
        pytest.fail(f"there is no page {name}")
