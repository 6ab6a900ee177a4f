"""PDF and Word files: their text, a paragraph a line."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from eventtracker.model import Document, EventtrackerError
from eventtracker.sources.base import Options, whole, words
from eventtracker.sources.bidi import as_read, from_right, right_to_left
from eventtracker.sources.content import LIMIT, Content, Format, needed

MOST_PAGES = 500
"""Pages of a PDF that are read."""
_UNFOLDED = 10 * LIMIT
_LATIN_FORMS = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_END = re.compile(r"[.!?…؟][»”\"')\]]*$")


class Pdf(Format):
    """PDF files with text in them; pictures of text are not read."""

    suffixes = (".pdf",)
    media_types = ("application/pdf",)

    def takes(self, content: Content) -> bool:
        return super().takes(content) or content.data.startswith(b"%PDF-")

    def documents(self, content: Content, options: Options) -> Iterator[Document]:
        pypdf = needed("pypdf", "documents")
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        try:
            reader = pypdf.PdfReader(io.BytesIO(content.data))
            pages = [_page(page) for page in reader.pages[:MOST_PAGES]]
            told = reader.metadata
            title = told.title if told else None
        except Exception as error:  # pypdf raises what its parts do on broken files
            raise EventtrackerError(f"{content.name} is a broken or locked PDF.") from error
        lines = (as_read(line) for page in pages for line in page.splitlines())
        text = paragraphs("\n".join(lines))
        if not text:
            raise EventtrackerError(f"{content.name} has no text: its pages may be pictures.")
        yield _document(text, title, _made(told), content, options)


class Docx(Format):
    """Word files that end in .docx."""

    suffixes = (".docx",)
    media_types = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)

    def documents(self, content: Content, options: Options) -> Iterator[Document]:
        docx = needed("docx", "documents")
        try:
            _small(content.data)
            file = docx.Document(io.BytesIO(content.data))
            lines = [line for block in file.iter_inner_content() for line in _lines(block)]
            told = file.core_properties
            title, made = told.title, told.created
        except Exception as error:  # what zipfile, lxml and docx raise on broken files
            raise EventtrackerError(f"{content.name} is no Word file, or a broken one.") from error
        text = "\n".join(filter(None, (line.strip() for line in lines)))
        if not text:
            raise EventtrackerError(f"{content.name} has no text.")
        yield _document(text, title, made, content, options)


def _page(page: Any) -> str:
    """The text of a page. Programs put the runs of a line that goes from the right in any order."""
    lines: list[list[tuple[float, str]]] = [[]]

    def take(text: str, way: Sequence[float], place: Sequence[float], *font: Any) -> None:
        left = place[4] * way[0] + place[5] * way[2] + way[4]
        first, *others = text.split("\n")
        lines[-1].append((left, first))
        lines.extend([(left, other)] for other in others)

    text: str = page.extract_text(visitor_text=take)
    return "\n".join(map(from_right, lines)) if right_to_left(text) else text


def _made(told: Any) -> datetime | None:
    """When a PDF was made. Some programs write days that pypdf can't read ("…39Z'")."""
    try:
        return told.creation_date if told else None
    except (ValueError, TypeError):
        found = _DAY.match(told.creation_date_raw or "")
    try:
        year, month, day = map(int, found.groups() if found else ())
        return datetime(year, month, day)
    except ValueError:
        return None


def _small(data: bytes) -> None:
    """Refuses an archive that unfolds into more than memory should hold."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > _UNFOLDED:
            raise ValueError("too large")


def _lines(block: Any) -> Iterator[str]:
    """The lines of a paragraph, or the rows of a table."""
    if hasattr(block, "rows"):
        for row in block.rows:
            yield "\t".join(dict.fromkeys(cell.text.strip() for cell in row.cells))
    else:
        yield block.text


def paragraphs(text: str) -> str:
    """A page's lines joined to paragraphs: a full line that ends within a sentence goes on.

    A line is full if it is nearly as long as the longest ones of its text.
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    full = lengths[len(lengths) * 3 // 4] * 0.75 if lengths else 0
    made: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line:
            made[-1] = made[-1][:-1] + line if made[-1].endswith("\u00ad") else f"{made[-1]} {line}"
        elif line:
            made.append(line)
        goes_on = bool(line) and len(line) >= full and not _END.search(line)
    joined = "\n".join(made)
    for form, letters in _LATIN_FORMS.items():
        joined = joined.replace(form, letters)
    return joined


def _document(text: str, title: Any, made: Any, content: Content, options: Options) -> Document:
    """A file's own date is when it was made: good enough where nothing else is known."""
    day: date | None = made if isinstance(made, datetime) else None
    published = options.published or day
    return Document(whole(text), published, words(title), content.url, options.lang)
