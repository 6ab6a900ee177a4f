"""The sample articles as pages with a site's furniture, feeds, PDF and Word files."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, date, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path
from xml.sax.saxutils import escape as xml

import docx
import pytest

from eventtracker.model import Document, Event, EventtrackerError
from eventtracker.pipeline import extract_document
from eventtracker.sources import Unreadable, content, demo, read
from eventtracker.sources.office import paragraphs
from tests.sources.site import Site

ARTICLES = [a for a in read(demo.folder() / "articles.jsonl") if a.text.startswith(f"{a.title}\n")]
"""Those that are headline and paragraphs, as pages are."""
CODECS = {"ar": ("utf-8", "windows-1256", "iso-8859-6"), "en": ("utf-8",)}
CODECS["ru"] = ("utf-8", "windows-1251", "koi8-r")
RELATED = {"ar": "اقرأ أيضا", "ru": "Читайте также", "en": "Read also"}
SAID = ("name", "start", "end", "status", "type", "edition", "place", "countries", "precision")


def told(document: Document) -> list[tuple[object, ...]]:
    return [said(event) for event in extract_document(document) if event.start or event.end]


def said(event: Event) -> tuple[object, ...]:
    return tuple(getattr(event, name) for name in SAID)


def page(article: Document, codec: str = "utf-8", declared: bool = True) -> bytes:
    """A page with header, navigation, a box of related articles, sharing links and a footer."""
    head, *rest = article.text.split("\n")
    body = "".join(f"<p>{escape(p)}</p>" for p in rest if p.strip())
    box = "".join(
        f'<li><a href="/news/{n}">{escape(other.title or "")}</a></li>'
        for n, other in enumerate(a for a in ARTICLES if a.lang == article.lang)
        if other is not article
    )
    nav = "".join(f'<li><a href="/s/{n}">Section {n}</a></li>' for n in range(8))
    charset = f'<meta charset="{codec}">' if declared else ""
    return f"""<!DOCTYPE html><html lang="{article.lang}"><head>{charset}
