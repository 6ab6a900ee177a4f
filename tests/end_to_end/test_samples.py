"""The sample articles give what `tests/data/expected.jsonl` says, each whole."""

from __future__ import annotations

from collections import Counter

import pytest

from eventtracker.model import Document
from eventtracker.pipeline import extract_document
from tests import samples

WANTED = samples.expected()


def test_every_article_has_its_expected_events() -> None:
    assert [d.id for d in samples.documents()] == list(WANTED)


def test_there_are_enough_of_each_kind() -> None:
    languages = Counter(d.lang for d in samples.documents())
    assert min(languages[lang] for lang in ("ar", "en", "ru")) >= 5
    assert sum(not events for events in WANTED.values()) >= 2


@pytest.mark.parametrize("document", samples.documents(), ids=lambda d: d.id.rsplit("/", 1)[-1])
def test_article(document: Document) -> None:
    assert samples.differences(extract_document(document), WANTED[document.id]) == []
