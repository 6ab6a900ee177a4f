"""Answers and entries that are kept, and questions that are put once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any, TypeVar

import pytest

from eventtracker.model import EPOCH, EventtrackerError
from eventtracker.publish.ics import entry
from eventtracker.web.answers import Prepared
from eventtracker.web.cache import Cache, Entries, Together
from tests.publish.made import STAMP, at_clock, forum

T = TypeVar("T")


def answer(size: int = 10) -> Prepared:
    return Prepared(b"x" * size, "text/plain", EPOCH)


def run(work: Coroutine[Any, Any, T]) -> T:
    """In a thread of its own: browser tests before it may have left a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def test_made_once_and_the_oldest_goes_first() -> None:
    cache = Cache(most=25)
    made: list[str] = []

    def get(key: str) -> None:
        def make() -> Prepared:
            made.append(key)
            return answer()

        cache.get(key, make)

    for key in "abab":
        get(key)
    assert made == ["a", "b"]
    for key in "acb":
        get(key)
    assert made == ["a", "b", "c", "b"]
    assert cache.kept("a") is None and cache.kept("b") is not None


def test_many_who_ask_at_once_wait_for_one_answer() -> None:
    cache, made, go = Cache(), [], threading.Event()

    def make() -> Prepared:
        go.wait(10)
        made.append(1)
        return answer()

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(cache.get, "key", make) for _ in range(8)]
        go.set()
        answers = {id(each.result()) for each in asked}
    assert (len(made), len(answers)) == (1, 1)


def test_an_answer_that_failed_is_made_by_the_next() -> None:
    cache = Cache()

    def fail() -> Prepared:
        raise EventtrackerError("It is gone.")

    with pytest.raises(EventtrackerError):
        cache.get("key", fail)
    assert cache.get("key", answer).body == b"x" * 10


def test_an_entry_is_written_anew_when_its_event_changed() -> None:
    known = Entries()
    event = at_clock("09:00", None, "Asia/Dubai", STAMP.date())
    first = known(event, "en", False)
    assert first == entry(event, "en")
    assert first.zones == {"Asia/Dubai"}
    assert known(event.but(), "en", False) is first
    changed = event.but(sequence=1, updated=STAMP + timedelta(hours=1), name="Other", names={})
    for other in (
        known(changed, "en", False),
        known(event, "ru", False),
        known(event, "en", True),
    ):
        assert other.text != first.text


def test_entries_fall_out_when_there_are_too_many() -> None:
    size = len(entry(forum()).text)
    known = Entries(most=size + 10)
    first = known(forum(), "en", False)
    known(forum(uid="other-2024"), "en", False)
    assert known(forum(), "en", False) is not first


def test_who_asks_at_the_same_time_shares_the_answer() -> None:
    asked: list[int] = []

    def ask() -> int:
        asked.append(len(asked))
        return len(asked)

    async def many() -> list[list[int]]:
        together = Together(ask)
        first = asyncio.gather(*(together.get() for _ in range(5)))
        return [await first, await asyncio.gather(*(together.get() for _ in range(5)))]

    assert run(many()) == [[1] * 5, [2] * 5]


def test_nobody_gets_an_answer_from_before_they_asked() -> None:
    begun, go = threading.Event(), threading.Event()
    truth = ["old"]

    def ask() -> str:
        said = truth[0]
        begun.set()
        go.wait(10)
        return said

    async def late() -> tuple[str, str]:
        together = Together(ask)
        early = asyncio.ensure_future(together.get())
        await asyncio.to_thread(begun.wait, 10)
        truth[0] = "new"
        after = asyncio.ensure_future(together.get())
        await asyncio.sleep(0)
        go.set()
        return await early, await after

    assert run(late()) == ("old", "new")


def test_a_question_that_fails_fails_for_all_and_may_be_put_again() -> None:
    answers = iter([EventtrackerError("It is gone."), None])

    def ask() -> str:
        if error := next(answers):
            raise error
        return "back"

    async def both() -> tuple[list[object], str]:
        together = Together(ask)
        failed = await asyncio.gather(together.get(), together.get(), return_exceptions=True)
        return list(failed), await together.get()

    failed, again = run(both())
    assert [type(each) for each in failed] == [EventtrackerError] * 2
    assert again == "back"
