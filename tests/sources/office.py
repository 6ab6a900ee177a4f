"""Files that LibreOffice writes out of sample articles: `python -m tests.sources.office`.

They lie in `data`, so that tests need no office suite; made anew where one is installed.
"""

from __future__ import annotations

import shutil
import subprocess
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from eventtracker.model import Document
from eventtracker.sources import demo, read

DATA = Path(__file__).parent / "data"
CHOSEN = {
    a.lang or "": a
    for a in reversed(list(read(demo.folder() / "articles.jsonl")))
    if "kazanforum" in (a.url or "")
}
"""Articles on one forum by language."""
ENCODINGS = {"ar": "MS_1256", "ru": "MS_1251", "en": "UTF8"}
CALC = "csv:Text - txt - csv (StarCalc):59,34,34"
"""Semicolons, quotes, windows-1251."""


def markup(article: Document) -> str:
    """An article as what Writer opens."""
    head, *rest = article.text.split("\n")
    way = "rtl" if article.lang == "ar" else "ltr"
    body = "".join(f"<p>{escape(line)}</p>" for line in rest if line.strip())
    return (
        f'<html lang="{article.lang}"><head><meta charset="utf-8"><title>{escape(head)}</title>'
        f'</head><body dir="{way}"><h1>{escape(head)}</h1>{body}</body></html>'
    )


def make(office: str) -> None:
    """Write the files into `data`."""
    with TemporaryDirectory() as folder:
        pages = []
        for lang, article in CHOSEN.items():
            pages.append(Path(folder, f"{lang}.html"))
            pages[-1].write_text(markup(article), encoding="utf-8")
        sheet = Path(folder, "ru.xlsx")
        ru = CHOSEN["ru"]
        row = {"date": str(ru.published), "headline": ru.title, "body": ru.text, "link": ru.url}
        pd.DataFrame([row]).to_excel(sheet, index=False)
        for kind in ("docx", "pdf"):
            _convert(office, kind, *pages)
        for lang, page in zip(CHOSEN, pages, strict=True):
            _convert(office, f"txt:Text (encoded):{ENCODINGS[lang]},LF", page)
        _convert(office, CALC, sheet)
        _convert(office, "html:HTML (StarWriter)", DATA / "en.docx")


def _convert(office: str, kind: str, *files: Path) -> None:
    filters = ["--infilter=HTML (StarWriter)"] if files[0].suffix == ".html" else []
    words = [office, "--headless", *filters, "--convert-to", kind, "--outdir", DATA, *files]
    subprocess.run(words, check=True, capture_output=True)


if __name__ == "__main__":
    found = shutil.which("soffice")
    if found is None:
        raise SystemExit("LibreOffice isn't installed.")
    DATA.mkdir(exist_ok=True)
    make(found)
