"""The hosted form refuses to start with settings that only suit one's own machine."""

from __future__ import annotations

from collections.abc import Mapping

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.trouble import CannotStart

SHORTEST_KEY, FEWEST_SIGNS = 40, 12
NO_HOSTS = Text(
    "Für KLARLINIE_MODE=hosted fehlt KLARLINIE_HOSTS: die Namen, unter denen die App zu finden ist, durch Komma "
    "getrennt, zum Beispiel klarlinie.firma.de",
    "KLARLINIE_MODE=hosted needs KLARLINIE_HOSTS: the names the app is found at, separated by commas, for example "
    "klarlinie.firm.com",
)
ANY_HOST = Text(
    "KLARLINIE_HOSTS darf nicht „{name}“ enthalten: Sonst lässt sich die App unter fremden Namen vorführen. Gebraucht "
    "werden die wirklichen Namen.",
    "KLARLINIE_HOSTS must not hold “{name}”: the app could be shown under somebody else's name. It takes the real "
    "names.",
)
NOT_A_NAME = Text(
    "In KLARLINIE_HOSTS stehen nur Namen, ohne http:// und ohne Schrägstrich; „{name}“ ist keiner. Die App läuft "
    "hinter https.",
    "KLARLINIE_HOSTS holds names only, without http:// and without a slash; “{name}” is none. The app runs behind "
    "https.",
)
WEAK_KEY = Text(
    "{name} ist zu kurz oder zu leicht zu raten. Ohne diese Angabe macht Klarlinie selbst einen Schlüssel und behält "
    "ihn.",
    "{name} is too short or too easy to guess. Without it Klarlinie makes a key by itself and keeps it.",
)
DEBUG_ON = Text(
    "KLARLINIE_DEBUG=1 zeigt Fremden das Innere der App und verträgt sich nicht mit KLARLINIE_MODE=hosted.",
    "KLARLINIE_DEBUG=1 shows the inside of the app to strangers and does not go with KLARLINIE_MODE=hosted.",
)


def ensure_safe_to_host(environment: Mapping[str, str]) -> None:
    """Raises `CannotStart` with what is unsafe about it."""
    names = [name.strip() for name in environment.get("KLARLINIE_HOSTS", "").split(",") if name.strip()]
    if not names:
        raise CannotStart(NO_HOSTS)
    for name in names:
        if name == "*" or name.strip(".") in ("", "localhost"):
            raise CannotStart(ANY_HOST.with_values(name=name))
        if "/" in name or ":" in name or "*" in name:
            raise CannotStart(NOT_A_NAME.with_values(name=name))
    for key in ("KLARLINIE_SECRET_KEY", "KLARLINIE_JOURNAL_KEY"):
        given = environment.get(key)
        if given and (len(given) < SHORTEST_KEY or len(set(given)) < FEWEST_SIGNS):
            raise CannotStart(WEAK_KEY.with_values(name=key))
    if environment.get("KLARLINIE_DEBUG") == "1":
        raise CannotStart(DEBUG_ON)