<title>{escape(head)} | {article.source}</title>
<meta property="og:title" content="{escape(head)}"><meta property="og:type" content="article">
<meta property="og:site_name" content="{article.source}">
<link rel="canonical" href="{article.url}">
<meta property="article:published_time" content="{article.published}T08:00:00+00:00">
<script>var forum = "15 May 1999";</script><style>p {{ margin: 0 }}</style></head><body>
<header><div class="logo">{article.source}</div><nav><ul>{nav}</ul></nav></header>
<main><article><h1>{escape(head)}</h1>{body}</article></main>
<aside class="related"><h3>{RELATED[article.lang or "en"]}</h3><ul>{box}</ul></aside>
<div class="share"><a href="#">Facebook</a> <a href="#">Telegram</a></div>
<footer><p>© 2026 {article.source}. All rights reserved. Conference hall, 1 June 2026.</p></footer>
</body></html>""".encode(codec, "xmlcharrefreplace")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.url.rsplit("/", 1)[1])
def test_an_article_as_a_page_tells_the_same(article: Document, tmp_path: Path) -> None:
    for number, codec in enumerate(CODECS[article.lang or ""]):
        for declared in (True, False):
            path = tmp_path / f"{number}{declared}.html"
            path.write_bytes(page(article, codec, declared))
            (found,) = read(path)
            assert told(found) == told(article), codec
            assert (found.url, found.published) == (article.url, article.published)
            assert (found.title, found.source) == (article.title, article.source)
            assert "Facebook" not in found.text


def test_paragraphs_and_lists_keep_their_breaks(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<html><body><article><h1>Programme</h1><p>The forum opens in Kazan on 14 May 2027 and "
        "goes on for three days in the new halls.</p><ul><li>First plenary session of all the "
        "delegations</li><li>Second plenary session of all the delegations</li></ul><p>The last "
        "paragraph tells what else is planned for the guests.</p></article></body></html>"
    )
    (found,) = read(tmp_path / "a.html")
    lines = [line.lstrip("- ") for line in found.text.splitlines()]
    assert [line.split()[0] for line in lines] == ["Programme", "The", "First", "Second", "The"]


def test_a_page_at_an_address(site: Site) -> None:
    article = ARTICLES[0]
    url = site.give("/news/1", page(article, "windows-1256", declared=False))
    site.replies["/old"] = (301, {"Location": "/news/1"}, b"")
    (found,) = read(site.url("/old"), private=True)
    assert told(found) == told(article)
    assert found.url == url  # the address that it claims is another site's
    with pytest.raises(EventtrackerError, match="not public"):
        list(read(url))


def test_a_page_cannot_pass_for_another_sites(site: Site) -> None:
    own = site.url("/news/canonical")
    body = page(ARTICLES[6]).replace((ARTICLES[6].url or "").encode(), own.encode())
    (found,) = read(site.give("/news/x?utm_source=feed", body), private=True)
    assert found.url == own


@pytest.mark.parametrize(
    ("kind", "body", "why"),
    [
        ("image/png", b"\x89PNG", "is image/png, which isn't read"),
        ("text/html", b"<html><body></body></html>", "has no article text"),
        ("text/html", b"", "is empty"),
        ("application/pdf", b"%PDF-1.7 cut", "broken or locked PDF"),
        ("text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "has no event"),
    ],
)
def test_what_an_address_cannot_give(kind: str, body: bytes, why: str, site: Site) -> None:
    with pytest.raises(EventtrackerError, match=why):
        list(read(site.give("/", body, kind), private=True))


def test_a_start_page_names_its_feed(site: Site) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=2">'
    start = site.give("/", f"<html><head><link href=x>{link}</head><body></body></html>")
    with pytest.raises(EventtrackerError) as caught:
        list(read(start, private=True))
    assert str(caught.value).endswith(f"no article text; its feed is {site.url('/feed?a=1&b=2')}.")


def test_plain_text_at_an_address(site: Site) -> None:
    text = "Форум откроется 14 мая."
    url = site.give("/a", text.encode("koi8-r"), "text/plain; charset=koi8-r")
    assert list(read(url, private=True)) == [Document(text, url=url)]


def rss(site: Site, articles: list[Document], *more: str) -> str:
    items = "".join(
        f"<item><title>{xml(a.title or '')}</title><link>{site.url(f'/news/{n}')}</link>"
        f"<pubDate>{format_datetime(_noon(a))}</pubDate></item>"
        for n, a in enumerate(articles)
    )
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Volga Wire</title>'
        f"<link>{site.url('/')}</link>{items}{''.join(more)}</channel></rss>"
    )


def _noon(article: Document) -> datetime:
    day = article.published
    assert day is not None
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@pytest.mark.usefixtures("impatient")
def test_a_feed_of_articles_in_three_languages_and_five_encodings(site: Site) -> None:
    codecs = {a.lang: iter(CODECS[a.lang or ""] * 50) for a in ARTICLES}
    articles = [ARTICLES[n % len(ARTICLES)] for n in range(50)]
    for n, article in enumerate(articles):
        codec = next(codecs[article.lang])
        site.give(f"/news/{n}", page(article, codec), f"text/html; charset={codec}")
    site.replies["/news/7"] = (404, {}, b"")
    site.replies["/news/9"] = [(500, {}, b""), site.replies["/news/9"]]  # type: ignore[list-item]
    site.replies["/news/11"] = (302, {"Location": "http://169.254.169.254/latest"}, b"")
    feed = site.give("/feed", rss(site, articles), "application/rss+xml")
    failures: list[Unreadable] = []
    found = list(read(feed, private=True, on_failure=failures.append))
    assert [f.name for f in failures] == [site.url("/news/7"), site.url("/news/11")]
    assert failures[0].reason == "answers 404 Not Found."
    assert {f.origin for f in failures} == {feed}
    left = [a for n, a in enumerate(articles) if n not in (7, 11)]
    assert [told(d) for d in found] == [told(a) for a in left]
    assert [d.published for d in found] == [_noon(a) for a in left]
    assert {d.source for d in found} == {"Volga Wire"}
    assert [d.url for d in found] == [site.url(f"/news/{n}") for n in range(50) if n not in (7, 11)]


def test_a_saved_feed_holds_what_its_entries_hold(tmp_path: Path) -> None:
    entries = "".join(
        f"<entry><title>{xml(a.title or '')}</title><link href='{a.url}'/><id>{a.url}</id>"
        f"<updated>{a.published}T12:00:00Z</updated><content type='html'>"
        f"{xml(''.join(f'<p>{escape(p)}</p>' for p in a.text.split(chr(10))[1:]))}"
        "</content></entry>"
        for a in ARTICLES
    )
    (tmp_path / "a.atom").write_text(
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>Wire</title><updated>2026-11-26T00:00:00Z</updated>{entries}</feed>",
        encoding="utf-8",
    )
    found = list(read(tmp_path / "a.atom"))
    assert [told(d) for d in found] == [told(a) for a in ARTICLES]
    assert [d.url for d in found] == [a.url for a in ARTICLES]


def test_entries_without_anything_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(
        "<rss version='2.0'><channel><title>T</title><item><guid>x</guid></item></channel></rss>"
    )
    failures: list[Unreadable] = []
    assert list(read(tmp_path / "a.rss", on_failure=failures.append)) == []
    assert [f.reason for f in failures] == ["has neither text nor a link."]
    (tmp_path / "b.xml").write_text("<html><body>no feed</body></html>")
    with pytest.raises(EventtrackerError, match="is no feed"):
        list(read(tmp_path / "b.xml"))


def test_outer_entities_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret")
    (tmp_path / "a.rss").write_text(
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><rss version="2.0"><channel>'
        "<title>T</title><item><title>Forum &x;</title><link>http://a.example/</link></item>"
        "</channel></rss>"
    )
    failures: list[Unreadable] = []
    assert all("secret" not in d.text for d in read(tmp_path / "a.rss", on_failure=failures.append))


@pytest.mark.usefixtures("impatient")
def test_a_sitemap_lists_its_pages_the_latest_first(site: Site) -> None:
    for n in range(3):
        site.give(f"/news/{n}", page(ARTICLES[n]))
    rows = "".join(
        f"<url><loc>{site.url(f'/news/{n}')}</loc><lastmod>2026-01-0{n + 1}</lastmod></url>"
        for n in range(3)
    )
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.give("/part.xml", f"<urlset {space}>{rows}</urlset>", "application/xml")
    part = f"<sitemap><loc>{site.url('/part.xml')}</loc></sitemap>"
    index = site.give("/sitemap.xml", f"<sitemapindex {space}>{part}</sitemapindex>", "text/xml")
    found = list(read(index, private=True))
    assert [d.url for d in found] == [site.url(f"/news/{n}") for n in (2, 1, 0)]
    packed = gzip.compress(f"<urlset {space}>{rows}</urlset>".encode())
    site.give("/part.xml.gz", packed, "application/x-gzip")
    lost = f"<sitemap><loc>{site.url('/lost.xml')}</loc></sitemap>"
    index = f"<sitemapindex {space}>{lost}{part.replace('.xml', '.xml.gz')}</sitemapindex>"
    failures: list[Unreadable] = []
    url = site.give("/sitemap.xml", index, "text/xml")
    assert list(read(url, private=True, on_failure=failures.append)) == found
    assert [(f.name, f.reason) for f in failures] == [
        (site.url("/lost.xml"), "answers 404 Not Found.")
    ]
    site.give("/part.xml.gz", packed[:-9], "application/gzip")
    assert list(read(url, private=True, on_failure=failures.append)) == found  # cut, but read


@pytest.mark.usefixtures("impatient")
def test_a_page_of_a_list_is_no_other_list(site: Site) -> None:
    """Or lists that name each other would go on for ever."""
    urls = "".join(f"<url><loc>{site.url(path)}</loc></url>" for path in ("/a.xml", "/feed"))
    url = site.give("/a.xml", f"<urlset>{urls}</urlset>", "text/xml")
    site.give("/feed", rss(site, ARTICLES[:1]), "application/rss+xml")
    failures: list[Unreadable] = []
    assert list(read(url, private=True, on_failure=failures.append)) == []
    assert [f.reason for f in failures] == ["is another list of pages."] * 2


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.url.rsplit("/", 1)[1])
def test_an_article_as_a_word_file_tells_the_same(article: Document, tmp_path: Path) -> None:
    file = docx.Document()
    for line in article.text.split("\n"):
        file.add_paragraph(line)
    file.save(str(tmp_path / "a.docx"))
    (found,) = read(tmp_path / "a.docx", published=article.published)
    assert told(found) == told(article)


def test_a_word_file_with_a_table(tmp_path: Path) -> None:
    file = docx.Document()
    file.core_properties.title = "Programme"
    file.core_properties.created = datetime(2026, 5, 1, 10)
    file.add_paragraph("Programme of the forum")
    table = file.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "14 May 2027", "Opening"
    file.save(str(tmp_path / "a.docx"))
    (found,) = read(tmp_path / "a.docx")
    assert found.text == "Programme of the forum\n14 May 2027\tOpening"
    assert (found.title, found.published and found.published.date()) == (  # type: ignore[union-attr]
        "Programme",
        date(2026, 5, 1),
    )


def test_lines_of_a_page_are_joined_to_paragraphs() -> None:
    text = (
        "Short title\nThe forum, which has been held every year since 2009 in\n"
        "Kazan, opens on 14 May and lasts for five days.\nAnother paragraph that goes on over the"
        " end of\nthe line.\n\nThe last one."
    )
    assert paragraphs(text).split("\n") == [
        "Short title",
        "The forum, which has been held every year since 2009 in Kazan, opens on 14 May and lasts"
        " for five days.",
        "Another paragraph that goes on over the end of the line.",
        "The last one.",
    ]


def test_files_too_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "LIMIT", 100)
    (tmp_path / "a.html").write_bytes(bytes(101))
    with pytest.raises(EventtrackerError, match="larger than"):
        list(read(tmp_path / "a.html"))


def test_an_archive_that_unfolds_into_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, held = docx.Document(), io.BytesIO()
    file.add_paragraph("words " * 100_000)
    file.save(held)
    (tmp_path / "a.docx").write_bytes(held.getvalue())
    assert len(list(read(tmp_path / "a.docx"))) == 1
    monkeypatch.setattr("eventtracker.sources.office._UNFOLDED", 500_000)
    with pytest.raises(EventtrackerError, match="broken"):
        list(read(tmp_path / "a.docx"))


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(content, "import_module", missing)
    content.needed.cache_clear()
    try:
        for name, extra in (("a.pdf", "documents"), ("a.html", "web"), ("a.rss", "web")):
            (tmp_path / name).write_text("words")
            with pytest.raises(EventtrackerError, match=rf"eventtracker\[{extra}\]"):
                list(read(tmp_path / name))
        with pytest.raises(EventtrackerError, match=r"eventtracker\[web\]"):
            list(read("https://example.org/"))
    finally:
        content.needed.cache_clear()
