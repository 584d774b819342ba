"""The addresses of the web app where a company's own sign-in is set up (allauth reads that only once, at the start)."""

from __future__ import annotations

from django.urls import include, path

from klarlinie.web.config import urls
from klarlinie.web.config.urls import handler400, handler404, handler500

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("account/3rdparty/", include("allauth.socialaccount.urls")),
    path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
    *urls.urlpatterns,
]
