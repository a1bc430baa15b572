from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QLocale

from podplayer.model.ids import Ms
from podplayer.ui import format as words

NOW = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
MINUTE = 60_000


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (None, ""),
        (0, ""),
        (50_000, "50 s"),
        (42 * MINUTE, "42 min"),
        (63 * MINUTE, "1 h 03 min"),
        (59 * MINUTE + 45_000, "1 h 00 min"),
    ],
)
def test_a_duration_is_said_in_the_largest_units_that_matter(ms, text):
    assert words.duration(ms) == text


@pytest.mark.parametrize(
    ("ms", "exact", "rounded"),
    [
        (None, "0 seconds", ""),
        (1_000, "1 second", "1 second"),
        (61 * MINUTE + 31_000, "1 hour 1 minute 31 seconds", "1 hour 2 minutes"),
        (42 * MINUTE, "42 minutes", "42 minutes"),
    ],
)
def test_a_time_that_is_read_out_is_said_in_words(ms, exact, rounded):
    assert words.in_words(ms) == exact
    assert words.long_duration(ms) == rounded


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (None, "0:00"),
        (-5, "0:00"),
        (18 * MINUTE + 42_900, "18:42"),
        (62 * MINUTE + 7_000, "1:02:07"),
    ],
)
def test_a_clock_shows_hours_only_where_there_are_some(ms, text):
    assert words.clock(ms) == text


def test_what_is_left_is_said_in_the_listeners_own_minutes():
    assert words.remaining(Ms(0), Ms(20 * MINUTE), rate=2.0) == "\N{MINUS SIGN}10:00"


def test_nothing_is_left_to_say_without_a_duration():
    assert words.remaining(Ms(0), None) == ""


@pytest.mark.parametrize(
    ("back", "text"),
    [
        (timedelta(hours=1), "Today"),
        (timedelta(days=1), "Yesterday"),
        (timedelta(days=6), "18 Nov"),
        (timedelta(days=366), "23 Nov 2025"),
    ],
)
def test_a_day_is_named_as_people_do(back, text):
    assert words.day(NOW - back, now=NOW) == text


def test_a_day_is_that_of_the_listeners_zone():
    auckland = timezone(timedelta(hours=13))
    published = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
    assert words.day(published, now=NOW.astimezone(auckland)) == "Today"


def test_a_missing_date_is_no_day():
    assert words.day(None, now=NOW) == ""
    assert words.day_heading(None, now=NOW) == "Without a date"


def test_the_heading_of_a_day_in_the_last_week_has_its_weekday():
    assert words.day_heading(NOW - timedelta(days=3), now=NOW) == "Saturday, 21 Nov"
    assert words.day_heading(NOW - timedelta(days=7), now=NOW) == "17 Nov"


def test_another_year_is_said():
    assert words.plain_day(date(2024, 2, 29), this_year=2026) == "29 Feb 2024"


@pytest.mark.parametrize(
    ("hour", "text"),
    [
        (3, "Tuesday night"),
        (8, "Tuesday morning"),
        (13, "Tuesday midday"),
        (15, "Tuesday afternoon"),
        (20, "Tuesday evening"),
        (23, "Tuesday night"),
    ],
)
def test_the_part_of_the_day_titles_the_first_page(hour, text):
    assert words.part_of_day(NOW.replace(hour=hour)) == text


@pytest.mark.parametrize(("rate", "text"), [(1.0, "1×"), (1.4, "1.4×"), (1.25, "1.25×")])
def test_a_speed_has_no_needless_zeros(rate, text):
    assert words.speed(rate) == text


@pytest.fixture
def speak():
    """Choose the language of numbers and dates until the test ends."""
    before = QLocale()
    yield lambda language: QLocale.setDefault(QLocale(language))
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("language", "thousands", "rate", "size"),
    [
        ("en", "12,040", "1.25×", "1.2 GB"),
        ("de", "12.040", "1,25×", "1,2 GB"),
        ("es", "12.040", "1,25×", "1,2 GB"),
        ("zh_CN", "12,040", "1.25×", "1.2 GB"),
    ],
)
def test_numbers_have_the_marks_of_the_language(speak, language, thousands, rate, size):
    speak(language)
    assert words.decimal(12_040) == thousands
    assert words.speed(1.25) == rate
    assert words.size(1_200_000_000) == size


@pytest.mark.parametrize(
    ("language", "morning", "night"),
    [
        ("en", "9:05 AM", "11:00 PM"),
        ("en_GB", "09:05", "23:00"),
        ("de", "09:05", "23:00"),
        ("es", "9:05", "23:00"),
        ("zh_CN", "09:05", "23:00"),
    ],
)
def test_a_time_is_written_as_the_locale_does(speak, language, morning, night):
    speak(language)
    assert words.ends_at(NOW, Ms(55 * MINUTE)).replace("\u202f", " ") == morning
    assert words.hour_mark(9) == morning.replace(":05", "").zfill(2)
    assert words.hour_of_day(23).replace("\u202f", " ") == night


def test_the_end_is_told_at_the_listeners_speed(speak):
    speak("de")
    assert words.ends_at(NOW, Ms(110 * MINUTE), rate=2.0) == "09:05"


def test_a_heading_begins_large(speak):
    speak("es")
    assert words.part_of_day(NOW) == "Martes morning"
    assert words.day_heading(NOW - timedelta(days=3), now=NOW).startswith("Sábado, ")


def test_words_are_quoted_and_listed_as_the_language_does(speak):
    speak("de")
    assert words.listed(map(words.quoted, ("live", "alt"))) == "„live“, „alt“"


@pytest.mark.parametrize(
    ("number", "text"),
    [(900, "900 B"), (12_400, "12 kB"), (48_000_000, "48 MB"), (1_200_000_000, "1.2 GB")],
)
def test_a_size_has_two_digits(number, text):
    assert words.size(number) == text


def test_what_is_missing_leaves_no_dot():
    assert words.dotted("Signal & Noise", "", "24 min") == "Signal & Noise · 24 min"


def test_a_share_does_not_break_before_its_sign():
    assert words.percent(0.744) == "74\N{NO-BREAK SPACE}%"
