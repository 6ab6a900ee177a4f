"""The grammar of temporal expressions, once for all languages: rules over typed tokens.

A pattern is a row of token types. `A|B` is any of the types, `A&B` a token that has both,
`~A` is matched but says nothing, `!A` must not follow, `?` makes optional, `( … )` groups, `{name}` stands for a
fragment of FRAGMENTS. It compiles to a regular expression over the letters of a scan; what
matched which type comes back as slots. Word order is no language fact: every order is legal
in all languages. At each place the longest rule wins (see `match`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from eventtracker.languages import Lexicon
from eventtracker.languages.pack import Value

Slot = tuple[str, int, Value]
"""A type, the place in the match of the token that was read as it, and the value it has so."""


@dataclass(frozen=True, eq=False)
class Rule:
    """A named form; `means` says which builder reads its slots, `example` shows it by language."""

    name: str
    pattern: str
    means: str
    example: dict[str, str]

    @cached_property
    def expanded(self) -> str:
        pattern = self.pattern
        while m := re.search(r"\{(\w+)\}", pattern):
            pattern = pattern[: m.start()] + f"({FRAGMENTS[m[1]]})" + pattern[m.end() :]
        return pattern

    @cached_property
    def slots(self) -> tuple[tuple[str, ...], ...]:
        """The types of each capturing group, in order."""
        captured = (word for word in words_of(self.expanded) if word[0].isalpha())
        return tuple(tuple(c.split("&")[0] for c in word.split("|")) for word in captured)

    def regex(self, lexicon: Lexicon) -> str:
        """The pattern over a language's letters."""
        out = []
        for word in words_of(self.expanded):
            if word in "()|?*":
                out.append({"(": "(?:"}.get(word, word))
            elif word[0] == "!":
                out.append(f"(?!{_class(word[1:], lexicon)})")
            elif word[0] == "~":
                out.append(_class(word[1:], lexicon))
            else:
                out.append(f"({_class(word, lexicon)})")
        return "".join(out)


class Match(NamedTuple):
    """A rule matched on tokens first … last-1, which are `words`, with what was read as what."""

    rule: Rule
    first: int
    last: int
    words: tuple[str, ...]
    slots: tuple[Slot, ...]


def words_of(pattern: str) -> list[str]:
    """The words and signs of an expanded pattern."""
    return re.findall(r"[~!]?[A-Z][A-Z0-9_|&]*|[()|?*]", pattern)


def class_of(types: str, lexicon: Lexicon) -> str:
    """The letters that a word of a pattern admits ("DAY|ORD", "MONTH&ABBR")."""
    letters = ""
    for choice in types.split("|"):
        of = [set(lexicon.letters_of(t)) for t in choice.split("&")]
        letters += "".join(sorted(set.intersection(*of)))
    return letters


def _class(types: str, lexicon: Lexicon) -> str:
    letters = class_of(types, lexicon)
    return f"[{re.escape(letters)}]" if letters else "(?!)"


