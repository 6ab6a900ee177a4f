"""Which language a text is in, told by its script, its letters and its commonest words."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final

from eventtracker.model import EventtrackerError
from eventtracker.text.short import by_little

_SAMPLE: Final = 1500
_GLANCE: Final = 400  # characters that mostly decide
_LOOKS: Final = 120
# Script → the first and last code points of its letters; scripts of one language go by its tag.
_RANGES: Final[tuple[tuple[int, int, str], ...]] = (
    (0x41, 0x5A, "Latn"),
    (0x61, 0x7A, "Latn"),
    (0xC0, 0x24F, "Latn"),
    (0x370, 0x3FF, "el"),
    (0x400, 0x52F, "Cyrl"),
    (0x530, 0x58F, "hy"),
    (0x590, 0x5FF, "he"),
    (0x620, 0x6FF, "Arab"),
    (0x750, 0x77F, "Arab"),
    (0x900, 0x97F, "hi"),
    (0x980, 0x9FF, "bn"),
    (0xA00, 0xA7F, "pa"),
    (0xA80, 0xAFF, "gu"),
    (0xB80, 0xBFF, "ta"),
    (0xC00, 0xC7F, "te"),
    (0xE00, 0xE7F, "th"),
    (0x10A0, 0x10FF, "ka"),
    (0x1200, 0x137F, "am"),
    (0x1780, 0x17FF, "km"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "el"),
    (0x3040, 0x30FF, "Kana"),
    (0x3400, 0x9FFF, "Han"),
    (0xAC00, 0xD7AF, "ko"),
)
_STARTS: Final = [first for first, _, _ in _RANGES]

# Letters that a language has and its neighbours lack; the first rule that is met decides.
_LETTERS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "Arab": (
        ("ur", "ٹڈڑےں"),
        ("ckb", "ڕڵێۆە"),
        ("ps", "ځڅډړښږۍ"),
        ("ug", "ۇۈۋې"),
        ("fa", "پچژگ"),
    ),
    "Latn": (
        ("de", "ß"),
        ("es", "ñ¿¡"),
        ("pt", "ãõ"),
        ("pl", "łąęśźż"),
        ("tr", "ğış"),
        ("ro", "țșă"),
        ("cs", "řěů"),
        ("hu", "őű"),
    ),
    "Cyrl": (
        ("uk", "їєґ"),
        ("be", "ў"),
        ("mk", "ѓќѕ"),
        ("sr", "љњћђџ"),
        ("tg", "ҳҷӣӯ"),
        ("kk", "ұәғқңһ"),
        ("tt", "җәңһ"),
        ("ky", "ңөү"),
        ("mn", "өү"),
        ("ru", "ыэё"),
        ("uk", "і"),
    ),
}
# Script → a language and its letters that make it sure where no letter of `_LETTERS` speaks
# for another.
_SURE: Final = {"Arab": ("ar", "ة"), "Cyrl": ("ru", "ыэё")}
_OTHERS: Final = {
    script: re.compile(f"[{''.join(x for other, x in _LETTERS[script] if other != tag)}]")
    for script, (tag, _) in _SURE.items()
}
_FOREIGN: Final = 10
"""One word with an accent in so many is a foreign name in an English text; more are none."""
_RARE: Final = {"Arab": 150, "Cyrl": 250, "Latn": 60}
"""A telling letter must be at least one in so many; foreign names have some."""

_WORDS: Final[dict[str, dict[str, str]]] = {
    "Latn": {
        "en": "the of and to in is that for on with was will at by from as are has its this",
        "de": "der die das und in den von zu mit ist im für auf des dem nicht eine als wird am",
        "fr": "le la les de des et en du une dans est pour que au sur par avec aux ce cette",
        "es": "el la los las de y en que del se por con para una su es al como más será",
        "it": "il di che e la del in per un una con della dei al sono nel si le da è",
        "pt": "o a de e do da em que no na os as para um uma com dos por será ao",
        "nl": "de het een van en in is dat op te voor met zijn aan door wordt bij ook om",
        "tr": "ve bir bu ile için da de olarak olan çok en daha ilk yıl türkiye kadar sonra",
        "az": "və bir bu ilə üçün də ki olan edib azərbaycan görə daha ölkə tarixində",
        "uz": "va bilan uchun bu bir ham ning da oʻzbekiston yil boʻlib edi kuni haqida",
        "pl": "i w na z do się jest że o nie to od dla po przez roku oraz będzie jak",
        "cs": "a v na se je že o z do to s k pro v od roce jako bude podle už",
        "sv": "och i att det som en på är av för med den till har inte om ett var från",
        "da": "og i at det som en på er af for med den til har ikke om et var fra de",
        "fi": "ja on ei että se oli hän mukaan myös kun vuoden ovat sekä joka",
        "hu": "a az és hogy nem is egy meg volt már csak még ez mint lesz szerint",
        "ro": "și în de la a cu pe din care este un o pentru nu că mai fost va",
        "id": "dan di yang untuk dengan dari pada ini akan dalam itu tidak oleh juga ke telah",
        "ms": "dan di yang untuk dengan dari pada ini akan dalam itu tidak oleh juga ke ialah",
        "vi": "và của là có trong cho được với các một những này đã người",
        "sw": "ya na wa kwa katika ni la za cha kuwa hiyo huo mwaka",
        "so": "iyo ee ka ku oo in ay waxa uu la",
    },
    "Cyrl": {
        "ru": "и в на не что с по из для как от это его к за он был также будет года году",
        "bg": "и на да се в за от е са че по с не при това които ще или",
        "uk": "і в на та у що з не до за від як про це для року",
        "be": "і ў на з у не што да па гэта для ад як таксама",
        "sr": "и у на је да се за су од са који као ће не",
        "kk": "және мен бұл үшін да де бір болып деп жылы қазақстан",
        "ky": "жана менен бул үчүн бир деп жылы кыргыз",
        "mk": "и на во да се за од е со не што ќе како",
    },
    "Arab": {
        "ar": "في من على إلى أن التي الذي عن مع هذا ما بين كما قال خلال بعد لا",
        "fa": "در از به که این را با است برای آن یک تا می بر شد خود",
        "ur": "کے کی میں ہے اور کا سے کو پر نے یہ کہ ہیں گے",
    },
}
_WORD: Final = re.compile(r"[^\W\d_]+")


_KNOWN: Final[dict[str, dict[str, list[str]]]] = {}
for _script, _languages in _WORDS.items():
    _words = _KNOWN.setdefault(_script, {})
    for _tag, _common in _languages.items():
        for _word in set(_common.split()):
            _words.setdefault(_word, []).append(_tag)


def identify(text: str) -> str:
    """The primary BCP 47 subtag of a text's language, "und" where nothing tells it.

    Looks at some letters and words of the first 1,500 characters.
    """
    sample = text[:_SAMPLE]
    counts: dict[str, int] = {}
    for char in sample[:: max(1, len(sample) // _LOOKS)]:
        if script := _script_of(char):
            counts[script] = counts.get(script, 0) + 1
    if not counts:
        return "und"
    script, *others = sorted(counts, key=lambda s: -counts[s])
    # Names in Latin letters stand in any text.
    if script == "Latn" and others and 2 * counts[others[0]] > counts["Latn"]:
        script = others[0]
    if script in ("Han", "Kana"):
        return "ja" if counts.get("Kana", 0) * 10 > counts.get("Han", 0) else "zh"
    if script not in _WORDS:
        return script
    lowered = sample.lower()
    return (
        _at_once(lowered, script)
        or _by_words(lowered[:_GLANCE], script, least=6)
        or _by_words(lowered, script)
        or _by_little(lowered, script)
    )


@lru_cache(maxsize=4096)
def _script_of(char: str) -> str:
    code = ord(char)
    k = bisect_right(_STARTS, code) - 1
    inside = k >= 0 and code <= _RANGES[k][1] and char.isalpha()
    return _RANGES[k][2] if inside else ""


def _at_once(lowered: str, script: str) -> str | None:
    """The language whose letters a text has aplenty, and none that another has."""
    tag, letters = _SURE.get(script, (None, ""))
    if sum(map(lowered.count, letters)) * 100 < len(lowered) or not letters:
        return None
    return None if _OTHERS[script].search(lowered) else tag


def _by_little(lowered: str, script: str) -> str:
    """The language of a text with too few common words: by its letters, its months, the words
    that it has; else the script's first language, if nothing speaks against it."""
    found = by_little(lowered, script, _KNOWN[script], _WORD)
    if script != "Latn":
        months = found if found != "und" else None
        return _by_letters(lowered, script) or months or {"Cyrl": "ru", "Arab": "ar"}[script]
    if told := found or _by_letters(lowered, script):
        return told
    words = _WORD.findall(lowered)
    foreign = sum(not word.isascii() for word in words)
    return "und" if foreign * _FOREIGN > len(words) else "en"


