"""Series: names learnt from events, and what people say of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from eventtracker.model import EventtrackerError
from eventtracker.resolve import Resolver
from eventtracker.store import Naming, Review, Store
from tests.make import KAZAN, document, event

RESOLVER = Resolver({})


@pytest.fixture
def store() -> Iterator[Store]:
    with Store("sqlite://") as store:
        yield store


def tell(store: Store, url: str, name: str, **said: Any) -> None:
    on = date.fromisoformat(said.pop("on", "2024-03-07"))
    source = document(f"{name}, told in {url}", url=url, published=on)
    found = event(f"{url}#0", name, of=source, **{"series": name, "place": KAZAN, **said})
    store.save(source, [found], resolver=RESOLVER)


def year(number: int) -> dict[str, Any]:
    return {"start": date(number, 5, 14), "end": date(number, 5, 19), "on": f"{number}-03-07"}


def listed(store: Store) -> dict[str, tuple[int, set[str]]]:
    found = Naming(store, RESOLVER).listed()
    return {s.name: (s.events, {n for names in s.names.values() for n in names}) for s in found}


TOLD = [
    ("en24", "Tidewater Forum", {"edition": 4, **year(2024)}),
    ("ru24", "Форум «Большая вода»", {"edition": 4, "lang": "ru", **year(2024)}),
    ("ru25", "Форум «Большая вода»", {"edition": 5, "lang": "ru", **year(2025)}),
    ("shout", "TIDEWATER FORUM", {"edition": 3, **year(2023)}),
    ("other", "Harbour Fair", {"type": "fair", **year(2024)}),
]


def test_editions_bear_one_name_whatever_came_first() -> None:
    seen = []
    for order in list(permutations(TOLD))[::17]:
        with Store("sqlite://") as store:
            for url, name, said in order:
                tell(store, url, name, **said)
            assert {e.series for e in store.query().events} == {"Tidewater Forum", "Harbour Fair"}
            seen.append(listed(store))
    names = {"Tidewater Forum", "Форум «Большая вода»"}
    assert seen == [{"Harbour Fair": (1, {"Harbour Fair"}), "Tidewater Forum": (3, names)}] * len(
        seen
    )


def test_a_name_that_a_person_gives_joins_what_is_told_later_and_was_told_before(
    store: Store,
) -> None:
    tell(store, "en", "Tidewater Forum", **year(2024))
    tell(store, "ar", "لقاء الأمواج", lang="ar", **year(2024))
    assert len(store.query().events) == 2
    naming = Naming(store, RESOLVER)
    with pytest.raises(EventtrackerError, match="series merge joins"):
        naming.alias("Tidewater Forum", "لقاء الأمواج")
    naming.merge("tidewater forum", "لقاء الأمواج")
    (found,) = store.query().events
    assert {d.url for d in found.documents} == {"en", "ar"}
    naming.alias("Tidewater Forum", "Встреча волн")
    tell(store, "ru", "Встреча волн", lang="ru", **year(2024))
    (found,) = store.query().events
    assert (found.series, len(found.documents)) == ("Tidewater Forum", 3)


def test_the_name_that_a_person_chose_stands(store: Store) -> None:
    tell(store, "ru", "Форум «Большая вода»", lang="ru", edition=4, **year(2024))
    Naming(store, RESOLVER).alias("Форум «Большая вода»", "Great Water")
    tell(store, "en", "Tidewater Forum", edition=4, **year(2024))
    (found,) = store.query().events
    assert found.series == "Форум «Большая вода»"
    assert listed(store)[found.series][0] == 1


def test_what_a_rejected_event_taught_is_forgotten_and_learnt_again(store: Store) -> None:
    tell(store, "en", "Tidewater Forum", **year(2024))
    tell(
        store,
        "ru",
        "Форум «Большая вода»",
        lang="ru",
        names={"en": "Tidewater Forum"},
        **year(2025),
    )
    both = {"Tidewater Forum", "Форум «Большая вода»"}
    assert listed(store) == {"Tidewater Forum": (2, both)}
    review = Review(store, RESOLVER)
    review.reject("ru#0", by="Anna")
    assert listed(store) == {"Tidewater Forum": (1, {"Tidewater Forum"})}
    review.undo(by="Anna")
    assert listed(store) == {"Tidewater Forum": (2, both)}


def test_names_follow_the_texts_and_what_nothing_joins_any_more_is_two(store: Store) -> None:
    tell(store, "en24", "Tidewater Forum", **year(2024))
    tell(store, "ru25", "Форум «Большая вода»", lang="ru", **year(2025))
    tell(store, "bridge", "Tidewater Forum", names={"ru": "Форум «Большая вода»"}, **year(2026))
    names = {"Tidewater Forum", "Форум «Большая вода»"}
    assert listed(store) == {"Tidewater Forum": (3, names)}
    tell(store, "bridge", "Tidewater Forum", **year(2026))
    parts = {
        "Tidewater Forum": (2, {"Tidewater Forum"}),
        "Форум «Большая вода»": (1, {"Форум «Большая вода»"}),
    }
    assert listed(store) == parts
    assert store.get("ru25#0").series == "Форум «Большая вода»"


def test_a_name_that_a_person_gave_stays_when_the_texts_go(store: Store) -> None:
    tell(store, "en24", "Tidewater Forum", **year(2024))
    Naming(store, RESOLVER).alias("Tidewater Forum", "Great Water")
    tell(store, "en24", "Harbour Fair", type="fair", **year(2024))
    assert listed(store)["Tidewater Forum"] == (0, {"Tidewater Forum", "Great Water"})


def test_an_event_that_a_person_puts_into_another_series_teaches_its_own_nothing(
    store: Store,
) -> None:
    tell(store, "en", "Tidewater Forum", **year(2024))
    tell(
        store,
        "ru",
        "Форум «Большая вода»",
        lang="ru",
        names={"en": "Tidewater Forum"},
        **year(2025),
    )
    Review(store, RESOLVER).correct("ru#0", {"series": "Harbour Fair"}, by="Anna")
    assert listed(store) == {"Tidewater Forum": (1, {"Tidewater Forum"})}


@pytest.mark.parametrize(
    ("action", "names", "reason"),
    [
        ("alias", ("Nothing", "Other"), "There is no series 'Nothing'"),
        ("alias", ("Tidewater Forum", "Forum"), "could be the name of any series"),
        ("merge", ("Tidewater Forum", "Nothing"), "There is no series 'Nothing'"),
        ("merge", ("Tidewater Forum", "TIDEWATER forum"), "one series already"),
    ],
)
def test_what_cannot_be_is_said(
    store: Store, action: str, names: tuple[str, str], reason: str
) -> None:
    tell(store, "en", "Tidewater Forum")
    with pytest.raises(EventtrackerError, match=reason):
        getattr(Naming(store, RESOLVER), action)(*names)
