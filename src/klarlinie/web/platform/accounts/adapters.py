"""What allauth says when something does not go, in our words."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.accounts.actions import note_language
from klarlinie.web.platform.ui.words import later, say, voice

WRONG_CODE = Text("Dieser Code stimmt nicht oder ist schon abgelaufen.", "This code is wrong or has expired.")
TOO_MANY = Text(
    "Das waren zu viele Versuche. In ein paar Minuten geht es weiter.",
    "That was too many tries. Please try again in a few minutes.",
)
WRONG_PASSWORD = Text("Dieses Passwort stimmt nicht.", "This password is wrong.")
BELONGS_TO_ANOTHER = Text(
    "Diese Adresse gehört schon zu einem anderen Konto.", "This address belongs to another account already."
)
CONFIRM_FIRST = Text("Zuerst muss die Adresse bestätigt sein.", "The address has to be confirmed first.")
ACCOUNT = {
    "account_inactive": Text("Dieses Konto ist geschlossen.", "This account is closed."),
    "cannot_remove_primary_email": Text(
        "Die erste Adresse lässt sich nicht entfernen.", "The first address cannot be removed."
    ),
    "duplicate_email": Text(
        "Diese Adresse gehört schon zu diesem Konto.", "This address belongs to this account already."
    ),
    "email_password_mismatch": Text(
        "Adresse und Passwort passen nicht zusammen.", "This e-mail address and password do not match."
    ),
    "email_taken": BELONGS_TO_ANOTHER,
    "enter_current_password": WRONG_PASSWORD,
    "incorrect_code": WRONG_CODE,
    "incorrect_password": WRONG_PASSWORD,
    "invalid_or_expired_key": Text("Dieser Link gilt nicht mehr.", "This link no longer works."),
    "invalid_login": Text("So geht das Anmelden nicht.", "You cannot log in this way."),
    "invalid_password_reset": Text("Dieser Link gilt nicht mehr.", "This link no longer works."),
    "too_many_login_attempts": TOO_MANY,
    "unverified_primary_email": CONFIRM_FIRST,
    "rate_limited": TOO_MANY,
}
# `max_email_addresses` and `email_taken` of the company's own sign-in hold a %d and a %s that allauth fills.
TOO_MANY_ADDRESSES = Text(
    "Mehr als %d Adressen gehen nicht. Eine alte lässt sich entfernen.",
    "No more than %d addresses are possible. You can remove an old one.",
)
SECOND_FACTOR = {
    "add_email_blocked": Text(
        "Solange ein zweiter Faktor eingeschaltet ist, kommt keine Adresse dazu. Er lässt sich kurz ausschalten.",
        "While a second factor is switched on, no address can be added. You can switch it off for a moment.",
    ),
    "cannot_delete_authenticator": Text(
        "Der zweite Faktor lässt sich gerade nicht ausschalten.",
        "The second factor cannot be switched off at the moment.",
    ),
    "cannot_generate_recovery_codes": Text(
        "Ersatzcodes gibt es, sobald ein zweiter Faktor eingeschaltet ist.",
        "Recovery codes exist as soon as a second factor is switched on.",
    ),
    "incorrect_code": WRONG_CODE,
    "unverified_email": Text(
        "Ein zweiter Faktor geht erst, wenn alle Adressen des Kontos bestätigt oder entfernt sind.",
        "A second factor works once all addresses of the account are confirmed or removed.",
    ),
}
OWN_SIGN_IN = {
    "email_taken": Text(
        "Zu dieser Adresse gibt es schon ein Konto. Melde dich dort an und verbinde unter Konto den Zugang %s.",
        "There is an account for this address already. Log in there and connect %s under Account.",
        sie="Zu dieser Adresse gibt es schon ein Konto. "
        "Melden Sie sich dort an und verbinden Sie unter Konto den Zugang %s.",
    ),
    "invalid_token": Text("Dieser Zugang gilt nicht mehr.", "This sign-in no longer works."),
    "no_password": Text(
        "Das Konto hat noch kein Passwort. Setz zuerst eines, sonst kommst du nicht mehr hinein.",
        "The account has no password yet. Set one first, or you cannot get in any more.",
        sie="Das Konto hat noch kein Passwort. Setzen Sie zuerst eines, sonst kommen Sie nicht mehr hinein.",
    ),
    "no_verified_email": Text(
        "Das Konto hat noch keine bestätigte Adresse. Sie gehört zuerst dazu.",
        "The account has no confirmed address yet. That comes first.",
    ),
    "disconnect_last": Text(
        "Das ist der letzte Zugang zu diesem Konto; er muss bleiben.",
        "This is the last way into this account; it has to stay.",
    ),
    "connected_other": Text(
        "Dieser Zugang gehört schon zu einem anderen Konto.",
        "This sign-in belongs to another account already.",
    ),
}
WAYS_TO_CONFIRM = {
    "reauthenticate": Text("Mit dem Passwort", "With the password"),
    "mfa_reauthenticate": Text("Mit einem Code", "With a code"),
    "mfa_reauthenticate:webauthn": Text("Mit dem Sicherheitsschlüssel", "With the security key"),
}
FIRST_KEY = Text("Mein Schlüssel", "My key")
NEXT_KEY = Text("Schlüssel {n}", "Key {n}")


def in_our_words(usual: dict[str, Any], ours: dict[str, Text]) -> dict[str, Any]:
    """What allauth says where we say nothing is about user names and telephones, which do not exist here."""
    return usual | {code: later(said) for code, said in ours.items()}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = in_our_words(
        DefaultAccountAdapter.error_messages, ACCOUNT | {"max_email_addresses": TOO_MANY_ADDRESSES}
    )

    def post_login(self, request: HttpRequest, user: Any, **named: Any) -> Any:
        note_language(user.pk, voice().language, is_chosen=False)
        return super().post_login(request, user, **named)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        ways = super().get_reauthentication_methods(user)
        return [way | {"description": say(WAYS_TO_CONFIRM[way["id"]])} for way in ways]


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = in_our_words(DefaultMFAAdapter.error_messages, SECOND_FACTOR)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        there = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return say(NEXT_KEY.with_values(n=there + 1) if there else FIRST_KEY)


class OwnSignInAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    error_messages = in_our_words(DefaultSocialAccountAdapter.error_messages, OWN_SIGN_IN)