def _by_letters(lowered: str, script: str) -> str | None:
    for tag, letters in _LETTERS.get(script, ()):
        if sum(map(lowered.count, letters)) * _RARE[script] > len(lowered):
            return tag
    return None


def _by_words(lowered: str, script: str, least: int = 3) -> str | None:
    """The language whose commonest words stand out in a text, if they are `least` or more."""
    known = _KNOWN[script]
    scores: dict[str, int] = {}
    for word in _WORD.findall(lowered):
        for tag in known.get(word, ()):
            scores[tag] = scores.get(tag, 0) + 1
    if not scores:
        return None
    best, *others = sorted(scores, key=lambda tag: -scores[tag])
    most, next_most = scores[best], scores[others[0]] if others else 0
    return best if most >= least and most >= 1.25 * next_most else None


# BCP 47 (RFC 5646): language, then extlang, script, region, variants, extensions, private use.
_WELL_FORMED: Final = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)
_ISO_639_1: Final = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy
    hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li
    ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa
    pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg
    th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu""".split()
)


@lru_cache(maxsize=256)
def check_tag(tag: str) -> str:
    """The primary subtag, in lower case, of a language tag that is well formed and registered.

    Raises EventtrackerError (usage) on a malformed tag or an unregistered language. Two-letter
    codes are checked against ISO 639-1, longer ones against CLDR's languages.
    """
    m = _WELL_FORMED.fullmatch(tag.strip())
    primary = m["language"].split("-")[0].lower() if m else ""
    if not _registered(primary):
        raise EventtrackerError(
            f"'{tag}' is not a language: write a BCP 47 tag such as ar, ru, en or pt-BR.",
            usage=True,
        )
    return primary


def _registered(code: str) -> bool:
    if len(code) < 3:
        return code in _ISO_639_1
    if code in ("und", "mul", "zxx", "mis"):
        return True
    from babel import Locale  # loads on the first three-letter code only

    return code in Locale("en").languages
