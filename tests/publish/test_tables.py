"""Tables: the contract's columns, types, and no formulas."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pandas
import pytest

from eventtracker.model import Event
from eventtracker.publish import COLUMNS, outputs, to_csv, to_frame, to_jsonl, to_parquet
from tests.publish.made import DOCUMENT, forum, hostile, rich


def rows(events: list[Event]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(events), newline="")))


def test_columns_are_the_contract_s() -> None:
    assert to_csv([]).strip() == (
        "uid,name,series,edition,type,start,end,start_time,end_time,precision,status,attendance,"
        "place,city,country,latitude,longitude,timezone,countries,blocs,figures,organizer,url,"
        "registration_deadline,parent,lang,confidence,reviewed,sources,updated"
    )
    assert list(to_frame([]).columns) == list(COLUMNS)


def test_csv_says_what_the_event_says() -> None:
    (row,) = rows([forum(reviewed=True)])
    assert row["name"] == "المنتدى"
    assert (row["start"], row["end"], row["edition"]) == ("2024-05-14", "2024-05-19", "15")
    assert (row["place"], row["city"], row["country"]) == ("قازان", "Kazan", "RU")
    assert row["countries"] == "RU host; MY participant; TM exhibitor"
    assert row["figures"] == "participants > 16000 (2023); countries = 80 (2023)"
    assert (row["reviewed"], row["organizer"], row["confidence"]) == ("true", "", "0.97")
    assert row["sources"] == DOCUMENT.url
    assert row["updated"] == "2024-03-07T09:30:00+00:00"


@pytest.mark.parametrize("event", hostile(), ids=lambda e: e.uid)
def test_csv_of_hostile_text_is_one_row_without_formulas(event: Event) -> None:
    (row,) = rows([event])
    assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())


def test_negative_numbers_are_no_formulas() -> None:
    place = forum().place.__class__("Rio", "Rio de Janeiro", "BR", -22.9, -43.2)
    (row,) = rows([forum(place=place, name="-dash")])
    assert (row["latitude"], row["name"]) == ("-22.9", "'-dash")


def test_the_frame_has_types() -> None:
    frame = to_frame([forum(), forum(uid="vague", end=None, edition=None)])
    assert frame["start"].tolist() == [pandas.Timestamp(2024, 5, 14)] * 2
    assert pandas.isna(frame.loc[1, "end"]) and pandas.isna(frame.loc[1, "edition"])
    assert frame["updated"][0] == pandas.Timestamp(datetime(2024, 3, 7, 9, 30, tzinfo=UTC))
    assert str(frame.dtypes["edition"]) == "Int64"
    assert str(frame.dtypes["reviewed"]) == "bool"
    assert frame["latitude"].sum() == pytest.approx(2 * 55.79)
    assert frame["start"].dt.year.tolist() == [2024, 2024]
    assert dict(to_frame([]).dtypes) == dict(frame.dtypes)


def test_the_frame_holds_any_year() -> None:
    frame = to_frame([forum(start=date(1066, 10, 14), end=date(9999, 12, 31))])
    assert frame["end"].dt.year.tolist() == [9999]


def test_jsonl_is_read_back_as_the_same_events() -> None:
    events = [forum(), forum(uid="x", name="a\u2028b\x85c\nd")]
    lines = to_jsonl(events).splitlines()
    assert [Event.from_dict(json.loads(line)) for line in lines] == events


@pytest.mark.parametrize("event", hostile(), ids=lambda e: e.uid)
def test_jsonl_of_hostile_text_is_one_line(event: Event) -> None:
    (line,) = to_jsonl([event]).encode().splitlines()
    assert Event.from_dict(json.loads(line)) == event


@pytest.mark.parametrize("sign", list("=+-@＝＋－＠"))
def test_every_sign_of_a_formula_is_defused(sign: str) -> None:
    (row,) = rows([forum(name=f"{sign}1+1", organizer=f" {sign}1", url=f"\t{sign}1")])
    assert {row["name"][0], row["organizer"][0], row["url"][0]} == {"'"}


def test_parquet_is_the_frame_to_pandas() -> None:
    events = rich(60)
    read = pandas.read_parquet(io.BytesIO(to_parquet(events)))
    pandas.testing.assert_frame_equal(read, to_frame(events), check_dtype=False)
    assert {n: d.kind for n, d in read.dtypes.items()} == {
        n: d.kind for n, d in to_frame(events).dtypes.items()
    }
    assert to_parquet(events) == to_parquet(events)


def test_parquet_is_the_events_to_duckdb(tmp_path: Path) -> None:
    file = tmp_path / "events.parquet"
    events = [*rich(60), forum(uid="vague", end=None, edition=None)]
    file.write_bytes(to_parquet(events))
    found = duckdb.sql(
        f'SELECT uid, name, CAST("start" AS DATE), CAST("end" AS DATE), edition, '
        f"epoch(updated) FROM '{file}'"
    ).fetchall()
    assert found == [
        (e.uid, e.name, e.start, e.end, e.edition, e.updated.timestamp()) for e in events
    ]


def test_parquet_holds_hostile_text(tmp_path: Path) -> None:
    read = pandas.read_parquet(io.BytesIO(to_parquet(hostile())))
    halves = [e.name.replace("\ud83d", "\ufffd") for e in hostile()]
    assert read["name"].tolist() == halves


def test_no_events_make_empty_files() -> None:
    assert len(pandas.read_parquet(io.BytesIO(to_parquet([])))) == 0
    assert to_jsonl([]) == ""


@pytest.mark.parametrize("name", list(outputs()))
def test_every_output_gives_bytes_of_its_kind(name: str) -> None:
    output = outputs()[name]
    data = output.render([forum()], "ru")
    text = b"PK" if name == "xlsx" else b"PAR1" if name == "parquet" else b"kazan-2024"
    assert text in data
    assert "/" in output.media_type
