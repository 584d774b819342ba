"""The forms of allauth in our words: each asks what allauth asks, labels, help and errors are ours."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from allauth.socialaccount import forms as own_sign_in
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.accounts.passwords import RULES
from klarlinie.web.platform.ui.asking import KindForm
from klarlinie.web.platform.ui.words import later, say

ADDRESS = Text("E-Mail-Adresse", "E-mail address")
NO_ADDRESS = Text(
    "Das ist noch keine E-Mail-Adresse. Sie sieht so aus: name@firma.de",
    "This is not an e-mail address yet. It looks like this: name@company.com",
)
PASSWORD = Text("Passwort", "Password")
NEW_PASSWORD = Text("Neues Passwort", "New password")
NOT_THE_SAME = Text("Die beiden Passwörter sind verschieden.", "The two passwords differ.")
FORGOTTEN = Text("Passwort vergessen?", "Forgot the password?")
NO_ANSWER = Text(
    "Der Schlüssel hat nicht geantwortet. Ein zweiter Versuch hilft oft.",
    "The key did not answer. A second try often helps.",
)
NAME = Text("Name", "Name")
LABELS = {
    "login": ADDRESS,
    "email": ADDRESS,
    "password": PASSWORD,
    "oldpassword": Text("Bisheriges Passwort", "Current password"),
    "password1": NEW_PASSWORD,
    "password2": Text("Neues Passwort, noch einmal", "New password again"),
    "code": Text("Code", "Code"),
    "name": NAME,
    "credential": Text("Sicherheitsschlüssel", "Security key"),
    "account": Text("Zugang", "Sign-in"),
}


def _forgotten() -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("account_reset_password"), say(FORGOTTEN))


class InOurWords(KindForm):
    """Put before a form of allauth; `labels` are for what is called otherwise there."""

    labels: ClassVar[dict[str, Text]] = {}

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for name, field in self.fields.items():
            field.label = later({**LABELS, **self.labels}[name])
            field.widget.attrs.pop("placeholder", None)
        for name in {"password", "oldpassword"} & {*self.fields}:
            self.fields[name].help_text = lazy(_forgotten, SafeString)()
        if "password1" in self.fields:
            self.fields["password1"].help_text = later(RULES)
        for field in self.fields.values():
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = later(NO_ADDRESS)
            if isinstance(field, forms.JSONField):
                field.error_messages |= {"required": later(NO_ANSWER), "invalid": later(NO_ANSWER)}

    def add_error(self, field: str | None, error: Any) -> None:
        """The one sentence that allauth's forms say themselves is that the second password differs."""
        differs = field == "password2" and not isinstance(error, ValidationError)
        super().add_error(field, later(NOT_THE_SAME) if differs else error)


class LoginForm(InOurWords, account.LoginForm):  # type: ignore[misc]
    pass


class SignupForm(InOurWords, account.SignupForm):  # type: ignore[misc]
    labels: ClassVar[dict[str, Text]] = {"password1": PASSWORD}


class AddAddressForm(InOurWords, account.AddEmailForm):  # type: ignore[misc]
    pass


class ConfirmAddressForm(InOurWords, account.ConfirmEmailVerificationCodeForm):  # type: ignore[misc]
    pass


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):  # type: ignore[misc]
    pass


class SetPasswordForm(InOurWords, account.SetPasswordForm):  # type: ignore[misc]
    pass


class ForgottenPasswordForm(InOurWords, account.ResetPasswordForm):  # type: ignore[misc]
    pass


class NewPasswordForm(InOurWords, account.ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class ConfirmByPasswordForm(InOurWords, account.ReauthenticateForm):  # type: ignore[misc]
    pass


class SecondFactorForm(InOurWords, second_factor.AuthenticateForm):  # type: ignore[misc]
    pass


class ConfirmByCodeForm(InOurWords, second_factor.ReauthenticateForm):  # type: ignore[misc]
    pass


class ConnectAppForm(InOurWords, totp.ActivateTOTPForm):  # type: ignore[misc]
    labels: ClassVar[dict[str, Text]] = {"code": Text("Code aus der App", "Code from the app")}


class AddKeyForm(InOurWords, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    pass


class RenameKeyForm(InOurWords, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    pass


class SecondFactorKeyForm(InOurWords, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class ConfirmByKeyForm(InOurWords, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class OwnSignInForm(InOurWords, own_sign_in.SignupForm):  # type: ignore[misc]
    pass


class DisconnectForm(InOurWords, own_sign_in.DisconnectForm):  # type: ignore[misc]
    pass
