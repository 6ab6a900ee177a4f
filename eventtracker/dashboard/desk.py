"""A reviewer's desk: the event that lies on it, what was decided here, and the keys' acts.

Decisions go into the store at once. The desk itself lives in the session: losing it loses
nothing but the rate.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from eventtracker.dashboard import access, filterbar, pieces, state
from eventtracker.dashboard.reader import Reader, reader
from eventtracker.model import Event, EventtrackerError
from eventtracker.publish.text import shortened
from eventtracker.resolve import Resolver
from eventtracker.store import Decision, Queue, Review, Stale

NEXT = frozenset({"accept", "reject", "merge"})
"""Decisions after which the next event follows; after the others there may be more to settle."""
_RECENT = 20
_PAUSE = 300.0
"""Seconds without a decision after which the rate counts anew."""


def review() -> Review:
    """Reviewers' work on the pages' store."""
    return Review(state.store(), Resolver())


def queue(kind: str | None, name: str) -> Queue:
    """What waits for a reviewer under the filter."""
    return review().queue(filterbar.current(), kind=kind, limit=1, by=name)


def current(found: Queue) -> Event | None:
    """The event on the desk: the one that the address names, else the first that waits.

    It stays there until it is decided on, also where somebody else decides first.
    """
    uid = st.query_params.get("uid") or st.session_state.get("desk_uid")
    if uid and (event := state.store().get(review().became(uid))):
        return event
    return next((w.event for w in found.waiting), None)


def lay(tr: Reader, event: Event | None) -> None:
    """Put an event on the desk; say so if it has changed since it was laid there."""
    uid = event.uid if event else None
    same = event and st.session_state.get("desk_uid") == uid
    if event and same and event.sequence != st.session_state.get("desk_seen"):
        by = _by(tr, event)
        note("warning", tr("Changed since you saw it, by {name}.").format(name=by))
    st.session_state.update(desk_uid=uid, desk_seen=event.sequence if event else None)


def decide(kind: str, event: Event, *more: Any) -> None:
    """One decision, as a button's act: the next event, or why nothing was decided."""
    tr, name = reader(), access.who()
    if name is None:
        return
    act: Callable[..., Decision] = getattr(review(), kind)
    try:
        decision = act(event.uid, *more, by=name, on=event.sequence)
    except Stale:
        now = state.store().get(event.uid)
        st.session_state["desk_seen"] = now.sequence if now else None
        said = tr("{name} was faster: nothing of yours was stored, nothing of theirs lost.")
        note("warning", said.format(name=_by(tr, now or event)))
    except EventtrackerError as problem:
        note("error", str(problem))
    else:
        _decided(tr, event, decision)


def correct(event: Event, form: str, before: Mapping[str, str]) -> None:
    """Settle the fields of a form that were changed in it: `before` is what stood there."""
    typed = {path: st.session_state.get(f"{form}_{path}", said) for path, said in before.items()}
    changed = {path: said for path, said in typed.items() if (said or "") != before[path]}
    other = (st.session_state.get(f"{form}_path") or "").strip()
    if other:
        changed[other] = st.session_state.get(f"{form}_value") or ""
    if not changed:
        note("warning", reader()("Nothing was changed in the form."))
        return
    decide("correct", event, changed)


def undo() -> None:
    """Take back this reviewer's last decision, and lay its event on the desk again."""
    tr, name = reader(), access.who()
    if name is None:
        return
    mine: list[int] = st.session_state.setdefault("desk_mine", [])
    try:
        number = mine[-1] if mine else _last_of(name)
        if number is None:
            note("warning", tr("There is nothing of yours to take back."))
            return
        taken = review().undo(number, by=name)
    except EventtrackerError as problem:
        note("error", str(problem))
    else:
        said = tr("Taken back: {name}")
        note("success", said.format(name=shortened(taken.before["name"], 80)))
        _turn_to(taken.uid)
    del mine[-1:]


def later(event: Event) -> None:
    """Set an event aside for this reviewer."""
    if name := access.who():
        try:
            review().set_aside(event.uid, by=name)
        except EventtrackerError as problem:  # rejected or merged meanwhile: it waits no more
            note("warning", str(problem))
        _turn_to(None)


def bring_back() -> None:
    """What this reviewer set aside waits again."""
    if name := access.who():
        review().bring_back(by=name)
        _turn_to(None)


def note(kind: str, text: str) -> None:
    """A sentence for the reviewer, shown above the event once."""
    st.session_state["desk_note"] = (kind, text)


def told() -> None:
    """Show the sentence, if there is one."""
    kind, text = st.session_state.pop("desk_note", ("", ""))
    shown: dict[str, Any] = {"success": st.success, "warning": st.warning, "error": st.error}
    if text:
        shown[kind](filterbar.plain(text))


def rate(moments: Sequence[float]) -> float | None:
    """Decisions a minute over the last ones, `moments` in seconds; None for fewer than three."""
    recent = list(moments[-_RECENT:])
    for i in range(len(recent) - 1, 0, -1):
        if recent[i] - recent[i - 1] > _PAUSE:
            recent = recent[i:]
            break
    spent = recent[-1] - recent[0] if len(recent) > 2 else 0.0
    return 60 * (len(recent) - 1) / spent if spent else None


def progress(tr: Reader, found: Queue) -> str:
    """How far the work is, and how fast it goes."""
    total = found.total + found.decided
    parts = [
        tr("waiting: {number}").format(number=tr.number(found.total)),
        tr("decided: {number}").format(number=tr.number(found.decided)),
    ]
    if speed := rate(st.session_state.get("desk_times", [])):
        parts.append(tr("a minute: {number}").format(number=tr.number(round(speed))))
    share = found.decided / total if total else 1.0
    return f"<p class='et-note'>{pieces.bar(share)} {pieces.isolated(' · '.join(parts))}</p>"


_SAID = {
    "accept": "Accepted: {name}",
    "reject": "Rejected: {name}",
    "merge": "Merged: {name}",
    "apart": "Kept apart: {name}",
    "split": "Split: {name}",
    "correct": "Corrected: {name}",
}


def _decided(tr: Reader, event: Event, decision: Decision) -> None:
    st.session_state.setdefault("desk_mine", []).append(decision.id)
    moments: list[float] = st.session_state.setdefault("desk_times", [])
    moments.append(time.monotonic())
    del moments[:-_RECENT]
    name = shortened(tr.title(event), 80)
    note("success", tr(_SAID[decision.kind]).format(name=name))
    _turn_to(None if decision.kind in NEXT else event.uid)


def _turn_to(uid: str | None) -> None:
    """Which event is next; None leaves it to the queue."""
    st.query_params.pop("uid", None)
    st.session_state["desk_editing"] = False
    if uid:
        st.query_params["uid"] = uid
    st.session_state.update(desk_uid=None, desk_seen=None)


def _last_of(name: str) -> int | None:
    """The last decision of a reviewer that stands: a reload forgets which it was."""
    mine = (d for d in review().decisions() if d.by == name and d.kind != "undo" and not d.undone)
    return max((d.id for d in mine), default=None)


def _by(tr: Reader, event: Event) -> str:
    """Who changed an event last."""
    changes = state.store().history(event.uid)
    decided = review().decisions(event.uid)
    if decided and (not changes or decided[-1].at >= changes[-1].at):
        return decided[-1].by
    return changes[-1].by.removeprefix("reviewer:") if changes else tr("another reviewer")
