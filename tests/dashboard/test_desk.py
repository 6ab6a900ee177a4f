"""The pages for working, through Streamlit's own harness: decisions, adding, changes, sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from eventtracker.dashboard import desk
from eventtracker.model import Document, Event
from eventtracker.resolve import Resolver
from eventtracker.store import Review, Store
from tests.dashboard.conftest import TODAY, Visit, html
from tests.dashboard.made import HOSTILE, hostile, kazan

WORKING = ("review", "add", "changes", "sources")
ENGLISH = (
    "Kazan, 2 March 2027. The Lantern Trade Forum will be held in Kazan from 14 to 16 May 2027. "
    "Malaysia will take part."
)


@pytest.fixture
def few(tmp_path: Path) -> Iterator[Store]:
    """Two events of one article, and a hostile one; to be written to."""
    with Store(f"sqlite:///{tmp_path / 'few.db'}") as store:
        store.save(*kazan())
        document, event = hostile(TODAY)
        store.save(document, [event.but(confidence=0.6)])
        yield store


def press(test: AppTest, key: str) -> AppTest:
    return test.button(key=f"act_{key}").click().run()


def decisions(store: Store) -> list[tuple[str, str]]:
    return [(d.kind, d.uid) for d in Review(store, Resolver()).decisions()]


@pytest.mark.parametrize("page", WORKING)
@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
def test_every_page_opens_in_every_language(visit: Visit, few: Store, page: str, lang: str) -> None:
    test = visit(page, store=few, lang=lang)
    assert not test.exception and not test.error
    assert "et-title" in html(test)


@pytest.mark.parametrize("page", ["add", "sources"])
def test_an_empty_store_can_be_filled(visit: Visit, empty: Store, page: str) -> None:
    test = visit(page, store=empty)
    assert "No events yet" not in html(test) and not test.error


def test_the_least_sure_comes_first_and_accepting_leads_on(visit: Visit, few: Store) -> None:
    test = visit("review", store=few)
    assert "&lt;script&gt;" in html(test) and "<script>" not in html(test)
    press(test, "A")
    assert decisions(few) == [("accept", "hostile")]
    assert "اجتماع مجموعة الرؤية" in html(test)
    press(test, "X")
    press(test, "L")
    assert "Nothing waits here." in html(test)
    assert [kind for kind, _ in decisions(few)] == ["accept", "reject"]
    press(test, "U")
    assert few.get("kazan-meeting-2024") is not None
    assert decisions(few)[-1] == ("undo", "kazan-meeting-2024")
    assert "اجتماع مجموعة الرؤية" in html(test)


def test_undo_outlives_the_session(visit: Visit, few: Store) -> None:
    press(visit("review", store=few), "A")
    again = press(visit("review", store=few), "U")
    assert decisions(few)[-1] == ("undo", "hostile")
    assert not few.get("hostile").reviewed  # type: ignore[union-attr]
    press(again, "U")
    assert "There is nothing of yours to take back" in again.warning[0].value


def test_only_what_is_changed_in_the_form_is_settled(visit: Visit, few: Store) -> None:
    test = press(visit("review", store=few, uid="kazan-forum-2024"), "E")
    form = "correct_kazan-forum-2024"
    test.text_input(key=f"{form}_end").set_value("2024-05-20")
    test.text_input(key=f"{form}_path").set_value("countries.KZ")
    test.text_input(key=f"{form}_value").set_value("exhibitor")
    next(b for b in test.button if b.label == "Settle").click().run()
    (decision,) = Review(few, Resolver()).decisions()
    assert decision.detail["values"]["end"] == "2024-05-20"
    assert decision.detail["values"]["countries.KZ"] == ["exhibitor"]
    assert "name" not in decision.detail["values"]
    assert "Corrected" in test.success[0].value


@pytest.mark.parametrize(
    ("field", "typed"),
    [("start", "yesterday"), ("start", ""), ("url", "javascript:alert(1)"), ("edition", "\0"),
     ("place.country", "Atlantis"), ("path", "nobody.knows"), ("path", HOSTILE)],
)  # fmt: skip
def test_what_cannot_be_settled_is_a_sentence(
    visit: Visit, few: Store, field: str, typed: str
) -> None:
    test = press(visit("review", store=few, uid="kazan-meeting-2024"), "E")
    test.text_input(key=f"correct_kazan-meeting-2024_{field}").set_value(typed)
    if field == "start" and not typed:
        test.text_input(key="correct_kazan-meeting-2024_end").set_value("")
    next(b for b in test.button if b.label == "Settle").click().run()
    assert decisions(few) == []
    assert not test.exception
    assert test.error[0].value.endswith(("\\.", "\\'"))


def test_the_second_of_two_reviewers_is_told(visit: Visit, few: Store) -> None:
    first = visit("review", store=few, uid="kazan-forum-2024")
    second = press(visit("review", store=few, uid="kazan-forum-2024"), "E")
    second.text_input(key="correct_kazan-forum-2024_organizer").set_value("Roscongress")
    press(first, "A")
    settle = next(b for b in second.button if b.label == "Settle")
    settle.click().run()
    assert "was faster" in second.warning[0].value
    assert [kind for kind, _ in decisions(few)] == ["accept"]
    typed = second.text_input(key="correct_kazan-forum-2024_organizer")
    assert typed.value == "Roscongress", "what was typed isn't lost"
    next(b for b in second.button if b.label == "Settle").click().run()
    assert [kind for kind, _ in decisions(few)] == ["accept", "correct"]
    assert few.get("kazan-forum-2024").organizer == "Roscongress"  # type: ignore[union-attr]


def test_a_form_does_not_take_back_what_another_reviewer_settled(visit: Visit, few: Store) -> None:
    test = press(visit("review", store=few, uid="kazan-forum-2024"), "E")
    Review(few, Resolver()).correct("kazan-forum-2024", {"organizer": "Roscongress"}, by="Lena")
    test.run()
    assert "by Lena" in test.warning[0].value.replace("\\", "")
    test.text_input(key="correct_kazan-forum-2024_edition").set_value("16")
    next(b for b in test.button if b.label == "Settle").click().run()
    kept = few.get("kazan-forum-2024")
    assert kept and (kept.organizer, kept.edition) == ("Roscongress", 16)


def test_a_forged_address_opens_the_queue(visit: Visit, few: Store) -> None:
    for words in ({"uid": "\0" * 9}, {"uid": HOSTILE}, {"kind": "nonsense"}, {"number": "-1"}):
        test = visit("review", store=few, **words)
        assert not test.exception and test.button(key="act_A")


def test_a_pair_is_merged_from_a_search(visit: Visit, few: Store) -> None:
    test = visit("review", store=few, uid="kazan-forum-2024")
    test.text_input(key="pair_kazan-forum-2024").set_value("script").run()
    test.button(key="pair_kazan-forum-2024_hostile").click().run()
    assert decisions(few) == [("merge", "kazan-forum-2024")]
    merged = few.get("kazan-forum-2024")
    assert merged and len(merged.documents) == 2
    split = visit("review", store=few, uid="kazan-forum-2024")
    split.button(key="split_kazan-forum-2024_1").click().run()
    assert [kind for kind, _ in decisions(few)] == ["merge", "split"]


def test_a_text_is_seen_before_it_is_stored(visit: Visit, empty: Store) -> None:
    test = visit("add", store=empty)
    test.text_area(key="add_text_0").set_value(ENGLISH).run()
    assert "Lantern Trade Forum" in html(test) and 'class="ev ' in html(test)
    assert "Not known so far" in html(test)
    assert empty.totals()["documents"] == 0
    test.button(key="add_store").click().run()
    (stored,) = empty.query().events
    assert stored.start and stored.start.isoformat() == "2027-05-14"
    assert "New events: 1" in test.success[0].value.replace("\\", "")
    test.text_area(key="add_text_1").set_value(ENGLISH + " Visitors are welcome.").run()
    assert "Known already" in html(test)


@pytest.mark.parametrize("typed", ["\0\1\2", "x" * 1_000_001, HOSTILE, "%PDF-1.7 \ud800"])
def test_what_is_no_article_is_a_sentence(visit: Visit, empty: Store, typed: str) -> None:
    test = visit("add", store=empty)
    test.text_area(key="add_text_0").set_value(typed.encode("utf-8", "replace").decode()).run()
    assert not test.exception
    assert test.error or "No event found in this text." in html(test)
    assert empty.totals()["documents"] == 0


def test_an_event_is_typed_in(visit: Visit, few: Store) -> None:
    test = visit("add", store=few)
    test.radio(key="add_way").set_value("typed").run()
    test.text_input(key="typed_name_0").set_value("Lantern Fair")
    test.date_input(key="typed_start_0").set_value(TODAY)
    test.text_input(key="typed_city_0").set_value("Kazan").run()
    test.button(key="typed_store").click().run()
    assert [kind for kind, _ in decisions(few)] == ["add"]
    assert "Lantern Fair" in test.success[0].value


def test_a_refused_event_is_a_sentence(visit: Visit, few: Store) -> None:
    test = visit("add", store=few)
    test.radio(key="add_way").set_value("typed").run()
    test.text_input(key="typed_name_0").set_value(HOSTILE)
    test.date_input(key="typed_end_0").set_value(TODAY)
    test.text_input(key="typed_country_0").set_value("Atlantis").run()
    test.button(key="typed_store").click().run()
    assert "There is no country" in test.error[0].value
    assert decisions(few) == [] and not test.exception


def test_changes_tell_old_and_new_and_by_whom(visit: Visit, few: Store) -> None:
    Review(few, Resolver()).correct("kazan-forum-2024", {"end": "2024-05-21"}, by="Lena")
    page = html(visit("changes", store=few, changed_since="2026-01-01"))
    assert "19 May 2024" in page and "21 May 2024" in page and "Lena" in page
    later = html(visit("changes", store=few, changed_since="2199-01-01"))
    assert "Nothing has changed since." in later


def test_sources_tell_what_failed_and_try_again(visit: Visit, few: Store, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    few.fail(str(file), "is not UTF-8.", origin=str(file))
    test = visit("sources", store=few)
    assert "is not UTF-8." in html(test) and "kazanforum-2024-ar" in html(test)
    file.write_text(ENGLISH, encoding="utf-8")
    test.button(key="retry_0").click().run()
    assert few.failures() == [] and "New events: 1" in test.success[0].value.replace("\\", "")


def test_the_rate_counts_the_last_decisions_without_the_pause() -> None:
    assert desk.rate([0.0, 3.0]) is None
    assert desk.rate([0.0, 3.0, 6.0, 9.0]) == pytest.approx(20.0)
    assert desk.rate([0.0, 4000.0, 4003.0, 4006.0]) == pytest.approx(20.0)


def test_a_restart_and_reading_all_again_leave_decisions_in_place(tmp_path: Path) -> None:
    document, events = kazan()
    address = f"sqlite:///{tmp_path / 'kept.db'}"
    with Store(address) as store:
        store.save(document, events)
        Review(store, Resolver()).correct("kazan-forum-2024", {"edition": "99"}, by="Lena")
    with Store(address) as store:
        store.save(document, _better(events))
        kept = store.get("kazan-forum-2024")
        assert kept and kept.edition == 99 and kept.reviewed


def _better(events: list[Event]) -> list[Event]:
    return [event.but(organizer="The Republic") for event in events]


def test_documents_are_listed_the_latest_first(few: Store) -> None:
    few.save(Document("Nothing here.", title="Empty"), [])
    held = few.documents(limit=10)
    assert {each.events for each in held} == {0, 1, 2}
    assert len(few.documents(limit=10, offset=2)) == 1


@pytest.mark.parametrize(
    ("lang", "language", "dates"),
    [
        ("en", "This text is in German: only its dates are read, no events.", "1 date was seen"),
        ("ru", "Язык этого текста — немецкий: читаются только даты", "Найдена 1 дата"),
        ("ar", "لغة هذا النص: الألمانية", "عُثر على تاريخ واحد"),
    ],
)
def test_nothing_found_is_explained(
    visit: Visit, empty: Store, lang: str, language: str, dates: str
) -> None:
    test = visit("add", store=empty, lang=lang)
    german = "Die Messe findet vom 12. bis 15. Mai 2026 in Hannover statt und ist für alle offen."
    test.text_area(key="add_text_0").set_value(german).run()
    assert language in html(test)
    english = "The president visited the city on 14 May 2026 and spoke with the mayor of it."
    test.text_area(key="add_text_0").set_value(english).run()
    assert language not in html(test) and dates in html(test)
