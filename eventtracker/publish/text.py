"""Text of unknown origin made harmless for one line or several of any output."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb\ufffe\uffff]")
# Embeddings, overrides and isolates: one left open turns all that follows. The plain marks
# (LRM, RLM, ALM) reach no further than their place and stay.
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def whole(text: str) -> str:
    """`text` with a mark for each half character (lone surrogate), which no encoding holds."""
    return _SURROGATES.sub("\ufffd", text)


def plain(text: str) -> str:
    """`text` without control characters, bidi controls and half characters, "\\n" as line end."""
    text = whole(_BREAKS.sub("\n", text)).replace("\t", " ")
    return _BIDI.sub("", _CONTROLS.sub("", text))


def line(text: str) -> str:
    """The same on one line, runs of white space as one space."""
    return " ".join(plain(text).split())


def shortened(text: str, most: int) -> str:
    """One line of at most `most` characters, cut between words with "…" where it is longer."""
    text = line(text)
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > most // 2 else cut) + "…"


def web_address(url: str | None) -> str | None:
    """A web address as RFC 3986 has it, in ASCII; None for anything else."""
    try:
        parts = urlsplit(line(url or ""))
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    except ValueError:
        return None
    safe = "/:?#[]@!$&'()*+,;=~%"
    rest = (quote(part, safe=safe) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, quote(host, safe=safe), *rest))
