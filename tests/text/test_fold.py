import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventtracker.text import fold, fold_word


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("KazanForum", "kazanforum"),
        ("Ёлка", "елка"),
        ("أُجِّل المُؤتمر", "اجل الموتمر"),
        ("الدورة الـ١٥", "الدوره ال15"),
        ("۱۴ مایو", "14 مايو"),
        ("«Форум» — 14–19", '"форум" - 14-19'),
        ("İzmir", "izmir"),
        ("a\u00a0b\u2009c", "a b c"),
        ("The end.\nNew line", "the end.\nnew line"),
    ],
)
def test_fold(text, folded):
    assert fold(text).text == folded


def test_offsets_lead_back_over_dropped_marks():
    text = "مُنتدى قازان"
    f = fold(text)
    start = f.text.index("قازان")
    assert text[f.back(start) : f.back(start + 5)] == "قازان"
    assert f.text.startswith("منتدي")
    assert text[f.back(0) : f.back(5)] == "مُنتدى"


def test_accents_compose():
    assert fold("Cafe\u0301").text == fold("Café").text
    assert fold("и\u0306од").text == "йод"


@given(st.text(max_size=200))
def test_any_text_folds_within_bounds(text):
    f = fold(text)
    backs = [f.back(i) for i in range(len(f.text) + 1)]
    assert backs == sorted(backs)
    assert all(0 <= b <= len(text) for b in backs)
    assert f.back(len(f.text)) == len(text)


@given(st.text(alphabet="abcАБВاأإىةу ёЁ«»–", max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold_word(fold_word(text)) == fold_word(text)
