"""Text as characters: folding, sentences and blocks, language identification."""

from eventtracker.text.fold import Folded, fold, fold_word

__all__ = ["Folded", "fold", "fold_word"]
