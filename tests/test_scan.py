from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from eventtracker.languages import available, load, pack_of
from eventtracker.scan import scan


def words(text, lang):
    return [t.strip() for t in scan(text, load(lang)).tokens]


def test_proclitics_are_tokens():
    assert words("يومي 4 و5 مايو", "ar") == ["يومي", "4", "و", "5", "مايو"]
    assert words("ومايو", "ar") == ["و", "مايو"]
    assert words("وقال", "ar")[0] in ("وقال", "و")


def test_numbers_in_words_are_one_token():
    s = scan("the twenty-first of May", load("en"))
    assert s.value(1, "ORD") == 21
    s = scan("две тысячи двадцать четвертого года", load("ru"))
    assert s.value(0, "YEAR") == 2024
    s = scan("الرابع عشر من مايو", load("ar"))
    assert s.value(0, "ORD") == 14
    s = scan("عام ألفين وأربعة وعشرين", load("ar"))
    assert s.value(1, "YEAR") == 2024


def test_a_month_named_twice_is_one_token():
    s = scan("16 من مايو/أيار 2024", load("ar"))
    assert s.value(2, "MONTH") == 5
    assert s.span(2, 3).of(s.text) == "مايو/أيار"


def test_a_number_that_begins_a_phrase_is_still_a_number():
    pack = replace(pack_of("ja"))  # a lexicon that has met no text: «9月» is a phrase
    number = pack.lexicon.pattern("NUM")
    assert number.match(scan("9", pack).letters)


def test_sentences():
    s = scan("Mr. Smith came on 5 p.m. He left. \nNew block", load("en"))
    starts = [s.span(i, i + 1).of(s.text) for i in s.sentences]
    assert starts[0] == "Mr"
    assert starts[-1] == "New"
    assert "Smith" not in starts


@given(st.text(max_size=300), st.sampled_from(sorted(available())))
def test_tokens_cover_any_text(text, lang):
    s = scan(text, load(lang))
    assert "".join(s.tokens) == s.folded.text
    assert len(s.letters) == len(s.tokens) == len(s.offsets) - 1
    assert s.sentences == sorted(set(s.sentences))
    for i in range(len(s)):
        span = s.span(i, i + 1)
        assert 0 <= span.start <= span.end <= len(text)
