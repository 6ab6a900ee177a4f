"""Filters, pages and counts, answered by the database."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventtracker.filters import Filter
from eventtracker.model import BlocParticipation, EventtrackerError, Place
from eventtracker.store import Order, Store
from eventtracker.store.order import By
from tests.make import KAZAN, document, event, parties


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    moments = iter(datetime(2026, 1, day, tzinfo=UTC) for day in range(1, 29))
    with Store("sqlite://", clock=lambda: next(moments)) as store:
        for uid, lang, said in (
            (
                "kazan",
                "ar",
                {
                    "name": "منتدى قازان: KazanForum",
                    "series": "KazanForum",
                    "place": KAZAN,
                    "countries": parties(host="RU", exhibitor="MY TM"),
                    "blocs": (BlocParticipation("OIC"),),
                },
            ),
            (
                "fair",
                "ru",
                {
                    "name": "Выставка Ёлки",
                    "names": {"en": "Fir Tree Fair 100%"},
                    "type": "fair",
                    "start": date(2024, 12, 20),
                    "end": None,
                    "place": Place("Москва", "Moscow", "RU"),
                    "confidence": 0.4,
                    "status": "tentative",
                },
            ),
            (
                "closing",
                "en",
                {
                    "name": "Harbour Days",
                    "type": "festival",
                    "start": None,
                    "end": date(2024, 6, 2),
                    "countries": parties(participant="MY"),
                    "blocs": (BlocParticipation("ASEAN", "guest_of_honour"),),
                    "status": "cancelled",
                },
            ),
        ):
            source = document(uid, url=f"u:{uid}", lang=lang)
            store.save(source, [event(uid, of=source, **said)])
        yield store


def uids(store: Store, **words: object) -> list[str]:
    wanted = Filter(**words)  # type: ignore[arg-type]
    found = [e.uid for e in store.query(wanted).events]
    assert store.count(wanted) == len(found)
    return found


ALL = ["kazan", "closing", "fair"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({}, ALL),
        ({"start_from": date(2024, 5, 19)}, ALL),
        ({"start_from": date(2024, 5, 20)}, ["closing", "fair"]),
        ({"start_to": date(2024, 5, 13)}, []),
        ({"start_to": date(2024, 5, 14)}, ["kazan"]),
        ({"start_from": date(2024, 5, 16), "start_to": date(2024, 5, 16)}, ["kazan"]),
        ({"start_from": date(2024, 6, 2), "start_to": date(2024, 6, 2)}, ["closing"]),
        ({"country": ("MY",)}, ["kazan", "closing"]),
        ({"country": ("RU",)}, ["kazan", "fair"]),
        ({"country": ("RU",), "role": ("host",)}, ["kazan", "fair"]),
        ({"country": ("RU",), "role": ("exhibitor",)}, []),
        ({"country": ("TM", "MY"), "role": ("exhibitor", "participant")}, ["kazan", "closing"]),
        ({"role": ("exhibitor",)}, ["kazan"]),
        ({"role": ("guest_of_honour",)}, ["closing"]),
        ({"bloc": ("oic",)}, ["kazan"]),
        ({"bloc": ("OIC", "ASEAN"), "role": ("guest_of_honour",)}, ["closing"]),
        ({"city": ("KAZAN", "Moscow")}, ["kazan", "fair"]),
        ({"series": ("kazanforum",)}, ["kazan"]),
        ({"type": ("fair", "festival")}, ["closing", "fair"]),
        ({"status": ("cancelled",)}, ["closing"]),
        ({"source_lang": ("ar", "en")}, ["kazan", "closing"]),
        ({"q": "kazanforum منتدي"}, ["kazan"]),
        ({"q": "ЕЛКИ"}, ["fair"]),
        ({"q": "москва"}, ["fair"]),
        ({"q": "100%"}, ["fair"]),
        ({"q": "1_0"}, []),
        ({"q": "harbour forum"}, []),
        ({"min_confidence": 0.9}, ["kazan", "closing"]),
        ({"reviewed": True}, []),
        ({"reviewed": False}, ALL),
        ({"changed_since": datetime(2026, 1, 2, tzinfo=UTC)}, ["closing", "fair"]),
        ({"country": ("MY",), "status": ("scheduled",)}, ["kazan"]),
    ],
)
def test_filters(store: Store, words: dict[str, object], found: list[str]) -> None:
    assert uids(store, **words) == found


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("start", ALL),
        ("name", ["closing", "fair", "kazan"]),
        ("country", ["closing", "fair", "kazan"]),
        ("confidence", ["fair", "closing", "kazan"]),
        ("updated", ["kazan", "fair", "closing"]),
    ],
)
def test_the_orders_of_events(store: Store, by: str, found: list[str]) -> None:
    assert [e.uid for e in store.query(order=Order.parse(by)).events] == found
    assert [e.uid for e in store.query(order=Order.parse(f"-{by}")).events] == found[::-1]


def test_names_are_sorted_as_people_read_them() -> None:
    names = ["apple fair", "Book Fair", "ёлки", "Жар", "أسبوع", "اكسبو", "بازار"]
    with Store("sqlite://") as store:
        told = [event(f"e{len(names) - n}", name) for n, name in enumerate(names)]
        store.save(document(), told)
        assert [e.name for e in store.query(order=Order("name")).events] == names


def test_an_event_without_a_place_is_sorted_by_its_host_else_by_another_country() -> None:
    said = {
        "by-place": {"place": Place(None, None, "KZ"), "countries": parties(host="AE")},
        "by-host": {"countries": parties(host="MY", guest_of_honour="CN")},
        "by-guest": {"countries": parties(participant="UZ QA")},
        "nowhere": {},
    }
    with Store("sqlite://") as store:
        store.save(document(), [event(uid, uid, **more) for uid, more in said.items()])
        found = [e.uid for e in store.query(order=Order("country")).events]
    assert found == ["by-place", "by-host", "by-guest", "nowhere"]


@pytest.mark.parametrize("order", ["", "newest", "--name", "uid", "name;"])
def test_an_order_that_is_none_is_refused(order: str) -> None:
    with pytest.raises(EventtrackerError, match="'order' takes one of start, name") as caught:
        Order.parse(order)
    assert caught.value.usage


def test_counts_of_countries(store: Store) -> None:
    assert store.country_counts() == [
        ("RU", "host", 2),
        ("MY", "exhibitor", 1),
        ("MY", "participant", 1),
        ("TM", "exhibitor", 1),
    ]
    assert store.country_counts(Filter(status=("cancelled",))) == [("MY", "participant", 1)]


FORGED = ['["start", 5, "u"]', '["updated", "noon", "u"]', '["start", "2024-05-14"]', "{}", "7"]


@pytest.mark.parametrize("plain", [*FORGED, '["name", "a", "u"]', '["-start", "2024-05-14", "u"]'])
def test_a_cursor_of_another_order_is_refused(store: Store, plain: str) -> None:
    cursor = base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")
    for order in ("start", "updated"):
        with pytest.raises(EventtrackerError, match="cursor") as caught:
            store.query(cursor=cursor, order=Order.parse(order))
        assert caught.value.usage


@pytest.mark.parametrize("cursor", ["nonsense", "WzFd", "é"])
def test_a_cursor_of_another_kind_is_refused(store: Store, cursor: str) -> None:
    with pytest.raises(EventtrackerError, match="cursor"):
        store.query(cursor=cursor)


def test_a_limit_below_one_is_refused(store: Store) -> None:
    with pytest.raises(EventtrackerError, match="limit"):
        store.query(limit=0)


orders = st.builds(Order, st.sampled_from(get_args(By)), st.booleans())


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(1, 6), max_size=12), st.integers(1, 5), orders)
def test_pages_hold_every_event_once(days: list[int], limit: int, order: Order) -> None:
    with Store("sqlite://") as store:
        told = [
            event(
                f"e{n:02}",
                f"«N{d}»",
                start=date(2024, 1, d),
                confidence=d / 7,
                countries=parties(participant=["MY", "QA", ""][d % 3]),
            )
            for n, d in enumerate(days)
        ]
        store.save(document(), told)
        whole = [e.uid for e in store.query(order=order).events]
        page = store.query(limit=limit, order=order)
        found = [e.uid for e in page.events]
        while page.next:
            assert len(page.events) == limit
            page = store.query(limit=limit, cursor=page.next, order=order)
            found += [e.uid for e in page.events]
        assert found == whole
        assert page.total == len(whole) == len(days)
