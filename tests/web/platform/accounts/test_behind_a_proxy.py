"""Behind its proxy each visitor counts alone; without one, nobody can pretend to be another."""

from __future__ import annotations

import pytest
from allauth.core.internal.httpkit import get_client_ip
from django.test import RequestFactory, override_settings


@pytest.mark.parametrize(("proxies", "seen"), [(1, "198.51.100.7"), (0, "127.0.0.1")])
def test_who_tries_is_known_by_what_our_own_proxy_says(proxies: int, seen: str) -> None:
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.7"})
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=proxies):
        assert get_client_ip(request) == seen
