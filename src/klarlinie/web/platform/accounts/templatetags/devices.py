"""{% load devices %}: which browser a sign-in came from, and from about where."""

from __future__ import annotations

from django import template

from klarlinie.web.platform.accounts.devices import device_of, place_of
from klarlinie.web.platform.ui import words

register = template.Library()


@register.filter
def device(user_agent: str) -> str:
    return words.say(device_of(user_agent))


@register.filter
def place(address: str) -> str:
    return place_of(address)