FRAGMENTS = {
    "the": "( ~THE )?",
    # "14th", "the 14th", «14-го», «الرابع», «يوم 14», «اليوم الـ14»
    "day": "( ~UNIT_DAY )? {the} ( DAY ( ( ~DASH )? ~ORDSUF )? | ORD )",
    "mon": "( ( ~UNIT_MONTH )? {the} ( MONTH&ABBR ~DOT | MONTH|HMONTH ) | ~NUMBERED MON )",
    "of": "( ~OF )?",
    "unityear": "( ~UNIT_YEAR&ABBR ~DOT | ~UNIT_YEAR )",
    # ", 2024", «2024 года», «عام 2024», "of 2024", «2024م»
    "yr": "( ~COMMA )? ( ~OF|IN )? {the} ( ~UNIT_YEAR )? ( YEAR {unityear}? ERA? | ~APOS Y2 ) ",
    "inyr": "( ~OF|IN )? {the} ( ~UNIT_YEAR )? YEAR {unityear}? ERA? ",
    # "this year", «следующего года», «من العام الماضي», «المقبل»
    "yrel": "( ~COMMA )? ( ~OF|IN )? ( ~PARTICLE )? {the} ( REL UNIT_YEAR | UNIT_YEAR REL ( YEAR )? )",
    "tail": "( {yr} | {yrel} | REL )?",
    "ytail": "( {yr} | {yrel} )?",
    "wd": "( WEEKDAY&ABBR ~DOT | WEEKDAY )",
    "wdc": "( ( ~UNIT_DAY )? {wd} ( ( ~DOT )? ~COMMA | ~EQUALS )? )?",
    "wdp": "( ( ~COMMA )? ~LP ( WEEKDAY ~RP | ~WEEKDAY ~DASH|TO ~WEEKDAY ~RP ) )?",
    "to": "( TO | DASH | ~COMMA? ~AND TO )",
    "num": "( DMY|ISO ERA? )",
    "slashed": "( DAY ( ~DASH|SLASH|DOT ) ( MONTH|HMONTH ) ( ~DASH|SLASH|DOT ) ( YEAR | Y2 ) | DAY ~DASH|SLASH MON ~DASH|SLASH YEAR"
    " | YEAR ~DASH|SLASH ( MONTH|HMONTH ) ~DASH|SLASH DAY | MONTH ~DASH|SLASH DAY ~DASH|SLASH YEAR ) ERA?",
    "dmy": "{day} ( ~OF | ~DASH )? {mon} {tail}",
    "mdy": "{mon} ( ~DASH )? {the} ( DAY ( ( ~DASH )? ~ORDSUF )? | ORD ) {ytail}",
    # "third", "15th", "last", «آخر»
    "nth": "( ORD | DAY ~ORDSUF | REL_LAST | FINAL )",
    # what it is counted in: "May 2024", "next month", "2024", "the year"
    "whole": "( {mon} {tail} | {yr} | {yrel} | REL UNIT_MONTH | UNIT_MONTH REL | UNIT_YEAR )",
    "amount": "( NUM | CARD | A )",
    "span": "( {amount} UNIT | DUAL )",
    "then": "( ~COMMA )? ( ~AND )?",
    # «прошлого века», «من القرن العشرين»
    "century": "( ( ~UNIT_YEAR )? ( ~OF )? {the} ( ~REL|ORD|NUM ( ~ORDSUF )? ~UNIT_CENTURY | ~UNIT_CENTURY ~REL|ORD ) )",
    # "of fiscal year 2027", «2027 финансового года», «من السنة المالية 2027»
    "fy": "( ~OF )? {the} ( ( ~UNIT_YEAR )? ~FISCAL ( ~UNIT_YEAR )? ( YEAR | Y2 ) | YEAR ~FISCAL ~UNIT_YEAR )",
    "mark": "( ( ~DASH )? ~ORDSUF )",
    # "second" of «II–III кварталы», "first and second quarters"
    "number": "( ORD | NUM | ROMAN ) {mark}?",
    "either": "( TO | DASH | AND | OR | ~AND TO )",
    "unitdays": "UNIT_DAY|UNIT_WEEK|UNIT_MONTH|UNIT_YEAR|UNIT_QUARTER|UNIT_DECADE",
}

