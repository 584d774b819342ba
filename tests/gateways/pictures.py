"""Pictures made by hand, good and bad."""

from __future__ import annotations

import struct
import zlib


def png(width: int = 60, height: int = 20, colour: tuple[int, int, int] = (0, 96, 112)) -> bytes:
    rows = b"".join(b"\0" + bytes(colour) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def bomb() -> bytes:
    """A PNG that says it is small and unpacks to far more."""
    head = struct.pack(">IIBBBBB", 1900, 1900, 16, 6, 0, 0, 0)
    packed = zlib.compress(b"\0" * 300_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def jpeg() -> bytes:
    """Drawn by Pillow, which the tests have."""
    from io import BytesIO

    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (80, 30), (140, 30, 80)).save(file, "JPEG")
    return file.getvalue()
