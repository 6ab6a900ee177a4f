"""One filter for every face: the contract's words, parsed and checked once.

The command line, feed addresses and dashboard links say the same words. Repeated or
comma-separated values of a word mean any of them; different words mean all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import quote

from eventtracker.model import EVENT_TYPES, ROLES, STATUSES, EventtrackerError

NAMES = tuple(
    "from to country role city bloc series type status source_lang q min_confidence reviewed "
    "changed_since lang".split()
)
"""The contract's filter words, in its order; `lang` is the language of the output."""

# ISO 3166-1 alpha-2, the 249 assigned codes; and XK, a user-assigned code in wide use.
COUNTRIES = frozenset(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ "
    "BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM "
    "DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS "
    "GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN "
    "KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ "
    "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
    "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI "
    "VN VU WF WS YE YT ZA ZM ZW XK".split()
)

_ALSO_CALLED = {
    "burma": "MM",
    "czech republic": "CZ",
    "hong kong": "HK",
    "ivory coast": "CI",
    "macau": "MO",
    "myanmar": "MM",
    "palestine": "PS",
    "swaziland": "SZ",
    "turkey": "TR",
    "uae": "AE",
}
_FIELD = {"from": "start_from", "to": "start_to"}
_MANY = frozenset("country role city bloc series type status source_lang".split())
_PIECE = re.compile(r"(?:\\[,\\]|[^,])+")
_ESCAPED = re.compile(r"\\([,\\])")


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show. An empty filter shows every event that nobody rejected.

    `start_from` and `start_to` (the words "from" and "to") are inclusive days: events that
    overlap them. Tuples mean any of their values. `changed_since` is in UTC. `lang` is the
    language of the output and filters nothing. `rejected` shows rejected events as well; it
    has no word, for only a reviewer's page asks for it.
    """

    start_from: date | None = None
    start_to: date | None = None
    country: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    city: tuple[str, ...] = ()
    bloc: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    source_lang: tuple[str, ...] = ()
    q: str | None = None
    min_confidence: float | None = None
    reviewed: bool | None = None
    changed_since: datetime | None = None
    lang: str | None = None
    rejected: bool = False

    @classmethod
    def parse(cls, words: Mapping[str, Sequence[str]], today: date) -> Filter:
        """The filter that the contract's words describe.

        `words` maps a word to the values given for it; empty values count as not given.
        `today` is what "next month" is relative to. Raises EventtrackerError (usage) with a
        sentence that names the word and what it takes.
        """
        found: dict[str, Any] = {}
        for word, given in words.items():
            if word not in NAMES:
                allowed = ", ".join(NAMES)
                raise _wrong(f"There is no filter '{word}'. The filters are: {allowed}.")
            values = [v.strip() for v in ([given] if isinstance(given, str) else given)]
            values = [v for v in values if v]
            if values:
                found[_FIELD.get(word, word)] = _read(word, values, today)
        one, other = found.get("start_from"), found.get("start_to")
        if one and other and one > other:
            raise _wrong(f"'from' ({one}) lies after 'to' ({other}): swap them.")
        return cls(**found)

    def to_query(self) -> str:
        """The filter as a URL's query, without "?": canonical order, only what is set."""
        parts = []
        for word in NAMES:
            value = getattr(self, _FIELD.get(word, word))
            if value is None or value == ():
                continue
            if isinstance(value, tuple):
                text = ",".join(re.sub(r"([,\\])", r"\\\1", v) for v in sorted(set(value)))
            elif isinstance(value, bool):
                text = str(value).lower()
            elif isinstance(value, datetime):
                text = _utc(value).strftime("%Y-%m-%dT%H:%M:%SZ")
            else:
                text = str(value)
            parts.append(f"{word}={quote(text, safe=',:')}")
        return "&".join(parts)


def country_code(text: str) -> str:
    """The ISO 3166-1 alpha-2 code of a code ("my", "MYS") or of an English name ("Malaysia").

    Raises EventtrackerError (usage) on a country that nobody knows.
    """
    if (code := text.upper()) in COUNTRIES:
        return code
    from babel import Locale
    from babel.core import get_global

    for alias in get_global("territory_aliases").get(code, ()):  # UK, MYS, 458
        if alias in COUNTRIES:
            return str(alias)
    wanted = _plain_name(text)
    if wanted in _ALSO_CALLED:
        return _ALSO_CALLED[wanted]
    for code, name in Locale("en").territories.items():
        if code in COUNTRIES and _plain_name(name) == wanted:
            return str(code)
    raise _wrong(
        f"There is no country '{text}'. "
        "Use a two-letter ISO 3166 code such as MY, or the country's English name."
    )


