"""The base form of a name: nominative, no clitic, no quotes around it, no edition, no year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from eventtracker.mentions.phrase import Phrase, title_text
from eventtracker.mentions.reach_definite import accusative
from eventtracker.mentions.reach_genitive import is_adjective
from eventtracker.mentions.view import AND, COMMA, DASH, EDITION, HEAD, HEADS, MEMBER, QUOTE, View
from eventtracker.text import fold_word

_TANWIN: Final = "\u064b\u064c\u064d"


def base_form(v: View, e: Phrase) -> str:
    """The name of a mention in its base form, "" for a mere head noun."""
    if e.headless:
        return _tidy(v.scan.span(e.right[0], e.right[-1] + 1).of(v.scan.text))
    if e.apposed and e.titles:
        title = title_text(v, *e.titles[0])
        oblique = title[:1].islower() and len(e.titles) == 1  # «саммит „большой двадцатки“»
        last = e.right[-1] < e.titles[0][1] + 1 if e.right else True  # nothing told after it
        if (len(title.split()) > 1 or (title[:1].isascii() and last)) and not oblique:
            return _tidy(title)
    if not e.left and not e.right and not e.owner:
        return ""
    if v.at(e.head) & EDITION and not v.at(e.head) & (HEAD | HEADS):
        return _tidy(_body(v, e))
    words = [*_left(v, e), _head(v, e), *_right(v, e)]
    if e.owner:
        words = _owned(v, e, range(*e.owner))
    text = _tidy("".join(words))
    coined = text.split(" ", 1)[0][1:].lower() != text.split(" ", 1)[0][1:]  # "openMaple"
    return text if coined else text[:1].upper() + text[1:]


def _right(v: View, e: Phrase) -> list[str]:
    """What follows the head; a second head that "and" joins to it in its base form too."""
    at = next((n for n, k in enumerate(e.right[:5]) if v.at(k) & HEAD), 0)
    twin = e.head + 1 + at
    if at and e.right[at] == twin and v.at(e.head + 1) & AND:
        lemma = v.scan.value(twin, "LEMMA")
        if isinstance(lemma, str):
            word = _with_space(v, twin, _cased(lemma, v.scan.raw(twin)))
            between = Phrase(twin, twin, twin + 1, left=e.right[1:at])
            rest = e.right[at + 1 :]
            return [*_pieces(v, e.right[:1]), *_left(v, between), word, *_pieces(v, rest)]
    n = _accusative(v, e)
    return [*(_nunated(v, k) for k in e.right[:n]), *_agreeing(v, e, e.right[n:])]


def _agreeing(v: View, e: Phrase, tokens: list[int]) -> list[str]:
    """What follows the head, a participle in the head's gender and the nominative
    («конференцию, посвящённую …» → «конференция, посвящённая …»)."""
    lemma = v.scan.value(e.head, "LEMMA")
    out = _pieces(v, tokens)
    for n, k in enumerate(tokens):
        if isinstance(lemma, str) and v.scan.has(k, "DEDICATED") and is_adjective(v, k):
            out[n] = _with_space(v, k, nominative(v.scan.raw(k), lemma, v))
    return out


def _owned(v: View, e: Phrase, owner: Sequence[int]) -> list[str]:
    """With the owner where the language has it: "Labour Party autumn conference", "Conference of
    mining ministers", «مؤتمر نقابة الصحفيين السنوي»."""
    own, head = _pieces(v, list(owner)), _head(v, e)
    if n := _accusative(v, e):  # «يعقد الوزراء اجتماعا طارئا»
        return [head, *own, *(f" {v.scan.pack.article}{_nunated(v, k)}" for k in e.right[:n])]
    if not v.scan.pack.naming.get("capitals"):
        return [head, *own, " ", *_pieces(v, e.right)]
    if any(v.at(k) & MEMBER for k in owner):
        link = v.scan.pack.naming["link"][0]
        return [*_left(v, e), head, *_pieces(v, e.right), f" {link} ", *own]
    return [*own, " ", *_left(v, e), head, *_pieces(v, e.right)]


def _body(v: View, e: Phrase) -> str:
    """The body whose session it is: «الدورة 21 للجنة المشتركة» → «اللجنة المشتركة»."""
    pack, first = v.scan.pack, e.right[0]
    if v.scan.word(first) == pack.elided:
        words = [w for k in e.right[1:3] for w in v.scan.word(k).split()]
        definite = len(words) > 1 and words[1].startswith(pack.article)
        article = pack.article if definite and not words[0].startswith(pack.article) else ""
        return article + "".join(_pieces(v, e.right[1:]))
    text = "".join(_pieces(v, e.right))
    return pack.article + text[2:] if text.startswith(pack.article[-1:] * 2) else text[1:]


