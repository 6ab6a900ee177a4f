"""A store of 100,000 made events: what a query and one more document cost.

    python bench/store.py [EVENTS]      builds build/store-EVENTS.db once, then measures

Times leave out start-up and printing. The machine is noisy: a query is the best of several
rounds, in milliseconds of wall clock and of processor; documents are given by their median and
95th percentile.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from eventtracker import i18n
from eventtracker.filters import COUNTRIES, Filter
from eventtracker.model import Document, Event, Evidence, Figure, Participation, Place
from eventtracker.resolve import Resolver
from eventtracker.store import Review, Store, engine, rows, search
from eventtracker.store import tables as t
from eventtracker.told import Told

ROOT = Path(__file__).resolve().parents[1]
EVENTS, DOCUMENTS, ROUNDS, BATCH = 100_000, 300, 7, 2000
NOW = datetime(2026, 1, 1, tzinfo=UTC)
FIRST, DAYS = date(2012, 1, 1), 365 * 16
TOPICS = {
    "en": "Energy Water Grain Port Halal Textile Aviation Banking Cotton Desert Digital Dairy "
    "Fisheries Forest Gas Gold Health Heritage Insurance Jewellery Leather Logistics Maritime "
    "Media Mining Museum Nuclear Olive Pearl Pharma Rail Rice Robotics Silk Solar Space Spice "
    "Steel Tea Timber Tourism Trade Transit Urban Wheat Wool Youth Carpet Cinema Climate".split(),
    "ru": "энергетический водный зерновой портовый текстильный авиационный банковский цифровой "
    "молочный рыбный лесной газовый золотой медицинский страховой кожаный морской горный "
    "музейный атомный оливковый жемчужный железнодорожный рисовый шёлковый солнечный "
    "космический стальной чайный туристический торговый городской шерстяной молодёжный".split(),
    "ar": "الطاقة المياه الحبوب الموانئ النسيج الطيران المصارف القطن الصحراء الألبان الأسماك "
    "الغابات الغاز الذهب الصحة التراث التأمين الجلود النقل الإعلام التعدين المتاحف الزيتون "
    "اللؤلؤ الدواء السكك الأرز الحرير الفضاء التوابل الصلب الشاي السياحة التجارة الشباب".split(),
}
KINDS = {
    "forum": {"en": "Forum", "ru": "форум", "ar": "منتدى"},
    "conference": {"en": "Conference", "ru": "конгресс", "ar": "مؤتمر"},
    "exhibition": {"en": "Expo", "ru": "салон", "ar": "معرض"},
    "festival": {"en": "Festival", "ru": "фестиваль", "ar": "مهرجان"},
}
BUSY = "RU MY TR CN IN AE EG SA ID KZ UZ IR PK QA".split()


def made(number: int, chance: random.Random) -> tuple[Document, Event]:
    """An article and its event: one of some 10,000 forums, in one of some 16 years."""
    lang = chance.choice(list(TOPICS))
    topic, kind = chance.choice(TOPICS[lang]), chance.choice(list(KINDS))
    host, *guests = dict.fromkeys(
        chance.choice(BUSY) if chance.random() < 0.6 else chance.choice(sorted(COUNTRIES))
        for _ in range(1 + chance.randrange(5))
    )
    town, noun = i18n.country_name(host, lang), KINDS[kind][lang]
    name = f"{noun} {topic} {town}" if lang == "ar" else f"{town} {topic} {noun}"
    start = FIRST + timedelta(chance.randrange(DAYS))
    end = start + timedelta(chance.randrange(5))
    text = (
        f"{name}: {start.isoformat()}, {end.isoformat()}. № {number}. "
        + f"{topic} {noun} {town}. " * 20
    )
    url = f"https://example.org/{number}"
    published = start - timedelta(chance.randrange(1, 90))
    document = Document(text, published, f"{name} {start.year}", url, lang, "Courier")
    quotes = [("name", 0, len(name)), ("start", len(name) + 2, len(name) + 12)]
    quotes += [("end", len(name) + 14, len(name) + 24), ("place.country", 0, len(town))]
    quotes += [(f"countries.{code}", 0, len(name)) for code in (host, *guests)]
    quotes += [(field, 0, len(name)) for field in ("type", "status", "series", "figures.visitors")]
    return document, Event(
        uid=f"{number:020x}",
        name=name,
        series=name if chance.random() < 0.3 else None,
        edition=start.year - 2000 if chance.random() < 0.2 else None,
        type=kind,
        start=start,
        end=end,
        place=Place(town, None, host, 10.5, 20.5, "Europe/Moscow"),
        countries=(Participation(host, "host"), *map(Participation, guests)),
        figures=(Figure("visitors", chance.randrange(100, 20_000)),),
        lang=lang,
        confidence=round(0.4 + 0.6 * chance.random(), 2),
        documents=(document.ref,),
        evidence=tuple(Evidence(f, url, s, e, text[s:e]) for f, s, e in quotes),
    )


def build(path: Path, number: int) -> None:
    """Write the store in batches, past the resolver: each event of one article."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    chance = random.Random(7)
    with Store(f"sqlite:///{part}") as store:
        connect = engine.connect(store.url)
        for start in range(0, number, BATCH):
            some = [made(n, chance) for n in range(start, min(start + BATCH, number))]
            with engine.writing(connect) as connection:
                for table, found in _rows(some):
                    connection.execute(insert(table), found)
        connect.dispose()
    part.rename(path)


