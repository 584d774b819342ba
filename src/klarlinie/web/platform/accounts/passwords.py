"""What a password must be, said in our words; what is checked is Django's."""

from __future__ import annotations

from django.contrib.auth import password_validation

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.ui.words import say

LEAST = 12  # characters
TOO_SHORT = Text(
    "Das ist noch zu kurz: mindestens {n} Zeichen.", "This is still too short: at least {n} characters."
)
TOO_COMMON = Text(
    "Dieses Passwort benutzen sehr viele, es ist schnell erraten.",
    "Very many people use this password, so it is quickly guessed.",
)
RULES = Text(
    "Mindestens {n} Zeichen. Drei, vier Wörter, die nichts miteinander zu tun haben, halten am besten.",
    "At least {n} characters. Three or four unrelated words work best.",
    {"n": LEAST},
)


class LongEnough(password_validation.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return say(TOO_SHORT.with_values(n=self.min_length))

    def get_help_text(self) -> str:
        return say(RULES.with_values(n=self.min_length))


class NotCommon(password_validation.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return say(TOO_COMMON)

    def get_help_text(self) -> str:
        return ""
