"""What allauth is told: e-mail instead of user names, confirmed addresses, second factor, list of sessions."""

from __future__ import annotations

import os

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "klarlinie.web.platform.accounts.forms.SignupForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True  # twice; mails get lost, and codes run out
ACCOUNT_RATE_LIMITS = {"confirm_email": "3/m/key"}  # so many codes to one address
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Klarlinie: "
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a mail whenever password, address or second factor change
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = (
    True  # else whoever finds a browser open adds an address and takes the account
)
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
_OURS = "klarlinie.web.platform.accounts"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_OURS}.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_OURS}.passwords.NotCommon"},
]
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "Klarlinie"
# Tries are counted by the address the proxy in front has seen: else all people share its own, and one locks all out.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if os.environ.get("KLARLINIE_MODE") == "hosted" else 0
USERSESSIONS_TRACK_ACTIVITY = False

# Our words in all of it; the pages, messages and mails lie in accounts/templates.
ACCOUNT_ADAPTER = f"{_OURS}.adapters.AccountAdapter"
MFA_ADAPTER = f"{_OURS}.adapters.SecondFactorAdapter"
SOCIALACCOUNT_ADAPTER = f"{_OURS}.adapters.OwnSignInAdapter"
_FORMS = f"{_OURS}.sign_in_forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.LoginForm",
    "signup": f"{_FORMS}.SignupForm",
    "add_email": f"{_FORMS}.AddAddressForm",
    "confirm_email_verification_code": f"{_FORMS}.ConfirmAddressForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
    "set_password": f"{_FORMS}.SetPasswordForm",
    "reset_password": f"{_FORMS}.ForgottenPasswordForm",
    "reset_password_from_key": f"{_FORMS}.NewPasswordForm",
    "reauthenticate": f"{_FORMS}.ConfirmByPasswordForm",
}
MFA_FORMS = {
    "authenticate": f"{_FORMS}.SecondFactorForm",
    "authenticate_webauthn": f"{_FORMS}.SecondFactorKeyForm",
    "reauthenticate": f"{_FORMS}.ConfirmByCodeForm",
    "reauthenticate_webauthn": f"{_FORMS}.ConfirmByKeyForm",
    "activate_totp": f"{_FORMS}.ConnectAppForm",
    "add_webauthn": f"{_FORMS}.AddKeyForm",
    "edit_webauthn": f"{_FORMS}.RenameKeyForm",
}
SOCIALACCOUNT_FORMS = {
    "signup": f"{_FORMS}.OwnSignInForm",
    "disconnect": f"{_FORMS}.DisconnectForm",
}
SOCIALACCOUNT_ONLY = False

# The company's own sign-in (OpenID Connect), where its address is named: Entra ID, Google, Keycloak, authentik ...
_OIDC = os.environ.get("KLARLINIE_OIDC_URL", "")
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # an address alone never opens an account that exists already
SOCIALACCOUNT_PROVIDERS: dict[str, object] = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "company",
                "name": os.environ.get("KLARLINIE_OIDC_NAME", "OpenID Connect"),
                "client_id": os.environ.get("KLARLINIE_OIDC_ID", ""),
                "secret": os.environ.get("KLARLINIE_OIDC_SECRET", ""),
                "settings": {"server_url": _OIDC},
            }
        ]
        if _OIDC
        else []
    }
}
SOCIALACCOUNT_ENABLED = bool(_OIDC)
