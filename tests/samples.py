"""The sample articles of `data/` and what they should give; see `docs/samples.md`.

`python -m tests.samples [WORD]` prints how the engine's answer differs, article by article.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from eventtracker.model import Document, Event, as_published
from eventtracker.text import fold

TESTS = Path(__file__).resolve().parent
ARTICLES = TESTS.parent / "data" / "articles.jsonl"
EXPECTED = TESTS / "data" / "expected.jsonl"
PLAIN = (
    *("series", "edition", "start", "end", "start_time", "end_time", "precision", "status"),
    *("previous_start", "previous_end", "attendance", "registration_deadline"),
)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def documents() -> list[Document]:
    """The sample articles, as the sources' room would read them."""
    return [Document(**{**d, "published": as_published(d["published"])}) for d in _lines(ARTICLES)]


def expected() -> dict[str, list[dict[str, Any]]]:
    """Article URL -> the events it should give."""
    return {line["url"]: line["events"] for line in _lines(EXPECTED)}


def differences(events: Sequence[Event], wanted: Sequence[dict[str, Any]]) -> list[str]:
    """How the events of one article differ from those wanted; empty where they agree."""
    said = [e.to_dict() for e in events]
    left, pairs, out = list(range(len(said))), [], []
    for w in wanted:
        found = next((i for i in left if _same(said[i], w)), None)
        if found is not None:
            left.remove(found)
            pairs.append((said[found], w))
        elif not w.get("optional"):
            out.append(f"missing: {w['name']} {w['start']}..{w['end']}")
    out += [f"extra: {said[i]['name']} {said[i]['start']}..{said[i]['end']}" for i in left]
    names = {e["uid"]: w["name"] for e, w in pairs}
    # A past edition that is an event of its own may keep its figures.
    elsewhere = [f for e, w in pairs if w.get("optional") for f in e["figures"]]
    for e, w in pairs:
        out += [f"{w['name']}: {d}" for d in _fields(e, w, names, elsewhere)]
    return out


def _same(event: dict[str, Any], wanted: dict[str, Any]) -> bool:
    days = event["start"] == wanted["start"] and (
        event["end"] == wanted["end"] or wanted.get("end_optional", False)
    )
    said = [event["name"], event["series"] or "", *event["names"].values()]
    return days and any(
        _words(a) and _words(a) == _words(b)
        for a in said
        for b in [wanted["name"], *wanted["alt_names"]]
    )


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", fold(name).text)


def _fields(
    event: dict[str, Any],
    wanted: dict[str, Any],
    names: dict[str, str],
    elsewhere: Sequence[dict[str, Any]],
) -> Iterable[str]:
    for key in PLAIN:
        if wanted.get("end_optional") and key == "end":
            continue
        if key in wanted and not (wanted.get("optional") and key == "edition"):
            yield from _differ(key, event[key], wanted[key])
    if event["type"] not in (wanted["type"], *wanted.get("alt_types", [])):
        yield from _differ("type", event["type"], wanted["type"])
    if wanted.get("optional"):
        return
    for key in ("city", "country"):
        yield from _differ(key, (event["place"] or {}).get(key), wanted[key])
    yield from _differ("url", _host(event["url"]), _host(wanted["url"]))
    yield from _differ("countries", _rows(event["countries"]), _rows(wanted["countries"]))
    figures = [f for f in wanted["figures"] if f not in elsewhere or f in event["figures"]]
    yield from _differ("figures", _rows(event["figures"]), _rows(figures))
    if "parent" in wanted:
        parent = event["parent"] and names.get(event["parent"], event["parent"])
        yield from _differ("parent", parent, wanted["parent"])


def _differ(key: str, said: object, wanted: object) -> Iterable[str]:
    if said != wanted:
        yield f"{key} is {said!r}, should be {wanted!r}"


def _host(url: str | None) -> str | None:
    return url and re.sub(r"^https?://(www\.)?|/$", "", url)


def _rows(records: Iterable[dict[str, Any]]) -> list[str]:
    return sorted(" ".join(str(v) for v in r.values()) for r in records)


def main(word: str = "") -> None:
    from eventtracker.pipeline import extract_document

    wanted = expected()
    for document in documents():
        if word in (document.url or ""):
            print(document.url)
            for line in differences(extract_document(document), wanted[document.id]):
                print("   ", line)


if __name__ == "__main__":
    main(*sys.argv[1:])
