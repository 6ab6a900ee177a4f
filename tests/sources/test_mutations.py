"""Broken inputs of every format: an error in words, never a crash."""

from __future__ import annotations

import io
import json
import random
import resource
import time
from contextlib import suppress
from pathlib import Path

import docx
import pandas as pd
import pytest

from eventtracker.model import EventtrackerError
from eventtracker.sources import Options, Unreadable, read
from eventtracker.sources.content import Content
from eventtracker.sources.sitemap import Sitemap
from tests.sources.test_calendar import MADE
from tests.sources.test_formats import ARTICLES, page

EACH = 182
_LONGEST = 5.0  # processor seconds
_MOST = 400  # megabytes more than before


def _word() -> bytes:
    file, held = docx.Document(), io.BytesIO()
    file.add_paragraph(ARTICLES[6].text)
    file.save(held)
    return held.getvalue()


def _pdf() -> bytes:
    """A PDF of one page, as pypdf writes it."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer, held = PdfWriter(), io.BytesIO()
    sheet = writer.add_blank_page(500, 500)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(b"BT /F1 12 Tf 50 400 Td (The forum opens on 14 May 2027 in Kazan.) Tj ET")
    sheet[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(held)
    return held.getvalue()


def _parquet() -> bytes:
    held = io.BytesIO()
    pd.DataFrame([{"text": a.text, "url": a.url} for a in ARTICLES]).to_parquet(held)
    return held.getvalue()


def _feed() -> bytes:
    items = "".join(f"<item><title>{a.title}</title><link>{a.url}</link></item>" for a in ARTICLES)
    return f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>".encode()


def _declaring() -> bytes:
    """A page with events for machines, both ways of writing them."""
    node = {"@type": "Event", "name": "Tidewater Forum", "startDate": "2027-01-25"}
    node |= {"location": {"@type": "Place", "name": "Hall", "geo": {"latitude": 1}}, "subEvent": []}
    block = f'<script type="application/ld+json">{json.dumps([node] * 3)}</script></head>'
    item = (
        '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">Fair</b>'
        '<time itemprop="startDate" datetime="2027-02-03T10:00+03:00">3 Feb</time></div></body>'
    )
    whole = page(ARTICLES[6]).replace(b"</head>", block.encode())
    return whole.replace(b"</body>", item.encode())


def _sitemap() -> bytes:
    rows = "".join(f"<url><loc>https://a.example/{n}</loc></url>" for n in range(20))
    return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</urlset>".encode()


MADE_FILES = {
    "a.txt": lambda: ARTICLES[0].text.encode("windows-1256", "replace"),
    "a.jsonl": lambda: b'{"text": "A forum", "published": "2024-03-07"}\n' * 20,
    "a.csv": lambda: b"text,published\nA forum,2024-03-07\n" * 20,
    "a.parquet": _parquet,
    "a.html": lambda: page(ARTICLES[0]),
    "declaring.html": _declaring,
    "a.rss": _feed,
    "a.ics": MADE.encode,
    "a.pdf": _pdf,
    "a.docx": _word,
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """With some bytes changed, cut out, doubled or left off."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(made) or 1)
        size = chance.randint(1, 64)
        match chance.randrange(4):
            case 0:
                made[at : at + size] = chance.randbytes(size)
            case 1:
                del made[at : at + size]
            case 2:
                made[at:at] = made[at : at + size] * chance.randint(1, 20)
            case _ if chance.random() < 0.2:
                del made[at:]
    return bytes(made)


def megabytes() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.parametrize("name", MADE_FILES)
def test_mutated_files_never_crash_a_reader(name: str, tmp_path: Path) -> None:
    whole = MADE_FILES[name]()
    (tmp_path / name).write_bytes(whole)
    assert list(read(tmp_path / name, on_failure=lambda item: None))
    before = megabytes()
    chance = random.Random(name)
    for _ in range(EACH):
        data = mutated(whole, chance)
        (tmp_path / name).write_bytes(data)
        began = time.process_time()
        try:
            for found in read(tmp_path / name, on_failure=lambda item: None):
                found.text.encode()
        except EventtrackerError as error:
            assert name in str(error)
        assert time.process_time() - began < _LONGEST, data
    assert megabytes() - before < _MOST


def test_mutated_sitemaps_never_crash() -> None:
    class Nobody:
        def follow(self, url: str, mark: str) -> None:
            raise EventtrackerError(f"{url} answers 404.")

    chance = random.Random(0)
    for _ in range(EACH):
        content = Content(mutated(_sitemap(), chance), "sitemap", visitor=Nobody())
        with suppress(EventtrackerError):
            assert all(isinstance(x, Unreadable) for x in Sitemap().documents(content, Options()))


def test_one_unreadable_file_of_many_costs_one_line(tmp_path: Path) -> None:
    for n in range(1000):
        (tmp_path / f"{n:04}.txt").write_text(f"Forum {n}")
    (tmp_path / "0500.txt").write_bytes(b"%PDF-1.7")
    failures: list[str] = []
    found = list(read(tmp_path, on_failure=lambda item: failures.append(item.reason)))
    assert len(found) == 999
    assert failures == ["is a PDF, not text."]
