"""All settings of the web app; what differs between machines comes from the environment (docs/operating.md)."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from klarlinie.web.config.safe import ensure_safe_to_host

# Where this installation keeps what is its own: the database, its keys, mails while there is no mail server.
HOME = Path(os.environ.get("KLARLINIE_HOME", "var")).absolute()
HOME.mkdir(0o700, parents=True, exist_ok=True)  # all that people have written lies in it
# "local": one machine, http, for trying out. "hosted": behind https, with everything that needs.
HOSTED = os.environ.get("KLARLINIE_MODE", "local") == "hosted"
DEBUG = os.environ.get("KLARLINIE_DEBUG") == "1" and not HOSTED
if HOSTED:
    ensure_safe_to_host(os.environ)


def kept_key(name: str) -> str:
    """A secret of this installation: from the environment, else made once and kept in a file only we can read."""
    if given := os.environ.get(f"KLARLINIE_{name.upper()}_KEY"):
        return given
    file, new = HOME / f"{name}.key", HOME / f"{name}.key.{secrets.token_hex(4)}"
    if not file.exists():
        with open(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as written:
            written.write(secrets.token_urlsafe(64))
        with suppress(FileExistsError):  # another process was quicker: its key holds
            os.link(new, file)
        new.unlink()
    kept = file.read_text()
    if len(kept) < 32:
        raise ImproperlyConfigured(
            f"{file} holds no key. Put it back from a backup, or delete it for a new one."
        )
    return kept


def names(listed: str) -> list[str]:
    return [name.strip() for name in listed.split(",") if name.strip()]


def database(url: str) -> dict[str, object]:
    """SQLite in our home, or the PostgreSQL that KLARLINIE_DATABASE_URL names (postgres://user:word@host/name)."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "klarlinie.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                # A write takes the lock at its start and waits: nobody is told "database is locked".
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: what was confirmed is on the disk, also after a power cut.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000",
            },
        }
    parts = urlsplit(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.removeprefix("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


SECRET_KEY = kept_key("secret")
# Apart from SECRET_KEY: that one may be changed, the journal's chain must hold.
JOURNAL_KEY = kept_key("journal")
DATABASES = {"default": database(os.environ.get("KLARLINIE_DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ALLOWED_HOSTS = names(os.environ.get("KLARLINIE_HOSTS", "" if HOSTED else "127.0.0.1,localhost,[::1]"))
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HOSTED else []
# What stands before every address in a letter.
SITE_URL = os.environ.get(
    "KLARLINIE_URL", f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if HOSTED else "http://127.0.0.1:8000"
).rstrip("/")

INSTALLED_APPS = [
    "klarlinie.web.platform.accounts",
    "klarlinie.web.platform.companies",
    "klarlinie.web.platform.journal",
    "klarlinie.web.platform.background",
    "klarlinie.web.platform.live",
    "klarlinie.web.platform.rounds",
    "klarlinie.web.platform.deciding",
    "klarlinie.web.platform.tokens",
    "klarlinie.web.platform.webhooks",
    "klarlinie.web.platform.ui",
    "klarlinie.web.method.check",
    "klarlinie.web.method.clarity",
    "klarlinie.web.method.inventory",
    "klarlinie.web.method.evaluation",
    "klarlinie.web.method.decisions",
    "klarlinie.web.method.focus",
    "klarlinie.web.method.execution",
    "klarlinie.web.method.upkeep",
    "klarlinie.web.method.findings",
    "klarlinie.web.method.steps",
    "klarlinie.web.analysis.origin",
    "klarlinie.web.reports",
    "klarlinie.web.api",
    "klarlinie.web.config.keeping",
    "klarlinie.web.config.leaving",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "klarlinie.web.platform.ui.middleware.VoiceMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "klarlinie.web.platform.accounts.middleware.OwnSignInMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "klarlinie.web.platform.ui.context.page",
                "klarlinie.web.method.steps.context.path",
            ],
        },
    }
]

ROOT_URLCONF = "klarlinie.web.config.urls"
WSGI_APPLICATION = None
ASGI_APPLICATION = "klarlinie.web.config.asgi.application"

# Words

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Europe/Berlin"
USE_I18N = USE_TZ = True

# Accounts (allauth reads the rest in platform/accounts/allauth_settings.py)

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "front_door"

# Files that browsers get

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "klarlinie.web.config.static.NamedByContent"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
MADE = HOME / "made"  # the font, made at set-up
MADE.mkdir(exist_ok=True)
STATICFILES_DIRS = [MADE]

# Nothing foreign, nothing inline

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
# No path in any Referer. With "no-referrer" Chromium sends "Origin: null", and every form would be refused.
SECURE_REFERRER_POLICY = "strict-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HOSTED
CSRF_FAILURE_VIEW = "klarlinie.web.platform.ui.unsent.too_old"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HOSTED else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HOSTED
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HOSTED else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 12_000_000

# Mails: through the server of KLARLINIE_SMTP_URL (smtp://user:word@host:port, smtps for TLS from the start)


def smtp(url: str) -> dict[str, str | int | bool | None]:
    """Host, port, user, word and encryption; smtp begins plain and turns to TLS unless it stays on this machine."""
    parts = urlsplit(url)
    host, tls = parts.hostname or "", parts.scheme == "smtps"
    here = host in ("localhost", "127.0.0.1", "::1")
    return {
        "host": host,
        "port": parts.port or (465 if tls else 25 if here else 587),
        "user": unquote(parts.username or ""),
        "word": unquote(parts.password or ""),
        "ssl": tls,
        "starttls": not tls and not here,
    }


SMTP_URL = os.environ.get("KLARLINIE_SMTP_URL", "")
EMAIL_FILE_PATH = HOME / "mail"  # where mails lie as files while there is no mail server
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if SMTP_URL else 'filebased'}.EmailBackend"
if SMTP_URL:
    _smtp = smtp(SMTP_URL)
    EMAIL_HOST, EMAIL_PORT = _smtp["host"], _smtp["port"]
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _smtp["user"], _smtp["word"]
    EMAIL_USE_SSL, EMAIL_USE_TLS = _smtp["ssl"], _smtp["starttls"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get(
    "KLARLINIE_MAIL_FROM", f"Klarlinie <klarlinie@{ALLOWED_HOSTS[0].lstrip('.') if HOSTED else 'localhost'}>"
)

# Errors go to stderr, one line each, with keys instead of names

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "klarlinie.web.config.log.WithoutPeople"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "level": "ERROR"}},
    "root": {"handlers": ["stderr"], "level": "ERROR"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": [], "propagate": False},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},  # scanners, day and night
        "django_tasks": {"level": "ERROR"},
        "django_tasks_db": {"level": "ERROR"},
    },
}

# Work in the background

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

from klarlinie.web.platform.accounts.allauth_settings import *  # noqa: E402, F403
