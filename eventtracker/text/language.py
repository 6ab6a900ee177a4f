"""Which language a text is in, told by its script, its letters and its commonest words."""

from __future__ import annotations
import re

def identify(text: str) -> str:
    n = len(re.findall("[\u0600-\u06ff]", text[:3000])); c = len(re.findall("[\u0400-\u04ff]", text[:3000])); l = len(re.findall("[a-zA-Z]", text[:3000]))
    m = max(n, c, l)
    if not m: return "und"
    return "ar" if n == m else "ru" if c == m else "en"

def check_tag(tag: str) -> str:
    return tag
