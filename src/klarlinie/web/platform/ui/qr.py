"""A link as a code for the camera of a phone."""

from __future__ import annotations

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_code(text: str) -> SafeString:
    """A drawing without styles, dark on light in every theme: some cameras read nothing else."""
    drawn = segno.make(text, error="m", micro=False)
    return mark_safe(drawn.svg_inline(omitsize=True, border=3, light="#fff", dark="#000", svgclass="qr"))
