"""Not a time: numbers, names and ordinary words that only look like one."""

from __future__ import annotations

import re
from typing import Final

from eventtracker.languages.numerals import UNSPACED
from eventtracker.scan import Scan
from eventtracker.times.grammar import Match

_LEADS: Final = tuple(
    (
        "IN OF BY SINCE FROM TO BETWEEN BEFORE AFTER ON AND OR DASH LP PART REL UNIT_YEAR "
        "UNIT_MONTH SLASH COMMA COLON"
    ).split()
)
_CLOSES: Final = tuple(
    "COMMA DOT STOP SEMI COLON RP NL PARA DASH QUOTE AND LP APOS OR TO IN ON FROM BY".split()
)

_UNSPACED: Final = re.compile(f"[{UNSPACED}]")


def accept(m: Match, s: Scan) -> bool:
    """Whether a match may be a time."""
    if _glued(m, s) or _each(m, s):
        return False
    check = _CHECKS.get(m.rule.means)
    return check is None or check(m, s)


def _glued(m: Match, s: Scan) -> bool:
    """Part of a longer number, a score, a price or an address: "1-2-2020", "v5/2020", "$2020"."""
    before, tokens = m.first - 1, s.tokens
    if tokens[m.last - 1][-1] == " " and (before < 0 or tokens[before][-1] in " \n"):
        return False
    if s.has(m.first, "ISO") and (s.has(before - 1, "ISO") or s.has(m.last + 1, "ISO")):
        return False  # an ISO 8601 interval, first/last
    if before >= 0 and tokens[before][-1] not in " \n":
        word = s.word(before)
        if word == "/" and s.has(before - 1, "MONTH"):
            return False  # "30 June/1 July"
        if word in "/.:@_=&#$€£№+%\\" and word and (word != "." or _numberish(s, before - 1)):
            return _numberish(s, before - 1) or word in "/@_=&#$€£№+\\"
        if word == "-" and _numberish(s, before - 1) and not s.tokens[before - 1].endswith(" "):
            return True
        if (
            word
            and word[-1].isalpha()
            and s.word(m.first)[:1].isdecimal()
            and not (s.has(before, "AND") or _UNSPACED.match(word[-1]))
        ):
            return not (s.readings(before) and len(word) <= 3)
    after = m.last
    if after < len(s) and not s.tokens[after - 1].endswith(" "):
        word = s.word(after)
        if word in ("%", "$", "€", "@", "_", "=", "/") and s.word(after - 1)[-1:].isdecimal():
            return True
    return False


def _each(m: Match, s: Scan) -> bool:
    """How often, not when: "every January", «كل يوم خميس»."""
    return s.has(m.first - 1, "EVERY") and not s.has(m.first, "OF")


def _numberish(s: Scan, i: int) -> bool:
    return s.word(i)[-1:].isdecimal()


def _led(s: Scan, i: int) -> bool:
    return s.has(i - 1, *_LEADS)


def _closed(s: Scan, i: int) -> bool:
    return i >= len(s) or s.has(i, *_CLOSES)


def _capital(s: Scan, i: int) -> bool:
    return s.pack.script == "Arab" or s.raw(i)[:1].isupper()


def _bare_month(m: Match, s: Scan) -> bool:
    i = m.first + next(k for t, k, _ in m.slots if t in ("MONTH", "HMONTH"))
    if s.has(m.first - 1, "QUOTE") and s.has(m.last, "QUOTE"):
        return False  # a name: «Октябрь»
    if s.has(i, "WEAK"):
        leads = s.has(m.first - 1, "IN", "BY", "SINCE", "UNIT_MONTH", "OF", "FROM", "TO", "BETWEEN")
        return _capital_or_caseless(s, i) and (leads or i > m.first)
    if s.pack.script == "Latn":
        return _capital(s, i) and (_led(s, m.first) or not s.raw(m.last)[:1].isupper())
    return True


def _capital_or_caseless(s: Scan, i: int) -> bool:
    return s.pack.script != "Latn" or s.raw(i)[:1].isupper()


def _date(m: Match, s: Scan) -> bool:
    if s.pack.script == "Latn":
        for t, k, _ in m.slots:
            if t == "MONTH" and s.has(m.first + k, "WEAK") and not _marked(m, m.first + k, s):
                return False
    return m.rule.name != "month, numeric" or _year_and_month(m, s)