_TITLE_YEAR: Final = re.compile(r"(?<=\w)\s?[-–]\s?(?:19|20)\d\d(?=[»”“\"]$)")


def _tidy(text: str) -> str:
    text = " ".join(text.split()).strip(" ,-–—")
    text = _TITLE_YEAR.sub("", text)  # «Выставка „Меридиан-2025“»
    if (
        len(text) > 2
        and text[0] in '«“„"'
        and text[-1] in '»”“"'
        and not set(text[1:-1]) & set('«»“”„"')
    ):
        text = text[1:-1].strip()
    return text


def _pieces(v: View, tokens: list[int]) -> list[str]:
    """The tokens as they stand, with the spaces that follow them."""
    return [_with_space(v, i, v.scan.raw(i)) for i in tokens]


def _with_space(v: View, i: int, raw: str) -> str:
    return raw if v.glued(i) or v.at(i + 1) & COMMA else raw + " "


def _accusative(v: View, e: Phrase) -> int:
    """How many words after the head share its accusative ending («مؤتمرا دوليا حول» → 1)."""
    if not accusative(v, e.head):
        return 0
    n, ending = 0, v.scan.pack.naming["accusative"]
    for k in e.right:
        word = v.scan.word(k)
        if k in v.site_at or len(word) < 4 or not word.endswith(ending):
            break
        n += 1
    return n


def _nunated(v: View, i: int) -> str:
    """A word without its accusative ending, with the space that follows it."""
    return _with_space(v, i, v.scan.raw(i).rstrip(_TANWIN)[:-1])


def _head(v: View, e: Phrase) -> str:
    raw, i = v.scan.raw(e.head), e.head
    pack = v.scan.pack
    lemma = v.scan.value(i, "LEMMA")
    if isinstance(lemma, str):
        word = v.scan.word(i)
        raw = raw if fold_word(lemma) == word else _cased(lemma, raw)
    elif (
        pack.elided
        and v.scan.word(i).startswith(pack.elided)
        and not v.scan.word(i).startswith(pack.article)
    ):
        known = v.scan.word(i) in pack.entries  # «لجنة» begins so itself
        if v.scan.word(i - 1) == pack.elided and v.glued(i - 1):
            raw = pack.article + raw[not known :]
        elif not known:
            raw = raw[1:]
    return raw if v.glued(i) and v.at(i + 1) & DASH else _with_space(v, i, raw)


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _left(v: View, e: Phrase) -> list[str]:
    """The modifiers before the head, in the nominative where the head isn't."""
    lemma = v.scan.value(e.head, "LEMMA")
    if not isinstance(lemma, str) or fold_word(lemma) == v.scan.word(e.head):
        return _pieces(v, e.left)
    out = []
    for i in e.left:
        raw = v.scan.raw(i)
        twin = v.scan.value(i, "LEMMA") if v.at(i + 1) & DASH else None
        if isinstance(twin, str):
            raw = _cased(twin, raw)  # «на выставке-ярмарке»
        elif is_adjective(v, i) and not v.at(i) & QUOTE:
            raw = nominative(raw, lemma, v)
        out.append(_with_space(v, i, raw))
    return out


def nominative(adjective: str, noun: str, v: View) -> str:
    """An adjective in the nominative, in the gender and number that a noun's ending tells."""
    naming = v.scan.pack.naming
    folded = fold_word(adjective)
    column = next(
        (
            n
            for n, g in ((1, "feminine"), (2, "neuter"), (3, "plural"))
            if noun.endswith(naming.get(g, ()))
        ),
        0,
    )
    for kind in ("hard", "soft"):
        for ending in sorted(naming.get(kind, ()), key=len, reverse=True):
            if folded.endswith(ending) and len(folded) - len(ending) > 2:
                stem = adjective[: len(adjective) - len(ending)]
                return stem + naming[f"nominative_{_kind(stem.lower(), kind, naming)}"][column]
    return adjective


def _kind(stem: str, kind: str, naming: object) -> str:
    facts = dict(naming)  # type: ignore[call-overload]
    if stem.endswith(tuple(facts.get("stressed", ()))):
        return "stressed"
    return "velar" if stem.endswith(tuple(facts.get("velar", ()))) else kind
