"""Which pages may think for a second: they have a thread of their own, so that nobody else waits for them."""

from __future__ import annotations

import re

THINKS_LONG = re.compile(r"/c/[^/]+/(draft|focus|findings|reports|origin|archive)/")


def thinks_long(path: str) -> bool:
    return THINKS_LONG.match(path) is not None
