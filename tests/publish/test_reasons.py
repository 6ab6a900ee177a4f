"""Why an event is as sure as it is, and why a name is no event, in words."""

from __future__ import annotations

import re
from datetime import date

import pytest

from eventtracker import pipeline
from eventtracker.events import confidence, select
from eventtracker.events.weights import probability, score, weights
from eventtracker.model import FEATURES, REJECTIONS, Document, Event, Rejected
from eventtracker.publish import reasons
from eventtracker.publish.html import to_html
from eventtracker.resolve.merge import merge
from eventtracker.told import Told

TEXT = (
    "The 4th Harbour Cities Forum will be held in Gdansk on 14 and 15 May 2031. The Tall Ships "
    "Congress is still being planned.\n\nRead also\nThe Amber Fair took place in Riga on 4 May 2012.\n"
)


def _read() -> tuple[Event, list[Rejected]]:
    found = pipeline.inspect(Document(TEXT, published=date(2031, 3, 3)))
    assert len(found.events) == 1
    return found.events[0], found.rejected


def test_every_reason_has_words() -> None:
    assert set(reasons.FEATURES) == set(FEATURES)
    assert set(reasons.REJECTIONS) == set(REJECTIONS)


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_no_reason_is_left_in_english(lang: str) -> None:
    event = Event("1", "N", features=tuple((name, 0.1) for name in FEATURES))
    said = [words for words, _ in reasons.why_so_sure(event, lang)]
    said += [reasons.why_rejected(reason, lang) for reason in REJECTIONS]
    assert [words for words in said if re.search("[a-z]", words)] == []


def test_the_confidence_is_the_sum_of_its_features() -> None:
    told: list[dict[str, float]] = []
    select.watchers.append(lambda candidate, facts: told.append(facts))
    try:
        event, _ = _read()
    finally:
        select.watchers.pop()
    assert set(dict(event.features)) <= set(FEATURES)
    assert {"range", "predicate", "loose_date", "kind"} <= set(dict(event.features))
    assert event.confidence == confidence.total(event.features)
    assert abs(sum(part for _, part in event.features) - event.confidence) < 0.01
    fitted = probability(score(told[0], weights("confidence")))
    assert abs(fitted - event.confidence) < 0.01
    assert Event.from_dict(event.to_dict()) == event


def test_weights_are_told_the_weightiest_first() -> None:
    event = Event("1", "N", features=(("day", 0.12), ("year_guessed", -0.25), ("dated", 0.3)))
    said = [
        (words, reasons.signed(weight, "en")) for words, weight in reasons.why_so_sure(event, "en")
    ]
    assert said == [
        ("an event's name with a date", "+30"),
        ("the year is a guess", "−25"),
        ("dated to the day", "+12"),
    ]


def test_a_merged_event_has_the_features_of_the_surer_mention() -> None:
    sure, _ = _read()
    vague = sure.but(uid="2", confidence=0.3, features=(("dated", 0.3),))
    mentions = [Told("one", vague), Told("two", sure)]
    assert merge(mentions).features == sure.features


def test_names_that_are_no_events_are_told_with_the_reason() -> None:
    _, names = _read()
    assert [(n.text, n.reason) for n in names] == [
        ("Tall Ships Congress", "undated"),
        ("Amber Fair", "outside"),
    ]
    assert all(TEXT[n.start : n.end] == n.text for n in names)


def test_the_page_tells_both_on_demand() -> None:
    event, names = _read()
    page = to_html(Document(TEXT), [event], rejected=names)
    assert "Why this confidence" in page
    assert "<q><bdi>Tall Ships Congress</bdi></q> — no date is said of it" in page
    assert "Names that are no events" not in to_html(Document(TEXT), [event])
