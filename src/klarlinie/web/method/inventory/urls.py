"""The addresses of the inventory."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.method.inventory import urls_import, views, views_rows

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.inventory, name="inventory"),
    path("columns/", views.choose_columns, name="inventory_columns"),
    path("inventory.xlsx", views.as_xlsx, name="inventory_xlsx"),
    path("inventory.csv", views.as_csv, name="inventory_csv"),
    path("quick/", views_rows.add_lines, name="inventory_quick"),
    path("cell/", views_rows.save_cell, name="inventory_cell"),
    path("paste/", views_rows.paste, name="inventory_paste"),
    path("together/", views_rows.change_together, name="inventory_together"),
    path("take-back/", views_rows.take_back, name="inventory_take_back"),
    path("<int:activity_id>/", views.activity, name="inventory_activity"),
    path("<int:activity_id>/delete/", views.delete, name="inventory_delete"),
    *urls_import.urlpatterns,
]