def day(word: str, text: str, today: date, *, last: bool = False) -> date:
    """A day from ISO text (2024-05-14, 2024-05, 2024) or from words ("next month").

    A longer stretch gives its first day, or its last where `last` is true. Raises
    EventtrackerError (usage), naming the filter `word`.
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", text)
    try:
        if match:
            year, month, day_ = match.groups()
            found = date(int(year), int(month or 1), int(day_ or 1))
            grain = "day" if day_ else "month" if month else "year"
            return _edge(found, grain, last)
        if re.search(r"[^\W\d_]", text):
            return _edge(*_words(text, today), last)
    except (ValueError, OverflowError):
        pass
    raise _wrong(f"'{word}' takes a date such as 2024-05-14 or \"next month\", not '{text}'.")


def _read(word: str, values: list[str], today: date) -> Any:
    if word in _MANY:
        pieces = [_ESCAPED.sub(r"\1", p).strip() for v in values for p in _PIECE.findall(v)]
        return tuple(dict.fromkeys(_item(word, p) for p in pieces if p))
    if len(set(values)) > 1:
        raise _wrong(f"'{word}' takes one value, not {len(values)}.")
    value = values[0]
    if word in ("from", "to"):
        return day(word, value, today, last=word == "to")
    if word == "changed_since":
        return _moment(value, today)
    if word == "min_confidence":
        return _share(value)
    if word == "reviewed":
        if value.lower() not in ("true", "false"):
            raise _wrong(f"'reviewed' takes true or false, not '{value}'.")
        return value.lower() == "true"
    return _language(word, value) if word == "lang" else value


def _item(word: str, value: str) -> str:
    if word == "country":
        return country_code(value)
    if word == "source_lang":
        return _language(word, value)
    allowed = {"role": ROLES, "type": EVENT_TYPES, "status": STATUSES}.get(word)
    if allowed is None:
        return value
    plain = value.lower().replace("-", "_").replace(" ", "_")
    if plain not in allowed:
        raise _wrong(f"'{word}' takes one of {', '.join(allowed)}; not '{value}'.")
    return plain


def _language(word: str, value: str) -> str:
    tag = value.replace("_", "-")
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag):
        from babel import Locale

        primary, *rest = tag.split("-")
        if primary.lower() in Locale("en").languages:
            return "-".join([primary.lower(), *rest])
    raise _wrong(f"'{word}' takes a language tag such as ar, ru or en; not '{value}'.")


def _share(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise _wrong(f"'min_confidence' takes a number from 0 to 1, not '{value}'.")
    return number


def _moment(value: str, today: date) -> datetime:
    try:
        return _utc(datetime.fromisoformat(value))
    except ValueError:
        return datetime.combine(day("changed_since", value, today), time(), UTC)


def _utc(when: datetime) -> datetime:
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)


def _words(text: str, today: date) -> tuple[date, str]:
    """The day and grain that words mean, by dateparser, which is slow to import."""
    from dateparser.date import DateDataParser

    base = datetime.combine(today, time(12))
    parser = DateDataParser(
        languages=["en", "ar", "ru"],
        settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "future"},
    )
    found = parser.get_date_data(text)
    if found is None or found.date_obj is None:
        raise ValueError(text)
    return found.date_obj.date(), found.period or "day"


def _edge(found: date, grain: str, last: bool) -> date:
    """The first or last day of the week, month or year that a day lies in."""
    if grain == "week":
        first = found - timedelta(days=found.weekday())
        return first + timedelta(days=6) if last else first
    if grain == "month":
        following = (found.replace(day=1) + timedelta(days=32)).replace(day=1)
        return following - timedelta(days=1) if last else found.replace(day=1)
    if grain == "year":
        return date(found.year, 12, 31) if last else date(found.year, 1, 1)
    return found


def _plain_name(name: str) -> str:
    bare = re.sub(r"\(.*?\)", "", name.casefold())
    for said, meant in (
        ("&", " and "),
        ("st.", "saint"),
        ("’", "'"),
        ("the ", ""),
        ("sar china", ""),
    ):
        bare = bare.replace(said, meant)
    return " ".join(bare.replace("-", " ").split())


def _wrong(message: str) -> EventtrackerError:
    return EventtrackerError(message, usage=True)
