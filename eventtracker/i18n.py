"""The reader's language: message catalogues, and CLDR's names, dates and numbers by Babel.

A message is its own key, in English. Catalogues are `locale/LANGUAGE/*.po`, a file a room;
they are read as they are, so that a changed translation needs no build.
"""

from __future__ import annotations

import gettext
import io
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from babel import Locale, dates, numbers
from babel.core import get_global

LANGUAGES = ("en", "ar", "ru")
_LOCALES = {"en": "en_GB"}  # "14 May 2024"
_CATALOGUES = Path(__file__).parent / "locale"
_EXACT = frozenset({"minute", "hour", "day", "weekend"})


def best(tag: str | None) -> str:
    """The one of LANGUAGES that a BCP 47 tag asks for ("ar-EG" is "ar"), else English."""
    primary = (tag or "").replace("_", "-").split("-")[0].lower()
    return primary if primary in LANGUAGES else "en"


def direction(lang: str | None) -> str:
    """ "rtl" or "ltr": the way a text in `lang` runs, also one without a catalogue."""
    primary = (lang or "").replace("_", "-").split("-")[0].lower()
    return "rtl" if primary in {"ar", "fa", "he", "ps", "ur", "ug", "yi", "ckb", "dv"} else "ltr"


def translate(lang: str | None) -> Callable[[str], str]:
    """A function from an English message to its translation, or to itself where there is none."""
    return _translations(best(lang)).gettext


def counted(lang: str | None) -> Callable[[str, str, int], str]:
    """gettext's ngettext: (English singular, English plural, number) to the right form."""
    return _translations(best(lang)).ngettext


def country_name(code: str, lang: str | None) -> str:
    """CLDR's name of an ISO 3166-1 alpha-2 code; the code itself where CLDR has none."""
    return str(_locale(lang).territories.get(code.upper(), code))


def language_name(tag: str, lang: str | None) -> str:
    """CLDR's name of a language, "German"; its tag where CLDR has none."""
    return str(_locale(lang).languages.get(tag.replace("_", "-").split("-")[0].lower(), tag))


def city_name(city: str, country: str, lang: str | None) -> str | None:
    """The name in `lang` of a city that GeoNames calls `city`, in the nominative; None where it
    isn't known."""
    chosen = best(lang)
    return city if chosen == "en" else _cities().get((country, city), {}).get(chosen)


def format_number(number: int, lang: str | None) -> str:
    """A whole number grouped as the language does: "16,000"."""
    return numbers.format_decimal(number, locale=_locale(lang))


def first_weekday(lang: str | None) -> int:
    """The day that a week begins with where the language is spoken most; Monday is 0."""
    tag = str(_locale(lang))
    return int(Locale.parse(get_global("likely_subtags").get(tag, tag)).first_week_day)


def enumerate_in(lang: str | None, parts: Iterable[str], *, commas: bool = True) -> str:
    """Parts with the language's comma between them: "Iran, Egypt", «إيران، مصر».

    Without `commas` semicolons, for parts that hold commas themselves.
    """
    marks = (",", ";") if best(lang) != "ar" else ("،", "؛")
    return f"{marks[0] if commas else marks[1]} ".join(parts)


def format_date(day: date, lang: str | None) -> str:
    """ "14 May 2024", «14 мая 2024 г.», «14 مايو 2024»."""
    return _usual_spaces(dates.format_date(day, "long", locale=_locale(lang)))


def format_days(
    first: date | None, last: date | None, precision: str = "day", lang: str | None = "en"
) -> str:
    """First and last day (inclusive) in words, no more exact than `precision` (one of GRAINS).

    "14–19 May 2024"; "from 14 May 2024" where the last day isn't known, "ends 19 May 2024"
    where only it is; "mid-May 2026", "spring 2026" or "within 3–20 May 2026" for vague ones.
    """
    _ = translate(lang)
    if first is None or last is None:
        if first is not None:
            return _("from {day}").format(day=format_date(first, lang))
        if last is not None:
            return _("ends {day}").format(day=format_date(last, lang))
        return _("date not known")
    if last < first:
        last = first
    if precision in _EXACT:
        return _day_range(first, last, lang)
    named = _period(first, last, precision, lang)
    return named or _("within {days}").format(days=_day_range(first, last, lang))


