"""Text as characters: folding, sentences and blocks, language identification."""

from eventtracker.text.fold import Folded, fold, fold_word
from eventtracker.text.layout import Block, Layout, layout

__all__ = ["Block", "Folded", "Layout", "fold", "fold_word", "layout"]
