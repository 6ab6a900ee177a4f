"""Roles of countries: cues and syntax; countries that are named and take no part."""

from __future__ import annotations

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
    """ "IR EG exhibitor; QA participant" in the order of the text."""
    out: list[tuple[str, str]] = []
    for m in found(text, lang):
        code = m.country or m.bloc or ""
        if out and out[-1][1] == m.role:
            out[-1] = f"{out[-1][0]} {code}", m.role
        else:
            out.append((code, m.role))
    return "; ".join(f"{codes} {role}" for codes, role in out)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Iran, Egypt and Turkey will take part in the forum.", "IR EG TR participant"),
        ("en", "The forum brings together ministers from Chad and Mali.", "TD ML participant"),
        ("en", "Exhibitors from Japan, Peru and the Czech Republic came.", "JP PE CZ exhibitor"),
        ("en", "Firms from Oman are exhibiting for the first time.", "OM exhibitor"),
        ("en", "The Malaysian pavilion drew crowds.", "MY exhibitor"),
        ("en", "Malaysia is the guest of honour.", "MY guest_of_honour"),
        ("en", "The partner country of the fair is Italy.", "IT partner"),
        ("en", "Working groups with Qatar and Kuwait will sit.", "QA KW bilateral"),
        ("en", "Organisers invite buyers from India and Kenya.", "IN KE invited"),
        ("en", "Prime ministers of Norway and Denmark attended.", "NO DK participant"),
        ("en", "The delegation of Uzbekistan arrived.", "UZ participant"),
        ("en", "The Uzbekistan-China Business Forum opens.", "UZ CN participant"),
        ("en", "Spain's prime minister attended as guest of honour.", "ES guest_of_honour"),
        ("en", "The African Union and Brazil will take part.", "African Union BR participant"),
        ("ru", "В форуме примут участие Иран, Египет и Турция.", "IR EG TR participant"),
        ("ru", "Прибыли делегации из Омана и Катара.", "OM QA participant"),
        ("ru", "Малайзийская делегация прилетела утром.", "MY participant"),
        ("ru", "Страной-партнёром выставки станет Италия.", "IT partner"),
        ("ru", "Япония станет почётным гостем ярмарки.", "JP guest_of_honour"),
        ("ru", "Экспоненты из Китая и Перу заняли зал.", "CN PE exhibitor"),
        ("ru", "Компании из Индии впервые участвуют в выставке.", "IN exhibitor"),
        ("ru", "Приглашены лидеры Сербии и Венгрии.", "RS HU invited"),
        ("ru", "Пройдут круглые столы с Малайзией и Кувейтом.", "MY KW bilateral"),
        ("ru", "Заседание российско-малайзийской рабочей группы.", "RU MY bilateral"),
        ("ru", "Участие подтвердили главы Боливии и Зимбабве.", "BO ZW participant"),
        ("ru", "Выступят сборные Кубы (11 человек) и Омана (6).", "CU OM participant"),
        ("ar", "يشارك في المعرض كل من إيران ومصر وتركيا", "IR EG TR exhibitor"),
        ("ar", "يقام المنتدى بمشاركة وفود من قطر وعُمان", "QA OM participant"),
        ("ar", "وصل الوفد الماليزي للمشاركة في القمة", "MY participant"),
        ("ar", "تحل اليابان ضيف شرف على المهرجان", "JP guest_of_honour"),
        ("ar", "طاولات مستديرة مع ماليزيا وقطر وأذربيجان", "MY QA AZ bilateral"),
        ("ar", "مجموعات عمل لفلسطين وباكستان", "PS PK bilateral"),
        ("ar", "تعرض شركات من الصين والهند منتجاتها", "CN IN exhibitor"),
        ("ar", "بحضور رئيس صربيا", "RS participant"),
        ("ar", "اجتماع ثلاثي يضم وزراء خارجية روسيا والسعودية", "RU SA participant"),
        ("ar", "وتشارك تونس بجناح كبير", "TN exhibitor"),
    ],
)
def test_roles(lang: str, text: str, expected: str) -> None:
    assert said(text, lang) == expected


TRAPS = {
    "en": """
        The forum opens in Kazan, Russia, on 14 May.
        The sanctions against Iran were discussed at length.
        The director was born in Lebanon and lives in Canada.
        Prices of oil from Iraq and Kuwait rose ahead of the summit.
        France said it would not comment.
        The forum follows the war between Armenia and Azerbaijan.
        Turkey will not take part in the fair.
        Israel has refused to attend the conference.
        Without the participation of Syria, the talks opened.
        The books were printed in China and shipped through Panama.
        An Italian singer opened the evening.
        The Swiss franc and the Japanese yen lost ground.
        The venue is an hour from the border with Ukraine.
        She has worked in Ghana, Togo and Benin for ten years.
        The ministry said exports to India had doubled.
        The film tells of a family that left Vietnam.
        Everybody but Jordan signed the treaty in 1994.
        Experts warned of a drought in Spain and Portugal.
        The firm has offices in Brazil and Chile.
        Last year's winner was a film from Iceland.
    """,
    "ru": """
        Форум пройдёт в Казани, столице Татарстана.
        Санкции против Ирана обсуждали до ночи.
        Режиссёр родился в Ливане, живёт в Канаде.
        Нефть из Ирака и Кувейта подорожала.
        Франция от комментариев воздержалась.
        Война в Сирии длится много лет.
        Турция не примет участия в ярмарке.
        Израиль отказался участвовать в конференции.
        Переговоры открылись без участия Сирии.
        Книги напечатаны в Китае.
        Вечер открыла итальянская певица.
        Швейцарский франк и японская иена подешевели.
        До границы с Украиной час езды.
        Она десять лет работала в Гане и Бенине.
        Экспорт в Индию вырос вдвое.
        Фильм рассказывает о семье, уехавшей из Вьетнама.
        Договор с Иорданией подписали в 1994 году.
        В Испании и Португалии ждут засухи.
        У фирмы есть конторы в Бразилии и Чили.
        В прошлом году победил фильм из Исландии.
    """,
    "ar": """
        يقام المنتدى في قازان بروسيا
        ناقشوا العقوبات على إيران
        ولد المخرج في لبنان ويعيش في كندا
        ارتفع سعر النفط القادم من العراق
        رفضت فرنسا التعليق
        الحرب في سوريا مستمرة منذ سنوات
        لن تشارك تركيا في المعرض
        قاطعت إسرائيل المؤتمر
        دون مشاركة سوريا بدأت المحادثات
        طبعت الكتب في الصين
        افتتحت مغنية إيطالية الأمسية
        تراجع الفرنك السويسري والين الياباني
        تقع القاعة قرب الحدود مع أوكرانيا
        عملت عشر سنوات في غانا وتوغو
        تضاعفت الصادرات إلى الهند
        يروي الفيلم قصة عائلة غادرت فيتنام
        وقع الأردن المعاهدة قبل ثلاثين عاما
        حذر العلماء من الجفاف في إسبانيا والبرتغال
        للشركة مكاتب في البرازيل
        فاز فيلم من أيسلندا بالجائزة
    """,
}


@pytest.mark.parametrize(
    ("lang", "text"),
    [(lang, line.strip()) for lang, lines in TRAPS.items() for line in lines.strip().splitlines()],
)
def test_named_and_no_part(lang: str, text: str) -> None:
    assert said(text, lang) == ""


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
