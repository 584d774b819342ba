"""The peer's page: the change list of one company's activities with the columns our table shows, 200 to a page.

    DJANGO_SETTINGS_MODULE=_web_peer_settings python benchmarks/_web_peer.py PORT

It runs on our own server with as many threads, without our middleware, compression, undo, filters, editing.
"""

from __future__ import annotations

import sys
from typing import Any, ClassVar

import django

if __name__ == "__main__":
    django.setup()

from django.contrib import admin
from django.urls import path

from klarlinie.web.method.inventory.models import Activity


class ActivityAdmin(admin.ModelAdmin[Activity]):
    list_display: ClassVar = [
        "title",
        "type",
        "hours_per_month",
        "money_per_year",
        "inquiries_per_year",
        "reason",
        "audience",
        "owners",
        "status",
    ]
    list_per_page = 200
    ordering: ClassVar = ["position", "pk"]

    def get_queryset(self, request: Any) -> Any:
        return Activity.everywhere.filter(company__slug="many", merged_into=None).order_by(*self.ordering)

    def has_view_permission(self, request: Any, obj: Any = None) -> bool:
        return True

    has_change_permission = has_view_permission

    def has_add_permission(self, request: Any) -> bool:
        return True

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return True

    def has_module_permission(self, request: Any) -> bool:
        return True


class Site(admin.AdminSite):
    def has_permission(self, request: Any) -> bool:
        return bool(request.user.is_active and request.user.is_authenticated)


site = Site()
site.register(Activity, ActivityAdmin)
urlpatterns = [path("admin/", site.urls)]


if __name__ == "__main__":
    from klarlinie.web.config.serve import serve

    serve("127.0.0.1", int(sys.argv[1]), with_worker=False, ready=lambda: print("ready", flush=True))
