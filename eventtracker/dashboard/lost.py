"""The page at an address that is none. Streamlit would show its start page and excuse itself
in English."""

from __future__ import annotations

from html import escape

from eventtracker import i18n

_STYLE = """
  :root { color-scheme: light dark; font: 1.05rem/1.6 system-ui, sans-serif }
  body { max-width: 34rem; margin: 18vh auto 0; padding: 0 1.5rem;
         color: light-dark(#1b222c, #e8ecf1); background: light-dark(#fff, #11151b) }
  h1 { font-size: 1.9rem; line-height: 1.25 }
  a { color: light-dark(#005f99, #7cc2f7) }
  nav { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem }
"""
PAGES = {
    "timeline": "Timeline",
    "month": "Calendar",
    "countries": "Countries",
    "series": "Event series",
    "events": "Events",
}


def page(lang: str, root: str) -> bytes:
    """The page in one of LANGUAGES; `root` is where the dashboard lies on its host, "" mostly."""
    tr = i18n.translate(lang)
    links = "".join(
        f'<a href="{escape(root)}/{name}">{escape(tr(title))}</a>' for name, title in PAGES.items()
    )
    title = escape(tr("There is no such page"))
    words = escape(tr("The address may be mistyped, or what it led to has moved. There are:"))
    return (
        f'<!DOCTYPE html><html lang="{lang}" dir="{i18n.direction(lang)}"><head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title} · eventtracker</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{title}</h1><p>{words}</p><nav>{links}</nav></main></body></html>"
    ).encode()
