"""What is told where little was read: the language, and the dates that became no event."""

from __future__ import annotations

from collections.abc import Sequence

from eventtracker import i18n
from eventtracker.languages import reads
from eventtracker.model import Rejected, TimeExpression
from eventtracker.publish.reasons import why_rejected
from eventtracker.publish.text import line, shortened

_QUOTED = 3
"""Dates that are quoted."""
_LONGEST = 80


def of_language(tag: str | None, lang: str | None) -> str | None:
    """What isn't read in a text in the language `tag`, in the reader's language `lang`; None
    where events are read."""
    _ = i18n.translate(lang)
    level = reads(tag or "und")
    if level == "events":
        return None
    if tag is None or tag == "und":
        return _("The language of this text is not known: nothing is read in it.")
    name = i18n.language_name(tag, lang)
    if level == "dates":
        said = _("This text is in {language}: only its dates are read, no events.")
    else:
        said = _("This text is in {language}: nothing is read in it.")
    return said.format(language=name)


def of_nothing(
    times: Sequence[TimeExpression], rejected: Sequence[Rejected], lang: str | None
) -> list[str]:
    """Why dates became no event: the first of them, and the name nearest to one of them with
    the reason against it. Empty without dates."""
    if not times:
        return []
    _, plural = i18n.translate(lang), i18n.counted(lang)
    dates = i18n.enumerate_in(lang, [_quote(t.text, lang) for t in times[:_QUOTED]])
    said = plural(
        "{count} date was seen, but no event: {dates}.",
        "{count} dates were seen, but no event: {dates}.",
        len(times),
    )
    more = " …" if len(times) > _QUOTED else ""
    out = [said.format(count=i18n.format_number(len(times), lang), dates=dates + more)]
    nearest = _nearest(times, rejected)
    if nearest is None:
        return [*out, _("No event's name stands near them.")]
    why = _("The nearest name, {name}, is no event here: {reason}.")
    reason = why_rejected(nearest.reason, lang)
    return [*out, why.format(name=_quote(nearest.text, lang), reason=reason)]


def _nearest(times: Sequence[TimeExpression], rejected: Sequence[Rejected]) -> Rejected | None:
    """The name that stands nearest to a date."""
    return min(
        rejected,
        key=lambda name: min(max(t.start - name.end, name.start - t.end) for t in times),
        default=None,
    )


def _quote(text: str, lang: str | None) -> str:
    left, right = "“”" if i18n.best(lang) == "en" else "«»"
    return f"{left}{shortened(line(text), _LONGEST)}{right}"
