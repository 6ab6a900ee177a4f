"""Every rule's example, in every language it is given for, is matched whole by that rule."""

from datetime import date

import pytest

from eventtracker.languages import load
from eventtracker.scan import scan
from eventtracker.times import find
from eventtracker.times.grammar import FRAGMENTS, RULES
from eventtracker.times.match import matches

EXAMPLES = [(rule, lang, text) for rule in RULES for lang, text in rule.example.items()]


@pytest.mark.parametrize(
    ("rule", "lang", "text"), EXAMPLES, ids=[f"{r.name} ({lang})" for r, lang, _ in EXAMPLES]
)
def test_example(rule, lang, text):
    s = scan(text, load(lang))
    found = [m for m, _ in matches(s) if m.rule == rule]
    assert found, f"{rule.name} does not match '{text}': {[m.rule.name for m, _ in matches(s)]}"
    assert s.span(found[0].first, found[0].last).of(text) == text


def test_names_are_unique_and_fragments_used():
    names = [r.name for r in RULES]
    assert len(names) == len(set(names))
    everything = " ".join([*(r.pattern for r in RULES), *FRAGMENTS.values()])
    assert [f for f in FRAGMENTS if f"{{{f}}}" not in everything] == []


def test_longest_wins():
    (one,) = find(scan("from 14 to 19 May 2024", load("en")), date(2020, 1, 1))
    assert (one.text, one.interval.first, one.interval.last) == (
        "from 14 to 19 May 2024",
        date(2024, 5, 14),
        date(2024, 5, 19),
    )