def _period(first: date, last: date, precision: str, lang: str | None) -> str | None:
    """The name of a stretch that is exactly a week, a part or half, a quarter, months, …"""
    _ = translate(lang)
    year, month = first.year, first.month
    whole_months = first.day == 1 and _month_end(last) == last
    months = (last.year - year) * 12 + last.month - month + 1 if whole_months else 0
    if precision == "week" and first.weekday() == 0 and last == first + timedelta(days=6):
        return _("week of {days}").format(days=_day_range(first, last, lang))
    if precision in ("part", "half") and months == 0:
        return _part_of_month(first, last, lang)
    if not months:
        return None
    if precision == "month":
        return _range(first, last, "yMMMM", lang)
    if precision == "quarter" and months == 3 and month % 3 == 1:
        return _usual_spaces(dates.format_skeleton("yQQQQ", first, locale=_locale(lang)))
    if precision == "season" and months == 3 and month % 3 == 0:
        years = f"{year}/{last.year % 100:02}" if month == 12 else year
        return _season(month, lang).format(year=years)
    if precision == "half" and months == 6 and month in (1, 7):
        half = _("first half of {period}") if month == 1 else _("second half of {period}")
        return half.format(period=_range(first, first, "y", lang))
    if precision == "decade" and months == 120 and year % 10 == 0:
        return _("the {year}s").format(year=year)
    if precision in ("year", "decade", "century") and months % 12 == 0 and month == 1:
        return _range(first, last, "y", lang)
    return None


def _part_of_month(first: date, last: date, lang: str | None) -> str | None:
    _ = translate(lang)
    if (first.year, first.month) != (last.year, last.month):
        return None
    end = _month_end(first).day
    words = {
        (1, 10): _("early {period}"),
        (11, 20): _("mid-{period}"),
        (21, end): _("late {period}"),
        (1, 15): _("first half of {period}"),
        (16, end): _("second half of {period}"),
    }.get((first.day, last.day))
    # After "early" Russian wants the month's genitive, which CLDR's M gives and L doesn't.
    pattern = str(_locale(lang).datetime_skeletons["yMMMM"].pattern).replace("L", "M")
    month = _usual_spaces(dates.format_date(first, pattern, locale=_locale(lang)))
    return words and words.format(period=month)


def _season(month: int, lang: str | None) -> str:
    _ = translate(lang)
    return {
        3: _("spring {year}"),
        6: _("summer {year}"),
        9: _("autumn {year}"),
        12: _("winter {year}"),
    }[month]


def _range(first: date, last: date, skeleton: str, lang: str | None) -> str:
    return _usual_spaces(dates.format_interval(first, last, skeleton, locale=_locale(lang)))


def _day_range(first: date, last: date, lang: str | None) -> str:
    """CLDR's shortest "14–19 May 2024", with months in full."""
    if first == last:
        return format_date(first, lang)
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = _locale(lang).interval_formats["yMMMd"][differs]
    return _usual_spaces(
        "".join(
            dates.format_date(day, pattern.replace("MMM", "MMMM"), locale=_locale(lang))
            for day, pattern in zip((first, last), patterns, strict=True)
        )
    )


def _usual_spaces(text: str) -> str:
    """CLDR's thin spaces as spaces that every font and every search knows."""
    return text.replace("\u2009", " ").replace("\u202f", "\u00a0")


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


@cache
def _cities() -> dict[tuple[str, str], dict[str, str]]:
    """(country, city) → language → name."""
    table = _CATALOGUES.joinpath("cities.tsv").read_text("utf-8").splitlines()
    rows = (row.split("\t") for row in table if not row.startswith("#"))
    return {
        (code, city): {lang: name for lang, name in (("ar", ar), ("ru", ru)) if name}
        for code, city, ar, ru in rows
    }


@cache
def _locale(lang: str | None) -> Locale:
    chosen = best(lang)
    return Locale.parse(_LOCALES.get(chosen, chosen))


@cache
def _translations(lang: str) -> gettext.NullTranslations:
    if not _CATALOGUES.joinpath(lang).is_dir():
        return gettext.NullTranslations()
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    whole = Catalog(locale=lang)
    for file in sorted(_CATALOGUES.joinpath(lang).glob("*.po")):
        with file.open("rb") as lines:
            for message in read_po(lines, locale=lang):
                if message.id:
                    whole[message.id] = message
    packed = io.BytesIO()
    write_mo(packed, whole)
    packed.seek(0)
    return gettext.GNUTranslations(packed)
