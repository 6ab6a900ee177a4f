"""Case forms of Russian place names, by ending. Forms that do not exist do no harm here."""

from __future__ import annotations

from itertools import product

_ADJECTIVES = {
    "ий": ("ий", "его", "ему", "им", "ем"),
    "кий": ("кий", "кого", "кому", "ким", "ком"),
    "ый": ("ый", "ого", "ому", "ым", "ом"),
    "ой": ("ой", "ого", "ому", "ым", "ом"),
    "ая": ("ая", "ой", "ой", "ой", "ой", "ую"),
    "яя": ("яя", "ей", "ей", "ей", "ей", "юю"),
    "ое": ("ое", "ого", "ому", "ым", "ом"),
    "ее": ("ее", "его", "ему", "им", "ем"),
    "ые": ("ые", "ых", "ым", "ыми", "ых"),
    "ие": ("ие", "их", "им", "ими", "их"),
}
_NOUNS = {
    "ия": "ия ии ии ией ии ию",
    "ья": "ья ьи ье ьей ье ью",
    "я": "я и е ей е ю",
    "а": "а ы е ой е у",
    "й": "й я ю ем е",
    "ец": "ец ца цу цем це",
    "ы": "ы ов ам ами ах|ы  ам ами ах",
    "и": "и ов ам ами ах|и ей ям ями ях",
    "ово": "ово ова ову овом ове",
    "ево": "ево ева еву евом еве",
    "ино": "ино ина ину ином ине",
}
_SOFT = "гкхжшщч"
_IRREGULAR = {
    "египет": "египет египта египту египтом египте",
    "орел": "орел орла орлу орлом орле",
    "химки": "химки химок химкам химками химках",
    "канны": "канны канн каннам каннами каннах",
    "афины": "афины афин афинам афинами афинах",
    "мытищи": "мытищи мытищ мытищам мытищами мытищах",
}
_FIXED = {"сочи", "тбилиси", "алматы", "мали", "чили", "перу", "конго", "того", "баку", "дели"}
_FIXED |= {"хельсинки", "нью", "сан", "санта", "лос", "коста", "пуэрто", "эль"}


def forms(word: str) -> list[list[str]]:
    """Paradigms of one folded word: [nominative, genitive, dative, instrumental, prepositional,
    accusative (where a form of its own)]; several where the gender is not known from the form."""
    if word in _IRREGULAR:
        return [_IRREGULAR[word].split()]
    if word in _FIXED or len(word) < 3:
        return [[word] * 5]
    if "-" in word:
        return _hyphened(word)
    for ending in sorted(_ADJECTIVES, key=len, reverse=True):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            adjective = [stem + e for e in _ADJECTIVES[ending]]
            return [adjective] if ending != "ой" else [adjective, _noun(word)[0]]
    return _noun(word)


def _noun(word: str) -> list[list[str]]:
    for ending in sorted(_NOUNS, key=len, reverse=True):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            out = []
            for paradigm in _NOUNS[ending].split("|"):
                tails = paradigm.split(" ")
                if ending == "а" and stem[-1] in _SOFT:
                    tails[1] = "и"
                    tails[3] = "ей" if stem[-1] in "жшщчц" else tails[3]
                out.append([stem + t for t in tails])
            return [p for p in out if all(len(f) > 2 for f in p)] or [[word] * 5]
    if word.endswith("ь"):
        stem = word[:-1]
        return [
            [word, stem + "и", stem + "и", stem + "ью", stem + "и"],
            [word, stem + "я", stem + "ю", stem + "ем", stem + "е"],
        ]
    if word[-1] in "оеуюэёиы":
        return [[word] * 5]
    instrumental = "ем" if word[-1] in "жшщчц" else "ом"
    return [[word, word + "а", word + "у", word + instrumental, word + "е"]]


def _hyphened(word: str) -> list[list[str]]:
    parts = word.split("-")
    if len(parts) == 3 and parts[1] in ("на", "под"):
        return [[f + "-" + "-".join(parts[1:]) for f in p] for p in forms(parts[0])]
    head = "-".join(parts[:-1])
    both = [[head + "-" + f for f in p] for p in forms(parts[-1])]
    if head.endswith(("ая", "ий", "ый", "ое")):
        pairs = product(forms(head), forms(parts[-1]))
        both = [[f"{a}-{b}" for a, b in zip(p, q, strict=False)] for p, q in pairs]
    return both


def inflect(name: str) -> set[str]:
    """All case forms of a folded name of one to three words, the name itself included.

    Every word takes the same case; besides, the first alone («Республики Татарстан») where the
    name is noun + name.
    """
    words = name.split(" ")
    if len(words) > 3:
        return {name}
    out = {name}
    for combo in product(*(forms(w) for w in words)):
        n = max(len(p) for p in combo)
        for case in range(n):
            out.add(" ".join(p[case] if case < len(p) else p[0] for p in combo))
    if len(words) > 1 and not words[0].endswith(tuple(_ADJECTIVES)):
        for p in forms(words[0]):
            out |= {" ".join([f, *words[1:]]) for f in p}
    return out


def inflect_adjective(lemma: str) -> set[str]:
    """All forms of a folded adjective in -ский, -цкий: cases, genders, plural, «российско-»."""
    stem = lemma.removesuffix("ий")
    endings = "ий ого ому им ом ая ой ую ое ие их ими о".split()
    return {stem + e for e in endings}
