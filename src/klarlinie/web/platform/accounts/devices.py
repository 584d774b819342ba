"""Which browser it was, in words: what a browser calls itself is a line that nobody can read."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

from klarlinie.vocabulary.text import Text

BROWSERS = (  # the first that is named; nearly all of them also call themselves Chrome and Safari
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_of(user_agent: str) -> Text:
    """As "Firefox, Windows"; a program that says nothing of itself is said to be one."""
    found = [_named(user_agent, BROWSERS), _named(user_agent, SYSTEMS)]
    known = ", ".join(name for name in found if name)
    return Text(known, known) if known else Text("Unbekannter Browser", "Unknown browser")


def place_of(address: str) -> str:
    """Enough of an IP address to tell one's own line from a foreign one; what names a single line is left out."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is None:
            return ":".join(part.lstrip("0") or "0" for part in found.exploded.split(":")[:3]) + ":x"
        found = found.ipv4_mapped
    return str(found).rpartition(".")[0] + ".x"


def _named(user_agent: str, known: tuple[tuple[str, str], ...]) -> str | None:
    return next((name for sign, name in known if sign in user_agent), None)