def _marked(m: Match, i: int, s: Scan) -> bool:
    """Whether a capital, a day or a year tells the month at token i from an ordinary word."""
    around = range(max(m.first, i - 2), min(m.last, i + 3))
    near = s.has(i - 1, "DAY") or any(s.has(k, "ORDSUF", "YEAR", "ORD") for k in around)
    return near or s.raw(i)[:1].isupper()


def _year_and_month(m: Match, s: Scan) -> bool:
    """Not "2016 - 11": a month in digits touches its year, and no number of a paper has it."""
    apart = any(s.tokens[i].endswith(" ") for i in range(m.first, m.last - 1))
    return not (apart or _numberish(s, m.first - 1) or s.has(m.first - 1, "NUMERO"))


def _day_month(m: Match, s: Scan) -> bool:
    """ "4/25", "15.02" are a day where a weekday, "on" or a clock time says so."""
    if s.has(m.first - 1, "DECIMAL", "NUM", "DM") or not _closed_or_clock(m.last, s):
        return False
    types = {t for t, *_ in m.slots}
    # "on 4/22", but not «на 15.02», which is as often an amount
    led = ("UNIT_DAY",) if "DM" in types else ("UNIT_DAY", "ON")
    return "WEEKDAY" in types or s.has(m.first - 1, *led) or _clock(m.last, s)


def _closed_or_clock(i: int, s: Scan) -> bool:
    return _closed(s, i) or _clock(i, s)


def _clock(i: int, s: Scan) -> bool:
    i += s.has(i, "AT", "IN", "COMMA")
    return s.has(i, "CLOCK") or (s.has(i, "HOUR") and s.has(i + 1, "UNIT_HOUR", "AMPM", "OCLOCK"))


def _short_date(m: Match, s: Scan) -> bool:
    """ "3 August 96": a number that is no day of a month, and nothing's count."""
    i = m.last - 1
    year = s.value(i, "Y2")
    ends = m.last >= len(s) or s.has(m.last, "COMMA", "DOT", "STOP", "RP", "NL", "PARA")
    return isinstance(year, int) and year > 31 and ends and _date(m, s)


def _day_of_month(m: Match, s: Scan) -> bool:
    """«19 الجاري» says a month where the article does; "5 past" says nothing."""
    return bool(s.pack.article) or any(t == "UNIT_MONTH" for t, *_ in m.slots)


def _relative_unit(m: Match, s: Scan) -> bool:
    """ "recent years", "coming weeks" are no period: how many of them isn't said."""
    units = [m.first + k for t, k, _ in m.slots if t.startswith("UNIT_")]
    said = any(s.has(m.first + k, "REL_THIS") for _, k, _ in m.slots)  # "this years conference"
    return said or not any(s.has(i, "MANY") for i in units)


def _offset(m: Match, s: Scan) -> bool:
    """ "for three days from tomorrow" is a length and a beginning."""
    return not (s.has(m.first - 1, "BY") and any(t == "FROM" for t, *_ in m.slots))


def _so_many(m: Match, s: Scan) -> bool:
    """ "first nine months", not "second nine months"."""
    return all(v == 1 for t, _, v in m.slots if t == "ORD")


def _bare_year(m: Match, s: Scan) -> bool:
    i = m.first
    year = s.value(i, "YEAR")
    if not isinstance(year, int) or not 1700 <= year <= 2100:
        return False
    if s.has(i + 1, "UNIT", "PERCENT", "MONEY", "CARD", "NUM", "DASH_", "DUAL"):
        return False
    if s.has(i - 1, "NUM", "MONEY", "NUMERO", "PLUS", "APPROX", "DECIMAL", "CARD"):
        return False
    if s.has(
        i - 1, "IN", "SINCE", "BY", "UNIT_YEAR", "LP", "BEFORE", "OF", "REL", "THE", "A", "QUOTE"
    ):
        return True
    return _closed(s, i + 1)


def _weekday(m: Match, s: Scan) -> bool:
    i = m.first + next(k for t, k, _ in m.slots if t == "WEEKDAY")
    if s.has(i, "WEAK"):
        return _capital(s, i) and (m.last - m.first > 1 or s.has(i - 1, "ON"))
    return True


def _season(m: Match, s: Scan) -> bool:
    i = m.first + next(k for t, k, _ in m.slots if t == "SEASON")
    return not (s.has(i, "WEAK") and any(s.has(k, "IN") for k in range(i + 1, m.last)))


