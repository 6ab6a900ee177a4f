"""Languages told apart, and language tags checked."""

from __future__ import annotations

import pytest

from eventtracker.model import EventtrackerError
from eventtracker.text.language import check_tag, identify

SAMPLES = {
    "ar": "يعقد المنتدى الاقتصادي في قازان خلال الفترة من 14 إلى 19 مايو بمشاركة وفود من دول كثيرة",
    "fa": "این نمایشگاه با حضور شرکت‌های ایرانی در تهران برگزار می‌شود و گزارش آن را می‌توان خواند",
    "ur": "یہ اجلاس اسلام آباد میں ہوگا اور اس میں کئی ممالک کے وزراء شرکت کریں گے",
    "ru": "Форум пройдёт в Казани с 14 по 19 мая, сообщили организаторы, в нём примут участие гости",
    "uk": "Форум відбудеться у Києві з 14 до 19 травня, повідомили організатори, участь візьмуть гості",
    "be": "Форум пройдзе ў Мінску ў маі, паведамілі арганізатары, і ў ім возьмуць удзел госці",
    "bg": "Форумът ще се проведе в София през май, съобщиха организаторите, и в него ще участват гости",
    "sr": "Форум ће се одржати у Београду у мају, а на њему ће учествовати гости из више земаља",
    "kk": "Форум Астанада мамыр айында өтеді және оған көптеген елдердің қонақтары қатысады",
    "en": "The forum will be held in Kazan from 14 to 19 May, and guests from many countries will come",
    "de": "Das Forum wird vom 14. bis 19. Mai in Kasan stattfinden, und es kommen Gäste aus der Region",
    "fr": "Le forum se tiendra à Kazan du 14 au 19 mai, et des invités de nombreux pays sont attendus",
    "es": "El foro se celebrará en Kazán del 14 al 19 de mayo, y se espera a invitados de los países",
    "tr": "Forum Kazan'da mayıs ayında yapılacak ve bu toplantıya birçok ülke ile kurum için davet var",
    "el": "Το φόρουμ θα διεξαχθεί στην Αθήνα",
    "zh": "论坛将于五月在喀山举行",
    "ja": "フォーラムは五月にカザンで開かれます",
    "und": "12 345 — 67",
}


@pytest.mark.parametrize("lang", SAMPLES)
def test_identify(lang: str) -> None:
    assert identify(SAMPLES[lang]) == lang


@pytest.mark.parametrize(("lang", "foreign"), [("fa", "ar"), ("uk", "ru"), ("kk", "ru")])
def test_a_neighbour_quoted_does_not_mislead(lang: str, foreign: str) -> None:
    """Neither that ة and ы stand in a text, nor that most of its letters are shared, decides."""
    assert identify(f"{SAMPLES[lang]} «{SAMPLES[foreign][:60]}» {SAMPLES[lang]}") == lang


def test_names_in_another_script_do_not_mislead() -> None:
    text = "عُرض في معرض GITEX Global وفي LEAP جهاز من شركة Example Technologies في قاعة كبرى"
    assert identify(text) == "ar"


@pytest.mark.parametrize("empty", ["", " \n", "…", "٣٤"])
def test_nothing_to_tell(empty: str) -> None:
    assert identify(empty) == "und"


@pytest.mark.parametrize(
    ("tag", "primary"),
    [
        ("ar", "ar"),
        ("RU", "ru"),
        ("pt-BR", "pt"),
        ("zh-Hant-TW", "zh"),
        ("en-x-mine", "en"),
        ("ckb", "ckb"),
        ("und", "und"),
        ("sl-rozaj-biske", "sl"),
    ],
)
def test_good_tags(tag: str, primary: str) -> None:
    assert check_tag(tag) == primary


@pytest.mark.parametrize("tag", ["", "zz", "english", "en_US", "ar-", "x", "12", "qqq", "عربي"])
def test_bad_tags(tag: str) -> None:
    with pytest.raises(EventtrackerError, match="not a language") as caught:
        check_tag(tag)
    assert caught.value.usage