def _rows(some: list[tuple[Document, Event]]) -> Iterator[tuple[object, list[dict[str, object]]]]:
    keys = Resolver().keys
    events = [e.but(created=NOW, updated=NOW) for _, e in some]
    records = [rows.dump(e.to_dict()) for e in events]
    documents = [rows.document_columns(d, None) | {"stored": NOW} for d, _ in some]
    yield t.texts, [{"digest": d.digest, "text": d.text} for d, _ in some]
    yield t.documents, documents
    versions = [(d["id"], d["fingerprint"], d["digest"]) for d in documents]
    yield (
        t.versions,
        [{"document": i, "fingerprint": f, "digest": x, "at": NOW} for i, f, x in versions],
    )
    yield t.events, [rows.columns(e) | {"hidden": None} for e in events]
    yield t.records, [{"uid": e.uid, "record": r} for e, r in zip(events, records, strict=True)]
    yield t.words, [{"uid": e.uid, "text": search.text_of(e)} for e in events]
    yield t.languages, [{"uid": e.uid, "lang": e.lang} for e in events]
    parties = [(e.uid, *pair) for e in events for pair in rows.roles(e)]
    yield t.participations, [{"uid": u, "country": c, "role": r} for u, c, r in parties]
    yield t.keys, [{"uid": e.uid, "key": k} for d, e in some for k in set(keys(Told(d.id, e)))]
    yield (
        t.mentions,
        [
            {"document": d.id, "local": e.uid, "uid": e.uid, "position": 0, "record": r}
            for (d, e), r in zip(some, records, strict=True)
        ],
    )


def best(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of the quickest round: wall clock, processor."""
    taken = []
    for _ in range(ROUNDS):
        wall, processor = time.perf_counter(), time.process_time()
        work()
        taken.append((time.perf_counter() - wall, time.process_time() - processor))
    return tuple(1000 * min(each) for each in zip(*taken, strict=True))  # type: ignore[return-value]


def one_more(store: Store, number: int) -> list[tuple[float, float]]:
    """Milliseconds that each of some documents takes, on its way through the resolver."""
    chance = random.Random(8)
    taken = []
    for n in range(DOCUMENTS):
        document, event = made(number + n, chance)
        wall, processor = time.perf_counter(), time.process_time()
        store.save(document, [event], resolver=Resolver())
        taken.append((time.perf_counter() - wall, time.process_time() - processor))
    return [(1000 * wall, 1000 * processor) for wall, processor in taken]


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    path = ROOT / "build" / f"store-{number}-{t.REVISION}.db"
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        begun = time.perf_counter()
        build(path, number)
        print(f"built {path.relative_to(ROOT)} in {time.perf_counter() - begun:.0f} s")
    work = path.with_name("store-work.db")
    work.unlink(missing_ok=True)
    with Store(f"sqlite:///{path}") as kept:
        kept.backup(work)
    with Store(f"sqlite:///{work}") as store:
        measure(store, number)


def measure(store: Store, number: int) -> None:
    """Print the figures."""
    malaysia = Filter(country=("MY",), start_from=date(2025, 1, 1))
    lines: dict[str, Callable[[], object]] = {
        "open": lambda: Store(store.url).close(),
        "country=MY from=2025-01-01": lambda: store.query(malaysia),
        "  a page of 100": lambda: store.query(malaysia, limit=100),
        "q=малайзия": lambda: store.query(Filter(q="малайзия"), limit=100),
        "q='energy forum'": lambda: store.query(Filter(q="energy forum"), limit=100),
        "the review queue, 20": lambda: Review(store, Resolver()).queue(limit=20),
    }
    print(f"{number:,} events, {store.count(malaysia):,} of them with Malaysia from 2025 on")
    print(f"{'milliseconds':32}{'wall':>10}{'processor':>12}")
    for name, work in lines.items():
        wall, processor = best(work)
        print(f"{name:32}{wall:10.1f}{processor:12.1f}")
    taken = one_more(store, number)
    for share in (50, 95):
        wall, processor = (
            sorted(each)[len(taken) * share // 100] for each in zip(*taken, strict=True)
        )
        print(f"{f'one more document, p{share}':32}{wall:10.1f}{processor:12.1f}")


if __name__ == "__main__":
    main()
