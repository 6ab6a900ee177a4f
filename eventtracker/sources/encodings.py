"""Which encoding a text is in: by its mark, by what is declared, by its bytes.

UTF-8 goes first whatever is declared, for nothing else passes for it by chance, and servers
declare their default. Detection is charset-normalizer's, among the encodings that news in Arabic,
Russian and English comes in; among all there are, short texts are taken for Japanese.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BYTES = "cp1251 koi8_r cp1256 iso8859_6 cp1252 iso8859_5 cp866 mac_cyrillic koi8_u cp1254".split()
_LATIN = {"iso8859-1", "ascii"}
"""Labels that the web means cp1252 by (WHATWG Encoding)."""
_SAMPLE = 100_000
"""Bytes that detection looks at."""


def marked(data: bytes) -> str | None:
    """The codec that a byte order mark names."""
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), None)


def wide(head: bytes) -> str | None:
    """UTF-16 without a mark: its white space and ASCII have a zero byte on one side only."""
    little, big = head[1::2].count(0), head[0::2].count(0)
    most, least = max(little, big), min(little, big)
    if len(head) < 4 or most * 20 < len(head) or least * 20 > most:
        return None
    codec = "utf-16-le" if little > big else "utf-16-be"
    return codec if _fits(head[: len(head) // 2 * 2], codec, final=False) else None


def codec_of(data: bytes, declared: Iterable[str | None] = (), *, final: bool = True) -> str:
    """The codec of a text; "utf-8-sig" where nothing fits better.

    `declared` are the labels that headers or the text itself give, the weightiest first; not
    `final`: `data` may end within a character.
    """
    if codec := marked(data) or wide(data):
        return codec
    if _fits(data, "utf-8", final=final):
        return "utf-8-sig"
    for codec in filter(None, map(_codec, declared)):
        if codec not in ("utf-8", "cp1252") and _fits(data, codec, final=final):
            return codec
    return "utf-8-sig" if _damaged(data) else _detected(data) or "utf-8-sig"


def _codec(label: str | None) -> str | None:
    """Python's name of a declared encoding that keeps ASCII; None for an unknown one."""
    try:
        found = codecs.lookup((label or "").strip().lower()).name
        "".encode(found)
    except (LookupError, ValueError, UnicodeError):
        return None
    return "cp1252" if found in _LATIN else found


def _fits(data: bytes, codec: str, *, final: bool) -> bool:
    try:
        codecs.getincrementaldecoder(codec)().decode(data, final)
    except (UnicodeError, LookupError):
        return False
    return True


def _damaged(data: bytes) -> bool:
    """Whether it is UTF-8 with a few broken characters in it."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return broken * 10 < sum(not c.isascii() for c in text)


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    telling = b"\n".join(line for line in data.splitlines() if not line.isascii())
    best = from_bytes(telling[:_SAMPLE], cp_isolation=_BYTES, enable_fallback=False).best()
    return best.encoding if best else None
