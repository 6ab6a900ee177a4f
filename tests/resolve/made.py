"""Mentions made by hand, and what a resolver makes of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from eventtracker.resolve import Resolver, Verdict, decide, facts
from eventtracker.resolve.block import meet
from eventtracker.told import Constraints, Told
from tests.make import document, event

PLAIN = Resolver({})
"""A resolver that knows no series beforehand."""


def told(name: str = "Tidewater Forum", *, aliases: tuple[str, ...] = (), **said: Any) -> Told:
    """A mention; `url` names its document, `on` the day of that, `text` its text; `link` is the
    event's own address."""
    url, on = said.pop("url", name), said.pop("on", "2024-03-07")
    source = document(said.pop("text", name), url=url, published=date.fromisoformat(on))
    link = said.pop("link", None)
    found = event(said.pop("uid", f"{url}#0"), name, of=source, url=link, **said)
    return Told(source.id, found, aliases, PLAIN.read(source, found).sketch)


def verdict(one: Told, other: Told) -> Verdict:
    """What the resolver decides, the same both ways round; NO where it would never look."""
    a, b = facts(one, {}), facts(other, {})
    there, back = decide(a, b), decide(b, a)
    assert (there.verdict, there.reasons) == (back.verdict, back.reasons)
    assert there.reasons
    near = meet(a.profile, b.profile)
    assert near or there.verdict is not Verdict.YES, "decided the same, but never looked for"
    return there.verdict if near else Verdict.NO


def groups(*mentions: Told, said: Constraints | None = None) -> list[set[str]]:
    """The events that mentions make, as sets of documents."""
    found = PLAIN.group(mentions, said or Constraints()).groups
    return sorted(({document for document, _ in group} for group in found), key=sorted)
