"""Texts as people have them: wrapped, bulleted, as cards, posts and mails."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventtracker.text import layout

ARABIC = (
    "تستضيف مدينة السدرة في الخريف المقبل منتدى المياه العربي الذي ينظمه اتحاد المهندسين بمشاركة "
    "وفود من عشرين بلدا. ويستمر المنتدى أربعة أيام، وتتخلله ورش عمل وجلسات حوارية ومعرض صغير "
    "لمعدات الري الحديثة. وقال رئيس الاتحاد إن التسجيل مفتوح أمام الباحثين حتى نهاية الصيف."
)
ENGLISH = (
    "The harbour town of Lowmere will host the Grain Traders' Forum from 30 January to 2 February. "
    "Delegates from eleven countries are expected, and the organisers say that halls 2 and 3 are "
    "already sold out. Last year's meeting was held by video because ferries did not run."
)
RUSSIAN = (
    "Форум речников пройдёт в Нижнеозёрске с 12 по 15 мая. Организаторы ждут гостей из десяти "
    "областей и трёх соседних стран. Вечером первого дня откроется выставка старых карт, а закрытие "
    "назначено на субботу: тогда же объявят имена лучших капитанов года."
)


@pytest.mark.parametrize("text", [ARABIC, ENGLISH, RUSSIAN], ids=["ar", "en", "ru"])
@settings(max_examples=60, deadline=None)
@given(width=st.integers(40, 120), mark=st.sampled_from(["\n", "\r\n"]))
def test_lines_wrapped_at_any_width_are_joined(text, width, mark):
    lines = textwrap.wrap(text, width)
    if len(lines) < 4:
        return
    wrapped = mark.join(lines)
    plain = layout(wrapped).plain
    assert plain.split() == text.split()
    assert "\n" not in plain
    assert len(plain) == len(wrapped)


@pytest.mark.parametrize("text", [ARABIC, ENGLISH, RUSSIAN], ids=["ar", "en", "ru"])
def test_paragraphs_stay_apart(text):
    wrapped = textwrap.fill(text, 60) + "\n\n" + textwrap.fill(text, 60)
    assert layout(wrapped).plain.count("\n") == 2


@pytest.mark.parametrize(
    "text",
    [
        "Lowmere Book Days\n12 May, Old Mill\n14 May, Town Hall",
        "14.05 Talk on Ships\n15.05 Talk on Trains\n16.05 Talk on Bikes",
        "- Grain Forum, Lowmere, 12-14 May 2027, hall 2\n- Wool Market, Highmere, 15-17 May 2027",
        "10:00 Opening of the forum in the great hall of the mill\n11:30 Coffee and first round table",
        "Когда: 12 мая\nГде: Нижнеозёрск\nВход: свободный",
        "المنتدى الأول — السدرة — 3-5 مايو 2027 — قاعة 1\nالمنتدى الثاني — السدرة — 6-8 مايو 2027 — قاعة 2",
    ],
)
def test_lists_keep_their_lines(text):
    assert layout(text).plain.count("\n") == text.count("\n")


def test_marks_are_spaces_and_offsets_stay():
    text = "# **Maple Summit** #MapleSummit2026\n- see [the page](https://maple.example/2026-05-14)"
    laid = layout(text)
    assert laid.plain.split() == ["Maple", "Summit", "MapleSummit2026", "see", "the", "page"]
    assert laid.plain.index("page") == text.index("page")
    assert [b.kind for b in laid.blocks] == ["heading", "item"]


def test_hashtags_are_words():
    assert layout("#Форум_Волна и №5, #3").plain.split() == ["Форум", "Волна", "и", "№5,", "#3"]


def test_fields_have_labels_and_pictograms_stand_for_them():
    text = "📅 12 мая\n📍 Самара\n**When:** 3 May\nالمكان: السدرة"
    blocks = layout(text).blocks
    assert [(b.kind, b.label, b.picture) for b in blocks] == [
        ("field", "", "when"),
        ("field", "", "where"),
        ("field", "When", ""),
        ("field", "المكان", ""),
    ]
    assert [text[b.body : b.end] for b in blocks] == ["12 мая", "Самара", "3 May", "السدرة"]


def test_front_matter_and_mail_headers():
    post = "---\ntitle: Maple news\ndate: 2026-05-06\n---\n\nTickets are on sale."
    assert [(b.kind, b.label) for b in layout(post).blocks] == [
        ("front_matter", ""),
        ("front_matter", "title"),
        ("front_matter", "date"),
        ("front_matter", ""),
        ("paragraph", ""),
    ]
    mail = "From: desk@maple.example\nSubject: Maple Summit\nDate: 6 May 2026\n\nDear all, come."
    assert [b.kind for b in layout(mail).blocks] == ["mail_header"] * 3 + ["paragraph"]


def test_a_date_with_a_full_stop_is_no_item():
    assert layout("14. Mai 2027").plain == "14. Mai 2027"
    assert layout("1. Wool\n2. Grain").plain.split() == ["Wool", "Grain"]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab Я١\n\r-*_#[](){}|:.@/\u200b📅—5"), max_size=200))
def test_plain_is_as_long_as_the_text(text):
    laid = layout(text)
    assert len(laid.plain) == len(text)
    assert all(a.end <= b.start for a, b in zip(laid.blocks, laid.blocks[1:], strict=False))


@pytest.mark.parametrize("piece", ["word\n", "word ", "- a: b\n", "**_#a ", "[a](b) ", "| a |\n"])
def test_time_grows_with_length_and_no_faster(piece):
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        best = 1e9
        for extra in ("x", "y", "z"):
            start = time.process_time()
            layout(text + extra)
            best = min(best, time.process_time() - start)
        return best

    assert cost(400_000) < 16 * max(cost(100_000), 0.001)
