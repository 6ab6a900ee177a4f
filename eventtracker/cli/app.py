"""The subcommands and what they take; what they do is in the modules beside this one."""

from __future__ import annotations

from typing import Annotated

import typer

from eventtracker import __version__
from eventtracker.cli import options as o

app = typer.Typer(
    name="eventtracker",
    help="Reads forums and other events out of news, and keeps them as a calendar.",
    epilog="Each subcommand explains itself: eventtracker extract --help",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"eventtracker {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    db: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="The store, such as sqlite:///events.db; else EVENTTRACKER_DB, else a file "
            "in your data folder.",
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Says the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    context.obj = db
    if context.invoked_subcommand is None:
        print(context.get_help())


@app.command(help="Finds the temporal expressions of texts.")
def times(
    paths: o.Paths,
    published: o.Published = None,
    lang: o.TextLang = None,
    column: o.Columns = None,
    private: o.Private = False,
    format: o.TimesFormat = "jsonl",
) -> None:
    from eventtracker.cli import reading

    raise typer.Exit(reading.times(paths, published, lang, column or [], private, format))


@app.command(help="Finds the events of documents; stores nothing.")
def extract(
    paths: o.Paths,
    published: o.Published = None,
    lang: o.TextLang = None,
    column: o.Columns = None,
    private: o.Private = False,
    format: o.ExtractFormat = "table",
) -> None:
    from eventtracker.cli import reading

    raise typer.Exit(reading.extract(paths, published, lang, column or [], private, format))


@app.command(help="Reads sources and stores the events they tell of.")
def ingest(
    context: typer.Context,
    sources: o.Sources = None,
    published: o.Published = None,
    lang: o.TextLang = None,
    column: o.Columns = None,
    private: o.Private = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Reads again what failed before.")
    ] = False,
) -> None:
    from eventtracker.cli import storing

    given = (sources or [], published, lang, column or [], private, retry_failed)
    raise typer.Exit(storing.ingest(context.obj, *given))


@app.command(
    help="Feeds and pages that 'watch' reads again and again: "
    "sources list|add ADDRESS…|remove ADDRESS…."
)
def sources(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="ACTION…", help="By default the list.")
    ] = None,
    every: Annotated[
        str | None, typer.Option(metavar="TIME", help="Between two readings: 30m, 6h, 1d.")
    ] = None,
    lang: o.TextLang = None,
    private: o.Private = False,
) -> None:
    from eventtracker.cli import watching

    raise typer.Exit(watching.sources(context.obj, words or [], every, lang, private))


@app.command(help="Reads the sources of 'sources add' whenever they are due; Ctrl-C ends it.")
def watch(
    context: typer.Context,
    once: Annotated[
        bool, typer.Option("--once", help="Only those that are due now: for cron and the like.")
    ] = False,
) -> None:
    from eventtracker.cli import watching

    raise typer.Exit(watching.watch(context.obj, once))


@app.command(help="Lists the stored events that match, or exports them.")
def events(
    context: typer.Context,
    from_: o.From = None,
    to: o.To = None,
    country: o.Country = None,
    role: o.Role = None,
    city: o.City = None,
    bloc: o.Bloc = None,
    series: o.Series = None,
    type: o.Type = None,
    status: o.Status = None,
    source_lang: o.SourceLang = None,
    q: o.Text = None,
    min_confidence: o.MinConfidence = None,
    reviewed: o.Reviewed = None,
    changed_since: o.ChangedSince = None,
    lang: o.OutputLang = None,
    format: o.EventsFormat = "table",
    output: o.Output = None,
) -> None:
    from eventtracker.cli import showing

    given = {**locals(), "from": from_}
    raise typer.Exit(showing.events(context.obj, given, format, output))


@app.command(help="Shows one event: fields, evidence, history.")
def show(
    context: typer.Context,
    uid: Annotated[str, typer.Argument(metavar="UID", help="As `events` lists it.")],
    lang: o.OutputLang = None,
) -> None:
    from eventtracker.cli import showing

    raise typer.Exit(showing.show(context.obj, uid, lang))


@app.command(
    help="Decides on an event: review UID accept|reject|merge OTHER|apart OTHER|split DOCUMENT|"
    "set FIELD=VALUE…; or review undo [DECISION], review queue, review export."
)
def review(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="UID ACTION…", help="As `events` lists it; and what.")
    ],
    by: o.By = None,
    on: Annotated[
        int | None,
        typer.Option(metavar="NUMBER", help="Decides only if the event is at this sequence."),
    ] = None,
    output: o.Output = None,
) -> None:
    from eventtracker.cli import reviewing

    raise typer.Exit(reviewing.review(context.obj, words, by, on, output))


@app.command(
    help="Recurrent forums and their names: series list|alias SERIES NAME|merge SERIES OTHER."
)
def series(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="ACTION…", help="By default the list.")
    ] = None,
) -> None:
    from eventtracker.cli import series as work

    raise typer.Exit(work.series(context.obj, words or []))


@app.command(help="Types in an event without an article; its uid is printed.")
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    start: Annotated[str | None, typer.Option(metavar="DAY", help="The first day.")] = None,
    end: Annotated[str | None, typer.Option(metavar="DAY", help="The last day.")] = None,
    type: Annotated[str | None, typer.Option(metavar="NAME", help="forum, summit, …")] = None,
    city: Annotated[str | None, typer.Option(metavar="NAME", help="Where it is held.")] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="The country that it is held in.")
    ] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Its page.")] = None,
    more: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Any other field, as often as needed."),
    ] = None,
    by: o.By = None,
) -> None:
    from eventtracker.cli import reviewing

    given = {"name": name, "start": start, "end": end, "type": type, "city": city}
    given |= {"country": country, "url": url}
    raise typer.Exit(reviewing.add(context.obj, given, more or [], by))


@app.command(help="Serves the dashboard and the calendar feeds from one port.")
def serve(
    context: typer.Context,
    host: o.Host = "127.0.0.1",
    port: o.Port = 8501,
    password: o.Password = None,
) -> None:
    from eventtracker.cli import serving

    raise typer.Exit(serving.serve(context.obj, host, port, password))


@app.command(help="Serves the sample articles, in a store of their own.")
def demo(
    context: typer.Context,
    host: o.Host = "127.0.0.1",
    port: o.Port = 8501,
    password: o.Password = None,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Only loads them.")] = False,
) -> None:
    from eventtracker.cli import serving

    raise typer.Exit(serving.demo(context.obj, host, port, password, serves=not no_serve))


@app.command(help="Checks the installation and the store.")
def doctor(
    context: typer.Context,
    mend: Annotated[
        bool, typer.Option("--mend", help="First writes anew what free text is looked for in.")
    ] = False,
) -> None:
    from eventtracker.cli import care

    raise typer.Exit(care.doctor(context.obj, mend))


@app.command(help="Copies the store into a new file.")
def backup(context: typer.Context, file: o.BackupFile) -> None:
    from eventtracker.cli import care

    raise typer.Exit(care.backup(context.obj, file))


@app.command(help="Puts a backup in the place of all that the store holds.")
def restore(context: typer.Context, file: o.BackupFile) -> None:
    from eventtracker.cli import care

    raise typer.Exit(care.restore(context.obj, file))
