"""Small PNG files: 24 by 16 pixels, red, green and blue."""

from __future__ import annotations

import struct
import zlib

WIDTH, HEIGHT = 24, 16
NOTES_PER_IMAGE = 25


def image_numbers(note_count: int) -> range:
    return range(max(1, note_count // NOTES_PER_IMAGE))


def image_name(number: int) -> str:
    return f"figure-{number:05}.png"


def png(number: int) -> bytes:
    """A gradient that differs from number to number (https://www.w3.org/TR/png/)."""
    rows = b"".join(
        # Each row begins with its filter, none.
        b"\0" + bytes(value for x in range(WIDTH) for value in (x * 10, y * 15, (number * 37 + x * y) % 256))
        for y in range(HEIGHT)
    )
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    # Not compressed: versions of zlib compress to different bytes.
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, level=0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
