"""The peer: Django's own admin on the same database, with the middleware that `startproject` writes and no more."""

from __future__ import annotations

import os
from pathlib import Path

from klarlinie.web.config.settings import *  # noqa: F403
from klarlinie.web.config.settings import DATABASES, INSTALLED_APPS, TEMPLATES

INSTALLED_APPS = [
    "django.contrib.admin",
    *(
        app for app in INSTALLED_APPS if not app.startswith("allauth")
    ),  # they insist on a middleware of theirs
]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "_web_peer"
TEMPLATES[0]["OPTIONS"] = {
    "context_processors": [
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if not os.environ.get("KLARLINIE_DATABASE_URL"):
    DATABASES["default"]["NAME"] = Path(os.environ["BENCHMARK_SQLITE"])
