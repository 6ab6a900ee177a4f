"""Tables of roles: countries and blocs by role, and countries across events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from eventtracker.dashboard import addresses, pieces
from eventtracker.dashboard.reader import Reader
from eventtracker.model import ROLES, Event

Counts = Mapping[str, Mapping[str, int]]
"""Country or bloc -> role -> number of events."""

SIGNS = dict(zip(ROLES, "●○■◆★◇⇄", strict=True))
"""How a cell of the table of events shows a role, beside the words for it."""

COLUMNS, ROWS = 24, 50


def counted(rows: Iterable[tuple[str, str, int]]) -> Counts:
    """(name, role, number) rows by name."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for name, role, number in rows:
        found[name][role] = number
    return found


def matrix(
    tr: Reader,
    counts: Counts,
    names: Mapping[str, str],
    *,
    word: str,
    rest: Mapping[str, str],
    chosen: str | None = None,
) -> str:
    """Countries or blocs × roles as a table whose every number links to its events.

    `word` is the filter's word for them, `rest` are the words that stay. Those with the most
    events come first, ROWS on a page: all of them at once keep a browser busy.
    """
    used = [role for role in ROLES if any(role in of for of in counts.values())]
    label = tr("Country") if word == "country" else tr("Bloc")
    head = "".join(f'<th scope="col">{escape(tr.term(role))}</th>' for role in used)
    order = sorted(counts, key=lambda c: (c != chosen, -sum(counts[c].values()), names[c]))
    first = (addresses.number() - 1) * ROWS
    most = max(n for of in counts.values() for n in of.values())
    page = "countries" if word == "country" else "events"

    def cell(key: str, role: str) -> str:
        number = counts[key].get(role, 0)
        if not number:
            return "<td></td>"
        address = addresses.page("events", {**rest, word: addresses.one(key), "role": role})
        said = f"{names[key]}, {tr.term(role)}: {number}"
        link = pieces.link(address, tr.number(number), aria_label=said)
        return f'<td style="--strength:{round(100 * (number / most) ** 0.5)}%">{link}</td>'

    def row(key: str) -> str:
        name = pieces.link(addresses.page(page, {**rest, word: addresses.one(key)}), names[key])
        current = ' aria-current="true"' if key == chosen else ""
        cells = "".join(cell(key, role) for role in used)
        return f'<tr{current}><th scope="row">{name}</th>{cells}</tr>'

    return (
        f'<table class="et-matrix" aria-label="{escape(label)}">'
        f'<thead><tr><th scope="col">{escape(label)}</th>{head}</tr></thead>'
        f"<tbody>{''.join(map(row, order[first : first + ROWS]))}</tbody></table>"
    )


def across(tr: Reader, events: Sequence[Event], rest: Mapping[str, str]) -> str:
    """Events × countries, a sign for each role; the countries that are in most of them first."""
    parties = [_parties(event) for event in events]
    often = Counter(code for of in parties for code in of)
    codes = sorted(often, key=lambda code: (-often[code], code))[:COLUMNS]
    head = "".join(
        f'<th scope="col">{_country(code, tr.country(code), rest)}</th>' for code in codes
    )
    body = ""
    for event, of in zip(events, parties, strict=True):
        name = pieces.link(addresses.event(event.uid), tr.title(event), class_="et-name")
        cells = "".join(_signs(tr, code, of.get(code, ())) for code in codes)
        more = len(of.keys() - set(codes))
        body += (
            f'<tr><th scope="row">{name}<small>{escape(tr.days(event))}</small></th>{cells}'
            f"<td>{f'+{more}' if more else ''}</td></tr>"
        )
    key = "".join(
        f"<span><b aria-hidden='true'>{SIGNS[role]}</b> {escape(tr.term(role))}</span>"
        for role in ROLES
        if any(role in roles for of in parties for roles in of.values())
    )
    label = escape(tr("Events and the roles of countries"))
    others = escape(tr("Others"))
    return (
        f'<p class="et-key">{key}</p><div class="et-wide" role="region" tabindex="0" '
        f'aria-label="{label}"><table class="et-matrix et-across"><thead><tr>'
        f'<th scope="col">{escape(tr("Event"))}</th>{head}<th scope="col">{others}</th></tr>'
        f"</thead><tbody>{body}</tbody></table></div>"
    )


def _parties(event: Event) -> dict[str, tuple[str, ...]]:
    """Country -> roles; the country of the place is a host."""
    found: dict[str, list[str]] = defaultdict(list)
    for party in event.countries:
        found[party.country].append(party.role)
    host = event.place.country
    if host and "host" not in found[host]:
        found[host].insert(0, "host")
    return {code: tuple(dict.fromkeys(roles)) for code, roles in found.items()}


def _country(code: str, name: str, rest: Mapping[str, str]) -> str:
    address = addresses.page("countries", {**rest, "country": code})
    return pieces.link(address, code, title=name, aria_label=name)


def _signs(tr: Reader, code: str, roles: tuple[str, ...]) -> str:
    if not roles:
        return "<td></td>"
    said = escape(f"{tr.country(code)}: {tr.listed(map(tr.term, roles))}")
    signs = "".join(SIGNS[role] for role in roles)
    seen = f'<span aria-hidden="true">{signs}</span><span class="sr">{said}</span>'
    return f'<td title="{said}">{seen}</td>'
