"""Options and arguments that subcommands share. The filters are the contract's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from eventtracker.model import EventtrackerError


def _filter(name: str, help: str, metavar: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        name, help=help, metavar=metavar, rich_help_panel="Filters"
    )
    return option


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, web pages, feeds; - is standard input."),
]
Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="SOURCE", help="Files, folders, web pages, feeds; - is standard input."),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When the texts appeared, where they don't say: 2024-05-14."),
]
TextLang = Annotated[
    str | None,
    typer.Option(metavar="TAG", help="Language of the texts (ar, ru, en); else it is identified."),
]

Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=NAME",
        help="The column of an archive that holds text, published, title, url, lang or source, "
        "where its name doesn't tell; as often as needed.",
    ),
]
Private = Annotated[
    bool,
    typer.Option("--allow-private", help="Reads addresses of this machine and its network too."),
]

TimesFormat = Annotated[str, typer.Option(metavar="jsonl|table")]
ExtractFormat = Annotated[str, typer.Option(metavar="table|jsonl|ics|csv|html")]
EventsFormat = Annotated[str, typer.Option(metavar="table|jsonl|csv|xlsx|parquet|ics|jsonld")]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Writes there, not here.")
]

From = Annotated[str | None, _filter("--from", "Ends on this day or later.", "DATE")]
To = Annotated[str | None, _filter("--to", "Begins on this day or earlier.", "DATE")]
Country = Annotated[
    list[str] | None, _filter("--country", "Takes part, in any role: MY, Malaysia.", "CODE")
]
Role = Annotated[list[str] | None, _filter("--role", "Of the country: host, exhibitor, …", "NAME")]
City = Annotated[list[str] | None, _filter("--city", "Where it is held.", "NAME")]
Bloc = Annotated[list[str] | None, _filter("--bloc", "A bloc that takes part: OIC.", "NAME")]
Series = Annotated[list[str] | None, _filter("--series", "The recurrent event.", "NAME")]
Type = Annotated[list[str] | None, _filter("--type", "forum, summit, exhibition, …", "NAME")]
Status = Annotated[list[str] | None, _filter("--status", "scheduled, postponed, …", "NAME")]
SourceLang = Annotated[
    list[str] | None, _filter("--source-lang", "Language of the articles.", "TAG")
]
Text = Annotated[str | None, _filter("--q", "Words in it.", "TEXT")]
MinConfidence = Annotated[
    str | None, _filter("--min-confidence", "As sure as this, 0 to 1.", "NUMBER")
]
Reviewed = Annotated[str | None, _filter("--reviewed", "Checked by a person.", "true|false")]
ChangedSince = Annotated[str | None, _filter("--changed-since", "Changed on or after.", "DATE")]
OutputLang = Annotated[str | None, _filter("--lang", "Language of the output: ar, ru, en.", "TAG")]

By = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who decides; else the name of your account.")
]
Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")]
Port = Annotated[int, typer.Option(metavar="NUMBER", min=0, max=65535, help="0 takes a free one.")]
Password = Annotated[
    str | None,
    typer.Option(
        envvar="EVENTTRACKER_PASSWORD",
        metavar="TEXT",
        show_envvar=False,
        help="What review, add and sources ask for; better in EVENTTRACKER_PASSWORD.",
    ),
]
BackupFile = Annotated[str, typer.Argument(metavar="FILE")]


def columns_of(given: Sequence[str]) -> dict[str, str]:
    """--column FIELD=NAME as field → name. EventtrackerError (usage) on another form."""
    from eventtracker.sources.records import COLUMNS

    pairs = [each.partition("=") for each in given]
    for each, (field, _, name) in zip(given, pairs, strict=True):
        if field not in COLUMNS or not name:
            known = ", ".join(COLUMNS)
            raise EventtrackerError(
                f"--column takes FIELD=NAME, FIELD being one of {known}; not '{each}'.", usage=True
            )
    return {field: name for field, _, name in pairs}
