"""Reviewers' work on a store: decisions, their undoing, the queue, and labelled data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from eventtracker.filters import Filter
from eventtracker.store import aside, corrections, decisions, reread
from eventtracker.store import tables as t
from eventtracker.store.deciding import Deciding, wrong
from eventtracker.store.decisions import Decision
from eventtracker.store.queue import Doubt, Queue, doubts_of, label, waiting
from eventtracker.store.save import Resolver

if TYPE_CHECKING:
    from eventtracker.store.repository import Store


class Review:
    """A reviewer's decisions. They stand whatever is read afterwards, until they are undone.

    `by` is the reviewer's name. `on` is the event's sequence that the reviewer saw: if it is
    another by now, nothing is decided and Stale is raised. EventtrackerError (usage) on what
    cannot be decided.
    """

    def __init__(self, store: Store, resolver: Resolver) -> None:
        self._store, self._resolver = store, resolver

    def accept(self, uid: str, *, by: str, on: int | None = None) -> Decision:
        """The event is one, and right. What later articles say of it still counts."""
        with self._deciding(by) as act:
            return act.decide(act.seen(uid, on), "accept", {}, act.mentions(uid))

    def reject(self, uid: str, *, by: str, on: int | None = None) -> Decision:
        """The event is none: hidden, also when other articles tell of it."""
        with self._deciding(by) as act:
            return act.decide(act.seen(uid, on), "reject", {}, act.mentions(uid))

    def correct(
        self, uid: str, given: Mapping[str, str | None], *, by: str, on: int | None = None
    ) -> Decision:
        """Settle fields, whatever documents say: `given` maps their paths to text."""
        with self._deciding(by) as act:
            event = act.seen(uid, on)
            values = corrections.read(given, event)
            return act.decide(event, "correct", {"values": values}, act.mentions(uid))

    def merge(self, uid: str, other: str, *, by: str, on: int | None = None) -> Decision:
        """The two are one event, under `uid`."""
        with self._deciding(by) as act:
            event = act.pair(uid, other, on)
            sides = (act.mentions(uid), act.mentions(other))
            act.move([(d, mention.uid) for d, mention in sides[1]], uid)
            return act.decide(event, "merge", {"other": other}, *sides)

    def keep_apart(self, uid: str, other: str, *, by: str, on: int | None = None) -> Decision:
        """The two are not one event."""
        with self._deciding(by) as act:
            event = act.pair(uid, other, on)
            sides = (act.mentions(uid), act.mentions(other))
            return act.decide(event, "apart", {"other": other}, *sides)

    def split(self, uid: str, document: str, *, by: str, on: int | None = None) -> Decision:
        """What a document says is of another event, which the decision's `other` names."""
        with self._deciding(by) as act:
            event = act.seen(uid, on)
            told = act.mentions(uid)
            sides = ([t for t in told if t[0] == document], [t for t in told if t[0] != document])
            if not sides[0] or not sides[1]:
                said = "is the only document that speaks" if sides[0] else "does not speak"
                raise wrong(f"'{document}' {said} of the event '{uid}'.")
            other = act.free(sides[0][0][1].uid)
            act.move([(d, mention.uid) for d, mention in sides[0]], other)
            detail = {"document": document, "other": other}
            return act.decide(event, "split", detail, *sides)

    def add(self, given: Mapping[str, str | None], *, by: str) -> Decision:
        """Type in an event without an article: `given` maps fields' paths to text.

        It joins a known event if it is one. The decision's `uid` names it.
        """
        with self._deciding(by) as act:
            return act.add(given)

    def undo(self, decision: int | None = None, *, by: str) -> Decision:
        """Take back a decision, the last one that stands if none is named."""
        with self._deciding(by) as act:
            return act.undo(decision)

    def set_aside(self, uid: str, *, by: str) -> None:
        """Put an event off for this reviewer, until it changes. Nothing of it is decided."""
        with self._deciding(by) as act:
            aside.put(act.connection, act.seen(uid), act.by)

    def bring_back(self, *, by: str) -> None:
        """Everything that this reviewer set aside waits again."""
        with self._deciding(by) as act:
            aside.clear(act.connection, act.by)

    def decisions(self, uid: str | None = None) -> list[Decision]:
        """What was decided, the first decision first; on one event or on all."""
        with self._store._reading() as connection:
            return decisions.load(connection, None if uid is None else t.decisions.c.uid == uid)

    def became(self, uid: str) -> str:
        """The event that one was merged into, if it was; else itself."""
        with self._store._reading() as connection:
            return decisions.successor(connection, uid)

    def queue(
        self,
        filter: Filter | None = None,
        *,
        kind: str | None = None,
        limit: int = 50,
        by: str | None = None,
    ) -> Queue:
        """What waits for a reviewer: what is doubtful first, then the least sure.

        `kind` leaves only one kind of doubt: "merge", "conflict" or "contradicted"; `by` leaves
        out what that reviewer set aside.
        """
        with self._store._reading() as connection:
            return waiting(connection, filter or Filter(), kind, limit, by and _evened(by))

    def doubts(self, uid: str) -> tuple[Doubt, ...]:
        """What is doubtful of an event, whether it waits or not."""
        with self._store._reading() as connection:
            return tuple(doubts_of(connection, [uid])[uid])

    def labels(self) -> Iterator[dict[str, Any]]:
        """Decisions that stand as labelled data: each with the event as it was, and mentions."""
        for decision in self.decisions():
            if decision.kind == "undo" or decision.undone:
                continue
            with self._store._reading() as connection:
                yield label(connection, decision)

    @contextmanager
    def _deciding(self, by: str) -> Iterator[Deciding]:
        name = _evened(by)
        if not name:
            raise wrong("A decision needs the name of who decides.")
        with self._store._writing() as connection:
            reread.if_asked(connection, self._resolver)
            yield Deciding(connection, self._resolver, self._store._now(), name)


def _evened(name: str) -> str:
    return " ".join(name.split())
