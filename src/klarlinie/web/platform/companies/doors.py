"""What a link without an account shows when it leads nowhere; many wrong ones in a minute get a pause."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac

MOST_WRONG, A_MINUTE = 20, 60


def door_closed(request: HttpRequest) -> HttpResponse:
    """For a link that was right once."""
    return render(request, "companies/door_closed.html", status=410)


def no_door(request: HttpRequest) -> HttpResponse:
    """The same page for every wrong token; many of them from one address in a minute get a pause.

    Right tokens are let in all the same: a whole workshop may share one address, and nobody guesses 144 bits.
    """
    # The address is not kept, only a fingerprint of it that dies with the minute.
    key = "wrong-token:" + salted_hmac("klarlinie.wrong-token", address_of(request)).hexdigest()[:24]
    cache.add(key, 0, A_MINUTE)
    try:
        tries = cache.incr(key)
    except ValueError:  # the minute ended between the two lines
        tries = 1
    if tries > MOST_WRONG:
        response = render(request, "companies/door_too_many.html", status=429)
        response["Retry-After"] = str(A_MINUTE)
        return response
    return render(request, "companies/door_closed.html", status=404)


def address_of(request: HttpRequest) -> str:
    """Whose tries are counted: behind our proxy the address it added last."""
    if settings.SECURE_PROXY_SSL_HEADER:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
