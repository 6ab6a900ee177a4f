"""Not a time: numbers, names and ordinary words that only look like one."""

from __future__ import annotations

from typing import Final

from eventtracker.scan import Scan
from eventtracker.times.around import each, glued, notice, numberish
from eventtracker.times.grammar import Match
from eventtracker.times.units import UNITS

_LEADS: Final = tuple(
    (
        "IN OF BY SINCE FROM TO BETWEEN BEFORE AFTER ON AND OR DASH LP PART REL UNIT_YEAR "
        "UNIT_MONTH SLASH COMMA COLON"
    ).split()
)
_CLOSES: Final = tuple(
    "COMMA DOT STOP SEMI COLON RP NL PARA DASH QUOTE AND LP APOS OR TO IN ON FROM BY".split()
)


def accept(m: Match, s: Scan) -> bool:
    """Whether a match may be a time."""
    if glued(m, s) or each(m, s):
        return False
    check = _CHECKS.get(m.rule.means)
    return check is None or check(m, s)


def _led(s: Scan, i: int) -> bool:
    return s.has(i - 1, *_LEADS)


def _closed(s: Scan, i: int) -> bool:
    return i >= len(s) or s.has(i, *_CLOSES)


def _capital(s: Scan, i: int) -> bool:
    return s.pack.script == "Arab" or s.raw(i)[:1].isupper()


def _bare_month(m: Match, s: Scan) -> bool:
    i = m.first + next((k for t, k, _ in m.slots if t in ("MONTH", "HMONTH")), -1)
    if i < m.first:
        return _closed(s, m.last)  # «شهر 9»
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
    if any(t == "Y2" for t, *_ in m.slots) and not _short_year(m, s):
        return False
    if m.rule.name == "month, dashed" and any(t.endswith(" ") for t in m.words[:-1]):
        return False
    return _months(m, s) and (m.rule.name != "month, numeric" or _year_and_month(m, s))


def _months(m: Match, s: Scan) -> bool:
    """Whether every word that may be a month is one."""
    months = [m.first + k for t, k, _ in m.slots if t == "MONTH"] if s.pack.script == "Latn" else []
    return all(not s.has(i, "WEAK") or _marked(m, i, s) for i in months)


def _short_year(m: Match, s: Scan) -> bool:
    """ "02-Dec-25", without spaces; "May '24" has its apostrophe."""
    i = m.first + next(k for t, k, _ in m.slots if t == "Y2")
    return s.has(i - 1, "APOS") or not any(s.tokens[k].endswith(" ") for k in range(i - 4, i))


def verb(m: Match, s: Scan) -> bool:
    """Whether a match begins with what is an ordinary word by its small letter ("may last")."""
    if s.pack.script != "Latn" or not s.has(m.first, "WEAK") or not s.has(m.first, "MONTH"):
        return False
    return s.raw(m.first)[:1].islower() and not s.has(m.first + 1, "DAY", "YEAR")


def _marked(m: Match, i: int, s: Scan) -> bool:
    """Whether a capital, a day or a year tells the month at token i from an ordinary word."""
    around = range(max(m.first, i - 2), min(m.last, i + 3))
    dated = s.has(i + 1, "DAY") and _closed(s, i + 2) and (i == 0 or _led(s, i))
    near = dated or s.has(i - 1, "DAY") or any(s.has(k, "ORDSUF", "YEAR", "ORD") for k in around)
    return near or s.raw(i)[:1].isupper()


def _year_and_month(m: Match, s: Scan) -> bool:
    """Not "2016 - 11": a month in digits touches its year, and no number of a paper has it."""
    apart = any(s.tokens[i].endswith(" ") for i in range(m.first, m.last - 1))
    if s.has(m.first, "MON") and s.has(m.first + 1, "DASH") and not _led(s, m.first):
        return False
    return not (apart or numberish(s, m.first - 1) or s.has(m.first - 1, "NUMERO"))


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
    i += s.has(i, "UNIT_HOUR")
    return s.has(i, "CLOCK") or (s.has(i, "HOUR") and s.has(i + 1, "UNIT_HOUR", "AMPM", "OCLOCK"))


def _short_date(m: Match, s: Scan) -> bool:
    """ "3 August 96": a number that is no day of a month, and nothing's count."""
    i = m.last - 1
    year = s.value(i, "Y2")
    ends = m.last >= len(s) or s.has(m.last, "COMMA", "DOT", "STOP", "RP", "NL", "PARA")
    return isinstance(year, int) and year > 31 and ends and _months(m, s)


def _day_of_month(m: Match, s: Scan) -> bool:
    """«19 الجاري» says a month where the article does; "5 past" says nothing."""
    units = [m.first + k for t, k, _ in m.slots if t == "UNIT_MONTH"]
    return (bool(s.pack.article) or bool(units)) and not any(s.has(i, "MANY") for i in units)


