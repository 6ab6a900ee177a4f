"""Nineteen types of event in eight colours, which is as many as can be told apart."""

from __future__ import annotations

KINDS: tuple[tuple[str, ...], ...] = (
    ("forum",),
    ("summit",),
    ("conference", "congress", "symposium"),
    ("exhibition", "fair"),
    ("festival", "week", "day", "ceremony"),
    ("meeting", "session", "round_table", "workshop", "assembly"),
    ("games", "championship"),
    ("other", "visit"),
)
"""Types that share a colour, in the order of the palette; the first one names the colour."""

COLOUR = {type_: number for number, types in enumerate(KINDS) for type_ in types}
