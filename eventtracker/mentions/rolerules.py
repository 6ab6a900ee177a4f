"""The rules that give a country its role, over the strings of `clauses.py`; the first one wins.

A row: name, flags, pattern. The pattern's "<L>" is the list of countries ("<A>" adjectives,
"<LA>" either) that gets the role, "X" a word that may stand between, "TO" the words that lead to
a list ("from", ", including", ":"), "AFRESH" a guest of honour that no list before it is. Flags:
"join" needs a sentence that speaks of taking part; "two" at least two countries; "dash" joined by
a dash; "left", "right" only in languages whose adjectives stand left or right of their noun;
"free" where a subject may follow its verb; "agree": article with article; "show": needs
exhibitors and exhibits; "loose": the words do not tie it to an event; "formal": they
only name officials.
`tests/mentions/test_rolerules.py` has an example of every rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_X = '[xfnhkD&":]'
_TO = "[,:&]{0,2}(?:k[xfn,]{0,5}|[kf]*:?)"

_TABLE = {
    "bilateral": r"""
        group with           -            Z(?:&Z)*X{0,5}TO<LA>
        national group       left         <A>x?Z
        group, national      right        Z[xf]{0,2}<A>
    """,
    "guest_of_honour": r"""
        is the guest         -            <LA>[xfMSPJo:"]{0,8}H
        guest is             -            AFRESH[xfoeEn":,&]{0,12}<L>
        is the guest, far    -            <L>[xfM",:eE]{0,7}H
    """,
    "partner": r"""
        is the partner       -            <LA>[xfkMo:,"]{0,6}K(?![xf]{0,2}L)
        partner is           -            K[xfoeEnD":,&]{0,12}<L>
    """,
    "participant": r"""
        sends a team         -            <L>[xf]{0,3}[JWd][nxf]{0,3}[TPp]
        sends there a team   -            <L>[xft]{0,3}d[xfonteE]{1,7}[TPMp]
        sends, a team        free         d<L>[xfonte]{0,5}[TPMp]
        a team, sends        free         T[xf]?d<L>
        so does              -            [LA][xf]{0,3}[JWd][nxf]{0,3}[Tp][,&]{1,2}<L>
    """,
    "exhibitor": r"""
        stand of             -            BX{0,6}TO<L>
        stand, national      right        Bx?<A>
        national stand       left         <A>x?B
        takes a stand        -            <L>[xf:J]{0,8}B
        takes there a stand  -            (?<!P)<L>x{1,3}[xfotneE:]{1,8}B(?![xfn]{0,3}[LAC])
        with a stand, joins  free         B[xfoeEt]{0,6}J[xf]{0,2}<L>
        exhibitors are       left,free    B[xf]{0,2}[eE]{1,2}x{1,3}<L>
        stands come from     -            B[xfoeEn]{0,6}J[xkf]{0,2}<L>
        company of           join         SX{0,6}TO<L>
        national company     left,join    <A>x{0,2}S
        company, national    right,join   Sx?<A>
        exhibitor, its land  show         (?<=x")<L>(?=")
        shows                -            <L>[xfnD]{0,5}W
        show                 free         W[xfn]{0,3}<L>
    """,
    "invited": r"""
        invites              left         I<L>
        invitation to        -            I[xf,]{0,3}d?[xf]?t[xf]?<L>
        invites those of     -            I[xnkD&":pPTSMeE](?:X|[pPTSMeE]){0,7},?TO<L>
        invites, such as     -            I[^.]{0,32}k<L>
        is invited           -            <L>[xf,"]{0,3}i
        minister is invited  left         <A>x?P[x,]{0,6}i
        invited are          -            i[xfnoegE"pPT]{0,6}<L>
        receives             -            <L>[xf]{0,3}g[xf]{0,3}[Ii]
        receives, subject    free         g<L>[xf]?[Ii]
        guests expected      -            [pM][xf]{0,2}q[xf:,]{0,4}<L>
        expects guests       -            q[xfn]{0,3}[pM][xfn]{0,3}<L>
    """,
    " participant": r"""
        teams sent, such as  -            T[xf]{0,2}d[^.LAC]{0,12}k<L>
        delegation of        loose        TX{0,5}TO<L>
        national team        left,loose   <LA>x{0,4}T
        team, national       right,loose  T(?:x?|fx{1,4})<A>
    """,
    " exhibitor": r"""
        joins it, at a fair  free         J<L>[xf]{0,2}o[xf"]{0,2}E
        joins a fair         -            J[xfo"&:]{0,5}E[^.LACJo]{0,12}<L>
        at a fair, joins     -            <L>[xf,]{0,3}J[xfo]{0,4}E
    """,
    "  participant": r"""
        businessmen in       -            T[xf]{0,3}[pP]x{0,2}o<C>
        people of            -            J[xfnkoeE,&":]{0,8}pX{0,5}TO<L>
        officials expected   -            PX{0,5}TO<LA>[xf]{0,2}q[xfot]{0,4}[eE]
        expects officials    -            [eE]x?q[xfn]{0,3}P[xfn]{0,3}<L>
        minister of          join         PX{0,5}TO<LA>
        national minister    left,join    <LA>x{0,4}P
        minister, national   right,join   Px{0,2}<A>
        participants are     -            MX{0,4}TO<L>
        taking part are      left              (?:^|[.])x?J[^.LACTPSBpj]{0,22}<L>(?=[.]|$)
        take part, such as   -            J[xfnoeED&:,"]{0,20}k[xfn:,]{0,4}<L>
        countries told       join              D[^.LAC:S]{0,10}:[xfn,"]{0,6}<LA>
        meeting of leaders   two          ex?P[xf]{0,3}<L>
        leaders at meeting   two          P[xf]{0,3}<L>[^.LACs]{0,30}e
        among participants   -            M[xf]{0,3}[eE][xfno",:]{0,16}:<L>
        between              two          [eE][xP]{0,3}b<L>
        meeting of two       right,two,agree  ex{0,2}<A>
        two at a forum       left,two     <A>x{0,2}e
        pair forum           dash         <L>"?x{0,2}e
        they hold            two          <L>[xf]{0,2}h[xfo]{0,5}e
        they hold, subject   two,free     h<L>[xfo]{0,2}e
        forum of a pair      dash         ex{0,2}"?<L>
        represents           -            V[xf]?<L>
        take part            free              J(?:[xfnkD&:]|e){0,8}TO<L>
        participation of     -            Jx{0,2}(?:[kf]|D[x&,]{0,6}k)[kf]*:?<L>
        they take part       -            <L>,?[xft"Dq]{0,6}(?:sx{0,3})?J
        at a forum, they do  left         <L>o[xf]{0,2}[eE][xf"]{0,4}J
        leaders of several   two,formal   P[xf]{0,3}<L>
        leader of one        formal       P[xf]{0,3}<LA>
        a land's leader      left,formal  <LA>x{0,2}P
    """,
}


@dataclass(frozen=True)
class Rule:
    """A row of the table. `pattern` has the group "who"; `flags` as told above.

    `cues`: characters without which the pattern matches nothing; `whose`: the lists it takes.
    """

    name: str
    role: str
    flags: frozenset[str]
    cues: frozenset[str]
    whose: frozenset[str]
    pattern: re.Pattern[str]


def _rules() -> tuple[Rule, ...]:
    out = []
    for role, rows in _TABLE.items():
        for row in filter(None, map(str.strip, rows.splitlines())):
            name, flags, pattern = re.split(r"\s{2,}", row)
            flagged = frozenset(flags.split(",")) - {"-"}
            whose = frozenset(re.findall("[LAC]", "".join(re.findall("<[LAC]+>", pattern))))
            cues = _cues(pattern)
            out.append(Rule(name, role.strip(), flagged, cues, whose, _compile(pattern)))
    return tuple(out)


def _cues(pattern: str) -> frozenset[str]:
    pattern = pattern.replace("AFRESH", "H")
    bare = re.sub(r"<L?A?C?>|TO|(?:\[[^]]*\]|\([^)]*\)|X)(?:\{[^}]*\}|[*?])?", "", pattern)
    return frozenset(re.findall("[ZHKBSITPMWJEVibpdqghC](?![?*{])", bare))


def _compile(pattern: str) -> re.Pattern[str]:
    for short, whole in (
        ("<LA>", "(?P<who>[LA])"),
        ("<L>", "(?P<who>L)"),
        ("<A>", "(?P<who>A)"),
        ("<C>", "(?P<who>C)"),
        ("X", _X),
        ("TO", _TO),
        ("AFRESH", "(?<![LA])(?<![LA][xf])(?<![LA][xf]{2})(?<![LA][xf]{3})H"),
    ):
        pattern = pattern.replace(short, whole)
    return re.compile(pattern)


RULES = _rules()
TELLING = frozenset("LAC").union(*(rule.cues for rule in RULES))
"""The characters that tell which rules may match."""
CUES = frozenset("ZHKBSITPMWJEVibpdqaghe")
"""A sentence without any of these gives no role."""
