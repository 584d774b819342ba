"""The addresses of imports and duplicates, below the inventory."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from klarlinie.web.method.inventory import views_duplicates, views_import

urlpatterns: list[URLPattern | URLResolver] = [
    path("import/", views_import.imports, name="inventory_import"),
    path("import/receive/", views_import.receive, name="receive_files"),
    path("import/<int:import_id>/", views_import.one_import, name="import"),
    path("import/<int:import_id>/read-again/", views_import.read_again, name="correct_import"),
    path("import/<int:import_id>/accept/", views_import.accept, name="accept_import"),
    path("import/<int:import_id>/undo/", views_import.undo, name="undo_import"),
    path("import/<int:import_id>/put-away/", views_import.put_away, name="put_away_import"),
    path("import/<int:import_id>/retry/", views_import.retry, name="retry_import"),
    path("import/<int:import_id>/file/", views_import.download, name="import_file"),
    path("duplicates/", views_duplicates.duplicates, name="inventory_duplicates"),
    path("duplicates/merge/", views_duplicates.merge, name="merge_pair"),
    path("duplicates/apart/", views_duplicates.apart, name="keep_apart"),
    path("duplicates/apart/<int:apart_id>/again/", views_duplicates.again, name="ask_again"),
]
