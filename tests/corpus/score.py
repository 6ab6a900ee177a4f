"""How well events are read: the figures on labelled articles, by language.

    python -m tests.corpus.score [FILE…] [--raise] [--detail]       default: tests/corpus

F1      of events: found ones that agree with a labelled one in name and days, and the reverse
name    of those, the share whose name has all the telling words of a labelled name and no others
city, country, status, edition      of those, the share where it is as labelled, if it is labelled
quiet   of the articles without an event, the share in which none was found
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import eventtracker as et
from eventtracker.text import fold

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
LANGUAGES = ("ar", "en", "ru")
BELOW = 0.03
"""How far a floor lies below what is reached."""
Record = dict[str, Any]

_STEM = 5
_ARTICLES = re.compile(r"^(?:وال|بال|كال|فال|لل|ال)(?=\w{3})")
_SMALL = frozenset(
    "the a an of in on at to for and from de и в во на по за с для في من و على".split()
)
_KINDS = frozenset(
    w[:_STEM]
    for w in (
        "forum summit conference congress exhibition expo fair festival meeting session symposium "
        "workshop assembly games championship week day ceremony visit international annual world "
        "форум саммит конференция конгресс съезд выставка ярмарка фестиваль встреча заседание "
        "семинар симпозиум неделя день церемония визит международный ежегодный всемирный "
        "منتدي قمه موتمر معرض مهرجان اجتماع ندوه ملتقي اسبوع يوم حفل زياره بطوله دولي عالمي سنوي"
    ).split()
)


def words(name: str) -> frozenset[str]:
    """The words of a name as they are compared: folded, without article and ending, numbers,
    years and small words left out."""
    found = re.findall(r"[^\W\d_]+", fold(name).text)
    return frozenset(_ARTICLES.sub("", w)[:_STEM] for w in found if w not in _SMALL)


def same_name(said: str, labelled: str) -> bool:
    """Whether two names share most of their words, not only the kind of event."""
    a, b = words(said), words(labelled)
    shared = a & b
    telling = shared - _KINDS or (shared and not b - _KINDS)
    return (
        bool(telling) and 5 * len(shared) >= 3 * min(len(a), len(b)) and 3 * len(shared) >= len(b)
    )


def same_days(event: Record, gold: Record) -> bool:
    """Whether an event has the labelled first and last day; of a labelled period coarser than a
    day, whether it lies inside and claims no day."""
    start, end, first, last = event["start"], event["end"], gold["start"], gold["end"]
    if first is None or start is None:
        return (start, end) == (first, last)
    if gold.get("precision", "day") == "day":
        return start == first and (end == last or gold.get("end_optional") or last is None)
    inside = first <= start and (end or start) <= (last or first)
    return bool(inside and event["precision"] != "day")


def labels(gold: Record) -> list[str]:
    return [gold["name"], *gold.get("alt_names", [])]


def pairs(events: Sequence[Record], golds: Sequence[Record]) -> list[tuple[int, Record]]:
    """The events that agree with a labelled one, by their number, each once: those that must be
    found before those that may."""
    out: list[tuple[int, Record]] = []
    free = set(range(len(events)))
    for gold in sorted(golds, key=lambda g: bool(g.get("optional"))):
        for k in sorted(free):
            e = events[k]
            named = any(same_name(n, x) for n in names_of(e) for x in labels(gold))
            if named and same_days(e, gold):
                out.append((k, gold))
                free.discard(k)
                break
    return out


def names_of(event: Record) -> list[str]:
    return [n for n in (event["name"], event["series"], *event["names"].values()) if n]


def same_country(event: Record, gold: Record) -> bool:
    """Whether the country isn't wrong; none said is not."""
    country = (event["place"] or {}).get("country")
    return not gold.get("country") or country in (None, gold["country"])


def score(doc: Record, events: Sequence[Record], count: Counter[str]) -> Iterator[str]:
    """Count one article's events; what is wrong, a line each."""
    golds = doc["events"]
    right = pairs(events, golds)
    wanted = [g for g in golds if not g.get("optional")]
    if not golds:
        count["quiet"] += 1
        count["quiet_ok"] += not events
    count["wanted"] += len(wanted)
    count["extra"] += len(events) - len(right)
    for k, gold in right:
        if not gold.get("optional"):
            count["right"] += 1
            for field, ok in fields(events[k], gold):
                count[field] += 1
                count[field + "_ok"] += ok
                if not ok:
                    yield f"{field}: {doc['id']} | {gold['name']} | {events[k]['name']}"
    yield from (
        f"missed: {doc['id']} | {g['name']}" for g in wanted if all(g is not x for _, x in right)
    )
    known = {k for k, _ in right}
    yield from (f"extra: {doc['id']} | {e['name']}" for k, e in enumerate(events) if k not in known)


def fields(event: Record, gold: Record) -> Iterator[tuple[str, bool]]:
    place = event["place"] or {}
    yield "name", words(event["name"]) in [words(n) for n in labels(gold)]
    if city := gold.get("city"):
        said = [fold(n).text for n in (place.get("city"), place.get("name")) if n]
        yield "city", any(n[:_STEM] == fold(city).text[:_STEM] for n in said)
    if country := gold.get("country"):
        yield "country", place.get("country") == country
    planned = {"scheduled": "tentative", "tentative": "scheduled"}
    status = gold.get("status", "scheduled")
    yield "status", event["status"] in (status, planned.get(status))
    if gold.get("edition"):
        yield "edition", event["edition"] == gold["edition"]


def figures(count: Counter[str]) -> dict[str, float]:
    found = count["right"] + count["extra"]
    out = {"F1": 2 * count["right"] / max(1, found + count["wanted"])}
    for field in ("name", "city", "country", "status", "edition", "quiet"):
        out[field] = count[field + "_ok"] / max(1, count[field])
    return {name: round(share, 3) for name, share in out.items()}


def documents(files: Iterable[Path] = ()) -> Iterator[Record]:
    for file in files or [HERE / f"{lang}.jsonl" for lang in LANGUAGES]:
        with file.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def extract(doc: Record) -> list[Record]:
    return [e.to_dict() for e in et.extract(doc["text"], published=doc["published"])]


def measure(docs: Iterable[Record], detail: bool = False) -> dict[str, dict[str, float]]:
    """Language → its figures."""
    counts: dict[str, Counter[str]] = {}
    for doc in docs:
        for line in score(doc, extract(doc), counts.setdefault(doc["lang"], Counter())):
            if detail:
                print(line)
    return {lang: figures(count) for lang, count in sorted(counts.items())}


def raised(floors: dict[str, dict[str, float]], reached: dict[str, dict[str, float]]) -> Any:
    """The floors, raised to a little below what is reached; none falls."""
    return {
        lang: {
            name: max(floors.get(lang, {}).get(name, 0.0), round(max(0.0, share - BELOW), 3))
            for name, share in by.items()
        }
        for lang, by in reached.items()
    }


def main() -> None:
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("files", nargs="*", type=Path)
    asked.add_argument("--raise", action="store_true", dest="up", help="raise the floors")
    asked.add_argument("--detail", action="store_true", help="what is wrong, a line each")
    args = asked.parse_args()
    reached = measure(documents(args.files), args.detail)
    for lang, by in reached.items():
        print(lang, "  ".join(f"{name} {share}" for name, share in by.items()))
    if args.up and not args.files:
        known = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
        FLOORS.write_text(json.dumps(raised(known, reached), indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
