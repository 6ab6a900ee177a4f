"""What the labels of fields say: of a card, of front matter, of a mail's header."""

from __future__ import annotations

from typing import Final

from eventtracker.languages import Pack, load
from eventtracker.text import Block, fold_word

META: Final = ("front_matter", "mail_header")
"""Kinds of blocks that speak of the article, not of an event."""
_OF_ARTICLE: Final = frozenset({"published", "author", "tags"})


def labels_of(pack: Pack, block: Block) -> frozenset[str]:
    """The fields that a block's label or pictogram stands for, none for running prose; of a field
    that speaks of the article: "meta"."""
    if block.picture and not block.label:
        return frozenset({block.picture})
    label = " ".join(fold_word(block.label).split())
    known = pack.fields.get(label) or load("en").fields.get(label, frozenset())
    if block.kind in META:
        return known
    said = known - _OF_ARTICLE
    return said if said or not known else frozenset({"meta"})
