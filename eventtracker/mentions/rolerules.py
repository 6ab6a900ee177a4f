"""The rules that give a country its role, over the strings of `clauses.py`; the first one wins."""

from __future__ import annotations

import re
from dataclasses import dataclass

_X = '[xfnkD&":]'  # words between a noun and its countries
_TO = "[,:]?[kf]*"  # ", including", ": ", "from"


@dataclass(frozen=True)
class Rule:
    """`pattern` marks the countries by the group "who" and the word that says so by "cue".

    `needs_join`: only in a sentence that speaks of taking part. `least`: how many countries.
    `dashed`: only countries joined by a dash. `sure`: as RoleMention's.
    """

    name: str
    role: str
    pattern: re.Pattern[str]
    example: str
    needs_join: bool = False
    least: int = 1
    dashed: bool = False
    sure: bool = True


def _rule(name: str, role: str, pattern: str, example: str, **more: bool | int) -> Rule:
    text = pattern.replace("<L>", "(?P<who>L)").replace("<A>", "(?P<who>A)")
    text = text.replace("<LA>", "(?P<who>[LA])").replace("X", _X).replace("TO", _TO)
    return Rule(name, role, re.compile(text), example, **more)  # type: ignore[arg-type]


RULES = (
    _rule("group with", "bilateral", "(?P<cue>Z)(?:&Z)*X{0,5}TO<LA>", "working groups with Qatar"),
    _rule("national group", "bilateral", "<A>x?(?P<cue>Z)", "Russian-Malaysian commission"),
    _rule(
        "is the guest", "guest_of_honour", '<LA>[xfM"]{0,4}(?P<cue>H)', "Japan is guest of honour"
    ),
    _rule("guest is", "guest_of_honour", '(?P<cue>H)[xfeEn":,&]{0,7}<L>', "guest of honour: Japan"),
    _rule(
        "is the guest, far", "guest_of_honour", '<L>[xfM",:eE]{0,7}(?P<cue>H)', "Japan, as guest"
    ),
    _rule("is the partner", "partner", '<LA>[xf"]{0,4}(?P<cue>K)', "Italy is partner country"),
    _rule("partner is", "partner", '(?P<cue>K)[xfeEn":,&]{0,7}<L>', "the partner country, Italy"),
    _rule("stand of", "exhibitor", "(?P<cue>B)X{0,6}TO<L>", "exhibitors from Iran"),
    _rule("stand, national", "exhibitor", "(?P<cue>B)x?<A>", "الجناح الماليزي"),
    _rule("national stand", "exhibitor", "<LA>x?(?P<cue>B)", "the Malaysian pavilion"),
    _rule(
        "invites", "invited", "(?P<cue>I)(?:X|[PTSMeE]){0,8},?TO<L>", "invites buyers from India"
    ),
    _rule(
        "invites, such as",
        "invited",
        "(?P<cue>I)[^.LCA]{0,25}k<L>",
        "invitations to troupes, such as",
    ),
    _rule("is invited", "invited", '<L>[xf,"]{0,3}(?P<cue>i)', "India is invited"),
    _rule("invited are", "invited", '(?P<cue>i)[xfn"PT]{0,6}<L>', "приглашены лидеры Индии"),
    _rule("company of", "exhibitor", "(?P<cue>S)X{0,6}TO<L>", "firms from Iran", needs_join=True),
    _rule("national company", "exhibitor", "<A>x{0,2}(?P<cue>S)", "Iranian firms", needs_join=True),
    _rule("company, national", "exhibitor", "(?P<cue>S)<A>", "الشركات الإيرانية", needs_join=True),
    _rule("shows", "exhibitor", "<L>[xfn]{0,3}(?P<cue>W)", "Iran exhibits"),
    _rule("show", "exhibitor", "(?P<cue>W)[xfn]{0,3}<L>", "выставятся Иран и Китай"),
    _rule("delegation of", "participant", "(?P<cue>T)X{0,5}TO<L>", "a team from Chad", sure=False),
    _rule("national team", "participant", "<LA>x{0,2}(?P<cue>T)", "the Malian team", sure=False),
    _rule("team, national", "participant", "(?P<cue>T)x?<A>", "الوفد الماليزي", sure=False),
    _rule(
        "joins a fair", "exhibitor", '(?P<cue>J)[xfo"&:]{0,5}E[^.LACJo]{0,12}<L>', "يشارك في معرض"
    ),
    _rule(
        "at a fair, joins", "exhibitor", "<L>[xf,]{0,3}(?P<cue>J)[xfo]{0,4}E", "Iran joins the fair"
    ),
    _rule(
        "minister of",
        "participant",
        "(?P<cue>P)X{0,5}TO<L>",
        "ministers from Iran",
        needs_join=True,
    ),
    _rule(
        "national minister",
        "participant",
        "<LA>x{0,2}(?P<cue>P)",
        "Iranian minister",
        needs_join=True,
    ),
    _rule(
        "minister, national",
        "participant",
        "(?P<cue>P)x{0,2}<A>",
        "الوزير الإيراني",
        needs_join=True,
    ),
    _rule(
        "participants are", "participant", "(?P<cue>M)X{0,4}TO<L>", "participants, including Iran"
    ),
    _rule(
        "between",
        "participant",
        "(?P<cue>[eE])[^.LAC]{0,5}b<L>",
        "talks between Iran and Iraq",
        least=2,
    ),
    _rule("meeting of two", "participant", "(?P<cue>e)x?<A>", "اجتماع تونسي جزائري", least=2),
    _rule("two at a forum", "participant", "<A>x{0,2}(?P<cue>e)", "Iraqi-Iranian forum", least=2),
    _rule(
        "pair forum", "participant", '<L>"?x{0,2}(?P<cue>e)', "Uzbekistan-China Forum", dashed=True
    ),
    _rule(
        "forum of a pair", "participant", '(?P<cue>e)x{0,2}"?<L>', "саммит Россия — ЕС", dashed=True
    ),
    _rule(
        "with participation of",
        "participant",
        "(?P<cue>J)(?:X|e){0,8}TO<L>",
        "at which take part Iran",
    ),
    _rule("takes part", "participant", '<L>[xf"&]{0,4}(?P<cue>J)', "Iran will take part"),
)
