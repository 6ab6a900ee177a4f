"""Decisions on the sample articles' events stand when all articles are read anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from eventtracker import pipeline
from eventtracker.model import Document
from eventtracker.resolve import Resolver
from eventtracker.store import Review, Store
from tests import samples

pytestmark = pytest.mark.end_to_end


def read(store: Store, documents: Iterable[Document]) -> None:
    for document in documents:
        found = [e for e in pipeline.extract_document(document) if e.start or e.end]
        store.save(document, found, resolver=Resolver())


def shown(store: Store) -> dict[str, tuple[object, ...]]:
    return {
        e.uid: (e.name, e.start, e.end, e.edition, e.reviewed, {d.id for d in e.documents})
        for e in store.query().events
    }


def test_decisions_stand_when_everything_is_read_anew() -> None:
    documents = samples.documents()
    with Store("sqlite://") as store:
        read(store, documents)
        review = Review(store, Resolver())
        first, second, third, fourth, *_ = sorted(shown(store))
        review.correct(first, {"edition": "77", "end": ""}, by="anna")
        review.reject(second, by="anna")
        review.merge(third, fourth, by="anna")
        review.accept(third, by="boris")
        decided = shown(store)
        assert {second, fourth} & set(decided) == set()
        assert decided[first][2:4] == (None, 77)
        longer = [replace(d, text=f"News. {d.text}", source="Another") for d in documents]
        read(store, reversed(longer))  # every offset and every uid as extracted is another
        assert {uid: fields[:5] for uid, fields in shown(store).items()} == {
            uid: fields[:5] for uid, fields in decided.items()
        }
        assert store.check() == []
        for _ in range(4):
            review.undo(by="anna")
        assert {first, second, third, fourth} <= set(shown(store))
        assert store.check() == []