RULES = (
    # -- days ---------------------------------------------------------------------------
    Rule("day, month", "{wdc} ( {dmy} {wdp} | {day} ( ~OF )? {mon} ~LP WEEKDAY ~RP {yr} )", "date", {"en": "14th of May 2024", "ru": "14 мая 2024 года", "ar": "14 من مايو 2024"}),
    Rule("day, comma, month", "{wdc} DAY ~ORDSUF ~COMMA {mon} {yr}", "date", {"en": "14th, May 2024"}),
    Rule("day in brackets, month", "{wdc} ~LP DAY ~RP {of} {mon} {tail}", "date", {"ar": "(14) مايو 2024"}),
    Rule("month, day", "{wdc} {mdy} {wdp}", "date", {"en": "Tuesday, May 14, 2024"}),
    Rule("numeric", "{wdc} {num} {wdp}", "date", {"en": "2024-05-14", "ru": "14.05.2024", "ar": "14/5/2024"}),
    Rule("year first", "YEAR ( ~UNIT_YEAR )? ( ~DASH | ~COMMA )? MONTH DAY ( ~UNIT_DAY )?", "date", {"en": "2024 May 14"}),
    Rule("clock, then year", "{wdc} {mon} DAY ( ~COMMA )? ~CLOCK ( ~ZONE )? YEAR", "date", {"en": "Tue May 14 10:30:00 2024"}),
    Rule("dotted day, month", "{wdc} ( DAY ~DOT {mon} {yr} | DAY ~SLASH MONTH|HMONTH {tail} | MONTH|HMONTH ~SLASH DAY )", "date", {"en": "14. May 2024", "ru": "14. мая 2024"}),
    Rule("two-digit year", "{wdc} ( {day} ( ~OF )? {mon} | {mdy} ( ~COMMA )? ) Y2", "short_date", {"en": "3 August 96"}),
    Rule("day and month in digits", "( {wdc} | ~REL {wd} ( ~COMMA )? ) ( DAY ~SLASH MON | MON ~SLASH DAY | DM ( ~DOT )? )", "day_month", {"en": "Thursday 4/25", "ru": "четверг, 25.04", "ar": "الخميس 25/4"}),
    Rule("unit marks", "( YEAR ~UNIT_YEAR )? MON ~UNIT_MONTH DAY ~UNIT_DAY", "date", {}),
    Rule("unit marks, month", "YEAR ~UNIT_YEAR ( MON ~UNIT_MONTH | MONTH )", "date", {}),
    Rule("relative year first", "REL UNIT_YEAR ( ~OF )? ( MON ~UNIT_MONTH | MONTH ) ( DAY ( ~UNIT_DAY )? )?", "date", {}),
    Rule("slashed", "{wdc} {slashed} {wdp}", "date", {"ar": "14 / مايو / 2024"}),
    Rule("day of this month", "{the} DAY ( ( ~DASH )? ~ORDSUF )? ( ~DAYNUM )? ( ~OF )? ( ~THE )? ( REL ( UNIT_MONTH )? | UNIT_MONTH REL ) | ORD ~OF {the} ( REL UNIT_MONTH | UNIT_MONTH REL )", "day_of_month", {"ar": "19 من الشهر الجاري", "ru": "19 текущего месяца"}),
    Rule("day alone", "~THE DAY ~ORDSUF | DAY ~DASH ~ORDSUF | {day} ~SAME | DAY {mark}? ~DAYNUM", "bare_day", {"en": "the 19th", "ru": "19-го", "ar": "15 منه"}),
    Rule("days alone", "{day} ( ~COMMA {day} )* AND|OR {day} ( ~DAYNUM | ~SAME )?", "bare_days", {"en": "the 7th and 8th", "ru": "7 и 8 числа"}),
    Rule("range, days alone", "{day} {to} {day} ( ~DAYNUM ( ~OF )? ( REL UNIT_MONTH | UNIT_MONTH REL )? | ~SAME )?", "bare_range", {"en": "the 7th to the 10th", "ru": "12–15 числа", "ar": "السابع إلى العاشر منه"}),
    Rule("range, days in a month", "{day} {to} {day} ( ~DAYNUM )? ( ~COMMA )? ~IN {mon} {tail}", "range", {"en": "the 7th to the 10th in September", "ru": "7 по 10 число в сентябре"}),
    Rule("day, month apart", "{mon} {tail} ( ~COMMA )? ( ~ON ~THE DAY ~ORDSUF | DAY {mark}? ~DAYNUM ) !AND|TO|OR", "date", {"en": "September, on the 7th", "ru": "сентябре, 7 числа"}),
    Rule("range, month apart", "{mon} {tail} ( ~COMMA )? ( FROM {day} {to} {day} | ~BETWEEN {day} AND {day} | {the} DAY ~ORDSUF {to} {the} DAY ~ORDSUF | ~LP DAY {to} DAY ~RP ) ( ~DAYNUM | ~SAME )? !MONTH|HMONTH|DMY|DM", "month_range", {"en": "September, from the 7th to the 10th", "ru": "сентябре, с 7 по 10 число", "ar": "سبتمبر من 7 إلى 10"}),
    # -- ranges -------------------------------------------------------------------------
    Rule("range, shared month", "{wdc} {day} {wdp} {to} {wdc} {day} {wdp} {of} {mon} {tail} {wdp}", "range", {"en": "14 to 19 May", "ru": "14 по 19 мая", "ar": "14 إلى 19 مايو"}),
    Rule("range, unit marks", "( YEAR ~UNIT_YEAR )? ( MON ~UNIT_MONTH DAY ( ~UNIT_DAY )? | MONTH DAY ~UNIT_DAY ) {to} ( ( YEAR ~UNIT_YEAR )? ( MON ~UNIT_MONTH | MONTH ) )? DAY ~UNIT_DAY", "range", {}),
    Rule("range in brackets", "{wdc} ~LP DAY {to} DAY ~RP {of} {mon} {tail}", "range", {"ar": "(14 - 19) مايو"}),
    Rule("range, month first", "{wdc} {mdy} {wdp} {to} {wdc} {the} DAY ( ~ORDSUF )? {wdp} {ytail} !MONTH|HMONTH|ORDSUF", "range", {"en": "May 14-19, 2024"}),
    Rule("range, day and month", "( DM ( ~DOT )? | DAY ~DOT ) ( {to} | SLASH ) DM ( ~DOT )?", "range", {"ru": "09.11 - 17.11"}),
    Rule("range, day to numeric", "( ( DAY | DM ) ( ~DOT )? {to} ( ~DOT )? | ( DAY | DM ) ~DOT SLASH ) {num}", "range", {"ru": "14-19.05.2024"}),
    Rule("range, digits to numeric", "( DAY ~SLASH DAY ) {to} {num}", "digits_range", {"en": "9/28-10/2/2027", "ar": "28/9 - 2/10/2027"}),
    Rule("range, day to month first", "( ~UNIT_DAY )? DAY {to} {mdy}", "range", {"en": "4 to January 22, 1995"}),
    Rule("range, days of a relative month", "{day} {to} {day} ( ~DAYNUM )? ( ( ~OF|IN )? {the} ( REL UNIT_MONTH | UNIT_MONTH REL ) | ( ~OF )? REL )", "range", {"en": "4 to 23 next month", "ar": "7 إلى 12 الجاري"}),
    Rule("range, the same month", "{wdc} {dmy} {to} {wdc} {day} ~SAME", "range", {"ar": "19 مايو إلى 28 منه"}),
    Rule("range, days and months in digits", "FROM ( DAY ~SLASH MON {to} DAY ~SLASH MON | MON ~SLASH DAY {to} MON ~SLASH DAY )", "range", {"en": "from 7/24 to 8/4", "ar": "من 24/7 وحتى 4/8"}),
    Rule("range, day to slashed", "DAY {to} {slashed}", "range", {"ar": "20 – 30 /10/1436"}),
    Rule("range, years", "( ~UNIT_YEAR )? YEAR {unityear}? ( {to} | SLASH ) ( ~UNIT_YEAR )? YEAR {unityear}? ERA?", "range", {"en": "2019-2021", "ru": "1995-2002 гг."}),
    Rule("range, short year", "YEAR DASH|SLASH Y2", "range", {"en": "2024-25"}),
    Rule("range, weekdays and days", "{wd} {the} DAY {mark}? {to} {wd} {the} DAY {mark}?", "weekday_days", {"en": "Friday 11 to Tuesday 15", "ar": "الجمعة 11 حتى الثلاثاء 15"}),
    Rule("range, weekdays", "{wd} {to} {wd} ( REL ~UNIT_WEEK | REL )?", "weekday_range", {"en": "Monday to Friday"}),
    # -- between … and, which says "and" for "to" (the word before decides) ----------------
    Rule("pair of days", "{wdc} {day} {wdp} AND|SLASH {wdc} {day} {wdp} {of} {mon} {tail}", "list", {"en": "14 and 15 May", "ar": "14 و15 مايو"}),
    Rule("pair of days of a relative month", "{day} AND {day} ( ~OF|IN )? {the} ( REL UNIT_MONTH | UNIT_MONTH REL )", "list", {"en": "4 and 22 of this month", "ar": "4 و22 من الشهر الجاري"}),
    Rule("pair, month first", "{wdc} {mon} {the} DAY ( ~ORDSUF )? AND {the} DAY ( ~ORDSUF )? {ytail}", "list", {"en": "October 15 and 16, 2024"}),
    Rule("either day", "{wdc} {day} ( ~COMMA )? OR {wdc} {day} {of} {mon} {tail} | {wdc} {mon} {the} DAY {mark}? OR {the} DAY {mark}? {ytail}", "either", {"en": "14 or 16 June", "ru": "14 или 16 июня", "ar": "14 أو 16 يونيو"}),
    Rule("ranges, shared month", "{day} DASH|TO {day} ( ~COMMA )? ( ~AND|OR|COMMA ) ( ~FROM )? {day} DASH|TO {day} ( ( ~COMMA )? ( ~AND|OR|COMMA ) ( ~FROM )? {day} DASH|TO {day} )* {of} {mon} {tail}", "ranges", {"en": "14-16 and 21-23 June", "ru": "14–16 и 21–23 июня", "ar": "14-16 و21-23 يونيو"}),
    Rule("pair of years", "( ~UNIT_YEAR|DUAL )? YEAR AND ( ~UNIT_YEAR )? YEAR {unityear}?", "pair", {"ar": "2020 و2021"}),
    Rule("list of days", "{day} ( ( ~COMMA | ~AND ) {day} )* ( ~COMMA )? ~AND {day} {of} {mon} {tail}", "list", {"en": "7, 8 and 9 August", "ru": "7, 8 и 9 августа"}),
    Rule("list, commas", "{day} ~COMMA ( {day} ~COMMA )* {day} {of} {mon} {tail}", "list", {"ru": "7, 8, 9 августа"}),
    Rule("list, month first", "{mon} {the} DAY ( ~ORDSUF )? ( ~COMMA {the} DAY ( ~ORDSUF )? )* ( ~COMMA )? ~AND {the} DAY ( ~ORDSUF )? {ytail}", "list", {"en": "August 7, 8 and 9, 2024"}),
    Rule("pair of weekdays", "( ~DUAL )? {wd} AND {wd} ( REL )?", "weekdays", {"ar": "يومي الاثنين والثلاثاء"}),
    Rule("weekdays with dates", "( ~FROM )? ( ~UNIT_DAY )? {wd} ( ~COMMA {wd} )* ~AND|TO|DASH ( ~UNIT_DAY )? {wd} ( ~COMMA | ~LP )? ( ~UNIT_DAY )? ( {mon} DAY {to} DAY {ytail} | DAY {to} DAY {of} {mon} {tail} | ( DAY | DM ) {to} {num} ) ( ~RP )?", "range", {"en": "Monday and Tuesday, May 20-21", "ru": "Суббота – понедельник, 24–26.08.2024", "ar": "الثلاثاء حتى الجمعة 20- 23 سبتمبر"}),
    Rule("weekdays with a list", "( ~DUAL|UNIT_DAY )? {wd} ( ( ~COMMA | ~AND ) {wd} )* ~AND|TO|DASH|SLASH {wd} ( ~COMMA )? ( {day} ( ( ~COMMA | ~AND ) {day} )* ~AND|DASH|SLASH {day} {of} {mon} {tail} | {mon} {the} DAY ( ~ORDSUF )? ~AND {the} DAY ( ~ORDSUF )? {ytail} )", "list", {"en": "Saturday and Sunday, 8 and 9 June", "ru": "субботу и воскресенье, 8 и 9 июня", "ar": "يومي السبت والأحد 8 و9 يونيو"}),
    Rule("from a day to another", "FROM {day} ~ON {day} {of} {mon} {tail}", "list", {"ru": "с 8 на 9 марта"}),
    # -- months, quarters, halves, seasons ---------------------------------------------------
    Rule("month", "{mon} ( {yr} | {yrel} )", "date", {"en": "May 2024", "ru": "мае 2024 года", "ar": "شهر مايو 2024"}),
    Rule("month, relative", "REL {mon} ( {the} DAY )? | {mon} REL", "date", {"en": "next May", "ar": "مايو المقبل"}),
    Rule("month alone", "{mon}", "bare_month", {"ru": "мае"}),
    Rule("month, numeric", "MON ~DASH|SLASH YEAR | YEAR ~DASH|SLASH MON", "date", {"en": "05/2024"}),
    Rule("month, dashed", "MONTH ~DASH YEAR", "date", {"en": "May-2024", "ru": "сен-2012", "ar": "مايو-2024"}),
    Rule("month, year first", "YEAR ( ~COMMA | ~DASH )? MONTH", "date", {"en": "2018 June"}),
    Rule("part of a month", "{the} PART ( ~DASH )? {of} {the} {mon} {tail} !DAY", "part", {"en": "mid-May", "ru": "конце мая", "ar": "منتصف مايو"}),
    Rule("half of a month", "{the} ( ORD UNIT_HALF | UNIT_HALF ORD ) {of} {mon} {tail}", "half_month", {"en": "second half of May", "ru": "первой половине мая", "ar": "النصف الثاني من مايو"}),
    Rule("third of a month", "{the} ( ( ORD|REL_LAST | DAY {mark} | ROMAN ) THIRD | THIRD ORD|REL_LAST ) {of} {the} ( {mon} {tail} | REL UNIT_MONTH | UNIT_MONTH REL )", "third_month", {"en": "last third of May", "ru": "первой декаде июня", "ar": "الثلث الأخير من مايو"}),
    Rule("first days", "( ~IN )? ORD MANY&UNIT_DAY {of} {mon} {tail}", "first_days", {"ru": "первых числах мая"}),
    Rule("nth day", "{the} ( {nth} UNIT_DAY | UNIT_DAY ORD|REL_LAST ) ( ~OF|IN )? {the} {whole}", "nth_day", {"en": "last day of May", "ru": "последний день мая", "ar": "اليوم الأخير من مايو"}),
    Rule("first or last so many", "{the} ( ORD|REL_LAST ( NUM | CARD ) {unitdays} | ( NUM | CARD ) ORD|REL_LAST {unitdays} | {unitdays} ( ~THE )? ( NUM | CARD ) ORD|REL_LAST ) ( ~OF|IN )? {the} {whole}", "so_many_of", {"en": "first nine months of 2024", "ru": "первые девять месяцев 2024 года", "ar": "الأشهر التسعة الأولى من عام 2024"}),
    Rule("part of a year", "{the} PART ( ~DASH )? {of} {the} ( {inyr} | REL UNIT_YEAR | UNIT_YEAR REL ( YEAR )? )", "part_year", {"ru": "начале 2015 года"}),
    Rule("quarter", "{the} ( ( ORD | NUM | ROMAN ) ( ( ~DASH )? ~ORDSUF )? ( ~FISCAL )? ( UNIT_QUARTER&ABBR ~DOT | UNIT_QUARTER ) | ( ~FISCAL )? UNIT_QUARTER ( ORD | NUM ) ) ( {of} {tail} | {fy} )", "quarter", {"en": "third quarter of 2018", "ru": "3 кв. 2019 г.", "ar": "الربع الثاني"}),
    Rule("quarter, short", "( Q NUM | NUM Q ) ( ( ~DASH | ~SLASH )? {of} ( {yr} | {yrel} | {fy} ) | REL )? | ( REL_LAST UNIT_QUARTER | UNIT_QUARTER REL_LAST ) {of} ( {yr} | {yrel} ) | YEAR ( ~DASH | ~SLASH )? Q NUM | YEAR ORD UNIT_QUARTER", "quarter", {"en": "Q3 2026"}),
    Rule("quarters or halves", "{the} ( {number} {either} {the} {number} ( UNIT_QUARTER&ABBR ~DOT | UNIT_QUARTER|UNIT_HALF ) | UNIT_QUARTER|UNIT_HALF ORD {either} {the} ORD ) {of} {tail} | Q NUM DASH NUM {of} {tail} | HH NUM {either} HH NUM {of} ( {yr} | {yrel} )", "quarters", {"en": "second and third quarters of 2027", "ru": "II–III кварталы 2027 года", "ar": "الربعين الثاني والثالث من عام 2027"}),
    Rule("half-year", "{the} ( ( ORD | NUM | ROMAN ) ( ( ~DASH )? ~ORDSUF )? UNIT_HALF | UNIT_HALF ORD ) {of} ( {yr} | {yrel} | REL )", "half_year", {"en": "first half of 2009", "ru": "втором полугодии 2020 года"}),
    Rule("half-year, short", "( HH NUM | NUM HH ) ( ~DASH | ~SLASH )? {of} ( {yr} | {yrel} | {fy} ) | YEAR ( ~DASH | ~SLASH )? HH NUM", "half_year", {"en": "H2 2016"}),
    Rule("season", "{the} SEASON {of} ( {yr} | {yrel} | REL ) | REL SEASON | YEAR SEASON", "season", {"en": "summer of 2024", "ar": "صيف هذا العام"}),
    Rule("season alone", "SEASON", "bare_season", {"ru": "весной"}),
    # -- years --------------------------------------------------------------------------------
    Rule("year, named", "~UNIT_YEAR {the} YEAR ERA? | YEAR {unityear} | YEAR ERA", "date", {"ru": "2024 году", "ar": "عام 2024"}),
    Rule("decade", "YEAR ( ~DASH | ~APOS )? ~DECSUF", "decade", {"en": "1990s", "ru": "1960-х"}),
    Rule("part of a decade", "{the} PART ( ~DASH )? {of} {the} ( YEAR ( ~DASH | ~APOS )? ~DECSUF | ( ~APOS )? Y2 ( ~DASH | ~APOS )? ~DECSUF | ( ~UNIT_YEAR )? DECADE {century}? )", "part_decade", {"en": "late 1990s", "ru": "конце 1990-х", "ar": "أواخر التسعينيات"}),
    Rule("range, decades", "YEAR {to} YEAR ( ~DASH | ~APOS )? ~DECSUF", "decades", {"ru": "1990–2000-х"}),
    Rule("year, suffixed", "YEAR ~DASH ~ORDSUF", "date", {"ru": "1953-м"}),
    Rule("year alone", "YEAR", "bare_year", {"en": "2017"}),
    # -- weekdays, weeks ----------------------------------------------------------------------
    Rule("weekday", "{wd}", "weekday", {"en": "Tuesday", "ru": "вторник", "ar": "الثلاثاء"}),
    Rule("weekday, relative", "REL {wd} | {wd} REL", "weekday", {"en": "next Tuesday", "ar": "الثلاثاء المقبل"}),
    Rule("weekday of a week", "( {wd} ( ~OF | ~ON | ~FROM )? | NTHDAY ) {the} ( REL UNIT_WEEK | UNIT_WEEK REL )", "weekday", {"en": "Tuesday next week"}),
    Rule("weekday and day", "{wd} ( ~COMMA | ~ON )? {the} ( DAY ( ( ~DASH )? ~ORDSUF )? | ORD )", "weekday_day", {"en": "Friday the 15th"}),
    Rule("week, then weekday", "{the} ( REL UNIT_WEEK | UNIT_WEEK REL ) ( ~COMMA )? ( ~ON|IN|OF | ~UNIT_DAY )? {wd}", "weekday", {"en": "next week on Tuesday"}),
    Rule("nth weekday", "{the} {nth} ( ~UNIT_DAY )? ( {wd} | NTHDAY ) ( ~OF|IN )? {the} ( {mon} {tail} | REL UNIT_MONTH | UNIT_MONTH REL )", "nth_weekday", {"en": "first Monday of May", "ar": "أول خميس من مايو"}),
    Rule("nth month", "{the} ( ( ORD | DAY ~ORDSUF ) UNIT_MONTH | UNIT_MONTH ORD ) ( ~OF|IN )? ( {yr} | {yrel} )", "nth_month", {"en": "third month of 2021", "ar": "الشهر التاسع من عام 2024"}),
    Rule("nth week", "{the} ( {nth} UNIT_WEEK|UNIT_WEEKEND | UNIT_WEEK|UNIT_WEEKEND ORD|REL_LAST ) ( ~OF|IN )? {the} ( {mon} {tail} | REL UNIT_MONTH | UNIT_MONTH REL )", "nth_week", {"en": "last week of May"}),
    Rule("week of a year", "{the} ( ORD|REL_LAST UNIT_WEEK | UNIT_WEEK ORD|REL_LAST | UNIT_WEEK NUM ) ( ~COMMA )? ( ~OF|IN )? ( {yr} | {yrel} )", "week_of_year", {"en": "second week of 2015"}),
    Rule("week of a day", "{the} UNIT_WEEK ( ~OF )? {the} {wdc} ( {mdy} | {dmy} | {num} ) !TO|DASH", "week_of", {"en": "week of May 14"}),
    Rule("week from a day on", "{the} UNIT_WEEK ( ~COMMA )? ( ~WHICH )? ( BEGIN ( ~FROM|ON|IN|OF )? | ~FROM ( ~ON )? ) {the} ( {wdc} ( {mdy} | {dmy} | {num} ) | DEIXIS ) !TO|DASH", "week_from", {"en": "week beginning 14 May", "ru": "неделе с 14 мая", "ar": "الأسبوع الذي يبدأ في 14 مايو"}),
    # -- relative --------------------------------------------------------------------------------
    Rule("now", "NOW", "now", {"en": "now"}),
    Rule("deixis", "( ~UNIT_DAY )? DEIXIS ( ( ~COMMA | ~LP )? ~WEEKDAY ( ~RP )? )?", "deixis", {"en": "tomorrow", "ru": "завтра", "ar": "اليوم الخميس"}),
    Rule("relative unit", "{the} REL ( UNIT_DAY|UNIT_WEEK|UNIT_WEEKEND|UNIT_MONTH|UNIT_QUARTER|UNIT_YEAR|UNIT_DECADE|UNIT_CENTURY ) | UNIT_DAY|UNIT_WEEK|UNIT_WEEKEND|UNIT_MONTH|UNIT_QUARTER|UNIT_YEAR|UNIT_DECADE|UNIT_CENTURY REL", "relative_unit", {"en": "last week", "ru": "прошлом году", "ar": "العام الماضي"}),
    Rule("weekend", "{the} UNIT_WEEKEND !OF", "relative_unit", {"ru": "выходные"}),
    Rule("part of this unit", "{the} PART {of} {the} ( UNIT_WEEK|UNIT_MONTH|UNIT_YEAR | REL UNIT_WEEK|UNIT_MONTH | UNIT_WEEK|UNIT_MONTH REL )", "part_unit", {"en": "end of the month"}),
    Rule("day part, relative", "REL DAYPART | DAYPART REL !UNIT|MONTH|WEEKDAY", "day_part", {"en": "last night", "ar": "الليلة الماضية"}),
    Rule("last or next so many", "{the} REL ( ~APPROX )? ( NUM | CARD ) {unitdays} | ( NUM | CARD ) REL {unitdays} | {unitdays} ( NUM | CARD ) REL | ( NUM | CARD ) {unitdays} REL", "rolling", {"en": "last 3 months", "ru": "последние пять месяцев"}),
    Rule("so long ago", "{amount} UNIT AGO | UNIT AGO | BEFORE ( ~APPROX )? {amount} UNIT | BEFORE ( ~APPROX )? DUAL|UNIT", "ago", {"en": "2 years ago", "ru": "две недели назад", "ar": "قبل 3 سنوات"}),
    Rule("so long ago, range", "( NUM | CARD ) {to} {amount} UNIT AGO", "ago_range", {"en": "2-4 days ago"}),
    Rule("in so long", "AFTER ( ~APPROX )? {amount} UNIT | AFTER ( ~APPROX )? DUAL|UNIT | {amount} UNIT HENCE", "after", {"en": "in two weeks", "ru": "через две недели"}),
    Rule("in so long, range", "AFTER ( NUM | CARD ) {to} {amount} UNIT", "after_range", {"en": "in 2-4 days"}),
    Rule("so long ago, summed", "{amount} UNIT {then} ( {span} | UNIT ) ( {then} {span} )? AGO | BEFORE {span} ~AND ( {span} | UNIT )", "ago_sum", {"en": "2 years and a month ago"}),
    Rule("in so long, summed", "AFTER {span} {then} {span} ( {then} {span} )? | AFTER {span} ~AND UNIT | {amount} UNIT {then} {span} ( {then} {span} )? HENCE", "after_sum", {"en": "in 2 years and a month"}),
    Rule("from a day on", "( ~AFTER )? {amount} {unitdays} ( FROM | SINCE ) ( DEIXIS | REL {wd} ) !TO|DASH | {amount} UNIT_WEEK FROM {wd} !TO|DASH | ( ( ~AFTER )? {amount} {unitdays} ( BEFORE | PRIOR | LATER ) | ( ~AFTER | BEFORE ) ( {amount} {unitdays} | DUAL|UNIT ) ~FROM ) {the} ( DEIXIS | {wd} | REL {wd} | {dmy} | {mdy} | {num} )", "offset", {"en": "two days before yesterday"}),
    Rule("unit to date", "UNIT_WEEK|UNIT_MONTH|UNIT_QUARTER|UNIT_YEAR ( ~DASH )? ~TO ( ~DASH )? ~NOW", "to_date", {"en": "year to date"}),
    Rule("rest of a unit", "{the} REST {of} {the} UNIT_WEEK|UNIT_MONTH|UNIT_YEAR", "rest", {"en": "rest of the year"}),
    Rule("within", "WITHIN ( {the} ~REL )? ( NUM | CARD ) UNIT", "within", {"en": "within two weeks"}),
    Rule("century", "{the} ( ORD | DAY ( ~DASH )? ~ORDSUF | NUM ) ~UNIT_CENTURY", "century", {"en": "21st century", "ru": "двадцатого века"}),
    Rule("decade, short", "( ~APOS )? Y2 ( ~APOS | ~DASH )? ~DECSUF {century}?", "short_decade", {"en": "70s", "ru": "90-х"}),
    Rule("decade in words", "( ~UNIT_YEAR | {the} )? DECADE ( ~UNIT_YEAR )? {century}? !MANY", "named_decade", {"en": "the seventies", "ar": "تسعينيات القرن الماضي"}),
)  # fmt: skip
