"""Addresses on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eventtracker.cli import run
from tests.conftest import Command
from tests.sources.site import Site
from tests.sources.test_calendar import MADE
from tests.sources.test_formats import ARTICLES, page, rss

pytestmark = pytest.mark.usefixtures("impatient")


def test_a_feed_into_the_store_and_again(
    site: Site, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for n in range(3):
        site.give(f"/news/{n}", page(ARTICLES[n]))
    site.replies["/news/1"] = (404, {}, b"")
    feed = site.give("/feed", rss(site, ARTICLES[:3]), "application/rss+xml")
    ingest = ["--db", f"sqlite:///{tmp_path}/events.db", "ingest"]
    assert run([*ingest, feed, "--allow-private"]) == 1
    told = capfd.readouterr()
    failure, again = told.err.splitlines()
    assert failure == f"{site.url('/news/1')}: answers 404 Not Found."
    assert again.endswith("--retry-failed")
    assert told.out.startswith("read 2, new ")
    site.give("/news/1", page(ARTICLES[1]))
    assert run([*ingest, "--retry-failed", "--allow-private"]) == 0
    assert capfd.readouterr().out.startswith("read 3, new ")
    assert run([*ingest, feed, "--allow-private"]) == 0
    assert ", new 0, changed 0, " in capfd.readouterr().out


def test_private_addresses_are_refused_with_a_sentence(
    site: Site, capfd: pytest.CaptureFixture[str]
) -> None:
    url = site.give("/", page(ARTICLES[0]))
    assert run(["extract", url]) == 1
    assert capfd.readouterr().err == f"{url} leads to 127.0.0.1, an address that is not public.\n"
    assert site.asked == []


def test_a_site_that_is_down_costs_one_line(site: Site, command: Command) -> None:
    site.replies["/"] = (503, {"Retry-After": "0"}, b"")
    ran = command("extract", site.url("/"), "--allow-private")
    assert ran.stderr == f"{site.url('/')} answers 503 Service Unavailable.\n"
    assert ran.returncode == 1
    assert len(site.asked) == 3


def test_what_a_calendar_declares_is_shown_as_it_is(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.ics").write_text(MADE)
    run(["extract", str(tmp_path / "a.ics"), "--format", "jsonl"])
    shown = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [event["name"] for event in shown] == ["Harbour Forum", "Opening", "Round table"]
