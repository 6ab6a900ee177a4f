"""Many articles on one forum: what each further one costs, by how many there are.

    python bench/forum.py [ARTICLES]

Short articles in three languages, moved once; extraction is not counted. Milliseconds of
processor, the median of each tenth of the articles; comparisons are those of two profiles.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from datetime import date, timedelta

from eventtracker import pipeline
from eventtracker.model import Document
from eventtracker.resolve import Resolver
from eventtracker.resolve.compare import compare
from eventtracker.store import Store

ARTICLES = 200
FIRST = date(2025, 1, 13)
NAMES = {
    "en": ["Samarkand Saffron Forum", "Saffron Forum", "International Saffron Forum"],
    "ru": ["Самаркандский форум «Шафран»", "форум «Шафран»", "Международный форум «Шафран»"],
    "ar": ["منتدى سمرقند للزعفران", "منتدى الزعفران", "المنتدى الدولي للزعفران"],
}
SAID = {
    "en": [
        "The {name} will be held in Samarkand from {days} {month} 2025. {more}",
        "{more} The {name} opens in Samarkand on {first} {month} 2025.",
        "Uzbekistan will host the {name} in {month} 2025, organisers said. {more}",
    ],
    "ru": [
        "{name} пройдёт в Самарканде с {days} {month} 2025 года. {more}",
        "{more} {name} откроется в Самарканде {first} {month} 2025 года.",
        "В Узбекистане в {month} 2025 года пройдёт {name}, сообщили организаторы. {more}",
    ],
    "ar": [
        "يعقد {name} في سمرقند من {days} {month} 2025. {more}",
        "{more} ينطلق {name} في سمرقند يوم {first} {month} 2025.",
        "تستضيف أوزبكستان {name} في {month} 2025، وفق المنظمين. {more}",
    ],
}
MOVED = {
    "en": "The {name} in Samarkand has been postponed from {days} {month} to {later} 2025.",
    "ru": "{name} в Самарканде перенесён с {days} {month} на {later} 2025 года.",
    "ar": "تأجيل {name} في سمرقند من {days} {month} إلى {later} 2025.",
}
MONTHS = {
    "en": ("May", "16-18 September", "September"),
    "ru": ("мая", "16-18 сентября", "сентября"),
    "ar": ("مايو", "16-18 سبتمبر", "سبتمبر"),
}
MORE = {
    "en": [
        "{n} growers have registered.",
        "{land} sends {n} firms.",
        "Tea houses expect {n} guests.",
    ],
    "ru": ["Заявились {n} садоводов.", "{land} привезёт {n} компаний.", "Чайханы ждут {n} гостей."],
    "ar": ["سجل {n} مزارعا.", "تشارك {land} بعدد {n} شركة.", "تنتظر المقاهي {n} ضيفا."],
}
LANDS = {
    "en": ["Iran", "India", "Spain", "Morocco", "Turkey", "Greece"],
    "ru": ["Иран", "Индия", "Испания", "Марокко", "Турция", "Греция"],
    "ar": ["إيران", "الهند", "إسبانيا", "المغرب", "تركيا", "اليونان"],
}


def article(number: int, of: int) -> Document:
    """One of the articles; the forum is moved after the first half of them."""
    chance = random.Random(number)
    lang = chance.choice(list(NAMES))
    month, later, after = MONTHS[lang]
    moved = number > of // 2
    said = MOVED[lang] if number == of // 2 else chance.choice(SAID[lang])
    more = chance.choice(MORE[lang]).format(
        n=chance.randrange(20, 900), land=chance.choice(LANDS[lang])
    )
    days = ("16", "18") if moved else ("14", "16")
    through = {"en": "{} to {}", "ru": "{} по {}", "ar": "{} إلى {}"}[lang].format(*days)
    words = {"name": chance.choice(NAMES[lang]), "more": more, "later": later}
    text = said.format(days=through, first=days[0], month=after if moved else month, **words)
    published = FIRST + timedelta(number * 90 // of)
    return Document(text, published, url=f"https://example.org/saffron/{number}", lang=lang)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    documents = [article(n, number) for n in range(number)]
    told = [pipeline.extract_document(document) for document in documents]
    resolver, taken = Resolver(), []
    with Store("sqlite://") as store:
        for document, events in zip(documents, told, strict=True):
            begun, known = time.process_time(), compare.cache_info().misses
            store.save(document, events, resolver=resolver)
            done = compare.cache_info().misses - known
            taken.append((1000 * (time.process_time() - begun), done))
        print(f"{number} articles, {store.count()} events")
    print(f"{'articles':>10}{'milliseconds':>14}{'comparisons':>13}")
    step = max(1, number // 10)
    for start in range(0, number, step):
        some = zip(*taken[start : start + step], strict=True)
        spent, compared = (statistics.median(each) for each in some)
        print(f"{start + step:>10}{spent:>14.1f}{compared:>13.0f}")


if __name__ == "__main__":
    main()
