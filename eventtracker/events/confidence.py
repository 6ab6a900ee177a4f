"""How sure an event is: the probability that its name, days and country are right, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from eventtracker.events.weights import probability, score, weights

Feature = tuple[str, float]

# The reasons that are told to people (of `model.FEATURES`), by the features that they stand for.
_REASONS: Final[dict[str, str]] = {
    "dated": "bias dated relative when_unknown",
    "predicate": "cue_HAPPEN cue_OPEN cue_RUN cue_CLOSE cue_HOSTS cue_JOIN",
    "beside": "beside laid",
    "proper": "proper not_proper whole modified local members",
    "title": "title no_kind_word kind_word",
    "edition": "edition one_of_several_editions",
    "day": "grain_day grain_month grain_year grain_other",
    "range": "range end_only start_only end_only_no_other_day start_only_no_other_day "
    "stated_length role_when role_open role_close role_original",
    "city": "city",
    "country": "country no_place",
    "repeated": "named_once named_twice named_often told_once told_again main early late",
    "year_guessed": "year_guessed year_implied",
    "loose_date": "date_odds date_sure date_likely date_maybe date_loose carried told_surely_again",
    "changed": "changed given_up cue_POSTPONED cue_CANCELLED cue_MOVED cue_ORIGINAL",
    "past": "long_ago past now soon far_ahead",
    "others": "only_one few many shares_date same_days_as_surer other_happening body body_beside "
    "body_beside_not_proper",
    "form": "in_heading in_item in_row in_field",
    "name": "words_1 words_2 words_4 words_8 words_many indefinite lower_case plural common "
    "untold untold_kind_word setting_EVE setting_ORGANIZER setting_SIDELINE capital_kind_word "
    "year_differs name_after_IN name_after_AT name_after_ON name_after_OF name_after_BY "
    "name_after_TO",
}
_REASON_OF: Final = {f: reason for reason, fs in _REASONS.items() for f in fs.split()}


def kept(features: Mapping[str, float]) -> float:
    """The probability that a candidate is an event with its right days."""
    return probability(score(features, weights("event")))


def reasons(features: Mapping[str, float]) -> list[Feature]:
    """What each reason adds to the confidence, in probability, the weightiest first; `total` adds
    them up. The first is what an event with a date has before anything else is known."""
    by = weights("confidence")
    odds: dict[str, float] = {}
    for name, size in features.items():
        reason = _REASON_OF.get(name, "kind")
        odds[reason] = odds.get(reason, 0.0) + by.get(name, 0.0) * size
    base = odds.pop("dated", 0.0)
    found = [("dated", probability(base))]
    for reason, part in sorted(odds.items(), key=lambda x: (-abs(x[1]), x[0])):
        found.append((reason, probability(base + part) - probability(base)))
        base += part
    return [(reason, round(part, 3)) for reason, part in found if abs(part) >= 0.0005]


def total(found: Iterable[Feature]) -> float:
    """The confidence, 0.01 to 0.99."""
    return round(min(0.99, max(0.01, sum(part for _, part in found))), 2)