def _bare_year(m: Match, s: Scan) -> bool:
    i = m.first
    year = s.value(i, "YEAR")
    if not isinstance(year, int) or not 1700 <= year <= 2100 or notice(m, s):
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
    i = m.first + next(k for t, k, _ in m.slots if t in ("WEEKDAY", "NTHDAY"))
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
    if s.has(m.last - 1, "SAME", "DAYNUM"):
        return True
    led = s.has(m.first - 1, "ON", "FROM", "TO", "BY", "COMMA", "SINCE")
    return _closed(s, m.last) and (led or s.has(m.first, "THE"))


def _deixis(m: Match, s: Scan) -> bool:
    """Not «اليوم الثاني», «اليوم العالمي»: a day of something, where "today" is "the day"."""
    named = s.pack.article and s.has(m.last, "ORD", "THE_DAY")
    return not (named and s.has(m.last - 1, "DEIXIS") and s.word(m.last - 1)[:2] == s.pack.article)


def _in_digits(m: Match, s: Scan) -> bool:
    """Not "from 1/2 to 3/4": a number is too large for a month, or one month is named twice."""
    days = [v for t, _, v in m.slots if t == "DAY"]
    months = [v for t, _, v in m.slots if t == "MON"]
    if max(map(int, days)) > 12:
        return True
    if s.pack.order == "MDY":  # no proper fractions: "from 10/1 to 11/7"
        a, b, c, d = (int(v) for t, _, v in m.slots if t in ("DAY", "MON"))
        return a >= b and c >= d
    return months[0] == months[1]


_SEASONS: Final = 12
"""Years that a range with a short second one ("2024-25") goes on at most."""


def _range(m: Match, s: Scan) -> bool:
    if m.rule.name == "range, days and months in digits":
        return _in_digits(m, s)
    if m.rule.name == "range, days of a relative month":
        return _day_of_month(m, s)
    if m.rule.name == "range, years" and notice(m, s):
        return False
    if m.rule.name != "range, short year":
        return _date(m, s)
    a, b = s.value(m.first, "YEAR"), s.value(m.first + 2, "Y2")
    if not (isinstance(a, int) and isinstance(b, int)):
        return False
    return a % 100 < b <= a % 100 + _SEASONS and 1900 < a < 2100


_MARKS: Final = ("ORDSUF", "DAYNUM", "SAME")


def _month_range(m: Match, s: Scan) -> bool:
    """ "in September, from 7 to 10": of days, not of people or hours."""
    marked = any(s.has(i, *_MARKS) for i in range(m.first, m.last))
    return (
        _date(m, s)
        and _bare_month(m, s)
        and (marked or s.has(m.last - 1, "RP") or _closed(s, m.last))
    )


def _bare_range(m: Match, s: Scan) -> bool:
    """ "the 7th to the 10th": numbers that a suffix, "day" or «число» makes days."""
    marks = sum(s.has(i, *_MARKS) for i in range(m.first, m.last))
    if s.has(m.last - 1, "DAYNUM", "SAME"):
        return True
    led = _led(s, m.first) or s.has(m.first, "THE")
    return marks > (s.pack.script == "Latn") and led and _closed(s, m.last)


def _week_of(m: Match, s: Scan) -> bool:
    """Not "two weeks from 15 January"."""
    i = m.first + next(k for t, k, _ in m.slots if t == "UNIT_WEEK")
    counted = s.has(i, "MANY") or s.has(m.first - 1, "NUM", "CARD", "EVERY")
    begins = any(t == "BEGIN" for t, *_ in m.slots)
    if counted or (s.has(m.first - 1, "A") and not begins) or not _date(m, s):
        return False
    if m.rule.means == "week_of":
        return s.has(i + 1, "OF") or bool(s.pack.article)
    return begins or s.has(m.first - 1, "IN", "ON")


def _weekday_day(m: Match, s: Scan) -> bool:
    suffixed = any(s.has(k, "ORDSUF") for k in range(m.first, m.last))
    edition = s.has(m.last, "ADJ", "EDITION", "HEAD") or s.raw(m.last)[:1].isupper()
    if edition and not _closed(s, m.last):
        return False  # "on Sunday, the 27th annual fair"
    weak = any(s.has(m.first + k, "WEAK") for t, k, _ in m.slots if t == "WEEKDAY")
    return (suffixed or _closed(s, m.last)) and not (weak and not _capital(s, m.first))


_CHECKS: Final = {
    **UNITS,
    "bare_month": _bare_month,
    "date": _date,
    "bare_year": _bare_year,
    "weekday": _weekday,
    "season": _season,
    "bare_season": _bare_season,
    "bare_day": _bare_day,
    "weekday_day": _weekday_day,
    "deixis": _deixis,
    "day_month": _day_month,
    "short_date": _short_date,
    "day_of_month": _day_of_month,
    "range": _range,
    "month_range": _month_range,
    "bare_range": _bare_range,
    "bare_days": _bare_range,
    "week_of": _week_of,
    "week_from": _week_of,
    "list": _date,
    "either": _date,
    "ranges": _date,
}