def _bare_season(m: Match, s: Scan) -> bool:
    return not s.has(m.first, "WEAK") or s.has(m.first - 1, "IN", "BY", "SINCE", "UNTIL")


def _bare_day(m: Match, s: Scan) -> bool:
    if any(s.has(i, "UNIT_CENTURY") for i in range(m.last, m.last + 5)):
        return False  # "the 19th and 20th centuries"
    led = s.has(m.first - 1, "ON", "FROM", "TO", "BY", "COMMA", "SINCE")
    return _closed(s, m.last) and (led or s.has(m.first, "THE"))


def _deixis(m: Match, s: Scan) -> bool:
    """Not «اليوم الثاني», «اليوم العالمي»: a day of something, where "today" is "the day"."""
    named = s.pack.article and s.has(m.last, "ORD", "THE_DAY")
    return not (named and s.has(m.last - 1, "DEIXIS") and s.word(m.last - 1)[:2] == s.pack.article)


def _quarter(m: Match, s: Scan) -> bool:
    has_year = any(t in ("YEAR", "REL") for t, *_ in m.slots)
    return has_year or not (s.has(m.last, "OF") or s.has(m.last - 1, "OF"))


def _after(m: Match, s: Scan) -> bool:
    return s.has(m.last - 1, "UNIT", "DUAL", "HENCE") and not _counted_from(m, s)


def _ago(m: Match, s: Scan) -> bool:
    return not (s.has(m.first, "BEFORE") and _counted_from(m, s))


def _counted_from(m: Match, s: Scan) -> bool:
    """«بعد أيام من …»: counted from something else than today."""
    return s.has(m.last, "OF") and not s.has(m.first, "IN")


def _rolling(m: Match, s: Scan) -> bool:
    if any(s.has(m.first + k, "REL_THIS") for _, k, _ in m.slots):
        return False
    return m.slots[0][0] not in ("NUM", "CARD") or s.has(m.first - 1, "THE")


def _in_digits(m: Match, s: Scan) -> bool:
    """Not "from 1/2 to 3/4": a number is too large for a month, or one month is named twice."""
    days = [v for t, _, v in m.slots if t == "DAY"]
    months = [v for t, _, v in m.slots if t == "MON"]
    if max(map(int, days)) > 12:
        return True
    return s.pack.order == "DMY" and months[0] == months[1]


def _range(m: Match, s: Scan) -> bool:
    if m.rule.name == "range, days and months in digits":
        return _in_digits(m, s)
    if m.rule.name == "range, days of a relative month":
        return _day_of_month(m, s)
    if m.rule.name != "range, short year":
        return _date(m, s)
    a, b = s.value(m.first, "YEAR"), s.value(m.first + 2, "Y2")
    return isinstance(a, int) and isinstance(b, int) and a % 100 < b and 1900 < a < 2100


def _weekday_day(m: Match, s: Scan) -> bool:
    suffixed = any(s.has(k, "ORDSUF") for k in range(m.first, m.last))
    edition = s.has(m.last, "ADJ", "EDITION", "HEAD") or s.raw(m.last)[:1].isupper()
    if edition and not _closed(s, m.last):
        return False  # "on Sunday, the 27th annual fair"
    weak = any(s.has(m.first + k, "WEAK") for t, k, _ in m.slots if t == "WEEKDAY")
    return (suffixed or _closed(s, m.last)) and not (weak and not _capital(s, m.first))


def _short_decade(m: Match, s: Scan) -> bool:
    return s.has(m.first, "APOS") or s.has(m.first - 1, "THE", "IN", "PART", "OF")


_CHECKS: Final = {
    "bare_month": _bare_month,
    "date": _date,
    "bare_year": _bare_year,
    "weekday": _weekday,
    "season": _season,
    "bare_season": _bare_season,
    "bare_day": _bare_day,
    "quarter": _quarter,
    "after": _after,
    "ago": _ago,
    "rolling": _rolling,
    "short_decade": _short_decade,
    "weekday_day": _weekday_day,
    "deixis": _deixis,
    "day_month": _day_month,
    "short_date": _short_date,
    "day_of_month": _day_of_month,
    "so_many_of": _so_many,
    "relative_unit": _relative_unit,
    "offset": _offset,
    "range": _range,
}
