"""Roles of countries: cues and syntax; countries that are named and take no part."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventtracker import places
from eventtracker.languages import load
from eventtracker.mentions import blocs, roles
from eventtracker.mentions.roles import RoleMention
from eventtracker.scan import scan


def found(text: str, lang: str) -> list[RoleMention]:
    s = scan(text, load(lang))
    return roles.find(s, places.find(s), blocs.find(s))


def said(text: str, lang: str) -> str:
    """ "IR EG exhibitor; QA participant" in the order of the text; officials only named aside."""
    out: list[tuple[str, str]] = []
    for m in found(text, lang):
        if m.formal:
            continue
        code = m.country or m.bloc or ""
        if out and out[-1][1] == m.role:
            out[-1] = f"{out[-1][0]} {code}", m.role
        else:
            out.append((code, m.role))
    return "; ".join(f"{codes} {role}" for codes, role in out)


FOLDER = Path(__file__).parent
LANGUAGES = ("ar", "ru", "en")


def cases(lang: str) -> list[tuple[str, str, str]]:
    """(language, sentence, roles) of `roles_xx.txt`; no roles for a sentence that gives none."""
    lines = (FOLDER / f"roles_{lang}.txt").read_text("utf-8").splitlines()
    pairs = [x.split(" | ", 1) for x in lines if x and not x.startswith("#")]
    return [(lang, text, "" if roles == "-" else roles) for roles, text in pairs]


CASES = [case for lang in LANGUAGES for case in cases(lang)]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_roles(lang: str, text: str, expected: str) -> None:
    assert said(text, lang) == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_traps_enough(lang: str) -> None:
    traps = {text for _, text, expected in cases(lang) if not expected}
    assert len(traps) >= 60
    assert len(cases(lang)) - len(traps) >= 20


def test_a_host_of_commas_is_one_list() -> None:
    text = "Участвуют президенты: Грузии - Иван Петров, Молдавии - Пётр Иванов и Украины."
    assert said(text, "ru") == "GE MD UA participant"


def test_cue_holds_country_and_reason() -> None:
    text = "وصل صباحا الوفد الماليزي إلى المدينة"
    (m,) = found(text, "ar")
    assert m.span.of(text) == "الماليزي"
    assert m.cue.of(text) == "الوفد الماليزي"
    assert not m.sure


def test_sure_where_it_takes_part() -> None:
    (m,) = found("The Malian team will take part in the games.", "en")
    assert m.sure


def test_officials_only_named() -> None:
    assert [m.formal for m in found("The leaders of Brazil and China are home.", "en")] == [
        True
    ] * 2
