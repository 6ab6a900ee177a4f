"""Whatever happens to an event, its subscribers get a proper update and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from eventtracker.resolve import Resolver
from eventtracker.store import Review
from tests.conftest import Check
from tests.publish.made import forum
from tests.web.conftest import Site

ANNA = {"by": "anna"}
Act = Callable[[Site, Review], object]


def merge(site: Site, review: Review) -> object:
    return review.merge("fair", "summit", **ANNA)


ACTS: dict[str, tuple[Act, set[str]]] = {
    "postponed": (lambda s, r: r.correct("forum", {"status": "postponed"}, **ANNA), {"forum"}),
    "cancelled": (lambda s, r: r.correct("forum", {"status": "cancelled"}, **ANNA), {"forum"}),
    "edited": (lambda s, r: r.correct("forum", {"organizer": "The Agency"}, **ANNA), {"forum"}),
    "moved": (
        lambda s, r: s.keep("forum", forum(uid="forum", status="rescheduled", end=None)),
        {"forum"},
    ),
    "rejected": (lambda s, r: r.reject("forum", **ANNA), {"forum"}),
    "merged": (merge, {"fair", "summit"}),
    "undone": (lambda s, r: r.undo(**ANNA), {"fair", "summit"}),
    "withdrawn": (lambda s, r: s.store.save(s.documents["forum"], []), {"forum"}),
}


@pytest.fixture
def known(site: Site) -> Site:
    """Four events, all ahead of the site's day."""
    for number, name in enumerate(("forum", "fair", "summit", "meeting")):
        event = forum(uid=name, names={"en": name.title()}, series=None, type=name)
        site.keep(name, event.but(start=datetime(2024, 6, 1 + number).date(), end=None))
    return site


def update(site: Site, name: str) -> tuple[bytes, bytes]:
    """The feed before and after an act, which takes place an hour later."""
    if name == "undone":
        merge(site, Review(site.store, Resolver()))
    before = site.client.get("/calendar.ics").content
    site.now[0] += timedelta(hours=1)
    ACTS[name][0](site, Review(site.store, Resolver()))
    return before, site.client.get("/calendar.ics").content


def entries(data: bytes) -> dict[str, tuple[bytes, icalendar.Event]]:
    """UID -> the entry's bytes and what icalendar reads."""
    texts = re.findall(rb"BEGIN:VEVENT.*?END:VEVENT\r\n", data, re.S)
    read = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return {str(e["UID"]): (text, e) for text, e in zip(texts, read, strict=True)}


@pytest.mark.parametrize("name", list(ACTS))
def test_only_what_changed_is_new_and_says_so(known: Site, name: str) -> None:
    changed = ACTS[name][1]
    old, new = map(entries, update(known, name))
    assert old.keys() == new.keys() == {"forum", "fair", "summit", "meeting"}
    for uid in old:
        (was, before), (text, after) = old[uid], new[uid]
        if uid not in changed:
            assert text == was
            continue
        assert after["SEQUENCE"] > before["SEQUENCE"]
        for stamp in ("LAST-MODIFIED", "DTSTAMP"):
            assert after[stamp].dt > before[stamp].dt


@pytest.mark.parametrize("name", list(ACTS))
def test_the_checks_agree(
    known: Site,
    name: str,
    check: Check,
    tmp_path: Path,
) -> None:
    files = tmp_path / "old.ics", tmp_path / "new.ics"
    for file, data in zip(files, update(known, name), strict=True):
        file.write_bytes(data)
    ran = check("--compare", *files, "--expect", ",".join(ACTS[name][1]))
    assert ran.returncode == 0, ran.stdout
