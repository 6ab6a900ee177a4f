"""`review` and `add`: a person's decisions."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Mapping, Sequence

from eventtracker.cli.says import write
from eventtracker.model import Event, EventtrackerError
from eventtracker.publish.tables import as_json
from eventtracker.publish.text import line
from eventtracker.resolve import Resolver
from eventtracker.store import Decision, Review, Store

_USAGE = (
    "Write: eventtracker review UID accept|reject|merge OTHER|apart OTHER|split DOCUMENT|"
    "set FIELD=VALUE…, or: eventtracker review undo [DECISION]|queue|export"
)
_LISTED = 20


def review(
    db: str | None, words: Sequence[str], by: str | None, on: int | None, output: str | None
) -> int:
    """`eventtracker review`; the exit status. `words` are what stands behind the command."""
    with Store(db) as store:
        work = Review(store, Resolver())
        match words:
            case ["export"]:
                lines = "".join(as_json(label) + "\n" for label in work.labels())
                write(lines.encode(), output)
            case ["queue"]:
                _queue(work)
            case ["undo"]:
                _say(work.undo(by=_who(by)))
            case ["undo", number] if number.isdecimal():
                _say(work.undo(int(number), by=_who(by)))
            case [uid, action, *rest]:
                _say(_decision(work, uid, action, rest, _who(by), on))
            case _:
                raise EventtrackerError(_USAGE, usage=True)
    return 0


def add(
    db: str | None, given: Mapping[str, str | None], pairs: Iterable[str], by: str | None
) -> int:
    """`eventtracker add`; the exit status. `pairs` are more fields, as FIELD=VALUE."""
    fields = {**{name: text for name, text in given.items() if text}, **_pairs(pairs)}
    with Store(db) as store:
        decision = Review(store, Resolver()).add(fields, by=_who(by))
        print(decision.uid)
    return 0


def _decision(
    work: Review, uid: str, action: str, rest: Sequence[str], by: str, on: int | None
) -> Decision:
    if action == "set" and rest:
        return work.correct(uid, _pairs(rest), by=by, on=on)
    alone: dict[str, Callable[..., Decision]] = {"accept": work.accept, "reject": work.reject}
    paired: dict[str, Callable[..., Decision]] = {
        "merge": work.merge,
        "apart": work.keep_apart,
        "split": work.split,
    }
    if action in alone and not rest:
        return alone[action](uid, by=by, on=on)
    if action in paired and len(rest) == 1:
        return paired[action](uid, rest[0], by=by, on=on)
    raise EventtrackerError(_USAGE, usage=True)


def _pairs(texts: Iterable[str]) -> dict[str, str]:
    found = {}
    for text in texts:
        field, sign, value = text.partition("=")
        if not sign:
            raise EventtrackerError(f"'{text}' is not FIELD=VALUE.", usage=True)
        found[field.strip()] = value
    return found


def _who(by: str | None) -> str:
    """Who decides: the name given, else that of the user's account."""
    if by is not None:
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise EventtrackerError("Say who decides: --by NAME.", usage=True) from None


def _say(decision: Decision) -> None:
    """What was decided, on which event."""
    what = decision.kind
    if decision.undoes:
        what = f"{what} of decision {decision.undoes} ({decision.detail['kind']})"
    print(f"{decision.id}: {what}, {line(decision.before['name'])} ({decision.uid})")
    if decision.kind == "split":
        print(f"what {line(decision.detail['document'])} says is event {decision.detail['other']}")


def _queue(work: Review) -> None:
    """What waits for a reviewer, the most doubtful first."""
    queue = work.queue(limit=_LISTED)
    for waiting in queue.waiting:
        print(_line(waiting.event))
        for doubt in waiting.doubts:
            print(line(f"{doubt.kind} {doubt.about}: {doubt.reason}"))
    print(f"waiting {queue.total}, decided {queue.decided}")


def _line(event: Event) -> str:
    days = " – ".join(str(day) for day in (event.start, event.end) if day)
    return f"{event.uid}  {event.confidence:.0%}  {days}  {line(event.name)}"
