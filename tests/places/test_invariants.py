"""What holds of the places in any text: checked on the sample articles, whole and spoilt."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from eventtracker import places
from eventtracker.languages import load
from eventtracker.places import PlaceMention
from eventtracker.places import starts as lookup
from eventtracker.places.table import table
from eventtracker.scan import Scan, scan

ROOT = Path(__file__).resolve().parents[2]
SPOILT = {
    "whole": str,
    "capitals": str.upper,
    "small letters": str.lower,
    "every second letter": lambda text: text[::2],
    "cut": lambda text: text[: len(text) // 3],
    "bidi marks": lambda text: text.replace(" ", " \u200f"),
    "soft hyphens": lambda text: text.replace("a", "a\u00ad").replace("а", "а\u00ad"),
}


@pytest.fixture(scope="module")
def articles() -> list[tuple[str, str]]:
    rows = (ROOT / "data" / "articles.jsonl").read_text("utf-8").splitlines()
    return [(row["lang"], row["text"]) for row in map(json.loads, rows)]


def found(articles: list[tuple[str, str]], spoil: str) -> Iterator[tuple[Scan, list[PlaceMention]]]:
    for lang, text in articles:
        s = scan(SPOILT[spoil](text), load(lang))
        yield s, places.find(s)


def folded_name(s: Scan, m: PlaceMention) -> str:
    """A mention's name in folded letters, as the table has it (but for «للكويت»)."""
    first, end = s.offsets[m.first], s.offsets[m.last]
    return s.folded.text[first:end].rstrip()[len(m.clitic) :]


@pytest.mark.parametrize("spoil", SPOILT)
def test_mentions_are_names_of_the_table_in_order(
    articles: list[tuple[str, str]], spoil: str
) -> None:
    facts, n = table(), 0
    for s, mentions in found(articles, spoil):
        for before, after in pairwise(mentions):
            assert before.last <= after.first and before.span.end <= after.span.start
        for m in mentions:
            n += 1
            assert 0 <= m.first < m.last <= len(s)
            if any(s.has(k, "CAPITAL") for k in range(m.first, m.last)):
                assert m.city in {facts.name(c) for c in facts.capitals}
                continue
            key = folded_name(s, m)
            names = (key, "ال" + key[1:], "ال" + key)
            readings = [c for name in names for c in facts.candidates(name)]
            readings += facts.candidates(key[: m.span.end - m.span.start])
            assert m.country in {c.country for c in readings}, m.span.of(s.text)
    assert n > 50 or spoil in ("small letters", "every second letter")


def test_a_warm_cache_finds_what_a_cold_one_does(articles: list[tuple[str, str]]) -> None:
    warm = [mentions for _, mentions in found(articles, "whole")]
    warm_again = [mentions for _, mentions in found(articles[::-1], "whole")][::-1]
    lookup._STARTS.clear()
    lookup._named.cache_clear()
    assert warm == warm_again == [mentions for _, mentions in found(articles, "whole")]


def test_the_longest_name_wins(articles: list[tuple[str, str]]) -> None:
    trie = table().trie
    for s, mentions in found(articles, "whole"):
        text = s.folded.text
        for m in mentions:
            at = s.offsets[m.first] + len(m.clitic)
            longer = [
                name
                for name in trie.prefixes(text[at : at + 80])
                if len(name) > m.span.end - m.span.start
                and not text[at + len(name) : at + len(name) + 1].isalnum()
                and any(c.kind != "given" for c in table().candidates(name))
            ]
            assert not longer, (m.span.of(s.text), longer)


def test_english_places_are_capitalised(articles: list[tuple[str, str]]) -> None:
    english = [a for a in articles if a[0] == "en"]
    assert all(not mentions for _, mentions in found(english, "small letters"))
