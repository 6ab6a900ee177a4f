"""Every rule of roles has a sentence that it alone, or it first, decides."""

from __future__ import annotations

import pytest

from eventtracker import places
from eventtracker.languages import load
from eventtracker.mentions import blocs
from eventtracker.mentions.clauses import clauses
from eventtracker.mentions.parties import lists
from eventtracker.mentions.rolerules import RULES
from eventtracker.scan import scan

EXAMPLES = {
    "group with": ("en", "Round tables with Qatar are planned."),
    "national group": ("ru", "российско-малайзийская рабочая группа"),
    "group, national": ("ar", "اللجنة المشتركة التونسية الجزائرية"),
    "is the guest": ("en", "Japan is the guest of honour."),
    "guest is": ("en", "The guest of honour at the fair is Japan."),
    "is the guest, far": ("en", "Japan, the fair's guest of honour, came."),
    "is the partner": ("ru", "Италия станет страной-партнером."),
    "partner is": ("ru", "Страной-партнером выставки стала Италия."),
    "sends a team": ("en", "Chad sends a small team."),
    "sends there a team": ("en", "Chad and Mali are sending to the games two teams."),
    "sends, a team": ("ar", "ترسل تشاد وفدها"),
    "a team, sends": ("ru", "Свои делегации пришлют Чад и Мали."),
    "so does": ("ru", "Россия выставила 12 атлетов, Узбекистан - 10, Казахстан - 8."),
    "stand of": ("en", "Exhibitors from Peru came."),
    "stand, national": ("ar", "افتتح الجناح الماليزي"),
    "national stand": ("ru", "Открылся малайзийский павильон."),
    "takes a stand": ("en", "Spain and India have put up pavilions."),
    "takes there a stand": ("ru", "Чад откроет на площадке форума павильон."),
    "with a stand, joins": ("ru", "Со стендами приедут Чад и Мали."),
    "exhibitors are": ("ru", "Экспонентами выставки станут Чад и Мали."),
    "stands come from": ("en", "Exhibitors at the fair came from Chad (12) and Mali (9)."),
    "company of": ("en", "Companies from Peru will take part."),
    "national company": ("en", "Iranian firms will attend."),
    "company, national": ("ar", "تشارك الشركات الإيرانية في العرض"),
    "exhibitor, its land": ("en", "Pavilions exhibited lamps (Lumio (Chad))."),
    "shows": ("ru", "Греция выставится впервые."),
    "show": ("ar", "تعرض مصر منتجاتها"),
    "invites": ("en", "They invited Ghana."),
    "invitation to": ("ar", "توجيه دعوة رسمية إلى تشاد"),
    "invites those of": ("en", "They invite buyers from Ghana."),
    "invites, such as": ("ar", "إرسال دعوات إلى عدد كبير من فرق المسرح من بينها إيطاليا"),
    "is invited": ("en", "Kenya was invited."),
    "minister is invited": ("en", "The Kenyan president, Ada Moro, has been asked along."),
    "invited are": ("ru", "Приглашены лидеры Кении."),
    "receives": ("en", "Chad received an invitation."),
    "receives, subject": ("ar", "تلقت تشاد دعوة"),
    "guests expected": ("en", "Guests are expected from Chad."),
    "expects guests": ("ru", "Здесь ждут гостей из Чада."),
    "teams sent, such as": ("ru", "Делегации прислали 30 стран, в том числе Кения."),
    "delegation of": ("en", "A delegation from Kenya arrived."),
    "national team": ("en", "The Kenyan team arrived."),
    "team, national": ("ar", "وصل الوفد الماليزي"),
    "joins it, at a fair": ("ar", "تشارك تشاد في المعرض"),
    "joins a fair": ("ar", "يشارك في معرض دمشق كل من إيران ومصر"),
    "at a fair, joins": ("ru", "Иран участвует в выставке."),
    "businessmen in": ("ar", "وصل وفد من رجال الأعمال في الإمارات"),
    "people of": ("en", "It was attended by two hundred experts from Chad."),
    "officials expected": ("en", "The leaders of Chad are expected at the summit."),
    "expects officials": ("ru", "На саммит ждут лидеров Чада."),
    "minister of": ("en", "Ministers of Kenya and Ghana attended."),
    "national minister": ("en", "The Kenyan minister attended."),
    "minister, national": ("ar", "بحضور الوزير الإيراني"),
    "participants are": ("en", "Among the participants are Kenya and Ghana."),
    "taking part are": ("en", "Taking part in the games in May are Samoa, Tonga and Kiribati."),
    "take part, such as": ("ar", "يشارك في المؤتمر كل من مصر والعراق ولبنان."),
    "countries told": ("en", "Three countries have booked: Malawi, Zambia and Ghana."),
    "meeting of leaders": ("ru", "Встреча президентов России, Украины и Франции длилась долго."),
    "leaders at meeting": ("en", "The leaders of Chad and Mali are on screens for the summit."),
    "among participants": ("ru", "Среди участников форума, который открылся в мае, - Кения."),
    "between": ("en", "talks between Kenya and Ghana"),
    "meeting of two": ("ar", "اجتماع تونسي جزائري"),
    "two at a forum": ("en", "the Kenyan and Ghanaian forum"),
    "pair forum": ("en", "the Uzbekistan-China Business Forum"),
    "they hold": ("en", "Chad and Mali will hold a summit."),
    "they hold, subject": ("ar", "تعقد تشاد ومالي قمة"),
    "forum of a pair": ("ru", "саммит Россия - Китай"),
    "represents": ("en", "Ada Moro will represent Chad."),
    "take part": ("ru", "В нем примут участие Иран и Ирак."),
    "participation of": ("en", "with the participation of Kenya"),
    "they take part": ("en", "Kenya will take part."),
    "at a forum, they do": ("ru", "Чад на форуме представит министр."),
    "leaders of several": ("en", "The leaders of Chad and Mali are at home."),
    "leader of one": ("en", "The president of Chad is at home."),
    "a land's leader": ("en", "The Malian president is at home."),
}


def test_every_rule_has_an_example() -> None:
    assert [r.name for r in RULES] == list(EXAMPLES)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_example(rule) -> None:  # type: ignore[no-untyped-def]
    lang, text = EXAMPLES[rule.name]
    s = scan(text, load(lang))
    (clause,) = clauses(s, lists(s, places.find(s), blocs.find(s)))
    assert rule.pattern.search(clause.written), clause.written
    assert rule.cues <= set(clause.written)


def test_a_negated_verb_is_none() -> None:
    for lang, text in (("en", "Iran refuses to attend."), ("ru", "Иран не примет участия.")):
        s = scan(text, load(lang))
        (clause,) = clauses(s, lists(s, places.find(s), blocs.find(s)))
        assert "J" not in clause.written
