"""Files for browsers are named by their content, also where one script imports another."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class NamedByContent(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it ships no types
    """Without the second line `import "../ui/app.js"` would load a second copy under its plain name."""

    support_js_module_import_aggregation = True
