"""Events that a page declares for machines: schema.org/Event as JSON-LD or microdata.

They make a document of their own beside the article: its text is what the markup says, a value
a line as it stands there, and evidence quotes those lines. Whether an event in it and one in the
article are the same is asked afterwards, as of any two documents.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import accumulate, islice
from typing import Any
from urllib.parse import urlsplit

from eventtracker.model import Document, Event, Evidence, uid_of
from eventtracker.sources.base import Options
from eventtracker.sources.content import needed
from eventtracker.sources.declared import Declared

MOST = 200
"""Events of one page that are read."""
_DEEPEST = 12
_SOMEWHERE = re.compile(
    r"""(?i)["']@type["']\s*:\s*(?:\[[^\]]{0,200})?["'][^"'\n]{0,60}(?:event|festival|hackathon)"""
    r"""|itemtype\s*=\s*["']?[^"'>]{0,60}schema\.org/\w{0,40}(?:event|festival|hackathon)"""
)
_NO_GATHERINGS = {
    "BroadcastEvent",
    "DeliveryEvent",
    "OnDemandEvent",
    "PublicationEvent",
    "SaleEvent",
    "ScreeningEvent",
}
_RIVALS = ("awayTeam", "competitor", "homeTeam")

Node = dict[str, Any]


def declared(html: str, page: Document, options: Options) -> Declared | None:
    """What the markup of a page declares; None if that is no event with a name and a day.

    `page` is what is known of it: its address, title, outlet and date.
    """
    if not _SOMEWHERE.search(html):
        return None
    from eventtracker.sources import schemaorg  # loads the finders of names: only where needed

    found: list[tuple[schemaorg.Said, int | None]] = []
    numbers: dict[int, int] = {}
    known: dict[tuple[Any, ...], int] = {}
    nodes = _nodes(html, page.url)
    for node, above in islice(_gatherings(nodes), MOST):
        if said := schemaorg.read(node, options.lang, page.url):
            e = said.event
            number = known.setdefault((e.name, e.start, e.end), len(found))
            numbers[id(node)] = number  # a page may say an event twice
            if number == len(found):
                found.append((said, numbers.get(id(above))))
    if not found:
        return None
    blocks = ["\n".join(line for line, _ in said.lines) for said, _ in found]
    starts = [0, *accumulate(len(block) + 2 for block in blocks)]
    document = Declared(
        "\n\n".join(blocks),
        page.published,
        page.title,
        page.url and f"{urlsplit(page.url)._replace(fragment='').geturl()}#schema.org",
        found[0][0].event.lang,
        page.source,
    )
    events = [
        _placed(said, document, start, None if above is None else starts[above])
        for (said, above), start in zip(found, starts, strict=False)
    ]
    return replace(document, events=tuple(events))


def _nodes(html: str, url: str | None) -> list[Any]:
    """The items of a page's markup. A broken script costs no other."""
    extruct = needed("extruct", "web")
    logging.getLogger("extruct").setLevel(logging.CRITICAL)
    lxml = needed("lxml.html", "web")
    parser = lxml.HTMLParser(encoding="utf-8")
    page = lxml.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    found: list[Any] = []
    for script in page.iter("script"):
        with suppress(ValueError, RecursionError):
            found += extruct.JsonLdExtractor().extract_items(script)
    wanted = {"syntaxes": ["microdata"], "uniform": True, "errors": "ignore"}
    return found + list(extruct.extract(html, base_url=url, **wanted).get("microdata", ()))


def _gatherings(
    value: Any, above: Node | None = None, depth: int = 0
) -> Iterator[tuple[Node, Node | None]]:
    """The nodes that are organised gatherings, each with the one on whose programme it stands."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _gatherings(each, above, depth + 1)
    elif isinstance(value, dict):
        gathers = _gathers(value)
        if gathers:
            yield value, above
        for name, part in value.items():
            if name != "superEvent":
                held = gathers and name in ("subEvent", "subEvents")
                yield from _gatherings(part, value if held else above, depth + 1)


def _gathers(node: Node) -> bool:
    from eventtracker.sources.schemaorg import kinds

    found = kinds(node)
    told = any(kind.endswith("Event") or kind in ("Festival", "Hackathon") for kind in found)
    return told and not _NO_GATHERINGS & set(found) and not any(name in node for name in _RIVALS)


def _placed(said: Any, document: Document, start: int, parent: int | None) -> Event:
    """The event with its evidence, its lines beginning at `start` of the document's text."""
    event: Event = said.event
    evidence = []
    at = start
    for line, fields in said.lines:
        evidence += [
            Evidence(field, document.id, at, at + len(line), line)
            for field in fields
            if _value(event, field) not in (None, "scheduled", "offline")
        ]
        at += len(line) + 1
    derived = {"type": "name", "series": "name", f"names.{event.lang}": "name"}
    if event.end and not any(e.field == "end" for e in evidence):
        derived["end"] = "start"
    evidence += [Evidence(f, document.id, derived_from=source) for f, source in derived.items()]
    return event.but(
        uid=uid_of(document.id, start),
        parent=None if parent is None else uid_of(document.id, parent),
        documents=(document.ref,),
        evidence=tuple(evidence),
    )


def _value(event: Event, field: str) -> Any:
    value: Any = event
    for name in field.split("."):
        value = getattr(value, name)
    return value
